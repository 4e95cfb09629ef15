"""What the article in seeds/ says, asked of the graph that is built from it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

import queries
from kg.store import Answer, EmbeddedStore, rows

SHAM_LEGION = "id/source/00-media-line-military-source-from-the-sham-legion"
OUTLET = "id/outlet/the-media-line"


def answer(graph: EmbeddedStore, name: str, *variables: str) -> list[tuple[str, ...]]:
    """The values of some variables, IRIs without their base; "" where a row has none."""
    query = queries.load(name)
    found = rows(graph, query.bind(query.examples()))
    short = [{key: term.value.removeprefix("https://w3id.org/orbat/") for key, term in row.items()} for row in found]
    return [tuple(row.get(variable, "") for variable in variables) for row in short]


def test_the_participants_are_exactly_those_that_the_article_names(seed_graph: EmbeddedStore) -> None:
    assert answer(seed_graph, "factions_in_operation", "name") == [
        ("50th Brigade of the Syrian National Army",),
        ("Ahrar al-Sham",),
        ("Hay'at Tahrir al-Sham",),
        ("Jaysh al-Izza",),
        ("Levant Front",),
        ("National Front for Liberation",),
    ]


def test_each_participant_has_the_sentence_and_the_source_behind_it(seed_graph: EmbeddedStore) -> None:
    found = answer(seed_graph, "evidence_of_participation", "participant", "source", "quote")
    by_source = {
        who for who, source, quote in found if source == SHAM_LEGION and quote.startswith("Participating groups")
    }
    assert by_source == {
        "id/alliance/national-front-for-liberation",
        "id/faction/ahrar-al-sham",
        "id/faction/hayat-tahrir-al-sham",
        "id/faction/jaysh-al-izza",
        "id/faction/levant-front",
        "id/unit/50th-brigade-sna",
    }


def test_an_unnamed_collective_is_kept_apart(seed_graph: EmbeddedStore) -> None:
    named = {row[0] for row in answer(seed_graph, "factions_in_operation", "participant")}
    assert not named & {row[0] for row in answer(seed_graph, "unnamed_participants_in_operation", "collective")}


def test_the_captured_places_are_attributed(seed_graph: EmbeddedStore) -> None:
    found = answer(seed_graph, "places_captured", "place", "source")
    assert {place for place, source in found if source == SHAM_LEGION} == {
        "id/place/00-media-line-military-and-civilian-locations-in-the-western-aleppo-countryside",
        "id/place/anjarah",
        "id/place/awijil",
        "id/place/kafr-basin",
        "id/place/qubtan-al-jabal",
        "id/place/sheikh-aqil",
        "id/place/urum-al-sughra",
    }


def test_how_many_places_were_captured_keeps_its_bound(seed_graph: EmbeddedStore) -> None:
    text = """PREFIX : <https://w3id.org/orbat/ontology#>
        SELECT ?verbatim ?qualifier ?value WHERE {
          ?claim :claims/a :Capture ; :hasQuantity ?quantity .
          ?quantity :unit "locations" ; :verbatim ?verbatim ; :qualifier ?qualifier ; :value ?value .
        }"""
    (row,) = rows(seed_graph, text)
    assert [row[name].value.rpartition("#")[2] for name in ("verbatim", "qualifier", "value")] == [
        "approximately 25",
        "About",
        "25",
    ]


def test_the_captured_equipment_is_counted(seed_graph: EmbeddedStore) -> None:
    found = answer(seed_graph, "equipment_captured", "equipment", "actor", "lowest", "highest")
    assert {
        ("id/equipment/armoured-fighting-vehicle", "id/group/syrian-opposition-factions", "1", "1"),
        ("id/equipment/tank", "id/group/syrian-opposition-factions", "5", "5"),
        ("id/equipment/unmanned-aerial-vehicle", "id/group/syrian-opposition-factions", "10", "10"),
    } <= set(found)


def test_the_killed_keep_their_bounds_and_sources(seed_graph: EmbeddedStore) -> None:
    found = answer(seed_graph, "casualties", "unit", "figure", "lowest", "highest", "source")
    other = "id/source/00-media-line-source-close-to-the-opposition-factions"
    assert {
        ("forces", "More than 75", "76", "", OUTLET),
        ("officers", "more than 10", "11", "", other),
        ("child", "a child", "1", "1", OUTLET),
    } <= set(found)


def test_the_displaced_are_counted_by_their_source(seed_graph: EmbeddedStore) -> None:
    assert ("families", "over 8,735", "8736", "", "id/organization/response-coordinators-team") in answer(
        seed_graph, "displacement", "unit", "figure", "lowest", "highest", "source"
    )


def test_where_was_shelled(seed_graph: EmbeddedStore) -> None:
    assert {
        ("id/place/idlib", "id/force/russia"),
        ("id/place/00-media-line-camp", ""),
    } <= set(answer(seed_graph, "strikes", "place", "actor"))


def test_what_the_article_hedges_is_a_claim_and_no_fact(seed_graph: EmbeddedStore) -> None:
    hedged = answer(seed_graph, "hedged_claims", "certainty", "quote")
    assert [certainty for certainty, quote in hedged if "affiliated with Hezbollah" in quote] == ["ontology#Possible"]
    text = "ASK { ?s ?property ?o . FILTER(CONTAINS(STR(?o), 'hezbollah') && ?property IN (%s)) }"
    facts = text % ", ".join(f"<https://w3id.org/orbat/ontology#{name}>" for name in ("memberOf", "alliedWith"))
    assert rows(seed_graph, facts)[0]["boolean"].value == "false"


def test_the_start_is_resolved_against_the_date_of_the_article(seed_graph: EmbeddedStore) -> None:
    found = answer(seed_graph, "dates_of_operation", "role", "date", "precision")
    assert found == [("ontology#Start", "2024-11-27", "ontology#DayPrecision")]


@pytest.fixture(scope="module")
def seed_dataset(seed_graph: EmbeddedStore) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=ox.serialize(seed_graph.store, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


@pytest.mark.parametrize(
    "name", ["factions_in_operation", "evidence_of_participation", "places_captured", "casualties", "strikes"]
)
def test_another_engine_answers_alike(seed_graph: EmbeddedStore, seed_dataset: rdflib.Dataset, name: str) -> None:
    text = queries.load(name).text
    body = seed_dataset.query(text).serialize(format="json")
    assert body is not None
    assert rows(Answer("select", "application/sparql-results+json", body)) == rows(seed_graph, text)
