"""`/health`: whether the service lives, and whether its graph answers."""

from __future__ import annotations

from flask import Blueprint, Response

from api.answer import as_json, service

blueprint = Blueprint("health", __name__)

SECONDS = 4.0
"""How long a worker may take to answer that it is there: less than a probe waits, as docs/operations.md has it."""


@blueprint.get("/health")
@blueprint.get("/health/ready")
def ready() -> Response:
    """`ok` and the revision that is served, once a worker has answered; a problem where none does."""
    answer = service().reader.query("ASK {}", timeout=SECONDS)
    return _unkept({"status": "ok", "revision": answer.revision})


@blueprint.get("/health/live")
def live() -> Response:
    """`ok` as long as the process answers requests, whatever its graph does."""
    return _unkept({"status": "ok"})


def _unkept(value: dict[str, str]) -> Response:
    response = as_json(value)
    response.headers["Cache-Control"] = "no-store"
    return response
