"""`/sparql`: the query operation of the SPARQL 1.1 protocol, and the page where a person types a query."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

import queries
from api import negotiate
from api.answer import REVISION_HEADER, is_known, not_modified, service, tag, tagged
from api.negotiate import HTML
from api.problem import STATUSES, MediaTypeError, ParameterError
from api.table import Table, table
from kg.store import Answer, QueryRefusedError, QuerySyntaxError, StoreError
from kg.store.format import GRAPH_FORMATS
from kg.store.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable

blueprint = Blueprint("sparql", __name__)
FORM, TEXT = "application/x-www-form-urlencoded", "application/sparql-query"


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks: a query, the graphs to ask it of, a format and the seconds it will wait."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str | None
    timeout: float | None

    def answer(self, media_type: str | None) -> Answer:
        """The store's answer in a media type."""
        return service().reader.query(
            self.query or "",
            media_type=media_type,
            timeout=self.timeout,
            default_graphs=self.default_graphs,
            named_graphs=self.named_graphs,
        )


@blueprint.get("/sparql")
@blueprint.post("/sparql")
def sparql() -> Response:
    """An answer; without a query its page, or for programs the description of the service."""
    asked = _request()
    if asked.query is None:
        return _introduction(asked)
    form = scan(asked.query).form or "select"
    media_type = negotiate.answer_format(form, asked.format, with_page=True)
    etag = tag(service().reader.revision, asked, media_type)
    if is_known(etag):
        return not_modified(etag, service().reader.revision)
    if media_type == HTML:
        return _page(asked)
    answer = asked.answer(media_type)
    response = Response(answer.body, content_type=negotiate.content_type(answer.media_type))
    return tagged(response, tag(answer.revision, asked, media_type), answer.revision)


def _request() -> Request:
    given: dict[str, list[str]] = {name: request.args.getlist(name) for name in request.args}
    if request.method == "POST":
        if request.mimetype == FORM:
            for name in request.form:
                given.setdefault(name, []).extend(request.form.getlist(name))
        elif request.mimetype == TEXT:
            given.setdefault("query", []).append(_decoded(request.get_data()))
        else:
            raise MediaTypeError(f"the body is '{request.mimetype[:80]}', {TEXT} or {FORM} wanted")
    if "update" in given:
        raise QueryRefusedError("this service only answers queries, it takes no update")
    single = {name: _single(name, given) for name in ("query", "format", "timeout")}
    if request.method == "POST" and single["query"] is None:
        raise ParameterError("parameter 'query' is missing")
    return Request(
        query=single["query"],
        default_graphs=tuple(given.get("default-graph-uri", [])),
        named_graphs=tuple(given.get("named-graph-uri", [])),
        format=single["format"] or None,
        timeout=_seconds(single["timeout"]),
    )


def _single(name: str, given: dict[str, list[str]]) -> str | None:
    values = given.get(name, [])
    if len(values) > 1:
        raise ParameterError(f"parameter '{name}' stands {len(values)} times")
    return values[0] if values else None


def _decoded(body: bytes) -> str:
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


def _introduction(asked: Request) -> Response:
    """The page, or for programs the description of the service in RDF."""
    formats = [*GRAPH_FORMATS]
    media_type = negotiate.answer_format("construct", asked.format, with_page=True) if asked.format else None
    media_type = media_type or negotiate.accepted([*formats, HTML])
    if media_type == HTML:
        return Response(render_template("query.html", query=EXAMPLE, stored=stored()), mimetype=HTML)
    text = queries.load("api/service").bind({"endpoint": request.base_url})
    answer = service().reader.query(text, media_type=media_type)
    response = Response(answer.body, content_type=negotiate.content_type(media_type))
    response.headers[REVISION_HEADER] = answer.revision
    return response


def _page(asked: Request) -> Response:
    """The page with the query and its answer, or with what is wrong with it."""
    started = time.perf_counter()
    found: Table | None = None
    error: StoreError | None = None
    status = 200
    try:
        found = table(asked.answer(None), service().catalog, most=service().settings.shown_rows)
    except StoreError as caught:
        error = caught
        status = next(STATUSES[kind][0] for kind in type(caught).__mro__ if kind in STATUSES)
    milliseconds = (time.perf_counter() - started) * 1000
    page = render_template(
        "query.html", query=asked.query, stored=stored(), table=found, error=error, milliseconds=milliseconds
    )
    return Response(page, status, mimetype=HTML)


def stored() -> Iterable[queries.Query]:
    """The stored questions, as examples to start from."""
    return [queries.load(name) for name in queries.names() if "/" not in name]


EXAMPLE = """PREFIX : <https://w3id.org/orbat/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?faction ?name WHERE {
  ?faction :participatesIn <https://w3id.org/orbat/id/operation/deter-the-aggression> ;
    skos:prefLabel ?name .
  FILTER(LANG(?name) = "en")
}
ORDER BY ?name
"""
