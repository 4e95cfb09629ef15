"""How much a stranger's query may ask for. Each number is a setting, and each refusal names the setting it hit."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.error import LimitError, QueryRefusedError, QuerySyntaxError
from kg.store.scan import scan

if TYPE_CHECKING:
    from kg.store.protocol import Form


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query, and all of them together, may take. Sizes in bytes, times in seconds.

    `nesting` and `patterns` guard the planner, which recurses once a level and takes 6.7 s over a star of
    200 triple patterns; `operators` guards it against long chains. `memory_bytes` is what a worker may take beside
    the graph; `queue` is how many queries may wait, each for `queue_seconds`.
    """

    query_bytes: int = 65_536
    nesting: int = 100
    patterns: int = 100
    operators: int = 1_000
    seconds: float = 10.0
    memory_bytes: int = 1_073_741_824
    answer_bytes: int = 67_108_864
    workers: int = max(2, os.cpu_count() or 2)
    queue: int = 32
    queue_seconds: float = 5.0


def admit(text: str, limits: Limits) -> Form:
    """The form of a query that may be run.

    Raises:
        QuerySyntaxError: it starts like no query.
        QueryRefusedError: it is an update, or calls another service.
        LimitError: it is larger than a limit.
    """
    size = len(text.encode(errors="surrogatepass"))
    if size > limits.query_bytes:
        raise _too_large("query_bytes", f"the query has {size:,} bytes", limits.query_bytes)
    found = scan(text)
    for name in ("nesting", "patterns", "operators"):
        count, most = getattr(found, name), getattr(limits, name)
        if count > most:
            raise _too_large(name, f"the query has about {count:,} {UNITS[name]}", most)
    if found.update:
        raise QueryRefusedError(f"{found.update} is an update: this store only answers queries")
    if found.has_service:
        raise QueryRefusedError("SERVICE is not allowed: this store asks no other one; query that endpoint by itself")
    if not found.form:
        raise QuerySyntaxError("no SELECT, ASK, CONSTRUCT or DESCRIBE found in the query", line=1, column=1)
    return found.form


UNITS = {
    "nesting": "levels of brackets",
    "patterns": "triple patterns and path steps",
    "operators": "operators and groups",
}


def _too_large(limit: str, found: str, most: int) -> LimitError:
    return LimitError(f"{found}, at most {most:,} wanted", limit=limit)
