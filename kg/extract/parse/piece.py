"""The words of a sentence as the parser is shown them, and those that it is better not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Content

_OPENING, _CLOSING = ("“", '"', "‘", "«"), ("”", '"', "’", "»")
_FEW = 3
"""Words, a name counted as one, that are no speech when quoted: “gangs”."""


class Piece(NamedTuple):
    """A word to be parsed: `text` stands for it where the parser would not know the real one."""

    start: int
    end: int
    text: str
    content: Content | None = None


def without_quotes(pieces: list[Piece]) -> list[Piece]:
    """The pieces without quotation marks around a name or a word or two, which make the parser lose the thread."""
    dropped: set[int] = set()
    for at, piece in enumerate(pieces):
        if piece.text not in _OPENING or at in dropped:
            continue
        inside = (end for end in range(at + 2, min(at + _FEW + 3, len(pieces))) if pieces[end].text in _CLOSING)
        closing = next(inside, None)
        if closing is not None and closing - at - (pieces[closing - 1].text in (",", ".")) <= _FEW + 1:
            dropped |= {at, closing}
    return _without(pieces, dropped)


def _without(pieces: list[Piece], dropped: Collection[int]) -> list[Piece]:
    return [piece for at, piece in enumerate(pieces) if at not in dropped] if dropped else pieces
