"""Each limit of the service, run into over HTTP: its status, and a problem that names it."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from contextlib import closing
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from api.configuration import KINDS
from kg.store.limit import Limits
from tests.conformance.live import live
from tests.service.conftest import EX, quads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conformance.live import Live, Response

LIMITS = {
    "query_bytes": 5_000,
    "update_bytes": 5_000,
    "nesting": 20,
    "patterns": 20,
    "operators": 50,
    "seconds": 1,
    "rows": 1_000,
    "answer_bytes": 200_000,
    "memory_bytes": 200_000_000,
    "workers": 2,
    "client_queries": 2,
    "queue": 2,
    "queue_seconds": 0.3,
}
SETTINGS = {"client_seconds": 1e9, "upload_bytes": 10_000, "upload_seconds": 0.3}
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
SWELLING = "SELECT (STRLEN(?a26) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?a0) %s }" % " ".join(  # noqa: UP031
    f"BIND(CONCAT(?a{i},?a{i}) AS ?a{i + 1})" for i in range(26)
)
REFUSED = {
    "query_bytes": (413, "SELECT * {} #" + "x" * 5_000),
    "nesting": (413, "SELECT * " + "{" * 21 + "}" * 21),
    "patterns": (413, "SELECT * { " + "?s ?p ?o . " * 21 + "}"),
    "operators": (413, "SELECT * { FILTER(1" + " + 1" * 51 + ") }"),
    "rows": (413, "SELECT ?o { ?s ?p ?o } LIMIT 1001"),
    "answer_bytes": (413, f"SELECT * {{ ?s <{EX}p1> ?o . ?t <{EX}p2> ?n }} LIMIT 900"),
    "seconds": (504, ENDLESS),
    "memory_bytes": (500, SWELLING),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    directory = tmp_path_factory.mktemp("limited")
    with live(directory, quads(4_000), limits=json.dumps(LIMITS), settings=json.dumps(SETTINGS)) as running:
        yield running


def ask(service: Live, query: str, **headers: str) -> Response:
    body = query.encode()
    return service.ask("POST", "/sparql", headers={"Content-Type": "application/sparql-query", **headers}, body=body)


def problem(response: Response) -> dict[str, Any]:
    assert response.media_type == "application/problem+json", response.body[:200]
    found: dict[str, Any] = json.loads(response.body)
    assert found["status"] == response.status
    return found


@pytest.mark.parametrize(("limit", "status", "query"), [(name, *each) for name, each in REFUSED.items()], ids=REFUSED)
def test_a_query_beyond_a_limit_is_told_which(service: Live, limit: str, status: int, query: str) -> None:
    found = problem(ask(service, query))
    assert (found["status"], found["limit"]) == (status, limit)
    assert found["detail"].rstrip(".").endswith(("wanted", "a LIMIT", "sort less"))


@pytest.mark.parametrize("limit", REFUSED)
def test_the_page_for_people_refuses_the_same(service: Live, limit: str) -> None:
    status, query = REFUSED[limit]
    response = service.ask("GET", f"/sparql?query={quote(query)}", headers={"Accept": "text/html"})
    assert (response.status, response.media_type) == (status, "text/html")


def test_an_update_beyond_its_size_is_refused(service: Live) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    found = problem(service.ask("POST", "/update", headers=headers, body=b"CLEAR ALL #" + b"x" * 5_000))
    assert (found["status"], found["limit"]) == (413, "update_bytes")


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_body_beyond_its_size_is_refused(service: Live, is_announced: bool) -> None:  # noqa: FBT001
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)) as connection:
        body = b"x" * 10_001 if is_announced else iter([b"x" * 6_000, b"x" * 6_000])
        connection.request("PUT", "/rdf-graphs?default", body, {}, encode_chunked=not is_announced)
        response = connection.getresponse()
        found = json.loads(response.read())
    assert (response.status, found["status"], found["limit"]) == (413, 413, "upload_bytes")


def test_a_body_that_does_not_come_is_given_up(service: Live) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as client:
        client.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nA")
        response = http.client.HTTPResponse(client)
        response.begin()
        found = json.loads(response.read())
    assert (response.status, found["status"], found["limit"]) == (408, 408, "upload_seconds")


def together(service: Live, query: str, number: int, **headers: str) -> list[Response]:
    """The responses to the same query asked so often at once."""
    found: list[Response] = []
    threads = [threading.Thread(target=lambda: found.append(ask(service, query, **headers))) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/html"])
def test_a_client_with_too_many_queries_is_refused(service: Live, accept: str) -> None:
    refused = [problem(each) for each in together(service, ENDLESS, 6, Accept=accept) if each.status == 503]
    # One of two workers is left to others, so that one query runs, one waits, and four are refused.
    assert {each["limit"] for each in refused} <= {"client_queries", "queue_seconds"}
    assert [each["limit"] for each in refused].count("client_queries") >= 3
    assert {each["retry_after"] for each in refused} == {1}


@pytest.mark.parametrize(
    ("changed", "limit"),
    [({"queue": 0, "client_queries": 9}, "queue"), ({"queue": 9, "client_queries": 9}, "queue_seconds")],
    ids=["queue", "queue_seconds"],
)
def test_a_query_without_a_turn_is_refused(tmp_path: Path, changed: dict[str, int], limit: str) -> None:
    with live(tmp_path, quads(400), limits=json.dumps(LIMITS | changed), settings=json.dumps(SETTINGS)) as service:
        refused = [problem(each) for each in together(service, ENDLESS, 3) if each.status == 503]
    assert {each["limit"] for each in refused} == {limit}
    assert {each["retry_after"] for each in refused} == {1}


def test_pages_take_from_the_share_of_their_client(tmp_path: Path) -> None:
    settings = json.dumps({"client_seconds": 0.5, "client_rate": 0.5})
    with live(tmp_path, quads(400), limits=json.dumps(LIMITS), settings=settings) as service:
        assert ask(service, ENDLESS, Accept="text/html").status == 504
        found = problem(ask(service, ENDLESS, Accept="text/html"))
    assert (found["status"], found["limit"]) == (429, "client_seconds")


ELSEWHERE = {
    # tests/service/test_service_clause.py and tests/store
    *(name for name in KINDS if name.startswith("service")),
    # tests/service/test_exchange.py: a share that is used up
    "client_seconds",
    "client_rate",
    # Nothing is refused because of it.
    "patience",
    "workers",
}


def test_each_limit_of_a_query_is_run_into() -> None:
    here = {*REFUSED, "update_bytes", "queue", "queue_seconds", "client_queries"}
    assert {each.name for each in fields(Limits)} - ELSEWHERE == here
