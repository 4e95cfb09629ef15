"""What the finding of names knows of words: the curated names, and the lists of the lexicon that speak of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.spelling import fold

if TYPE_CHECKING:
    from kg.entity import Reference, References
    from kg.lexicon import Lexicon

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_RANK = {"Country": 0, "City": 1, "Town": 1, "Governorate": 3, "District": 4, "Subdistrict": 5}
"""Which of several places of one name a bare name means: the country, then the city; all else stands between."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of names. `places` are the folded spellings of a gazetteer."""

    lexicon: Lexicon
    references: References
    places: frozenset[str]

    @cached_property
    def by_key(self) -> dict[str, Reference]:
        """Curated entities by the folded forms of their names, with and without article."""
        found: dict[str, Reference] = {}
        for entry in sorted(self.references, key=lambda r: (_RANK.get(r.type, 2), r.id)):
            if entry.generic:
                continue
            for form in (fold(form) for form in entry.surfaces if not form.islower() and "-backed" not in form):
                for variant in (form, form.removeprefix("al "), form.removeprefix("the ")):
                    if len(variant) > 1:
                        found.setdefault(variant, entry)
        return found

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(name.partition(" ")[0] for name in self.by_key)

    def starts(self, word: str) -> bool:
        """May the name of a curated entity start with a folded word: "Assad", and "Assad" in "Assad's palace"?"""
        first = word.partition(" ")[0]
        return first in self._firsts or f"{first}s" in self._firsts

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Adjectives of countries and the names of their people, with the country."""
        curated = {r.adjective: r.name for r in self.references if r.adjective}
        found = {**self.lexicon.pairs("names", "demonyms"), **curated}
        people = {f"{word}s": country for word, country in found.items() if word.endswith(("n", "i"))}
        return {**found, **people}

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that open a sentence with a capital and are no name."""
        lexicon = self.lexicon
        return frozenset().union(
            lexicon.set("groups", "nouns"),
            lexicon.set("groups", "sides"),
            lexicon.set("people", "nouns"),
            lexicon.set("places", "common"),
            lexicon.set("names", "roles"),
            lexicon.lemmas,
            lexicon.equipment,
            lexicon.numbers("quantities", "words"),
            lexicon.set("quantities", "vague"),
            lexicon.set("names", "openers"),
        )

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Names of months and days, without the months that are also words."""
        calendar = {*self.lexicon.numbers("dates", "months"), *self.lexicon.numbers("dates", "weekdays")}
        return frozenset(calendar - self.lexicon.set("dates", "words_too"))

    @cached_property
    def takes_of(self) -> frozenset[str]:
        """Words after which "of X" still belongs to the name: "Army of Conquest"."""
        lists = ("group_last", "organization_last", "unit_last", "organization_first", "operation_first", "takes_of")
        return frozenset().union(*(self.lexicon.exact("names", name) for name in lists))

    @cached_property
    def units(self) -> frozenset[str]:
        """Words for military units that an ordinal numbers."""
        return self.lexicon.exact("names", "unit_of")

    def ordinal(self, word: str) -> bool:
        """Is a word an ordinal, in digits or spelled with a capital?"""
        return bool(_ORDINAL.match(word)) or word in self.lexicon.exact("names", "ordinals")

    def numbered(self, word: str) -> bool:
        """Is a word an ordinal in digits: "46th"?"""
        return bool(_ORDINAL.match(word))

    def heads(self, kind: str) -> frozenset[str]:
        """Words that make a name a Location or a MilitaryBase, in lower case."""
        return self.lexicon.set("places", "heads", kind)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Names of a single word, and adjectives of countries, that need no second sign to open a sentence."""
        exact = self.lexicon.exact
        seats = self.lexicon.pairs("names", "capitals")
        return exact("names", "countries") | exact("names", "group_known") | frozenset((*self.demonyms, *seats))

    @cached_property
    def bare(self) -> frozenset[str]:
        """Place words that say what a name is and do not belong to it: "Sheikh Maqsoud |neighbourhood"."""
        return self.lexicon.set("places", "bare")

    @cached_property
    def plural_heads(self) -> frozenset[str]:
        """Place words in the plural: "the Furqan and Hamdaniyah |districts"."""
        heads = self.heads("Location")
        return frozenset(word for word in heads | {f"{head}s" for head in heads} if word.endswith("s"))
