"""The store of the web service: queries run in pre-forked processes, so that none can harm the process that serves.

A round trip costs 0.04 ms over a call in this process. A worker past its deadline is killed; one that crashes costs
its own query only. When a new revision is published, a second zygote opens it beside the first and then takes over.
"""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.store.error import (
    BusyError,
    DeadlineError,
    LimitError,
    StoreError,
    WorkerError,
)
from kg.store.limit import Limits, admit
from kg.store.revision import IN_MEMORY_BELOW, current_revision
from kg.store.zygote import Worker, Zygote, ZygoteError, ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.store.protocol import Answer

log = logging.getLogger(__name__)


class _Generation:
    """The workers over one revision; ends with the last query that it answers after it was retired."""

    def __init__(self, directory: Path, limits: Limits, in_memory_below: int) -> None:
        self.revision = current_revision(directory)
        path = (directory / "revisions" / self.revision).absolute()
        self._zygote = Zygote(path, in_memory_below=in_memory_below, memory_bytes=limits.memory_bytes)
        self._lock = threading.Lock()
        self._idle = [self._zygote.fork() for _ in range(limits.workers)]
        self._busy = 0
        self._retired = False

    @contextmanager
    def worker(self) -> Iterator[Worker]:
        """A worker for one query; it is ended where the query left it in an unknown state."""
        with self._lock:
            self._busy += 1
            worker = self._idle.pop() if self._idle else None
        try:
            worker = worker or self._zygote.fork()
            try:
                yield worker
            except (BrokenPipeError, DeadlineError, LimitError, WorkerError) as error:
                status = self._end(worker)
                worker = None
                if isinstance(error, WorkerError):
                    raise WorkerError(f"{error}, by signal {-status}" if status else str(error)) from None
                raise
        finally:
            self._give_back(worker)

    def _end(self, worker: Worker) -> int:
        with suppress(ZygoteError):
            return self._zygote.end(worker)
        return 0

    def _give_back(self, worker: Worker | None) -> None:
        with self._lock:
            self._busy -= 1
            if worker:
                self._idle.append(worker)
            over = self._retired and not self._busy
        if over:
            self._close()

    def retire(self) -> None:
        """Ends the workers now where none is busy, else with the last of the queries that are being answered."""
        with self._lock:
            over = not self._retired and not self._busy
            self._retired = True
        if over:
            self._close()

    def _close(self) -> None:
        for worker in self._idle:
            worker.channel.close()
        self._zygote.close()


class WorkerPool:
    """A `Reader` over the graph that `directory` publishes; thread-safe; a context manager.

    Raises:
        StoreError: nothing has been published there.
    """

    def __init__(
        self, directory: str | Path, *, limits: Limits | None = None, in_memory_below: int = IN_MEMORY_BELOW
    ) -> None:
        self.directory, self.limits = Path(directory), limits or Limits()
        self._in_memory_below = in_memory_below
        self._slots = threading.Semaphore(self.limits.workers)
        self._waiting = 0
        self._lock = threading.Lock()
        self._renewing = threading.Lock()
        self._refused = ""
        self._generation = self._open()

    def _open(self) -> _Generation:
        return _Generation(self.directory, self.limits, self._in_memory_below)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers; queries that are being answered are answered first."""
        self._generation.retire()

    @property
    def revision(self) -> str:
        """The revision that answers now."""
        return self._generation.revision

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
        admit(text, self.limits)
        request = {
            "text": text,
            "media_type": media_type,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        seconds = min(timeout or self.limits.seconds, self.limits.seconds)
        with self._slot():
            self._look()
            return self._ask(request, seconds)

    def _ask(self, request: dict[str, Any], seconds: float) -> Answer:
        # A worker may have been killed from outside while it was idle, and so may all of them, and the zygote.
        for _ in range(self.limits.workers + 2):
            generation = self._generation
            try:
                with generation.worker() as worker:
                    return ask(worker, request, seconds=seconds, limits=self.limits, revision=generation.revision)
            except BrokenPipeError:
                continue
            except ZygoteError:
                self._renew(generation)
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
                    raise BusyError(round(self.limits.seconds))
            finally:
                with self._lock:
                    self._waiting -= 1
        try:
            yield
        finally:
            self._slots.release()

    def _look(self) -> None:
        """Starts to open a newly published revision, while the old one goes on answering."""
        with suppress(StoreError):
            published = current_revision(self.directory)
            if published not in {self._generation.revision, self._refused} and self._renewing.acquire(blocking=False):
                threading.Thread(target=self._take_over, args=(published,), name="take-over", daemon=True).start()

    def _take_over(self, published: str) -> None:
        try:
            self._replace(self._generation)
        except StoreError as error:
            self._refused = published
            log.warning("revision %s is not served: %s", published, error)
        finally:
            self._renewing.release()

    def _renew(self, broken: _Generation) -> None:
        """Opens the graph again where `broken` still is the generation that answers."""
        with self._renewing:
            if self._generation is broken:
                self._replace(broken)

    def _replace(self, old: _Generation) -> None:
        self._generation = self._open()
        old.retire()
