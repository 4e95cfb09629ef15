"""Unnamed armed collectives as one phrase: "Syrian opposition factions", "regime forces", "Russian aircraft"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.text import Word, words

if TYPE_CHECKING:
    from kg.extract.sentence import Sentence
    from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Collective:
    """A phrase of side words or a demonym before a group noun; offsets in code points, end exclusive.

    `side` is opposition or government, `country` what the demonym stands for; `noun` heads the phrase.
    """

    start: int
    end: int
    text: str
    side: str | None
    country: str | None
    noun: str


@dataclass(frozen=True)
class CollectiveReader:
    """Finds collectives by the words of seeds/lexicon/groups.yaml."""

    lexicon: Lexicon
    demonyms: dict[str, str]

    def find(self, text: str, sentence: Sentence) -> list[Collective]:
        """The collectives of a sentence in order."""
        row = words(text, sentence.body, sentence.end)
        found: list[Collective] = []
        at = 0
        while at < len(row):
            last = self._end(row, at)
            if last is None:
                at += 1
                continue
            found.append(self._collective(text, row[at : last + 1]))
            at = last + 1
        return found

    def _end(self, row: list[Word], first: int) -> int | None:
        """The index of the group noun that ends a phrase starting at `first`."""
        at = first
        marked = False
        while at < len(row) and at - first < 5:
            word = row[at].text.lower()
            modifies = self._modifies(row[at])
            following = row[at + 1].text.lower() if at + 1 < len(row) else ""
            if at > first and marked and word in self._nouns and not (modifies and self._continues(row, at)):
                return at
            if modifies:
                marked = True
            elif not (
                marked
                and (
                    word in ("’s", "'s", "military", "security", "army", "air", "armed", "ground", "special")
                    and (following in self._nouns or following in self._modifiers)
                )
            ):
                return None
            at += 1
        return None

    def _continues(self, row: list[Word], at: int) -> bool:
        return at + 1 < len(row) and row[at + 1].text.lower() in self._nouns and row[at + 1].start - row[at].end <= 1

    def _modifies(self, word: Word) -> bool:
        return word.text in self.demonyms or word.text.lower() in self._modifiers

    def _collective(self, text: str, row: list[Word]) -> Collective:
        sides = [side for word in row for side, names in self._sides.items() if word.text.lower() in names]
        countries = [self.demonyms[word.text] for word in row if word.text in self.demonyms]
        side = "opposition" if "opposition" in sides else sides[0] if sides else None
        start, end = row[0].start, row[-1].end
        return Collective(start, end, text[start:end], side, countries[0] if countries else None, row[-1].text.lower())

    @cached_property
    def _sides(self) -> dict[str, frozenset[str]]:
        return {side: frozenset(names) for side, names in self.lexicon.words["groups"]["sides"].items()}

    @cached_property
    def _modifiers(self) -> frozenset[str]:
        return frozenset(w for names in self._sides.values() for w in names)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        nouns = self.lexicon.words["groups"]["nouns"]
        return frozenset(str(w).lower() for ws in nouns.values() for w in ws) | {"government", "regime"}
