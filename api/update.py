"""`/update`: the update operation of the SPARQL 1.1 protocol."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, request

from api.answer import REVISION_HEADER
from api.asked import Asked, read
from api.journal import Journal, query_hash
from api.problem import ParameterError
from api.token import see_that_it_may_write
from kg.store import QueryRefusedError
from kg.store.write import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

blueprint = Blueprint("update", __name__)


def install(app: Flask, writer: Writer | None) -> None:
    """Gives the application what changes its graph, and the audit log beside the graph; None: it takes no writes."""
    app.extensions["orbat-writer"] = writer
    if writer:
        app.extensions["orbat-audit"] = Journal((writer.directory / AUDIT).open("a", encoding="utf-8"))


def is_writable() -> bool:
    """Whether the service takes writes at all."""
    return current_app.extensions["orbat-writer"] is not None


AUDIT = "audit.jsonl"
"""The file in the directory of the graph that says who changed what, and when."""


@blueprint.post("/update")
def update() -> Response:
    """204 once the graph is changed, on disk and served."""
    asked = read(request.method, request.query_string.decode(), request.content_type or "", request.get_data())
    return run(asked)


def run(asked: Asked) -> Response:
    """The response to a request for an update."""
    see_that_it_may_write()
    if request.method != "POST":
        raise ParameterError("an update is sent by POST")
    if asked.update is None:
        raise ParameterError("parameter 'update' is missing")
    text = asked.update
    return written(
        "update",
        text,
        lambda writer: writer.update(text, using=asked.default_graphs, using_named=asked.named_graphs),
    )


def written(event: str, what: str, change: Callable[[Writer], str], status: int = 204) -> Response:
    """Makes a change, writes it down in the audit log, and answers with the new revision."""
    writer = current_app.extensions.get("orbat-writer")
    if not isinstance(writer, Writer):
        raise QueryRefusedError("this service only answers queries: its store cannot be written to")
    started, outcome, revision = perf_counter(), "failed", None
    try:
        revision = change(writer)
        outcome = "ok"
    finally:
        # Written down for good also where the log of requests is off.
        audit = current_app.extensions["orbat-audit"]
        assert isinstance(audit, Journal)  # noqa: S101
        audit.write(
            event,
            outcome=outcome,
            client=request.remote_addr,
            path=request.full_path[:500].rstrip("?"),
            change=query_hash(what),
            revision=revision,
            ms=round((perf_counter() - started) * 1000, 1),
        )
    response = Response(status=status)
    response.headers[REVISION_HEADER] = revision
    return response
