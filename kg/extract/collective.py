"""Unnamed armed collectives as one phrase: "Syrian opposition factions", "regime forces", "Russian aircraft"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.text import Word, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.sentence import Sentence
    from kg.lexicon import Lexicon

_LONGEST = 5
"""Words a phrase may have."""


@dataclass(frozen=True, slots=True)
class Party:
    """One of those that a phrase names: its side or its country, and where its words start and end.

    One with neither is a people or a faith: "Druze militias".
    """

    side: str | None
    country: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Collective:
    """A phrase of side words or demonyms before a group noun; offsets in code points, end exclusive.

    "Syrian and Russian aircraft" has two `parties`; `noun` heads the phrase.
    """

    start: int
    end: int
    text: str
    parties: tuple[Party, ...]
    noun: str


@dataclass(frozen=True)
class CollectiveReader:
    """Finds collectives by the words of seeds/lexicon/groups.yaml."""

    lexicon: Lexicon
    demonyms: Mapping[str, str]

    def find(self, text: str, sentence: Sentence) -> list[Collective]:
        """The collectives of a sentence in order."""
        row = words(text, sentence.body, sentence.end)
        found: list[Collective] = []
        at = 0
        while at < len(row):
            last = self._end(row, at) if self._modifies(row, at) else None
            if last is None or self._only_describes(row, at, last):
                at += 1
                continue
            found.append(self._collective(text, row[at : last + 1]))
            at = last + 1
        return found

    def _end(self, row: list[Word], first: int) -> int | None:
        """The index of the group noun that ends a phrase starting at `first`."""
        for at in range(first, min(len(row), first + _LONGEST)):
            modifies = self._modifies(row, at)
            if at > first and row[at].text.lower() in self._nouns and not (modifies and self._continues(row, at)):
                return at
            if not modifies and (at == first or not self._bridges(row, at)):
                return None
        return None

    def _only_describes(self, row: list[Word], first: int, last: int) -> bool:
        """Is it what sort of group is meant, one spoken of before: "the |Sunni militant group"?"""
        following = row[last + 1].text.lower() if last + 1 < len(row) else ""
        referring = following in self.lexicon.set("groups", "referring")
        words = (word.text.lower() for word in row[first : last + 1])
        return referring and all(word in self.lexicon.set("groups", "qualifying") for word in words)

    def _modifies(self, row: list[Word], at: int) -> bool:
        """Is a word a demonym, a word of a side, or one of a people or a faith: "|Druze militias"?"""
        if at >= len(row):
            return False
        people = self.lexicon.exact("names", "adjectives")
        if row[at].text in self.demonyms or row[at].text.lower() in self._modifiers or row[at].text in people:
            return True
        return any(self._nation(row[first : first + 2]) for first in range(max(0, at - 1), at + 1))

    def _nation(self, row: list[Word]) -> str | None:
        """The country of an adjective, which may be two words: "Turkish", "Sri Lankan"."""
        return self.demonyms.get(" ".join(word.text for word in row))

    def _bridges(self, row: list[Word], at: int) -> bool:
        """May a word stand inside a phrase: "Syrian |and Russian aircraft", "regime |security forces"?"""
        word = row[at].text.lower()
        if word in ("and", "or"):
            return self._modifies(row, at + 1) and not self._is_noun(row[at - 1])
        following = row[at + 1].text.lower() if at + 1 < len(row) else ""
        return word in self.lexicon.set("groups", "between") and following in self._nouns | self._modifiers

    def _continues(self, row: list[Word], at: int) -> bool:
        """Does another group noun follow: "rebel |fighters"?"""
        return at + 1 < len(row) and row[at + 1].text.lower() in self._nouns and row[at + 1].start - row[at].end <= 1

    def _is_noun(self, word: Word) -> bool:
        """A word that is a group by itself ends its own phrase: "The regime and Russian forces"."""
        lower = word.text.lower()
        return lower in self._nouns and lower not in self.lexicon.set("groups", "adjectives_too")

    def _collective(self, text: str, row: list[Word]) -> Collective:
        start, end = row[0].start, row[-1].end
        parts: list[list[Word]] = [[]]
        for word in row[:-1]:
            if word.text.lower() in ("and", "or"):
                parts.append([])
            else:
                parts[-1].append(word)
        parties = tuple(self._party(part if part is not parts[-1] else [*part, row[-1]]) for part in parts)
        return Collective(start, end, text[start:end], parties, row[-1].text.lower())

    def _party(self, row: list[Word]) -> Party:
        sides = [side for word in row for side, names in self._sides.items() if word.text.lower() in names]
        people = self.lexicon.exact("names", "adjectives") - self.demonyms.keys()
        of_a_people = any(word.text in people for word in row)  # "Syrian Kurdish fighters" are not Syria's
        spans = [row[first : first + size] for first in range(len(row)) for size in (2, 1)]
        countries = [nation for span in spans if (nation := self._nation(span)) and not of_a_people]
        side = "opposition" if "opposition" in sides else sides[0] if sides and not of_a_people else None
        return Party(side, countries[0] if countries else None, row[0].start, row[-1].end)

    @cached_property
    def _sides(self) -> dict[str, frozenset[str]]:
        return {side: frozenset(names) for side, names in self.lexicon.lists("groups", "sides").items()}

    @cached_property
    def _modifiers(self) -> frozenset[str]:
        return self.lexicon.set("groups", "sides")

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return self.lexicon.set("groups", "nouns") | self.lexicon.set("groups", "organized")
