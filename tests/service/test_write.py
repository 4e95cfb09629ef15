"""Writes: who may, what is answered, what is written down, and that nothing acknowledged is ever lost."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from api import Settings, create_app
from kg.store import EmbeddedStore, open_store, rows
from tests.conformance.live import TOKEN, Live, live, start
from tests.service.conftest import SETTINGS, quads

if TYPE_CHECKING:
    from collections.abc import Iterator

UPDATE = {"Content-Type": "application/sparql-update"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TURTLE = {"Content-Type": "text/turtle"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("written"), quads(100), settings=SETTINGS) as running:
        yield running


def count(service: Live, pattern: str = "?s ?p ?o") -> str:
    query = quote(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", safe="")
    found = service.ask("GET", f"/sparql?query={query}&format=csv", is_writer=False)
    return found.body.decode().split()[1]


def test_a_write_is_seen_by_the_next_query_and_has_a_new_revision(service: Live) -> None:
    before = service.ask("GET", "/health").body
    found = service.ask("POST", "/update", headers=UPDATE, body=b"INSERT DATA { <a:b> <a:c> 1 }")
    assert (found.status, found.body) == (204, b"")
    assert count(service, "<a:b> <a:c> 1") == "1"
    now = json.loads(service.ask("GET", "/health").body)
    assert found.headers["orbat-revision"] == now["revision"] != json.loads(before)["revision"]


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", "/update", UPDATE),
        ("POST", "/sparql", UPDATE),
        ("PUT", "/rdf-graphs?default", TURTLE),
        ("POST", "/rdf-graphs", TURTLE),
        ("DELETE", "/rdf-graphs?default", {}),
    ],
)
def test_a_write_needs_the_token(service: Live, method: str, path: str, headers: dict[str, str]) -> None:
    for given in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
        found = service.ask(method, path, headers=headers | given, body=b"", is_writer=False)
        assert (found.status, json.loads(found.body)["type"][-6:]) == (401, "/token")


def test_a_service_without_a_token_takes_no_writes(tmp_path: Path) -> None:
    with live(tmp_path, quads(4), token="") as service:
        found = service.ask("POST", "/update", headers=UPDATE, body=b"CLEAR ALL")
        assert (found.status, count(service)) == (403, "4")


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "detail"),
    [
        ("GET", "/sparql?update=CLEAR%20ALL", {}, None, "an update is sent by POST"),
        ("POST", "/update", FORM, b"query=ASK+%7B%7D", "parameter 'update' is missing"),
    ],
)
def test_an_update_is_sent_as_the_protocol_says(
    service: Live, method: str, path: str, headers: dict[str, str], body: bytes | None, detail: str
) -> None:
    found = service.ask(method, path, headers=headers, body=body)
    assert (found.status, json.loads(found.body)["detail"]) == (400, detail)


def test_a_store_without_a_writer_takes_no_writes() -> None:
    app = create_app(EmbeddedStore(ox.Store()), settings=Settings(write_token=TOKEN))
    headers = UPDATE | {"Authorization": f"Bearer {TOKEN}"}
    found = app.test_client().post("/update", data=b"CLEAR ALL", headers=headers)
    assert (found.status_code, found.json["detail"]) == (
        403,
        "this service only answers queries: its store cannot be written to",
    )


def test_a_failed_update_changes_nothing(service: Live) -> None:
    before = service.ask("GET", "/health").body
    for text in (b"INSERT DATA { <a:b> <a:c> 2 } ; CLEAR GRAPH <a:none> ; LOAD <http://127.0.0.1:1/>", b"INSERT {"):
        assert service.ask("POST", "/update", headers=UPDATE, body=text).status in {400, 403}
    assert service.ask("GET", "/health").body == before


def test_a_graph_is_put_read_and_deleted(service: Live) -> None:
    path = "/rdf-graphs/notes/one"
    assert service.ask("GET", path).status == 404
    assert service.ask("PUT", path, headers=TURTLE, body=b"<> <a:c> 1, 2 .").status == 201
    assert service.ask("PUT", path, headers=TURTLE, body=b"<> <a:c> 3 .").status == 204
    assert service.ask("POST", path, headers=TURTLE, body=b"<> <a:c> 4 .").status == 204
    found = service.ask("GET", path, headers={"Accept": "application/n-triples"})
    assert sorted(found.body.decode().splitlines()) == [
        f'<{service.address}{path}> <a:c> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> .' for number in (3, 4)
    ]
    assert (service.ask("HEAD", path).status, service.ask("HEAD", path).body) == (200, b"")
    assert service.ask("DELETE", path).status == 204
    assert service.ask("DELETE", path).status == 404


def test_files_of_a_form_are_added_together(service: Live) -> None:
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="f{i}"; filename="{i}.ttl"\r\nContent-Type: text/turtle\r\n\r\n'
        f"<a:form> <a:c> {i} .\r\n"
        for i in range(3)
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    found = service.ask("POST", "/rdf-graphs", headers=headers, body=f"{parts}--x--\r\n".encode())
    assert found.status == 201
    assert count(service, f"GRAPH <{found.headers['location']}> {{ <a:form> <a:c> ?n }}") == "3"


def test_every_write_is_in_the_audit_log_and_no_token_is(service: Live) -> None:
    service.ask("POST", "/update", headers=UPDATE, body=b"INSERT DATA { <a:audited> <a:c> 1 }")
    text = (service.directory / "audit.jsonl").read_text()
    last = json.loads(text.splitlines()[-1])
    assert (last["event"], last["outcome"], last["client"]) == ("update", "ok", "127.0.0.1")
    assert last["revision"] == json.loads(service.ask("GET", "/health").body)["revision"]
    assert TOKEN not in text


def processes(service: Live) -> list[int]:
    """All processes of a service: the one started, and whatever they started in turn."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rsplit(")", 1)[1].split()
            children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, last = [service.process.pid], 0
    while last < len(found):
        found += children.get(found[last], [])
        last += 1
    return found


TRIES = 100


@pytest.mark.slow
def test_no_acknowledged_write_is_lost_when_any_process_is_killed(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    with live(tmp_path, quads(50), settings=SETTINGS) as first:
        service, acknowledged, slowest = first, set[int](), 0.0
        for number in range(TRIES):
            killer = threading.Timer(chance.uniform(0, 0.5), kill, (service, chance.random()))
            killer.start()
            with suppress(OSError, http.client.HTTPException):
                body = f"INSERT DATA {{ <a:{number}> <a:written> {number} }}".encode()
                if service.ask("POST", "/update", headers=UPDATE, body=body).status == 204:
                    acknowledged.add(number)
            killer.join()
            begun = time.monotonic()
            service = alive(service)
            slowest = max(slowest, time.monotonic() - begun)
            found = open_store(tmp_path)
            assert EmbeddedStore.of(found.store).revision == found.revision
            there = {int(row["n"].value) for row in rows(found, "SELECT ?n { ?s <a:written> ?n }")}
            assert acknowledged <= there <= set(range(number + 1))
        service.process.terminate()
        service.process.wait()
        if service is not first and service.process.stdout:
            service.process.stdout.close()
    assert len(acknowledged) > TRIES / 4
    assert slowest < 60


def kill(service: Live, which: float) -> None:
    found = processes(service)
    with suppress(ProcessLookupError):
        os.kill(found[int(which * len(found))], signal.SIGKILL)


def alive(service: Live) -> Live:
    """The service once it answers again; a new one where its first process is the one that died."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if service.process.poll() is not None:
            if service.process.stdout:
                service.process.stdout.close()
            return start(service.directory, settings=SETTINGS)
        with suppress(OSError, http.client.HTTPException):
            if service.ask("GET", "/health", seconds=5).status == 200:
                return service
    raise AssertionError("the service does not come back")
