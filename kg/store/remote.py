"""A graph behind any SPARQL 1.1 endpoint: for those who outgrow one machine, and for clients of this service."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.store import format as formats
from kg.store.error import (
    BusyError,
    DeadlineError,
    EvaluationError,
    LimitError,
    QueryRefusedError,
    QuerySyntaxError,
    StoreError,
)
from kg.store.limit import Limits, admit
from kg.store.posted import posted
from kg.store.protocol import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

REVISION_HEADER = "Orbat-Revision"
"""The header in which this project's service names the revision that answered."""

BOUNDLESS = Limits(query_bytes=1 << 40, nesting=1 << 20, patterns=1 << 20, operators=1 << 20, services="its own")
"""The endpoint has limits of its own, and endpoints that it asks; what it says of them is passed on."""


class RemoteStore:
    """A `Reader` that asks a SPARQL 1.1 endpoint over HTTP.

    The union of all graphs is the default graph where the endpoint has it so, as this project's service does.
    """

    def __init__(self, endpoint: str, *, seconds: float = 30.0) -> None:
        self.endpoint, self.seconds = endpoint, seconds

    @property
    def revision(self) -> str:
        """The revision that the endpoint names in its answers; "" where it names none."""
        return self.query("ASK {}").revision

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        timeout: float | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """The endpoint's answer, as `Reader.query`.

        Raises:
            StoreError: the endpoint cannot be reached, or says that it cannot answer.
        """
        form = admit(text, BOUNDLESS)
        seconds = min(timeout or self.seconds, self.seconds)
        fields = [*(("default-graph-uri", graph) for graph in default_graphs)]
        fields += [("named-graph-uri", graph) for graph in named_graphs]
        try:
            found = posted(self.endpoint, text, accept=formats.chosen(form, media_type), seconds=seconds, fields=fields)
        except TimeoutError:
            raise DeadlineError(seconds) from None
        except OSError as error:
            raise StoreError(f"{self.endpoint} cannot be reached: {getattr(error, 'reason', error)}") from None
        if found.status != 200:
            raise _error(self.endpoint, found.status, found.body, seconds)
        return Answer(form, found.headers.get_content_type(), found.body, found.headers.get(REVISION_HEADER, ""))


def _error(endpoint: str, status: int, body: bytes, seconds: float) -> StoreError:
    """What an endpoint's refusal means; where it sends problem+json (RFC 9457) its words are kept."""
    try:
        problem = json.loads(body)
    except ValueError:
        problem = {}
    if not isinstance(problem, dict):
        problem = {}
    message = str(problem.get("detail") or f"{endpoint} answered with status {status}")
    if status == 400 and str(problem.get("type", "")).endswith("/evaluation"):
        return EvaluationError(message)
    if status == 400:
        return QuerySyntaxError(message, line=problem.get("line"), column=problem.get("column"))
    if status == 403:
        return QueryRefusedError(message)
    if status in {413, 414}:
        return LimitError(message, limit=str(problem.get("limit", "query_bytes")))
    if status in {408, 504}:
        return DeadlineError(float(problem.get("seconds", seconds)))
    return BusyError(int(problem.get("retry_after", 1))) if status in {429, 503} else StoreError(message)
