"""Full-text search over names and quotes in both scripts: SQLite FTS5 with trigrams, made once per revision.

Trigrams find candidates: texts that share three letters in a row with the words asked for, in the spelling of
`kg.search.spell`, which has one form for the ways in which a name is transliterated. What is shown is then ranked by a
score that each result explains.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz, process

import queries
from kg.search.name import read_names
from kg.search.spell import form, loose
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.search.name import Names
    from kg.store import Reader

CANDIDATES = 400
"""Texts that trigrams may propose, the best by BM25; the rest is not looked at."""
LEAST = 0.55
"""The lowest score of a result: below it words are mostly missing."""
SIMILAR_WORD = 80
"""Of 100: how alike a word of a text is at least to one that was asked for."""
TRIGRAM = 3
BEFORE = 0.2
"""By how much a name comes before a quote: who types a name looks for what has it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that an article says and a claim quotes; `iri` is the span, which ends with its offsets."""

    iri: str
    quote: str
    article: str
    title: str
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """A result: an entity by one of its names, or a quoted passage; `why` says what the score (0 to 1) means."""

    sort: Literal["name", "quote"]
    iri: str
    kind: str
    title: str
    text: str
    score: float
    why: str
    article: str | None = None


class Index:
    """Searches the names and quotes of one revision; safe to use from several threads."""

    def __init__(self, names: Names, passages: list[Passage]) -> None:
        self.names = names
        self.revision = names.revision
        self._passages = passages
        self._forms = [(form(one.quote), loose(one.quote)) for one in passages]
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute("CREATE VIRTUAL TABLE passage USING fts5(words, loose, tokenize = 'trigram', detail = full)")
        self._base.executemany(
            "INSERT INTO passage(rowid, words, loose) VALUES (?, ?, ?)",
            ((number, *forms) for number, forms in enumerate(self._forms)),
        )

    def close(self) -> None:
        """Frees the memory of the index."""
        self._base.close()

    def search(self, text: str, *, sorts: Collection[str] = ("name", "quote"), limit: int = 100) -> list[Found]:
        """What holds these words, best first: names before quotes where they score alike."""
        found = [*self._named(text, limit)] if "name" in sorts else []
        if "quote" in sorts:
            found += self._quoted(text)
        return sorted(found, key=lambda one: (-one.score - BEFORE * (one.sort == "name"), one.title, one.iri))[:limit]

    def _named(self, text: str, limit: int) -> Iterator[Found]:
        for match in self.names.find(text, limit=limit):
            entry = match.entry
            why = f"{REASONS[match.how]} '{match.name}'"
            yield Found("name", entry.iri, entry.kind, entry.name, match.name, match.score, why)

    def _quoted(self, text: str) -> list[Found]:
        wanted = form(text).split()
        wanted_loosely = loose(text).split()
        if not wanted:
            return []
        found = []
        for number in self._candidates(wanted, wanted_loosely):
            one = self._passages[number]
            score, why = _scored(wanted, wanted_loosely, *self._forms[number])
            if score >= LEAST:
                found.append(Found("quote", one.iri, "span", one.title, one.quote, score, why, one.article))
        return found

    def _candidates(self, wanted: list[str], wanted_loosely: list[str]) -> list[int]:
        exact = [word for word in wanted if len(word) >= TRIGRAM]
        pieces = {word[at : at + TRIGRAM] for word in wanted_loosely for at in range(len(word) - TRIGRAM + 1)}
        terms = [*(f'words : "{word}"' for word in exact), *(f'loose : "{piece}"' for piece in sorted(pieces))]
        with self._lock:
            if terms:
                query = (
                    "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage, 2.0, 1.0), rowid LIMIT ?"
                )
                return [row[0] for row in self._base.execute(query, (" OR ".join(terms), CANDIDATES))]
        # Words of one or two letters have no trigram: "UN", "46".
        return [number for number, (folded, _) in enumerate(self._forms) if set(wanted) <= set(folded.split())][
            :CANDIDATES
        ]


REASONS = {
    "name": "the main name is",
    "other name": "another name is",
    "spelling": "the name is spelled",
    "part of a name": "the words are part of the name",
    "similar name": "the name is similar to",
    "similar part": "the words are similar to a part of the name",
}


def _scored(wanted: list[str], wanted_loosely: list[str], folded: str, loosely: str) -> tuple[float, str]:
    """How well a quote holds the words: 0.95 for the phrase, less for the words apart, misspelled, or missing."""
    if f" {' '.join(wanted)} " in f" {folded} ":
        return 0.95, "the quote holds the phrase"
    if set(wanted) <= set(folded.split()):
        return 0.9, "the quote holds every word"
    if f" {' '.join(wanted_loosely)} " in f" {loosely} ":
        return 0.85, "the quote holds the phrase in another spelling"
    words = list(dict.fromkeys(loosely.split()))
    parts = [_likeness(word, words) for word in wanted_loosely]
    held = sum(part > 0 for part in parts)
    return round(0.8 * sum(parts) / max(len(parts), 1), 3), f"the quote holds {held} of {len(parts)} words or like ones"


def _likeness(word: str, words: list[str]) -> float:
    """How like `word` the likest of some words is, 0 to 1; 0 where none is like it."""
    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=SIMILAR_WORD)
    return found[1] / 100 if found else 0.0


def read_index(reader: Reader) -> Index:
    """The index of the graph that a store serves now: some seconds for a million triples."""
    names = read_names(reader)
    found = rows(reader, queries.load("api/quotes").bind({}))
    passages = [
        Passage(
            row["span"].value,
            row["quote"].value,
            row["article"].value,
            re.sub(r"\s+", " ", row["title"].value),
            int(row["claims"].value),
        )
        for row in found
    ]
    return Index(names, passages)
