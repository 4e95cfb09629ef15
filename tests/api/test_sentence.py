"""Statements in words."""

from __future__ import annotations

import pytest

from api.passage import paragraphs
from api.sentence import Part, day, figure, sentence
from api.table import page_of


@pytest.mark.parametrize(
    ("statement", "roles", "text"),
    [
        ("Capture", {"place": "Injara"}, "Injara was captured."),
        ("Capture", {"place": "Injara", "takenFrom": "the army"}, "Injara was captured from the army."),
        ("AttackReport", {"actor": "A", "place": "Idlib"}, "A attacked in Idlib."),
        ("Participation", {"inEvent": "the operation"}, "Someone took part in the operation."),
        ("Novelty", {"what": "a", "where": "b"}, "Novelty: a, b."),
    ],
)
def test_a_sentence_leaves_out_what_is_unknown(statement: str, roles: dict[str, str], text: str) -> None:
    assert sentence(statement, {role: [Part(name)] for role, name in roles.items()}) == text


def test_two_parties_are_joined() -> None:
    assert sentence("AllianceTie", {"party": [Part("A"), Part("B")]}) == "A and B are allied."


@pytest.mark.parametrize(
    ("value", "qualifier", "lower", "upper", "text"),
    [
        (25, "About", 20, 30, "about 25"),
        (10, "Exactly", 10, 10, "10"),
        (None, "Between", 1000, 2000, "1,000 to 2,000"),
        (None, "Vague", None, None, "dozens"),
        (None, None, None, None, "dozens"),
    ],
)
def test_a_figure_says_how_exact_it_is(
    value: int | None, qualifier: str | None, lower: int | None, upper: int | None, text: str
) -> None:
    quantity = {"value": value, "qualifier": qualifier, "lower": lower, "upper": upper, "verbatim": "dozens"}
    assert figure(quantity) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-11-28", "28 November 2024"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("soon", "soon"),
        ("a-b", "a-b"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(text: str, words: str) -> None:
    assert day(text) == words


def test_overlapping_spans_keep_the_text_whole() -> None:
    text = "one two three\nfour\n\nfive"
    found = paragraphs(text, [(0, 7), (4, 13), (14, 18), (14, 24)])
    assert ["".join(passage.text for passage in paragraph) for paragraph in found] == ["one two three", "four", "five"]
    assert [(passage.text, passage.is_quoted, passage.anchors) for passage in found[0]] == [
        ("one ", True, ("c0-7",)),
        ("two", True, ("c4-13",)),
        (" three", True, ()),
    ]
    assert found[1][0].anchors == ("c14-18", "c14-24")


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        ("https://w3id.org/orbat/id/claim/01", "/page/claim/01"),
        ("https://w3id.org/orbat/id/quantity/01", "/id/quantity/01"),
        ("https://w3id.org/orbat/ontology#Faction", "/ontology#Faction"),
        ("https://w3id.org/orbat/article/a#char=1,2", "/article/a#c1-2"),
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"),
        ("javascript:alert(1)", None),
    ],
)
def test_an_iri_leads_to_its_page(iri: str, href: str | None) -> None:
    assert page_of(iri) == href
