"""What Wikidata is asked: which item a Wikipedia article is about, which items have a name, what is said of an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.wikidata.cache import Lookup
from kg.wikidata.vocabulary import LANGUAGES, PREFIXES, WD, WDT, classes, properties
from queries.term import iri_term, string_term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.wikidata.cache import Found

LANGUAGE_LIST = ", ".join(f'"{language}"' for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Item:
    """What Wikidata says of an item, as far as telling namesakes apart needs it."""

    id: str
    labels: frozenset[str]
    aliases: frozenset[str]
    classes: frozenset[str]
    countries: frozenset[str]
    coordinates: tuple[tuple[float, float], ...]
    label: str
    description: str


def titles() -> Lookup:
    """Titles of English Wikipedia; rows have the `?item` that the article is about."""
    return Lookup("titles", _titles)


def names() -> Lookup:
    """Names as `text@language`; rows have each `?item` that has the name as a label or an alias."""
    return Lookup("names", _names)


def items() -> Lookup:
    """Items by IRI; rows have a `?said` (label, alias, description, class, country, coordinates) and its `?value`."""
    return Lookup("items", _items)


def facts() -> Lookup:
    """Items by IRI; rows have a `?property` (label, sitelink or one of properties.csv) and its `?value`."""
    return Lookup("facts", _facts)


def item(iri: str, found: Found) -> Item:
    """The rows of `items` for one item."""
    said: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for row in found.rows:
        said.setdefault(row["said"].value, []).append(row["value"].value)
        if row["said"].value == "label":
            labels[row["value"].language or ""] = row["value"].value
    points = (point(text) for text in said.get("coordinates", ()))
    return Item(
        id=iri.removeprefix(WD),
        labels=frozenset(said.get("label", ())),
        aliases=frozenset(said.get("alias", ())),
        classes=frozenset(value.removeprefix(WD) for value in said.get("class", ())),
        countries=frozenset(value.removeprefix(WD) for value in said.get("country", ())),
        coordinates=tuple(sorted(at for at in points if at)),
        label=labels.get("en") or min(labels.values(), default=""),
        description=min(said.get("description", ()), default=""),
    )


def point(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of a WKT point; None for another globe or an unknown value.

    >>> point("Point(36.6333 35.9306)")
    (35.9306, 36.6333)
    """
    inside = text.strip().removesuffix(")").lower().partition("point(")
    try:
        longitude, latitude = (float(number) for number in inside[2].split())
    except ValueError:
        return None
    return (latitude, longitude) if not inside[0].strip() else None


def _titles(keys: Sequence[str]) -> str:
    values = " ".join(string_term(key) + "@en" for key in keys)
    return f"""{PREFIXES}
SELECT (STR(?title) AS ?key) ?item ?class WHERE {{
  VALUES ?title {{ {values} }}
  ?article schema:name ?title ;
    schema:isPartOf <https://en.wikipedia.org/> ;
    schema:about ?item .
  OPTIONAL {{ ?item wdt:P31 ?class . VALUES ?class {{ {_classes("never")} }} }}
}}"""


def _names(keys: Sequence[str]) -> str:
    pairs = " ".join(_name(key) for key in keys)
    return f"""{PREFIXES}
SELECT DISTINCT ?key ?item WHERE {{
  VALUES (?key ?name) {{ {pairs} }}
  {{ ?item rdfs:label ?name }} UNION {{ ?item skos:altLabel ?name }}
  FILTER(STRSTARTS(STR(?item), "{WD}Q"))
}}"""


def _name(key: str) -> str:
    text, _, language = key.rpartition("@")
    return f"({string_term(key)} {string_term(text)}@{language})"


def _items(keys: Sequence[str]) -> str:
    return f"""{PREFIXES}
SELECT DISTINCT ?key ?said ?value WHERE {{
  VALUES ?key {{ {_iris(keys)} }}
  {{ ?key rdfs:label ?value . FILTER(LANG(?value) IN ({LANGUAGE_LIST})) BIND("label" AS ?said) }}
  UNION {{ ?key skos:altLabel ?value . FILTER(LANG(?value) IN ({LANGUAGE_LIST})) BIND("alias" AS ?said) }}
  UNION {{ ?key schema:description ?value . FILTER(LANG(?value) = "en") BIND("description" AS ?said) }}
  UNION {{ ?key wdt:P31/wdt:P279* ?value . VALUES ?value {{ {_classes()} }} BIND("class" AS ?said) }}
  UNION {{ ?key wdt:P31 ?value . BIND("class" AS ?said) }}
  UNION {{ ?key wdt:P17 ?value . BIND("country" AS ?said) }}
  UNION {{ ?key wdt:P625 ?value . BIND("coordinates" AS ?said) }}
}}"""


def _facts(keys: Sequence[str]) -> str:
    wanted = " ".join(f"wdt:{found.id}" for found in properties())
    return f"""{PREFIXES}
SELECT DISTINCT ?key ?property ?value WHERE {{
  VALUES ?key {{ {_iris(keys)} }}
  {{ ?key rdfs:label ?value . FILTER(LANG(?value) IN ({LANGUAGE_LIST})) BIND("label" AS ?property) }}
  UNION {{
    ?value schema:about ?key .
    FILTER(CONTAINS(STR(?value), ".wikipedia.org/wiki/"))
    BIND("sitelink" AS ?property)
  }}
  UNION {{
    ?key ?path ?value .
    VALUES ?path {{ {wanted} }}
    BIND(STRAFTER(STR(?path), "{WDT}") AS ?property)
  }}
}}"""


def _iris(keys: Sequence[str]) -> str:
    return " ".join(iri_term(key) for key in keys)


def _classes(fits: str = "") -> str:
    return " ".join(f"wd:{name}" for name, fitting in classes().items() if not fits or fits in fitting)
