"""SERVICE through the running service: to endpoints on its list only, and whatever they do is answered in time."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

import queries
from kg.entity import references
from tests.conformance.live import live
from tests.service.conftest import EX, SETTINGS, quads
from tests.wikidata.conftest import ENTITIES
from tests.wikidata.loopback import Fault, Loopback, served
from tests.wikidata.made_up import graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conformance.live import Live, Response

LIMITS = {"seconds": 20, "workers": 4, "service_seconds": 2, "service_bytes": 100_000, "service_rows": 300}


@pytest.fixture(scope="module")
def there() -> Iterator[Loopback]:
    store = ox.Store()
    for i in range(1000):
        name = ox.Literal(f"name {i}", language="en")
        store.add(ox.Quad(ox.NamedNode(f"{EX}s{i}"), ox.NamedNode(f"{EX}name"), name))
    with served(store) as running:
        yield running


@pytest.fixture
def endpoint(there: Loopback) -> Loopback:
    there.asked.clear()
    there.faults.clear()
    return there


@pytest.fixture(scope="module")
def service(there: Loopback, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    limits = json.dumps(LIMITS | {"services": f"https://query.wikidata.org/sparql, private {there.url}"})
    with live(tmp_path_factory.mktemp("federated"), quads(400), limits=limits, settings=SETTINGS) as running:
        yield running


def ask(service: Live, query: str, **headers: str) -> Response:
    return service.ask("GET", f"/sparql?query={quote(query, safe='')}", headers=headers, is_writer=False)


def joined(endpoint: Loopback, *, silent: str = "") -> str:
    return f"""
        SELECT ?s ?o ?name {{
          ?s <{EX}p1> ?o FILTER(?o < 10)
          SERVICE {silent} <{endpoint.url}> {{ ?s <{EX}name> ?name }}
        }} ORDER BY ?o"""


def bindings(response: Response) -> list[dict[str, str]]:
    assert response.status == 200, response.body
    found = json.loads(response.body)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


ROWS = [{"s": f"{EX}s{i}", "o": str(4 * i + 1), "name": f"name {i}"} for i in range(3)]


def test_rows_of_both_graphs_are_joined(service: Live, endpoint: Loopback) -> None:
    response = ask(service, joined(endpoint))
    assert bindings(response) == ROWS
    (question,) = endpoint.asked
    assert question.count(f"<{EX}s") == 3
    assert endpoint.agents[-1].startswith("orbat/")


def test_an_answer_from_elsewhere_is_not_kept(service: Live, endpoint: Loopback) -> None:
    first, second = (ask(service, joined(endpoint)) for _ in range(2))
    assert len(endpoint.asked) == 2
    assert (first.headers["cache-control"], "etag" in second.headers) == ("no-store", False)


def test_the_page_for_people_joins_too(service: Live, endpoint: Loopback) -> None:
    response = ask(service, joined(endpoint), Accept="text/html")
    assert response.status == 200
    assert b"name 2" in response.body
    assert len(endpoint.asked) == 1


def test_the_page_for_people_says_why_an_endpoint_failed(service: Live, endpoint: Loopback) -> None:
    endpoint.faults.append(Fault(status=500))
    response = ask(service, joined(endpoint), Accept="text/html")
    assert response.status == 502
    assert b"answered with status 500" in response.body


FAULTS: dict[str, tuple[Fault, int, str, str]] = {
    "error": (Fault(status=500), 502, "service", "answered with status 500"),
    "dropped": (Fault(status=0), 502, "service", "cannot be asked"),
    "page": (Fault(body=b"<html>", media_type="text/html"), 502, "service", "answered with text/html"),
    "malformed": (Fault(body=b'{"head": {}, "results":'), 502, "service", "a table that cannot be read"),
    "deep": (Fault(body=b"[" * 90_000), 502, "service", "a table that cannot be read"),
    "no JSON": (Fault(body=b"\xff\xfe"), 502, "service", "a table that cannot be read"),
    "redirect": (
        Fault(status=302, headers=(("Location", "http://169.254.169.254/latest"),)),
        502,
        "service",
        "a redirect, which is not followed",
    ),
    "slow": (Fault(hold=True), 504, "service-deadline", "took more than 2 s"),
    "huge": (Fault(body=b"[" * 200_000), 413, "limit", "more than 100,000 bytes"),
}


@pytest.mark.parametrize(("fault", "status", "kind", "detail"), FAULTS.values(), ids=FAULTS)
def test_an_endpoint_that_fails_is_answered_with_what_it_did(
    service: Live, endpoint: Loopback, fault: Fault, status: int, kind: str, detail: str
) -> None:
    endpoint.faults.append(fault)
    found = problem(ask(service, joined(endpoint)))
    assert (found["status"], found["type"].rpartition("/")[2]) == (status, kind)
    assert detail in found["detail"]
    assert found.get("endpoint", endpoint.url) == endpoint.url
    assert bindings(ask(service, joined(endpoint))) == ROWS


@pytest.mark.parametrize("name", [name for name in FAULTS if name != "huge"])
def test_a_silent_clause_leaves_its_variables_unbound(service: Live, endpoint: Loopback, name: str) -> None:
    endpoint.faults.append(FAULTS[name][0])
    unnamed = [{key: value for key, value in row.items() if key != "name"} for row in ROWS]
    assert bindings(ask(service, joined(endpoint, silent="SILENT"))) == unnamed


def test_the_deadline_of_the_query_holds_while_an_endpoint_is_waited_for(service: Live, endpoint: Loopback) -> None:
    endpoint.faults.append(Fault(hold=True))
    query = quote(joined(endpoint, silent="SILENT"), safe="")
    found = problem(service.ask("GET", f"/sparql?timeout=0.5&query={query}"))
    assert (found["status"], found["limit"]) == (504, "seconds")
    assert bindings(ask(service, joined(endpoint))) == ROWS


def problem(response: Response) -> dict[str, Any]:
    assert response.media_type == "application/problem+json", response.body
    found: dict[str, Any] = json.loads(response.body)
    assert found["status"] == response.status
    return found


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}", "service_rows"),
        ("SELECT * {{ ?s ?p ?o VALUES ?k {{ {many} }} SERVICE <{url}> {{ ?o ?q ?k }} }}", "service_calls"),
    ],
)
def test_a_limit_is_named(service: Live, endpoint: Loopback, query: str, limit: str) -> None:
    many = " ".join(map(str, range(20)))
    found = problem(ask(service, query.format(url=endpoint.url, many=many)))
    assert (found["status"], found["limit"]) == (413, limit)


@pytest.mark.parametrize("silent", ["", "SILENT"])
@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}/sparql",
        "http://localhost:{port}/sparql",
        "http://169.254.169.254/latest",
        "https://query.wikidata.org/sparql@127.0.0.1:{port}/",
        "file:///etc/passwd",
    ],
)
def test_who_is_not_on_the_list_is_never_asked(service: Live, endpoint: Loopback, address: str, silent: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        named = address.format(port=listener.getsockname()[1])
        found = problem(ask(service, f"SELECT * {{ SERVICE {silent} <{named}> {{ ?s ?p ?o }} }}"))
        assert (found["status"], found["type"].rpartition("/")[2]) == (403, "refused")
        assert endpoint.url in found["detail"]
        with pytest.raises(TimeoutError):
            listener.accept()


def test_an_update_asks_nobody(service: Live, endpoint: Loopback) -> None:
    update = f"INSERT {{ ?s a <a:b> }} WHERE {{ SERVICE <{endpoint.url}> {{ ?s ?p ?o }} }}"
    headers = {"Content-Type": "application/sparql-update"}
    assert service.ask("POST", "/update", headers=headers, body=update.encode()).status == 403
    assert endpoint.asked == []


def test_the_examples_ask_both_ways(tmp_path: Path) -> None:
    """What queries/federation/ holds, between our service and an endpoint in the shape of Wikidata's."""
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "some.yaml").write_text(ENTITIES, encoding="utf-8")
    ours = [*graph(references(tmp_path / "entities")).store]
    ours_asks = queries.load("federation/participants_and_their_wikidata").bind({"operation": "open-sea"})
    theirs_asks = queries.load("federation/armed_groups_and_their_claims").text
    with served() as wikidata:
        limits = json.dumps(LIMITS | {"services": f"private {wikidata.url}"})
        with live(tmp_path / "graph", ours, limits=limits, settings=SETTINGS) as service:
            found = bindings(ask(service, ours_asks.replace("https://query.wikidata.org/sparql", wikidata.url)))
            here = f"{service.address}/sparql"
            back = wikidata.store.query(theirs_asks.replace("https://orbat.example.org/sparql", here))
            assert isinstance(back, ox.QuerySolutions)
            items = [row["item"].value for row in back]
    assert found == [
        {
            "participant": "https://w3id.org/orbat/id/faction/reed-front",
            "name": "Reed Front",
            "item": "http://www.wikidata.org/entity/Q900000001",
            "label": "Reed Front",
            "inception": "2013-03-15T00:00:00Z",
        }
    ]
    assert items == ["http://www.wikidata.org/entity/Q900000001"]
    (question,) = wikidata.asked
    assert "wd:Q900000001" in question or "<http://www.wikidata.org/entity/Q900000001>" in question
