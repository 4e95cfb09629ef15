"""What Wikidata says of linked items: fetched with its day, in a graph of its own, compared and never mixed."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import queries
from kg.build.pipeline import silently
from kg.entity import References
from kg.error import DataError
from kg.store import rows
from kg.store.row import Term
from kg.wikidata.cache import Cache
from kg.wikidata.enrich import GRAPH, facts, fetched, write_facts
from tests.wikidata.loopback import Loopback
from tests.wikidata.made_up import graph

ITEMS = ("Q900000001", "Q900000010", "Q900000050")
IN = f"<{GRAPH.value}>"
PREFIXES = {
    "wd:": "http://www.wikidata.org/entity/",
    "wdt:": "http://www.wikidata.org/prop/direct/",
    "xsd:": "http://www.w3.org/2001/XMLSchema#",
    "dct:": "http://purl.org/dc/terms/",
    "rdfs:": "http://www.w3.org/2000/01/rdf-schema#",
}


def short(quad: ox.Quad) -> str:
    """A quad of the graph of facts as a line that fits a page."""
    assert quad.graph_name == GRAPH
    line = f"{quad.subject} {quad.predicate} {quad.object}"
    for prefix, iri in PREFIXES.items():
        line = re.sub(rf"<{re.escape(iri)}(\w+)>", rf"{prefix}\1", line)
    return line


def test_the_facts_of_an_item_are_its_names_dates_parent_image_and_articles(cache: Cache) -> None:
    assert {short(quad) for quad in fetched(["Q900000001"], cache, progress=silently)} == {
        "<https://ar.wikipedia.org/wiki/X> <http://schema.org/about> wd:Q900000001",
        "<https://en.wikipedia.org/wiki/Reed_Front> <http://schema.org/about> wd:Q900000001",
        'wd:Q900000001 <http://purl.org/pav/retrievedOn> "2026-11-22"^^xsd:date',
        'wd:Q900000001 rdfs:label "Front des roseaux"@fr',
        'wd:Q900000001 rdfs:label "Reed Front"@en',
        'wd:Q900000001 rdfs:label "جبهة القصب"@ar',
        "wd:Q900000001 wdt:P17 wd:Q858",
        'wd:Q900000001 wdt:P18 "Flag of the Reed Front.svg"',
        'wd:Q900000001 wdt:P571 "2013-03-15"^^xsd:date',
        'wd:Q900000001 wdt:P576 "2025"^^xsd:gYear',
        "wd:Q900000001 wdt:P749 wd:Q900000002",
        f"{IN} dct:license <https://creativecommons.org/publicdomain/zero/1.0/>",
        f"{IN} dct:source <{cache.endpoint.url}>",
    }


def test_a_position_is_a_point_and_an_unknown_value_is_none(cache: Cache) -> None:
    found = {str(quad.object) for quad in fetched(["Q900000010", "Q900000012"], cache, progress=silently)
             if quad.predicate.value.endswith("P625")}  # fmt: skip
    assert found == {'"POINT(36.61 35.92)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'}


def test_of_an_item_that_wikidata_does_not_have_nothing_is_said(cache: Cache) -> None:
    assert fetched(["Q900000099"], cache, progress=silently) == []


def test_the_file_of_facts_gives_those_of_some_items(cache: Cache, tmp_path: Path) -> None:
    path = tmp_path / "facts.nq"
    quads = fetched(ITEMS, cache, progress=silently)
    assert write_facts(path, quads) == len(quads)
    assert set(facts(path, ITEMS)) == set(quads)
    front = {str(quad) for quad in facts(path, ["Q900000001"])}
    assert len(front) == 13
    assert list(facts(path, ["Q1"])) == []
    assert list(facts(tmp_path / "none.nq", ITEMS)) == []


def test_a_broken_file_of_facts_is_named(tmp_path: Path) -> None:
    path = tmp_path / "facts.nq"
    path.write_text("<a> nothing", encoding="utf-8")
    with pytest.raises(DataError, match=r"facts\.nq: no N-Quads"):
        list(facts(path, ITEMS))


def test_what_wikidata_says_stands_in_its_own_graph_and_makes_no_fact(cache: Cache, known: References) -> None:
    quads = fetched(ITEMS, cache, progress=silently)
    without, with_ = ({str(quad) for quad in graph(known, found).store} for found in ((), quads))
    assert with_ - without == {str(quad) for quad in quads}
    assert {quad.graph_name for quad in quads} == {GRAPH}


def test_a_question_shows_where_an_article_and_wikidata_disagree(cache: Cache, known: References) -> None:
    store = graph(known, fetched(ITEMS, cache, progress=silently))
    date = "http://www.w3.org/2001/XMLSchema#date"
    assert rows(store, queries.load("wikidata_disagreements").text) == [
        {
            "entity": Term("iri", "https://w3id.org/orbat/id/operation/open-sea"),
            "property": Term("iri", "http://www.wikidata.org/prop/direct/P580"),
            "here": Term("literal", "2024-05-01", date),
            "there": Term("literal", "2024-05-07", date),
            "retrieved": Term("literal", "2026-11-22", date),
        }
    ]


def test_a_question_shows_what_the_graph_knows_and_wikidata_does_not(
    cache: Cache, known: References, loopback: Loopback
) -> None:
    question = queries.load("known_here_not_in_wikidata").bind({"entity": "operation/open-sea"})
    store = graph(known, fetched(ITEMS, cache, progress=silently))
    found = [
        (row["property"].value.rsplit("#")[1], row["value"].value.rsplit("/")[-1]) for row in rows(store, question)
    ]
    assert found == [("participatesIn", "mill-guard"), ("startDate", "2024-05-01")]
    wikidata = ox.NamedNode("http://www.wikidata.org/prop/direct/P710")
    assert any(quad.predicate == wikidata for quad in loopback.store)
