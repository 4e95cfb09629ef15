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
    """A phrase of side words or demonyms before a group noun; offsets in code points, end exclusive.

    `parties` are (side, country) of each: "Syrian and Russian aircraft" has two; `noun` heads the phrase.
    """

    start: int
    end: int
    text: str
    parties: tuple[tuple[str | None, str | None], ...]
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
            elif (
                marked
                and word in ("and", "or")
                and at + 1 < len(row)
                and self._modifies(row[at + 1])
                and not self._is_noun(row, at - 1)
            ):
                pass
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

    def _is_noun(self, row: list[Word], at: int) -> bool:
        """ "The regime and Russian forces": a word that is a group by itself ends its own phrase."""
        return row[at].text.lower() in self._nouns and row[at].text.lower() not in (
            "government",
            "rebel",
            "insurgent",
            "opposition",
        )

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

    def _party(self, row: list[Word]) -> tuple[str | None, str | None]:
        sides = [side for word in row for side, names in self._sides.items() if word.text.lower() in names]
        countries = [self.demonyms[word.text] for word in row if word.text in self.demonyms]
        side = "opposition" if "opposition" in sides else sides[0] if sides else None
        return side, countries[0] if countries else None

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
