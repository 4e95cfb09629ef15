"""How Wikidata's classes and properties meet ours, as data: seeds/wikidata."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import seeds

WD = "http://www.wikidata.org/entity/"
WDT = "http://www.wikidata.org/prop/direct/"
NEVER = "never"
LANGUAGES = ("en", "ar", "fr", "de", "tr", "ru")
"""Languages in which names are fetched."""
PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
"""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of Wikidata that is fetched; `value` is point, date, item or file."""

    id: str
    label: str
    value: str


@cache
def classes() -> dict[str, frozenset[str]]:
    """Classes of Wikidata with the classes of the ontology that their instances may be."""
    return {row["item"]: frozenset(row["fits"].split()) for row in _rows("classes.csv")}


@cache
def properties() -> tuple[Property, ...]:
    """What is fetched of an item."""
    return tuple(Property(row["property"], row["label"], row["value"]) for row in _rows("properties.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(seeds.__path__[0]) / "wikidata" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
