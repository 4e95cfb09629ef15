"""The contract of errors: whatever goes wrong, the answer is a problem of RFC 9457 with these members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask, Response

from api import create_app
from api.problem import STATUSES, problem
from kg.store import BusyError, DeadlineError, EmbeddedStore, StoreError, WorkerError
from tests.api.fixture import quads

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(6)) + "}"
TYPE = "https://w3id.org/orbat/problem/"

CASES: list[tuple[str, int, dict[str, Any]]] = [
    (
        "/api/v1/operations/deter-aggression/participants",
        404,
        {
            "type": TYPE + "not-found",
            "title": "Nothing is there",
            "detail": "no operation is called 'deter-aggression'; did you mean operation/deter-the-aggression?",
            "near": ["operation/deter-the-aggression"],
        },
    ),
    (
        "/api/v1/factions/zzz",
        404,
        {"type": TYPE + "not-found", "title": "Nothing is there", "detail": "no faction is called 'zzz'"},
    ),
    (
        "/api/v1/articles/01-media-line",
        404,
        {
            "type": TYPE + "not-found",
            "title": "Nothing is there",
            "detail": "no article is called '01-media-line'; did you mean '00-media-line'?",
        },
    ),
    (
        "/api/v1/factions?limit=0",
        400,
        {
            "type": TYPE + "parameter",
            "title": "A parameter has a wrong value",
            "detail": "parameter 'limit' is '0', a whole number from 1 to 1000 wanted",
        },
    ),
    (
        "/api/v1/factions?limt=5",
        400,
        {
            "type": TYPE + "parameter",
            "title": "A parameter has a wrong value",
            "detail": "unknown parameter 'limt'; did you mean 'limit'? (parameters: "
            "limit, after, sort, fields, facets, format, q, type, status, linked, within, evidence)",
        },
    ),
    (
        "/api/v1/places?bbox=1,2,3",
        400,
        {
            "type": TYPE + "parameter",
            "title": "A parameter has a wrong value",
            "detail": "parameter 'bbox' is '1,2,3', 'west,south,east,north' in degrees, as 36.5,35.8,37.5,36.6, wanted",
        },
    ),
    (
        "/api/v1/claims?type=Captures",
        400,
        {
            "type": TYPE + "parameter",
            "title": "A parameter has a wrong value",
            "detail": "parameter 'type' is 'Captures', one of AllianceTie, AttackReport, Capture, CasualtyCount, "
            "Command, Containment, Control, Departure, DetentionCount, DisplacementCount, EquipmentLoss, EquipmentUse, "
            "EventDate, EventLocation, HostilityTie, Leadership, Membership, Participation, PlaceLoss, StrikeReport, "
            "Support wanted; did you mean 'Capture'?",
        },
    ),
    (
        "/api/v1/nothing",
        404,
        {
            "type": TYPE + "not-found",
            "title": "Not Found",
            "detail": "nothing is at '/api/v1/nothing'; /api/v1/docs lists the addresses",
        },
    ),
    (
        "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%7D",
        400,
        {
            "type": TYPE + "syntax",
            "title": "The query cannot be parsed",
            "detail": "line 1, column 19: expected one of LATERAL, SERVICE",
            "line": 1,
            "column": 19,
        },
    ),
    (
        "/sparql?query=ASK%7BSERVICE%20%3Chttp://example.org/%3E%7B%7D%7D",
        403,
        {
            "type": TYPE + "refused",
            "title": "The query asks for what is not allowed",
            "detail": "SERVICE is not allowed: this store asks no other one; query that endpoint by itself",
        },
    ),
    (
        "/sparql?query=ASK%7B%7D&format=turtle",
        406,
        {
            "type": TYPE + "format",
            "title": "The answer has no such format",
            "detail": "the answer cannot be written as 'turtle'; wanted one of application/sparql-results+json,"
            " application/sparql-results+xml, text/csv, text/tab-separated-values",
            "offered": [
                "application/sparql-results+json",
                "application/sparql-results+xml",
                "text/csv",
                "text/tab-separated-values",
            ],
        },
    ),
    (
        "/sparql?query=ASK%20" + "%7B" * 101 + "%7D" * 101,
        413,
        {
            "type": TYPE + "limit",
            "title": "The query or its answer is too large",
            "detail": "the query has about 101 levels of brackets, at most 100 wanted",
            "limit": "nesting",
        },
    ),
    (
        "/data/faction/nobody.ttl",
        404,
        {
            "type": TYPE + "not-found",
            "title": "Nothing is there",
            "detail": "the graph says nothing of <https://w3id.org/orbat/id/faction/nobody>",
        },
    ),
]


@pytest.mark.parametrize(("path", "status", "members"), CASES, ids=[case[0][:60] for case in CASES])
def test_an_error_is_a_problem(client: FlaskClient, path: str, status: int, members: dict[str, Any]) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.get_json(force=True) == members | {"status": status}
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in response.headers


def test_a_query_past_its_deadline_is_a_gateway_timeout(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": ENDLESS, "timeout": "0.2"})
    assert (response.status_code, response.get_json(force=True)["seconds"]) == (504, 0.2)


def test_an_update_is_refused(client: FlaskClient) -> None:
    assert client.post("/sparql", data={"update": "DROP ALL"}).status_code == 403
    assert client.get("/sparql", query_string={"query": "DROP ALL"}).status_code == 403


def test_a_method_that_is_not_allowed_names_those_that_are(client: FlaskClient) -> None:
    response = client.delete("/api/v1/factions")
    assert (response.status_code, response.content_type) == (405, "application/problem+json")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_body_in_an_unknown_format_is_not_read(client: FlaskClient) -> None:
    response = client.post("/sparql", data="ASK {}", content_type="text/plain")
    assert (response.status_code, response.get_json(force=True)["type"]) == (415, TYPE + "media-type")


def test_a_body_that_is_too_large_is_not_read(client: FlaskClient) -> None:
    response = client.post("/sparql", data=b"x" * 2_000_000, content_type="application/sparql-query")
    assert (response.status_code, response.content_type) == (413, "application/problem+json")


def test_a_busy_service_says_when_to_come_back(app: Flask) -> None:
    with app.test_request_context("/sparql"):
        response = problem(BusyError(7))
    assert (response.status_code, response.headers["Retry-After"]) == (503, "7")


@pytest.mark.parametrize("error", [WorkerError("ended"), StoreError("gone"), DeadlineError(3)])
def test_each_error_of_the_store_has_its_status(app: Flask, error: StoreError) -> None:
    with app.test_request_context("/sparql"):
        assert problem(error).status_code == STATUSES[type(error)][0]


def test_a_bug_is_a_problem_too_and_says_nothing_of_its_insides() -> None:
    app = create_app(EmbeddedStore.of(quads()))

    @app.get("/bug")
    def bug() -> Response:
        raise ZeroDivisionError("a secret")

    response = app.test_client().get("/bug")
    assert (response.status_code, response.content_type) == (500, "application/problem+json")
    assert b"secret" not in response.data


def test_a_person_in_a_browser_gets_a_page(client: FlaskClient) -> None:
    response = client.get("/page/faction/levantfront", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert b'<a href="/page/faction/levant-front">' in response.data
