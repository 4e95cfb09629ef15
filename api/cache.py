"""Answers kept by revision, query and format: an answer that was made once is sent again without a worker."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

OVERHEAD = 500
"""Bytes that an answer takes beside its body."""


@dataclass(slots=True)
class Kept:
    """An answer, and its compressed forms as far as they have been asked for."""

    media_type: str
    rows: int
    body: bytes
    is_stable: bool = True
    encoded: dict[str, bytes] = field(default_factory=dict)


class Cache:
    """Whole answers, bounded in bytes; the one longest unused goes first. One event loop uses it."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self.hits = self.misses = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}

    def find(self, key: Hashable) -> Kept | None:
        """The answer with that key, if it is kept."""
        found = self._kept.get(key)
        if found:
            self.hits += 1
            self._kept.move_to_end(key)
        else:
            self.misses += 1
        return found

    def keep(self, key: Hashable, answer: Kept) -> None:
        """Keeps an answer, unless it alone would take more than an eighth of all room."""
        if len(answer.body) * 8 > self.most:
            return
        self._kept[key] = answer
        self.weigh(key, answer)

    def weigh(self, key: Hashable, answer: Kept) -> None:
        """Counts a kept answer anew, after a compressed form was added to it."""
        if key not in self._kept:
            return
        size = OVERHEAD + len(answer.body) + sum(map(len, answer.encoded.values()))
        self.size += size - self._sizes.get(key, 0)
        self._sizes[key] = size
        while self.size > self.most:
            oldest, _ = self._kept.popitem(last=False)
            self.size -= self._sizes.pop(oldest)
