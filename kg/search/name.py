"""Finding entities by name, however it is spelled: the names of a graph, read once per revision."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz, process

import queries
from kg.search.spell import bare, form, loose
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.store import Reader, Term

ID = "https://w3id.org/orbat/id/"
NS = "https://w3id.org/orbat/ontology#"
How = Literal["name", "other name", "spelling", "part of a name", "similar name", "similar part"]
"""Why a name fits: it is the main name, another one, one spelled otherwise, holds the words, or is alike."""

SCORES: dict[How, float] = {"name": 1.0, "other name": 0.98, "spelling": 0.93, "part of a name": 0.8}
NEAR = 80
"""Of 100: how alike two loose spellings are at least to be taken for one name; "Saraqib" and "Saraqeb" are 100."""
NEAR_WORD = 88
"""The same of words of which each must be like one of a name."""
ALIKE_FROM = 5
"""Letters from which on a part of a name may be misspelled."""
CONTAINED_FROM = 3
"""Letters from which on a text is looked for inside names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity with its names, each with its language; the main ones come first. `type` is a local name."""

    iri: str
    type: str
    names: tuple[tuple[str, str | None], ...]
    main: int = 1
    generic: bool = False

    @property
    def name(self) -> str:
        """The main name, English where it has one."""
        return self.names[0][0]

    @property
    def kind(self) -> str:
        """The first part of its path: `faction`."""
        return self.path.partition("/")[0]

    @property
    def path(self) -> str:
        """Kind and slug: `faction/levant-front`."""
        return self.iri.removeprefix(ID)


@dataclass(frozen=True, slots=True)
class Match:
    """An entity, the name of it that fits, why it fits, and how well (0 to 1)."""

    entry: Entry
    name: str
    how: How
    score: float


class Names:
    """The names of all entities."""

    def __init__(self, entries: Iterable[Entry], *, revision: str = "") -> None:
        self.revision = revision
        self.entries = tuple(entries)
        self.by_iri = {entry.iri: entry for entry in self.entries}
        self._forms: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._bare: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._loose: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for position, (text, _) in enumerate(entry.names):
                at = (number, position)
                folded = form(text)
                self._forms[folded].append(at)
                self._bare[bare(folded)].append(at)
                self._loose[loose(folded)].append(at)
        for table in (self._forms, self._bare, self._loose):
            table.pop("", None)
        self._spellings = list(self._loose)
        self._words: dict[str, list[str]] = defaultdict(list)
        for spelling in self._spellings:
            for word in dict.fromkeys(spelling.split()):
                self._words[word].append(spelling)
        self._known = list(self._words)
        # One text is searched many times as fast as a list of them; each line is a spelling with a blank before it.
        lines = [f" {spelling}\n" for spelling in self._spellings]
        self._lines = "".join(lines)
        self._starts = [0, *accumulate(map(len, lines))]
        self.longest = max((spelling.count(" ") + 2 for spelling in self._forms), default=1)

    def same(self, text: str, kinds: Collection[str] = ()) -> list[Match]:
        """The entities that have this name, but for the spelling; those of the strictest reading alone, best first."""
        folded = form(text)
        found = self._matches(self._forms.get(folded, ()), kinds, None)
        found = found or self._matches(self._bare.get(bare(folded), ()), kinds, None)
        return found or self._matches(self._loose.get(loose(folded), ()), kinds, "spelling")

    def near(self, text: str, kinds: Collection[str] = (), *, least: float = NEAR, limit: int = 10) -> list[Match]:
        """The entities with a name that looks alike, best first."""
        wanted = loose(text)
        if not wanted:
            return []
        scored = process.extract(wanted, self._spellings, scorer=fuzz.ratio, score_cutoff=least, limit=4 * limit)
        found = [
            Match(match.entry, match.name, "similar name", round(0.9 * score / 100, 3))
            for spelling, score, _ in scored
            for match in self._matches(self._loose[spelling], kinds, "spelling")
        ]
        return _best(found, limit)

    def holding(self, text: str, kinds: Collection[str] = (), *, limit: int = 10) -> list[Match]:
        """The entities with a name of which `text` is a part that begins with a word, shortest names first."""
        wanted = loose(text)
        if len(wanted) < CONTAINED_FROM:
            return []
        found = [
            Match(match.entry, match.name, "part of a name", round(0.7 + 0.2 * len(wanted) / len(spelling), 3))
            for spelling in self._with(f" {wanted}")
            for match in self._matches(self._loose[spelling], kinds, "spelling")
        ]
        return _best(found, limit)

    def _with(self, part: str) -> Iterator[str]:
        """The spellings with a blank before them that hold a part."""
        at = self._lines.find(part)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._spellings[number]
            at = self._lines.find(part, self._starts[number + 1])

    def resembling(self, text: str, kinds: Collection[str] = (), *, limit: int = 10) -> list[Match]:
        """The entities with a name that has, for each word of `text`, one that looks alike."""
        wanted = loose(text).split()
        if len("".join(wanted)) < ALIKE_FROM:
            return []
        alike = [self._like(word) for word in wanted]
        found = [
            Match(match.entry, match.name, "similar part", round(0.75 * score, 3))
            for spelling in set.intersection(*map(set, alike))
            for score in [sum(scores[spelling] for scores in alike) / len(alike)]
            for match in self._matches(self._loose[spelling], kinds, "spelling")
        ]
        return _best(found, limit)

    def _like(self, word: str) -> dict[str, float]:
        """The spellings that have a word like this one, with how like it is, 0 to 1."""
        found: dict[str, float] = {}
        for one, score, _ in process.extract(word, self._known, scorer=fuzz.ratio, score_cutoff=NEAR_WORD, limit=None):
            for spelling in self._words[one]:
                found.setdefault(spelling, score / 100)
        return found

    def find(self, text: str, kinds: Collection[str] = (), *, limit: int = 10) -> list[Match]:
        """The entities that a text may name, best first: the same name, a part, a similar one, a part misspelled."""
        found = self.same(text, kinds)
        if len(found) < limit:
            found += self.holding(text, kinds, limit=limit)
        if len(found) < limit:
            found += self.near(text, kinds, limit=limit)
        return _best(found or self.resembling(text, kinds, limit=limit), limit)

    def _matches(self, places: Iterable[tuple[int, int]], kinds: Collection[str], how: How | None) -> list[Match]:
        found = []
        for number, position in places:
            entry = self.entries[number]
            if kinds and entry.kind not in kinds:
                continue
            reason: How = how or ("name" if position < entry.main else "other name")
            found.append(Match(entry, entry.names[position][0], reason, SCORES[reason]))
        return _best(found, len(found))


def _best(found: Iterable[Match], limit: int) -> list[Match]:
    """The best match of each entity, the best first; what is curated by a short path before what is not."""
    ranked = sorted(found, key=lambda match: (-match.score, match.entry.generic, len(match.name), match.entry.iri))
    best: dict[str, Match] = {}
    for match in ranked:
        best.setdefault(match.entry.iri, match)
    return list(best.values())[:limit]


def read_names(reader: Reader) -> Names:
    """The names of the graph that a store serves now."""
    revision = reader.revision
    return Names(_entries(rows(reader, queries.load("api/spellings").bind({}))), revision=revision)


def _entries(found: Iterable[dict[str, Term]]) -> Iterator[Entry]:
    groups: dict[str, list[dict[str, Term]]] = defaultdict(list)
    for row in found:
        groups[str(row["id"])].append(row)
    for iri, group in groups.items():
        main: dict[tuple[str, str | None], None] = {}
        other: dict[tuple[str, str | None], None] = {}
        for row in group:
            name = (row["name"].value, row["name"].language)
            (main if str(row["main"]) == "true" else other).setdefault(name)
        names = tuple(main) + tuple(name for name in other if name not in main)
        types = sorted({str(row["type"]).removeprefix(NS) for row in group})
        generic = not {"GenericActor", "Population", "UnnamedSource"}.isdisjoint(types)
        specific = [name for name in types if name not in {"GenericActor", "Population"}] or types
        yield Entry(iri, specific[0], names, main=len(main), generic=generic)
