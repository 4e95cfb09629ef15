"""Questions, searches, stored queries and reconciliation over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from jsonschema import Draft202012Validator

import queries
from tests.reconcile import schemas

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ID = "https://w3id.org/orbat/id/"


def get(client: FlaskClient, path: str, **given: str) -> Any:  # noqa: ANN401  a JSON document
    response = client.get(f"{path}?{urlencode(given)}")
    assert response.status_code == 200, response.data
    return response.get_json()


def test_a_question_is_answered_with_its_quotes_and_its_sparql(client: FlaskClient) -> None:
    found = get(client, "/api/v1/ask", q="who joined ردع العدوان?")
    data = found["data"]
    assert data["understood"]["as"] == "Who joined Deter the Aggression?"
    assert data["understood"]["parameters"]["operation"]["because"] == "name"
    assert [row["name"]["value"] for row in data["rows"]][1] == "Ahrar al-Sham"
    assert data["rows"][1]["quotes"][0]["quote"].startswith("Participating groups include")
    assert data["sparql"] == queries.load("factions_in_operation").bind({"operation": "deter-the-aggression"})
    assert found["links"]["query"] == "/api/v1/queries/factions_in_operation"


def test_a_question_that_is_not_covered_is_declined_politely(client: FlaskClient) -> None:
    data = get(client, "/api/v1/ask", q="who won Deter the Aggression?")["data"]
    assert data["understood"] is None
    assert data["reason"].startswith("Sorry, I cannot answer this: 'won' is no name")
    assert len(data["nearest"]) == 3


@pytest.mark.parametrize(
    ("words", "identifier", "why"),
    [
        ("Hayat Tahrir", "faction/hayat-tahrir-al-sham", "the words are part of the name 'Hay'at Tahrir al-Sham'"),
        ("Injarah", "place/injara", "the main name is 'Injara'"),
        ("عنجاره", "place/injara", "the main name is 'عنجارة'"),
    ],
)
def test_a_search_says_why_it_finds(client: FlaskClient, words: str, identifier: str, why: str) -> None:
    first = get(client, "/api/v1/search", q=words)["data"][0]
    assert first["id"] == f"{ID}{identifier}"
    assert first["why"] in {why, "the name is spelled 'Injara'"}
    assert first["links"]["html"] == f"/page/{identifier}"


def test_a_search_looks_in_quotes_too(client: FlaskClient) -> None:
    found = get(client, "/api/v1/search", q="missile storage depot", **{"in": "quote"})["data"]
    assert found[0]["kind"] == "span"
    assert get(client, "/api/v1/search", q="Idlib", kind="place", facets="kind")["meta"]["facets"] == {
        "kind": {"place": 1}
    }
    assert get(client, "/api/v1/search", q="Idlib", sort="name", limit="1")["meta"]["count"] == 1


def test_the_stored_queries_are_listed_with_their_editor(client: FlaskClient) -> None:
    found = {one["name"]: one for one in get(client, "/api/v1/queries")["data"]}
    assert sorted(found) == queries.names()
    one = found["places_captured_by_faction"]
    assert one["parameters"][1] == {
        "name": "since",
        "type": "date?",
        "meaning": "first day of the period",
        "example": "2024-11-01",
        "required": False,
    }
    assert client.get(one["links"]["editor"]).status_code == 200
    assert client.get("/api/v1/queries/nothing").get_json(force=True)["detail"] == "no query is called 'nothing'"


def test_a_stored_query_answers_in_json_csv_and_turtle(client: FlaskClient) -> None:
    path = "/api/v1/queries/factions_in_operation"
    row = get(client, path, operation="deter-the-aggression", evidence="true")["data"][1]
    assert row["participant"] == {"id": f"{ID}faction/ahrar-al-sham", "name": "Ahrar al-Sham"}
    assert row["quotes"][0]["source"]["name"] == "a military source from the Sham Legion"
    table = client.get(f"{path}?operation=deter-the-aggression&format=csv").get_data(as_text=True)
    assert table.splitlines()[0] == "participant,name"
    graph = client.get("/api/v1/queries/api/description?resource=https://w3id.org/orbat/id/place/idlib")
    assert graph.mimetype == "text/turtle"
    quotes = get(client, "/api/v1/queries/casualties", evidence="true")["data"][0]["quotes"]
    assert quotes[0]["quote"].startswith("More than 75")


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        (
            "casualties?outcome=Lost",
            "parameter 'outcome' is 'Lost', one of Killed, Injured wanted",
        ),
        ("casualties?colour=red", "unknown parameter 'colour' (parameters: outcome, format, evidence)"),
        (
            "factions_in_operation",
            "parameter 'operation' is missing: the operation, a slug, operation/slug, or the IRI as "
            "deter-the-aggression",
        ),
        (
            "factions_in_operation?operation=place/idlib",
            "parameter 'operation' is 'place/idlib', a slug, operation/slug, or the IRI as deter-the-aggression wanted",
        ),
        (
            "controllers_of_place_on_date?place=idlib&date=yesterday",
            "parameter 'date' is 'yesterday', a date as 2024-11-27 wanted",
        ),
    ],
)
def test_a_wrong_parameter_is_refused_with_what_is_allowed(client: FlaskClient, path: str, detail: str) -> None:
    response = client.get(f"/api/v1/queries/{path}")
    assert (response.status_code, response.get_json(force=True)["detail"]) == (400, detail)


def test_a_query_about_what_is_not_there_is_not_found_and_names_the_nearest(client: FlaskClient) -> None:
    response = client.get("/api/v1/queries/factions_in_operation?operation=deter-the-agression")
    assert response.status_code == 404
    found = response.get_json(force=True)
    assert found["near"] == ["operation/deter-the-aggression"]
    assert found["detail"] == (
        "parameter 'operation': no operation is called 'deter-the-agression'; "
        "did you mean operation/deter-the-aggression?"
    )


def test_reconciliation_speaks_its_protocol(client: FlaskClient) -> None:
    def valid(found: object, schema: schemas.Schema) -> Any:  # noqa: ANN401
        Draft202012Validator(schema).validate(found)
        return found

    batch = {"q0": {"query": "Levant Front", "type": "Faction"}, "q1": {"query": "حلب"}}
    manifest = valid(get(client, "/reconcile"), schemas.MANIFEST)
    assert manifest["preview"]["url"] == "http://localhost/reconcile/preview?id={{id}}"
    asked = valid(get(client, "/reconcile", queries=json.dumps(batch)), schemas.RESULTS)
    assert asked["q0"]["result"][0]["id"] == "faction/levant-front"
    form = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert form.get_json() == client.post("/reconcile", json={"queries": batch}).get_json() == asked
    extension = {"ids": ["place/idlib"], "properties": [{"id": "latitude"}]}
    rows = valid(client.post("/reconcile", data={"extend": json.dumps(extension)}).get_json(), schemas.EXTENSION)
    assert rows["rows"] == {"place/idlib": {"latitude": [{"float": 35.9306}]}}
    assert valid(get(client, "/reconcile", extend=json.dumps(extension)), schemas.EXTENSION) == rows
    valid(get(client, "/reconcile/suggest/entity", prefix="lev"), schemas.SUGGESTED_ENTITIES)
    for name in ("type", "property"):
        valid(get(client, f"/reconcile/suggest/{name}", prefix="fa", cursor="1"), schemas.SUGGESTED)
    valid(get(client, "/reconcile/extend/propose", type="Place"), schemas.PROPOSED)
    page = client.get("/reconcile/preview?id=place/idlib").get_data(as_text=True)
    assert 'href="/page/place/idlib"' in page
    assert "35.9306° N" in page


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": {"queries": "{"}}, 400),
        ({"data": {"other": "1"}}, 400),
        ({"data": {"queries": '{"q": {}}'}}, 400),
        ({"data": b"x", "content_type": "text/plain"}, 415),
        ({"data": b"{", "content_type": "application/json"}, 400),
        ({"json": []}, 400),
        ({"json": {"queries": {}, "extend": {}}}, 400),
    ],
)
def test_a_wrong_batch_is_a_problem(client: FlaskClient, sent: dict[str, Any], status: int) -> None:
    response = client.post("/reconcile", **sent)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")


def test_a_batch_in_the_address_is_short(client: FlaskClient) -> None:
    batch = json.dumps({str(number): {"query": "a"} for number in range(51)})
    assert client.get(f"/reconcile?queries={quote(batch)}").status_code == 400
