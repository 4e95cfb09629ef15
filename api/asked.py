"""What a client asks of `/sparql`, read as the SPARQL 1.1 protocol says; no framework is known here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import parse_qsl

from api.problem import MediaTypeError, ParameterError
from kg.store import QuerySyntaxError

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
FIELDS = 1_000
"""Parameters of one request; no dataset has more graphs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query or an update, the graphs it is about, a format and the seconds that the client will wait."""

    query: str | None = None
    update: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None
    timeout: float | None = None


def read(method: str, query_string: str, content_type: str, body: bytes) -> Asked:
    """The request in these four parts.

    Raises:
        ParameterError: a parameter stands twice, or does not belong here.
        MediaTypeError: the body is none of the three that the protocol knows.
        QuerySyntaxError: the body is not UTF-8.
    """
    given = _fields(query_string)
    if method == "POST":
        _add_body(given, content_type, body)
    query, update = _single(given, "query"), _single(given, "update")
    if query is not None and update is not None:
        raise ParameterError("the request has a query and an update: one of them is wanted")
    if method == "POST" and query is None and update is None:
        raise ParameterError("parameter 'query' is missing")
    prefix = ("using-graph-uri", "using-named-graph-uri") if update is not None else GRAPHS
    return Asked(
        query=query,
        update=update,
        default_graphs=tuple(given.get(prefix[0], ())),
        named_graphs=tuple(given.get(prefix[1], ())),
        # Clients name it in two ways at once, as SPARQLWrapper does.
        format=next(iter(given.get("format", ())), None) or None,
        timeout=_seconds(_single(given, "timeout")),
    )


GRAPHS = ("default-graph-uri", "named-graph-uri")


def _add_body(given: dict[str, list[str]], content_type: str, body: bytes) -> None:
    media_type, _, options = content_type.partition(";")
    media_type = media_type.strip().lower()
    if "charset" in options.lower() and "utf-8" not in options.lower():
        raise MediaTypeError(f"the body is '{content_type[:80]}', UTF-8 wanted")
    if media_type == FORM:
        for name, values in _fields(decoded(body)).items():
            given.setdefault(name, []).extend(values)
    elif media_type in {QUERY, UPDATE}:
        given.setdefault(media_type.removeprefix("application/sparql-"), []).append(decoded(body))
    else:
        raise MediaTypeError(f"the body is '{media_type[:80]}', {QUERY}, {UPDATE} or {FORM} wanted")


def _fields(text: str) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:
        raise ParameterError(f"the request has more than {FIELDS:,} parameters") from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _single(given: dict[str, list[str]], name: str) -> str | None:
    values = given.get(name, ())
    if len(values) > 1:
        raise ParameterError(f"parameter '{name}' stands {len(values)} times")
    return values[0] if values else None


def decoded(body: bytes) -> str:
    """A body as text.

    Raises:
        QuerySyntaxError: it is not UTF-8.
    """
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise QuerySyntaxError(f"byte 0x{body[error.start]:02x} at {error.start} is not UTF-8") from None


def _seconds(text: str | None) -> float | None:
    try:
        seconds = float(text) if text else None
    except ValueError:
        seconds = math.nan
    if seconds is not None and not 0 < seconds < math.inf:
        raise ParameterError(f"parameter 'timeout' is '{str(text)[:80]}', a number of seconds above 0 wanted")
    return seconds
