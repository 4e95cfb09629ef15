"""An article file: a header block of `key: value` lines, a blank line, then the text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.error import DataError, near

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = ("title", "publisher", "published")
OPTIONAL = ("author", "url", "origin", "language")
LARGEST = 500_000
"""Bytes an article file may have: eighty thousand words, which take some ten seconds to read."""


@dataclass(frozen=True, slots=True)
class Article:
    """A published text and what its header says of it.

    Offsets into `text` count Unicode code points of the text after the blank line, end exclusive.
    """

    slug: str
    title: str
    publisher: str
    published: dt.date
    text: str
    author: str | None = None
    url: str | None = None
    origin: str | None = None
    language: str = "en"


def read_article(path: Path) -> Article:
    """The article in a file; its slug is the file's stem.

    Raises:
        DataError: the file is too large, is no UTF-8, or its header is not as wanted.
    """
    if path.stat().st_size > LARGEST:
        raise DataError(path, None, f"{path.stat().st_size:,} bytes found, at most {LARGEST:,} wanted")
    try:
        # newline="" keeps every character as it stands, so that offsets never shift.
        with path.open(encoding="utf-8", newline="") as file:
            raw = file.read()
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"byte 0x{error.object[error.start]:02x} at {error.start} is not UTF-8") from None
    return parse_article(raw, slug=slug_of(path.stem), path=path)


def slug_of(stem: str) -> str:
    """A file's stem as the last part of an IRI: letters, digits and hyphens.

    >>> slug_of("Aleppo, day 2")
    'aleppo-day-2'
    """
    return re.sub(r"[^\w]+|_", "-", stem.lower()).strip("-") or "article"


def parse_article(raw: str, *, slug: str, path: object) -> Article:
    """The article in a string that starts with a header block.

    Raises:
        DataError: a header line is malformed, unknown, repeated or missing, or there is no text.
    """
    header, text = _split(raw, path)
    fields = _fields(header, path)
    for key in REQUIRED:
        if key not in fields:
            raise DataError(path, 1, f"header has no '{key}'; wanted {', '.join(REQUIRED)}")
    try:
        published = dt.date.fromisoformat(fields["published"][0])
    except ValueError:
        value, line = fields["published"]
        raise DataError(path, line, f"published is '{value}'; wanted a date as 2024-11-28") from None
    if not text.strip():
        raise DataError(path, None, "no text after the header")
    value_of = {key: value for key, (value, _) in fields.items() if key != "published"}
    return Article(slug=slug, text=text, published=published, **value_of)


def _split(raw: str, path: object) -> tuple[list[str], str]:
    found = re.search(r"\r?\n[ \t]*\r?\n", raw)
    if not found:
        raise DataError(path, 1, "no blank line after the header; wanted 'key: value' lines, a blank line, the text")
    return raw[: found.start()].lstrip("\ufeff").splitlines(), raw[found.end() :]


def _fields(header: list[str], path: object) -> dict[str, tuple[str, int]]:
    known = [*REQUIRED, *OPTIONAL]
    fields: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(header, 1):
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not value:
            raise DataError(path, number, f"'{line[:60]}' found, 'key: value' wanted")
        if key not in known:
            raise DataError(path, number, f"unknown header '{key}'{near(key, known)}")
        if key in fields:
            raise DataError(path, number, f"header '{key}' stands twice")
        fields[key] = value, number
    return fields
