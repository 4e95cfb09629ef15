"""The graph that these tests serve: the ontology, and what the first article says, written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.term import Literal, Node

import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAPH = ox.NamedNode("https://w3id.org/orbat/graph/ontology")


def quads() -> Iterator[ox.Quad]:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("graph.trig"), format=ox.RdfFormat.TRIG)
    yield from store
    for subject, predicate, value in ontology.triples():
        yield ox.Quad(_iri(subject), _iri(predicate), _term(value), GRAPH)


def _iri(node: Node) -> ox.NamedNode:
    return ox.NamedNode(str(node))


def _term(node: Node) -> ox.NamedNode | ox.Literal:
    if isinstance(node, URIRef):
        return _iri(node)
    assert isinstance(node, Literal)
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
