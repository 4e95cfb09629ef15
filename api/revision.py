"""What is made once per revision of the graph and kept while that revision is served."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.store import Reader

Made = TypeVar("Made")


class PerRevision(Generic[Made]):
    """Gives what `make` makes of a reader, made again when the reader serves another revision."""

    def __init__(self, reader: Reader, make: Callable[[Reader], Made]) -> None:
        self._reader, self._make = reader, make
        self._lock = threading.Lock()
        self._kept: tuple[str, Made] | None = None

    def now(self) -> Made:
        """The thing for the revision that answers now."""
        kept, revision = self._kept, self._reader.revision
        if kept is None or kept[0] != revision:
            with self._lock:
                kept = self._kept
                if kept is None or kept[0] != revision:
                    kept = self._kept = (revision, self._make(self._reader))
                    # A million objects that live as long as the revision would make each full collection take 0.2 s.
                    gc.collect()
                    gc.freeze()
        return kept[1]
