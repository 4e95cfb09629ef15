"""How well an item fits: each part of the score, and what makes an item no candidate at all."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

import seeds
from kg.wikidata.lookup import Item
from kg.wikidata.score import candidate
from kg.wikidata.subject import Subject
from kg.wikidata.vocabulary import classes, properties

TOWN = Subject("https://w3id.org/orbat/id/place/reedwell", "Town", (("Reedwell", "en"), ("بئر القصب", "ar")),
               coordinates=(36.0, 37.0), country="Q858")  # fmt: skip
ITEM = Item("Q900000010", frozenset({"Reedwell"}), frozenset(), frozenset({"Q3957"}), frozenset({"Q858"}),
            ((36.0, 37.0),), "Reedwell", "town")  # fmt: skip


@pytest.mark.parametrize(
    ("change", "score", "why"),
    [
        ({}, 1.0, ("same name", "class fits Town", "0.0 km away", "same country")),
        ({"labels": frozenset(), "aliases": frozenset({"بئر القصب"})}, 0.95,
         ("a name in common", "class fits Town", "0.0 km away", "same country")),
        ({"labels": frozenset({"al-Ridwell"})}, 0.85,
         ("a name alike", "class fits Town", "0.0 km away", "same country")),
        ({"classes": frozenset()}, 0.8, ("same name", "class unknown", "0.0 km away", "same country")),
        ({"classes": frozenset({"Q11424"})}, 0.65, ("same name", "no class that fits", "0.0 km away", "same country")),
        ({"coordinates": ((36.2, 37.0),)}, 0.85, ("same name", "class fits Town", "22.2 km away", "same country")),
        ({"coordinates": (), "countries": frozenset()}, 0.75, ("same name", "class fits Town")),
        ({"countries": frozenset({"Q1016"})}, 0.85, ("same name", "class fits Town", "0.0 km away", "another country")),
    ],
)  # fmt: skip
def test_each_part_counts_and_says_why(change: dict[str, object], score: float, why: tuple[str, ...]) -> None:
    found = candidate(TOWN, replace(ITEM, **change))  # type: ignore[arg-type]
    assert found is not None
    assert (found.score, found.why) == (score, why)


@pytest.mark.parametrize(
    "change",
    [
        {"labels": frozenset({"Millwell"})},
        {"classes": frozenset({"Q3957", "Q4167410"})},
        {"classes": frozenset({"Q5"})},
        {"coordinates": ((38.0, 37.0),)},
    ],
)
def test_what_cannot_be_meant_is_no_candidate(change: dict[str, object]) -> None:
    assert candidate(TOWN, replace(ITEM, **change)) is None  # type: ignore[arg-type]


def test_every_class_that_an_item_may_fit_is_one_of_the_ontology() -> None:
    import ontology

    fits = set().union(*classes().values()) - {"never"}
    assert fits <= ontology.classes()


def test_every_property_that_is_fetched_has_a_kind_of_value() -> None:
    assert {found.value for found in properties()} == {"point", "date", "item", "file"}
    assert {"P571", "P576", "P749", "P625", "P18"} <= {found.id for found in properties()}


def test_each_class_says_where_it_was_seen_or_that_it_was_not() -> None:
    with (Path(seeds.__path__[0]) / "wikidata" / "classes.csv").open(encoding="utf-8", newline="") as file:
        found = {row["item"]: row["evidence"] for row in csv.DictReader(file)}
    assert all(found.values())
    assert {item for item, evidence in found.items() if evidence != "none"} == {"Q15142894"}
    assert [item for item, evidence in found.items() if item not in evidence and evidence != "none"] == []
    assert found.keys() == classes().keys()
