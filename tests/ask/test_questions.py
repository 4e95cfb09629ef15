"""Questions as people type them lead to the right stored query, and what cannot be answered is declined."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import queries
from kg.ask import Declined, Understood, understand
from kg.ask.pattern import patterns, read_pattern
from tests.ask.names import curated_names

HERE = Path(__file__).parent
SETS: dict[str, Any] = {
    name: yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("questions", "held_out")
}
LEAST_RIGHT = {"questions": 0.95, "held_out": 0.9}


def reading(question: str) -> tuple[str, dict[str, str]] | None:
    found = understand(question, curated_names())
    return (found.query.name, found.values) if isinstance(found, Understood) else None


def wanted(name: str) -> dict[str, tuple[str, dict[str, str]]]:
    return {text: (group["query"], group["parameters"]) for group in SETS[name]["answered"] for text in group["ask"]}


@pytest.mark.parametrize("name", SETS)
def test_nearly_all_phrasings_are_understood_and_none_is_misunderstood(name: str) -> None:
    found = {text: (reading(text), right) for text, right in wanted(name).items()}
    wrong = {text: pair for text, pair in found.items() if pair[0] and pair[0] != pair[1]}
    right = sum(one == other for one, other in found.values())
    assert wrong == {}
    assert right / len(found) >= LEAST_RIGHT[name]


@pytest.mark.parametrize("name", SETS)
def test_no_unanswerable_question_is_answered(name: str) -> None:
    assert [text for text in SETS[name]["unanswered"] if reading(text)] == []


def test_there_are_enough_phrasings_and_they_cover_every_stored_question() -> None:
    assert len(wanted("questions")) >= 200
    assert len(set(SETS["questions"]["unanswered"])) >= 60
    asked = {group["query"] for group in SETS["questions"]["answered"]}
    assert asked == {name for name in queries.names() if "/" not in name}


def test_every_word_of_a_pattern_is_known() -> None:
    simple = (queries.load(name) for name in queries.names() if "/" not in name)
    assert [line for query in simple for line in query.ask if not [*read_pattern(query, line)]] == []


def test_no_two_queries_have_the_same_pattern() -> None:
    seen: dict[object, str] = {}
    for pattern in patterns():
        kinds = tuple(sorted(tuple(sorted(slot.choices)) for slot in pattern.slots))
        key = (pattern.required, kinds, pattern.sides, pattern.asks_who, pattern.implied)
        assert seen.setdefault(key, pattern.query.name) == pattern.query.name, pattern.text


def test_every_implied_value_is_one_that_the_query_takes() -> None:
    for pattern in patterns():
        for name, value in pattern.implied:
            parameter = next(one for one in pattern.query.parameters if one.name == name)
            assert parameter.terms(value)


def test_a_declined_question_says_why_and_names_the_nearest_with_the_names_it_holds() -> None:
    found = understand("Which factions refused to join Deter the Aggression?", curated_names())
    assert found == Declined(
        question="Which factions refused to join Deter the Aggression?",
        reason="'refused' is no name in the graph and no word of its questions",
        nearest=found.nearest if isinstance(found, Declined) else (),
    )
    assert found.nearest[0] == "Who joined Deter the Aggression?"
    assert len(found.nearest) == 3


def test_the_reading_says_what_was_heard_and_what_was_corrected() -> None:
    found = understand("wich factons joinned Deter the Agression", curated_names())
    assert isinstance(found, Understood)
    assert found.text == "Who joined Deter the Aggression?"
    assert found.corrected == {"wich": "which", "factons": "factions", "joinned": "joined"}
    assert found.heard == {"operation": "Deter the Agression"}
    assert found.entities["operation"].how == "spelling"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("x" * 301, "it has 301 characters, 300 at most are read"),
        ("who controlled Saraqib on 31 February 2020?", "there is no 31 February 2020"),
        ("", "it asks for nothing"),
        ("who took part in Saraqib?", "no stored question asks for this"),
    ],
)
def test_a_question_is_declined_with_its_reason(question: str, reason: str) -> None:
    found = understand(question, curated_names())
    assert isinstance(found, Declined)
    assert found.reason == reason
