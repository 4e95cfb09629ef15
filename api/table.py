"""An answer as a table for a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.catalog import BASE, ID, NS, PAGED
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.catalog import Catalog
    from kg.store import Answer, Term


@dataclass(frozen=True, slots=True)
class Cell:
    """What a page shows of a term: its text, where it leads, and its language."""

    text: str
    href: str | None = None
    language: str | None = None
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are the first of `total`; `text` is set instead where the answer is a graph."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    total: int
    text: str | None = None


def table(answer: Answer, catalog: Catalog, *, most: int, columns: Sequence[str] = ()) -> Table:
    """The first rows of an answer, or the text of the graph that it is; `columns` leaves out all others."""
    if answer.form == "construct":
        text = answer.body.decode()
        return Table((), (), text.count("\n"), text)
    found = rows(answer)
    there = json.loads(answer.body)["head"].get("vars", ["boolean"])
    columns = tuple(name for name in there if not columns or name in columns)
    shown = tuple(tuple(_cell(row.get(name), catalog) for name in columns) for row in found[:most])
    return Table(columns, shown, len(found))


NUMBERS = ("integer", "decimal", "double", "float")


def _cell(term: Term | None, catalog: Catalog) -> Cell | None:
    if term is None:
        return None
    if term.kind == "iri":
        return Cell(_shown(term.value, catalog), page_of(term.value))
    return Cell(term.value, None, term.language, is_number=(term.datatype or "").endswith(NUMBERS))


def _shown(iri: str, catalog: Catalog) -> str:
    known = iri in catalog.entities or iri.startswith(NS)
    return catalog.name(iri) if known else iri.removeprefix(BASE)


def page_of(iri: str) -> str | None:
    """Where a page leads that names this IRI: to the page of this service, or to the web.

    >>> page_of("https://w3id.org/orbat/id/faction/levant-front")
    '/page/faction/levant-front'
    """
    if iri.startswith(ID):
        path = iri[len(ID) :]
        return f"/page/{path}" if path.partition("/")[0] in PAGED else f"/id/{path}"
    if iri.startswith(BASE + "ontology#"):
        return "/ontology" + iri[len(BASE + "ontology") :]
    if iri.startswith(BASE + "article/"):
        return "/" + iri[len(BASE) :].replace("#char=", "#c").replace(",", "-")
    return iri if iri.startswith(("https://", "http://")) else None
