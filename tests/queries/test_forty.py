"""All forty questions have a file, and rows over the annotated articles, the same on two engines."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import queries
from kg.store import Answer, rows
from tests.queries.forty import QUESTIONS, answer, answered, expected, numbered

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def other() -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=ox.serialize(answered().store, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


def test_each_of_the_forty_questions_has_its_file() -> None:
    files = {path.stem for path in (ROOT / "queries").glob("*.rq")}
    assert sorted({number for numbers in numbered().values() for number in numbers}) == list(range(1, 41))
    assert set(numbered()) <= files


def test_the_list_agrees_with_the_document() -> None:
    document = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert [name for name, numbers in numbered().items() if f"| {numbers[0]} | `{name}` |" not in document] == []
    assert QUESTIONS.is_file()


def test_every_question_is_asked_of_the_annotated_articles() -> None:
    assert set(expected()) == set(numbered())


@pytest.mark.parametrize("name", sorted(expected()))
def test_the_corpus_answers_a_question_with_the_expected_rows(name: str) -> None:
    asked = expected()[name]
    assert asked["rows"]
    assert answer(name, asked["parameters"]) == asked["rows"]


@pytest.mark.parametrize("name", sorted(expected()))
def test_another_engine_gives_the_same_rows(name: str, other: rdflib.Dataset) -> None:
    query = queries.load(name)
    text = query.bind(query.examples() | expected()[name]["parameters"])
    body = other.query(text).serialize(format="json")
    assert body is not None
    assert rows(Answer("select", "application/sparql-results+json", body)) == rows(answered(), text)
