"""The forty questions asked of annotated articles: the 17 of the corpus, and two written for what those do not tell of.

These are the places and the end of an operation, a ceasefire, a merger, and who joined and left on which day.

`python -m tests.queries.forty` writes the rows anew into corpus.yaml, to be read before they are committed: they are
right where the articles say so.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

import queries
from kg.build import graph
from kg.export import NAMES
from kg.reason import infer
from kg.store import EmbeddedStore, Term, rows
from tests.build.gold import annotated, corpus
from tests.build.small import reference_data

ARTICLES = Path(__file__).parent / "articles"
EXPECTED = Path(__file__).parent / "corpus.yaml"
QUESTIONS = Path(__file__).parents[2] / "queries" / "README.md"


@cache
def answered() -> EmbeddedStore:
    """The graph of the annotated articles, with what follows from it."""
    known, places = reference_data()
    pairs = [*corpus(), *annotated(ARTICLES)]
    store = ox.Store()
    store.bulk_extend(graph([one for one, _ in pairs], [said for _, said in pairs], known, places=places))
    infer(store)
    return EmbeddedStore(store)


def short(term: Term) -> str:
    """A term as corpus.yaml writes it."""
    if term.kind != "iri":
        return term.value
    return next((f"{p}:{term.value[len(iri) :]}" for p, iri in NAMES.items() if term.value.startswith(iri)), term.value)


def numbered() -> dict[str, list[int]]:
    """The questions that each file answers, by the file's name."""
    found: dict[str, list[int]] = {}
    for number, names in re.findall(r"^\| (\d+) \| (.+) \|$", QUESTIONS.read_text(encoding="utf-8"), re.MULTILINE):
        for name in re.findall(r"`(\w+)`", names):
            found.setdefault(name, []).append(int(number))
    return found


def expected() -> dict[str, Any]:
    """Parameters and rows by the name of the question, with what was noted when they were checked."""
    found: dict[str, Any] = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
    return found


def answer(name: str, parameters: dict[str, str]) -> list[dict[str, str]]:
    """The rows of a question, as corpus.yaml writes them."""
    query = queries.load(name)
    found = rows(answered(), query.bind(query.examples() | parameters))
    return [{key: short(term) for key, term in row.items()} for row in found]


if __name__ == "__main__":
    anew = {name: was | {"rows": answer(name, was["parameters"])} for name, was in expected().items()}
    head = (
        "# The forty questions, asked of the annotated articles with these parameters (tests/queries/forty.py).\n"
        "# Each row was read against the articles; `checked` says what a reader may stumble over.\n"
    )
    EXPECTED.write_text(head + yaml.safe_dump(anew, allow_unicode=True, sort_keys=True, width=1000), encoding="utf-8")
