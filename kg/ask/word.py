"""The words of questions: what means the same, what means nothing, and what was probably meant by a typing mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from rapidfuzz.distance import OSA

VOWELS = "aeiou"
SHORT, LONG = 5, 10
"""Letters from which on one, and two, typing mistakes in a word are forgiven."""


@dataclass(frozen=True)
class Lexicon:
    """The words of questions; phrases are tuples of words."""

    fillers: frozenset[tuple[str, ...]]
    concepts: dict[tuple[str, ...], str]
    directional: frozenset[str]
    kinds: dict[str, frozenset[str]]
    participles: frozenset[str]
    unlike: frozenset[str]
    words: tuple[str, ...]
    longest: int

    def corrected(self, word: str) -> str | None:
        """The one known word that differs by a typing mistake or, in a long word, two; None without just one."""
        if not word or word in self.unlike:
            return None
        near = [
            (OSA.distance(word, known), known)
            for known in self.words
            if known[0] == word[0] and len(known) >= SHORT and abs(len(known) - len(word)) < SHORT
        ]
        near = [(distance, known) for distance, known in near if 0 < distance <= (1 if len(known) < LONG else 2)]
        if not near:
            return None
        least = min(near)[0]
        meant = {self.concepts.get((known,), known): known for distance, known in near if distance == least}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def is_participle(self, word: str) -> bool:
        """Whether a word may be the passive of a verb."""
        return word.endswith("ed") or word in self.participles


@cache
def lexicon() -> Lexicon:
    """The words in `words.yaml`."""
    data = yaml.safe_load(resources.files("kg.ask").joinpath("words.yaml").read_text(encoding="utf-8"))
    concepts: dict[tuple[str, ...], str] = {}
    for concept, phrases in data["concepts"].items():
        for phrase in phrases:
            for form in inflected(phrase):
                concepts.setdefault(tuple(form.split()), concept)
    fillers = frozenset(tuple(words.split()) for line in data["fillers"] for words in line.split(", "))
    words = {word for phrase in (*concepts, *fillers) for word in phrase}
    return Lexicon(
        fillers=fillers,
        concepts=concepts,
        directional=frozenset(data["directional"]),
        kinds={concept: frozenset(kinds) for concept, kinds in data["kinds"].items()},
        participles=frozenset(data["participles"]),
        unlike=frozenset(word for line in data["unlike"] for word in str(line).split(", ")),
        words=tuple(sorted(words)),
        longest=max(map(len, (*concepts, *fillers))),
    )


def inflected(phrase: str) -> list[str]:
    """A word that ends with `*` with its endings; any other phrase as it is.

    >>> inflected("seize*")
    ['seize', 'seizes', 'seized', 'seizing']
    """
    if not phrase.endswith("*"):
        return [phrase]
    stem = phrase[:-1]
    if stem.endswith("e"):
        return [stem, f"{stem}s", f"{stem}d", f"{stem[:-1]}ing"]
    if stem.endswith("y") and stem[-2] not in VOWELS:
        return [stem, f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing"]
    if stem.endswith(("cur", "split")):
        return [stem, f"{stem}s", f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing"]
    plural = f"{stem}es" if re.search(r"(?:ch|sh|s|x)$", stem) else f"{stem}s"
    return [stem, plural, f"{stem}ed", f"{stem}ing"]
