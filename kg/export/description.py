"""What the graph is, for catalogues and for programs that choose where to ask: VoID and DCAT, counted from the graph.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

import ontology
from kg.export.view import text
from kg.store.embedded import revision_of, sorted_lines
from ontology import BASE, NS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VOID, DCAT, DCT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DATASET = ox.NamedNode(f"{BASE}dataset")
LICENCE = ox.NamedNode("https://www.apache.org/licenses/LICENSE-2.0")
MEDIA = {
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "annotated": "application/trig",
    "nanopub": "application/trig",
    "graphml": "application/graphml+xml",
    "csv": "text/csv",
}
"""Media types of the formats that `orbat export` writes the graph in (those registered with IANA, but for GraphML)."""
LINKSETS = ("http://www.w3.org/2004/02/skos/core#exactMatch", "http://www.w3.org/2004/02/skos/core#closeMatch")

XSD = "http://www.w3.org/2001/XMLSchema#"
Term = ox.NamedNode | ox.Literal
"""What stands at the end of a triple here."""


def write(quads: list[ox.Quad], prefixes: Mapping[str, str], output: IO[bytes]) -> None:
    """Writes the description as Turtle."""
    names = {**prefixes, "dcat": DCAT, "void": VOID}
    ox.serialize(list(dict.fromkeys(description(quads))), output, ox.RdfFormat.TURTLE, prefixes=names)


def description(quads: list[ox.Quad]) -> Iterator[ox.Triple]:
    """What VoID and DCAT say of the graph."""
    yield from _header(quads)
    yield from _counts(DATASET, quads)
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        subset = _part("graph", text(graph).removeprefix(f"{BASE}graph/"))
        yield _triple(DATASET, VOID + "subset", subset)
        yield _triple(subset, TYPE, _node(VOID + "Dataset"))
        yield _triple(subset, DCT + "identifier", graph)
        yield _triple(subset, VOID + "triples", ox.Literal(len(list(members))))
    yield from _partitions(quads)
    for name, media in MEDIA.items():
        part = _part("distribution", name)
        yield _triple(DATASET, DCAT + "distribution", part)
        yield _triple(part, TYPE, _node(DCAT + "Distribution"))
        yield _triple(part, DCT + "title", ox.Literal(f"orbat export --format {name}", language="en"))
        yield _triple(part, DCAT + "mediaType", _node(f"https://www.iana.org/assignments/media-types/{media}"))


def _header(quads: list[ox.Quad]) -> Iterator[ox.Triple]:
    yield _triple(DATASET, TYPE, _node(VOID + "Dataset"))
    yield _triple(DATASET, TYPE, _node(DCAT + "Dataset"))
    yield _triple(DATASET, DCT + "title", ox.Literal("The Orbat graph of armed conflict", language="en"))
    said = "Who fought with whom, against whom, where, with what, and who says so, from news articles."
    yield _triple(DATASET, DCT + "description", ox.Literal(said, language="en"))
    yield _triple(DATASET, DCT + "license", LICENCE)
    yield _triple(DATASET, DCT + "conformsTo", _node(f"{BASE}ontology/{ontology.version()}"))
    yield _triple(DATASET, DCT + "identifier", ox.Literal(revision_of(sorted_lines(quads))))
    yield _triple(DATASET, VOID + "vocabulary", _node(NS))
    yield _triple(DATASET, VOID + "uriSpace", ox.Literal(BASE))
    issued = (quad for quad in quads if quad.predicate.value == DCT + "issued")
    dates = sorted(text(quad.object) for quad in issued if text(quad.subject).startswith(f"{BASE}article/"))
    if dates:
        # The graph is as recent as its last article: a clock would make equal graphs differ.
        yield _triple(DATASET, DCT + "modified", ox.Literal(dates[-1], datatype=_node(f"{XSD}date")))
        yield _triple(DATASET, DCT + "temporal", _part("period", "articles"))
        yield _triple(_part("period", "articles"), TYPE, _node(DCT + "PeriodOfTime"))
        for name, date in (("startDate", dates[0]), ("endDate", dates[-1])):
            yield _triple(_part("period", "articles"), DCAT + name, ox.Literal(date, datatype=_node(f"{XSD}date")))


def _counts(node: ox.NamedNode, quads: list[ox.Quad]) -> Iterator[ox.Triple]:
    kinds = {quad.object for quad in quads if quad.predicate.value == TYPE}
    counts = {
        "triples": len({quad.triple for quad in quads}),
        "entities": len({quad.subject for quad in quads if text(quad.subject).startswith(BASE + "id/")}),
        "distinctSubjects": len({quad.subject for quad in quads}),
        "distinctObjects": len({quad.object for quad in quads}),
        "classes": len(kinds),
        "properties": len({quad.predicate for quad in quads}),
        "documents": sum(1 for quad in quads if quad.predicate.value == TYPE and text(quad.object) == NS + "Article"),
    }
    for name, count in counts.items():
        yield _triple(node, VOID + name, ox.Literal(count))


def _partitions(quads: list[ox.Quad]) -> Iterator[ox.Triple]:
    """How many members each class of the ontology has, how many triples each of its properties; the links apart."""
    members = Counter(text(quad.object) for quad in quads if quad.predicate.value == TYPE)
    uses = Counter(quad.predicate.value for quad in quads)
    for kind, count in sorted(members.items()):
        if kind.startswith(NS):
            part = _part("class", kind.removeprefix(NS))
            yield _triple(DATASET, VOID + "classPartition", part)
            yield _triple(part, VOID + "class", _node(kind))
            yield _triple(part, VOID + "entities", ox.Literal(count))
    for name, count in sorted(uses.items()):
        if name.startswith(NS):
            part = _part("property", name.removeprefix(NS))
            yield _triple(DATASET, VOID + "propertyPartition", part)
            yield _triple(part, VOID + "property", _node(name))
            yield _triple(part, VOID + "triples", ox.Literal(count))
    for name in LINKSETS:
        if uses[name]:
            part = _part("linkset", name.rsplit("#", 1)[1])
            yield _triple(DATASET, VOID + "subset", part)
            yield _triple(part, TYPE, _node(VOID + "Linkset"))
            yield _triple(part, VOID + "linkPredicate", _node(name))
            yield _triple(part, VOID + "subjectsTarget", DATASET)
            yield _triple(part, VOID + "objectsTarget", _node("http://www.wikidata.org/"))
            yield _triple(part, VOID + "triples", ox.Literal(uses[name]))


def _part(kind: str, name: str) -> ox.NamedNode:
    return _node(f"{DATASET.value}#{kind}-{name}")


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _triple(subject: ox.NamedNode, predicate: str, value: Term) -> ox.Triple:
    return ox.Triple(subject, _node(predicate), value)
