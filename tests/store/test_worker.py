"""The worker's side of the wire, run in this process."""

from __future__ import annotations

import gc
import io
import json
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from kg.store import EvaluationError, FormatError, QuerySyntaxError, StoreError, Term, wire, worker
from kg.store.evaluate import evaluate, syntax_error
from kg.store.limit import Limits
from kg.store.zygote import Worker, Zygote, ask
from tests.store.conftest import small

if TYPE_CHECKING:
    from collections.abc import Iterator


def request(text: str, media_type: str | None = None) -> dict[str, Any]:
    return {"text": text, "media_type": media_type, "default_graphs": [], "named_graphs": []}


@pytest.fixture
def channel() -> Iterator[socket.socket]:
    store = ox.Store()
    store.extend(small())
    ours, theirs = socket.socketpair()
    with theirs:
        thread = threading.Thread(target=worker.answer_all, args=(store, theirs, Limits()))
        thread.start()
        yield ours
        ours.close()
        thread.join()


def test_queries_are_answered_one_after_the_other(channel: socket.socket) -> None:
    asked = Worker(0, channel)
    more = {"seconds": 5, "limits": Limits(), "revision": "r"}
    answer = ask(asked, request("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv"), **more)
    assert (answer.form, answer.media_type, answer.body, answer.revision) == ("select", "text/csv", b"n\r\n5\r\n", "r")
    with pytest.raises(QuerySyntaxError):
        ask(asked, request("SELECT"), **more)
    with pytest.raises(FormatError):
        ask(asked, request("ASK {}", "text/turtle"), **more)
    with pytest.raises(EvaluationError):
        ask(asked, request("SELECT (<a:f>() AS ?x) { ?s ?p ?o }"), **more)
    assert ask(asked, request("ASK {}"), **more).body == b'{"head":{},"boolean":true}'


@pytest.mark.parametrize(
    "error",
    [
        QuerySyntaxError("wrong", line=3, column=4),
        FormatError("text/html", ("text/csv",)),
        EvaluationError("impossible"),
    ],
)
def test_an_error_crosses_the_wire_whole(error: StoreError) -> None:
    found = wire.unpack_error(wire.pack_error(error))
    assert (type(found), str(found)) == (type(error), str(error))
    assert [getattr(found, name, None) for name in ("line", "column", "media_type", "offered")] == [
        getattr(error, name, None) for name in ("line", "column", "media_type", "offered")
    ]


def test_the_zygote_forks_ends_and_leaves(published: Path) -> None:
    path = (published / "current").resolve()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    done: list[int] = []
    descriptor = theirs.detach()
    thread = threading.Thread(target=lambda: done.append(worker.main([str(descriptor), str(path), str(1 << 30), "{}"])))
    thread.start()
    # The worker, a copy of this process, holds a copy of `ours` too: it must end before the zygote can see it closed.
    with ours:
        assert ours.recv(100) == b"ready"
        channel, other = socket.socketpair()
        with channel, other:
            socket.send_fds(ours, [b"fork"], [other.fileno()])
            pid = int(ours.recv(100))
            other.close()
            found = ask(Worker(pid, channel), request("ASK {}"), seconds=5, limits=Limits(), revision="")
            assert json.loads(found.body)["boolean"] is True
            ours.send(f"end {pid}".encode())
            assert ours.recv(100) == b"-9"
    thread.join()
    gc.unfreeze()
    assert done == [0]


def test_a_zygote_that_cannot_open_the_graph_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Zygote(tmp_path, in_memory_below=0, limits=Limits())
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours:
        assert worker.main([str(theirs.detach()), str(tmp_path), "0", "{}"]) == 1
        assert ours.recv(1000).startswith(b"error the graph in ")


def test_a_message_of_the_engine_without_a_place_is_kept() -> None:
    error = syntax_error("something else\nand more")
    assert (str(error), error.line, error.column) == ("something else", None, None)


def test_a_term_reads_as_its_value() -> None:
    assert f"{Term('literal', 'حلب', language='ar')}" == "حلب"


def test_what_fails_while_the_answer_is_written_is_an_error_of_the_query() -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, _: object, /) -> int:
            raise OSError("no space is left")

    result = evaluate(ox.Store(), "ASK {}", media_type=None, default_graphs=(), named_graphs=())
    with pytest.raises(EvaluationError, match="no space is left"):
        result.write(Full(), None)


def test_a_worker_ends_quietly_when_whoever_asked_goes_away() -> None:
    store = ox.Store()
    store.extend(small())
    ours, theirs = socket.socketpair()
    with theirs:
        wire.send(ours, wire.QUERY, wire.pack_query(**request("ASK {}")))
        thread = threading.Thread(target=worker.answer_all, args=(store, theirs, Limits()))
        thread.start()
        assert ours.recv(1, socket.MSG_PEEK)
        ours.close()  # with the answer unread, so that the worker's next read fails
        thread.join()
