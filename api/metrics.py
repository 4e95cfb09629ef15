"""What the service counts, and `/metrics`, where Prometheus reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

blueprint = Blueprint("metrics", __name__)
BOUNDS = (0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the classes of a query's time, in seconds."""


class Metrics:
    """Counts of this process; `gauges` are asked for their value when somebody reads."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._classes = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0
        self._bytes = self._rows = 0
        self.gauges: dict[str, tuple[str, Callable[[], float]]] = {}

    def count(self, *, endpoint: str, outcome: str, status: int, seconds: float, size: int, rows: int) -> None:
        """Counts one request that is over."""
        self._requests[endpoint, outcome, status] += 1
        self._bytes += size
        self._rows += rows
        if endpoint == "/sparql":
            self._classes[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    def text(self) -> str:
        """All counts in the Prometheus text format 0.0.4."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield "# HELP orbat_requests_total Requests by endpoint, outcome and status."
        yield "# TYPE orbat_requests_total counter"
        for (endpoint, outcome, status), number in sorted(self._requests.items()):
            yield f'orbat_requests_total{{endpoint="{endpoint}",outcome="{outcome}",status="{status}"}} {number}'
        yield "# HELP orbat_query_seconds Time from a SPARQL request to the last byte of its answer."
        yield "# TYPE orbat_query_seconds histogram"
        total = 0
        for bound, number in zip((*BOUNDS, "+Inf"), self._classes, strict=True):
            total += number
            yield f'orbat_query_seconds_bucket{{le="{bound}"}} {total}'
        yield f"orbat_query_seconds_sum {self._seconds:.6f}"
        yield f"orbat_query_seconds_count {total}"
        for name, meaning, value in (
            ("orbat_answer_bytes_total", "Bytes of answers sent.", self._bytes),
            ("orbat_answer_rows_total", "Rows of SPARQL answers sent.", self._rows),
        ):
            yield from (f"# HELP {name} {meaning}", f"# TYPE {name} counter", f"{name} {value}")
        for name, (meaning, value_now) in sorted(self.gauges.items()):
            yield from (f"# HELP {name} {meaning}", f"# TYPE {name} gauge", f"{name} {value_now():g}")


@blueprint.get("/metrics")
def metrics() -> Response:
    """The counts of this process."""
    found = current_app.extensions.setdefault("orbat-metrics", Metrics())
    response = Response(found.text(), content_type="text/plain; version=0.0.4; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
