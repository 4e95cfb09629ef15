"""The queries made of the shapes find what pySHACL finds, word for word."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.check import shacl
from kg.check.shape import constraints
from kg.error import DataError
from kg.store import EmbeddedStore
from tests.check import oracle
from tests.check.mutation import Mutation, mutations

PREFIXES = """@prefix : <https://w3id.org/orbat/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/orbat/shape#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SPOILT = [mutation for mutation in mutations() if mutation.check.startswith("shape/")]
XSD = "http://www.w3.org/2001/XMLSchema#"


def test_a_sound_graph_has_no_findings(store: EmbeddedStore) -> None:
    assert [*shacl.findings(store)] == [*oracle.findings(store)] == []


@pytest.mark.parametrize("mutation", SPOILT, ids=lambda mutation: mutation.name)
def test_both_find_the_same_in_a_graph_with_a_planted_defect(mutation: Mutation, store: EmbeddedStore) -> None:
    mutation.plant(store)
    assert {*shacl.findings(store)} == {*oracle.findings(store)} != set()


@pytest.mark.parametrize("seed", range(10))
def test_both_find_the_same_in_a_graph_spoilt_at_random(seed: int, sound: tuple[ox.Quad, ...]) -> None:
    chance = random.Random(seed)  # noqa: S311  nothing secret: the same defects in every run
    said = sorted((quad for quad in sound if "/ontology#" not in str(quad.subject)), key=str)
    dropped = set(chance.sample(said, 25))
    added = [spoil(quad, chance, said) for quad in chance.sample(said, 25)]
    spoilt = EmbeddedStore.of([*(quad for quad in sound if quad not in dropped), *added])
    assert {*shacl.findings(spoilt)} == {*oracle.findings(spoilt)} != set()


def spoil(quad: ox.Quad, chance: random.Random, said: list[ox.Quad]) -> ox.Quad:
    """The quad with another object: that of any other, or a literal of some datatype."""
    literals = [
        ox.Literal(""),
        ox.Literal(" space"),
        ox.Literal("mot", language="fr"),
        ox.Literal(-7),
        ox.Literal("1.5", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal("many", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("2024-13-41", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("2024", datatype=ox.NamedNode(XSD + "gYear")),
    ]
    value = chance.choice([chance.choice(literals), chance.choice(said).object])
    return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("sh:message 'A' ; sh:property [ sh:path ( :a :b ) ; sh:message 'B' ]", "a path is neither"),
        ("sh:message 'A' ; sh:maxExclusive 3", "maxExclusive> is no part of SHACL"),
        ("sh:nodeKind sh:IRI", "a constraint has no sh:message"),
    ],
)
def test_a_shape_that_cannot_be_checked_is_refused(shape: str, said: str) -> None:
    shapes = Graph().parse(data=f"{PREFIXES} shape:X sh:targetClass :Faction ; {shape} .", format="turtle")
    with pytest.raises(DataError, match=said):
        [*constraints(shapes)]


def test_a_class_of_another_ontology_has_no_classes_below_it() -> None:
    shape = "shape:X sh:targetClass <https://example.org/Thing> ; sh:nodeKind sh:Literal ; sh:message 'A' ."
    shapes = Graph().parse(data=PREFIXES + shape, format="turtle")
    only = [one.query for one in constraints(shapes)]
    assert only == [
        "SELECT DISTINCT ?this  WHERE { { SELECT DISTINCT ?this WHERE { { VALUES ?v0 { <https://example.org/Thing> }"
        " ?this a ?v0 } } }  FILTER(!COALESCE(isLiteral(?this), false)) }"
    ]
