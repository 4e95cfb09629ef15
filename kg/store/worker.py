"""The processes that evaluate queries: `python -m kg.store.worker CONTROL REVISION_PATH IN_MEMORY_BELOW LIMITS`.

The process started so is the zygote: it opens the graph once, has a single thread, and forks a worker for every socket
it is sent. Workers share the graph copy-on-write. A worker can open nothing: no file, no socket, so that a query that
found a way past every other guard still reaches no one. A change of the graph is applied by a worker to its own copy,
which comes back as N-Quads; that worker is ended then.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import signal
import socket
import sys
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.store import wire
from kg.store.change import apply
from kg.store.confine import confine
from kg.store.error import StoreError
from kg.store.evaluate import evaluate
from kg.store.federation import Federation
from kg.store.format import GRAPH_FORMATS, SOLUTION_FORMATS
from kg.store.limit import Limits, admit
from kg.store.meter import RowMeter
from kg.store.revision import open_revision
from kg.store.scan import scan

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    from kg.store.protocol import Form

ORDER_BYTES = 64
"""No order to the zygote is longer."""


def main(arguments: list[str]) -> int:
    """Runs the zygote until the other end of its control socket closes; then no worker of it is left."""
    descriptor, path, in_memory_below, limits = arguments
    with socket.socket(fileno=int(descriptor)) as control:
        try:
            store = open_revision(Path(path), in_memory_below=int(in_memory_below))
            _warm_up()
        except StoreError as error:
            control.send(f"error {error}".encode())
            return 1
        # What is frozen stays on pages that the workers share.
        gc.collect()
        gc.freeze()
        control.send(b"ready")
        _rule(control, store, Limits(**json.loads(limits)))
        return 0


def _rule(control: socket.socket, store: ox.Store, limits: Limits) -> None:
    """Forks and ends workers as the control socket orders."""
    zygote, children = os.getpid(), set[int]()
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, ORDER_BYTES, 1)
        if order == b"fork":
            channel = socket.socket(fileno=descriptors[0])
            pid = os.fork()
            if pid == 0:  # pragma: no cover  (a worker is killed, so that it never reports what it ran)
                control.close()
                confine(zygote, limits.memory_bytes)
                answer_all(store, channel, limits)
                os._exit(0)
            channel.close()
            children.add(pid)
            control.send(str(pid).encode())
        elif order:
            pid = int(order.removeprefix(b"end "))
            children.discard(pid)
            control.send(str(_end(pid)).encode())
        else:
            for pid in children:  # pragma: no cover  (a test's worker holds this socket too, and must end before)
                _end(pid)
            return


def _end(pid: int) -> int:
    """Ends a worker and waits for it. Only its parent may: until then the number cannot belong to another process."""
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def _warm_up() -> None:
    """Imports all that a query may need, because a worker can open no file."""
    for text, types in (("SELECT * {}", SOLUTION_FORMATS), ("CONSTRUCT WHERE {}", GRAPH_FORMATS)):
        for media_type in types:
            result = evaluate(ox.Store(), text, media_type=media_type, default_graphs=(), named_graphs=())
            result.write(io.BytesIO(), None)


def answer_all(store: ox.Store, channel: socket.socket, limits: Limits) -> None:
    """Answers the queries that come over a channel until its other end closes."""
    # Reading blocks without poll(), which a process that may open nothing cannot call.
    source = channel.makefile("rb")
    # Whoever asks may go away at any moment, also in the middle of an answer.
    with contextlib.suppress(ConnectionError):
        while head := source.read(wire.HEAD.size):
            kind, size = wire.HEAD.unpack(head)
            _reply_to(kind, source.read(size), store, wire.Reply(channel, source), limits)


def _reply_to(kind: bytes, request: bytes, store: ox.Store, reply: wire.Reply, limits: Limits) -> None:
    """Sends the answer to a request, or its error, to the last byte."""
    try:
        rows = (_answer if kind == wire.QUERY else _change)(store, request, reply, limits)
    except StoreError as error:
        reply.frame(wire.ERROR, wire.pack_error(error))
    else:
        reply.frame(wire.END, str(rows).encode())
    reply.flush()


def _answer(store: ox.Store, request: bytes, reply: wire.Reply, limits: Limits) -> int:
    """Sends the answer to a query; returns the number of its rows."""
    text, options = wire.unpack_query(request)
    admit(text, limits)
    found = scan(text)
    if found.has_service:
        text = Federation(store, text, options, limits, reply.call).filled()
    result = evaluate(store, text, **options, has_dataset=found.has_dataset)
    is_stable = not found.is_volatile and not found.has_service
    reply.frame(wire.ANSWER, _head(result.form, result.media_type, stable=is_stable))
    meter = RowMeter(result.media_type, limits.rows)
    result.write(_body(reply, meter), meter)
    return meter.rows


@lru_cache(maxsize=64)
def _head(form: Form, media_type: str, *, stable: bool) -> bytes:
    return wire.pack({"form": form, "media_type": media_type, "stable": stable})


def _change(store: ox.Store, request: bytes, reply: wire.Reply, limits: Limits) -> int:
    """Changes this process's copy of the graph, and sends all of it."""
    apply(store, json.loads(request), limits)
    reply.frame(wire.ANSWER, _head("construct", "application/n-quads", stable=True))
    store.dump(_body(reply, RowMeter("", 0)), ox.RdfFormat.N_QUADS)
    return len(store)


def _body(reply: wire.Reply, meter: RowMeter) -> IO[bytes]:
    # Not buffered here: the engine writes pieces of 8 KiB.
    return cast("IO[bytes]", _Body(reply, meter))


class _Body(io.RawIOBase):
    """The body of an answer, sent piece by piece as it is written."""

    def __init__(self, reply: wire.Reply, meter: RowMeter) -> None:
        self._reply, self._meter = reply, meter

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        piece = bytes(data)
        self._meter.count(piece)
        self._reply.body(piece)
        return len(piece)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
