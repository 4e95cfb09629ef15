"""Names as they are compared across articles: spelling, word order and style aside, but never what tells two apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz.distance import Indel

import seeds
from kg.spelling import fold, key, plain

_SAME_WORD = (
    (re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), r"\1"),
    (re.compile(r"\babd[aeu]l (?=\w)"), "abd "),
    (re.compile(r"\b(?:ibn|ben)\b"), "bin"),
    (re.compile(r"(?<=\w)is(?=ation|ed\b|ing\b)"), "iz"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\barmoured\b"), "armored"),
    (re.compile(r"\bair ?base\b"), "airbase"),
    (re.compile(r"\bansarallah\b"), "ansar allah"),
)
_ABBREVIATION = re.compile(r"(?:the )?([^\W\d_a-z](?:[^\W_a-z]|-(?=[^\W_a-z])){1,7})(?: ([a-zA-Z]+))?")
_VOWELS = re.compile(r"(?<!\b)[aiuy]")
NEAR_LENGTH = 5
"""Letters from which on a word may differ in a vowel and still be the same."""
NEAR_RATIO = 0.8
"""Two spellings of a word are more alike than this (normalised Indel similarity, rapidfuzz)."""


@dataclass(frozen=True, slots=True)
class Words:
    """How names vary without meaning another: seeds/resolution/words.yaml."""

    titles: frozenset[str]
    loose: frozenset[str]
    heads: dict[str, str]
    small: frozenset[str]
    empty: frozenset[str]
    ordinals: dict[str, str]


@cache
def words() -> Words:
    """The words that come with the package."""
    path = Path(seeds.__path__[0]) / "resolution" / "words.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    sets = {name: frozenset(data[name]) for name in ("titles", "loose", "small", "empty")}
    return Words(heads=data["heads"], ordinals={word: str(n) for n, word in enumerate(data["ordinals"], 1)}, **sets)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in running text: its comparable words, and the abbreviation that it is or could have."""

    words: tuple[str, ...]
    abbreviation: str | None
    initials: str

    @property
    def telling(self) -> bool:
        """Whether it says by itself who is meant: no abbreviation, no bare "the army"."""
        return self.abbreviation is None and bool(self.words) and not set(self.words) <= words().empty


def named(text: str, family: str) -> Name:
    """A name of an entity of a family (armed, civil, person, event, base, place) as it is compared.

    >>> named("Liwa al-Tawhid", "armed").words == named("the Tawhid Brigade", "armed").words
    True
    >>> named("Front de Libération Nationale", "armed").initials
    'FLN'
    """
    folded = fold(text).removeprefix("the ")
    abbreviation = _abbreviation(text)
    initials = "".join(word[0] for word in folded.split() if word not in words().small).upper()
    folded = plain(folded)
    for pattern, word in _SAME_WORD:
        folded = pattern.sub(word, folded)
    parts = [words().ordinals.get(word, word) for word in folded.split()]
    parts = _PARTS[family](parts) if family in _PARTS else parts
    return Name(tuple(key(" ".join(parts)).split()), abbreviation, initials)


def same(one: Name, other: Name) -> bool:
    """Whether two names are one name, spelled alike or transliterated with another vowel in a longer word."""
    if len(one.words) != len(other.words) or not one.words:
        return False
    differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return not differing or (len(differing) == 1 and _near(*differing[0]))


def skeleton(name: Name) -> str:
    """What two names that are the `same` always share: their words without vowels but the first letters."""
    return " ".join(_bones(word) for word in name.words)


def _near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < NEAR_LENGTH or _bones(one) != _bones(other):
        return False
    # A last vowel is an ending of its own: Idris is not Idrissi.
    ends_alike = (one[-1] in "aiuy") == (other[-1] in "aiuy")
    return ends_alike and Indel.normalized_similarity(one, other) > NEAR_RATIO


def _bones(word: str) -> str:
    return _VOWELS.sub("", word)


def _abbreviation(text: str) -> str | None:
    found = _ABBREVIATION.fullmatch(text)
    return found[1] if found and (found[2] is None or found[2].lower() in words().loose) else None


def _group(parts: list[str]) -> list[str]:
    if len(parts) > 1 and parts[0] in words().heads:
        parts = [*parts[1:], words().heads[parts[0]]]
    if len(parts) > 1 and parts[0] == "pmc":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in words().loose:
        parts = parts[:-1]
    if len(parts) == 1 and len(parts[0]) > NEAR_LENGTH:
        parts = [parts[0].removesuffix("s")]
    return parts


def _person(parts: list[str]) -> list[str]:
    while len(parts) > 1 and parts[0] in words().titles:
        parts = parts[1:]
    return parts


def _event(parts: list[str]) -> list[str]:
    return parts[1:] if len(parts) > 1 and parts[0] == "operation" else parts


_PARTS = {"armed": _group, "person": _person, "event": _event}
