"""The queries of `queries/checks`: each row that one gives is a defect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import queries
from kg.check.finding import Finding
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Reader, Term
    from queries import Query

FOLDER = "checks/"
LONGEST = 80
"""Characters of a value that a message shows."""


def names() -> list[str]:
    """The names of the defect queries, sorted."""
    return [name for name in queries.names() if name.startswith(FOLDER)]


def findings(reader: Reader) -> Iterator[Finding]:
    """A finding for each row of each defect query."""
    for name in names():
        query = queries.load(name)
        for row in rows(reader, query.text):
            yield Finding(name, row["subject"].value, _message(query, row), query.severity or "error")


def _message(query: Query, row: dict[str, Term]) -> str:
    """The problem, what was found, and what to do."""
    found = ", ".join(f"{name} {_short(str(term))}" for name, term in sorted(row.items()) if name != "subject")
    return f"{query.problem} {f'Found: {found}. ' if found else ''}{query.solution}"


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
