"""The examples of federation run in both directions, against endpoints on loopback."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import queries
from kg.entity import References
from kg.store import EmbeddedStore, QueryRefusedError, rows
from kg.store.limit import Limits, admit
from tests.wikidata.loopback import EXTRACT, Loopback, served
from tests.wikidata.made_up import TEXT, graph


def test_this_graph_asks_wikidata(known: References, loopback: Loopback) -> None:
    query = queries.load("federation/participants_and_their_wikidata")
    text = query.bind({"operation": "open-sea"}).replace("https://query.wikidata.org/sparql", loopback.url)
    found = [{name: term.value for name, term in row.items()} for row in rows(graph(known), text)]
    assert found == [
        {
            "participant": "https://w3id.org/orbat/id/faction/reed-front",
            "name": "Reed Front",
            "item": "http://www.wikidata.org/entity/Q900000001",
            "label": "Reed Front",
            "inception": "2013-03-15T00:00:00Z",
        }
    ]
    assert len(loopback.asked) == 1


def test_wikidata_asks_this_graph(known: References) -> None:
    wikidata = ox.Store()
    wikidata.load(path=EXTRACT, format=ox.RdfFormat.TURTLE)
    with served(graph(known).store) as ours:
        text = queries.load("federation/armed_groups_and_their_claims").text
        found = rows(EmbeddedStore(wikidata), text.replace("https://orbat.example.org/sparql", ours.url))
    assert [(row["item"].value, row["label"].value, row["quote"].value) for row in found] == [
        ("http://www.wikidata.org/entity/Q900000001", "Reed Front", TEXT.strip())
    ]


@pytest.mark.parametrize("name", [name for name in queries.names() if name.startswith("federation/")])
def test_the_store_that_serves_strangers_refuses_to_call_others(name: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        admit(queries.load(name).text, Limits())
