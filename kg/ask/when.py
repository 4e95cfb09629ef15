"""Dates and periods in a question: "on 1 March 2020", "since 2016", "between November 2024 and 2025"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from kg.error import OrbatError

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<{0}d>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|{_DAY.format('a')}(?: of)?[ .-](?P<am>{_MONTH})\.?,?[ -](?P<ay>\d{{4}})"
    rf"|(?P<bm>{_MONTH})\.? {_DAY.format('b')},? (?P<by>\d{{4}})"
    rf"|(?:(?P<cm>{_MONTH})\.?,? )?(?P<cy>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from)\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|through)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to|until|till|through|-|–)\s*$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:(?:in|on|during|as of)(?: the(?: year)?)?|the)\s*$", re.IGNORECASE)


class DateError(OrbatError):
    """A day that no calendar has."""


@dataclass(frozen=True, slots=True)
class Time:
    """A date or period, first and last day; None where it is open. `start` and `end` are offsets in the question."""

    start: int
    end: int
    since: dt.date | None
    until: dt.date | None
    words: str = ""

    @property
    def day(self) -> dt.date | None:
        """The day meant, where it is one: the last of a month or year."""
        return self.until if self.since is not None else None


def times(text: str) -> list[Time]:
    """The dates and periods in a text, in its order.

    >>> [(time.since.isoformat(), time.until.isoformat()) for time in times("in Nov 2024")]
    [('2024-11-01', '2024-11-30')]

    Raises:
        DateError: a date is none ("31 February 2020").
    """
    found = [_time(match) for match in _DATE.finditer(text)]
    joined: list[Time] = []
    for time in found:
        before = joined[-1] if joined else None
        if before and _AND.fullmatch(text[before.end : time.start]) and _BETWEEN.search(text[: before.start]):
            joined[-1] = replace(before, end=time.end, until=time.until)
        else:
            joined.append(time)
    return [_with_preposition(time, text, paired=time not in found) for time in joined]


def _time(match: re.Match[str]) -> Time:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        names = ("a", "b", "c")
        group = next(name for name in names if match[f"{name}y"])
        year = int(match[f"{group}y"])
        month = MONTHS[match[f"{group}m"].lower()] if match[f"{group}m"] else 0
        day = int(match[f"{group}d"]) if group != "c" else 0
    try:
        first = dt.date(year, month or 1, day or 1)
        last = first if day else dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError:
        raise DateError(f"there is no {match[0]}") from None
    return Time(match.start(), match.end(), first, last)


def _with_preposition(time: Time, text: str, *, paired: bool) -> Time:
    before = text[: time.start]
    if paired:
        found = _BETWEEN.search(before)
    elif found := _SINCE.search(before):
        time = replace(time, until=None)
    elif found := _UNTIL.search(before):
        time = replace(time, since=None)
    else:
        found = _PREPOSITION.search(before)
    start = found.start() if found else time.start
    return replace(time, start=start, words=text[start : time.end])
