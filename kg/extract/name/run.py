"""Stretches of a sentence that look like one name: capitals, with the small words that names may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.name.row import Row
    from kg.extract.name.vocabulary import Vocabulary

PRONOUNS = frozenset(
    (
        *("I", "He", "She", "They", "We", "It", "You", "The", "A", "An", "This", "That", "These", "Those", "His"),
        *("Her", "Their", "Our", "My", "Its"),
    )
)
_NUMBER = "No"
"""What a full stop and a number may follow: "No. 5"."""
_SITES = ("HQ",)
"""Capitals for a place of somebody's: "Hezbollah's |HQ"."""
_HALF_DAYS = ("AM", "PM")
"""What is no name after an hour: "at 12:00 |AM"."""
_SIGNS = (".", "'s", "’s", "/")
"""Signs that may stand inside a name."""
_LONGEST_NUMBER = 3
"""Digits that the number of a unit may have."""
_STARTERS = ("“", '"', "‘", ".", ":", ";", "•")
"""Signs after which a capital says nothing."""

_OPENING, _CLOSING = ("“", '"', "‘", "«"), ("”", '"', "’", "»")
_LONGEST_QUOTED = 7
"""Words of a name in quotation marks, at most."""
_INSIDE = ("of", "the", "and", "for", "to", "in")
"""Small words that a name in quotation marks may hold."""
_PREFIXES = ("pro-", "anti-", "non-", "ex-", "then-", "mid-")
"""Beginnings of adjectives made of names: "pro-GNA forces"."""
_BETWEEN = 3
"""Capitals between the number and the word of a unit, at most."""
_HALVES = 4
"""Words from "and" to the end of a name that it stands in, at most."""


@dataclass(frozen=True, slots=True)
class RunReader:
    """Finds runs. A run is (first word, word after the last)."""

    vocabulary: Vocabulary

    def runs(self, row: Row, inside: Collection[str]) -> list[tuple[int, int]]:
        """The runs of a row in order; `inside` are words that the article capitalises within sentences."""
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(row):
            last = self.quoted(row, at) or (self._end(row, at) if self._opens(row, at, inside) else at)
            if last > at and not self._only_direction(row, at, last):
                found.append((at, last))
            at = max(last, at + 1)
        return found

    def _only_direction(self, row: Row, at: int, last: int) -> bool:
        """Is it no more than the direction of something: "the |Northern neighborhoods of X"?"""
        compass = self.vocabulary.lexicon.exact("names", "compass")
        return last == at + 1 and row[at].text in compass and at not in row.known

    def quoted(self, row: Row, at: int) -> int:
        """The word after the last of a name of several words that quotation marks enclose: "the “|Men of X,” said".

        It is 0 where no such name starts.
        """
        if at == 0 or row[at - 1].text not in _OPENING or not row[at].capital:
            return 0
        last = at + 1
        while last < min(len(row), at + _LONGEST_QUOTED) and (row[last].capital or self._small_inside(row, last)):
            last += 1
        closing = last + (last < len(row) and row[last].text in (",", "."))
        closed = closing < len(row) and row[closing].text in _CLOSING
        return last if closed and last > at + 1 and row[last - 1].capital else 0

    def _small_inside(self, row: Row, at: int) -> bool:
        word = row[at].text
        return word in _INSIDE or (word.isdigit() and len(word) <= _LONGEST_NUMBER) or self._particle(row, at)

    def _opens(self, row: Row, at: int, inside: Collection[str]) -> bool:
        """May a name start here?"""
        word = row[at]
        if at in row.known:
            return True
        if not word.capital and not word.text[0].isdigit():
            return False
        if word.text.rpartition("-")[2] in self.vocabulary.lexicon.set("parser", "compounds"):
            return False
        if self.vocabulary.ordinal(word.text) or (word.text.isdigit() and len(word.text) <= _LONGEST_NUMBER):
            return self._numbers_a_unit(row, at)
        if word.text == _NUMBER and row.word(at + 1) == ".":
            return self._numbered(row, at)
        hour = word.text in _HALF_DAYS and at > 0 and row[at - 1].text[-1].isdigit()
        if hour or word.text[0].isdigit() or word.text in _SITES or self._dated(word.text):
            return False
        if word.text in self.vocabulary.lexicon.exact("names", "short_titles") or row.word(at).startswith(_PREFIXES):
            return False
        if row.word(at - 1) == "(" and row.word(at + 1) == ")" and len(word.text) == 1:
            return False  # "(R)" of a caption
        if at > 0 and row[at - 1].text not in _STARTERS:
            return word.text not in PRONOUNS
        return self._opens_sentence(row, at, inside)

    def _numbered(self, row: Row, at: int) -> bool:
        """Is "No" that of a unit: "the |No. 5 Coastal Command", "|No. 5 CC"?"""
        if row.word(at + 1) != "." or not row.word(at + 2).isdigit() or at + 3 >= len(row):
            return False
        initials = row[at + 3].text.isupper() and len(row[at + 3].text) > 1 and at + 3 not in row.known
        commands = self.vocabulary.lexicon.exact("names", "unit_last")
        return initials or any(word.text in commands for word in row.words[at + 4 : at + 4 + _BETWEEN])

    def _numbers_a_unit(self, row: Row, at: int) -> bool:
        """Does a word for a unit follow a number, perhaps after other capitals: "the |120th Territorial Brigade"?"""
        branches = self.vocabulary.lexicon.exact("names", "unit_branch")
        if at + 1 < len(row) and row[at + 1].text in branches:
            return True
        for word in row.words[at + 1 : at + 2 + _BETWEEN]:
            if word.text in self.vocabulary.units:
                return True
            if not word.capital or word.text[0].isdigit():
                return False
        return False

    def _dated(self, word: str) -> bool:
        """Is it a month or a weekday: "Friday", "mid-February"?"""
        return word.lower().rpartition("-")[2] in self.vocabulary.calendar

    def _opens_sentence(self, row: Row, at: int, inside: Collection[str]) -> bool:
        """Is a capital at the start of a sentence that of a name?"""
        text, lower = row[at].text, row[at].text.lower()
        if row.word(at + 1).isdigit() and text in self.vocabulary.lexicon.exact("names", "operation_first"):
            return True  # "|Operation 1027 began"
        if text in self.vocabulary.lexicon.exact("names", "possessors") and self._joins_sign(row, at + 1):
            return True  # "|People's Front"
        if row.joined(at, at + 2) in self.vocabulary.lexicon.exact("names", "unit_first"):
            return True
        mixed = not text.isupper() and text[0].isupper() and sum(letter.isupper() for letter in text) > 1  # "HaD"
        if not mixed and (lower in STOP_WORDS or lower in self.vocabulary.common or self._counts(lower)):
            return False
        if at + 1 < len(row) and row[at + 1].capital and row[at + 1].text.lower() not in self.vocabulary.calendar:
            return not self._describes_people(row, at) or text in inside
        if text in inside or text in self.vocabulary.openers or mixed or (text.isupper() and len(text) > 1):
            return True
        return fold(text) in self.vocabulary.places or ("-" in text and lower.startswith(("al-", "el-")))

    def _describes_people(self, row: Row, at: int) -> bool:
        """Is a word no more than what is said of those of a country: "|Recent Israeli airstrikes"?"""
        demonyms = self.vocabulary.demonyms
        named = at + 2 < len(row) and row[at + 2].capital
        return row[at + 1].text in demonyms and row[at].text not in demonyms and not named

    def _counts(self, lower: str) -> bool:
        """Is a word a number: the "Twenty-five" of "Twenty-five Syrian soldiers"?"""
        words = self.vocabulary.lexicon.numbers("quantities", "words")
        return all(part in words for part in lower.split("-"))

    def _end(self, row: Row, at: int) -> int:
        """The word after the last of the run that starts at a word."""
        last = row.known[at][0] if at in row.known else at + 1
        while last < len(row):
            word = row[last]
            plain = word.text not in PRONOUNS or row[last - 1].text == "/"  # "the SLM/|A"
            if word.capital and word.text.lower() not in self.vocabulary.calendar and plain:
                last = max(last + 1, row.known[last][0] if last in row.known else 0)
            elif self._joins(row, at, last):
                last += 1
            else:
                break
        known = row.known[at][0] if at in row.known else at + 1
        while last > known and not row[last - 1].capital and not row[last - 1].text[0].isdigit():
            last -= 1
        room = row.joined(last, last + 2) in self.vocabulary.lexicon.exact("names", "alliance_last")
        return last + 2 if room else last

    def _joins(self, row: Row, first: int, at: int) -> bool:
        """May the small word at `at` stand inside a name that began at `first`?"""
        if at + 1 >= len(row):
            return False
        word, after = row[at].text, row[at + 1]
        if self._particle(row, at):
            further = at + 2 < len(row) and row[at + 2].capital and after.text in ("der", "den", "la", "al")
            return (after.capital or further) and after.start - row[at].end <= 1
        if word.isdigit():
            return self._joins_number(row, at)
        if word in _SIGNS:
            return self._joins_sign(row, at)
        return self._joins_word(row, first, at)

    def _joins_number(self, row: Row, at: int) -> bool:
        """Does a number belong to a name: "Battalion |46", "No. |5"?"""
        word, before = row[at].text, row[at - 1]
        if before.text == ".":
            return row[at - 2].text == _NUMBER
        follows = self.vocabulary.lexicon.exact("names", "number_follows")
        return before.capital and len(word) <= 4 and before.text in follows

    def _joins_sign(self, row: Row, at: int) -> bool:
        """Does a sign stand inside a name: "No|. 5", "the People|'s Front", "the SLM|/A", "Movement|/Army"?"""
        before, after = row[at - 1], row[at + 1]
        exact = self.vocabulary.lexicon.exact
        if row[at].text == ".":
            return before.text == _NUMBER and after.text.isdigit()
        if row[at].text != "/":
            return after.capital and before.text in exact("names", "possessors")
        if before.end != row[at].start or after.start != row[at].end:
            return False
        letter = before.text.isupper() and len(after.text.partition("-")[0]) == 1 and after.capital
        return letter or {before.text, after.text} <= exact("names", "group_last")

    def _joins_word(self, row: Row, first: int, at: int) -> bool:
        """Does "of", "and" or the like stand inside a name?"""
        exact, before, after = self.vocabulary.lexicon.exact, row[at - 1], row[at + 1]
        match row[at].text:
            case "of" | "for":
                return self._joins_of(row, first, at) or self._joins_aim(row, first, at)
            case "in" | "on":
                return self._joins_aim(row, first, at)
            case "to":
                return after.capital and before.text in exact("names", "operation_of")
            case "the":
                return before.text in ("of", "for", "in") and after.capital and at - 1 > first
            case "and":
                ministry = row[first].text in exact("names", "joined_by_and")
                aims = {before.text, after.text} <= exact("names", "aims")
                joined = (ministry or aims) and at - first > 2
                return after.capital and (joined or self._joins_halves(row, first, at))
        return False

    def _joins_halves(self, row: Row, first: int, at: int) -> bool:
        """Does "and" join what a group stands for: "the Justice |and Equality Movement"?"""
        if at - first != 1 or first == 0 or row[first - 1].text.lower() != "the" or at + 1 in row.known:
            return False
        last = at + 1
        while last < len(row) and row[last].capital and last - at < _HALVES:
            last += 1
        exact, word = self.vocabulary.lexicon.exact, row[first].text
        heads = exact("names", "group_last") | exact("names", "alliance_last")
        named = first in row.known or word in heads or word in self.vocabulary.demonyms or word.isupper()
        return not named and last - at > 2 and row[last - 1].text in heads and fold(word) not in self.vocabulary.places

    def _joins_aim(self, row: Row, first: int, at: int) -> bool:
        """Is it "for" before an aim, or "of" or "in" after one: "the Movement |for the Salvation |of X"?"""
        whose = at + (2 if row.word(at + 1) == "the" else 1)
        if whose >= len(row) or not row[whose].capital:
            return False
        aims = self.vocabulary.lexicon.exact("names", "aims")
        if row[at].text in ("for", "on"):
            aimed = not aims.isdisjoint(word.text for word in row.words[whose : whose + 2])
            bodies = ("organization_last",) if row[at].text == "on" else ("takes_of", "striving", "group_last")
            return aimed and any(row[at - 1].text in self.vocabulary.lexicon.exact("names", name) for name in bodies)
        return row[at - 1].text in aims and any(word.text == "for" for word in row.words[first + 1 : at])

    def _particle(self, row: Row, at: int) -> bool:
        """Is a word "al", "bin" or a hyphen right after the word before it?"""
        word = row[at].text
        if word in ("-", "–"):
            return row[at].start == row[at - 1].end
        return word.lower() in self.vocabulary.lexicon.set("names", "particles")

    def _joins_of(self, row: Row, first: int, at: int) -> bool:
        after, before = row[at + 1], row[at - 1].text
        if not (after.capital or (after.text == "the" and at + 2 < len(row) and row[at + 2].capital)):
            return False
        whose = at + (2 if after.text == "the" else 1)
        if row[whose].text in self.vocabulary.demonyms and not (whose + 1 < len(row) and row[whose + 1].capital):
            return False  # "the 68th Brigade |of the Ukrainian armed forces"
        if self.vocabulary.numbered(row[first].text) and before in self.vocabulary.units:
            return True
        if at - first > 1 and row[first].text in self.vocabulary.lexicon.exact("names", "joined_by_and"):
            return True  # "the Office for the Coordination |of Humanitarian Affairs"
        unit = at - first > 1 and before in self.vocabulary.lexicon.exact("names", "unit_last")
        return before in self.vocabulary.takes_of and not (unit and after.text == "the")
