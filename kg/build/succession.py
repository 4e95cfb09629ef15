"""What no longer holds: an actor controls a place until another is said to have taken it, or itself to have left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.build.spell import ends, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.build.fact import Fact
    from kg.build.spell import Moves
    from kg.build.statement import Assertion, Statement

Grouped = dict["Statement", tuple["Assertion", ...]]


def succeeded(facts: Iterable[Fact], grouped: Grouped, issued: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts; of control that somebody's later capture or withdrawal ended, superseded and without a triple.

    A claim without a date is taken to speak of the day on which its article appeared.
    """
    moves: Moves = defaultdict(list)
    for statement, claims in grouped.items():
        place = statement.get("place")
        if place and statement.type in {"Capture", "PlaceLoss"}:
            days = (_when(claim, issued) for claim in claims if claim.affirms)
            moves[place] += [(statement.type, statement.get("actor"), day) for day in days]
    return tuple(
        replace(fact, status="Superseded", triple=None) if _ended(fact, grouped, moves, issued) else fact
        for fact in facts
    )


def _ended(fact: Fact, grouped: Grouped, moves: Moves, issued: Mapping[str, str]) -> bool:
    if fact.statement.type != "Control" or fact.triple is None:
        return False
    said = max(_when(claim, issued) for claim in grouped[fact.statement] if claim.affirms)
    return any(day > said for day in ends(fact.statement, moves))


def _when(claim: Assertion, issued: Mapping[str, str]) -> str:
    return last_day(claim.date) if claim.date else issued[claim.article]
