"""The parent's side of the worker processes: one graph opened, workers forked from it, asked and ended."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.store import wire
from kg.store.error import DeadlineError, LimitError, StoreError, WorkerError
from kg.store.protocol import Answer

if TYPE_CHECKING:
    from kg.store.caller import Caller
    from kg.store.limit import Limits

REPLY_BYTES = 4096
FAREWELL_SECONDS = 5
PROGRAM = ("-m", "kg.store.worker")

ALLOCATION = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=4000"}
"""The engine takes and frees small pieces by the thousand: so many are kept at hand, of each size, and not 7. Of the
processor time of a worker, a point query takes 50 us instead of 60 so, one for provenance 280 instead of 340."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that evaluates one query at a time."""

    pid: int
    channel: socket.socket


class ZygoteError(WorkerError):
    """The zygote has ended, by another hand than `close`."""


class Zygote:
    """A process that has opened the graph in `path` and forks workers; thread-safe.

    Raises:
        StoreError: the graph cannot be opened.
    """

    def __init__(self, path: Path, *, in_memory_below: int, limits: Limits) -> None:
        self._lock = threading.Lock()
        # A sequence of packets: an order and its reply are each one message, whole or not there.
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            arguments = [str(theirs.fileno()), str(path), str(in_memory_below), json.dumps(asdict(limits))]
            self._process = subprocess.Popen(
                [sys.executable, *PROGRAM, *arguments],
                pass_fds=[theirs.fileno()],
                env=ALLOCATION | os.environ,
                stdin=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
                # Ctrl-C is for the service, which closes the control socket when it is done.
                start_new_session=True,
            )
        reply = self._control.recv(REPLY_BYTES)
        if reply != b"ready":
            self.close()
            raise StoreError(reply.decode().removeprefix("error ") or "the process that opens the graph ended")

    def fork(self) -> Worker:
        """A new worker; takes 2 to 8 ms.

        Raises:
            ZygoteError: the zygote has ended.
        """
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                return Worker(int(self._ask(b"fork", theirs.fileno())), ours)
        except ZygoteError:
            ours.close()
            raise

    def end(self, worker: Worker) -> int:
        """Ends a worker at once, whatever it does; its exit code, or minus the signal that had ended it before.

        Raises:
            ZygoteError: the zygote has ended, and all its workers with it.
        """
        worker.channel.close()
        return int(self._ask(f"end {worker.pid}".encode()))

    def close(self) -> None:
        """Ends the zygote and all its workers."""
        self._control.close()
        try:
            self._process.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, order: bytes, *descriptors: int) -> bytes:
        with self._lock, suppress(OSError):
            socket.send_fds(self._control, [order], descriptors)
            if reply := self._control.recv(REPLY_BYTES):
                return reply
        raise ZygoteError("the process that holds the graph has ended")


def ask(
    worker: Worker,
    request: dict[str, Any],
    *,
    seconds: float,
    limits: Limits,
    revision: str,
    kind: bytes = wire.QUERY,
    caller: Caller | None = None,
) -> Answer:
    """A worker's answer. After any error but the worker's own report the worker must be ended.

    `caller` asks endpoints for it.

    Raises:
        BrokenPipeError: the worker had ended before it read the query.
        DeadlineError: the answer was not whole after `seconds`.
        LimitError: the answer is larger than `limits.answer_bytes`.
        WorkerError: the worker ended.
        StoreError: what the worker reports of the query.
    """
    deadline = time.monotonic() + seconds
    try:
        worker.channel.settimeout(seconds)
        wire.send(worker.channel, kind, wire.pack_query(**request) if kind == wire.QUERY else wire.pack(request))
        head: dict[str, Any] = {}
        body = bytearray()
        while True:
            kind, payload = _frame(worker.channel, deadline)
            if kind == wire.BODY:
                body += payload
                if len(body) > limits.answer_bytes:
                    message = f"the answer has more than {limits.answer_bytes:,} bytes; ask for less, or add a LIMIT"
                    raise LimitError(message, limit="answer_bytes")
            elif kind == wire.ANSWER:
                head = json.loads(payload)
            elif kind == wire.ERROR:
                raise wire.unpack_error(payload)
            elif kind == wire.CALL and caller:
                worker.channel.sendall(caller.frame(payload))
            else:
                return Answer(head["form"], head["media_type"], bytes(body), revision)
    except TimeoutError:
        raise DeadlineError(seconds) from None
    except ConnectionResetError:
        # What the system says where the other end closed before it read what it was sent.
        raise BrokenPipeError from None


def _frame(channel: socket.socket, deadline: float) -> tuple[bytes, bytes]:
    kind, size = wire.HEAD.unpack(_exactly(channel, wire.HEAD.size, deadline))
    return kind, _exactly(channel, size, deadline)


def _exactly(channel: socket.socket, size: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        channel.settimeout(remaining)
        part = channel.recv(size - len(parts))
        if not part:
            raise WorkerError("the worker ended while it evaluated the query")
        parts += part
    return bytes(parts)
