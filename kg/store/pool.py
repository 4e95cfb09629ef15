"""The store of the web service: queries run in pre-forked processes, so that none can harm the process that serves.

A round trip costs 0.04 ms over a call in this process. A worker past its deadline is killed; one that crashes costs
its own query only. When a new revision is published, a second zygote opens it beside the first and then takes over.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from kg.store.caller import Caller
from kg.store.error import (
    BusyError,
    DeadlineError,
    LimitError,
    WorkerError,
)
from kg.store.limit import Limits
from kg.store.revision import IN_MEMORY_BELOW
from kg.store.served import Served
from kg.store.zygote import Worker, ZygoteError, ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.store.generation import Generation
    from kg.store.protocol import Answer


class WorkerPool:
    """A `Reader` over the graph that `directory` publishes; thread-safe; a context manager.

    `served` may be shared with a `StreamPool`: both then answer over the same graph, each with workers of its own.

    Raises:
        StoreError: nothing has been published there.
    """

    def __init__(
        self, directory: str | Path, *, limits: Limits | None = None, in_memory_below: int = IN_MEMORY_BELOW
    ) -> None:
        self.limits = limits or Limits()
        self.caller = Caller(self.limits)
        self.served = Served(directory, limits=self.limits, in_memory_below=in_memory_below)
        self._slots = threading.Semaphore(self.limits.workers)
        self._waiting = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers; queries that are being answered are answered first."""
        self.served.close()
        self.caller.close()

    @property
    def revision(self) -> str:
        """The revision that answers now."""
        return self.served.generation.revision

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        timeout: float | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """The answer to a stranger's query, as `Reader.query`; `timeout` can only shorten the deadline.

        Raises:
            BusyError: all workers are taken and the queue is full.
            DeadlineError: it took too long, planning included.
            WorkerError: it ended its worker, for example by taking too much memory.
        """
        request = {
            "text": text,
            "media_type": media_type,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        seconds = min(timeout or self.limits.seconds, self.limits.seconds)
        with self._slot():
            self.served.look()
            return self._ask(request, seconds)

    def _ask(self, request: dict[str, Any], seconds: float) -> Answer:
        # A worker may have been killed from outside while it was idle, and so may all of them, and the zygote.
        for _ in range(self.limits.workers + 2):
            generation = self.served.generation
            try:
                with _worker(generation) as worker:
                    return ask(
                        worker,
                        request,
                        seconds=seconds,
                        limits=self.limits,
                        revision=generation.revision,
                        caller=self.caller,
                    )
            except BrokenPipeError:
                continue
            except ZygoteError:
                self.served.renew(generation)
        raise WorkerError("no worker is left to ask")

    @contextmanager
    def _slot(self) -> Iterator[None]:
        """Waits for its turn: as many queries run as there are workers, and a few more may wait."""
        if not self._slots.acquire(blocking=False):
            with self._lock:
                if self._waiting >= self.limits.queue:
                    raise BusyError(round(self.limits.seconds))
                self._waiting += 1
            try:
                if not self._slots.acquire(timeout=self.limits.queue_seconds):
                    raise BusyError(round(self.limits.seconds), limit="queue_seconds")
            finally:
                with self._lock:
                    self._waiting -= 1
        try:
            yield
        finally:
            self._slots.release()


@contextmanager
def _worker(generation: Generation) -> Iterator[Worker]:
    """A worker for one query; it is ended where the query left it in an unknown state."""
    worker: Worker | None = generation.take()
    assert worker  # noqa: S101
    try:
        yield worker
    except (BrokenPipeError, DeadlineError, LimitError, WorkerError) as error:
        status = generation.end(worker)
        worker = None
        if isinstance(error, WorkerError):
            raise WorkerError(f"{error}, by signal {-status}" if status else str(error)) from None
        raise
    finally:
        generation.give_back(worker)
