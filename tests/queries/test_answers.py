"""Every stored question has its expected rows, and two query engines agree on them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import rdflib
import yaml
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

import ontology
import queries
from kg.export import NAMES
from kg.store import Answer, EmbeddedStore, Term, rows
from queries.term import BASE

ANSWERS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "answers.yaml").read_text(encoding="utf-8"))
QUESTIONS = [name for name in queries.names() if not name.startswith(("api/", "checks/", "federation/"))]
SIMPLE = [name for name in QUESTIONS if "/" not in name]


def short(term: Term) -> str:
    """A term as answers.yaml writes it."""
    if term.kind != "iri":
        return term.value
    return next(
        (f"{name}:{term.value[len(iri) :]}" for name, iri in NAMES.items() if term.value.startswith(iri)), term.value
    )


def patterns(name: str) -> int:
    """How many triple patterns a question has; a property path is one."""
    return len(_triples(translateQuery(parseQuery(queries.load(name).text)).algebra))


def _triples(node: object) -> list[object]:
    if isinstance(node, dict):
        inside = [found for key, value in node.items() if key not in {"triples", "_vars"} for found in _triples(value)]
        return [*dict(node).get("triples", ()), *inside]
    return [found for value in node for found in _triples(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_answers_with_the_expected_rows_on_both_engines(
    embedded: EmbeddedStore, dataset: rdflib.Dataset, name: str
) -> None:
    query, expected = queries.load(name), ANSWERS[name]
    text = query.bind(query.examples() | expected["parameters"])
    found = rows(embedded, text)
    assert [{key: short(term) for key, term in row.items()} for row in found] == expected["rows"]
    other = dataset.query(text).serialize(format="json")
    assert other is not None
    assert rows(Answer("select", "application/sparql-results+json", other)) == found


def test_every_question_has_expected_rows_and_none_is_empty() -> None:
    assert sorted(ANSWERS) == QUESTIONS
    assert [name for name, expected in ANSWERS.items() if not expected["rows"]] == []


def test_a_dozen_questions_are_a_single_triple_pattern_and_none_has_more_than_twelve() -> None:
    counts = {name: patterns(name) for name in SIMPLE}
    assert sum(count == 1 for count in counts.values()) >= 12
    assert {name: count for name, count in counts.items() if count > 12} == {}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_written_in_the_style_of_the_house(name: str) -> None:
    query = queries.load(name)
    prefixes = re.findall(r"^PREFIX (\w*:)", query.text, re.MULTILINE)
    body = query.text.partition("\n\n")[2]
    assert prefixes == sorted(prefixes)
    assert [prefix for prefix in prefixes if prefix not in body] in ([], ["xsd:"])
    assert body.startswith("SELECT ")
    assert "\t" not in query.text
    assert all(len(line) <= 160 for line in query.text.splitlines())
    assert re.search(r"^ORDER BY ", body, re.MULTILINE)
    code = re.sub(r"\".*?\"", "", body)
    assert re.findall(r"\b(?:select|where|filter|optional|order by|values|bind|union)\b", code) == []


def test_the_base_of_bound_entities_is_that_of_the_ontology() -> None:
    assert ontology.BASE == BASE
