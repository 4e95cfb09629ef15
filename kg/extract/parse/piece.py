"""The words of a sentence as the parser is shown them, and those that it is better not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.mention import Mention
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Content

_OPENING, _CLOSING = ("“", '"', "‘", "«"), ("”", '"', "’", "»")
_FEW = 3
"""Words, a name counted as one, that are no speech when quoted: “gangs”."""
_AROUND_AGES = ((",", ","), (",", "."), ("(", ")"))
_SAID_OF_PERSONS = ("a", "an", "the", "who", "whose", "his", "her", "their", "from", "of")
"""What opens a phrase on a person after his age; another small word goes on with the sentence."""


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


def without_ages(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the ages of persons, which the parser takes for people: "Ali Hassan, [34,] and Omar Said"."""
    dropped: set[int] = set()
    for at in range(2, len(pieces) - 1):
        number, person = pieces[at].content, pieces[at - 2].content
        signs = pieces[at - 1].text, pieces[at + 1].text
        if not isinstance(number, Number) or signs not in _AROUND_AGES or not _may_be_person(person):
            continue
        following = pieces[at + 2] if at + 2 < len(pieces) else pieces[at]
        goes_on = following.text.islower() and following.text not in _SAID_OF_PERSONS
        closed = signs[1] == ")" or (signs[1] == "," and goes_on)
        dropped |= {at - 1, at, at + 1} if closed else {at - 1, at}
    return _without(pieces, dropped)


def _without(pieces: list[Piece], dropped: Collection[int]) -> list[Piece]:
    return [piece for at, piece in enumerate(pieces) if at not in dropped] if dropped else pieces


def _may_be_person(content: Content | None) -> bool:
    return isinstance(content, Mention) and content.type in ("Person", None) and not content.demonym


def fronted(pieces: list[Piece]) -> bool:
    """Do the pieces so far say no more than "On Friday"?"""
    first = pieces[0].text.lower()
    return len(pieces) == 1 or (len(pieces) == 2 and first in ("on", "in", "by", "since", "late", "early"))
