"""All statements and claims in short, read once per revision: what lists filter, count and page through.

What a page shows of them in full is asked of the store for that page alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import queries
from api.catalog import local
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.store import Reader, Term

FACTUAL = frozenset({"Uncontested", "Contested", "Superseded"})
"""Statuses of statements that some claim affirms; the others are denied, planned or merely possible."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its class, what its claims make of it, and who or what stands in which role.

    `article` and `start` are where it is said first.
    """

    id: str
    type: str
    status: str | None
    roles: tuple[tuple[str, Term], ...]
    article: str
    start: int

    def fillers(self, *roles: str) -> Iterator[str]:
        """Who or what stands in one of these roles."""
        return (filler.value for role, filler in self.roles if role in roles)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in short; `date` is as exact as the article is: a day, month or year."""

    id: str
    statement: Statement
    source: str
    article: str
    start: int
    polarity: str | None
    certainty: str | None
    modality: str | None
    confidence: float
    date: str | None


@dataclass(frozen=True)
class Ledger:
    """Statements and claims, in the order of the articles; `orders` keeps parts of them as sorts have them,
    `evidence` what was written of the claims that a page has shown.
    """

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    by_entity: dict[str, tuple[Statement, ...]] = field(repr=False)
    by_statement: dict[str, tuple[Claim, ...]] = field(repr=False)
    by_claim: dict[str, Claim] = field(repr=False)
    claim_counts: dict[str, int] = field(repr=False)
    orders: dict[tuple[str | None, ...], dict[str, Sequence[Any]]] = field(default_factory=dict, repr=False)
    evidence: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    confidences: dict[str, float] = field(default_factory=dict, repr=False)

    def part(self, name: str, type_: str | None, status: str | None) -> tuple[Sequence[Any], dict[str, Sequence[Any]]]:
        """The `claims` or `statements` of a class and a status, each where given, and the orders kept of them."""
        whole: Sequence[Any] = self.claims if name == "claims" else self.statements
        orders = self.orders.setdefault((name, type_, status), {})
        if "" not in orders:
            statements = ((one, one.statement if isinstance(one, Claim) else one) for one in whole)
            orders[""] = [
                one
                for one, statement in statements
                if type_ in {None, statement.type} and status in {None, statement.status}
            ]
        return orders[""], orders

    def confidence(self, statement: Statement) -> float:
        """The highest confidence of a statement's claims; 0 where it has none."""
        found = self.confidences.get(statement.id)
        if found is None:
            claims = self.by_statement.get(statement.id, ())
            found = self.confidences[statement.id] = max((claim.confidence for claim in claims), default=0.0)
        return found


def read_ledger(reader: Reader) -> Ledger:
    """The statements and claims of the graph that a store serves now."""
    found = rows(reader, queries.load("api/claim_index").bind({}))
    first: dict[str, tuple[str, int]] = {}
    for row in found:
        first.setdefault(row["statement"].value, (row["article"].value, int(row["start"].value)))
    statements = sorted(_statements(reader, first), key=lambda one: (one.article, one.start, one.id))
    by_id = {one.id: one for one in statements}
    claims = sorted(
        (_claim(row, by_id[row["statement"].value]) for row in found if row["statement"].value in by_id),
        key=lambda one: (one.article, one.start, one.statement.type, one.id),
    )
    by_statement: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_statement[claim.statement.id].append(claim)
    by_entity: dict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        for _, filler in statement.roles:
            by_entity[filler.value][statement.id] = statement
    return Ledger(
        tuple(statements),
        tuple(claims),
        {iri: tuple(held.values()) for iri, held in by_entity.items()},
        {identifier: tuple(held) for identifier, held in by_statement.items()},
        {claim.id: claim for claim in claims},
        {iri: sum(len(by_statement[one]) for one in held) for iri, held in by_entity.items()},
    )


def _statements(reader: Reader, first: dict[str, tuple[str, int]]) -> Iterator[Statement]:
    roles: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    kinds: dict[str, tuple[str, str | None]] = {}
    for row in rows(reader, queries.load("api/statements").bind({})):
        identifier = row["statement"].value
        kinds[identifier] = (str(local(row["type"])), local(row.get("status")))
        roles[identifier].append((str(local(row["role"])), row["filler"]))
    for identifier, found in roles.items():
        if identifier in first:
            yield Statement(identifier, *kinds[identifier], tuple(found), *first[identifier])


def _claim(row: dict[str, Term], statement: Statement) -> Claim:
    return Claim(
        id=row["claim"].value,
        statement=statement,
        source=row["attributed_to"].value,
        article=row["article"].value,
        start=int(row["start"].value),
        polarity=local(row["polarity"]),
        certainty=local(row["certainty"]),
        modality=local(row["modality"]),
        confidence=float(row["confidence"].value) if "confidence" in row else 0.0,
        date=row["date"].value if "date" in row else None,
    )
