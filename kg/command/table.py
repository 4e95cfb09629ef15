"""Rows in a terminal: as wide as it is, IRIs in short, Arabic kept inside its cell."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.export import NAMES

if TYPE_CHECKING:
    from kg.store import Answer

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
UNLIMITED = 100_000


def print_rows(answer: Answer) -> None:
    """Prints the rows of a SELECT answer in JSON; cut to nothing where the output is no terminal."""
    document = json.loads(answer.body)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for variable in document["head"]["vars"]:
        table.add_column(variable, overflow="fold")
    for row in document["results"]["bindings"]:
        found = [row.get(variable) for variable in document["head"]["vars"]]
        table.add_row(*(Text(cell(term["value"], term["type"]) if term else "") for term in found))
    # A file or a pipe gets whole cells: only a terminal has a width.
    Console(width=None if sys.stdout.isatty() else UNLIMITED, soft_wrap=False).print(table)


def cell(value: str, kind: str) -> str:
    """A term as a reader wants it; right-to-left text is isolated, so that it turns no other cell around.

    >>> cell("https://w3id.org/orbat/id/faction/levant-front", "uri")
    'id:faction/levant-front'
    """
    if kind == "uri":
        return next((f"{name}:{value[len(iri) :]}" for name, iri in NAMES.items() if value.startswith(iri)), value)
    if any(unicodedata.bidirectional(character) in {"R", "AL"} for character in value):
        return f"{ISOLATE}{value}{END_ISOLATE}"
    return value
