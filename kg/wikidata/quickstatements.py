"""What this graph could tell Wikidata, as QuickStatements with references: a file to be reviewed. Nothing is sent.

Format: https://www.wikidata.org/wiki/Help:QuickStatements (version 1, one command a line, columns separated by tabs).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import queries
from kg.store import rows
from kg.wikidata.vocabulary import WD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Reader, Term

QUESTION = "export/quickstatements"
PRECISIONS = {4: ("-00-00", 9), 7: ("-00", 10), 10: ("", 11)}
"""By the length of an ISO date: what is added to it, and Wikidata's number for its precision."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A statement that Wikidata could hold: `value` is an item or a date; the reference is one article."""

    item: str
    property: str
    value: str
    url: str
    publisher: str | None
    published: str
    quote: str
    names: tuple[str, str]


def suggestions(reader: Reader) -> list[Suggestion]:
    """The uncontested facts between linked entities whose article has an address, in a total order."""
    return [_suggestion(row) for row in rows(reader, queries.load(QUESTION).text)]


def lines(found: Iterable[Suggestion]) -> Iterator[str]:
    """The commands, each after a comment that shows what it says and the passage that says so."""
    for one in found:
        quote = " ".join(one.quote.split()).replace("*/", "* /")
        columns = [one.item, one.property, one.value, "S854", _string(one.url)]
        if one.publisher:
            columns += ["S123", one.publisher]
        columns += ["S577", date(one.published)]
        yield "\t".join(columns) + f"\t/* {one.names[0]} | {one.names[1]}: {quote} */"


def date(iso: str) -> str:
    """An ISO date, month or year as QuickStatements has it.

    >>> date("2024-11-27"), date("2024")
    ('+2024-11-27T00:00:00Z/11', '+2024-00-00T00:00:00Z/9')
    """
    rest, precision = PRECISIONS[len(iso)]
    return f"+{iso}{rest}T00:00:00Z/{precision}"


def _suggestion(row: dict[str, Term]) -> Suggestion:
    value = row["value"]
    return Suggestion(
        item=row["item"].value.removeprefix(WD),
        property=row["property"].value,
        value=value.value.removeprefix(WD) if value.kind == "iri" else date(value.value),
        url=row["url"].value,
        publisher=row["publisher"].value.removeprefix(WD) if "publisher" in row else None,
        published=row["published"].value,
        quote=row["quote"].value,
        names=(row["name"].value, row["other"].value if "other" in row else value.value),
    )


def _string(text: str) -> str:
    """A text in double quotes, in which none may stand and no tab."""
    return '"' + text.replace('"', "%22").replace("\t", "%09") + '"'
