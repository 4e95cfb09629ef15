"""Dates in a text: absolute, or relative to the day the article was published."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from kg.extract.text import small_letters

PART_OF_DAY = r"(?:(?:late|early|earlier|later)\s+(?:on\s+)?|the\s+(?:early\s+)?(?:morning|evening|night|afternoon|hours)\s+of\s+)"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year: `iso` as 2024-11-27, 2024-11 or 2024; offsets in code points, end exclusive."""

    start: int
    end: int
    text: str
    iso: str


@dataclass(frozen=True)
class DateReader:
    """Finds dates by the words of seeds/lexicon/dates.yaml."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    ordinals: dict[str, int]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        month = "|".join(sorted(self.months, key=len, reverse=True))
        ordinal = "|".join(self.ordinals)
        day = "|".join(self.weekdays)
        near = "|".join(map(re.escape, sorted(self.days, key=len, reverse=True)))
        number = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ordinal})"
        return re.compile(
            rf"(?<![\w-])(?:{PART_OF_DAY})?(?:"
            rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
            rf"|(?:(?P<wd1>{day}),?\s+)?(?:the\s+)?(?P<d1>{number})\s+(?:of\s+)?(?P<m1>{month})\.?(?:,?\s+(?P<y1>\d{{4}}))?"
            rf"|(?:(?P<wd2>{day}),?\s+)?(?P<m2>{month})\.?\s+(?P<d2>{number})(?!\d|:)(?:,?\s+(?P<y2>\d{{4}}))?"
            rf"|(?:(?P<rm>last|this|next|late|early|mid)[- ])?(?P<m3>{month})(?:\.?,?\s+(?:of\s+)?(?P<y3>\d{{4}}|that\s+year|the\s+following\s+year|this\s+year|last\s+year))?"
            rf"|(?:(?P<rw>last|this|next)\s+)?(?P<wd3>{day})(?:\s+(?:morning|evening|night|afternoon))?"
            rf"|(?P<near>{near})"
            rf"|(?:late\s+|early\s+)?(?P<rel>last|this|next)\s+(?P<unit>month|year|week)"
            rf"|(?P<ago>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a)\s+(?P<agounit>day|week|month|year)s?\s+(?P<agoword>ago|earlier|previously|before|later)"
            rf"|(?<=\bin )(?P<y4>(?:19|20)\d\d)|(?<=\bsince )(?P<y5>(?:19|20)\d\d)|(?<=\buntil )(?P<y6>(?:19|20)\d\d)"
            rf"|(?P<y7>(?:19|20)\d\d)(?=\s+(?:offensive|campaign|operation|ceasefire|battle))"
            rf")(?![\w-])",
            re.IGNORECASE,
        )

    def find(self, text: str, start: int, end: int, *, published: dt.date, anchor: dt.date | None = None) -> list[Date]:
        """The dates of text[start:end] in order; `anchor` is the last date named before, for "three days later"."""
        found = []
        for match in self._pattern.finditer(text, start, end):
            if self._is_name(match):
                continue
            try:
                iso = self._iso(match, published, anchor)
                first = _first_day(iso) if iso else None
            except (ValueError, OverflowError):  # "0 May", "9999 years ago": no calendar has such a day
                continue
            if iso:
                found.append(Date(match.start(), match.end(), match.group(), iso))
                anchor = first
        return found

    def _is_name(self, match: re.Match[str]) -> bool:
        """Months are also verbs and names: "may", "march", "August"; only a capital and no modal reading make a date."""
        if match["m3"] is None:
            return False
        word = match["m3"]
        if not word[0].isupper() or (
            word.lower() in ("jan", "dec", "mar", "sep", "jun", "jul", "apr") and not match["y3"]
        ):
            return True
        if word.lower() in ("may", "march", "august") and not match["y3"] and not match["rm"]:
            before = match.string[max(0, match.start() - 14) : match.start()].lower()
            return not re.search(r"(?:in|since|until|by|during|of|from|last|this|next|mid-?|late|early)\s+$", before)
        return False

    def _iso(self, match: re.Match[str], published: dt.date, anchor: dt.date | None) -> str | None:
        found = {name: group and small_letters(group) for name, group in match.groupdict().items()}
        if found["iso"]:
            return _valid(found["iso"])
        for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
            if found[month]:
                return self._day(found[day], found[month], found[year], published)
        if found["m3"]:
            return self._month(found["m3"], found["y3"], found["rm"], published, anchor)
        if found["wd3"]:
            return self._weekday(found["wd3"], found["rw"], published).isoformat()
        if found["near"]:
            return (published + dt.timedelta(days=self.days[found["near"].lower()])).isoformat()
        if found["rel"]:
            return _relative(found["rel"].lower(), found["unit"].lower(), published)
        if found["ago"]:
            return _ago(found["ago"].lower(), found["agounit"].lower(), found["agoword"].lower(), published, anchor)
        return found["y4"] or found["y5"] or found["y6"] or found["y7"]

    def _day(self, day: str, month: str, year: str | None, published: dt.date) -> str | None:
        number = self.ordinals.get(day.lower()) or int(re.sub(r"\D", "", day))
        at = self.months[month.lower()]
        chosen = int(year) if year else _latest_year(published, at, number)
        return _valid(f"{chosen:04d}-{at:02d}-{number:02d}")

    def _month(
        self, month: str, year: str | None, relation: str | None, published: dt.date, anchor: dt.date | None
    ) -> str:
        at = self.months[month.lower()]
        if year and year.isdigit():
            return f"{year}-{at:02d}"
        reference = anchor or published
        if year and "that" in year.lower():
            return f"{reference.year}-{at:02d}"
        if year and "following" in year.lower():
            return f"{reference.year + 1}-{at:02d}"
        chosen = published.year if at <= published.month else published.year - 1
        if relation and relation.lower() == "last" and at == published.month or year and "last" in year.lower():
            chosen = published.year - 1
        return f"{chosen}-{at:02d}"

    def _weekday(self, day: str, relation: str | None, published: dt.date) -> dt.date:
        """The most recent such day up to the day of publication; "next" looks forward."""
        back = (published.weekday() - self.weekdays[day.lower()]) % 7
        if relation and relation.lower() == "next":
            return published + dt.timedelta(days=7 - back)
        if relation and relation.lower() == "last" and back == 0:
            back = 7
        return published - dt.timedelta(days=back)


def _latest_year(published: dt.date, month: int, day: int) -> int:
    """A day without a year is the latest one that is at most a fortnight after publication."""
    last = calendar.monthrange(published.year, month)[1]
    candidate = dt.date(published.year, month, min(day, last))
    return published.year if candidate <= published + dt.timedelta(days=14) else published.year - 1


def _valid(iso: str) -> str | None:
    try:
        return dt.date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def _relative(relation: str, unit: str, published: dt.date) -> str | None:
    step = {"last": -1, "this": 0, "next": 1}[relation]
    if unit == "year":
        return f"{published.year + step:04d}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None


def _ago(amount: str, unit: str, word: str, published: dt.date, anchor: dt.date | None) -> str | None:
    number = (
        int(amount)
        if amount.isdigit()
        else {w: i for i, w in enumerate("a one two three four five six seven eight nine ten eleven twelve".split())}[
            amount
        ]
        or 1
    )
    base = published if word == "ago" else anchor
    if base is None:
        return None
    sign = 1 if word == "later" else -1
    if unit in ("day", "week"):
        return (base + dt.timedelta(days=sign * number * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return f"{base.year + sign * number:04d}"
    months = base.year * 12 + base.month - 1 + sign * number
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _first_day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
