"""Lists: filtered, counted by facet, sorted, cut into pages that a cursor continues, and written as JSON or CSV."""

from __future__ import annotations

import base64
import binascii
import csv
import io
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import urlencode

from flask import Response, request

from api.answer import as_json, service
from api.endpoint import Given, Json, Param
from api.negotiate import accepted
from api.problem import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Row = TypeVar("Row")
Key = tuple[Any, ...]
CSV = "text/csv"
JSON_TYPE = "application/json"
PAGE, LARGEST = 100, 1_000
"""Rows of a page where none are asked for, and at most."""


@dataclass(frozen=True)
class Shelf(Generic[Row]):
    """A kind of list: how its rows are sorted (each key ends with something unique), filtered, counted and written.

    A filter makes of the value of a parameter what says whether a row passes; a facet gives the values that a row
    counts for.
    """

    columns: tuple[str, ...]
    sorts: Mapping[str, Callable[[Row], Key]]
    write: Callable[[Sequence[Row]], list[Json]]
    filters: Mapping[str, Callable[[Any], Callable[[Row], bool]]] = field(default_factory=dict)
    facets: Mapping[str, Callable[[Row], Iterable[str | None]]] = field(default_factory=dict)

    @property
    def params(self) -> tuple[Param, ...]:
        """The parameters that every such list takes."""
        sorts = tuple(name for base in self.sorts for name in (base, f"-{base}"))
        made = [
            Param("limit", "rows of a page", 2, "integer", default=PAGE, least=1, most=LARGEST),
            Param("after", "where the page begins: the cursor in the link to the next page", "", pattern=CURSOR),
            Param("sort", "what the rows are ordered by; with '-' the other way", sorts[0], "enum", sorts),
            Param("fields", "the columns to show; without it, all", self.columns[1], "enums", self.columns),
            Param("format", "the format, before the Accept header", "csv", "enum", ("json", "csv")),
        ]
        if self.facets:
            facets = tuple(self.facets)
            made.append(Param("facets", "columns whose values are counted", facets[0], "enums", facets))
        return tuple(made)


CURSOR = "^[A-Za-z0-9_-]{4,600}$"


def listed(
    shelf: Shelf[Row],
    rows: Sequence[Row],
    given: Given,
    *,
    is_sorted: bool = False,
    orders: dict[str, Sequence[Row]] | None = None,
    **more: object,
) -> Response:
    """One page of rows that the filters leave; `is_sorted` where they come in the order of the first sort.

    `orders` keeps these rows as other sorts have them, for the next request.

    Raises:
        NotFoundError: the cursor belongs to no page of this list.
        FormatError: the client takes neither JSON nor CSV.
    """
    media_type = format_of(given, {"json": JSON_TYPE, "csv": CSV})
    sort = given.get("sort", next(iter(shelf.sorts)))
    key = shelf.sorts[sort.removeprefix("-")]
    if not (is_sorted and sort == next(iter(shelf.sorts))):
        rows = _sorted(rows, key, sort, {} if orders is None else orders)
    kept = filtered(shelf, rows, given)
    start = _start(kept, key, given.get("after"), is_reversed=sort.startswith("-"))
    page = kept[start : start + given["limit"]]
    links = {"self": _link(request.args.to_dict())}
    if start + len(page) < len(kept):
        links["next"] = _link(request.args.to_dict() | {"after": _cursor(key(page[-1]))})
    if start:
        links["first"] = _link({name: value for name, value in request.args.to_dict().items() if name != "after"})
    data = [_only(row, given.get("fields")) for row in shelf.write(page)]
    if media_type == CSV:
        response = Response(table(data, given.get("fields") or shelf.columns), content_type=f"{CSV}; charset=utf-8")
    else:
        meta: Json = {"revision": service().catalog.revision, "count": len(data), "total": len(kept)}
        if "facets" in given:
            meta["facets"] = {name: _counted(shelf.facets[name], kept) for name in given["facets"]}
        response = as_json({"data": data, **more, "meta": meta, "links": links})
    for name in ("next", "first"):
        if name in links:
            response.headers.add("Link", f'<{links[name]}>; rel="{name}"')
    response.headers["Orbat-Total"] = str(len(kept))
    return response


def filtered(shelf: Shelf[Row], rows: Sequence[Row], given: Given) -> Sequence[Row]:
    """The rows that pass all filters that are asked for."""
    for name, make in shelf.filters.items():
        if name in given:
            passes = make(given[name])
            rows = [row for row in rows if passes(row)]
    return rows


def format_of(given: Given, formats: Mapping[str, str]) -> str:
    """The media type that `format=` names, else the one that the client likes best.

    Raises:
        FormatError: the client takes none.
    """
    return formats[given["format"]] if "format" in given else accepted([*formats.values()])


def _sorted(
    rows: Sequence[Row], key: Callable[[Row], Key], sort: str, orders: dict[str, Sequence[Row]]
) -> Sequence[Row]:
    if sort not in orders:
        orders[sort] = sorted(rows, key=key, reverse=sort.startswith("-"))
    return orders[sort]


def _start(rows: Sequence[Row], key: Callable[[Row], Key], cursor: str | None, *, is_reversed: bool) -> int:
    """The place of the first row behind the cursor, by halving."""
    if cursor is None:
        return 0
    wanted = _read_cursor(cursor)
    low, high = 0, len(rows)
    try:
        while low < high:
            middle = (low + high) // 2
            found = key(rows[middle])
            is_before = found >= wanted if is_reversed else found <= wanted
            low, high = (middle + 1, high) if is_before else (low, middle)
    except TypeError:
        raise NotFoundError(NO_PAGE) from None
    return low


NO_PAGE = "no page begins there: parameter 'after' is no cursor of this list"


def _cursor(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def _read_cursor(text: str) -> Key:
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError):
        found = None
    if not isinstance(found, list):
        raise NotFoundError(NO_PAGE)
    return tuple(found)


def _link(given: Mapping[str, str]) -> str:
    return request.path + (f"?{urlencode(given)}" if given else "")


def _only(row: Json, fields: Sequence[str] | None) -> Json:
    """A row with the columns asked for; its id is always among them."""
    return row if not fields else {name: value for name, value in row.items() if name in fields or name == "id"}


def _counted(values: Callable[[Row], Iterable[str | None]], rows: Iterable[Row]) -> dict[str, int]:
    """How many rows have each value, the most frequent first."""
    counts = Counter(value for row in rows for value in values(row) if value is not None)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def table(rows: Iterable[Json], columns: Sequence[str]) -> str:
    """Rows as CSV (RFC 4180): of what is an entity its name, of a list its parts with semicolons between, of roles each
    with who or what fills it.
    """
    output = io.StringIO()
    writer = csv.writer(output)
    columns = [*dict.fromkeys(("id", *columns))] if any("id" in row for row in rows) else [*columns]
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return output.getvalue()


FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that spreadsheets would run."""


SHOWN = ("name", "title", "quote", "value", "verbatim", "id")
"""What stands in a cell for something that has several fields: the first of these that it has."""


def cell(value: object) -> str:
    """A value as the text of a cell; one that a spreadsheet would take for a formula begins with an apostrophe.

    >>> cell({"id": "https://w3id.org/orbat/id/place/idlib", "name": "Idlib"}), cell("=1+1")
    ('Idlib', "'=1+1")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        if "qualifier" in value:
            return cell(value["verbatim"])  # "more than 75" is not 75
        inner = next((value[name] for name in SHOWN if value.get(name) is not None), None)
        if inner is None and not value.keys() & {*SHOWN}:
            return "; ".join(f"{name}: {cell(one)}" for name, one in value.items())
        return cell(inner)
    if isinstance(value, list):
        return "; ".join(cell(one) for one in value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
