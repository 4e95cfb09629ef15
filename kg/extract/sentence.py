"""An article's sentences. Offsets never shift: every sentence is a stretch of the article's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sgt", "capt", "maj", "brig", "brig-gen", "prof", "gov"),
        *("sen", "rep", "rev", "adm", "cmdr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct"),
        *("nov", "dec", "no", "vs", "etc", "inc", "ltd", "co", "corp", "u.s", "u.n", "u.k", "e.g", "i.e", "a.m", "p.m"),
        *("approx", "dept", "est", "fig", "al"),
    )
)
"""What a full stop after ends no sentence."""
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?:\[\d+\])*(?=\s|$)")
_DASH = r"(?:\s*(?:—|–|--|-)\s|\s?_\s?)"
_CITY = r"[A-Z][A-Z’'. -]{2,}"
_TITLE = r"(?!(?:In|On|At|As|By|For|From|After|Before|Since|But|And|However|Meanwhile|Also)\b)[A-Z][\w’'-]+"
_OUTLET = r"(?P<outlet>[^()\n/]{2,40})"
_FURTHER = rf"(?:, ?(?P<agency>[A-Z]{{2,}})|, ?{_TITLE}(?: {_TITLE})?)?"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_CITY}(?:/{_CITY})*)(?:,[^()—–\n]{{0,40}}?)?\s*(?:\({_OUTLET}\))?{_DASH}(?![a-z])",
        rf"(?P<place>{_CITY})(?:,[^()/\n]{{0,40}})?\s*/{_OUTLET}/\.?\s",
        rf"(?:[A-Z][a-z]+ \d{{1,2}}(?:, \d{{4}})?) \((?P<place>{_CITY})\){_DASH}",
        # Before a colon initials are who says it: "HTS: Rebels left".
        r"(?P<place>[A-Z][A-Z’'. -]{4,}):\s(?=[A-Z“\"])",
        # In small letters a dash alone says too little: it is the only one before the first full stop.
        rf"(?P<place>{_TITLE}(?:[ /]{_TITLE})?){_FURTHER}\s*(?:\({_OUTLET}\))?{_DASH}(?=[A-Z“\"])(?![^.\n]*\s[—–-]+\s)",
    )
)
"""How a report says where and by whom it was filed: "BEIRUT (AP) —", "MOSCOW, May 3. /TASS/.", "Hama, SANA –"."""
_CLOCK = r"\d{1,2}[:.]\d{2}\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:GMT|UTC|[A-Z]{1,3}T)?\s*[-–—:|]\s"
_LABEL = re.compile(
    r"(?:PHOTO|Photo|CAPTION|IMAGE|VIDEO|MAP|File photo|FILE PHOTO|Image|Caption)\s*:\s*|Image caption,\s*"
    rf"|[•▪●■◦‣*]\s*|(?:--|[-–—])\s+(?=[A-Z])|{_CLOCK}"
)
"""What is before a caption, an item of a list or an entry of a live blog and belongs to no sentence."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by whom a report was filed: spans (start, end) of the place and of the outlet."""

    places: tuple[tuple[int, int], ...]
    outlet: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text: offsets in code points, end exclusive.

    `body` is where the sentence proper starts, after a dateline or a caption's label. `paragraph` counts from 0.
    """

    start: int
    end: int
    body: int
    paragraph: int
    dateline: Dateline | None = None


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; a line is a paragraph, and no sentence crosses one."""
    found: list[Sentence] = []
    number = 0
    for line in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+", text):
        if not line.group().strip():
            continue
        found += _paragraph(text, line.start(), line.end(), number)
        number += 1
    return found


def _paragraph(text: str, start: int, end: int, number: int) -> list[Sentence]:
    dateline = next((match for pattern in _DATELINES if (match := pattern.match(text, start, end))), None)
    label = _LABEL.match(text, start, end)
    body = dateline.end() if dateline else label.end() if label else start
    found: list[Sentence] = []
    first = start
    for stop in [*_stops(text, body, end), end]:
        piece = _trimmed(text, first, stop)
        if piece:
            left, right = piece
            begins = min(max(left, body), right) if not found else left
            found.append(Sentence(left, right, begins, number, _dateline(dateline) if not found else None))
        first = stop
    return found


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where sentences end inside a paragraph."""
    return [m.end() for m in _END.finditer(text, start, end) if _is_stop(text, m.start(), m.end(), end)]


def _is_stop(text: str, dot: int, after: int, end: int) -> bool:
    following = text[after:end].lstrip()
    if not following:
        return False
    opener = following.lstrip("“‘\"'([")[:1]
    if not (opener.isupper() or opener.isdigit() or (not opener.isascii() and not opener.islower())):
        return False
    if text[dot:after].rstrip("”’\"')]") != ".":
        return True
    word = re.search(r"[\w.’'-]*$", text[max(0, dot - 20) : dot])
    last = word.group().lower() if word else ""
    return last not in _ABBREVIATIONS and not re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", last)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return (left, right) if left < right else None


def _dateline(match: re.Match[str] | None) -> Dateline | None:
    if match is None:
        return None
    start = match.start("place")
    places = []
    for part in match.group("place").split("/"):
        places.append((start, start + len(part.rstrip(" -"))))
        start += len(part) + 1
    named = [name for name in ("outlet", "agency") if match.groupdict().get(name)]
    return Dateline(tuple(places), match.span(named[0]) if named else None)
