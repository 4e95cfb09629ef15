"""Programs that people really use, against the running service."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from tests.conformance.live import TOKEN, Live, live
from tests.service.conftest import EX, SETTINGS, quads

if TYPE_CHECKING:
    from collections.abc import Iterator

SELECT = f"SELECT ?o {{ <{EX}s0> ?p ?o }} ORDER BY ?o"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{EX}s0> ?p ?o }}"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("clients"), quads(40), settings=SETTINGS) as running:
        yield running


def wrapper(service: Live, query: str, form: str) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{service.address}/sparql", returnFormat=form)
    client.setQuery(query)
    return client


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_gets_rows_in_every_format(service: Live, method: str) -> None:
    found = {}
    for form in (JSON, XML, CSV, TSV):
        client = wrapper(service, SELECT, form)
        client.setMethod(method)
        found[form] = client.query().convert()
    assert [row["o"]["value"] for row in found[JSON]["results"]["bindings"]] == ["0", "1", "2", "3"]
    assert [node.firstChild.data for node in found[XML].getElementsByTagName("literal")] == ["0", "1", "2", "3"]
    assert (found[CSV], found[TSV]) == (b"o\r\n0\r\n1\r\n2\r\n3\r\n", b"?o\n0\n1\n2\n3\n")


def test_sparqlwrapper_asks_constructs_and_describes(service: Live) -> None:
    assert wrapper(service, "ASK {}", JSON).query().convert()["boolean"] is True
    for query in (CONSTRUCT, f"DESCRIBE <{EX}s0>"):
        for form in (RDFXML, JSONLD):
            graph = wrapper(service, query, form).query().convert()
            assert len(graph) == 4
        for form in (TURTLE, N3):
            data = wrapper(service, query, form).query().convert()
            assert len(Graph().parse(data=data, format="turtle")) == 4


def test_sparqlwrapper_updates_with_the_token(service: Live) -> None:
    client = SPARQLWrapper(f"{service.address}/update")
    client.setMethod(POST)
    client.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    client.setQuery("INSERT DATA { <a:wrapper> <a:p> 1 }")
    assert client.query().response.status == 204
    assert wrapper(service, "ASK { <a:wrapper> <a:p> 1 }", JSON).query().convert()["boolean"] is True


def test_rdflib_reads_through_its_store(service: Live) -> None:
    graph = Graph(SPARQLStore(f"{service.address}/sparql"))
    assert sorted(int(str(value)) for value in graph.objects(URIRef(f"{EX}s1"))) == [4, 5, 6, 7]
    assert [str(row[0]) for row in graph.query(SELECT)] == ["0", "1", "2", "3"]


def test_rdflib_writes_through_its_store(service: Live) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    store = SPARQLUpdateStore(f"{service.address}/sparql", f"{service.address}/update", headers=headers)
    graph = Graph(store, identifier=URIRef("a:rdflib"))
    triple = (URIRef("a:s"), URIRef("a:p"), Literal("from rdflib"))
    graph.add(triple)
    assert [*graph] == [triple]
    graph.remove(triple)
    assert [*graph] == []


def test_pandas_reads_a_table(service: Live) -> None:
    pandas = pytest.importorskip("pandas")
    answer = service.ask("GET", f"/sparql?format=csv&query={quote(SELECT, safe='')}")
    assert pandas.read_csv(io.BytesIO(answer.body))["o"].tolist() == [0, 1, 2, 3]


def test_curl_asks_and_puts(service: Live) -> None:
    url = f"{service.address}/sparql"
    ask = ["curl", "-sSG", url, "--data-urlencode", f"query={SELECT}", "-H", "Accept: text/csv", "--compressed"]
    assert subprocess.check_output(ask) == b"o\r\n0\r\n1\r\n2\r\n3\r\n"
    put = ["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "-X", "PUT", f"{service.address}/rdf-graphs/by-curl"]
    put += [
        "-H",
        f"Authorization: Bearer {TOKEN}",
        "-H",
        "Content-Type: text/turtle",
        "--data-binary",
        "<a:a> <a:b> 1 .",
    ]
    assert subprocess.check_output(put) == b"201"
