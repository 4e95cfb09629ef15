"""The words of one sentence, with the curated names among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.spelling import fold

if TYPE_CHECKING:
    from kg.entity import Reference
    from kg.extract.name.vocabulary import Vocabulary
    from kg.extract.text import Word

_LONGEST = 9
"""Words a curated name may have."""
_folded = lru_cache(50_000)(fold)
"""The folded form of a word; most words come again and again."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as words. `known` maps the first word of a curated name to the word after its last and its entity."""

    text: str
    words: list[Word]
    known: dict[int, tuple[int, Reference]]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def word(self, at: int) -> str:
        """A word in lower case; the empty string beyond either end."""
        return self.words[at].text.lower() if 0 <= at < len(self.words) else ""

    def joined(self, first: int, last: int) -> str:
        """Words [first, last) with single spaces."""
        return " ".join(word.text for word in self.words[first:last])

    def before(self, first: int) -> list[str]:
        """Up to four words before a word, in lower case."""
        return [word.text.lower() for word in self.words[max(0, first - 4) : first]]

    def cut(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of words [first, last)."""
        return self.words[first].start, self.words[last - 1].end


def read_row(text: str, words: list[Word], vocabulary: Vocabulary) -> Row:
    """A row with its curated names, the longest at each place."""
    folded = [_folded(word.text) for word in words]
    known: dict[int, tuple[int, Reference]] = {}
    for first in range(len(words)):
        if not _may_start(words, first) or not vocabulary.starts(folded[first]):
            continue
        for last in range(min(len(words), first + _LONGEST), first, -1):
            name = " ".join(part for part in folded[first:last] if part).replace(" s ", "s ")
            entry = vocabulary.by_key.get(name)
            if entry and folded[last - 1]:
                known[first] = last, entry
                break
    return Row(text, words, known)


def _may_start(words: list[Word], at: int) -> bool:
    word = words[at]
    article = word.text in ("al", "el") and at + 1 < len(words) and words[at + 1].capital
    return word.capital or word.text[0].isdigit() or article
