"""Names and types of all entities and terms, read once per revision: the rows of other queries hold IRIs only."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

import queries
from api.problem import NotFoundError
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store import Reader, Term

BASE = "https://w3id.org/orbat/"
ID = BASE + "id/"
NS = BASE + "ontology#"
KINDS = frozenset(
    {
        *("alliance", "equipment", "event", "faction", "force", "group", "operation", "organization", "outlet"),
        *("person", "place", "source", "unit"),
    }
)
"""The kinds of entities, each the first part of a path; other kinds name statements, claims, quantities and links."""
PAGED = KINDS | {"statement", "claim"}
"""The kinds that have pages for people."""

SIMILAR = 70
"""Of 100: how alike a name must be to be offered instead of one that is not there."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A faction, place, operation and so on; `types` are local names of classes, `within` IRIs."""

    id: str
    name: str
    name_ar: str | None = None
    types: tuple[str, ...] = ()
    status: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within: tuple[str, ...] = ()
    wikidata: str | None = None
    wikipedia: str | None = None

    @property
    def kind(self) -> str:
        """The first part of its path: `faction`."""
        return self.id[len(ID) :].partition("/")[0]

    @property
    def slug(self) -> str:
        """The rest of its path: `levant-front`."""
        return self.id[len(ID) :].partition("/")[2]

    @property
    def path(self) -> str:
        """Kind and slug: `faction/levant-front`."""
        return self.id[len(ID) :]

    @property
    def type(self) -> str | None:
        """The class that says most of it: that an actor is generic only says how it is named."""
        kept = [name for name in self.types if name not in {"GenericActor", "Population"}] or [*self.types]
        return kept[0] if kept else None

    @property
    def is_generic(self) -> bool:
        """Whether it is known by a common noun only, as "opposition factions"."""
        return "GenericActor" in self.types or "Population" in self.types


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """A class or property; `above` are the local names of the terms that it is a kind of."""

    name: str
    kind: str
    label: str
    label_ar: str | None
    definition: str | None
    example: str | None
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """What one revision of the graph names."""

    revision: str
    entities: dict[str, Entity]
    terms: dict[str, OntologyTerm]
    by_kind: dict[str, list[Entity]] = field(default_factory=dict)

    def of(self, kinds: Iterable[str]) -> list[Entity]:
        """The entities of some kinds, by name."""
        found = [entity for kind in kinds for entity in self.by_kind.get(kind, [])]
        return sorted(found, key=lambda entity: (entity.name.casefold(), entity.id))

    def find(self, kinds: Sequence[str], slug: str) -> Entity:
        """The entity of one of these kinds that has this slug.

        Raises:
            NotFoundError: there is none; the error lists the nearest.
        """
        for kind in kinds:
            if entity := self.entities.get(f"{ID}{kind}/{slug}"):
                return entity
        raise self.missing(f"no {' or '.join(kinds)} is called '{slug[:80]}'", slug, self.of(kinds))

    def missing(self, message: str, slug: str, candidates: Sequence[Entity]) -> NotFoundError:
        """The error that nothing has that slug, with the paths of at most three entities that nearly have it."""
        by_path = {entity.path: entity.slug.replace("-", " ") for entity in candidates}
        wanted = slug[:80].replace("-", " ")
        found = process.extract(wanted, by_path, scorer=fuzz.WRatio, processor=str.lower, limit=3, score_cutoff=SIMILAR)
        near = tuple(path for _, _, path in found)
        return NotFoundError(message + (f"; did you mean {' or '.join(near)}?" if near else ""), near=near)

    def name(self, iri: str) -> str:
        """The English name of an entity or term; the end of the IRI where it has none."""
        if entity := self.entities.get(iri):
            return entity.name
        if not iri.startswith(NS):
            return iri.rsplit("/", 1)[-1]
        term = self.terms.get(iri[len(NS) :])
        return term.label if term else re.sub(r"(?<!^)(?=[A-Z])", " ", iri[len(NS) :]).lower()


def local(term: Term | None) -> str | None:
    """The local name of a term of the ontology: `Faction`."""
    return term.value.removeprefix(NS) if term else None


class Catalogs:
    """Gives the catalog of the revision that a store serves now; reads it again when that has changed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._catalog: Catalog | None = None

    def now(self) -> Catalog:
        """The catalog of the graph that answers now."""
        catalog = self._catalog
        if catalog is None or catalog.revision != self._reader.revision:
            with self._lock:
                catalog = self._catalog
                if catalog is None or catalog.revision != self._reader.revision:
                    catalog = self._catalog = read_catalog(self._reader)
        return catalog


def read_catalog(reader: Reader) -> Catalog:
    """The catalog of the graph that a store serves now."""
    revision = reader.revision
    entities = _entities(reader)
    by_kind = defaultdict(list)
    for entity in entities.values():
        by_kind[entity.kind].append(entity)
    return Catalog(revision, entities, _terms(reader), dict(by_kind))


def _entities(reader: Reader) -> dict[str, Entity]:
    links: dict[tuple[str, str], str] = {}
    for row in rows(reader, queries.load("api/links").bind({})):
        for name in ("wikidata", "wikipedia"):
            if name in row:
                links.setdefault((row["id"].value, name), row[name].value)
    groups: dict[str, list[dict[str, Term]]] = defaultdict(list)
    for row in rows(reader, queries.load("api/entities").bind({})):
        groups[row["id"].value].append(row)
    return {iri: _entity(iri, group, links) for iri, group in groups.items()}


def _entity(iri: str, group: list[dict[str, Term]], links: dict[tuple[str, str], str]) -> Entity:
    first = group[0]
    return Entity(
        id=iri,
        name=first["name"].value,
        name_ar=first["name_ar"].value if "name_ar" in first else None,
        types=tuple(sorted({str(local(row["type"])) for row in group})),
        status=local(first.get("status")),
        latitude=float(first["latitude"].value) if "latitude" in first else None,
        longitude=float(first["longitude"].value) if "longitude" in first else None,
        within=tuple(sorted({row["within"].value for row in group if "within" in row})),
        wikidata=links.get((iri, "wikidata")),
        wikipedia=links.get((iri, "wikipedia")),
    )


def _terms(reader: Reader) -> dict[str, OntologyTerm]:
    groups: dict[str, list[dict[str, Term]]] = defaultdict(list)
    for row in rows(reader, queries.load("api/terms").bind({})):
        groups[str(local(row["term"]))].append(row)
    return {name: _term(name, group) for name, group in groups.items()}


def _term(name: str, group: list[dict[str, Term]]) -> OntologyTerm:
    first = {key: term.value for key, term in group[0].items()}
    return OntologyTerm(
        name=name,
        kind=first["kind"].rpartition("#")[2],
        label=first["label"],
        label_ar=first.get("label_ar"),
        definition=first.get("definition"),
        example=first.get("example"),
        above=tuple(sorted({str(local(row["above"])) for row in group if "above" in row})),
    )
