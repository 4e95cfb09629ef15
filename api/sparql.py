"""`/sparql`: the SPARQL 1.1 protocol, and the page where a person types a query."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

import queries
from api import negotiate, update
from api.answer import REVISION_HEADER, is_known, not_modified, service, tag, tagged
from api.asked import Asked, read
from api.choice import media_types, wants_page
from api.negotiate import HTML
from api.problem import STATUSES
from api.table import Table, table
from kg.store import Answer, Form, StoreError
from kg.store.format import GRAPH_FORMATS
from kg.store.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable

blueprint = Blueprint("sparql", __name__)


@blueprint.get("/sparql")
@blueprint.post("/sparql")
def sparql() -> Response:
    """An answer; without a query its page, or for programs the description of the service."""
    asked = read(request.method, request.query_string.decode(), request.content_type or "", request.get_data())
    if asked.update is not None:
        return update.run(asked)
    if asked.query is None:
        return _introduction(asked)
    accept = request.headers.get("Accept", "")
    media_type = HTML if wants_page(accept, asked.format) else media_types(accept, asked.format)[_form(asked)]
    etag = tag(service().reader.revision, asked, media_type)
    if is_known(etag):
        return not_modified(etag, service().reader.revision)
    if media_type == HTML:
        return _page(asked)
    answer = _answer(asked, media_type)
    response = Response(answer.body, content_type=negotiate.content_type(answer.media_type))
    return tagged(response, tag(answer.revision, asked, media_type), answer.revision)


def _form(asked: Asked) -> Form:
    return scan(asked.query or "").form or "select"


def _answer(asked: Asked, media_type: str | None) -> Answer:
    return service().reader.query(
        asked.query or "",
        media_type=media_type,
        timeout=asked.timeout,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


def _introduction(asked: Asked) -> Response:
    """The page, or for programs the description of the service in RDF."""
    formats = [*GRAPH_FORMATS]
    media_type = negotiate.answer_format("construct", asked.format, with_page=True) if asked.format else None
    media_type = media_type or negotiate.accepted([*formats, HTML])
    if media_type == HTML:
        return Response(render_template("query.html", query=EXAMPLE, stored=stored()), mimetype=HTML)
    text = queries.load("api/service").bind(
        {
            "endpoint": request.base_url,
            "updates": str(update.is_writable()).lower(),
            "federates": str(bool(service().limits.services)).lower(),
        }
    )
    answer = service().reader.query(text, media_type=media_type)
    response = Response(answer.body, content_type=negotiate.content_type(media_type))
    response.headers[REVISION_HEADER] = answer.revision
    return response


def _page(asked: Asked) -> Response:
    """The page with the query and its answer, or with what is wrong with it."""
    started = time.perf_counter()
    found: Table | None = None
    error: StoreError | None = None
    status = 200
    try:
        found = table(_answer(asked, None), service().catalog, most=service().settings.shown_rows)
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
