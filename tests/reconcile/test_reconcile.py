"""Rows of a table find their entities, in the words of the reconciliation protocol."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kg.reason import infer
from kg.reconcile import ReconcileError, Reconciler, manifest, read_reconciler
from kg.search.name import read_names
from kg.store import EmbeddedStore
from tests.api.fixture import quads
from tests.reconcile import schemas


@pytest.fixture(scope="session")
def reconciler() -> Reconciler:
    store = EmbeddedStore.of(quads())
    infer(store.store)
    return read_reconciler(store, read_names(store))


def valid(document: object, schema: schemas.Schema) -> dict[str, Any]:
    """The document, if it is as the schema says."""
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    assert isinstance(document, dict)
    return document


def test_the_manifest_is_as_the_protocol_says() -> None:
    made = valid(manifest("http://127.0.0.1:8000", [{"id": "Faction", "name": "faction"}]), schemas.MANIFEST)
    assert made["view"]["url"] == "http://127.0.0.1:8000/id/{{id}}"
    assert made["identifierSpace"] == "https://w3id.org/orbat/id/"


@pytest.mark.parametrize(
    ("query", "identifier", "is_certain"),
    [
        ({"query": "Levant Front"}, "faction/levant-front", True),
        ({"query": "الجبهة الشامية"}, "faction/levant-front", True),
        ({"query": "levant front", "type": "Faction"}, "faction/levant-front", True),
        ({"query": "Hayat Tahrir"}, "faction/hayat-tahrir-al-sham", False),
        ({"query": "Injara", "type": ["Place"]}, "place/injara", True),
        ({"query": "Idlib", "type": "https://w3id.org/orbat/ontology#City"}, "place/idlib", True),
        ({"query": "Levent Front"}, "faction/levant-front", False),
        ({"properties": [{"pid": "name", "v": "Idlib"}]}, "place/idlib", True),
    ],
)
def test_a_row_finds_its_entity(reconciler: Reconciler, query: object, identifier: str, *, is_certain: bool) -> None:
    found = valid(reconciler.batch({"q0": query}), schemas.RESULTS)["q0"]["result"][0]
    assert (found["id"], found["match"]) == (identifier, is_certain)


def test_a_type_leaves_out_what_is_of_none_of_its_kinds(reconciler: Reconciler) -> None:
    assert reconciler.batch({"q": {"query": "Idlib", "type": "Faction"}}) == {"q": {"result": []}}
    assert reconciler.batch({"q": {"query": "Idlib", "type": "Nonsense"}}) == {"q": {"result": []}}


def test_properties_raise_the_score_of_what_has_them(reconciler: Reconciler) -> None:
    def score(value: object, property_: str = "locatedIn") -> float:
        query = {"query": "Injara", "properties": [{"pid": property_, "v": value}]}
        return float(reconciler.batch({"q": query})["q"]["result"][0]["score"])

    assert score("Aleppo governorate") == score({"id": "place/syria"}) == score(["nowhere", "Syria"]) == 100
    assert score("Idlib") == score("", "nothing") == 70
    assert score(36.25, "latitude") == score("36.26", "latitude") == 100
    assert score("north", "latitude") == 70


def test_a_limit_cuts_the_candidates(reconciler: Reconciler) -> None:
    assert len(reconciler.batch({"q": {"query": "Sham", "limit": 1}})["q"]["result"]) == 1


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ([], "a batch is an object"),
        ({str(number): {"query": "x"} for number in range(1001)}, "at most 1000"),
        ({"q": "Aleppo"}, "query 'q' is no object with 'query'"),
        ({"q": {}}, "query 'q' is no object with 'query'"),
        ({"q": {"query": "x", "more": 1}}, "query 'q' is no object with 'query'"),
        ({"q": {"query": 1}}, "'query' is a text"),
        ({"q": {"query": "x", "type": [1]}}, "a list of texts"),
        ({"q": {"query": "x", "limit": 0}}, "'limit' is a number from 1 to 100"),
        ({"q": {"query": "x", "limit": True}}, "'limit' is a number from 1 to 100"),
        ({"q": {"query": "x", "properties": ["a"]}}, "'properties' is a list of objects"),
    ],
)
def test_a_wrong_batch_is_refused_with_what_is_wanted(reconciler: Reconciler, batch: object, message: str) -> None:
    with pytest.raises(ReconcileError, match=message):
        reconciler.batch(batch)


def test_a_table_is_extended_with_values(reconciler: Reconciler) -> None:
    asked = {
        "ids": ["place/injara", "https://w3id.org/orbat/id/place/idlib", "place/nowhere", '"> {'],
        "properties": [{"id": "nameArabic"}, {"id": "latitude"}, {"id": "locatedIn"}],
    }
    made = valid(reconciler.extend(asked), schemas.EXTENSION)
    assert made["meta"][0] == {"id": "nameArabic", "name": "name in Arabic"}
    assert made["rows"]["place/injara"] == {
        "nameArabic": [{"str": "عنجارة"}],
        "latitude": [{"float": 36.2539}],
        "locatedIn": [
            {"id": "place/aleppo-governorate", "name": "Aleppo Governorate"},
            {"id": "place/syria", "name": "Syria"},
        ],
    }
    assert made["rows"]["place/nowhere"] == {"nameArabic": [], "latitude": [], "locatedIn": []}


@pytest.mark.parametrize("asked", [[], {"ids": "a", "properties": []}, {"ids": [], "properties": ["a"]}, {"ids": [1]}])
def test_a_wrong_extension_is_refused(reconciler: Reconciler, asked: object) -> None:
    with pytest.raises(ReconcileError, match="is a list of"):
        reconciler.extend(asked)


def test_suggestions_begin_with_what_was_typed(reconciler: Reconciler) -> None:
    entities = valid(reconciler.suggest_entity("leva"), schemas.SUGGESTED_ENTITIES)["result"]
    assert entities[0]["id"] == "faction/levant-front"
    assert reconciler.suggest_entity("leva", types=["Place"])["result"] == []
    assert valid(reconciler.suggest_type("fac"), schemas.SUGGESTED)["result"][0]["id"] == "Faction"
    assert valid(reconciler.suggest_property("lati"), schemas.SUGGESTED)["result"][0]["id"] == "latitude"


def test_only_properties_that_a_type_has_are_proposed(reconciler: Reconciler) -> None:
    made = valid(reconciler.propose("Place"), schemas.PROPOSED)
    assert {"id": "latitude", "name": "latitude in degrees"} in made["properties"]
    assert {"id": "memberOf", "name": "member of"} not in made["properties"]
    assert len(reconciler.propose("Place", limit=2)["properties"]) == 2


@given(st.text(max_size=40))
def test_any_text_is_reconciled_without_failing(reconciler: Reconciler, text: str) -> None:
    valid(reconciler.batch({"q": {"query": text}}), schemas.RESULTS)
