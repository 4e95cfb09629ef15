"""`/health`: whether the service lives and its graph answers."""

from __future__ import annotations

from flask import Blueprint, Response

from api.answer import as_json, service

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """`ok` and the revision, once a worker has answered; a store that cannot answer makes it a problem."""
    answer = service().reader.query("ASK {}")
    response = as_json({"status": "ok", "revision": answer.revision})
    response.headers["Cache-Control"] = "no-store"
    return response
