"""The processes that answer over one revision of the graph; they end with the last query that they answer."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.store.revision import current_revision
from kg.store.zygote import Worker, Zygote, ZygoteError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.limit import Limits


class Generation:
    """A zygote over the current revision of a directory, and its idle workers; thread-safe.

    Whoever takes a worker gives it back, or None where it has been ended. A retired generation closes with the last.

    Raises:
        StoreError: nothing is published, or it cannot be opened.
    """

    def __init__(self, directory: Path, *, limits: Limits, in_memory_below: int) -> None:
        self.revision = current_revision(directory)
        path = (directory / "revisions" / self.revision).absolute()
        self.zygote = Zygote(path, in_memory_below=in_memory_below, limits=limits)
        self.idle = [self.zygote.fork() for _ in range(limits.workers)]
        self.is_in_memory = (path / "graph.nq").stat().st_size < in_memory_below
        self._lock = threading.Lock()
        self._taken = 0
        self._retired = False

    def take(self) -> Worker:
        """A worker for one query, or for a connection that asks many.

        Raises:
            ZygoteError: there is none, and the zygote has ended.
        """
        with self._lock:
            self._taken += 1
            worker = self.idle.pop() if self.idle else None
        try:
            return worker or self.zygote.fork()
        except ZygoteError:
            self.give_back(None)
            raise

    def give_back(self, worker: Worker | None) -> None:
        """Takes back a worker that awaits its next query."""
        with self._lock:
            self._taken -= 1
            if worker:
                self.idle.append(worker)
            over = self._retired and not self._taken
        if over:
            self._close()

    def end(self, worker: Worker) -> int:
        """Ends a worker whose state is unknown; minus the signal that had ended it before, else 0."""
        with suppress(ZygoteError):
            return self.zygote.end(worker)
        return 0

    def retire(self) -> None:
        """Ends the workers now where none is taken, else with the last of the queries that are being answered."""
        with self._lock:
            over = not self._retired and not self._taken
            self._retired = True
        if over:
            self._close()

    def _close(self) -> None:
        for worker in self.idle:
            worker.channel.close()
        self.zygote.close()
