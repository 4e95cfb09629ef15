"""A graph behind any SPARQL 1.1 endpoint: for those who outgrow one machine, and for clients of this service."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING
from urllib.error import HTTPError

from SPARQLWrapper import POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

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
from kg.store.protocol import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from http.client import HTTPResponse

REVISION_HEADER = "Orbat-Revision"
"""The header in which this project's service names the revision that answered."""

BOUNDLESS = Limits(query_bytes=1 << 40, nesting=1 << 20, patterns=1 << 20, operators=1 << 20)
"""The endpoint has limits of its own; what it says of them is passed on."""


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
        client = SPARQLWrapper(self.endpoint)
        client.setMethod(POST)
        client.setOnlyConneg(True)
        client.addCustomHttpHeader("Accept", formats.chosen(form, media_type))
        for name, graphs in (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs)):
            for graph in graphs:
                client.addParameter(name, graph)
        # Set as they are: the setters round the time down to seconds, and guess the form by a looser pattern.
        client.timeout = seconds  # type: ignore[assignment]
        client.queryString, client.queryType = text, SELECT
        try:
            response: HTTPResponse = client.query().response
            with response:
                headers = response.headers
                return Answer(form, headers.get_content_type(), response.read(), headers.get(REVISION_HEADER, ""))
        except SPARQLWrapperException as error:
            raise _error(self.endpoint, STATUSES.get(type(error), 500), _body(error), seconds) from None
        except HTTPError as error:
            with error:
                raise _error(self.endpoint, error.code, error.read(), seconds) from None
        except TimeoutError:
            raise DeadlineError(seconds) from None
        except OSError as error:
            raise StoreError(f"{self.endpoint} cannot be reached: {getattr(error, 'reason', error)}") from None


STATUSES = {QueryBadFormed: 400, Unauthorized: 401, EndPointNotFound: 404, URITooLong: 414, EndPointInternalError: 500}


def _body(error: SPARQLWrapperException) -> bytes:
    """The body of the response, which the exception keeps only as a literal inside its message."""
    if isinstance(error.__context__, HTTPError):
        error.__context__.close()
    _, found, literal = str(error).partition("Response:\n")
    return bytes(ast.literal_eval(literal)) if found else b""


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
