"""What the dataset says of itself: VoID and DCAT, dumps, sitemap; and data in every format."""

from __future__ import annotations

import gzip
import html
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, SDO, VOID, Literal, URIRef

from api import create_app
from api.catalog import Entity
from api.chart import LABELLED, chart
from kg.store import EmbeddedStore
from tests.api.fixture import quads

if TYPE_CHECKING:
    from flask.testing import FlaskClient

DATASET = URIRef("https://w3id.org/orbat/dataset")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize("path", ["/.well-known/void", "/dataset", "/dataset.ttl", "/dataset.nt"])
def test_the_dataset_describes_itself(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    graph = rdflib.Graph().parse(data=response.data, format="turtle")
    assert (DATASET, RDF.type, VOID.Dataset) in graph
    assert (DATASET, RDF.type, DCAT.Dataset) in graph
    assert (DATASET, VOID.sparqlEndpoint, URIRef("http://localhost/sparql")) in graph
    assert (DATASET, VOID.dataDump, URIRef("http://localhost/dumps/orbat.nq")) in graph
    (triples,) = graph.objects(DATASET, VOID.triples)
    assert int(str(triples)) == len(EmbeddedStore.of(quads()).store)
    (faction,) = graph.subjects(VOID["class"], URIRef("https://w3id.org/orbat/ontology#Faction"))
    assert [int(str(count)) for count in graph.objects(faction, VOID.entities)] == [6]


def test_no_other_suffix_describes_the_dataset(client: FlaskClient) -> None:
    assert client.get("/dataset.docx").status_code == 404


def test_every_source_has_its_licence_and_credit_for_programs_and_for_people(client: FlaskClient) -> None:
    described = rdflib.Graph().parse(data=client.get("/.well-known/void").data, format="turtle")
    documented = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    moved = client.get("/dataset", headers={"Accept": "text/html"})
    assert (moved.status_code, moved.headers["Location"]) == (303, "/about")
    page = html.unescape(client.get("/about").get_data(as_text=True))
    sources = [*described.objects(DATASET, DCTERMS.source)]
    assert len(sources) == 7
    for source in sources:
        for said in (DCTERMS.title, DCTERMS.rights, SDO.creditText):
            (value,) = described.objects(source, said)
            assert str(value) in page
        title = described.value(source, DCTERMS.title)
        assert f'href="{source}"' in page
        assert str(title).split()[0].lower() in documented.lower()
        license_ = described.value(source, DCTERMS.license)
        assert f'href="{license_}"' in page if license_ else title == Literal("The articles", "en")


def test_a_dump_is_the_graph_that_answers(client: FlaskClient, directory: Path) -> None:
    graph = (directory / "current" / "graph.nq").read_bytes()
    response = client.get("/dumps/orbat.nq")
    assert response.data == graph
    assert response.headers["Content-Length"] == str(len(graph))
    assert gzip.decompress(client.get("/dumps/orbat.nq.gz").data) == graph
    assert b'href="/dumps/orbat.nq"' in client.get("/dumps/").data
    assert client.get("/dumps/orbat.zip").status_code == 404


def test_a_graph_that_lies_in_no_directory_has_no_dump() -> None:
    client = create_app(EmbeddedStore.of(quads())).test_client()
    assert client.get("/dumps/orbat.nq").status_code == 404


def test_the_sitemap_leads_to_every_page(client: FlaskClient) -> None:
    index = ET.fromstring(client.get("/sitemap.xml").data)  # noqa: S314  our own
    (part,) = [one.text for one in index.iter(f"{SITEMAP}loc")]
    assert part == "http://localhost/sitemap/0.xml"
    pages = [str(one.text) for one in ET.fromstring(client.get("/sitemap/0.xml").data).iter(f"{SITEMAP}loc")]  # noqa: S314
    assert "http://localhost/page/faction/levant-front" in pages
    assert [page for page in pages if client.get(page).status_code != 200] == []
    assert client.get("/sitemap/1.xml").status_code == 404
    assert b"Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").data


def test_n_quads_say_in_which_graph(client: FlaskClient) -> None:
    data = client.get("/data/place/injara.nq").data
    found = {quad.graph_name.value.rpartition("/")[2] for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)}
    assert {"entities", "statements", "facts"} <= found
    assert client.get("/data/place/nowhere.nq").status_code == 404


def test_rdf_xml_is_the_same_graph(client: FlaskClient) -> None:
    xml = rdflib.Graph().parse(data=client.get("/data/place/injara.rdf").data, format="xml")
    turtle = rdflib.Graph().parse(data=client.get("/data/place/injara.ttl").data, format="turtle")
    assert set(xml) == set(turtle)


@pytest.mark.parametrize("path", ["/page/place/injara", "/data/place/injara"])
def test_headers_lead_to_the_same_in_other_formats(client: FlaskClient, path: str) -> None:
    links = client.get(path).headers.getlist("Link")
    assert '</data/place/injara.jsonld>; rel="alternate"; type="application/ld+json"' in links
    assert '<https://w3id.org/orbat/id/place/injara>; rel="describes"' in links
    assert ('</page/place/injara>; rel="alternate"; type="text/html"' in links) == path.startswith("/data")


def test_a_place_has_a_small_map(client: FlaskClient) -> None:
    page = client.get("/page/place/injara").get_data(as_text=True)
    assert '<svg class="map"' in page
    assert '<a href="/page/place/qubtan-al-jabal"><circle' in page
    assert '<svg class="map"' not in client.get("/page/faction/levant-front").get_data(as_text=True)


def test_a_map_shows_what_is_near_north_up_and_labels_only_where_there_is_room() -> None:
    def place(slug: str, latitude: float, longitude: float) -> Entity:
        return Entity(f"https://w3id.org/orbat/id/place/{slug}", slug, latitude=latitude, longitude=longitude)

    middle = place("middle", 36.0, 37.0)
    others = [place("north", 36.1, 37.0), place("far", 40.0, 37.0), middle, Entity("x", "nowhere")]
    crowd = [place(f"p{number:02}", 36.0 + number / 1000, 36.9) for number in range(20)]
    made = chart(middle, [*others, *crowd])
    assert made is not None
    by_path = {dot.path: dot for dot in made.dots}
    assert by_path["place/north"].y < made.size / 2
    assert by_path["place/north"].label == "north"
    assert len(made.dots) == 21
    assert sum(bool(dot.label) for dot in made.dots) <= LABELLED
    assert chart(Entity("x", "nowhere"), others) is None
