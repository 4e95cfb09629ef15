"""Finds the names of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.extract.mention import Mention, scheme_type
from kg.extract.name.alias import typed_alike, with_aliases, with_short_forms
from kg.extract.name.builder import Builder
from kg.extract.name.context import operation_cue, type_by_context
from kg.extract.name.form import type_by_form
from kg.extract.name.row import Row, read_row
from kg.extract.name.run import RunReader
from kg.extract.name.vocabulary import Vocabulary
from kg.extract.text import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.entity import References
    from kg.extract.sentence import Sentence
    from kg.lexicon import Lexicon

_LONGEST_OFFICE = 5
"""Words of an office with whose it is."""
_ARTICLES = ("al-", "el-", "ash-", "as-", "ad-", "ar-", "at-", "an-", "az-")
"""Beginnings of a word that goes on with the name before it: "Daraa |al-Balad"."""


@dataclass(frozen=True)
class NameReader:
    """Finds names by the lexicon, the curated entities and the folded spellings of a gazetteer."""

    lexicon: Lexicon
    references: References
    places: frozenset[str]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of names."""
        return Vocabulary(self.lexicon, self.references, self.places)

    @cached_property
    def _builder(self) -> Builder:
        return Builder(self.vocabulary)

    def find(self, text: str, sentences: Iterable[Sentence]) -> list[Mention]:
        """The names in order, none overlapping; those whose words do not tell their type have type None."""
        lines = [(sentence, words(text, sentence.body, sentence.end)) for sentence in sentences]
        inside = {word.text for _, line in lines for word in line[1:] if word.capital}
        reader = RunReader(self.vocabulary)
        found: list[Mention] = []
        for sentence, line in lines:
            if sentence.dateline:
                found += self._builder.dateline(text, sentence.dateline)
            row = read_row(text, line, self.vocabulary)
            names = [name for first, last in reader.runs(row, inside) for name in self._names(reader, row, first, last)]
            found += with_aliases(text, names)
        known = typed_alike(sorted(found, key=lambda mention: mention.start))
        return with_short_forms(text, known, self.lexicon.exact("names", "short_forms"))

    def _names(self, reader: RunReader, row: Row, first: int, last: int) -> list[Mention]:
        """A run as mentions: one new name by its form, or the known names in it and what is left between."""
        build = self._builder
        if first in row.known and row.known[first][0] == last:
            return [build.known(row, first, last, row.known[first][1])]
        noun = self._past_adjectives(row, first, last)
        if noun in row.known and row.known[noun][0] == last:
            return [build.known(row, noun, last, row.known[noun][1])]
        form = type_by_form([word.text for word in row.words[first:last]], self.vocabulary)
        named = row.word(first - 1) in self.lexicon.set("names", "naming") and last - first > 1
        if form == "Location" and operation_cue(row.before(first), self.vocabulary):
            form = None  # "an offensive codenamed |Lake of Fire"
        if form is None and (named or reader.quoted(row, first) == last):
            return [self._new(row, first, last)]
        titled = self._title_end(row, first, last)
        if titled and form in (None, "Person", "Location"):
            held = row.joined(titled - 1, titled) in self.lexicon.exact("names", "offices")
            return [*(self._held(row, first, titled) if held else ()), self._titled(row, titled, last)]
        if form == "Person" and (self._names_a_place(row, last) or _held(row, first)):
            form = "Location"
        if form:
            end = build.extended(row, last, form)
            base = form == "Location" and row.joined(last, end).lower() in self.vocabulary.heads("MilitaryBase")
            return [build.mention(row, first, end, "MilitaryBase" if base else form)]
        return self._parts(row, first, last)

    def _past_adjectives(self, row: Row, first: int, last: int) -> int:
        """The first word of a run that is no adjective: "the Islamist |Army of Conquest"."""
        adjectives = self.lexicon.exact("names", "adjectives")
        return next((at for at in range(first, last) if row[at].text not in adjectives), last)

    def _names_a_place(self, row: Row, last: int) -> bool:
        """Does a word for a base or a part of a town follow a name: "the |Abu Salim district"?"""
        behind = [row.joined(last, min(last + size, len(row))).lower() for size in (1, 2)]
        apart = self.lexicon.set("places", "beside_a_name")
        headed = any(self.vocabulary.heads(kind) & set(behind) - apart for kind in ("MilitaryBase", "Location"))
        return last < len(row) and (row[last].text in self.vocabulary.bare or headed)

    def _parts(self, row: Row, first: int, last: int) -> list[Mention]:
        """The known names in a run, and what is left between them."""
        found: list[Mention] = []
        at = gap = first
        while at < last:
            if at in row.known and row.known[at][0] <= last:
                found += self._rest(row, gap, at)
                end, entry = row.known[at]
                if end < last and end not in row.known and row.word(end).startswith(_ARTICLES):
                    end += 1
                    found.append(self._builder.mention(row, at, end, scheme_type(entry.type)))
                else:
                    found.append(self._builder.known(row, at, end, entry))
                at = gap = end
            else:
                at += 1
        return found + self._rest(row, gap, last)

    def _title_end(self, row: Row, first: int, last: int) -> int:
        """The word after a title at the start of a run: "Brigadier General |Nasr Dayyub"; 0 where there is none.

        An office may have more before it: "Yemeni Information Minister |Moammer al-Eryani", "Brig. Gen. |Nasr Dayyub".
        """
        titles, offices = self.lexicon.exact("names", "titles"), self.lexicon.exact("names", "offices")
        ends = (first + size for size in (3, 2, 1))
        found = next((end for end in ends if end < last and row.joined(first, end) in titles), 0)
        held = (end for end in range(min(last - 1, first + _LONGEST_OFFICE), first + 1, -1) if row[end].capital)
        found = found or next((end for end in held if row[end - 1].text in offices), 0)
        return found or (first if self._rank_before(row, first) else 0)

    def _rank_before(self, row: Row, first: int) -> bool:
        """Does a short title stand before a name: "Maj. Gen. |Nasr Dayyub"?"""
        at = first - 2 if row.word(first - 1) == "." else first - 1
        return at >= 0 and row[at].text in self.lexicon.exact("names", "short_titles")

    def _held(self, row: Row, first: int, last: int) -> list[Mention]:
        """Whose an office is: the "Yemeni" of "Yemeni Information Minister"."""
        return [name for name in self._parts(row, first, last) if name.demonym or name.reference or name.country]

    def _titled(self, row: Row, first: int, last: int) -> Mention:
        """The name after a title: a person, unless it is curated as something else."""
        end, entry = row.known.get(first, (0, None))
        if entry is None or end != last:
            return self._builder.mention(row, first, last, "Person")
        return self._builder.mention(row, first, last, scheme_type(entry.type), entry=entry)

    def _rest(self, row: Row, first: int, last: int) -> list[Mention]:
        """What is left of a run beside known names: demonyms, or a new name."""
        if last - first == 1 and row[first].text in self.lexicon.exact("names", "short_forms"):
            return [self._builder.mention(row, first, last, None, sure=False)]
        if last - first == 1 and self._only_force(row, first):
            return []
        titled = row.word(last) == "of" or last in row.known or "-" in row.word(first)
        if last - first == 1 and titled and row.word(first) in self.lexicon.set("names", "roles"):
            return []  # "Commander of X", "Commander-in-Chief X"
        if last - first == 1 and row.word(last) == "of" and row.word(first).lower() in _unnamed(self.lexicon):
            return []  # "Meanwhile, |Units of the army"
        title = self._title_end(row, first, last)
        if title:
            return [self._titled(row, title, last)]
        first, last = _trimmed(row, first, last)
        demonyms = self.vocabulary.demonyms
        if first >= last or all(w.text in self.lexicon.exact("names", "adjectives") for w in row.words[first:last]):
            return []
        size = next((size for size in (2, 1) if row.joined(first, first + size) in demonyms), 0)
        country = row.joined(first, last) in self.lexicon.exact("names", "countries")  # "Central African Republic"
        if 0 < size <= last - first and not country:
            rest = self._rest(row, first + size, last) if first + size < last else []
            return [self._builder.demonym(row, first, first + size), *rest]
        return [self._new(row, first, last)]

    def _only_force(self, row: Row, at: int) -> bool:
        """Is it a word for any army, or any rebels, with a capital: "our glorious |Army", "Malian |Islamists"?"""
        word = row.word(at).lower()
        rebels = word.endswith("s") and word in self.lexicon.lists("groups", "nouns")["insurgent"]
        return rebels or word in self.lexicon.set("groups", "army")

    def _new(self, row: Row, first: int, last: int) -> Mention:
        """A new name whose own words do not tell its type."""
        build = self._builder
        joint = self._coalition_end(row, first, last)
        if joint:
            return build.mention(row, first, joint, "Alliance")
        headed = build.extended(row, last, None) > last
        kind, sure = type_by_context(row, first, last, self.vocabulary, headed=headed)
        end = build.extended(row, last, kind)
        if end > last and row.joined(last, end).lower() in self.vocabulary.plural_heads:
            kind, sure, end = "Location", True, last
        elif kind is None and end > last:
            heads = self.vocabulary.heads("MilitaryBase")
            base = row.joined(last, end).lower() in heads or end == build.base_behind(row, last)
            kind = "MilitaryBase" if base else "Location"
        if kind in (None, "Person") and self._names_a_place(row, last):
            kind, sure = "Location", True
        if kind is None and self._listed_with_heads(row, last):
            kind, sure = "Location", True
        return build.mention(row, first, end, kind, sure=sure)

    def _coalition_end(self, row: Row, first: int, last: int) -> int:
        """The word after the coalition of two who are joined by a hyphen: "the |US-British naval coalition"; else 0."""
        alliances, (before, _, second) = self.lexicon.set("groups", "alliances"), row[first].text.rpartition("-")
        joined = last - first == 1 and before and second.istitle() and f"{before.lower()}-" not in _ARTICLES
        return next((at + 1 for at in (last, last + 1) if joined and row.word(at) in alliances), 0)

    def _listed_with_heads(self, row: Row, last: int) -> bool:
        """Is it the first of the names before a plural place word: "the |Furqan and Hamdaniyah districts"?"""
        tail = [word.text for word in row.words[last : last + 6]]
        if tail[:1] not in (["and"], [","]):
            return False
        return any(
            not self.vocabulary.plural_heads.isdisjoint((tail[at].lower(), " ".join(tail[at : at + 2]).lower()))
            and all(text in ("and", ",") or Word(0, 1, text).capital for text in tail[:at])
            for at in range(2, len(tail))
        )


def _unnamed(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.set("groups", "serving") | lexicon.set("people", "fighters")


def _held(row: Row, first: int) -> bool:
    """Does "control of" stand before a name, which then is no person's: "took control of |Abu Duhur"?"""
    return row.before(first)[-2:] in (["control", "of"], ["control", "over"])


def _trimmed(row: Row, first: int, last: int) -> tuple[int, int]:
    """Words [first, last) without small words at either end."""
    while first < last and (not row[first].capital or _small(row[first].text)):
        first += 1
    while last > first and not row[last - 1].capital:
        last -= 1
    return first, last


def _small(text: str) -> bool:
    return text.lower() in STOP_WORDS and sum(letter.isupper() for letter in text[1:]) == 0
