"""The pairs of names of a file, each put into two articles, linked and resolved for real.

The rules were made with pairs.csv at hand; held_out.csv was written afterwards, and no rule was changed for it.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.article import Article
from kg.claim import Entity, Extraction
from kg.entity import References, references
from kg.gazetteer import Gazetteer, gazetteer
from kg.link import Linked, link
from kg.resolve import Decisions, resolve


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as one article has it, with its other forms there."""

    type: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions in two articles, and whether they mean one entity."""

    one: Mention
    other: Mention
    same: bool


@cache
def pairs(name: str = "pairs") -> tuple[Pair, ...]:
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Pair(
                Mention(row["type"], row["name"], tuple(filter(None, row["aliases"].split("|")))),
                Mention(row["other_type"], row["other_name"], tuple(filter(None, row["other_aliases"].split("|")))),
                {"yes": True, "no": False}[row["same"]],
            )
            for row in csv.DictReader(file)
        )


@cache
def known() -> tuple[References, Gazetteer]:
    return references(), gazetteer()


def article(slug: str, *mentions: Mention, day: int = 1) -> Linked:
    """An article that names some entities, linked."""
    entities = tuple(
        Entity(f"e{number}", mention.name, mention.type, mention.aliases) for number, mention in enumerate(mentions)
    )
    text = Article(slug, "News", "The Media Line", dt.date(2024, 11, day), "Text.")
    return link(text, Extraction(slug, entities, ()), *known())


def joined(pair: Pair, decided: Decisions | None = None) -> bool:
    """Whether two articles that name the two end up with one entity."""
    resolved = resolve([article("a", pair.one), article("b", pair.other)], known()[0], decided)
    return len({one.entities["e0"].iri for one in resolved.linked}) == 1


def score(answers: dict[Pair, bool]) -> tuple[float, float]:
    """Precision and recall."""
    right = sum(answer and pair.same for pair, answer in answers.items())
    return right / sum(answers.values()), right / sum(pair.same for pair in answers)
