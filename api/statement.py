"""`/api/v1/statements`, `/api/v1/claims` and the lists of statements of one class: captures, casualties and so on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import queries
from api.answer import service
from api.catalog import BASE, ID, KINDS
from api.endpoint import Endpoint, Given, Param
from api.listing import Shelf, listed
from api.shelf import holdings, writer
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flask import Response

    from api.evidence import Json, Writer
    from api.ledger import Claim, Statement

PREFIX = "/api/v1"
CLASSES = {
    "participations": ("Participation", "who took part in what"),
    "captures": ("Capture", "which place was captured, by whom"),
    "casualties": ("CasualtyCount", "how many were killed or injured"),
    "detentions": ("DetentionCount", "how many were taken prisoner"),
    "displacements": ("DisplacementCount", "how many fled, from where"),
    "equipment-losses": ("EquipmentLoss", "what was captured, destroyed or abandoned"),
    "strikes": ("StrikeReport", "where was struck, with what"),
    "attacks": ("AttackReport", "who attacked whom"),
    "supports": ("Support", "who supports whom"),
    "dates": ("EventDate", "when an event began and ended"),
}
"""The statement classes that have a resource of their own, and what it says."""

OTHERS = (
    "Membership",
    "Departure",
    "AllianceTie",
    "HostilityTie",
    "Leadership",
    "Command",
    "Control",
    "PlaceLoss",
    "EquipmentUse",
    "Containment",
    "EventLocation",
)
TYPES = tuple(sorted({*(name for name, _ in CLASSES.values()), *OTHERS}))
STATUSES = ("Uncontested", "Contested", "DeniedOnly", "Planned", "Possible", "Superseded")
STATEMENT_COLUMNS = ("id", "type", "status", "sentence", "roles", "evidence")
CLAIM_COLUMNS = (
    *("id", "statement", "type", "status", "sentence", "roles", "quote", "start", "end", "article", "attributed_to"),
    *("reported_by", "polarity", "certainty", "modality", "confidence", "rule", "quantity", "date"),
)
TYPE = Param("type", "the class of the statement", "Capture", "enum", TYPES)
ARTICLE = Param("article", "the slug of the article", "00-media-line")
ENTITY = Param("entity", "who or what it is about: slug, kind/slug or IRI", "operation/deter-the-aggression")
SOURCE = Param("source", "whose word it is: slug, kind/slug or IRI", "outlet/the-media-line")
STATUS = Param("status", "what the claims, taken together, make of the statement", "Uncontested", "enum", STATUSES)
LEAST = Param("confidence", "the least confidence of the claims, 0 to 1", "0.8", "number", least=0, most=1)


def full(found: Sequence[Statement]) -> list[Json]:
    """Statements in full: in words, with roles by name and the evidence of all their claims."""
    if not found:
        return []
    ledger, writes = holdings().ledger.now(), writer()
    by_statement = ledger.by_statement
    _write([one for one in found if any(claim.id not in ledger.evidence for claim in by_statement[one.id])], writes)
    written = ledger.evidence
    # Should a new graph be taken up meanwhile, what it does not say is left out.
    said = [(one, [written[claim.id] for claim in by_statement[one.id] if claim.id in written]) for one in found]
    return [_statement(writes, one, evidence) for one, evidence in said if evidence]


def _write(found: Sequence[Statement], writes: Writer) -> None:
    """Writes the evidence of all claims of some statements into the ledger: each is read from the store once."""
    if not found:
        return
    reader, ledger = service().reader, holdings().ledger.now()
    asked = {"statement": [one.id.rsplit("/", 1)[1] for one in found]}
    figures = {row["claim"].value: row for row in rows(reader, queries.load("api/quantities").bind(asked))}
    for row in rows(reader, queries.load("api/evidence").bind(asked)):
        ledger.evidence[row["claim"].value] = writes.evidence(row | figures.get(row["claim"].value, {}))


def _statement(writes: Writer, one: Statement, evidence: list[Json]) -> Json:
    roles: dict[str, list[Json]] = {}
    for role, filler in one.roles:
        value = writes.named(filler.value) if filler.kind == "iri" else {"id": None, "name": filler.value}
        held = roles.setdefault(role, [])
        if value not in held:
            held.append(value)
    return writes.statement(one.id, type_=one.type, status=one.status, roles=roles, evidence=evidence)


def claims_in_full(found: Sequence[Claim]) -> list[Json]:
    """Claims in full: their statement in words, and their evidence."""
    statements = {
        one["id"]: one for one in full(list({claim.statement.id: claim.statement for claim in found}.values()))
    }
    written = []
    for claim in found:
        statement = statements.get(claim.statement.id, {"evidence": []})
        evidence = next((dict(one) for one in statement["evidence"] if one["claim"] == claim.id), None)
        if evidence is None:
            continue
        identifier = evidence.pop("claim")
        rest = {name: statement[name] for name in ("type", "status", "sentence", "roles")}
        written.append({"id": identifier, "statement": statement["id"], **rest, **evidence})
    return written


def _iris(wanted: str) -> frozenset[str]:
    """What a slug, `kind/slug` or IRI may mean; a bare slug one of each kind."""
    return frozenset({wanted, ID + wanted, *(f"{ID}{kind}/{wanted}" for kind in KINDS)})


def _article_iris(wanted: str) -> frozenset[str]:
    return frozenset({wanted, f"{BASE}article/{wanted}", BASE + wanted})


def _by_claims(passes: Callable[[Claim], bool]) -> Callable[[Statement], bool]:
    """Whether any claim of a statement passes."""
    by_statement = holdings().ledger.now().by_statement
    return lambda statement: any(passes(claim) for claim in by_statement[statement.id])


def _in_article(wanted: str) -> Callable[[Claim], bool]:
    iris = _article_iris(wanted)
    return lambda claim: claim.article in iris


def _by_source(wanted: str) -> Callable[[Claim], bool]:
    iris = _iris(wanted)
    return lambda claim: claim.source in iris


STATEMENTS: Shelf[Statement] = Shelf(
    columns=STATEMENT_COLUMNS,
    sorts={
        "article": lambda statement: (statement.article, statement.start, statement.id),
        "type": lambda statement: (statement.type, statement.article, statement.start, statement.id),
        "id": lambda statement: (statement.id,),
    },
    write=full,
    filters={
        "type": lambda wanted: lambda statement: statement.type == wanted,
        "status": lambda wanted: lambda statement: statement.status == wanted,
        "article": lambda wanted: _by_claims(_in_article(wanted)),
        "source": lambda wanted: _by_claims(_by_source(wanted)),
        "confidence": lambda least: _by_claims(lambda claim: claim.confidence >= least),
    },
    facets={"type": lambda statement: (statement.type,), "status": lambda statement: (statement.status,)},
)
CLAIMS: Shelf[Claim] = Shelf(
    columns=CLAIM_COLUMNS,
    sorts={
        "article": lambda claim: (claim.article, claim.start, claim.statement.type, claim.id),
        "date": lambda claim: (claim.date or "", claim.id),
        "confidence": lambda claim: (claim.confidence, claim.id),
        "id": lambda claim: (claim.id,),
    },
    write=claims_in_full,
    filters={
        "type": lambda wanted: lambda claim: claim.statement.type == wanted,
        "status": lambda wanted: lambda claim: claim.statement.status == wanted,
        "polarity": lambda wanted: lambda claim: claim.polarity == wanted,
        "article": _in_article,
        "source": _by_source,
        "confidence": lambda least: lambda claim: claim.confidence >= least,
    },
    facets={
        "type": lambda claim: (claim.statement.type,),
        "status": lambda claim: (claim.statement.status,),
        "polarity": lambda claim: (claim.polarity,),
        "certainty": lambda claim: (claim.certainty,),
        "modality": lambda claim: (claim.modality,),
        "article": lambda claim: (claim.article.removeprefix(BASE + "article/"),),
    },
)
POLARITY = Param("polarity", "whether the claim asserts or denies", "Asserted", "enum", ("Asserted", "Denied"))


def endpoints() -> Iterable[Endpoint]:
    """Claims, statements, and the statements of each class."""
    filters = (TYPE, STATUS, ENTITY, ARTICLE, SOURCE, LEAST)
    yield Endpoint(
        path=f"{PREFIX}/claims",
        view=_claims,
        tag="Claims",
        summary="What the articles say, claim by claim",
        schema="ClaimList",
        params=(*CLAIMS.params, *filters, POLARITY),
        formats=("text/csv",),
    )
    yield Endpoint(
        path=f"{PREFIX}/statements",
        view=partial(_statements, None),
        tag="Statements",
        summary="What is said, however many claims say it",
        schema="StatementList",
        params=(*STATEMENTS.params, *filters),
        formats=("text/csv",),
    )
    for name, (class_, meaning) in CLASSES.items():
        yield Endpoint(
            path=f"{PREFIX}/{name}",
            view=partial(_statements, class_),
            tag="Statements",
            summary=f"Statements on {meaning}",
            schema="StatementList",
            params=(*STATEMENTS.params, *filters[1:]),
            formats=("text/csv",),
        )


def _claims(given: Given) -> Response:
    ledger = holdings().ledger.now()
    if "entity" in given:
        about = _about(given["entity"])
        return listed(CLAIMS, [claim for one in about for claim in ledger.by_statement[one.id]], given)
    kept, orders = ledger.part("claims", given.get("type"), given.get("status"))
    return listed(CLAIMS, kept, _without(given), is_sorted=True, orders=orders)


def _statements(class_: str | None, given: Given) -> Response:
    given = given | ({"type": class_} if class_ else {})
    if "entity" in given:
        return listed(STATEMENTS, _about(given["entity"]), given)
    kept, orders = holdings().ledger.now().part("statements", given.get("type"), given.get("status"))
    return listed(STATEMENTS, kept, _without(given), is_sorted=True, orders=orders)


def _without(given: Given) -> Given:
    """The parameters but those that a part of the ledger stands for."""
    return {name: value for name, value in given.items() if name not in {"type", "status"}}


def _about(wanted: str) -> list[Statement]:
    """The statements about the entity that a slug, path or IRI means."""
    by_entity = holdings().ledger.now().by_entity
    found = {one.id: one for iri in sorted(_iris(wanted)) for one in by_entity.get(iri, ())}
    return list(found.values())
