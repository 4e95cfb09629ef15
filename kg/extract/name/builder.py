"""Mentions of words: where a name starts and ends once "western rural" and "base" are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.mention import Mention, scheme_type
from kg.extract.name.alias import key_of
from kg.extract.name.context import operation_cue
from kg.spelling import fold

if TYPE_CHECKING:
    from kg.entity import Reference
    from kg.extract.name.row import Row
    from kg.extract.name.vocabulary import Vocabulary
    from kg.extract.sentence import Dateline


_AROUND = ("near", "between", "toward", "towards", "around", "outside")
"""Words before a place that share its name with an outlet: "near |al-Mayadeen"."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes mentions of words [first, last) of a row."""

    vocabulary: Vocabulary

    def demonym(self, row: Row, first: int, last: int) -> Mention:
        """A mention of an adjective such as "Turkish" or "Sri Lankan"."""
        start, end = row.cut(first, last)
        surface = row.joined(first, last)
        country = self.vocabulary.demonyms[surface]
        return Mention(start, end, surface, None, fold(country), country=country, demonym=True)

    def dateline(self, text: str, dateline: Dateline) -> list[Mention]:
        """The places and the outlet of a dateline."""
        found = []
        for start, end in dateline.places:
            name = text[start:end]
            entry = self.vocabulary.by_key.get(fold(name))
            reference = entry.id if entry and scheme_type(entry.type) == "Location" else None
            if reference or fold(name) in self.vocabulary.places or (name.isupper() and text[end : end + 1] != ":"):
                found.append(Mention(start, end, name, "Location", key_of(name), reference))
        if dateline.outlet:
            start, end = dateline.outlet
            found.append(Mention(start, end, text[start:end], "MediaOutlet", key_of(text[start:end])))
        return found

    def mention(
        self,
        row: Row,
        first: int,
        last: int,
        kind: str | None,
        *,
        entry: Reference | None = None,
        sure: bool = True,
    ) -> Mention:
        """A new name, or the curated one whose form it has."""
        seat = row[last - 1].text.lower() in self.vocabulary.lexicon.set("names", "unit_seats")
        if kind == "MilitaryUnit" and last > first + 1 and seat:
            kind = "MilitaryBase"
        countryside = self._countryside(row, first, last) if kind in (None, "Location") else None
        if countryside:
            return countryside
        place = kind == "Location" and row.word(last) not in self.vocabulary.bare  # "the northern X |district"
        start, end = row.cut(self._directed(row, first) if place else first, last)
        surface = row.text[start:end]
        if kind in (None, "Location") and surface in self.vocabulary.lexicon.exact("names", "countries"):
            return Mention(start, end, surface, "Location", key_of(surface), country=surface)
        reference = entry or (self.vocabulary.by_key.get(fold(surface)) if kind != "Person" else None)
        if reference and kind is not None and scheme_type(reference.type) != kind:
            reference = None
        return Mention(start, end, surface, kind, key_of(surface), reference.id if reference else None, sure=sure)

    def known(self, row: Row, first: int, last: int, entry: Reference) -> Mention:
        """A curated name, with what stands around it in the text: "Aleppo" may begin "Aleppo airport"."""
        kind = scheme_type(entry.type)
        start, end = row.cut(first, last)
        surface = row.text[start:end]
        if surface in self.vocabulary.demonyms:
            return self.demonym(row, first, first + 1)
        if kind == "Location":
            return self._known_place(row, first, last, entry)
        further = self.extended(row, last, kind)
        if further > last:
            return self.mention(row, first, further, kind)
        if kind == "MediaOutlet" and (self._head_after(row, last)[0] or row.word(first - 1) in _AROUND):
            return self.mention(row, first, self.extended(row, last, "Location"), "Location")
        if self._is_adjective(row, first, last):
            return self.demonym(row, first, first + 1)
        return Mention(start, end, surface, kind, key_of(surface), entry.id)

    def _is_adjective(self, row: Row, first: int, last: int) -> bool:
        """Does "Russian military" say of a noun after it whose it is: "Russian military |support"?"""
        following = self.vocabulary.lexicon.set("names", "after_military")
        military = (
            last == first + 2 and row[last - 1].text == "military" and row[first].text in self.vocabulary.demonyms
        )
        return military and row.word(last) in following

    def _known_place(self, row: Row, first: int, last: int, entry: Reference) -> Mention:
        start, end = row.cut(first, last)
        surface = row.text[start:end]
        if operation_cue(row.before(first), self.vocabulary):
            return Mention(start, end, surface, "Operation", key_of(surface))
        if last - first > 1 and row[last - 1].text in self.vocabulary.heads("MilitaryBase"):
            return Mention(start, end, surface, "MilitaryBase", key_of(surface), entry.id)
        size, head = self._head_after(row, last)
        countryside = self._countryside(row, first, last + size)
        if countryside:
            return countryside
        if head == "MilitaryBase":
            return self.mention(row, first, last + size, "MilitaryBase")
        if head == "settlement":
            end = row[last + size - 1].end
            return Mention(start, end, row.text[start:end], "Location", key_of(surface), entry.id)
        province = None if size else self._province(row, first, last)
        if province:
            return province
        directed = self._directed(row, first)
        if not size and directed == first:
            country = entry.name if entry.type == "Country" else None
            return Mention(start, end, surface, "Location", key_of(surface), entry.id, country=country)
        start, end = row.cut(directed, last + size)
        whole = row.text[start:end]
        other = self.vocabulary.by_key.get(fold(whole))
        return Mention(start, end, whole, "Location", key_of(whole), other.id if other else None)

    def _head_after(self, row: Row, last: int) -> tuple[int, str | None]:
        """How many words after a known place make another place of it, and of what kind."""
        lexicon = self.vocabulary.lexicon
        apart = lexicon.set("places", "beside_a_place") | self.vocabulary.bare
        if row.word(last - 1) in lexicon.set("places", "waters"):  # "the Red Sea |port city of X"
            return 0, None
        for size in (2, 1):
            if last + size > len(row):
                continue
            tail = row.joined(last, last + size).lower()
            if row.word(last + size) in {"of"} | lexicon.set("places", "settlements"):  # "the Hama |town of X"
                continue
            if tail in self.vocabulary.heads("MilitaryBase"):
                return size, "MilitaryBase"
            if tail in lexicon.set("places", "settlements"):
                return size, "settlement"
            if tail in self.vocabulary.heads("Location") and tail not in apart:
                return size, "Location"
        return 0, None

    def _countryside(self, row: Row, first: int, last: int) -> Mention | None:
        """A place with the countryside said to be its own: "western countryside of |Aleppo", "|Idlib's countryside"."""
        start, end, place = first, last, row.joined(first, last)
        if row.word(last) in ("'s", "’s"):
            end = self._undirected(row, last + 1, 1)
            side = row.joined(last + 1, end)
        elif self._undirected(row, last, 1) > last:  # "Idlib northern countryside"
            end = self._undirected(row, last, 1)
            side = row.joined(last, end)
        elif row.word(first - 1) == "of" and row.word(first - 2) == "countryside":
            start = self._undirected(row, first - 3, -1) + 1
            end, side = last - 1, row.joined(start, first - 2)
        if end == last or (end > last and row.word(end) != "countryside"):
            return None
        start, end = row.cut(start, max(end + 1, last))
        key = key_of(f"{side} {place} countryside".strip())
        known = self.vocabulary.by_key.get(key)
        return Mention(start, end, row.text[start:end], "Location", key, known.id if known else None)

    def _province(self, row: Row, first: int, last: int) -> Mention | None:
        """The province that is curated beside a city of its name: "the province of |Homs"."""
        kind = row.word(first - 2)
        if row.word(first - 1) != "of" or kind not in ("province", "governorate"):
            return None
        known = self.vocabulary.by_key.get(fold(f"{row.joined(first, last)} {kind}"))
        start, end = row.cut(first - 2, last)
        surface = row.text[start:end]
        return Mention(start, end, surface, "Location", key_of(surface), known.id) if known else None

    def _undirected(self, row: Row, at: int, step: int) -> int:
        """The first word from `at` on, forwards or backwards, that is no direction: "southern"."""
        while row.word(at) in self.vocabulary.lexicon.set("places", "directions"):
            at += step
        return at

    def _directed(self, row: Row, first: int) -> int:
        """The word with which a place's name starts: "western rural |Aleppo", "southern and eastern |Lebanon"."""
        lexicon = self.vocabulary.lexicon
        sides = lexicon.set("places", "directions")
        while (
            first > 0
            and row[first - 1].text.lower() in sides
            and row[first - 1].text not in lexicon.exact("places", "points_of_the_compass")
        ):
            first -= 2 if row.word(first - 2) == "and" and row.word(first - 3) in sides else 1
        return first

    def extended(self, row: Row, last: int, kind: str | None) -> int:
        """Where a name ends with a small place word that belongs to it: "Sheikh Suleiman |base"."""
        if kind not in (None, "Location", "MilitaryUnit", "MilitaryBase"):
            return last
        waters = self.vocabulary.lexicon.set("places", "waters")
        if last < len(row) and (row[last].text.lower() in self.vocabulary.bare or row.word(last - 1) in waters):
            return last
        for size in (3, 2, 1):
            tail = row.joined(last, last + size).lower()
            if last + size <= len(row) and self._extends(tail, kind):
                settlements = self.vocabulary.lexicon.set("places", "settlements")
                named = tail in settlements and row.word(last + size) == "of"  # "the Kachin |village of Darwel"
                kinds = row.word(last + size) in settlements
                return last if kinds or named else last + size  # "the Mediterranean |port city of Sirte"
        return self.base_behind(row, last) if kind in (None, "MilitaryBase") else last

    def base_behind(self, row: Row, last: int) -> int:
        """The word after the base that modifiers part from its name: "the Sarmin |strategic hilltop outpost"."""
        at = last
        while row.word(at) in self.vocabulary.lexicon.set("places", "base_modifiers"):
            at += 1
        return at + 1 if at > last and row.word(at) in self.vocabulary.heads("MilitaryBase") else last

    def _extends(self, tail: str, kind: str | None) -> bool:
        lexicon = self.vocabulary.lexicon
        if kind == "MilitaryUnit":
            return tail in lexicon.set("names", "unit_seats")
        places = (
            self.vocabulary.heads("MilitaryBase"),
            self.vocabulary.heads("Location"),
            self.vocabulary.plural_heads,
        )
        headed = any(tail in heads for heads in places)
        return headed and tail not in lexicon.set("places", "beside_a_name")
