"""How much a stranger's query may ask for. Each number is a setting, and each refusal names the setting it hit."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.store.error import LimitError, QueryRefusedError, QuerySyntaxError
from kg.store.scan import Scan, scan

if TYPE_CHECKING:
    from kg.store.protocol import Form


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query, and all of them together, may take. Sizes in bytes, times in seconds.

    `nesting` and `patterns` guard the planner, which recurses once a level and takes 6.7 s over a star of
    200 triple patterns; `operators` guards it against long chains. `rows` counts the rows of a table and the triples
    of a graph. `memory_bytes` is what a worker may take beside the graph; `workers` is how many queries run at once,
    `queue` how many more may wait, each for `queue_seconds`, and `client_queries` how many of all these one client
    may have. A query that has taken `patience` of the processor goes on with less of it than the others.
    `services` are the endpoints that SERVICE may ask, with commas between them, `private` before one that may lie in a
    private network. One query asks them `service_calls` times, each time for at most `service_seconds` and
    `service_bytes`, and is brought `service_rows` by all of them; `service_queries` ask at once.
    """

    query_bytes: int = 65_536
    update_bytes: int = 16_777_216
    nesting: int = 100
    patterns: int = 100
    operators: int = 1_000
    seconds: float = 10.0
    patience: float = 0.25
    rows: int = 1_000_000
    answer_bytes: int = 1_073_741_824
    memory_bytes: int = 1_073_741_824
    workers: int = max(4, 2 * (os.cpu_count() or 2))
    queue: int = 32
    queue_seconds: float = 5.0
    client_queries: int = 16
    services: str = ""
    service_seconds: float = 5.0
    service_calls: int = 10
    service_rows: int = 10_000
    service_bytes: int = 4_194_304
    service_queries: int = 2


def admit(text: str, limits: Limits) -> Form:
    """The form of a query that may be run.

    Raises:
        QuerySyntaxError: it starts like no query.
        QueryRefusedError: it is an update, or calls another service where none may be called.
        LimitError: it is larger than a limit.
    """
    found = _within(text, limits)
    if found.update:
        raise QueryRefusedError(f"{found.update} is an update: this store only answers queries")
    if found.has_service and not limits.services:
        raise QueryRefusedError("SERVICE is not allowed: this store asks no other one; query that endpoint by itself")
    if not found.form:
        raise QuerySyntaxError("no SELECT, ASK, CONSTRUCT or DESCRIBE found in the query", line=1, column=1)
    return found.form


def admit_update(text: str, limits: Limits) -> None:
    """Lets an update pass that may be run.

    Raises:
        QueryRefusedError: it would read from another service.
        LimitError: it is larger than a limit, or nests deeper.
    """
    found = _within(text, replace(limits, patterns=MANY, operators=MANY), size_limit="update_bytes")
    if found.has_service:
        raise QueryRefusedError("SERVICE is not allowed in an update: this store reads from no other one")
    if found.has_load:
        raise QueryRefusedError("LOAD is not allowed: send the data itself, to /rdf-graphs or as INSERT DATA")


MANY = 1 << 40
"""Data is made of triples: only their bytes and their nesting bound an update."""


def _within(text: str, limits: Limits, *, size_limit: str = "query_bytes") -> Scan:
    size, most = len(text.encode(errors="surrogatepass")), getattr(limits, size_limit)
    if size > most:
        raise _too_large(size_limit, f"the query has {size:,} bytes", most)
    found = scan(text)
    for name, unit in UNITS.items():
        count, most = getattr(found, name), getattr(limits, name)
        if count > most:
            raise _too_large(name, f"the query has about {count:,} {unit}", most)
    return found


UNITS = {
    "nesting": "levels of brackets",
    "patterns": "triple patterns and path steps",
    "operators": "operators and groups",
}


def _too_large(limit: str, found: str, most: int) -> LimitError:
    return LimitError(f"{found}, at most {most:,} wanted", limit=limit)
