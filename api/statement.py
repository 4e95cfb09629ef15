"""`/api/v1/statements`, `/api/v1/claims` and the lists of statements of one class: captures, casualties and so on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import queries
from api.answer import service
from api.catalog import BASE, ID, KINDS
from api.endpoint import Endpoint, Given, Param
from api.evidence import writer
from api.listing import Shelf, listed
from api.shelf import holdings
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flask import Response

    from api.evidence import Json
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
    "AllianceTie",
    "HostilityTie",
    "Leadership",
    "Command",
    "Control",
    "PlaceLoss",
    "EquipmentUse",
    "Containment",
)
TYPES = tuple(sorted({*(name for name, _ in CLASSES.values()), *OTHERS}))
STATUSES = ("Uncontested", "Contested", "DeniedOnly", "Planned", "Possible", "Superseded")
STATEMENT_COLUMNS = ("id", "type", "status", "sentence", "roles", "evidence")
CLAIM_COLUMNS = (
    *("id", "statement", "type", "status", "sentence", "roles", "quote", "start", "end", "article", "attributed_to"),
    *("reported_by", "polarity", "certainty", "modality", "confidence", "quantity", "date"),
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
    reader, catalog = service().reader, service().catalog
    text = queries.load("api/evidence").bind({"statement": [one.id.rsplit("/", 1)[1] for one in found]})
    written = {one["id"]: one for one in writer(reader, catalog).statements(rows(reader, text))}
    return [written[one.id] for one in found if one.id in written]


def _claims_in_full(found: Sequence[Claim]) -> list[Json]:
    statements = {
        one["id"]: one for one in full(list({claim.statement.id: claim.statement for claim in found}.values()))
    }
    written = []
    for claim in found:
        statement = statements[claim.statement.id]
        evidence = next(dict(one) for one in statement["evidence"] if one["claim"] == claim.id)
        identifier = evidence.pop("claim")
        rest = {name: statement[name] for name in ("type", "status", "sentence", "roles")}
        written.append({"id": identifier, "statement": statement["id"], **rest, **evidence})
    return written


def _is(iri: str, wanted: str) -> bool:
    """Whether a slug, `kind/slug` or IRI means this entity."""
    return wanted in {iri, iri.removeprefix(ID), iri.removeprefix(BASE), iri.rsplit("/", 1)[-1]}


def _is_about(statement: Statement, wanted: str) -> bool:
    return any(_is(filler, wanted) for _, filler in statement.roles)


def _claims_of(statement: Statement) -> tuple[Claim, ...]:
    return holdings().ledger.now().by_statement.get(statement.id, ())


def _first(statement: Statement) -> tuple[str, int, str]:
    claim = _claims_of(statement)[0]
    return claim.article, claim.start, statement.id


STATEMENTS: Shelf[Statement] = Shelf(
    columns=STATEMENT_COLUMNS,
    sorts={
        "article": _first,
        "type": lambda statement: (statement.type, *_first(statement)),
        "id": lambda statement: (statement.id,),
    },
    write=full,
    filters={
        "type": lambda statement, wanted: statement.type == wanted,
        "status": lambda statement, wanted: statement.status == wanted,
        "entity": _is_about,
        "article": lambda statement, wanted: any(_is(claim.article, wanted) for claim in _claims_of(statement)),
        "source": lambda statement, wanted: any(_is(claim.source, wanted) for claim in _claims_of(statement)),
        "confidence": lambda statement, least: any(claim.confidence >= least for claim in _claims_of(statement)),
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
    write=_claims_in_full,
    filters={
        "type": lambda claim, wanted: claim.statement.type == wanted,
        "status": lambda claim, wanted: claim.statement.status == wanted,
        "polarity": lambda claim, wanted: claim.polarity == wanted,
        "entity": lambda claim, wanted: _is_about(claim.statement, wanted),
        "article": lambda claim, wanted: _is(claim.article, wanted),
        "source": lambda claim, wanted: _is(claim.source, wanted),
        "confidence": lambda claim, least: claim.confidence >= least,
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
    if "entity" not in given:
        return listed(CLAIMS, ledger.claims, given)
    about = _about(given)
    kept = [claim for statement in about for claim in ledger.by_statement.get(statement.id, ())]
    return listed(CLAIMS, kept, {name: value for name, value in given.items() if name != "entity"})


def _statements(class_: str | None, given: Given) -> Response:
    found = _about(given) if "entity" in given else holdings().ledger.now().statements
    if class_:
        found = [statement for statement in found if statement.type == class_]
    rest = {name: value for name, value in given.items() if name != "entity"}
    return listed(STATEMENTS, found, rest, is_sorted="entity" not in given)


def _about(given: Given) -> Sequence[Statement]:
    """The statements about the entity that a slug, path or IRI means; a bare slug means one of each kind."""
    wanted, ledger = given["entity"], holdings().ledger.now()
    iris = [wanted, ID + wanted, *(f"{ID}{kind}/{wanted}" for kind in sorted(KINDS))]
    found = {one.id: one for iri in iris for one in ledger.by_entity.get(iri, ())}
    return list(found.values())
