"""Dates in a text: absolute, or relative to the day the article was published."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.text import small_letters

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_PART_OF_DAY = (
    r"(?:(?:late|early|earlier|later)\s+(?:on\s+)?"
    r"|the\s+(?:early\s+)?(?:morning|evening|night|afternoon|hours)\s+of\s+)"
)
_AMOUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Amounts in "two days ago", in the order of their numbers; "a" is one."""
_INTRODUCES = re.compile(r"(?:in|since|until|by|during|of|from|last|this|next|mid-?|late|early)\s+$")
"""What stands before a month that is also a word or a name."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year: `iso` as 2024-11-27, 2024-11 or 2024; offsets in code points, end exclusive."""

    start: int
    end: int
    text: str
    iso: str

    @property
    def is_day(self) -> bool:
        """Is it known to the day?"""
        return len(self.iso) == len("2024-11-27")


@dataclass(frozen=True)
class DateReader:
    """Finds dates by the words of seeds/lexicon/dates.yaml.

    `ambiguous` months are also words or names, `abbreviated` ones make a date only with a year.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    ordinals: dict[str, int]
    steps: dict[str, int]
    ambiguous: frozenset[str]
    abbreviated: frozenset[str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        month = "|".join(sorted(self.months, key=len, reverse=True))
        ordinal = "|".join(self.ordinals)
        day = "|".join(self.weekdays)
        near = "|".join(map(re.escape, sorted(self.days, key=len, reverse=True)))
        number = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ordinal})"
        return re.compile(
            rf"(?<![\w-])(?:{_PART_OF_DAY})?(?:"
            rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
            rf"|(?:(?P<wd1>{day}),?\s+)?(?:the\s+)?(?P<d1>{number})\s+(?:of\s+)?(?P<m1>{month})(?:\.(?=,?\s+[\da-z]))?(?:,?\s+(?P<y1>\d{{4}}))?"
            rf"|(?:(?P<wd2>{day}),?\s+)?(?P<m2>{month})\.?\s+(?P<d2>{number})(?!\d|:\d)(?:,?\s+(?P<y2>\d{{4}}))?"
            rf"|(?:(?P<rm>last|this|next|late|early|mid)[- ])?(?P<m3>{month})"
            rf"(?:\.?,?\s+(?:of\s+)?(?P<y3>\d{{4}}|that\s+year|the\s+following\s+year|this\s+year|last\s+year))?"
            rf"|(?:(?P<rw>last|this|next)\s+)?(?P<wd3>{day})(?:\s+(?:morning|evening|night|afternoon))?"
            rf"|(?P<near>{near})"
            rf"|(?:late\s+|early\s+)?(?P<rel>last|this|next)\s+(?P<unit>month|year|week)"
            rf"|(?P<step>the\s+(?:{'|'.join(self.steps)})\s+day|that\s+(?:day|night|evening|morning))"
            rf"|(?P<ago>\d+|{'|'.join(_AMOUNTS[1:])}|a)\s+(?P<agounit>day|week|month|year)s?"
            rf"\s+(?P<agoword>ago|earlier|previously|before|later)"
            rf"|(?<=\bin )(?P<y4>(?:19|20)\d\d)|(?<=\bsince )(?P<y5>(?:19|20)\d\d)|(?<=\buntil )(?P<y6>(?:19|20)\d\d)"
            rf"|(?P<y7>(?:19|20)\d\d)(?=\s+(?:offensive|campaign|operation|ceasefire|battle))"
            rf")(?![\w-])",
            re.IGNORECASE,
        )

    def find(self, text: str, start: int, end: int, *, published: dt.date, anchor: str | None = None) -> list[Date]:
        """The dates of text[start:end] in order; "three days later" counts from the one named before, or `anchor`."""
        found: list[Date] = []
        for match in self._pattern.finditer(text, start, end):
            try:
                iso = None if self._is_name(match) else self._iso(match, published, anchor)
                anchor = _first_day(iso).isoformat()[: len(iso)] if iso else anchor
            except (ValueError, OverflowError):  # "0 May", "9999 years ago": no calendar has such a day
                continue
            if iso:
                found.append(Date(match.start(), match.end(), match.group(), iso))
        return found

    def _is_name(self, match: re.Match[str]) -> bool:
        """Is a month a verb or a name: "may", "march", "August"? A capital and what stands before it make a date."""
        month = match["m3"]
        if month is None:
            return False
        lower = small_letters(month)
        if not month[0].isupper() or (lower in self.abbreviated and not match["y3"]):
            return True
        if lower not in self.ambiguous or match["y3"] or match["rm"]:
            return False
        return not _INTRODUCES.search(match.string[max(0, match.start() - 14) : match.start()].lower())

    def _iso(self, match: re.Match[str], published: dt.date, anchor: str | None) -> str | None:
        found = {name: small_letters(group) for name, group in match.groupdict().items() if group}
        match found:
            case {"iso": iso}:
                return dt.date.fromisoformat(iso).isoformat()
            case {"d1": day, "m1": month}:
                return self._day(day, month, found.get("y1"), published)
            case {"d2": day, "m2": month}:
                return self._day(day, month, found.get("y2"), published)
            case {"m3": month}:
                return self._month(month, found.get("y3", ""), found.get("rm"), anchor or str(published), published)
            case {"wd3": day}:
                return self._weekday(day, found.get("rw"), published).isoformat()
            case {"near": near}:
                return (published + dt.timedelta(days=self.days[near])).isoformat()
            case {"rel": relation, "unit": unit}:
                return _relative(relation, unit, published)
            case {"ago": amount, "agounit": unit, "agoword": word}:
                return _ago(
                    amount, unit, str(published) if word == "ago" else anchor, sign=1 if word == "later" else -1
                )
            case {"step": step}:
                return _days_on(anchor, self.steps.get(step.split()[1], 0))
        return next(found[name] for name in ("y4", "y5", "y6", "y7") if name in found)

    def _day(self, day: str, month: str, year: str | None, published: dt.date) -> str:
        number = self.ordinals.get(day) or int(re.sub(r"\D", "", day))
        at = self.months[month]
        chosen = int(year) if year else _latest_year(published, at, number)
        return dt.date(chosen, at, number).isoformat()

    def _month(self, month: str, year: str, relation: str | None, reference: str, published: dt.date) -> str:
        at = self.months[month]
        if year.isdigit():
            return f"{year}-{at:02d}"
        if "that" in year:
            return f"{reference[:4]}-{at:02d}"
        if "following" in year:
            return f"{int(reference[:4]) + 1:04d}-{at:02d}"
        chosen = published.year if at <= published.month else published.year - 1
        if "last" in year or (relation == "last" and at == published.month):
            chosen = published.year - 1
        return f"{chosen}-{at:02d}"

    def _weekday(self, day: str, relation: str | None, published: dt.date) -> dt.date:
        """The most recent such day up to the day of publication; "next" looks forward."""
        back = (published.weekday() - self.weekdays[day]) % 7
        if relation == "next":
            return published + dt.timedelta(days=7 - back)
        if relation == "last" and back == 0:
            back = 7
        return published - dt.timedelta(days=back)


def _latest_year(published: dt.date, month: int, day: int) -> int:
    """A day without a year is the latest one that is at most a fortnight after publication."""
    last = calendar.monthrange(published.year, month)[1]
    candidate = dt.date(published.year, month, min(day, last))
    return published.year if candidate <= published + dt.timedelta(days=14) else published.year - 1


def _relative(relation: str, unit: str, published: dt.date) -> str | None:
    """The date of "last month" or "next year"; None for a week, which is no day, month or year."""
    step = {"last": -1, "this": 0, "next": 1}[relation]
    if unit == "week":
        return None
    return f"{published.year + step:04d}" if unit == "year" else _months_on(published, step)


def _ago(amount: str, unit: str, base: str | None, *, sign: int) -> str | None:
    """The date of "three weeks ago", counted from a date; None where the text has named none so precise."""
    if base is None:
        return None
    number = sign * (int(amount) if amount.isdigit() else max(1, _AMOUNTS.index(amount)))
    match unit:
        case "year":
            return f"{int(base[:4]) + number:04d}"
        case "month":
            return _months_on(_first_day(base), number)
    return _days_on(base, number * (7 if unit == "week" else 1))


def _days_on(base: str | None, days: int) -> str | None:
    """The day so many days after another; None where the text has named no day."""
    if base is None or len(base) < len("2024-11-27"):
        return None
    return (dt.date.fromisoformat(base) + dt.timedelta(days=days)).isoformat()


def _months_on(base: dt.date, step: int) -> str:
    months = base.year * 12 + base.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _first_day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])


def date_reader(lexicon: Lexicon) -> DateReader:
    """The reader for the words of seeds/lexicon/dates.yaml."""
    return DateReader(
        months=lexicon.numbers("dates", "months"),
        weekdays=lexicon.numbers("dates", "weekdays"),
        days=lexicon.numbers("dates", "days"),
        ordinals=lexicon.numbers("dates", "ordinals"),
        steps=lexicon.numbers("dates", "steps"),
        ambiguous=lexicon.set("dates", "ambiguous"),
        abbreviated=lexicon.set("dates", "abbreviated"),
    )
