"""Queries on the event loop: what is kept, compressed, streamed, refused, and ended with its client."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
import zstandard

from tests.conformance.live import live
from tests.service.conftest import quads

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.live import Live, Response

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PAIRS = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT {limit}"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(6))} }}"


def ask(service: Live, query: str, method: str = "GET", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return service.ask(method, f"/sparql?query={quote(query, safe='')}", headers=named)


def metric(service: Live, name: str) -> float:
    lines = service.ask("GET", "/metrics").body.decode().splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))


def test_an_answer_is_kept_and_the_second_is_the_same(service: Live) -> None:
    before = metric(service, "orbat_cache_hits")
    first, second = ask(service, COUNT), ask(service, COUNT)
    assert json.loads(first.body)["results"]["bindings"][0]["n"]["value"] == "20000"
    assert (first.body, first.headers["etag"]) == (second.body, second.headers["etag"])
    assert metric(service, "orbat_cache_hits") == before + 1


def test_who_holds_the_answer_gets_none(service: Live) -> None:
    etag = ask(service, COUNT).headers["etag"]
    again = ask(service, COUNT, If_None_Match=etag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)


def test_an_answer_that_changes_with_every_asking_is_not_kept(service: Live) -> None:
    first, second = ask(service, "SELECT (UUID() AS ?x) {}"), ask(service, "SELECT (UUID() AS ?x) {}")
    assert first.body != second.body
    assert ("etag" in first.headers, first.headers["cache-control"]) == (False, "no-store")


@pytest.mark.parametrize("accepted", ["gzip", "zstd", "gzip, deflate, br, zstd", "identity"])
def test_an_answer_is_compressed_as_the_client_likes(service: Live, accepted: str) -> None:
    plain = ask(service, "SELECT * { ?s ?p ?o } LIMIT 500")
    packed = ask(service, "SELECT * { ?s ?p ?o } LIMIT 500", Accept_Encoding=accepted)
    encoding = packed.headers.get("content-encoding")
    assert encoding == {"gzip": "gzip", "identity": None}.get(accepted, "zstd")
    body = packed.body
    if encoding == "gzip":
        body = gzip.decompress(body)
    if encoding == "zstd":
        body = zstandard.ZstdDecompressor().decompressobj().decompress(body)
    assert body == plain.body
    assert encoding is None or len(packed.body) < len(plain.body) / 5


def test_head_has_the_headers_of_get(service: Live) -> None:
    get, head = ask(service, COUNT), ask(service, COUNT, "HEAD")
    assert head.body == b""
    assert {**get.headers, "date": ""} | {"content-length": ""} == {**head.headers, "date": ""} | {"content-length": ""}


@pytest.mark.parametrize("encoding", ["identity", "gzip", "zstd"])
def test_a_long_answer_streams_whole(service: Live, encoding: str) -> None:
    found = ask(service, PAIRS.replace("{limit}", "150000"), Accept="text/csv", Accept_Encoding=encoding)
    body = found.body
    if encoding == "gzip":
        body = gzip.decompress(body)
    if encoding == "zstd":
        body = zstandard.ZstdDecompressor().decompressobj().decompress(body)
    assert (found.status, found.headers["transfer-encoding"]) == (200, "chunked")
    assert body.count(b"\r\n") == 150_001


def test_a_late_error_never_looks_like_a_whole_answer(service: Live) -> None:
    with pytest.raises(http.client.IncompleteRead):
        ask(service, PAIRS.replace("{limit}", "400000"), Accept="text/csv")
    assert ask(service, COUNT).status == 200


def test_an_early_error_has_its_status(service: Live) -> None:
    body = json.loads(ask(service, ENDLESS).body)
    assert (body["status"], body["limit"], body["seconds"]) == (504, "seconds", 2)


def test_a_client_may_lower_its_own_deadline(service: Live) -> None:
    found = service.ask("GET", f"/sparql?timeout=0.3&query={quote(ENDLESS, safe='')}")
    assert (found.status, json.loads(found.body)["seconds"]) == (504, 0.3)


def test_a_query_ends_with_its_client(service: Live) -> None:
    before = metric(service, 'orbat_requests_total{endpoint="/sparql",outcome="gone"')
    with socket.create_connection(("127.0.0.1", service.port)) as client:
        request = f"GET /sparql?query={quote(ENDLESS, safe='')} HTTP/1.1\r\nHost: x\r\n\r\n"
        client.sendall(request.encode())
        until = time.monotonic() + 5
        while not metric(service, "orbat_queries_running") and time.monotonic() < until:
            pass
    until = time.monotonic() + 10
    while metric(service, "orbat_queries_running") and time.monotonic() < until:
        pass
    assert metric(service, "orbat_queries_running") == 0
    assert metric(service, 'orbat_requests_total{endpoint="/sparql",outcome="gone"') == before + 1


def test_a_body_above_the_limit_is_refused(service: Live) -> None:
    # Refused by its head, before any of it is there.
    with socket.create_connection(("127.0.0.1", service.port), timeout=5) as client:
        client.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n")
        head = client.recv(2_000)
    assert head.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in head


def test_a_compressed_body_is_refused(service: Live) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    found = service.ask("POST", "/sparql", headers=headers, body=gzip.compress(b"ASK {}"))
    assert (found.status, json.loads(found.body)["detail"]) == (415, "the body is compressed: send it as it is")


def test_the_thin_path_answers_as_the_application_does(service: Live) -> None:
    from api import create_app
    from kg.store import open_store

    client = create_app(open_store(service.directory)).test_client()
    for query, accept in [
        (COUNT, "*/*"),
        (COUNT, "text/csv"),
        ("ASK {}", "application/sparql-results+xml"),
        ("CONSTRUCT { <http://example.org/a> <http://example.org/b> 1 } {}", "application/n-triples"),
        ("ASK {", "*/*"),
        ("ASK {}", "image/png"),
        ("SELECT * { SERVICE <http://example.org/> {} }", "*/*"),
    ]:
        thin = ask(service, query, Accept=accept)
        thick = client.post("/sparql", data=urlencode({"query": query}), content_type=FORM, headers={"Accept": accept})
        if query.startswith("SELECT * { SERVICE"):
            assert thin.status == 403
            continue
        assert (thin.status, thin.body, thin.headers["content-type"]) == (
            thick.status_code,
            thick.data,
            thick.content_type,
        )


FORM = "application/x-www-form-urlencoded"


def test_who_used_up_its_share_waits(tmp_path: Path) -> None:
    settings = '{"client_seconds": 0.5, "client_rate": 0.5}'
    with live(tmp_path, quads(2_000), limits='{"seconds": 1.5, "workers": 2}', settings=settings) as service:
        assert ask(service, ENDLESS).status == 504
        refused = ask(service, COUNT)
        body = json.loads(refused.body)
        assert (refused.status, body["limit"]) == (429, "client_seconds")
        assert 1 <= int(refused.headers["retry-after"]) == body["retry_after"] <= 5
        assert service.ask("GET", "/health").status == 200
