"""Every error as `application/problem+json` (RFC 9457). The one table here knows which status an error has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from flask import Response, render_template, request
from werkzeug.exceptions import HTTPException, NotFound

from kg.error import OrbatError
from kg.reconcile import ReconcileError
from kg.store.error import (
    BusyError,
    DeadlineError,
    EvaluationError,
    FormatError,
    LimitError,
    QueryRefusedError,
    QuerySyntaxError,
    ServiceBusyError,
    ServiceError,
    ServiceTimeError,
    StoreError,
    WorkerError,
)
from queries import QueryError

if TYPE_CHECKING:
    from flask import Flask

MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/orbat/problem/"


class NotFoundError(OrbatError):
    """Nothing has that name; `near` lists the paths of what has a similar one."""

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        self.near = near
        super().__init__(message)


class ParameterError(OrbatError):
    """A parameter of the request is missing, stands twice, or its value is not one of those wanted."""


class MediaTypeError(OrbatError):
    """The body of the request is in a format that is not read."""


class TokenError(OrbatError):
    """The request would write, and brings no token, or another one."""


class SlowBodyError(OrbatError):
    """The body of the request was not there after `seconds`."""

    limit = "upload_seconds"

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"the body took more than {seconds:g} s; send it faster, or less")


class TooManyError(OrbatError):
    """The client has used up its share; it may go on in `retry_after` seconds."""

    limit = "client_seconds"

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(f"your queries took more than your share of time; go on in {retry_after} s, with cheaper ones")


STATUSES: dict[type[Exception], tuple[int, str, str]] = {
    QuerySyntaxError: (400, "syntax", "The query cannot be parsed"),
    EvaluationError: (400, "evaluation", "The query cannot be evaluated"),
    QueryError: (400, "parameter", "A parameter has a wrong value"),
    ParameterError: (400, "parameter", "A parameter has a wrong value"),
    ReconcileError: (400, "parameter", "A parameter has a wrong value"),
    TokenError: (401, "token", "A token is wanted"),
    QueryRefusedError: (403, "refused", "The query asks for what is not allowed"),
    NotFoundError: (404, "not-found", "Nothing is there"),
    FormatError: (406, "format", "The answer has no such format"),
    SlowBodyError: (408, "slow-body", "The request took too long to arrive"),
    LimitError: (413, "limit", "The query or its answer is too large"),
    MediaTypeError: (415, "media-type", "The body has a format that is not read"),
    TooManyError: (429, "share", "Too much was asked"),
    WorkerError: (500, "worker", "The query ended its process"),
    ServiceError: (502, "service", "An endpoint did not answer"),
    BusyError: (503, "busy", "Too many queries at once"),
    ServiceBusyError: (503, "busy", "Too many queries at once"),
    StoreError: (503, "store", "The graph cannot be read"),
    DeadlineError: (504, "deadline", "The query took too long"),
    ServiceTimeError: (504, "service-deadline", "An endpoint took too long"),
}
"""Status, last part of the problem's type IRI, and title of each error; the class nearest to the error's own counts."""

EXTENSIONS = ("line", "column", "limit", "endpoint", "seconds", "retry_after", "near", "offered")
"""Attributes of an error that become members of its problem."""


def install(app: Flask) -> None:
    """Makes the application answer every error as a problem."""
    app.register_error_handler(OrbatError, problem)
    app.register_error_handler(HTTPException, _http_problem)


def problem(error: Exception) -> Response:
    """The response to an error."""
    members = described(error)
    response = _response(members)
    if "retry_after" in members:
        response.headers["Retry-After"] = str(members["retry_after"])
    if members["status"] == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="orbat"'
    return response


def described(error: Exception) -> dict[str, Any]:
    """The members of the problem that an error is: its type, title, status, detail, and what it carries."""
    status, slug, title = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    members: dict[str, Any] = {"type": TYPES + slug, "title": title, "status": status, "detail": str(error)}
    for name in EXTENSIONS:
        value = getattr(error, name, None)
        if value not in (None, ()):
            members[name] = value
    return members


def _http_problem(error: HTTPException) -> Response:
    """Flask's own errors: an unknown path, a method that is not allowed, a body that is too large, a bug."""
    response = error.get_response()
    if response.status_code < 400:  # a redirect
        return Response(response.get_data(), response.status_code, response.headers)
    slug = error.name.lower().replace(" ", "-")
    detail = error.description or error.name
    if isinstance(error, NotFound):
        detail = f"nothing is at '{request.path[:80]}'; /api/v1/docs lists the addresses"
    members = {"type": TYPES + slug, "title": error.name, "status": response.status_code, "detail": detail}
    answer = _response(members)
    if "Allow" in response.headers:
        answer.headers["Allow"] = response.headers["Allow"]
    return answer


def _response(members: dict[str, Any]) -> Response:
    """A page for a person who follows links in a browser, else JSON."""
    best = request.accept_mimetypes.best_match([MEDIA_TYPE, "application/json", "text/html"])
    for_programs = request.path.startswith(("/api/", "/sparql", "/data/", "/reconcile"))
    status = members["status"]
    if best == "text/html" and not for_programs:
        return Response(render_template("problem.html", problem=members), status, mimetype="text/html")
    body = json.dumps(members, ensure_ascii=False, indent=2) + "\n"
    return Response(body, status, content_type=MEDIA_TYPE)
