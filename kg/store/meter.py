"""Counting the rows of an answer while it is written, without reading it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kg.store.error import LimitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = TypeVar("Row")

SEPARATORS = {
    # A quotation mark inside a JSON string has a backslash before it: these stand before a row only.
    "application/sparql-results+json": (b':[{"', b'},{"'),
    "application/sparql-results+xml": (b"<result>",),
    "text/csv": (b"\r\n",),
    "text/tab-separated-values": (b"\n",),
    "application/n-triples": (b"\n",),
    "application/n-quads": (b"\n",),
}
"""What stands for a row of an answer in that format, each of one length; a line end inside a CSV cell is one too."""

HEADED = frozenset({"text/csv", "text/tab-separated-values"})
"""Formats whose first line is no row."""


class RowMeter:
    """Counts rows in the pieces of an answer as they pass.

    Raises:
        LimitError: from `count` and `counted`, once there are more than `most` rows.
    """

    def __init__(self, media_type: str, most: int) -> None:
        self.most = most
        self._found = -1 if media_type in HEADED else 0
        self._separators = SEPARATORS.get(media_type, ())
        self._last = b""

    @property
    def rows(self) -> int:
        """The rows up to now."""
        return max(self._found, 0)

    def count(self, piece: bytes) -> None:
        """Takes the next piece of the answer."""
        if not self._separators:
            return
        # A separator may lie across two pieces: its beginning is kept, one byte short of a whole one.
        joined = self._last + piece
        self._last = joined[len(joined) - len(self._separators[0]) + 1 :]
        self._add(sum(joined.count(separator) for separator in self._separators))

    def counted(self, each_row: Iterable[Row]) -> Iterator[Row]:
        """The rows themselves, counted, for formats in which no bytes stand for a row."""
        for row in each_row:
            self._add(1)
            yield row

    def _add(self, rows: int) -> None:
        self._found += rows
        if self.rows > self.most:
            raise LimitError(f"the answer has more than {self.most:,} rows; ask for less, or add a LIMIT", limit="rows")
