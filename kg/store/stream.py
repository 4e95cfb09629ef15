"""The worker pool for an event loop: thousands of clients may wait, none of them holds a thread, and answers stream."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections import OrderedDict
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from kg.store.error import DeadlineError, LimitError, MemoryLimitError, WorkerError
from kg.store.line import Line
from kg.store.turn import Turns
from kg.store.zygote import ZygoteError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from kg.store.generation import Generation
    from kg.store.line import Head
    from kg.store.protocol import Form
    from kg.store.served import Served

LOOK_SECONDS = 0.1
"""How often it is looked whether another graph has been published."""

NICE = 10
"""How far a query that takes long stands back behind the others, from 0 to 19."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query to ask: its text, the media type for each form of it, the dataset, and who asks, for how long at most."""

    text: str
    media_types: Mapping[Form, str]
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    client: str = ""
    timeout: float | None = None

    def packed(self) -> bytes:
        """The query as a worker reads it."""
        return json.dumps(
            {
                "text": self.text,
                "media_type": dict(self.media_types),
                "default_graphs": list(self.default_graphs),
                "named_graphs": list(self.named_graphs),
            }
        ).encode()


class Flow:
    """An answer under way: its head, the revision that gives it, and its body piece by piece."""

    def __init__(self, line: Line, head: Head, revision: str, most: int) -> None:
        self.head, self.revision = head, revision
        self.size = 0
        self._line, self._most = line, most

    @property
    def is_over(self) -> bool:
        """Whether the worker has sent all: what is taken next, or was taken last, is the end."""
        return self._line.is_over

    @property
    def rows(self) -> int:
        """The number of rows, known at the end."""
        return self._line.rows

    async def piece(self) -> bytes:
        """The next piece of the body; b"" after the last.

        Raises:
            StoreError: the answer broke off; what was passed on is not whole.
        """
        await self._line.wait()
        piece = self._line.take()
        self.size += len(piece)
        if self.size > self._most:
            message = f"the answer has more than {self._most:,} bytes; ask for less, or add a LIMIT"
            raise LimitError(message, limit="answer_bytes")
        return piece


class StreamPool:
    """Asks the workers of a served graph from an event loop. Every client has its turn before one has a second."""

    def __init__(self, served: Served) -> None:
        self.served, self.limits = served, served.limits
        self.turns = Turns(self.limits)
        self.ended = 0
        self._look_at = 0.0
        self._idle: OrderedDict[Line, Generation] = OrderedDict()

    @property
    def revision(self) -> str:
        """The revision that answers now."""
        return self.served.generation.revision

    def close(self) -> None:
        """Lets go of the idle workers."""
        while self._idle:
            self._release(*self._idle.popitem())

    @asynccontextmanager
    async def ask(self, question: Question) -> AsyncIterator[Flow]:
        """The answer to a query, from its first bytes on. The query is ended with the block, whatever ends that.

        Raises:
            BusyError: all workers are taken and the queue is full, or the client has too many queries under way.
            DeadlineError: it took too long: planning, and sending the answer, included.
            StoreError: it cannot be answered.
        """
        seconds = min(question.timeout or self.limits.seconds, self.limits.seconds)
        await self.turns.begin(question.client)
        try:
            generation, line = await self._asked(question.packed())
            loop = asyncio.get_running_loop()
            timer = loop.call_later(self.limits.patience, _stand_back, line)
            try:
                async with asyncio.timeout(seconds):
                    await line.wait()
                    assert line.head  # noqa: S101  (nothing else comes before a body or an end)
                    yield Flow(line, line.head, generation.revision, self.limits.answer_bytes)
            except TimeoutError:
                raise DeadlineError(seconds) from None
            except WorkerError:
                raise await self._reason(generation, line) from None
            finally:
                is_slow = loop.time() >= timer.when()
                timer.cancel()
                self._done(generation, line, is_fit=line.is_over and line.is_open and not is_slow)
        finally:
            self.turns.end(question.client)

    async def _reason(self, generation: Generation, line: Line) -> WorkerError:
        """Why a worker ended: the system aborts a process that is refused memory."""
        status = await asyncio.to_thread(generation.end, line.worker)
        line.is_reaped = True
        if -status == signal.SIGABRT:
            return MemoryLimitError(self.limits.memory_bytes)
        return WorkerError(f"the worker ended while it evaluated the query, by signal {-status}")

    def look(self) -> None:
        """Looks whether another graph has been published, unless it has just looked; called with every request."""
        now = monotonic()
        if now >= self._look_at:
            self._look_at = now + LOOK_SECONDS
            self.served.look()

    async def _asked(self, payload: bytes) -> tuple[Generation, Line]:
        """A line that has taken the query, and its generation."""
        for _ in range(self.limits.workers + 2):
            generation, line = await self._line()
            try:
                line.ask(payload)
            except BrokenPipeError:
                self._done(generation, line, is_fit=False)
            else:
                return generation, line
        raise WorkerError("no worker is left to ask")

    async def _line(self) -> tuple[Generation, Line]:
        now = self.served.generation
        while self._idle:
            line, generation = self._idle.popitem()
            if generation is now and line.is_open:
                return generation, line
            self._release(line, generation)
        try:
            # Taking an idle one is quick; forking is not.
            worker = now.take() if now.idle else await asyncio.to_thread(now.take)
        except ZygoteError:
            await asyncio.to_thread(self.served.renew, now)
            now = self.served.generation
            worker = await asyncio.to_thread(now.take)
        line = Line(worker)
        await asyncio.get_running_loop().create_connection(lambda: line, sock=worker.channel)
        return now, line

    def _done(self, generation: Generation, line: Line, *, is_fit: bool) -> None:
        if is_fit and generation is self.served.generation:
            self._idle[line] = generation
        else:
            self._release(line, generation)

    def _release(self, line: Line, generation: Generation) -> None:
        self.ended += 1
        line.close()
        asyncio.get_running_loop().run_in_executor(None, _end, generation, line)


def _end(generation: Generation, line: Line) -> None:
    if not line.is_reaped:
        generation.end(line.worker)
    generation.give_back(None)


def _stand_back(line: Line) -> None:
    """Gives the worker less of the processor than those have whose query is new; it is ended after the query."""
    # Only its zygote reaps a worker, so that the number still is the worker's own.
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, line.worker.pid, NICE)
