"""The tests of the protocol and of the graph store protocol: requests in order, each response looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from rdflib import Graph
from rdflib.compare import isomorphic

from tests.conformance.manifest import RDFS_LABEL, UT, Entry, Exchange

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.live import Live, Response

TABLES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json", "application/trig")


def failure(service: Live, entry: Entry, folder: Path) -> str:
    """What went wrong; "" where the test passes."""
    _prepare(service, entry, folder)
    location = ""
    for number, exchange in enumerate(entry.exchanges(), 1):
        path = re.sub(r"^/gsp", "/rdf-graphs", re.sub(r"^/sparql/", "/sparql", exchange.path))
        path = path.replace("$LOCATION$", quote(location, safe=""))
        body = exchange.body.encode(exchange.encoding) if exchange.body is not None else None
        response = service.ask(exchange.method, path, headers=exchange.headers, body=body)
        location = response.headers.get("location", location)
        wrong = _wrong(exchange, response, f"{service.address}{path}")
        if wrong:
            return f"request {number}, {exchange.method} {path[:60]}: {wrong}"
    return ""


def _prepare(service: Live, entry: Entry, folder: Path) -> None:
    service.ask("POST", "/update", headers={"Content-Type": "application/sparql-update"}, body=b"CLEAR ALL")
    for each in entry.graph.objects(entry.node, UT.graphData):
        name = str(entry.graph.value(each, RDFS_LABEL))
        path = folder / str(entry.graph.value(each, UT.graph)).rpartition("/")[2]
        service.ask(
            "PUT",
            f"/rdf-graphs?graph={quote(name, safe='')}",
            headers={"Content-Type": "application/n-triples"},
            body=path.read_bytes(),
        )


def _wrong(exchange: Exchange, response: Response, address: str) -> str:
    status = str(response.status)
    if not any(each in {status, f"{status[0]}xx"} for each in exchange.statuses):
        return f"status {status}, {' or '.join(exchange.statuses)} wanted: {response.body[:200]!r}"
    if exchange.location and "location" not in response.headers:
        return "no Location"
    if exchange.boolean is not None and _boolean(response) != exchange.boolean:
        return f"the answer is {response.body[:100]!r}, {exchange.boolean} wanted"
    if exchange.format == "tabular" and response.media_type not in TABLES:
        return f"{response.media_type} is no table"
    if exchange.format == "RDF" and response.media_type not in GRAPHS:
        return f"{response.media_type} is no graph"
    if exchange.graph and exchange.method == "GET":
        found = Graph().parse(data=response.body, format=response.media_type, publicID=address)
        wanted = Graph().parse(data=exchange.graph, format="turtle", publicID=address)
        if not isomorphic(found, wanted):
            return f"another graph: {response.body.decode()[:300]}"
    return ""


def _boolean(response: Response) -> bool | None:
    if response.media_type == TABLES[0]:
        return b'"boolean":true' in response.body
    return b"<boolean>true" in response.body if response.media_type == TABLES[1] else None
