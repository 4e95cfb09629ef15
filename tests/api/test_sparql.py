"""The SPARQL 1.1 protocol at /sparql."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s <https://w3id.org/orbat/ontology#participatesIn> ?o }"
PARTICIPANTS = """SELECT ?f { ?f <https://w3id.org/orbat/ontology#participatesIn>
    <https://w3id.org/orbat/id/operation/deter-the-aggression> } ORDER BY ?f"""
GRAPH = "https://w3id.org/orbat/graph/entities"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_one_triple_pattern_gives_the_participants(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": PARTICIPANTS})
    rows = json.loads(response.data)["results"]["bindings"]
    assert [row["f"]["value"].removeprefix("https://w3id.org/orbat/id/") for row in rows] == [
        "alliance/national-front-for-liberation",
        "faction/ahrar-al-sham",
        "faction/hayat-tahrir-al-sham",
        "faction/jaysh-al-izza",
        "faction/levant-front",
        "unit/50th-brigade",
    ]


def test_a_query_comes_by_get_and_by_both_posts(client: FlaskClient) -> None:
    answers = [
        client.get("/sparql", query_string={"query": ASK}),
        client.post("/sparql", data={"query": ASK}),
        client.post("/sparql", data=ASK, content_type="application/sparql-query; charset=UTF-8"),
    ]
    assert [(each.status_code, each.data) for each in answers] == [(200, b'{"head":{},"boolean":true}')] * 3


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml;q=0.9,text/csv;q=0.5", "application/sparql-results+xml"),
        ("text/tab-separated-values,application/json;q=0.9", "text/tab-separated-values; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_the_format_of_rows_follows_accept(client: FlaskClient, accept: str | None, media_type: str) -> None:
    headers = {"Accept": accept} if accept else {}
    response = client.get("/sparql", query_string={"query": PARTICIPANTS}, headers=headers)
    assert (response.status_code, response.content_type) == (200, media_type)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.5,application/trig;q=0.4", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
        ("text/plain", "application/n-triples"),
    ],
)
def test_the_format_of_a_graph_follows_accept(client: FlaskClient, accept: str, media_type: str) -> None:
    response = client.get("/sparql", query_string={"query": CONSTRUCT}, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, media_type)


@pytest.mark.parametrize(
    ("name", "query", "media_type"),
    [
        ("csv", ASK, "text/csv; charset=utf-8"),
        ("XML", ASK, "application/sparql-results+xml"),
        ("application/sparql-results+json", ASK, "application/sparql-results+json"),
        ("jsonld", CONSTRUCT, "application/ld+json"),
        ("json", CONSTRUCT, "application/ld+json"),
        ("html", CONSTRUCT, "text/html; charset=utf-8"),
    ],
)
def test_the_parameter_format_goes_before_accept(client: FlaskClient, name: str, query: str, media_type: str) -> None:
    headers = {"Accept": "application/sparql-results+xml"}
    response = client.get("/sparql", query_string={"query": query, "format": name}, headers=headers)
    assert (response.status_code, response.content_type) == (200, media_type)


def test_what_nobody_can_write_is_not_acceptable(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": ASK}, headers={"Accept": "image/png"})
    assert response.status_code == 406


def test_graphs_of_the_protocol_replace_the_dataset(client: FlaskClient) -> None:
    both = client.get("/sparql", query_string={"query": COUNT, "default-graph-uri": GRAPH, "format": "csv"})
    post = client.post("/sparql?format=csv", data={"query": COUNT, "default-graph-uri": [GRAPH, GRAPH + "x"]})
    direct = client.post(
        "/sparql",
        query_string={"default-graph-uri": GRAPH, "format": "csv"},
        data=COUNT,
        content_type="application/sparql-query",
    )
    named = client.get("/sparql", query_string={"query": COUNT, "named-graph-uri": GRAPH, "format": "csv"})
    assert both.data == post.data == direct.data != named.data == b"n\r\n0\r\n"


@pytest.mark.parametrize(
    ("query_string", "detail"),
    [
        ("query=ASK%7B%7D&query=ASK%7B%7D", "parameter 'query' stands 2 times"),
        ("query=ASK%7B%7D&timeout=soon", "parameter 'timeout' is 'soon', a number of seconds above 0 wanted"),
        ("query=ASK%7B%7D&timeout=-1", "parameter 'timeout' is '-1', a number of seconds above 0 wanted"),
        ("query=ASK%7B%7D&timeout=inf", "parameter 'timeout' is 'inf', a number of seconds above 0 wanted"),
    ],
)
def test_parameters_are_checked(client: FlaskClient, query_string: str, detail: str) -> None:
    response = client.get(f"/sparql?{query_string}")
    assert (response.status_code, response.get_json(force=True)["detail"]) == (400, detail)


def test_a_post_without_a_query_is_refused(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"format": "json"})
    assert response.get_json(force=True)["detail"] == "parameter 'query' is missing"


def test_a_body_that_is_no_utf_8_is_a_syntax_error(client: FlaskClient) -> None:
    response = client.post("/sparql", data=b"ASK { ?s ?p '\xff' }", content_type="application/sparql-query")
    assert response.get_json(force=True)["detail"] == "byte 0xff at 13 is not UTF-8"


def test_an_answer_is_not_sent_again_to_who_holds_it(client: FlaskClient) -> None:
    first = client.get("/sparql", query_string={"query": PARTICIPANTS})
    etag = first.headers["ETag"]
    again = client.get("/sparql", query_string={"query": PARTICIPANTS}, headers={"If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    other = client.get(
        "/sparql", query_string={"query": PARTICIPANTS, "format": "csv"}, headers={"If-None-Match": etag}
    )
    assert other.status_code == 200
    assert other.headers["ETag"] != etag
    assert first.headers["Orbat-Revision"] == other.headers["Orbat-Revision"]


def test_head_has_the_headers_of_get_and_no_body(client: FlaskClient) -> None:
    get = client.get("/sparql", query_string={"query": ASK})
    head = client.head("/sparql", query_string={"query": ASK})
    assert head.data == b""
    assert {**head.headers} == {**get.headers}


def test_a_page_elsewhere_may_ask(client: FlaskClient) -> None:
    response = client.options("/sparql")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert set(response.headers["Access-Control-Allow-Methods"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_without_a_query_programs_get_the_description_of_the_service(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "application/n-triples"})
    assert response.content_type == "application/n-triples"
    vocabulary = "http://www.w3.org/ns/sparql-service-description#"
    for property_, value in (("feature", "UnionDefaultGraph"), ("supportedLanguage", "SPARQL11Query")):
        line = f"<http://localhost/sparql> <{vocabulary}{property_}> <{vocabulary}{value}> ."
        assert line.encode() in response.data
    assert client.get("/sparql?format=jsonld").content_type == "application/ld+json"


def test_without_a_query_a_person_gets_the_page(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/html"})
    assert response.mimetype == "text/html"
    assert b"<textarea" in response.data


def test_the_page_shows_rows_graphs_and_errors(client: FlaskClient) -> None:
    html = {"Accept": "text/html"}
    rows = client.get("/sparql", query_string={"query": PARTICIPANTS}, headers=html)
    assert b'<a href="/page/faction/levant-front">Levant Front</a>' in rows.data
    graph = client.get("/sparql", query_string={"query": CONSTRUCT}, headers=html)
    assert b"&lt;https://w3id.org/orbat/id/operation/deter-the-aggression&gt;" in graph.data
    empty = client.get("/sparql", query_string={"query": "SELECT * { ?s ?s ?s }"}, headers=html)
    assert b"No rows" in empty.data
    wrong = client.get("/sparql", query_string={"query": "SELECT <script>alert(1)</script>"}, headers=html)
    assert (wrong.status_code, b"<script>alert" in wrong.data) == (400, False)
