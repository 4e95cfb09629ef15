"""Numbers as reported: "more than 75", "35 to 40", "an estimated half a million", "dozens of"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.claim import Quantity
from kg.extract.text import small_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.lexicon import Lexicon

OPEN: dict[str, Callable[[int], tuple[int | None, int | None]]] = {
    "more_than": lambda n: (n + 1, None),
    "at_least": lambda n: (n, None),
    "less_than": lambda n: (None, n - 1),
    "at_most": lambda n: (None, n),
    "about": lambda n: (n, n),
}
"""What each kind of bound does to a number: the least and the most it may be."""


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in a text, with its offsets in code points, end exclusive."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True)
class QuantityReader:
    """Finds quantities by the words of seeds/lexicon/quantities.yaml."""

    words: dict[str, int]
    multipliers: dict[str, int]
    phrases: dict[str, int]
    vague: tuple[str, ...]
    bounds: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _number(self) -> str:
        units = "|".join(sorted(self.words, key=len, reverse=True))
        scale = "|".join(sorted(self.multipliers, key=len, reverse=True))
        phrases = "|".join(map(re.escape, sorted(self.phrases, key=len, reverse=True)))
        spelled = rf"(?:{units})(?:[- ](?:{units}))?(?:[- ](?:{scale})(?!s)(?: and (?:{units})(?:[- ](?:{units}))?)?)*"
        digits = rf"\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?: (?:{scale})(?!s))?"
        return rf"(?:{phrases}|{spelled}|{digits})"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        bounds = "|".join(map(re.escape, sorted(self.bounds, key=len, reverse=True)))
        vague = "|".join(map(re.escape, sorted(self.vague, key=len, reverse=True)))
        n = self._number
        return re.compile(
            rf"(?<![\w.,-])(?<!\d:)(?:(?:(?P<bound>{bounds})\s+)?(?:(?P<between>between)\s+)?(?P<low>{n})"
            rf"(?:(?:\s*[-–]\s*|\s+(?:to|and|or)\s+(?:maybe\s+|even\s+)?|,\s+maybe\s+)(?P<high>{n}))?(?P<loose>\s+or\s+so)?(?P<whole>\s+out\s+of\s+(?:the\s+)?{n})?(?![\w-]|[.,:]\d|[’']s\b|\s*%)"
            rf"|(?P<vague>{vague})(?:\s+(?:more|of))?\b)",
            re.IGNORECASE,
        )

    def find(self, text: str, start: int, end: int) -> list[Number]:
        """The quantities of text[start:end], in order; "A and B" is a range only after "between" or of near numbers."""
        found = []
        position = start
        while match := self._pattern.search(text, position, end):
            number = self._read(match)
            if number is not None and not _is_note(text, number):
                found.append(number)
            position = max(match.start() + 1, number.end if number else match.start() + 1)
        return found

    def _read(self, match: re.Match[str]) -> Number | None:
        if match["vague"]:
            verbatim = match["vague"]
            return Number(match.start(), match.start() + len(verbatim), Quantity(verbatim, None, None, verbatim))
        low = self.value(match["low"])
        if low is None:
            return None
        high, end = self._high(match, low)
        verbatim = match.string[match.start() : end]
        kind = self.bounds.get(re.sub(r"\s+", " ", (match["bound"] or "").lower()))
        bound = match["bound"]
        if high is not None:
            word = match["between"] or bound or _joiner(match)
            return Number(match.start(), end, Quantity(verbatim, min(low, high), max(low, high), word))
        if match["between"]:
            return None
        if match["loose"]:
            end, bound = match.end("loose"), bound or "or so"
            verbatim = match.string[match.start() : end]
        if match["whole"]:
            end = match.end("whole")
            verbatim = match.string[match.start() : end]
        least, most = OPEN[kind](low) if kind else (low, low)
        return Number(match.start(), end, Quantity(verbatim, least, most, bound))

    def _high(self, match: re.Match[str], low: int) -> tuple[int | None, int]:
        """The upper number of a range and where the match ends; "five and six" alone is no range."""
        if not match["high"]:
            return None, match.end("low")
        high = self.value(match["high"])
        joiner = _joiner(match)
        if joiner == "to" and match.string[: match.start()].lower().endswith("from "):
            return None, match.end("low")  # "rose from 23 to 35" is a change, no range
        if high is None or (joiner == "and" and not match["between"]) or (high <= low and not match["between"]):
            return None, match.end("low")
        if joiner == "or" and high != low + 1 and not match["bound"]:
            return None, match.end("low")
        return high, match.end("high")

    def value(self, words: str) -> int | None:
        """The number that words or digits stand for; None for a year-like or fractional one that counts nothing."""
        lower = re.sub(r"(?<=\d)\s(?=\d{3})", "", re.sub(r"\s+", " ", small_letters(words)))
        if lower in self.phrases:
            return self.phrases[lower]
        total, current = 0, 0
        for part in re.split(r"[ -]", lower.replace(" and ", " ")):
            if part in self.multipliers:
                current = max(1, current) * self.multipliers[part]
                if self.multipliers[part] >= 1000:
                    total, current = total + current, 0
            elif part in self.words:
                current += self.words[part]
            else:
                return _digits(part, lower, self.multipliers)
        return total + current


def _is_note(text: str, number: Number) -> bool:
    """Is it the number of a footnote: "[3]"?"""
    return text[number.start - 1 : number.start] == "[" and text[number.end : number.end + 1] == "]"


def _digits(part: str, whole: str, multipliers: dict[str, int]) -> int | None:
    """Digits, perhaps scaled: "1.5 million"."""
    scale = 1
    for word in whole.split()[1:]:
        scale *= multipliers.get(word, 1)
    amount = float(part.replace(",", "")) * scale
    return int(amount) if amount < 10**12 and amount == int(amount) else None


def _joiner(match: re.Match[str]) -> str:
    between = match.string[match.end("low") : match.start("high")].strip()
    return between.split()[0] if between else between


def quantity_reader(lexicon: Lexicon) -> QuantityReader:
    """The reader for the words of seeds/lexicon/quantities.yaml."""
    file = "quantities"
    return QuantityReader(
        words=lexicon.numbers(file, "words"),
        multipliers=lexicon.numbers(file, "multipliers"),
        phrases={**lexicon.numbers(file, "halves"), **lexicon.numbers(file, "pairs")},
        vague=tuple(lexicon.words(file, "vague")),
        bounds={word: kind for kind in OPEN for word in lexicon.words(file, kind)},
    )
