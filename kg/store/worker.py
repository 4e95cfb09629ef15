"""The processes that evaluate queries: `python -m kg.store.worker CONTROL REVISION_PATH IN_MEMORY_BELOW MEMORY_BYTES`.

The process started so is the zygote: it opens the graph once, has a single thread, and forks a worker for every socket
it is sent. Workers share the graph copy-on-write. A worker can open nothing: no file, no socket, so that a query that
found a way past every other guard still reaches no one.
"""

from __future__ import annotations

import ctypes
import gc
import io
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store import wire
from kg.store.error import StoreError
from kg.store.evaluate import evaluate
from kg.store.format import GRAPH_FORMATS, SOLUTION_FORMATS
from kg.store.revision import open_revision

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

ORDER_BYTES = 64
"""No order to the zygote is longer."""

PR_SET_PDEATHSIG = 1
"""Of `prctl(2)`: the signal that this process gets when its parent ends."""


def main(arguments: list[str]) -> int:
    """Runs the zygote until the other end of its control socket closes; then no worker of it is left."""
    descriptor, path, in_memory_below, memory_bytes = arguments
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
        _rule(control, store, int(memory_bytes))
        return 0


def _rule(control: socket.socket, store: ox.Store, memory_bytes: int) -> None:
    """Forks and ends workers as the control socket orders."""
    zygote, children = os.getpid(), set[int]()
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, ORDER_BYTES, 1)
        if order == b"fork":
            channel = socket.socket(fileno=descriptors[0])
            pid = os.fork()
            if pid == 0:  # pragma: no cover  (a worker is killed, so that it never reports what it ran)
                control.close()
                _confine(zygote, memory_bytes)
                answer_all(store, channel)
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
            result.write(io.BytesIO())


def answer_all(store: ox.Store, channel: socket.socket) -> None:
    """Answers the queries that come over a channel until its other end closes."""
    # Reading blocks without poll(), which a process that may open nothing cannot call.
    source = channel.makefile("rb")
    while head := source.read(wire.HEAD.size):
        _, size = wire.HEAD.unpack(head)
        request = json.loads(source.read(size))
        try:
            result = evaluate(store, **request)
            wire.send(channel, wire.ANSWER, wire.pack({"form": result.form, "media_type": result.media_type}))
            body = io.BufferedWriter(_Body(channel), wire.CHUNK)
            result.write(body)
            body.flush()
        except StoreError as error:
            wire.send(channel, wire.ERROR, wire.pack_error(error))
        else:
            wire.send(channel, wire.END)


def _confine(
    zygote: int, memory_bytes: int
) -> None:  # pragma: no cover  (runs in workers only; its effects are tested)
    # The worker shall not outlive the zygote, which alone can end it at its deadline.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != zygote:  # it ended before the line above
        os._exit(1)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


class _Body(io.RawIOBase):
    """The body of an answer, sent piece by piece as it is written."""

    def __init__(self, channel: socket.socket) -> None:
        self.channel = channel

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        piece = bytes(data)
        wire.send(self.channel, wire.BODY, piece)
        return len(piece)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
