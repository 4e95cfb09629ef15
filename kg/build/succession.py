"""What no longer holds: an actor controls a place until another is said to have taken it, or itself to have left; a
member belongs to an organization until it is said to have left it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.build.spell import ends, last_day, moves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.build.fact import Fact
    from kg.build.spell import Moves
    from kg.build.statement import Assertion, Statement

Grouped = dict["Statement", tuple["Assertion", ...]]


def succeeded(facts: Iterable[Fact], grouped: Grouped, issued: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts; of control that somebody's later capture or withdrawal ended, superseded and without a triple; of
    membership with the first and last date of its spell, as far as claims give dates.

    A claim without a date is taken to speak of the day on which its article appeared; it dates nothing.
    """
    affirmed = [(statement, claim) for statement, claims in grouped.items() for claim in claims if claim.affirms]
    happened = moves((statement, _when(claim, issued)) for statement, claim in affirmed)
    dated = moves((statement, claim.date) for statement, claim in affirmed if claim.date)

    def of(fact: Fact) -> Fact:
        if fact.triple is None or fact.statement.type not in {"Control", "Membership"}:
            return fact
        claims = [claim for claim in grouped[fact.statement] if claim.affirms]
        if fact.statement.type == "Membership":
            since = min((claim.date for claim in claims if claim.date), default=None)
            said = max(claim.date or issued[claim.article] for claim in claims)
            return replace(fact, since=since, until=_until(fact.statement, said, dated))
        said = max(_when(claim, issued) for claim in claims)
        over = any(date > said for date in ends(fact.statement, happened))
        return replace(fact, status="Superseded", triple=None) if over else fact

    return tuple(map(of, facts))


def _until(membership: Statement, said: str, dated: Moves) -> str | None:
    """The last date on which a member that was one when `said` is said to have left, before it joined again."""
    held = membership.get("organization")
    own = (date for kind, who, date in dated[str(held)] if kind == "Membership" and who == membership.get("member"))
    again = min((date for date in own if date > said), default=None)
    left = [date for date in ends(membership, dated) if last_day(date) > said and (not again or date < again)]
    return max(left, key=lambda date: (last_day(date), len(date)), default=None)


def _when(claim: Assertion, issued: Mapping[str, str]) -> str:
    return last_day(claim.date) if claim.date else issued[claim.article]
