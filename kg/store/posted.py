"""One question to a SPARQL endpoint through SPARQLWrapper, which has its home here: whatever the status, an answer."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from http.client import HTTPException
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.error import HTTPError

from SPARQLWrapper import POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.store.outbound import user_agent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import Message
    from http.client import HTTPResponse


@dataclass(frozen=True, slots=True)
class Posted:
    """What an endpoint answered."""

    status: int
    headers: Message
    body: bytes


def posted(endpoint: str, query: str, *, accept: str, seconds: float, fields: Iterable[tuple[str, str]] = ()) -> Posted:
    """The answer to a query sent by POST, of the media type `accept` where the endpoint can; `fields` go along.

    Raises:
        TimeoutError: it was not there after so many `seconds`.
        OSError: the endpoint cannot be reached.
    """
    client = SPARQLWrapper(endpoint, agent=f"{user_agent()} SPARQLWrapper/{version('SPARQLWrapper')}")
    client.setMethod(POST)
    client.setOnlyConneg(True)
    client.addCustomHttpHeader("Accept", accept)
    for name, value in fields:
        client.addParameter(name, value)
    # Set as they are: the setters round the time down to seconds, and guess the form by a looser pattern.
    client.timeout = seconds  # type: ignore[assignment]
    client.queryString, client.queryType = query, SELECT
    try:
        response: HTTPResponse = client.query().response
        with response:
            return Posted(response.status, response.headers, response.read())
    except HTTPException as error:
        raise ConnectionError(f"it broke off its answer: {error!r}") from None
    except HTTPError as error:
        with error:
            return Posted(error.code, error.headers, error.read())
    except SPARQLWrapperException as error:
        refusal = error.__context__
        if not isinstance(refusal, HTTPError):
            raise
        with refusal:
            return Posted(refusal.code, refusal.headers, _body(error))


def _body(error: SPARQLWrapperException) -> bytes:
    """The body of the response, which the exception keeps only as a literal inside its message."""
    _, found, literal = str(error).partition("Response:\n")
    return bytes(ast.literal_eval(literal)) if found else b""
