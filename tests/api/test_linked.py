"""Linked data and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib import URIRef

if TYPE_CHECKING:
    from flask.testing import FlaskClient

LEVANT_FRONT = URIRef("https://w3id.org/orbat/id/faction/levant-front")
HTML = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        ("/id/faction/levant-front", "text/html", "/page/faction/levant-front"),
        ("/id/faction/levant-front", "text/turtle", "/data/faction/levant-front"),
        ("/id/faction/levant-front", "*/*", "/data/faction/levant-front"),
        ("/id/claim/1ea4081ed7c2b1b0", "text/html", "/page/claim/1ea4081ed7c2b1b0"),
        ("/id/statement/b8f39f6db754e6ec", "text/html", "/page/statement/b8f39f6db754e6ec"),
        ("/id/statement/b8f39f6db754e6ec", "text/turtle", "/data/statement/b8f39f6db754e6ec"),
        ("/id/quantity/0123456789abcdef", "text/html", "/data/quantity/0123456789abcdef"),
        ("/id/quantity/%0A", "text/turtle", "/data/quantity/%0A"),
    ],
)
def test_an_iri_leads_to_a_page_or_to_data(client: FlaskClient, path: str, accept: str, location: str) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.headers["Location"]) == (303, location)
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("path", "page"), [("/article/00-media-line", "/article/00-media-line"), ("/ontology", "/ontology")]
)
def test_a_document_names_the_formats_that_it_comes_in(client: FlaskClient, path: str, page: str) -> None:
    shown = client.get(path, headers=HTML).headers.getlist("Link")
    data = client.get(f"{path}.ttl").headers.getlist("Link")
    assert f'<{path}.jsonld>; rel="alternate"; type="application/ld+json"' in shown
    assert f'<{page}>; rel="alternate"; type="text/html"' not in shown
    assert f'<{page}>; rel="alternate"; type="text/html"' in data
    assert f'<{path}.ttl>; rel="alternate"; type="text/turtle"' not in data
    assert f'<https://w3id.org/orbat{path}>; rel="describes"' in data


def test_what_is_of_no_kind_is_not_found(client: FlaskClient) -> None:
    assert client.get("/id/dragon/smaug").status_code == 404


def test_an_iri_that_was_merged_leads_to_the_one_that_stands(client: FlaskClient) -> None:
    response = client.get("/id/faction/shamiya-front")
    assert (response.status_code, response.headers["Location"]) == (301, "/id/faction/levant-front")


def test_an_iri_that_was_split_names_its_parts(client: FlaskClient) -> None:
    response = client.get("/id/faction/third-legion")
    wanted = "'third-legion' was split into id/faction/ahrar-al-sham and id/faction/levant-front"
    assert (response.status_code, response.get_json(force=True)["detail"]) == (404, wanted)


def test_an_unknown_iri_leads_nowhere(client: FlaskClient) -> None:
    assert client.get("/id/faction/nobody").status_code == 404


@pytest.mark.parametrize(
    ("suffix", "form"), [(".ttl", "turtle"), (".jsonld", "json-ld"), (".nt", "nt"), ("", "turtle")]
)
def test_data_says_what_the_graph_says(client: FlaskClient, suffix: str, form: str) -> None:
    response = client.get(f"/data/faction/levant-front{suffix}")
    graph = rdflib.Graph().parse(data=response.data, format=form)
    operation = URIRef("https://w3id.org/orbat/id/operation/deter-the-aggression")
    assert (LEVANT_FRONT, URIRef("https://w3id.org/orbat/ontology#participatesIn"), operation) in graph
    assert {str(name) for name in graph.objects(operation, rdflib.SKOS.prefLabel)} == {
        "Deter the Aggression",
        "ردع العدوان",
    }


def test_an_unknown_suffix_is_named(client: FlaskClient) -> None:
    response = client.get("/data/faction/levant-front.docx")
    assert (
        response.get_json(force=True)["detail"] == "no format has the suffix '.docx'; wanted ttl, jsonld, nt, nq, rdf"
    )


def test_the_ontology_comes_in_rdf_and_as_a_list(client: FlaskClient) -> None:
    graph = rdflib.Graph().parse(data=client.get("/ontology.ttl").data, format="turtle")
    assert (URIRef("https://w3id.org/orbat/ontology#Faction"), rdflib.RDF.type, rdflib.OWL.Class) in graph
    page = client.get("/ontology", headers=HTML)
    assert b'id="participatesIn"' in page.data
    assert client.get("/ontology", headers={"Accept": "application/n-triples"}).mimetype == "application/n-triples"


def test_an_article_comes_as_a_page_and_in_rdf(client: FlaskClient) -> None:
    page = client.get("/article/00-media-line", headers=HTML).get_data(as_text=True)
    assert '<span class="anchor" id="c1565-1742"></span><mark>Participating groups include Tahrir al-Sham' in page
    graph = rdflib.Graph().parse(data=client.get("/article/00-media-line.ttl").data, format="turtle")
    assert len(graph) > 10
    assert client.get("/article/nothing", headers=HTML).status_code == 404


def test_an_entity_page_tells_names_facts_and_sources(client: FlaskClient) -> None:
    page = client.get("/page/operation/deter-the-aggression").get_data(as_text=True)
    assert '<p class="arabic" lang="ar" dir="rtl">ردع العدوان</p>' in page
    assert 'href="/article/00-media-line#c1565-1742"' in page
    assert page.count("Participating groups include") == 1
    assert "Said, but no fact" in page
    assert '<time datetime="2024-11-28">28 November 2024</time>' in page


def test_a_page_links_to_other_knowledge_bases(client: FlaskClient) -> None:
    assert b"https://www.wikidata.org/entity/Q504657" in client.get("/page/place/idlib").data
    assert b"https://en.wikipedia.org/wiki/Tahrir_al-Sham" in client.get("/page/faction/hayat-tahrir-al-sham").data
    assert b"openstreetmap.org" in client.get("/page/place/injara").data
    assert b"Qubtan al-Jabal" in client.get("/page/place/aleppo-governorate").data


def test_the_start_page_counts_and_answers(client: FlaskClient) -> None:
    page = client.get("/", headers=HTML).get_data(as_text=True)
    assert "<dd>17</dd>" in page
    assert '<a href="/page/faction/levant-front">Levant Front</a>' in page
    assert page.count('class="card"') == 3


def test_entities_of_a_kind_are_listed(client: FlaskClient) -> None:
    page = client.get("/page/faction").get_data(as_text=True)
    assert '<a href="/page/faction/levant-front">Levant Front</a> <span lang="ar" dir="rtl"' in page
    assert client.get("/page/dragon").status_code == 404
    assert b"Rizik Alabi" in client.get("/page/article").data


@pytest.mark.parametrize(
    "path",
    ["/", "/sparql", "/ontology", "/page/faction", "/page/article", "/article/00-media-line", "/page/place/idlib"],
)
def test_a_page_loads_nothing_from_elsewhere_and_holds_no_script(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers=HTML)
    page = response.get_data(as_text=True)
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "<style" not in page
    assert "style=" not in page
    assert page.count("<script") == page.count('<script src="/static/editor.js" defer></script>')
    assert 'src="http' not in page
    assert 'rel="stylesheet" href="/static/style.css"' in page


@pytest.mark.parametrize("name", ["style.css", "icon.svg", "editor.js"])
def test_what_pages_load_is_there(client: FlaskClient, name: str) -> None:
    with client.get(f"/static/{name}") as response:
        assert response.status_code == 200
