"""Answers are kept by revision, address and what the client accepts, and sent again compressed or as 304."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import zstandard

from api import create_app
from api.bridge import Bridge
from api.kept import Pages
from kg.store import EmbeddedStore
from tests.api.fixture import quads

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Scope:
    """A request as the server describes it."""

    path: str
    query_string: str = ""
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    server: str = "127.0.0.1:8000"
    client: str = "127.0.0.1:1"
    scheme: str = "http"
    http_version: str = "1.1"


@dataclass
class Live:
    """Pages over a graph, and the revision that they believe is served."""

    pages: Pages
    revision: list[str]


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    store = EmbeddedStore.of(quads())
    revision = [store.revision]
    bridge = Bridge(create_app(store), threads=2)
    yield Live(Pages(bridge, lambda: revision[0], most=10_000_000), revision)
    bridge.close()


def ask(live: Live, path: str, **more: str) -> tuple[int, dict[str, str], bytes, str]:
    address, _, query = path.partition("?")
    method = more.pop("method", "GET")
    headers = {name.replace("_", "-"): value for name, value in more.items()}
    scope = Scope(address, query, method, {"host": "127.0.0.1", **headers})
    assert Pages.takes(scope)  # type: ignore[arg-type]
    reply = asyncio.run(live.pages.answer(scope))  # type: ignore[arg-type]
    return reply.status, dict(reply.headers), reply.body, reply.outcome


def test_an_answer_is_made_once(live: Live) -> None:
    first = ask(live, "/api/v1/units")
    again = ask(live, "/api/v1/units")
    assert (first[3], again[3]) == ("ok", "cached")
    assert (first[0], first[2]) == (again[0], again[2])
    assert json.loads(first[2])["data"][0]["slug"] == "50th-brigade"


def test_what_the_client_accepts_makes_another_answer(live: Live) -> None:
    assert ask(live, "/api/v1/factions", accept="application/json")[3] == "ok"
    csv = ask(live, "/api/v1/factions", accept="text/csv")
    assert (csv[1]["content-type"], csv[3]) == ("text/csv; charset=utf-8", "ok")
    assert ask(live, "/api/v1/factions", accept="application/json", method="HEAD")[3] == "ok"


@pytest.mark.parametrize("path", ["/api/v1/claims?limit=3", "/api/v1/openapi.json"])
def test_long_answers_come_compressed(live: Live, path: str) -> None:
    plain = ask(live, path)[2]
    packed = ask(live, path, accept_encoding="gzip")
    assert (packed[1]["content-encoding"], gzip.decompress(packed[2])) == ("gzip", plain)
    again = ask(live, path, accept_encoding="gzip, zstd")
    assert again[1]["content-encoding"] == "zstd"
    assert zstandard.ZstdDecompressor().decompressobj().decompress(again[2]) == plain
    assert ask(live, path, accept_encoding="gzip")[2] == packed[2]


def test_a_client_that_holds_the_answer_gets_none(live: Live) -> None:
    etag = ask(live, "/page/place/injara")[1]["etag"]
    status, headers, body, outcome = ask(live, "/page/place/injara", if_none_match=etag)
    assert (status, headers["etag"], body, outcome) == (304, etag, b"", "not-modified")


def test_errors_are_not_kept(live: Live) -> None:
    assert [ask(live, "/api/v1/factions/nobody")[3] for _ in range(2)] == ["error", "error"]
    assert ask(live, "/id/place/injara", accept="text/html")[0] == 303


def test_another_revision_has_its_own_answers(live: Live) -> None:
    ask(live, "/api/v1/equipment")
    live.revision[0], kept = "0" * 16, live.revision[0]
    assert ask(live, "/api/v1/equipment")[3] == "ok"
    live.revision[0] = kept
    assert ask(live, "/api/v1/equipment")[3] == "cached"


@pytest.mark.parametrize("path", ["/sparql", "/health", "/metrics", "/static/style.css", "/dumps/orbat.nq", "/update"])
def test_what_changes_or_is_long_is_not_kept(path: str) -> None:
    assert not Pages.takes(Scope(path))  # type: ignore[arg-type]
    assert not Pages.takes(Scope("/api/v1/factions", method="POST"))  # type: ignore[arg-type]
