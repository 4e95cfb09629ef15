"""Which revision of a published graph answers now, and how a new one takes over without a query dropped."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store.error import StoreError
from kg.store.generation import Generation
from kg.store.revision import IN_MEMORY_BELOW, current_revision, slow_to_read

if TYPE_CHECKING:
    from kg.store.limit import Limits

log = logging.getLogger(__name__)


class Served:
    """The graph that `directory` publishes, as a generation of workers; thread-safe.

    A graph that takes long to read is served from disk at once, and from memory as soon as it is there.

    Raises:
        StoreError: nothing has been published there.
    """

    def __init__(self, directory: str | Path, *, limits: Limits, in_memory_below: int = IN_MEMORY_BELOW) -> None:
        self.directory, self.limits = Path(directory), limits
        self._in_memory_below = in_memory_below
        self._renewing = threading.Lock()
        self._refused = ""
        slow = slow_to_read(self.directory, in_memory_below=in_memory_below)
        self.generation = self._open(0 if slow else in_memory_below)
        if slow:
            self._in_background(current_revision(self.directory))

    def _open(self, in_memory_below: int) -> Generation:
        return Generation(self.directory, limits=self.limits, in_memory_below=in_memory_below)

    def close(self) -> None:
        """Ends the workers; queries that are being answered are answered first."""
        with self._renewing:
            self.generation.retire()

    def look(self) -> None:
        """Starts to open a newly published revision, while the old one goes on answering."""
        with suppress(StoreError):
            published = current_revision(self.directory)
            if published not in {self.generation.revision, self._refused}:
                self._in_background(published)

    def _in_background(self, published: str) -> None:
        if self._renewing.acquire(blocking=False):
            threading.Thread(target=self._take_over, args=(published,), name="take-over", daemon=True).start()

    def _take_over(self, published: str) -> None:
        try:
            self._replace(self.generation)
        except StoreError as error:
            self._refused = published
            log.warning("revision %s is not served: %s", published, error)
        finally:
            self._renewing.release()

    def renew(self, old: Generation | None = None) -> None:
        """Opens the published graph again and waits for it; only where `old`, if given, still is what answers.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._renewing:
            if old in {None, self.generation}:
                self._replace(self.generation)

    def catch_up(self) -> None:
        """Opens what is published where it is not what is served, and waits for it.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._renewing:
            if current_revision(self.directory) != self.generation.revision:
                self._replace(self.generation)

    def _replace(self, old: Generation) -> None:
        self.generation = self._open(self._in_memory_below)
        old.retire()
