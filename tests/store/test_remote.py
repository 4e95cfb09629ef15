"""A remote store's errors: what it makes of the answers of endpoints that are not ours."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from flask import Flask, Response, request
from werkzeug.serving import make_server

from kg.store import (
    BusyError,
    DeadlineError,
    EvaluationError,
    FormatError,
    LimitError,
    QueryRefusedError,
    QuerySyntaxError,
    StoreError,
)
from kg.store.remote import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def strange() -> Iterator[str]:
    app = Flask(__name__)
    hang = threading.Event()

    @app.post("/<int:status>")
    def answer(status: int) -> Response:
        if status == 999:
            hang.wait(5)
        return Response(request.args.get("body", "no JSON"), status, {"Retry-After": "7"})

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    hang.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, QuerySyntaxError),
        (401, StoreError),
        (403, QueryRefusedError),
        (404, StoreError),
        (413, LimitError),
        (414, LimitError),
        (429, BusyError),
        (500, StoreError),
        (502, StoreError),
        (503, BusyError),
        (504, DeadlineError),
    ],
)
def test_a_status_becomes_the_error_that_it_means(strange: str, status: int, error: type[StoreError]) -> None:
    with pytest.raises(error) as caught:
        RemoteStore(f"{strange}/{status}").query("ASK {}")
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("status", "problem", "error", "message"),
    [
        (400, {"type": "x/evaluation", "detail": "no such function"}, EvaluationError, "no such function"),
        (400, {"detail": "line 2", "line": 2, "column": 3}, QuerySyntaxError, "line 2"),
        (500, {"detail": "out of memory"}, StoreError, "out of memory"),
        (503, {"retry_after": 9}, BusyError, "try again in 9 s"),
        (500, [1], StoreError, "answered with status 500"),
    ],
)
def test_the_words_of_a_problem_are_kept(
    strange: str, status: int, problem: object, error: type[StoreError], message: str
) -> None:
    with pytest.raises(error, match=message):
        RemoteStore(f"{strange}/{status}?body={json.dumps(problem).replace(' ', '%20')}").query("ASK {}")


def test_an_endpoint_that_hangs_is_left_at_the_deadline(strange: str) -> None:
    with pytest.raises(DeadlineError, match=r"more than 0.2 s"):
        RemoteStore(f"{strange}/999", seconds=5).query("ASK {}", timeout=0.2)


def test_an_endpoint_that_is_not_there_is_named() -> None:
    with pytest.raises(StoreError, match=r"^http://127.0.0.1:1/sparql cannot be reached: "):
        RemoteStore("http://127.0.0.1:1/sparql").query("ASK {}")


def test_a_query_in_a_wrong_format_is_not_sent() -> None:
    with pytest.raises(FormatError):
        RemoteStore("http://127.0.0.1:1/sparql").query("ASK {}", media_type="text/turtle")
