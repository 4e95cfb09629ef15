"""The web application: one factory, the store passed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, g, request

from api import (
    about,
    asking,
    dataset,
    graph_store,
    health,
    linked,
    metrics,
    openapi,
    page,
    problem,
    rest,
    said,
    shelf,
    sparql,
    update,
)
from api.answer import Service, is_known, not_modified, service, tag, tagged
from api.catalog import Catalogs
from api.sentence import day, statement_parts
from api.setting import Settings
from api.table import page_of
from kg.store.limit import Limits

if TYPE_CHECKING:
    from kg.store import Reader
    from kg.store.write import Writer

POLICY = "; ".join(
    (
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    )
)
"""Content-Security-Policy: a page loads nothing from elsewhere and runs no script that stands in it."""


EXPOSED = "Deprecation, ETag, Link, Orbat-Revision, Orbat-Total, Retry-After, Sunset"
"""Headers that a page of another site may read."""


def create_app(
    reader: Reader, *, settings: Settings | None = None, writer: Writer | None = None, limits: Limits | None = None
) -> Flask:
    """The service over a store, as a WSGI application; with a `writer` it takes writes that bring the token.

    `limits` are those that the reader keeps, so that the service can describe itself.
    """
    app = Flask(__name__)
    settings = settings or Settings()
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.upload_bytes
    app.extensions["orbat"] = Service(reader, Catalogs(reader), settings, limits or Limits())
    app.jinja_env.globals["page_of"] = page_of
    app.jinja_env.filters |= {"day": day, "parts": statement_parts}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    problem.install(app)
    shelf.install(app, reader)
    rest.install(app)
    for module in (openapi, about, asking, dataset, sparql, linked, page, said, health, metrics, update, graph_store):
        app.register_blueprint(module.blueprint)
    update.install(app, writer)
    app.before_request(_known)
    app.after_request(_finish)
    return app


def _known() -> Response | None:
    """Spares the work where a client says that it holds the answer of this revision."""
    # Read before the work: should a new graph be taken up meanwhile, the old tag only costs one request more.
    g.revision = service().reader.revision
    if not _is_resource() or "If-None-Match" not in request.headers:
        return None
    etag = _tag(g.revision)
    return not_modified(etag, g.revision) if is_known(etag) else None


def _finish(response: Response) -> Response:
    if response.status_code == 200 and _is_resource() and not response.headers.get("ETag"):
        tagged(response, _tag(g.revision), g.revision)
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "no-referrer")
    headers.add("Vary", "Accept")
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = headers.get("Allow", "GET, HEAD, OPTIONS")
        headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
        headers["Access-Control-Max-Age"] = "86400"
    return response


def _is_resource() -> bool:
    """Whether the address names something whose answer depends on nothing but the request and the revision."""
    no_resource = request.path == "/metrics" or request.path.startswith(("/health", "/sparql", "/static/"))
    return request.method in {"GET", "HEAD"} and not no_resource


def _tag(revision: str) -> str:
    return tag(revision, request.full_path, request.headers.get("Accept", ""))
