"""The worker pool for an event loop: thousands of clients may wait, none of them holds a thread, and answers stream."""

from __future__ import annotations

import asyncio
import math
import os
import signal
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store import wire
from kg.store.error import DeadlineError, LimitError, MemoryLimitError, WorkerError
from kg.store.line import Line
from kg.store.turn import Turns
from kg.store.zygote import ZygoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from kg.store.caller import Caller
    from kg.store.generation import Generation
    from kg.store.limit import Limits
    from kg.store.line import Head
    from kg.store.protocol import Form
    from kg.store.served import Served

LOOK_SECONDS = 0.1
"""How often it is looked whether another graph has been published."""

WATCH_SECONDS = 0.05
"""How often it is looked whether a query takes long, or too long."""

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
        return wire.pack_query(self.text, self.media_types, self.default_graphs, self.named_graphs)


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


class Asking:
    """A query from the wait for its turn to its last byte: what `StreamPool.ask` gives."""

    def __init__(self, pool: StreamPool, question: Question, slow: Callable[[], None] | None) -> None:
        self._pool, self._question, self._slow = pool, question, slow
        self._seconds = min(question.timeout or pool.limits.seconds, pool.limits.seconds)
        self._task: asyncio.Task[object] | None = None
        self._given: tuple[Generation, Line] | None = None
        self._begun = self._asked = self._before = math.inf
        self._has_turn = self._stands_back = self._is_late = False

    async def __aenter__(self) -> Flow:
        try:
            return await self._begin()
        except BaseException as error:
            await self._end(error)
            raise

    async def __aexit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        await self._end(error)

    async def _begin(self) -> Flow:
        pool, loop = self._pool, asyncio.get_running_loop()
        self._task, self._begun = asyncio.current_task(loop), loop.time()
        pool.watch(self, loop)
        await pool.turns.begin(self._question.client)
        self._has_turn = True
        self._given = generation, line = await pool.asked(self._question.packed())
        self._asked = loop.time()
        await line.wait()
        assert line.head  # noqa: S101  (nothing else comes before a body or an end)
        return Flow(line, line.head, generation.revision, pool.limits.answer_bytes)

    def look(self, now: float) -> None:
        """Does what is due at a time of the loop's clock: the worker stands back, or the query is ended."""
        patience = self._pool.limits.patience
        if self._slow and now >= self._begun + patience:
            self._slow()
            self._slow = None
        if self._given and not self._stands_back:
            self._stands_back = self._has_taken(self._given[1].worker.pid) >= patience
            if self._stands_back:
                _stand_back(self._given[1])
        if self._task and not self._is_late and now >= self._asked + self._seconds:
            self._is_late = self._task.cancel()

    def _has_taken(self, pid: int) -> float:
        """Seconds of processor time that the worker has taken since it was looked at first."""
        # Time on the clock would count what the others take: on a busy machine every query would have to stand back.
        taken = _processor_seconds(pid)
        self._before = min(self._before, taken)
        return taken - self._before

    async def _end(self, error: BaseException | None) -> None:
        """Gives back what the query has taken, and says what its error means to who asked."""
        pool = self._pool
        pool.unwatch(self)
        try:
            if self._given and isinstance(error, WorkerError):
                raise await _reason(*self._given, pool.limits) from None
        finally:
            if self._given:
                generation, line = self._given
                pool.done(generation, line, is_fit=line.is_over and line.is_open and not self._stands_back)
            if self._has_turn:
                pool.turns.end(self._question.client)
        if self._task and self._is_late and isinstance(error, asyncio.CancelledError):
            self._task.uncancel()
            raise DeadlineError(self._seconds) from None


async def _reason(generation: Generation, line: Line, limits: Limits) -> WorkerError:
    """Why a worker ended: the system aborts a process that is refused memory."""
    status = await asyncio.to_thread(generation.end, line.worker)
    line.is_reaped = True
    if -status == signal.SIGABRT:
        return MemoryLimitError(limits.memory_bytes)
    return WorkerError(f"the worker ended while it evaluated the query, by signal {-status}")


class StreamPool:
    """Asks the workers of a served graph from an event loop. Every client has its turn before one has a second."""

    def __init__(self, served: Served, caller: Caller | None = None) -> None:
        self._caller = caller
        self.served, self.limits = served, served.limits
        self.turns = Turns(self.limits)
        self.ended = 0
        self._look_at = 0.0
        self._watched: set[Asking] = set()
        self._is_watching = False
        self._idle: OrderedDict[Line, Generation] = OrderedDict()

    @property
    def revision(self) -> str:
        """The revision that answers now."""
        return self.served.generation.revision

    def close(self) -> None:
        """Lets go of the idle workers."""
        while self._idle:
            self._release(*self._idle.popitem())

    def ask(self, question: Question, *, slow: Callable[[], None] | None = None) -> Asking:
        """The answer to a query, from its first bytes on: `async with pool.ask(question) as flow`.

        The query is ended with the block, whatever ends that. `slow` is called once if it takes longer than `patience`.

        Raises:
            BusyError: all workers are taken and the queue is full, or the client has too many queries under way.
            DeadlineError: it took too long: planning, and sending the answer, included.
            StoreError: it cannot be answered.
        """
        return Asking(self, question, slow)

    def watch(self, asking: Asking, loop: asyncio.AbstractEventLoop) -> None:
        """Looks after a query: one timer for all of them costs less than some for each."""
        self._watched.add(asking)
        if not self._is_watching:
            self._is_watching = True
            loop.call_later(WATCH_SECONDS, self._look_after, loop)

    def unwatch(self, asking: Asking) -> None:
        """Looks after a query no longer."""
        self._watched.discard(asking)

    def _look_after(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for asking in tuple(self._watched):
            asking.look(now)
        self._is_watching = bool(self._watched)
        if self._is_watching:
            loop.call_later(WATCH_SECONDS, self._look_after, loop)

    def look(self) -> None:
        """Looks whether another graph has been published, unless it has just looked; called with every request."""
        now = time.monotonic()
        if now >= self._look_at:
            self._look_at = now + LOOK_SECONDS
            self.served.look()

    async def asked(self, payload: bytes) -> tuple[Generation, Line]:
        """A line that has taken the query, and its generation."""
        for _ in range(self.limits.workers + 2):
            generation, line = await self._line()
            try:
                line.ask(payload)
            except BrokenPipeError:
                self.done(generation, line, is_fit=False)
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
        line = Line(worker, self._caller)
        await asyncio.get_running_loop().create_connection(lambda: line, sock=worker.channel)
        return now, line

    def done(self, generation: Generation, line: Line, *, is_fit: bool) -> None:
        """Takes a line back that has answered; it is closed where its worker is not fit for another query."""
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


def _processor_seconds(pid: int) -> float:
    """What a process has taken in all; 0 where it has just ended."""
    try:
        # The number of this clock is made as clock_getcpuclockid(3) makes it, which Python does not offer.
        return time.clock_gettime((~pid << 3) | CPUCLOCK_SCHED)
    except OSError:
        return 0.0


CPUCLOCK_SCHED = 2


def _stand_back(line: Line) -> None:
    """Gives the worker less of the processor than those have whose query is new; it is ended after the query."""
    # Only its zygote reaps a worker, so that the number still is the worker's own.
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, line.worker.pid, NICE)
