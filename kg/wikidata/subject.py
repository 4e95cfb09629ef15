"""The entities that Wikidata may know: all curated ones, and those that articles name and no curator knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.link import iri_of
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.entity import Reference, References
    from kg.store import Reader

WIKIPEDIA = "https://en.wikipedia.org/wiki/"

_DISCOVERED = """PREFIX : <https://w3id.org/orbat/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX graph: <https://w3id.org/orbat/graph/>
SELECT ?entity ?type ?name ?page WHERE {
  ?entity :entityStatus :Discovered ; skos:prefLabel|skos:altLabel ?name .
  GRAPH graph:entities { ?entity a ?type }
  FILTER NOT EXISTS { ?entity a :UnnamedSource }
  FILTER NOT EXISTS { ?entity a :GenericActor }
  FILTER NOT EXISTS { ?entity a :Population }
  OPTIONAL { ?page schema:about ?entity }
}
ORDER BY ?entity ?name"""


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity to be linked. `names` are texts with their language; coordinates are (latitude, longitude).

    `country` is the Wikidata item of the country that it lies in, where that is known.
    """

    iri: str
    type: str
    names: tuple[tuple[str, str], ...]
    title: str | None = None
    item: str | None = None
    coordinates: tuple[float, float] | None = None
    country: str | None = None

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0][0]


def subjects(references: References, reader: Reader | None = None) -> tuple[Subject, ...]:
    """All that can be linked, in the order of their IRIs; `reader` is a built graph, where there is one."""
    found = {subject.iri: subject for subject in discovered(reader)} if reader else {}
    found |= {iri_of(reference): _curated(reference, references) for reference in references if not reference.generic}
    return tuple(found[iri] for iri in sorted(found))


def discovered(reader: Reader) -> Iterator[Subject]:
    """The named entities of a graph that no curator knows."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows(reader, _DISCOVERED):
        value = {name: term.value for name, term in row.items()} | {"language": row["name"].language or "en"}
        grouped.setdefault(value["entity"], []).append(value)
    for iri, values in grouped.items():
        names = tuple(dict.fromkeys((value["name"], value["language"]) for value in values))
        # A description ("grain silos") is no name.
        if any(text != text.lower() or language == "ar" for text, language in names):
            page = values[0].get("page", "")
            title = unquote(page.removeprefix(WIKIPEDIA)).replace("_", " ") if page.startswith(WIKIPEDIA) else None
            yield Subject(iri, values[0]["type"].rsplit("#", 1)[1], names, title=title)


def _curated(reference: Reference, references: References) -> Subject:
    countries = (above.wikidata for above in references.chain(reference) if above.type == "Country")
    return Subject(
        iri=iri_of(reference),
        type=reference.type,
        names=reference.names,
        title=reference.wikipedia,
        item=reference.wikidata,
        coordinates=reference.coordinates,
        country=next(countries, None),
    )
