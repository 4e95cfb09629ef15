"""The same thing twice: a place taken, lost and taken again is taken in two spells, each a statement of its own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.build.statement import Assertion, Statement

GAPS: dict[str, int | None] = {"Capture": 90, "PlaceLoss": 90, "Control": None, "StrikeReport": 3, "AttackReport": 3}
"""Classes whose statements may hold twice, and the days between two reported dates from which they are two events.

Sources that speak of one event differ by days; None: only what happens between tells two spells apart.
"""
DAY = 10
"""Characters of an ISO date that is known to the day."""

Moves = dict[str, list[tuple[str, str | None, str]]]


def spelled(claims: Iterable[Assertion], issued: Mapping[str, str]) -> tuple[Assertion, ...]:
    """The claims, in their order, those of a later spell on the statement of that spell.

    `issued` gives the day on which each article appeared. A claim without a day belongs to the last spell that had
    begun when it was made. The first spell is the statement without an ordinal, so a further one changes nothing in it.
    """
    claims = tuple(claims)
    moves = _moves(claims)
    grouped: dict[Statement, list[Assertion]] = defaultdict(list)
    for claim in claims:
        grouped[claim.statement].append(claim)
    starts = {statement: _starts(statement, about, moves) for statement, about in grouped.items()}
    return tuple(_placed(claim, starts[claim.statement], issued[claim.article]) for claim in claims)


def last_day(iso: str) -> str:
    """The last day of an ISO date, month (taken to have 31 days) or year.

    >>> last_day("2024-02"), last_day("2024")
    ('2024-02-31', '2024-12-31')
    """
    return iso + "-12-31"[len(iso) - DAY :] if len(iso) < DAY else iso


def ends(statement: Statement, moves: Moves) -> list[str]:
    """The days on which an actor stopped holding a place, or for a loss, began to hold it again."""
    actor, place = statement.get("actor"), statement.get("place")
    if not actor or not place or statement.type not in {"Capture", "Control", "PlaceLoss"}:
        return []
    found = moves.get(place, [])
    if statement.type == "PlaceLoss":
        return [day for kind, who, day in found if kind == "Capture" and who == actor]
    return [
        day
        for kind, who, day in found
        if (kind == "PlaceLoss" and who == actor) or (kind == "Capture" and who not in {None, actor})
    ]


def _moves(claims: Iterable[Assertion]) -> Moves:
    """Who is said to have taken or lost each place, on which day."""
    found: Moves = defaultdict(list)
    for claim in claims:
        place = claim.statement.get("place")
        if place and claim.affirms and claim.statement.type in {"Capture", "PlaceLoss"} and _day(claim):
            found[place].append((claim.statement.type, claim.statement.get("actor"), str(claim.date)))
    return found


def _day(claim: Assertion) -> bool:
    return claim.date is not None and len(claim.date) == DAY


def _starts(statement: Statement, claims: list[Assertion], moves: Moves) -> list[str]:
    """The first day of each spell; none where no claim gives a day."""
    if statement.type not in GAPS:
        return []
    days = sorted({str(claim.date) for claim in claims if claim.alleges and _day(claim)})
    between = ends(statement, moves)
    later = [
        after
        for before, after in pairwise(days)
        if _apart(before, after, GAPS[statement.type]) or any(before < day < after for day in between)
    ]
    return [*days[:1], *later]


def _apart(before: str, after: str, gap: int | None) -> bool:
    return gap is not None and (dt.date.fromisoformat(after) - dt.date.fromisoformat(before)).days >= gap


def _placed(claim: Assertion, starts: list[str], issued: str) -> Assertion:
    until = last_day(claim.date) if claim.date else issued
    ordinal = sum(start <= until for start in starts)
    if ordinal < 2:
        return claim
    statement = claim.statement
    qualifiers = (*statement.qualifiers, ("spellOrdinal", str(ordinal)))
    return replace(claim, statement=replace(statement, qualifiers=qualifiers))
