"""All statements and claims in short, read once per revision: what lists filter, count and page through.

What a page shows of them in full is asked of the store for that page alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import queries
from api.catalog import local
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Reader

FACTUAL = frozenset({"Uncontested", "Contested", "Superseded"})
"""Statuses of statements that some claim affirms; the others are denied, planned or merely possible."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its class, what its claims make of it, and who or what stands in which role."""

    id: str
    type: str
    status: str | None
    roles: tuple[tuple[str, str], ...]

    def fillers(self, *roles: str) -> Iterator[str]:
        """Who or what stands in one of these roles."""
        return (filler for role, filler in self.roles if role in roles)


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
    """Statements and claims, in the order of the articles."""

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    by_entity: dict[str, tuple[Statement, ...]] = field(repr=False)
    by_statement: dict[str, tuple[Claim, ...]] = field(repr=False)

    def confidence(self, statement: Statement) -> float | None:
        """The highest confidence of a statement's claims."""
        return max((claim.confidence for claim in self.by_statement.get(statement.id, ())), default=None)


def read_ledger(reader: Reader) -> Ledger:
    """The statements and claims of the graph that a store serves now."""
    by_id = {one.id: one for one in _statements(reader)}
    claims = tuple(_claims(reader, by_id))
    by_statement: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_statement[claim.statement.id].append(claim)
    ordered = [by_id[identifier] for identifier in by_statement]
    by_entity: dict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in ordered:
        for _, filler in statement.roles:
            by_entity[filler][statement.id] = statement
    return Ledger(
        tuple(ordered),
        claims,
        {iri: tuple(found.values()) for iri, found in by_entity.items()},
        {identifier: tuple(found) for identifier, found in by_statement.items()},
    )


def _statements(reader: Reader) -> Iterable[Statement]:
    roles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    kinds: dict[str, tuple[str, str | None]] = {}
    for row in rows(reader, queries.load("api/statements").bind({})):
        identifier = row["statement"].value
        kinds[identifier] = (str(local(row["type"])), local(row.get("status")))
        roles[identifier].append((str(local(row["role"])), row["filler"].value))
    return (Statement(identifier, *kinds[identifier], tuple(found)) for identifier, found in roles.items())


def _claims(reader: Reader, statements: dict[str, Statement]) -> Iterator[Claim]:
    for row in rows(reader, queries.load("api/claim_index").bind({})):
        statement = statements.get(row["statement"].value)
        if statement is None:
            continue
        yield Claim(
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
