"""Query and update evaluation: the same tests over HTTP and in process, so that a loss on the way would show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

import pyoxigraph as ox
from rdflib import URIRef

from kg.store import EmbeddedStore, StoreError
from kg.store.format import JSON, TURTLE
from kg.store.scan import scan
from tests.conformance.manifest import MF, QT, RDFS_LABEL, UT, Entry
from tests.conformance.result import MEDIA_TYPES, expected, parsed, same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.term import Node

    from tests.conformance.live import Live

FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]+)>", re.IGNORECASE)
FORMS = {JSON: "json", TURTLE: "turtle", "text/csv": "csv", "text/tab-separated-values": "tsv"}
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}


def path_of(node: Node) -> Path:
    """The file that a node of a manifest names."""
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    return Path(unquote(urlsplit(str(node)).path))


@dataclass(frozen=True, slots=True)
class Question:
    """A query test: its text with its base, its dataset, its answer.

    `from_graphs` are what the query itself names; `is_lax`: it may leave out rows that stand twice.
    """

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    from_graphs: tuple[str, ...]
    result: Path
    is_lax: bool

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES.get(self.result.suffix) or (TURTLE if scan(self.text).form == "construct" else JSON)

    @property
    def graphs(self) -> tuple[str, ...]:
        return tuple({*self.default_graphs, *self.named_graphs, *self.from_graphs} - {NOTHING})


def question(entry: Entry) -> Question:
    """The query of a test. Its FROM counts before the data of the manifest, as in a query without a request."""
    query = entry.one(MF.action, QT.query)
    assert query is not None
    text = f"BASE <{query}>\n" + path_of(query).read_text(encoding="utf-8")
    action = entry.one(MF.action)
    from_ = tuple(urljoin(str(query), name) for name in FROM.findall(text))
    default = () if from_ else tuple(str(each) for each in entry.graph.objects(action, QT.data)) or (NOTHING,)
    named = () if from_ else tuple(str(each) for each in entry.graph.objects(action, QT.graphData))
    result = entry.one(MF.result)
    assert result is not None
    is_lax = entry.one(MF.resultCardinality) == MF.LaxCardinality
    return Question(text, default, named, from_, path_of(result), is_lax)


NOTHING = "http://example.org/empty"
"""A graph that is not there, for a test that gives no data."""


def quads(graphs: set[str]) -> Iterator[ox.Quad]:
    """All test data, each file as the graph of its name."""
    for name in sorted(graphs):
        path = path_of(URIRef(name))
        for quad in ox.parse(path=path, format=FORMATS[path.suffix], base_iri=name, rename_blank_nodes=True):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name))


def over_http(service: Live, asked: Question) -> str:
    """What went wrong over HTTP; "" where the answer is the wanted one."""
    fields = [("query", asked.text), *(("default-graph-uri", name) for name in asked.default_graphs)]
    fields += [("named-graph-uri", name) for name in asked.named_graphs]
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": asked.media_type}
    response = service.ask("POST", "/sparql", headers=headers, body=urlencode(fields).encode())
    if response.status != 200:
        return f"status {response.status}: {response.body[:300].decode()}"
    return _difference(response.body, asked)


def in_process(store: EmbeddedStore, asked: Question) -> str:
    """What went wrong in process."""
    try:
        answer = store.query(
            asked.text,
            media_type=asked.media_type,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
        )
    except StoreError as error:
        return str(error)
    return _difference(answer.body, asked)


def _difference(body: bytes, asked: Question) -> str:
    found = parsed(body, FORMS[asked.media_type])
    return "" if same(found, expected(asked.result), is_lax=asked.is_lax) else f"another answer: {body[:200].decode()}"


@dataclass(frozen=True, slots=True)
class Update:
    """An update test: the store before, the request, the store after."""

    before: frozenset[ox.Quad]
    text: str
    after: frozenset[ox.Quad]


def update(entry: Entry) -> Update:
    request = entry.one(MF.action, UT.request)
    assert request is not None
    text = path_of(request).read_text(encoding="utf-8")
    return Update(_dataset(entry, MF.action), text, _dataset(entry, MF.result))


def _dataset(entry: Entry, which: URIRef) -> frozenset[ox.Quad]:
    node = entry.one(which)
    found: list[ox.Quad] = []
    for data in entry.graph.objects(node, UT.data):
        found += _loaded(data, ox.DefaultGraph())
    for each in entry.graph.objects(node, UT.graphData):
        name = ox.NamedNode(str(entry.graph.value(each, RDFS_LABEL)))
        found += _loaded(entry.graph.value(each, UT.graph), name)
    return frozenset(found)


def _loaded(node: Node | None, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
    assert node is not None
    path = path_of(node)
    parsed_ = ox.parse(path=path, format=FORMATS[path.suffix], base_iri=str(node))
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed_]


def update_over_http(service: Live, asked: Update) -> str:
    data = "".join(_data(quad) for quad in asked.before)
    text = {"Content-Type": "application/sparql-update"}
    first = service.ask("POST", "/update", headers=text, body=f"CLEAR ALL; INSERT DATA {{ {data} }}".encode())
    assert first.status == 204, first.body
    response = service.ask("POST", "/update", headers=text, body=asked.text.encode())
    if response.status != 204:
        return f"status {response.status}: {response.body[:300].decode()}"
    published = (service.directory / "current/graph.nq").read_bytes()
    return _changed({*ox.parse(published, format=ox.RdfFormat.N_QUADS)}, asked)


def _data(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} . "
    return triple if quad.graph_name == ox.DefaultGraph() else f"GRAPH {quad.graph_name} {{ {triple} }} "


def update_in_process(asked: Update) -> str:
    store = ox.Store()
    store.extend(asked.before)
    try:
        store.update(asked.text, base_iri="http://127.0.0.1/update")
    except (SyntaxError, OSError, ValueError, RuntimeError) as error:
        return str(error)
    return _changed({*store}, asked)


def _changed(found: set[ox.Quad], asked: Update) -> str:
    one, two = ox.Dataset(found), ox.Dataset(asked.after)
    for each in (one, two):
        each.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return "" if one == two else f"another graph: {sorted(map(str, {*one} ^ {*two}))[:4]}"
