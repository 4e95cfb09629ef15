"""The example graph of the ontology with each triple in the named graph that a build would put it in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDF, Dataset, Graph, URIRef

import ontology
from ontology import BASE, NS

if TYPE_CHECKING:
    from rdflib.term import Node

IN_ARTICLE = frozenset({"Article", "Span", "Claim", "Quantity", "Extraction"})
VIEW = frozenset(
    {"statementStatus", "claimCount", "factSubject", "factPredicate", "factObject"}
    | {"lowestFigure", "highestFigure", "earliestDate", "latestDate", "validFrom", "validUntil"}
)
LINKS = frozenset({"http://www.w3.org/2004/02/skos/core#closeMatch", "https://schema.org/about"})


@cache
def triples() -> Graph:
    """The example graph as rdflib reads it; shared, so never to be changed."""
    return Graph().parse(ontology.path("examples.ttl"), format="turtle")


@cache
def nquads() -> str:
    """The example graph and the ontology as N-Quads, sorted, every triple in one graph."""
    dataset = Dataset()
    for s, p, o in triples():
        dataset.graph(URIRef(_graph(s, p, o))).add((s, p, o))
    for triple in ontology.triples():
        dataset.graph(URIRef(BASE + "graph/ontology")).add(triple)
    return "".join(
        sorted(line for line in dataset.serialize(format="nquads").splitlines(keepends=True) if line.strip())
    )


def _graph(subject: Node, predicate: Node, value: Node) -> str:
    graph, name = triples(), str(predicate).removeprefix(NS)
    kinds = {str(kind).removeprefix(NS) for kind in graph.objects(subject, RDF.type)}
    if kinds & IN_ARTICLE or "id/source/zem-1" in str(subject) or "/zem-1-" in str(subject):
        return BASE + "graph/article/" + _article(str(subject))
    if "Link" in kinds or str(predicate) in LINKS:
        return BASE + "graph/wikidata"
    if name in VIEW or (subject, predicate, value) in _facts():
        return BASE + "graph/facts"
    return BASE + "graph/" + ("statements" if "/id/statement/" in str(subject) else "entities")


def _article(subject: str) -> str:
    """The slug of the article that a node stands in, following claims to the passage that they quote."""
    graph, node = triples(), URIRef(subject)
    if "/article/" in subject:
        return subject.split("/article/")[1].split("#", maxsplit=1)[0]
    claim = next(graph.subjects(URIRef(NS + "hasQuantity"), node), None) or next(
        graph.subjects(URIRef(NS + "extractedBy"), node), node
    )
    span = graph.value(claim, URIRef(NS + "quotedAt"))
    return _article(str(span)) if span else "zem-1"


@cache
def _facts() -> frozenset[tuple[Node | None, Node, Node | None]]:
    graph = triples()
    name = {role: URIRef(NS + role) for role in ("factSubject", "factPredicate", "factObject")}
    return frozenset(
        (graph.value(node, name["factSubject"]), predicate, graph.value(node, name["factObject"]))
        for node, predicate in graph.subject_objects(name["factPredicate"])
    )
