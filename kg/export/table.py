"""The tables that a person opens in a spreadsheet; each is a stored query in queries/export/."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import queries

if TYPE_CHECKING:
    from kg.store import EmbeddedStore

TABLES = ("participants", "captures", "losses", "casualties")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_of(store: EmbeddedStore, name: str) -> list[list[str]]:
    """A table's heading and its rows, in the order of the query."""
    answer = store.query(queries.load(f"export/{name}").text, media_type="text/csv")
    return list(csv.reader(io.StringIO(answer.body.decode(), newline="")))


def encoded(table: list[list[str]]) -> bytes:
    """A table as CSV (RFC 4180) with a byte-order mark, without which spreadsheets garble Arabic.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it: articles are not to be trusted.
    """
    output = io.StringIO(newline="")
    csv.writer(output).writerows([[_harmless(cell) for cell in row] for row in table])
    return output.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
