"""A SPARQL endpoint on loopback in the shape of Wikidata's, which can be told to be slow, busy, broken or wrong."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTRACT = Path(__file__).parent / "extract.ttl"
JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer that is none. `status` 0 drops the connection; `hold` answers only when the server ends."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    hold: bool = False
    media_type: str = JSON


@dataclass
class Loopback:
    """The server: what it holds, which faults its next answers have, and what it was asked."""

    store: ox.Store
    url: str
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


class Server(ThreadingHTTPServer):
    """A server that knows what it serves."""

    loopback: Loopback


class Handler(BaseHTTPRequestHandler):
    """Answers as SPARQL 1.1 wants, or with the next fault."""

    server: Server

    def do_GET(self) -> None:
        self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = "x-www-form-urlencoded" in self.headers["Content-Type"]
        self.answer(parse_qs(body)["query"][0] if form else body)

    def answer(self, query: str) -> None:
        loopback = self.server.loopback
        loopback.asked.append(query)
        loopback.agents.append(self.headers["User-Agent"])
        if loopback.faults:
            self.fail(loopback.faults.pop(0))
            return
        result = loopback.store.query(query, use_default_graph_as_union=True)
        assert isinstance(result, ox.QuerySolutions)
        body = result.serialize(format=ox.QueryResultsFormat.JSON)
        assert body is not None
        self.reply(200, body, (("Content-Type", JSON),))

    def fail(self, fault: Fault) -> None:
        if fault.hold:
            self.server.loopback.ended.wait(30)
        elif fault.status:
            self.reply(fault.status, fault.body, (("Content-Type", fault.media_type), *fault.headers))
        self.close_connection = True

    def reply(self, status: int, body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | dict(headers)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name of the base class
        """Tests are silent."""


@contextmanager
def served(store: ox.Store | None = None) -> Iterator[Loopback]:
    """Serves a store, by default the extract, on a free port of 127.0.0.1."""
    if store is None:
        store = ox.Store()
        store.load(path=EXTRACT, format=ox.RdfFormat.TURTLE)
    server = Server(("127.0.0.1", 0), Handler)
    server.loopback = loopback = Loopback(store, f"http://127.0.0.1:{server.server_port}/sparql")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield loopback
    finally:
        loopback.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()
