"""What a worker does to its copy of the graph, done in this process."""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from kg.store import EvaluationError, FormatError, LimitError, QueryRefusedError, QuerySyntaxError, wire, worker
from kg.store.change import apply
from kg.store.evaluate import evaluate
from kg.store.limit import Limits
from kg.store.meter import RowMeter
from tests.store.conftest import EX, quad, small

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits()
ALL = "CONSTRUCT WHERE { ?s ?p ?o }"
TURTLE = "@prefix : <http://example.org/> . :homs :name 'Homs' . <hama> :in :syria ."


@pytest.fixture
def store() -> ox.Store:
    made = ox.Store()
    made.extend(small())
    return made


def updated(text: str, *, using: tuple[str, ...] = (), using_named: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"update": text, "using": [*using], "using_named": [*using_named]}


def put(data: str, *, graph: str | None = f"{EX}new", media_type: str = "text/turtle") -> dict[str, Any]:
    return {"cleared": [], "added": [[graph, media_type, EX, data]]}


def test_an_update_changes_what_its_dataset_matches(store: ox.Store) -> None:
    text = f"DELETE {{ GRAPH <{EX}places> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}"
    apply(store, updated(text, using=(f"{EX}places",)), LIMITS)
    assert set(store) == {each for each in small() if each.graph_name.value != f"{EX}places"}


def test_a_document_is_added_to_its_graph_and_a_cleared_graph_is_empty(store: ox.Store) -> None:
    apply(store, {"cleared": [f"{EX}names", f"{EX}numbers", None], "added": put(TURTLE)["added"]}, LIMITS)
    assert set(store) == {
        quad("aleppo", "in", ox.NamedNode(f"{EX}syria"), "places"),
        quad("homs", "name", ox.Literal("Homs"), "new"),
        quad("hama", "in", ox.NamedNode(f"{EX}syria"), "new"),
    }


def test_a_document_can_go_into_the_graph_without_a_name(store: ox.Store) -> None:
    apply(store, put("<a> <b> <c> .", graph=None), LIMITS)
    a, b, c = (ox.NamedNode(EX + name) for name in "abc")
    assert [*store.quads_for_pattern(None, None, None, ox.DefaultGraph())] == [ox.Quad(a, b, c)]


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (updated("INSERT DATA { <a:b> <a:c> }"), QuerySyntaxError, "line 1, column 27"),
        (updated("LOAD <http://example.org/>"), QueryRefusedError, "LOAD is not allowed"),
        (updated("CREATE GRAPH <http://example.org/names>"), EvaluationError, "already exists"),
        (updated("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", using=("no graph",)), EvaluationError, "no absolute IRI"),
        (put("<a> <b>"), QuerySyntaxError, "end of file|expected"),
        (put("<a> <b> <c> .", graph="no graph"), EvaluationError, "a graph name is no absolute IRI"),
        (put("a,b", media_type="text/csv"), FormatError, "text/csv"),
        (put("<!DOCTYPE a><a/>", media_type="application/rdf+xml"), QueryRefusedError, "DOCTYPE"),
        (put("<a:a> <a:b> <a:c> <a:g> .", media_type="application/n-quads"), EvaluationError, "names graphs"),
    ],
)
def test_what_cannot_be_done_is_said(
    store: ox.Store, change: dict[str, Any], error: type[Exception], message: str
) -> None:
    before = set(store)
    with pytest.raises(error, match=message):
        apply(store, change, LIMITS)
    assert set(store) == before


def test_an_update_above_its_limit_is_refused(store: ox.Store) -> None:
    with pytest.raises(LimitError) as caught:
        apply(store, updated("INSERT DATA { <a:b> <a:c> 1 }"), Limits(update_bytes=10))
    assert caught.value.limit == "update_bytes"


def test_a_worker_sends_the_whole_changed_graph(store: ox.Store) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wire.send(ours, wire.CHANGE, wire.pack(put(TURTLE)))
        ours.shutdown(socket.SHUT_WR)
        worker.answer_all(store, theirs, LIMITS)
        theirs.close()
        received = ours.makefile("rb").read()
    frames = [*_frames(received)]
    assert [kind for kind, _ in frames] == [wire.ANSWER, wire.BODY, wire.END]
    assert {*ox.parse(frames[1][1], format=ox.RdfFormat.N_QUADS)} == set(store)
    assert frames[2][1] == b"7"


def _frames(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    while data:
        kind, size = wire.HEAD.unpack_from(data)
        yield kind, data[wire.HEAD.size : wire.HEAD.size + size]
        data = data[wire.HEAD.size + size :]


def test_triples_are_counted_where_no_bytes_stand_for_one(store: ox.Store) -> None:
    meter = RowMeter("text/turtle", most=5)
    evaluate(store, ALL, media_type="text/turtle", default_graphs=(), named_graphs=()).write(io.BytesIO(), meter)
    assert meter.rows == 5


def test_more_triples_than_allowed_are_refused(store: ox.Store) -> None:
    meter = RowMeter("text/turtle", most=4)
    result = evaluate(store, ALL, media_type="text/turtle", default_graphs=(), named_graphs=())
    with pytest.raises(LimitError, match="more than 4 rows"):
        result.write(io.BytesIO(), meter)
