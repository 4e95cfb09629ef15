"""The REST resources that are lists of entities: one blueprint a noun, made from one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response

import queries
from api.answer import PAGING, as_json, envelope, flag, listing, parameters, service
from api.evidence import claim_rows, entity_json, writer
from api.negotiate import accepted
from api.problem import ParameterError
from kg.store import FormatError, rows

if TYPE_CHECKING:
    from api.catalog import Entity
    from api.evidence import Json

PREFIX = "/api/v1"
GEOJSON = "application/geo+json"


@dataclass(frozen=True, slots=True)
class Noun:
    """A resource: its name in addresses, and the kinds of entities that it lists."""

    name: str
    kinds: tuple[str, ...]
    title: str


NOUNS = (
    Noun("operations", ("operation",), "Operations"),
    Noun("events", ("event", "operation"), "Events"),
    Noun("factions", ("faction",), "Factions"),
    Noun("alliances", ("alliance",), "Alliances"),
    Noun("forces", ("force",), "State forces"),
    Noun("units", ("unit",), "Units"),
    Noun("people", ("person",), "People"),
    Noun("organizations", ("organization", "outlet"), "Organizations"),
    Noun("places", ("place",), "Places"),
    Noun("equipment", ("equipment",), "Equipment"),
    Noun("sources", ("source",), "Unnamed sources"),
    Noun("groups", ("group",), "Unnamed groups"),
)


def blueprint(noun: Noun) -> Blueprint:
    """The list of a noun's entities, and each of them with its statements."""
    made = Blueprint(noun.name, __name__, url_prefix=f"{PREFIX}/{noun.name}")

    @made.get("")
    def entities() -> Response:
        if noun.name == "places":
            return _places(service().catalog.of(noun.kinds))
        given = parameters(*PAGING)
        return listing([entity_json(entity) for entity in service().catalog.of(noun.kinds)], given)

    @made.get("/<slug>")
    def entity(slug: str) -> Response:
        given = parameters("evidence")
        return _entity(service().catalog.find(noun.kinds, slug), with_evidence=flag(given, "evidence"))

    return made


def _entity(entity: Entity, *, with_evidence: bool) -> Response:
    reader, catalog = service().reader, service().catalog
    found = rows(reader, queries.load("api/names").bind({"entity": entity.id}))
    statements = writer(reader, catalog).statements(claim_rows(reader, {"entity": entity.id}))
    if not with_evidence:
        for statement in statements:
            del statement["evidence"]
    data = entity_json(entity) | {
        "names": [{"name": row["name"].value, "language": row["name"].language} for row in found],
        "within": [{"id": iri, "name": catalog.name(iri)} for iri in entity.within],
        "coordinates": _coordinates(entity),
        "statements": statements,
    }
    links = {"self": f"{PREFIX}/{_noun_of(entity.kind)}/{entity.slug}", "html": f"/page/{entity.path}"}
    return envelope(data, links | {"rdf": f"/data/{entity.path}.ttl"})


def _noun_of(kind: str) -> str:
    return next(noun.name for noun in NOUNS if kind in noun.kinds)


def _coordinates(entity: Entity) -> Json | None:
    if entity.latitude is None:
        return None
    return {"latitude": entity.latitude, "longitude": entity.longitude}


def _places(places: list[Entity]) -> Response:
    given = parameters(*PAGING, "bbox", "format")
    if "bbox" in given:
        west, south, east, north = _box(given["bbox"])
        places = [place for place in places if _is_in(place, west, south, east, north)]
    if _place_format(given.get("format")) == GEOJSON:
        features = [_feature(place) for place in places if place.latitude is not None]
        return as_json({"type": "FeatureCollection", "features": features}, GEOJSON)
    data = [entity_json(place) | {"coordinates": _coordinates(place)} for place in places]
    return listing(data, given)


def _place_format(wanted: str | None) -> str:
    if wanted is None:
        return accepted(["application/json", GEOJSON])
    formats = {"json": "application/json", "geojson": GEOJSON}
    if wanted not in formats:
        raise FormatError(wanted[:80], tuple(formats))
    return formats[wanted]


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west, south, east, north = 1, 1, 0, 0
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        wanted = "'west,south,east,north' in degrees wanted, as 36.5,35.8,37.5,36.6"
        raise ParameterError(f"parameter 'bbox' is '{text[:80]}', {wanted}")
    return west, south, east, north


def _is_in(place: Entity, west: float, south: float, east: float, north: float) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return west <= place.longitude <= east and south <= place.latitude <= north


def _feature(place: Entity) -> Json:
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": entity_json(place),
    }
