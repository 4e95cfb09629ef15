"""The W3C manifests, read into plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request of a protocol test and what its response shall be; a status is a code, or a class as "2xx"."""

    method: str
    path: str
    headers: dict[str, str]
    body: str | None
    encoding: str
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str | None
    location: str | None
    graph: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A test: where it stands, its name, its kind and the node that describes it."""

    name: str
    kind: str
    node: Node
    graph: Graph

    def one(self, *path: URIRef) -> Node | None:
        """The node at the end of a path of properties."""
        found: Node | None = self.node
        for step in path:
            found = self.graph.value(found, step) if found is not None else None
        return found

    def exchanges(self) -> Iterator[Exchange]:
        requests = self.one(MF.action, HT.requests)
        for node in Collection(self.graph, requests):
            yield _exchange(self.graph, node)


def entries(path: Path) -> Iterator[Entry]:
    """The tests of a manifest, and of those that it includes."""
    graph = Graph()
    graph.parse(path, format="turtle", publicID=path.resolve().as_uri())
    manifest = next(graph.subjects(RDF.type, MF.Manifest))
    for included in graph.objects(manifest, MF.include):
        for each in Collection(graph, included):
            yield from entries(path.parent / str(each).rpartition("/")[2])
    for listed in graph.objects(manifest, MF.entries):
        for node in Collection(graph, listed):
            kind = str(graph.value(node, RDF.type)).rpartition("#")[2]
            yield Entry(f"{path.parent.name}/{str(node).rpartition('#')[2]}", kind, node, graph)


def _exchange(graph: Graph, node: Node) -> Exchange:
    response = graph.value(node, HT.resp)
    body = graph.value(node, HT.body)
    return Exchange(
        method=str(graph.value(node, HT.methodName)),
        path=str(graph.value(node, HT.absolutePath)),
        headers=_headers(graph, node),
        body=str(graph.value(body, CNT.chars)) if body else None,
        encoding=str(graph.value(body, CNT.characterEncoding) or "UTF-8") if body else "UTF-8",
        statuses=tuple(_status(each) for each in graph.objects(response, MF.expectedStatus)),
        boolean=_boolean(graph.value(response, MF.expectedBoolean)),
        format=_text(graph.value(response, MF.expectedFormat)),
        location=_text(graph.value(response, MF.expectedLocation)),
        graph=_text(graph.value(graph.value(response, HT.body), CNT.chars)),
    )


def _headers(graph: Graph, node: Node) -> dict[str, str]:
    listed = graph.value(node, HT.headers)
    found = Collection(graph, listed) if listed else ()
    return {str(graph.value(each, HT.fieldName)): str(graph.value(each, HT.fieldValue)) for each in found}


NAMES = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}


def _status(node: Node) -> str:
    name = str(node).rpartition("#")[2]
    return NAMES.get(name) or name.removeprefix("StatusCode")


def _boolean(node: Node | None) -> bool | None:
    return bool(node.toPython()) if isinstance(node, Literal) else None


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)
