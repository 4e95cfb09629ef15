"""The properties by which a table is extended and its rows are told apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import queries
from kg.search.name import NS
from kg.search.spell import loose
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store import Reader, Term

SKOS = "http://www.w3.org/2004/02/skos/core#"
WGS = "http://www.w3.org/2003/01/geo/wgs84_pos#"
GENERAL = {
    "name": "name in English",
    "nameArabic": "name in Arabic",
    "otherName": "other name",
    "latitude": "latitude in degrees",
    "longitude": "longitude in degrees",
    "wikidata": "Wikidata item",
    "wikipedia": "Wikipedia article",
}
"""Properties that have a plainer name here than their IRI."""

_PLAIN = {
    f"{SKOS}altLabel": "otherName",
    f"{SKOS}exactMatch": "wikidata",
    f"{WGS}lat": "latitude",
    f"{WGS}long": "longitude",
    "https://schema.org/about": "wikipedia",
}
NUMBERS = frozenset({"latitude", "longitude"})
Values = dict[str, list[dict[str, Any]]]


def values(reader: Reader, path: str) -> Values:
    """What the graph holds of an entity by the id of each property, as cells of the extension protocol.

    Raises:
        QueryError: `path` is no `kind/slug`.
    """
    found: Values = defaultdict(list)
    for row in rows(reader, queries.load("api/values").bind({"entity": path})):
        cell = _cell(row)
        property_ = _property(row["property"].value, row["value"])
        if cell not in found[property_]:
            found[property_].append(cell)
    return dict(found)


def _property(iri: str, value: Term) -> str:
    if iri == f"{SKOS}prefLabel":
        return "nameArabic" if value.language == "ar" else "name"
    return _PLAIN.get(iri, iri.removeprefix(NS))


def _cell(row: Mapping[str, Term]) -> dict[str, Any]:
    value, property_ = row["value"], _property(row["property"].value, row["value"])
    if property_ in NUMBERS:
        return {"float": float(value.value)}
    if property_ == "wikidata":
        return {"str": value.value.rpartition("/")[2]}
    if value.kind == "iri" and "name" in row:
        return {"id": value.value.removeprefix("https://w3id.org/orbat/id/"), "name": row["name"].value}
    return {"str": value.value.removeprefix(NS)}


def agrees(cells: list[dict[str, Any]], wanted: object) -> bool:
    """Whether a cell holds what a row of a table has: the same entity, number or, but for the spelling, words."""
    return any(_same(cell, one) for one in (wanted if isinstance(wanted, list) else [wanted]) for cell in cells)


def _same(cell: dict[str, Any], wanted: object) -> bool:
    if isinstance(wanted, dict):
        return bool(cell.get("id")) and cell.get("id") == wanted.get("id")
    if "float" in cell and isinstance(wanted, int | float | str):
        try:
            return abs(float(cell["float"]) - float(wanted)) < CLOSE
        except ValueError:
            return False
    text = str(cell.get("name", cell.get("str", "")))
    return (bool(loose(text)) and loose(text) == loose(str(wanted))) or cell.get("id") == wanted


CLOSE = 0.05
"""Degrees within which two positions are one: about five kilometres."""
