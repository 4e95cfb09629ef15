"""What belongs to one entity: `/factions/{slug}/operations|allies|…`, participants, control of places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import queries
from api.answer import service
from api.catalog import Entity
from api.endpoint import Endpoint, Given, Param
from api.evidence import entity_json
from api.ledger import FACTUAL, Statement
from api.listing import Shelf, listed
from api.noun import COLUMNS, EVIDENCE, NOUNS, PREFIX, slug_param
from api.shelf import holdings
from api.statement import CLAIMS, STATUSES, full
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flask import Response

    from api.evidence import Json
    from api.noun import Noun


@dataclass(frozen=True, slots=True)
class Relation:
    """A way to come from one entity to others: over statements of a class, from one role to another."""

    type: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nested:
    """A nested resource: its name, the relations that it follows, and what a row is."""

    name: str
    relations: tuple[Relation, ...]
    meaning: str


OF_ACTORS = (
    Nested(
        "operations",
        (Relation("Participation", ("participant",), ("inEvent",)),),
        "The operations that it took part in",
    ),
    Nested(
        "allies",
        (Relation("AllianceTie", ("party",), ("party",)),),
        "Whom it is allied with",
    ),
    Nested(
        "opponents",
        (
            Relation("HostilityTie", ("party",), ("party",)),
            Relation("AttackReport", ("actor", "target"), ("actor", "target")),
        ),
        "Whom it is hostile to, attacked or was attacked by",
    ),
    Nested(
        "equipment",
        (
            Relation("EquipmentUse", ("actor",), ("equipment",)),
            Relation("EquipmentLoss", ("actor", "lostBy"), ("equipment",)),
        ),
        "The equipment that it used, captured, destroyed or lost",
    ),
    Nested(
        "places",
        (
            Relation("Capture", ("actor", "takenFrom"), ("place",)),
            Relation("Control", ("actor",), ("place",)),
            Relation("PlaceLoss", ("actor",), ("place",)),
            Relation("StrikeReport", ("actor",), ("place",)),
            Relation("AttackReport", ("actor",), ("place",)),
        ),
        "The places that it captured, controlled, lost or struck",
    ),
    Nested("alliances", (Relation("Membership", ("member",), ("organization",)),), "What it is a member of"),
    Nested("members", (Relation("Membership", ("organization",), ("member",)),), "Its members"),
    Nested(
        "leaders",
        (Relation("Leadership", ("led",), ("leader",)), Relation("Command", ("led",), ("leader",))),
        "Who leads or commands it",
    ),
    Nested("supporters", (Relation("Support", ("supported",), ("supporter",)),), "Who supports it"),
)
ACTORS = ("factions", "alliances", "forces", "units", "organizations", "groups", "people")
PARTICIPANTS = Nested(
    "participants",
    (Relation("Participation", ("inEvent",), ("participant",)),),
    "Who took part, named ones and unnamed apart",
)
COLUMNS_OF_RELATED = (*COLUMNS, "relations", "statement_status", "confidence", "evidence")
STATUS = Param(
    "status", "only statements of this status; without it those that someone affirms", "Contested", "enum", STATUSES
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entity that another is related to, by some statements."""

    entity: Entity
    statements: tuple[Statement, ...]


def endpoints() -> Iterable[Endpoint]:
    """All nested resources."""
    for noun in NOUNS:
        for nested in _of(noun):
            kept = _shelf(with_evidence=False)
            yield Endpoint(
                path=f"{PREFIX}/{noun.name}/<slug>/{nested.name}",
                view=partial(_related, noun, nested),
                tag=noun.title,
                summary=f"{nested.meaning}: one {noun.singular}",
                schema="RelatedList",
                params=(*kept.params, EVIDENCE, STATUS),
                path_params=(slug_param(noun),),
                formats=("text/csv",),
            )
        yield Endpoint(
            path=f"{PREFIX}/{noun.name}/<slug>/claims",
            view=partial(_claims, noun),
            tag=noun.title,
            summary=f"What the articles say of one {noun.singular}",
            schema="ClaimList",
            params=CLAIMS.params,
            path_params=(slug_param(noun),),
            formats=("text/csv",),
        )
    yield Endpoint(
        path=f"{PREFIX}/places/<slug>/control",
        view=_control,
        tag="Places",
        summary="Who controlled a place on a date, as far as it was reported",
        schema="ControlList",
        params=(
            Param("date", "the day", "2024-12-01", "date", is_required=True),
            *_control_shelf(()).params,
        ),
        path_params=(slug_param(next(noun for noun in NOUNS if noun.name == "places")),),
        formats=("text/csv",),
    )


def _of(noun: Noun) -> tuple[Nested, ...]:
    if noun.name in {"operations", "events"}:
        return (PARTICIPANTS,)
    return OF_ACTORS if noun.name in ACTORS else ()


def _related(noun: Noun, nested: Nested, given: Given, slug: str) -> Response:
    entity = service().catalog.find(noun.kinds, slug)
    links = _links(entity, nested, given.get("status"))
    kept = _shelf(with_evidence=bool(given.get("evidence")))
    if nested is PARTICIPANTS:
        parts: dict[bool, list[Link]] = {True: [], False: []}
        for link in links:
            parts[_is_collective(link)].append(link)
        return listed(kept, parts[False], given, is_sorted=True, collectives=kept.write(parts[True]))
    return listed(kept, links, given, is_sorted=True)


def _is_collective(link: Link) -> bool:
    return link.entity.is_generic or link.entity.kind in {"group", "source"}


def _links(entity: Entity, nested: Nested, status: str | None) -> list[Link]:
    ledger, entities = holdings().ledger.now(), service().catalog.entities
    relations = {relation.type: relation for relation in nested.relations}
    found: dict[str, list[Statement]] = {}
    for statement in ledger.by_entity.get(entity.id, ()):
        relation = relations.get(statement.type)
        if relation is None or (statement.status != status if status else statement.status not in FACTUAL):
            continue
        if entity.id in statement.fillers(*relation.mine):
            for iri in {*statement.fillers(*relation.theirs)} - {entity.id}:
                found.setdefault(iri, []).append(statement)
    links = [
        Link(entities.get(iri) or Entity(iri, service().catalog.name(iri)), tuple(held)) for iri, held in found.items()
    ]
    return sorted(links, key=_by_name)


def _by_name(link: Link) -> tuple[str, str]:
    return link.entity.name.casefold(), link.entity.id


def _shelf(*, with_evidence: bool) -> Shelf[Link]:
    return Shelf(
        columns=COLUMNS_OF_RELATED,
        sorts={"name": _by_name, "id": lambda link: (link.entity.id,)},
        write=_with_evidence if with_evidence else _without,
        facets={
            "type": lambda link: (link.entity.type,),
            "relations": lambda link: {statement.type for statement in link.statements},
        },
    )


def _without(page: Sequence[Link]) -> list[Json]:
    ledger = holdings().ledger.now()
    return [
        entity_json(link.entity)
        | {
            "relations": sorted({statement.type for statement in link.statements}),
            "statement_status": link.statements[0].status,
            "confidence": max((ledger.confidence(statement) for statement in link.statements), default=None),
        }
        for link in page
    ]


def _with_evidence(page: Sequence[Link]) -> list[Json]:
    written = {one["id"]: one for one in full(list({one.id: one for link in page for one in link.statements}.values()))}
    return [
        row
        | {"evidence": [each for one in link.statements for each in written.get(one.id, {"evidence": ()})["evidence"]]}
        for row, link in zip(_without(page), page, strict=True)
    ]


def _claims(noun: Noun, given: Given, slug: str) -> Response:
    entity = service().catalog.find(noun.kinds, slug)
    ledger = holdings().ledger.now()
    found = [claim for one in ledger.by_entity.get(entity.id, ()) for claim in ledger.by_statement.get(one.id, ())]
    return listed(CLAIMS, found, given)


def _control(given: Given, slug: str) -> Response:
    place = service().catalog.find(("place",), slug)
    reader, catalog = service().reader, service().catalog
    query = queries.load("controllers_of_place_on_date")
    found = rows(reader, query.bind({"place": place.id, "date": given["date"]}))
    ledger = holdings().ledger.now()
    about = ledger.by_entity.get(place.id, ())
    made: list[Json] = []
    for row in found:
        actor = row["actor"].value
        held = [one for one in about if one.type in {"Capture", "Control"} and actor in {*one.fillers("actor")}]
        made.append(
            {
                "id": actor,
                "name": catalog.name(actor),
                "since": row["since"].value,
                "kind": row["kind"].value.rpartition("#")[2],
                "statement_status": row["status"].value.rpartition("#")[2],
                "evidence": [each for one in full(held) for each in one["evidence"]],
            }
        )
    return listed(_control_shelf(made), made, given)


def _control_shelf(_: object) -> Shelf[Json]:
    return Shelf(
        columns=("id", "name", "since", "kind", "statement_status", "evidence"),
        sorts={
            "since": lambda row: (row["since"], row["id"], row["kind"]),
            "name": lambda row: (row["name"], row["id"]),
        },
        write=lambda page: [*page],
    )
