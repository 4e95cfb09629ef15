"""The REST resources that are lists of entities: one table makes their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import queries
from api.answer import as_json, envelope, service
from api.endpoint import Endpoint, Given, Param
from api.evidence import claim_rows, entity_json
from api.listing import JSON_TYPE, Shelf, filtered, format_of, listed
from api.shelf import holdings, writer
from api.statement import full
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flask import Response

    from api.catalog import Entity
    from api.evidence import Json

PREFIX = "/api/v1"
GEOJSON = "application/geo+json"


@dataclass(frozen=True, slots=True)
class Noun:
    """A resource: its name in addresses, the kinds of entities that it lists, and the slug of one for examples."""

    name: str
    kinds: tuple[str, ...]
    title: str
    example: str
    singular: str


NOUNS = (
    Noun("operations", ("operation",), "Operations", "deter-the-aggression", "operation"),
    Noun("events", ("event", "operation"), "Events", "deter-the-aggression", "event"),
    Noun("factions", ("faction",), "Factions", "levant-front", "faction"),
    Noun("alliances", ("alliance",), "Alliances", "syrian-national-army", "alliance"),
    Noun("forces", ("force",), "State forces", "russia", "state force"),
    Noun("units", ("unit",), "Units", "50th-brigade-sna", "unit"),
    Noun("people", ("person",), "People", "hassan-nasrallah", "person"),
    Noun("organizations", ("organization", "outlet"), "Organizations", "white-helmets", "organization"),
    Noun("places", ("place",), "Places", "idlib", "place"),
    Noun("equipment", ("equipment",), "Equipment", "tank", "type of equipment"),
    Noun("sources", ("source",), "Unnamed sources", "00-media-line-special-military-sources", "unnamed source"),
    Noun("groups", ("group",), "Unnamed groups", "syrian-opposition-factions", "unnamed group"),
)
COLUMNS = ("id", "slug", "name", "name_ar", "type", "wikidata", "wikipedia", "status")
FEW = 5
"""Statements about an entity whose evidence a row of a list carries; its own resource has all."""
LOCATED = frozenset({"places", "operations", "events"})
"""Resources that lie somewhere, and come as GeoJSON."""
BOX = Param("bbox", "west,south,east,north in degrees: only what lies within", "36.5,35.8,37.5,36.6", "bbox")
EVIDENCE = Param("evidence", "whether each row carries its evidence: quote, article, source", "true", "boolean")
SLUG = r"^[^/\s]{1,200}$"


def slug_param(noun: Noun) -> Param:
    """The slug in the address of one entity."""
    return Param("slug", f"the slug of the {noun.singular}", noun.example, pattern=SLUG, is_required=True)


def shelf(noun: Noun, *, with_evidence: bool = False) -> Shelf[Entity]:
    """How a noun's entities are listed."""
    filters: dict[str, Callable[[Any], Callable[[Entity], bool]]] = {
        "type": lambda wanted: lambda entity: wanted in entity.types,
        "status": lambda wanted: lambda entity: entity.status == wanted,
        "linked": lambda wanted: lambda entity: (entity.wikidata is not None) == wanted,
        "within": lambda wanted: lambda entity: _is_within(entity, wanted),
    }
    if noun.name in LOCATED:
        filters["bbox"] = lambda box: lambda entity: _is_in(point(entity), box)
    located = noun.name in LOCATED
    return Shelf(
        columns=(*COLUMNS, "claims", *(("coordinates",) if located else ()), "evidence"),
        sorts={
            "name": lambda entity: (entity.name.casefold(), entity.id),
            "type": lambda entity: (entity.type or "", entity.name.casefold(), entity.id),
            "claims": lambda entity: (_claims(entity), entity.id),
            "id": lambda entity: (entity.id,),
        },
        write=partial(_with_evidence if with_evidence else _rows, located=located),
        filters=filters,
        facets={"type": lambda entity: (entity.type,), "status": lambda entity: (entity.status,)},
    )


def endpoints() -> Iterable[Endpoint]:
    """The list of each noun, and each of its entities."""
    for noun in NOUNS:
        kept = shelf(noun)
        located = noun.name in LOCATED
        formats = ("json", "csv", *(("geojson",) if located else ()))
        params = [
            *(param for param in kept.params if param.name != "format"),
            Param("format", "the format, before the Accept header", "csv", "enum", formats),
            Param("q", "a name, in either script and any spelling", noun.example.replace("-", " ")),
            Param("type", "a class of the ontology that the entity has", EXAMPLE_TYPES.get(noun.name, "Faction")),
            Param("status", "who vouches for the entity", "Curated", "enum", ("Curated", "Discovered")),
            Param("linked", "whether it is linked to a Wikidata item", "true", "boolean"),
            Param("within", "the slug of what it lies in or is part of, at any depth", "aleppo-governorate"),
            *((BOX,) if located else ()),
            EVIDENCE,
        ]
        yield Endpoint(
            path=f"{PREFIX}/{noun.name}",
            view=partial(_entities, noun, kept),
            tag=noun.title,
            summary=f"The {noun.title.lower()}, by name",
            schema="EntityList",
            params=tuple(params),
            formats=("text/csv", *((GEOJSON,) if located else ())),
        )
        yield Endpoint(
            path=f"{PREFIX}/{noun.name}/<slug>",
            view=partial(_one, noun),
            tag=noun.title,
            summary=f"One {noun.singular} with its names and what is said of it",
            schema="EntityDetail",
            params=(EVIDENCE,),
            path_params=(slug_param(noun),),
        )


EXAMPLE_TYPES = {"operations": "Operation", "events": "Event", "places": "City", "equipment": "EquipmentType"}


def _entities(noun: Noun, kept: Shelf[Entity], given: Given) -> Response:
    kept = shelf(noun, with_evidence=True) if given.get("evidence") else kept
    found = holdings().entities(service().catalog, noun.kinds)
    if "q" in given:
        matches = {match.entry.iri for match in holdings().index.now().names.find(given["q"], noun.kinds, limit=1_000)}
        found = [entity for entity in found if entity.id in matches]
    if given.get("format") == "geojson" or ("format" not in given and noun.name in LOCATED and _wants_geojson()):
        located = [entity for entity in filtered(kept, found, given) if point(entity)]
        features = [_feature(row) for row in kept.write(located)]
        return as_json({"type": "FeatureCollection", "features": features}, GEOJSON)
    return listed(kept, found, given, is_sorted=True)


def _wants_geojson() -> bool:
    return format_of({}, {"json": JSON_TYPE, "csv": "text/csv", "geojson": GEOJSON}) == GEOJSON


def _one(noun: Noun, given: Given, slug: str) -> Response:
    reader, catalog = service().reader, service().catalog
    entity = catalog.find(noun.kinds, slug)
    found = rows(reader, queries.load("api/names").bind({"entity": entity.id}))
    statements = writer().statements(claim_rows(reader, {"entity": entity.id}))
    if not given.get("evidence"):
        for statement in statements:
            del statement["evidence"]
    data = entity_json(entity) | {
        "names": [{"name": row["name"].value, "language": row["name"].language} for row in found],
        "within": [{"id": iri, "name": catalog.name(iri)} for iri in entity.within],
        "coordinates": coordinates(entity),
        "statements": statements,
    }
    links = {"self": f"{PREFIX}/{noun_of(entity.kind)}/{entity.slug}", "html": f"/page/{entity.path}"}
    return envelope(data, links | {"rdf": f"/data/{entity.path}.ttl"})


def noun_of(kind: str) -> str:
    """The name of the resource that lists a kind of entity."""
    return next(noun.name for noun in NOUNS if kind in noun.kinds)


def _rows(page: Sequence[Entity], *, located: bool) -> list[Json]:
    return [
        entity_json(entity) | {"claims": _claims(entity)} | ({"coordinates": coordinates(entity)} if located else {})
        for entity in page
    ]


def _with_evidence(page: Sequence[Entity], *, located: bool) -> list[Json]:
    """The rows of entities, each with the claims of the first statements about it."""
    about = holdings().ledger.now().by_entity
    said = [about.get(entity.id, ())[:FEW] for entity in page]
    written = full(list({one.id: one for held in said for one in held}.values()))
    evidence = {one["id"]: one["evidence"] for one in written}
    return [
        row | {"evidence": [each for one in held for each in evidence.get(one.id, ())]}
        for row, held in zip(_rows(page, located=located), said, strict=True)
    ]


def _claims(entity: Entity) -> int:
    """How many claims name an entity."""
    return holdings().ledger.now().claim_counts.get(entity.id, 0)


def point(entity: Entity) -> tuple[float, float] | None:
    """Where an entity lies, longitude first; an event where it took place."""
    if entity.latitude is not None and entity.longitude is not None:
        return entity.longitude, entity.latitude
    entities = service().catalog.entities
    places = holdings().event_places.now().get(entity.id, ())
    return next((at for iri in places if iri in entities and iri != entity.id and (at := point(entities[iri]))), None)


def coordinates(entity: Entity) -> Json | None:
    """Where an entity lies, in degrees."""
    at = point(entity)
    return {"latitude": at[1], "longitude": at[0]} if at else None


def _is_in(at: tuple[float, float] | None, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    if at is None or not south <= at[1] <= north:
        return False
    return west <= at[0] <= east if west <= east else at[0] >= west or at[0] <= east


def _is_within(entity: Entity, wanted: str) -> bool:
    catalog = service().catalog
    above: list[str] = [*entity.within]
    for iri in above:
        found = catalog.entities.get(iri)
        if found and wanted in {found.slug, found.path, found.id}:
            return True
        above += [other for other in (found.within if found else ()) if other not in above]
    return False


def _feature(row: Json) -> Json:
    """A row of a list as a feature: where it lies stands in its geometry."""
    at = row.pop("coordinates")
    geometry = {"type": "Point", "coordinates": [at["longitude"], at["latitude"]]}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}
