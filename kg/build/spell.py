"""The same thing twice: a place taken, lost and taken again is taken in two spells, each a statement of its own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.build.statement import Assertion, Statement


@dataclass(frozen=True, slots=True)
class Course:
    """How what a class of statements says may hold twice.

    `gap` is the days between two reported dates from which they are two events, since sources that speak of one differ
    by days; None: only what happens between tells two spells apart. What `holder` has of `held` ends by a statement of
    the classes `own` of the same holder, or of the classes `others` of another. Where it is `told`, a claim without a
    date counts on the day on which its article appeared.
    """

    gap: int | None
    holder: str = "actor"
    held: str = "place"
    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    told: bool = False


_LOSS, _CAPTURE = frozenset({"PlaceLoss"}), frozenset({"Capture"})
COURSES: dict[str, Course] = {
    "Capture": Course(90, own=_LOSS, others=_CAPTURE),
    "PlaceLoss": Course(90, own=_CAPTURE),
    "Control": Course(None, own=_LOSS, others=_CAPTURE),
    "Membership": Course(None, "member", "organization", own=frozenset({"Departure"})),
    "Departure": Course(None, "member", "organization", own=frozenset({"Membership"})),
    "StrikeReport": Course(3),
    "AttackReport": Course(3),
    # The toll of one event grows for weeks; figures a season apart are of other events, and no disagreement.
    **dict.fromkeys(("CasualtyCount", "DetentionCount", "DisplacementCount"), Course(30, told=True)),
}
"""Classes whose statements may hold twice."""
MOVING = frozenset[str]().union(*(course.own | course.others for course in COURSES.values()))
"""Classes of statements that begin or end what another says."""
DAY = 10
"""Characters of an ISO date that is known to the day."""

Moves = dict[str, list[tuple[str, str | None, str]]]
"""By the place or organization: the class of what happened, who did it, and the date."""


def spelled(claims: Iterable[Assertion], issued: Mapping[str, str]) -> tuple[Assertion, ...]:
    """The claims, in their order, those of a later spell on the statement of that spell.

    `issued` gives the day on which each article appeared. A claim without a date belongs to the last spell that had
    begun when it was made. The first spell is the statement without an ordinal, so a further one changes nothing in it.
    """
    claims = tuple(claims)
    happened = moves((claim.statement, claim.date) for claim in claims if claim.affirms and claim.date)
    grouped: dict[Statement, list[Assertion]] = defaultdict(list)
    for claim in claims:
        grouped[claim.statement].append(claim)
    starts = {statement: _starts(statement, about, happened, issued) for statement, about in grouped.items()}
    return tuple(_placed(claim, starts[claim.statement], issued[claim.article]) for claim in claims)


def last_day(iso: str) -> str:
    """The last day of an ISO date, month (taken to have 31 days) or year.

    >>> last_day("2024-02"), last_day("2024")
    ('2024-02-31', '2024-12-31')
    """
    return iso + "-12-31"[len(iso) - DAY :] if len(iso) < DAY else iso


def moves(happened: Iterable[tuple[Statement, str]]) -> Moves:
    """Which statement began or ended on which date what somebody had of a place or an organization."""
    found: Moves = defaultdict(list)
    for statement, date in happened:
        if statement.type in MOVING:
            course = COURSES[statement.type]
            held = statement.get(course.held)
            if held:
                found[held].append((statement.type, statement.get(course.holder), date))
    return found


def ends(statement: Statement, happened: Moves) -> list[str]:
    """The dates of what ended what a statement says: for a loss or a departure, of what undid it."""
    course = COURSES[statement.type]
    holder, held = statement.get(course.holder), statement.get(course.held)
    if not holder or not held:
        return []
    return [
        date
        for kind, who, date in happened.get(held, ())
        if (kind in course.own and who == holder) or (kind in course.others and who not in {None, holder})
    ]


def _starts(statement: Statement, claims: list[Assertion], happened: Moves, issued: Mapping[str, str]) -> list[str]:
    """The first date of each spell; none where no claim gives one that is fine enough."""
    course = COURSES.get(statement.type)
    if course is None:
        return []
    fine = DAY if course.gap else 0
    told = (claim.date or (issued[claim.article] if course.told else "") for claim in claims if claim.alleges)
    dates = sorted({date for date in told if date and len(date) >= fine})
    between = ends(statement, happened)
    later = [
        after
        for before, after in pairwise(dates)
        if _apart(before, after, course.gap) or any(last_day(before) < end and last_day(end) < after for end in between)
    ]
    return [*dates[:1], *later]


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
