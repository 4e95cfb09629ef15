"""Small graphs: a few claims of a few made-up articles, built for real and asked."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.article import Article
from kg.build import graph
from kg.claim import Claim, Entity, Extraction, Quantity, Span
from kg.entity import References, references
from kg.gazetteer import Gazetteer, gazetteer

BASE = "https://w3id.org/orbat/"
PREFIXES = """
PREFIX : <https://w3id.org/orbat/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/orbat/graph/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""
TEXT = "HTS took Saraqib. More than 75 were killed."


@cache
def reference_data() -> tuple[References, Gazetteer]:
    return references(), gazetteer()


@dataclass(frozen=True, slots=True)
class News:
    """An article with what it says."""

    slug: str
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    publisher: str = "The Media Line"
    published: dt.date = dt.date(2024, 11, 28)

    @property
    def article(self) -> Article:
        return Article(self.slug, f"News {self.slug}", self.publisher, self.published, TEXT)

    @property
    def extraction(self) -> Extraction:
        return Extraction(self.slug, self.entities, self.claims)


HTS = Entity("hts", "Hay'at Tahrir al-Sham", "Faction", aliases=("HTS",))
ARMY = Entity("army", "Syrian Arab Army", "StateForce")
BRIGADE = Entity("brigade", "50th Brigade", "MilitaryUnit")
SNA = Entity("sna", "Syrian National Army", "Alliance")
REBELS = Entity("rebels", "opposition factions", "Faction", generic=True, reference="syrian-opposition-factions")
SARAQIB = Entity("saraqib", "Saraqib", "Location")
OPERATION = Entity("operation", "Deter the Aggression", "Operation")
TANK = Entity("tank", "tank", "EquipmentType")
ALL = (HTS, ARMY, BRIGADE, SNA, REBELS, SARAQIB, OPERATION, TANK)


def claim(type_: str, **given: object) -> Claim:
    """A claim; what is no field of a claim is a role, `from_` for "from"."""
    fields = {name: given.pop(name) for name in tuple(given) if name in Claim.__slots__}
    roles = {name.rstrip("_"): value for name, value in given.items()}
    span = Span(0, 17, TEXT[:17])
    return Claim(**{"type": type_, "roles": roles, "evidence": span, "rule": "test.rule", **fields})  # type: ignore[arg-type]


def quantity(low: int | None, high: int | None, *, verbatim: str = "some", bound: str | None = None,
             unit: str | None = None) -> Quantity:  # fmt: skip
    return Quantity(verbatim, low, high, bound, unit)


def quads(*news: News) -> list[ox.Quad]:
    """The graph of the articles, the ontology left out."""
    known, places = reference_data()
    built = graph([one.article for one in news], [one.extraction for one in news], known, places=places)
    return [quad for quad in built if quad.graph_name != ox.NamedNode(f"{BASE}graph/ontology")]


def lines(*news: News) -> list[str]:
    """The graph of the articles as sorted N-Quads, the ontology left out."""
    return sorted(set(map(str, quads(*news))))


def ask(pattern: str, *news: News) -> list[tuple[str, ...]]:
    """The rows of a pattern over the graph of the articles, a column for each variable.

    The columns are in the order of the pattern; IRIs come without their base; the rows are sorted.
    """
    store = ox.Store()
    store.bulk_extend(quads(*news))
    variables = " ".join(dict.fromkeys(re.findall(r"\?\w+", pattern)))
    return rows(store, f"SELECT {variables} WHERE {{ {pattern} }}")


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query over all graphs, IRIs without their base, sorted."""
    result = store.query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(result, ox.QuerySolutions)
    return sorted(tuple("" if term is None else _short(term) for term in row) for row in result)


def _short(term: object) -> str:
    value = str(getattr(term, "value", term))
    return value.removeprefix(f"{BASE}ontology#").removeprefix(f"{BASE}id/").removeprefix(BASE)
