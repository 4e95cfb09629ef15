"""Finds names: known ones by the curated entities, new ones by how names are built and by what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.extract.mention import Mention, scheme_type
from kg.extract.text import Word, words
from kg.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.entity import Reference, References
    from kg.extract.sentence import Sentence
    from kg.lexicon import Lexicon

_LONGEST = 9
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_QUOTES = "“”\"‘’'"


@dataclass(frozen=True, slots=True)
class Run:
    """Words [first, last) of a sentence that look like one name."""

    first: int
    last: int


@dataclass(frozen=True)
class NameReader:
    """Finds the names of an article."""

    lexicon: Lexicon
    references: References
    places: frozenset[str]

    def find(self, text: str, sentences: Iterable[Sentence]) -> list[Mention]:
        """The names in order, none overlapping; those whose words do not tell their type have type None."""
        rows = [(s, words(text, s.body, s.end)) for s in sentences]
        inside = {w.text for _, row in rows for w in row[1:] if w.capital}
        found: list[Mention] = []
        for sentence, row in rows:
            if sentence.dateline:
                found += self._dateline(text, sentence)
            found += self._sentence(text, row, inside)
        return _typed_alike(sorted(found, key=lambda m: m.start))

    # -- one sentence ------------------------------------------------------------------------------------------------

    def _sentence(self, text: str, row: list[Word], inside: set[str]) -> list[Mention]:
        known = self._known(row)
        found: list[Mention] = []
        for run in self._runs(row, known, inside):
            found += self._segments(text, row, run, known)
        return self._aliased(text, row, found)

    def _known(self, row: list[Word]) -> dict[int, tuple[int, Reference]]:
        """Curated names by first word: (word after the last, entity), the longest at each place."""
        folded = [fold(word.text) for word in row]
        found: dict[int, tuple[int, Reference]] = {}
        for first, word in enumerate(row):
            article = word.text in ("al", "el") and first + 1 < len(row) and row[first + 1].capital
            if not (word.capital or word.text[0].isdigit() or article):
                continue
            for last in range(min(len(row), first + _LONGEST), first, -1):
                name = " ".join(part for part in folded[first:last] if part).replace(" s ", "s ")
                entry = self._by_key.get(name)
                if entry and folded[last - 1] and folded[first]:
                    found[first] = last, entry
                    break
        return found

    @cached_property
    def _by_key(self) -> dict[str, Reference]:
        found: dict[str, Reference] = {}
        ranked = sorted(self.references, key=lambda r: (_RANK.get(r.type, 2), r.id))
        for entry in ranked:
            if entry.generic:
                continue
            forms = [fold(form) for form in entry.surfaces if not form.islower() and "-backed" not in form]
            for form in forms:
                for variant in (form, form.removeprefix("al "), form.removeprefix("the ")):
                    if len(variant) > 1:
                        found.setdefault(variant, entry)
        return found

    def _runs(self, row: list[Word], known: dict[int, tuple[int, Reference]], inside: set[str]) -> list[Run]:
        """Stretches of capitals with the small words that names may hold."""
        runs: list[Run] = []
        at = 0
        while at < len(row):
            if not self._opens(row, at, known, inside):
                at += 1
                continue
            last = self._run_end(row, at, known)
            runs.append(Run(at, last))
            at = last
        return runs

    def _opens(self, row: list[Word], at: int, known: dict[int, tuple[int, Reference]], inside: set[str]) -> bool:
        word = row[at]
        if at in known:
            return True
        if _ORDINAL.match(word.text) or word.text in _ORDINAL_WORDS:
            return at + 1 < len(row) and row[at + 1].text in self._units_of | {
                "Armored",
                "Armoured",
                "Mechanized",
                "Infantry",
                "Special",
                "Coastal",
                "Army",
                "Tank",
                "Motorized",
                "Airborne",
                "Mountain",
                "Assault",
                "Guards",
                "Marine",
                "Motor",
                "Separate",
                "Mechanised",
                "Artillery",
            }
        if not word.capital or word.text[0].isdigit() or word.text.lower() in self._calendar:
            return False
        if at > 0 and row[at - 1].text not in ("“", '"', "‘", ".", ":", "•"):
            return word.text not in _PRONOUNS
        lower = word.text.lower()
        if lower in STOP_WORDS or lower in self._common:
            return False
        if at + 1 < len(row) and row[at + 1].capital and row[at + 1].text.lower() not in self._calendar:
            return True
        return (
            word.text in inside
            or word.text.isupper()
            and len(word.text) > 1
            or fold(word.text) in self.places
            or "-" in word.text
            and word.text.lower().startswith(("al-", "el-"))
        )

    def _run_end(self, row: list[Word], at: int, known: dict[int, tuple[int, Reference]]) -> int:
        last = known[at][0] if at in known else at + 1
        while last < len(row):
            word = row[last]
            if word.capital and word.text.lower() not in self._calendar and word.text not in _PRONOUNS:
                last = max(last + 1, known[last][0] if last in known else 0)
            elif self._joins(row, at, last):
                last += 1
            else:
                break
        while last - 1 > at and not row[last - 1].capital and not (row[last - 1].text[0].isdigit()):
            last -= 1
        return last

    def _joins(self, row: list[Word], first: int, at: int) -> bool:
        """May the small word at `at` stand inside a name that began at `first`?"""
        if at + 1 >= len(row):
            return False
        word, after = row[at].text, row[at + 1]
        if (
            word.lower() in ("al", "el", "bin", "ibn", "de", "du", "ed", "ad", "van", "von", "der", "la")
            or word in ("-", "–")
            and row[at].start == row[at - 1].end
        ):
            further = row[at + 2].capital if at + 2 < len(row) and after.text in ("der", "den", "la", "al") else False
            return (after.capital or further) and after.start - row[at].end <= 1
        if word.isdigit():
            return (
                row[at - 1].capital
                and len(word) <= 3
                and row[at - 1].text in ("Base", "Brigade", "Division", "Suwayda", "Regiment", "Channel")
            )
        if word == "of" or word == "for":
            return (after.capital or after.text == "the" and at + 2 < len(row) and row[at + 2].capital) and (
                row[at - 1].text in self._takes_of
                or bool(_ORDINAL.match(row[first].text))
                and row[at - 1].text in self._units_of
            )
        if word == "to":
            return after.capital and row[at - 1].text in self.lexicon.words["names"]["operation_of"]
        if word == "the":
            return row[at - 1].text in ("of", "for") and after.capital and at - 1 > first
        if word == "and":
            return (
                row[first].text in ("Ministry", "Office", "Center", "Centre", "Union")
                and after.capital
                and at - first > 2
            )
        return False

    # -- types -------------------------------------------------------------------------------------------------------

    def _segments(self, text: str, row: list[Word], run: Run, known: dict[int, tuple[int, Reference]]) -> list[Mention]:
        """A run as mentions: one new name by its form, or the known names in it and what is left between."""
        whole = known.get(run.first)
        if whole and whole[0] == run.last:
            return [self._from_reference(text, row, run.first, run.last, whole[1])]
        titled = self._title_end(row, run)
        if titled and titled < run.last:
            inner = known.get(titled)
            if inner and inner[0] == run.last:
                return [
                    self._mention(
                        text,
                        row,
                        titled,
                        run.last,
                        "Person" if inner[1].type == "Person" else scheme_type(inner[1].type),
                        inner[1],
                    )
                ]
            return [self._mention(text, row, titled, run.last, "Person")]
        form = self._by_form(row, run)
        if form:
            return [self._mention(text, row, run.first, self._extended(row, run.last, form), form)]
        found: list[Mention] = []
        at = run.first
        gap = at
        while at < run.last:
            if at in known and known[at][0] <= run.last:
                found += self._rest(text, row, gap, at)
                found.append(self._from_reference(text, row, at, known[at][0], known[at][1]))
                at = gap = known[at][0]
            else:
                at += 1
        return found + self._rest(text, row, gap, run.last)

    def _rest(self, text: str, row: list[Word], first: int, last: int) -> list[Mention]:
        """What is left of a run beside known names: demonyms, or a new name."""
        while first < last and (
            not row[first].capital or row[first].text.lower() in STOP_WORDS and not row[first].text.isupper()
        ):
            first += 1
        while last > first and not row[last - 1].capital:
            last -= 1
        if first >= last:
            return []
        if all(w.text in self._adjectives for w in row[first:last]):
            return []
        if last - first == 1 and row[first].text in self.demonyms:
            return [self._demonym(row[first])]
        if row[first].text in self.demonyms and row[first].text + " " + row[first + 1].text not in self.demonyms:
            return [self._demonym(row[first]), *self._rest(text, row, first + 1, last)]
        kind, sure = self._by_context(row, first, last)
        extended = self._extended(row, last, kind)
        if extended > last and row[extended - 1].text.lower() in self._plural_heads:
            kind, sure, extended = "Location", True, last
        elif kind is None and extended > last:
            kind = self._head_type(row, last, extended)
        if kind is None and self._listed_with_heads(row, last):
            kind, sure = "Location", True
        return [self._mention(text, row, first, extended, kind, sure=sure)]

    def _listed_with_heads(self, row: list[Word], last: int) -> bool:
        """ "The |Furqan| and Hamdaniyah districts": the first of two names before a plural place word."""
        tail = [w.text for w in row[last : last + 6]]
        for at in range(2, len(tail)):
            if tail[at].lower() in self._plural_heads and tail[0] in ("and", ","):
                return all(t in ("and", ",") or Word(0, 1, t).capital for t in tail[:at])
        return False

    @cached_property
    def _plural_heads(self) -> frozenset[str]:
        return frozenset(
            w for w in (*self._heads["Location"], *(h + "s" for h in self._heads["Location"])) if w.endswith("s")
        )

    @cached_property
    def _bare_heads(self) -> frozenset[str]:
        """Place words that say what a name is and do not belong to it: "Sheikh Maqsoud |neighbourhood"."""
        return self.lexicon.set("places", "bare")

    def _demonym(self, word: Word) -> Mention:
        country = self.demonyms[word.text]
        return Mention(word.start, word.end, word.text, None, fold(country), country=country, demonym=True)

    def _by_form(self, row: list[Word], run: Run) -> str | None:
        """The type that a name's own words tell, None where they do not."""
        texts = [w.text for w in row[run.first : run.last]]
        first, last = texts[0], texts[-1]
        if last.lower() in self._bare_heads and last not in ("City", "District", "Quarter"):
            return None
        tail = " ".join(texts[-2:])
        head = (
            texts[texts.index("of") - 1]
            if "of" in texts[1:]
            else texts[texts.index("for") - 1]
            if "for" in texts[1:]
            else last
        )
        names = self.lexicon.words["names"]
        if len(texts) == 1:
            return None
        rules = (
            ("StateForce", first == "Government" and "of" in texts),
            ("Faction", head in names["group_of"] and "of" in texts[1:2]),
            ("Operation", first in names["operation_of"] and texts[1:2] in (["of"], ["to"])),
            ("Operation", first in names["operation_first"] or last in names["operation_last"]),
            ("MilitaryBase", self._ends(texts, "MilitaryBase") and "International" not in texts and last != "Branch"),
            (
                "Alliance",
                any(tail == end or last == end for end in names["alliance_last"]) and first not in self._adjectives,
            ),
            (
                "MilitaryUnit",
                (bool(_ORDINAL.match(first)) or first in _ORDINAL_WORDS)
                and (head in self._units_of or any(t in self._units_of for t in texts)),
            ),
            (
                "StateForce",
                any(" ".join(texts[-n:]) in names["force_last"] for n in (1, 2, 3))
                and (first in self.demonyms or texts[-1] not in ("Army", "Police")),
            ),
            ("Faction", first in names["group_first"] or first.split("-")[0] in names["group_first"]),
            ("Faction", tail in names["group_tail"]),
            ("Organization", head in names["organization_last"] or first in names["organization_first"]),
            ("Faction", head in names["group_last"] and len(texts) > 1),
            ("MilitaryUnit", head in names["unit_last"]),
            ("MediaOutlet", last in names["media_last"]),
            ("Location", self._ends(texts, "Location")),
            ("Person", first in names["given_first"] and len(texts) <= 5),
        )
        return next((kind for kind, holds in rules if holds), None)

    def _ends(self, texts: list[str], kind: str) -> bool:
        heads = self._heads[kind]
        return any(" ".join(texts[-n:]).lower() in heads for n in (1, 2) if len(texts) > n)

    def _by_context(self, row: list[Word], first: int, last: int) -> tuple[str | None, bool]:
        """The type that the neighbours of a name tell, and whether that is sure."""
        before = [w.text.lower() for w in row[max(0, first - 4) : first]]
        after = [w.text for w in row[last : last + 4]]
        names = self.lexicon.words["names"]
        text = " ".join(w.text for w in row[first:last])
        if text in names["media"]:
            return "MediaOutlet", True
        if self._operation_cue(before):
            return "Operation", True
        if len(before) > 1 and before[-1] == "of" and before[-2] in self._place_types:
            return "Location", True
        if self._extended(row, last, None) > last:
            return None, True
        if before and before[-1] in self._role_words and (len(before) < 2 or before[-2] != "of"):
            return "Person", True
        if len(after) > 2 and after[0] == "," and after[1].isdigit() and after[2] in (",", "."):
            return "Person", True
        if (
            last - first > 1
            and len(after) > 2
            and after[0] == ","
            and after[1] in ("a", "an", "the", "who")
            and (after[2].lower() in self._role_words or len(after) > 3 and after[3].lower() in self._role_words)
        ):
            return "Person", True
        if row[first].text in names["given_first"] and last - first <= 4:
            return "Person", last - first > 1
        if fold(text) in self.places:
            return "Location", bool(before) and before[-1] in self._locative
        if row[first].text in names["compass"] and fold(" ".join(w.text for w in row[first + 1 : last])) in self.places:
            return "Location", True
        if before and before[-1] in ("in", "at", "near", "outside", "around", "toward", "towards", "into"):
            return "Location", False
        return None, False

    def _operation_cue(self, before: list[str]) -> bool:
        bare = [w for w in before if w not in _QUOTES and w not in (",", "the")]
        if not bare:
            return False
        cues = self.lexicon.set("names", "operation_cues")
        nouns = self.lexicon.set("names", "campaign_nouns")
        if bare[-1] in ("operation", "offensive", "campaign", "codenamed", "code-named"):
            return True
        joined = " ".join(bare)
        return (bare[-1] in cues or any(joined.endswith(cue) for cue in cues if " " in cue)) and any(
            n in bare for n in nouns
        )

    def _title_end(self, row: list[Word], run: Run) -> int:
        """The word after a title at the start of a run: "Brigadier General |Nasr Dayyub"; 0 where there is none."""
        for size in (3, 2, 1):
            end = run.first + size
            if end < run.last and " ".join(w.text for w in row[run.first : end]) in self._titles:
                return end
        return 0

    def _extended(self, row: list[Word], last: int, kind: str | None) -> int:
        """Where a name ends with a small place word that belongs to it: "Sheikh Suleiman |base"."""
        if kind not in (None, "Location", "MilitaryUnit", "MilitaryBase"):
            return last
        if last < len(row) and row[last].text.lower() in self._bare_heads:
            return last
        for size in (3, 2, 1):
            tail = " ".join(w.text for w in row[last : last + size]).lower()
            if len(row) < last + size:
                continue
            if kind == "MilitaryUnit":
                if tail in ("military base", "base", "headquarters", "barracks", "camp"):
                    return last + size
                continue
            if tail in self._heads["MilitaryBase"] or tail in self._heads["Location"]:
                if row[last + size - 1].text.lower() in ("front", "square", "border") and size == 1:
                    continue
                return last + size
        return last

    def _head_type(self, row: list[Word], last: int, end: int) -> str:
        tail = " ".join(w.text for w in row[last:end]).lower()
        return "MilitaryBase" if tail in self._heads["MilitaryBase"] else "Location"

    # -- mentions ----------------------------------------------------------------------------------------------------

    def _mention(
        self,
        text: str,
        row: list[Word],
        first: int,
        last: int,
        kind: str | None,
        entry: Reference | None = None,
        *,
        sure: bool = True,
    ) -> Mention:
        if (
            kind == "MilitaryUnit"
            and last > first + 1
            and row[last - 1].text.lower() in ("base", "headquarters", "barracks", "camp")
        ):
            kind = "MilitaryBase"
        start, end = row[first].start, row[last - 1].end
        if kind == "Location":
            start = self._directed(row, first)
        surface = text[start:end]
        reference = entry or (self._by_key.get(fold(surface)) if kind != "Person" else None)
        if reference and scheme_type(reference.type) != kind and kind is not None:
            reference = None
        return Mention(start, end, surface, kind, _key(surface), reference.id if reference else None, sure=sure)

    def _from_reference(self, text: str, row: list[Word], first: int, last: int, entry: Reference) -> Mention:
        kind = scheme_type(entry.type)
        surface = text[row[first].start : row[last - 1].end]
        country = entry.name if entry.type == "Country" else None
        if surface in self.demonyms:
            return self._demonym(row[first])
        if kind != "Location":
            end = self._extended(row, last, kind)
            if end > last:
                return self._mention(text, row, first, end, kind)
            return Mention(row[first].start, row[last - 1].end, surface, kind, _key(surface), entry.id)
        before = [w.text.lower() for w in row[max(0, first - 4) : first]]
        if self._operation_cue(before):
            return Mention(row[first].start, row[last - 1].end, surface, "Operation", _key(surface))
        end = last
        for size in (2, 1):
            tail = " ".join(w.text for w in row[last : last + size]).lower()
            if last + size <= len(row) and tail in self._heads["MilitaryBase"]:
                return self._mention(text, row, first, last + size, "MilitaryBase")
            if last + size <= len(row) and tail in ("city", "town", "village"):
                return Mention(
                    row[first].start,
                    row[last + size - 1].end,
                    text[row[first].start : row[last + size - 1].end],
                    kind,
                    _key(surface),
                    entry.id,
                )
            if (
                last + size <= len(row)
                and tail in self._heads["Location"]
                and tail not in ("front", "border", "camp", "area", "square")
                and tail not in self._bare_heads
            ):
                end = last + size
                break
        start = self._directed(row, first)
        if end == last and start == row[first].start:
            return Mention(start, row[last - 1].end, surface, kind, _key(surface), entry.id, country=country)
        whole = text[start : row[end - 1].end]
        other = self._by_key.get(fold(whole))
        return Mention(start, row[end - 1].end, whole, kind, _key(whole), other.id if other else None)

    def _directed(self, row: list[Word], first: int) -> int:
        """Where a place's name starts with a direction: "western rural |Aleppo"."""
        start = first
        while (
            start > 0
            and row[start - 1].text.lower() in self._directions
            and row[start - 1].text not in ("North", "South", "East", "West")
        ):
            start -= 1
        return row[start].start

    def _dateline(self, text: str, sentence: Sentence) -> list[Mention]:
        found = []
        assert sentence.dateline  # noqa: S101  the caller has looked
        for start, end in sentence.dateline.places:
            name = text[start:end]
            entry = self._by_key.get(fold(name))
            reference = entry.id if entry and scheme_type(entry.type) == "Location" else None
            found.append(Mention(start, end, name, "Location", _key(name), reference))
        if sentence.dateline.outlet:
            start, end = sentence.dateline.outlet
            found.append(Mention(start, end, text[start:end], "MediaOutlet", _key(text[start:end])))
        return found

    def _aliased(self, text: str, row: list[Word], found: list[Mention]) -> list[Mention]:
        """Names in brackets after a name, "HTS" after "Hay'at Tahrir al-Sham", are its other names."""
        out: list[Mention] = []
        for mention in found:
            if out:
                before = out[-1]
                gap = text[before.end : mention.start]
                closes = text[mention.end : mention.end + 3].lstrip("”\"’'")[:1]
                if (
                    _ALIAS_GAP.fullmatch(gap)
                    and (closes == ")" or "(" not in gap)
                    and before.type
                    and not mention.demonym
                ):
                    mention = _other_name(mention, before)
            out.append(mention)
        return out

    # -- word lists --------------------------------------------------------------------------------------------------

    @cached_property
    def _common(self) -> frozenset[str]:
        """Words that open a sentence with a capital and are no name."""
        lists = self.lexicon.words
        found = {str(w).lower() for key in ("nouns",) for group in lists["groups"][key].values() for w in group}
        found |= {str(w).lower() for side in lists["groups"]["sides"].values() for w in side}
        found |= self.lexicon.set("people", "nouns") | self.lexicon.set("places", "common")
        found |= {str(w).lower() for w in lists["names"]["roles"]} | set(self.lexicon.lemmas)
        for name, forms in lists["equipment"]["classes"].items():
            found |= {str(form).lower() for form in (name, *forms)}
        found |= {str(w).lower() for w in (*lists["quantities"]["words"], *lists["quantities"]["vague"])}
        return frozenset(found | _OPENERS)

    @cached_property
    def _calendar(self) -> frozenset[str]:
        months = {m for m in self.lexicon.words["dates"]["months"] if m not in ("may", "mar")}
        return frozenset(months | set(self.lexicon.words["dates"]["weekdays"]))

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Adjectives of countries, with the country."""
        curated = {r.adjective: r.name for r in self.references if r.adjective}
        return {**self.lexicon.words["names"]["demonyms"], **curated}

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(self.lexicon.words["names"]["adjectives"])

    @cached_property
    def _units_of(self) -> frozenset[str]:
        return frozenset(self.lexicon.words["names"]["unit_of"]) | {"Battalions", "Brigades"}

    @cached_property
    def _takes_of(self) -> frozenset[str]:
        names = self.lexicon.words["names"]
        lists = ("group_last", "organization_last", "unit_last", "organization_first", "operation_first")
        return frozenset(w for name in lists for w in names[name]) | {
            "Army",
            "Flood",
            "Volcano",
            "Dawn",
            "Men",
            "Government",
            "Sons",
            "Soldiers",
            "Lions",
            "Party",
            "Battle",
            "Siege",
            "Republic",
            "Swords",
            "Knights",
            "Wrath",
            "Storm",
            "Shield",
            "Spring",
            "Paths",
            "Fist",
            "Promise",
            "Day",
            "Days",
            "House",
            "Front",
            "Popular",
            "Organization",
            "Partisans",
            "Free",
            "Levant",
            "Supporters",
            "Companions",
            "Guardians",
            "Alliance",
            "Coalition",
            "Forces",
            "University",
            "Bank",
            "Gulf",
            "Strait",
            "Kingdom",
        }

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self.lexicon.words["names"]["titles"])

    @cached_property
    def _role_words(self) -> frozenset[str]:
        return self.lexicon.set("names", "roles")

    @cached_property
    def _place_types(self) -> frozenset[str]:
        return self.lexicon.set("places", "types")

    @cached_property
    def _directions(self) -> frozenset[str]:
        return self.lexicon.set("places", "directions")

    @cached_property
    def _locative(self) -> frozenset[str]:
        return self.lexicon.set("places", "locative")

    @cached_property
    def _heads(self) -> dict[str, frozenset[str]]:
        return {
            kind: frozenset(str(w).lower() for w in heads)
            for kind, heads in self.lexicon.words["places"]["heads"].items()
        }


def _other_name(mention: Mention, before: Mention) -> Mention:
    """A mention in brackets as another name of the one before it, unless it is known as something else."""
    if mention.reference and mention.reference != before.reference and before.reference:
        return mention
    return replace(mention, alias_of=before.key, type=before.type, reference=before.reference, sure=True)


_ALIAS_GAP = re.compile(
    r"[”\"’']?\s*(?:\(\s*(?:the\s+|formerly\s+(?:the\s+)?|the\s+former\s+|or\s+|also\s+|known\s+as\s+|aka\s+)?|,\s*(?:better|also|formerly|previously)?\s*(?:known|called)\s+as\s+(?:the\s+)?|,\s*alias\s+|,\s*or\s+)[“\"‘']?"
)
_RANK = {"Country": 0, "City": 1, "Town": 1, "Governorate": 3, "District": 4, "Subdistrict": 5}
_ORDINAL_WORDS = frozenset("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split())
_PRONOUNS = frozenset("I He She They We It You The A An This That These Those His Her Their Our My Its".split())
_OPENERS = frozenset(
    "according meanwhile earlier later among speaking additionally separately elsewhere despite following overnight "
    "local residents special participating key areas school cluster analysts special while since after before during "
    "summary chronology recommendations detention photo video update background special count here nobody fourteen video "
    "videos photos images both another other others most many several some none two three cities towns villages local "
    "western eastern northern southern central international armed heavy intense fierce renewed fresh new state senior".split()
)


def _key(surface: str) -> str:
    """The form under which mentions of one name meet: folded, without a leading article."""
    folded = fold(surface)
    for article in ("the ", "al "):
        folded = folded.removeprefix(article) or folded
    return folded


def _typed_alike(found: list[Mention]) -> list[Mention]:
    """The same name has one type throughout an article: the one that its surest mention has."""
    best: dict[str, Mention] = {}
    for mention in found:
        known = best.get(mention.key)
        if (
            mention.type
            and not mention.demonym
            and (
                known is None
                or (mention.sure, mention.reference is not None) > (known.sure, known.reference is not None)
            )
        ):
            best[mention.key] = mention
    out = []
    for mention in found:
        model = best.get(mention.key)
        if model and not mention.demonym and (mention.type is None or not mention.sure):
            mention = replace(mention, type=model.type, reference=mention.reference or model.reference, sure=model.sure)
        out.append(mention)
    return out
