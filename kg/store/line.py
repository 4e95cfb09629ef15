"""One worker on an event loop: a query goes out, and its answer comes in whole or, where it is long, piece by piece."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from kg.store import wire
from kg.store.error import WorkerError

if TYPE_CHECKING:
    from kg.store.caller import Caller
    from kg.store.protocol import Form
    from kg.store.zygote import Worker

HELD_BACK = 4 * 1024 * 1024
"""Bytes of an answer that are gathered before the first is passed on: an error among them gets its real status, and
an answer of 10,000 rows is whole, so that it can be kept."""

AHEAD = 1024 * 1024
"""Bytes that may wait for a slow client before the worker is made to wait."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the worker says before the body; `stable` where the same query over the same graph answers the same."""

    form: Form
    media_type: str
    stable: bool


@lru_cache(maxsize=64)
def _head(payload: bytes) -> Head:
    value: dict[str, Any] = json.loads(payload)
    return Head(**value)


class Line(asyncio.Protocol):
    """The connection to one worker, for one query after the other; it belongs to one event loop.

    After `ask`, `head` tells whether the answer began; `body` holds what has come; `rows` is known at the end.
    """

    def __init__(self, worker: Worker, caller: Caller | None = None) -> None:
        self.worker = worker
        self._caller = caller
        self._calling: asyncio.Task[None] | None = None
        self.head: Head | None = None
        self.body: list[bytes] = []
        self.rows = self.size = 0
        self.is_over = True
        self.is_reaped = False
        self._held_back = HELD_BACK
        self._error: Exception | None = None
        self._buffer = b""
        self._news: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        self._transport, self._loop = cast("asyncio.Transport", transport), asyncio.get_running_loop()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Called by the loop."""
        self._transport = None
        self._fail(WorkerError("the worker ended while it evaluated the query"))

    @property
    def is_open(self) -> bool:
        """Whether the worker still listens, as far as is known."""
        return self._transport is not None

    def ask(self, payload: bytes, kind: bytes = wire.QUERY) -> None:
        """Sends a query; `wait` says when there is something of its answer."""
        if self._transport is None:
            raise BrokenPipeError
        self.head, self.body, self.rows, self.size, self._error = None, [], 0, 0, None
        self.is_over, self._held_back = False, HELD_BACK
        self._transport.write(wire.HEAD.pack(kind, len(payload)) + payload)

    async def wait(self) -> None:
        """Returns when the answer is over, or more of it is held than should be.

        Raises:
            StoreError: what the worker reports of the query, or WorkerError where it ended.
        """
        if not self.is_over and self._error is None and self.size < self._held_back:
            self._news = self._loop.create_future()
            try:
                await self._news
            finally:
                self._news = None
        if self._error:
            raise self._error

    def take(self) -> bytes:
        """What has come of the body since it was last taken; from then on pieces are passed on as they come."""
        piece = b"".join(self.body)
        self.body, self.size, self._held_back = [], 0, 1
        if self._transport and not self._transport.is_reading():
            self._transport.resume_reading()
        return piece

    def close(self) -> None:
        """Closes the connection; the worker must be ended by its zygote."""
        if self._transport:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Called by the loop."""
        if self._buffer:
            data = self._buffer + data
        start, last = 0, len(data)
        while start + wire.HEAD.size <= last:
            kind, size = wire.HEAD.unpack_from(data, start)
            end = start + wire.HEAD.size + size
            if end > last:
                break
            self._frame(kind, data[start + wire.HEAD.size : end])
            start = end
        self._buffer = data[start:]
        if self.size >= max(self._held_back, AHEAD) and self._transport:
            self._transport.pause_reading()

    def _frame(self, kind: bytes, payload: bytes) -> None:
        if kind == wire.BODY:
            self.body.append(payload)
            self.size += len(payload)
            if self.size >= self._held_back:
                self._tell()
        elif kind == wire.ANSWER:
            self.head = _head(payload)
        elif kind == wire.CALL and self._caller:
            self._calling = asyncio.get_running_loop().create_task(self._call(self._caller, payload))
        elif kind == wire.END:
            self.rows, self.is_over = int(payload), True
            self._tell()
        else:
            self.is_over = True
            self._fail(wire.unpack_error(payload))

    async def _call(self, caller: Caller, payload: bytes) -> None:
        """Has an endpoint asked for the worker, which waits."""
        frame = await asyncio.get_running_loop().run_in_executor(caller.threads, caller.frame, payload)
        if self._transport:
            self._transport.write(frame)

    def _fail(self, error: Exception) -> None:
        self._error = error
        self._tell()

    def _tell(self) -> None:
        if self._news and not self._news.done():
            self._news.set_result(None)
