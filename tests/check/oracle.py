"""The shapes of the ontology, checked by pySHACL: slow, and right by its own test suite."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

import ontology
from kg.check.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from kg.store import EmbeddedStore

SHAPE = ontology.BASE + "shape#"


@cache
def shapes() -> Graph:
    """The shapes; shared, so never to be changed."""
    return Graph().parse(ontology.path("shapes.ttl"), format="turtle")


def findings(store: EmbeddedStore) -> Iterator[Finding]:
    """A finding for each violation in a graph that has the ontology in it, for the class tree."""
    everything = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", media_type="application/n-triples")
    graph = Graph().parse(data=everything.body, format="nt")
    _, report, _ = validate(graph, shacl_graph=shapes(), inference="none", advanced=False)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severity = "warning" if report.value(result, SH.resultSeverity) == SH.Warning else "error"
        yield Finding(
            _check(report, result), str(report.value(result, SH.focusNode)), _message(report, result), severity
        )


def _message(report: Graph, result: Node) -> str:
    """The shape's message, then the property and the value that break it."""
    said = min(str(text) for text in report.objects(result, SH.resultMessage))
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    focus = report.value(result, SH.focusNode)
    parts = [_local(path) if isinstance(path, URIRef) else "", str(value) if value not in (None, focus) else ""]
    found = " ".join(part for part in parts if part)
    return f"{said} Found: {found}." if found else said


def _check(report: Graph, result: Node) -> str:
    """`shape/` and the name of the shape that the violated constraint belongs to."""
    node = report.value(result, SH.sourceShape)
    while node is not None and not str(node).startswith(SHAPE):
        node = next(shapes().subjects(None, node), None)
    return "shape/" + ("" if node is None else str(node)[len(SHAPE) :])


def _local(iri: Node) -> str:
    return str(iri).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
