"""What Wikidata could be told: commands with references, for a person to review."""

from __future__ import annotations

import doctest

import kg.wikidata.lookup
import kg.wikidata.quickstatements
from kg.build.pipeline import silently
from kg.entity import References
from kg.wikidata.cache import Cache
from kg.wikidata.enrich import fetched
from kg.wikidata.quickstatements import Suggestion, lines, suggestions
from tests.wikidata.made_up import TEXT, graph

REFERENCE = 'S854\t"https://news.example.org/1"\tS577\t+2024-05-02T00:00:00Z/11'


def test_each_fact_between_linked_entities_becomes_a_command_with_its_reference(known: References) -> None:
    assert list(lines(suggestions(graph(known)))) == [
        f"Q900000001\tP1344\tQ900000050\t{REFERENCE}\t/* Reed Front | Open Sea: {TEXT.strip()} */",
        f"Q900000050\tP580\t+2024-05-01T00:00:00Z/11\t{REFERENCE}\t/* Open Sea | 2024-05-01: {TEXT.strip()} */",
        f"Q900000050\tP710\tQ900000001\t{REFERENCE}\t/* Open Sea | Reed Front: {TEXT.strip()} */",
        f"Q900000050\tP710\tQ900000060\t{REFERENCE}\t/* Open Sea | Mill Guard: {TEXT.strip()} */",
        f"Q900000060\tP1344\tQ900000050\t{REFERENCE}\t/* Mill Guard | Open Sea: {TEXT.strip()} */",
    ]


def test_what_wikidata_has_already_is_not_suggested(known: References, cache: Cache) -> None:
    facts = fetched(["Q900000001", "Q900000050"], cache, progress=silently)
    assert [(one.item, one.property, one.value) for one in suggestions(graph(known, facts))] == [
        # There it stands on the event, and not on who took part.
        ("Q900000001", "P1344", "Q900000050"),
        ("Q900000050", "P580", "+2024-05-01T00:00:00Z/11"),
        ("Q900000050", "P710", "Q900000060"),
        ("Q900000060", "P1344", "Q900000050"),
    ]


def test_an_article_without_an_address_is_no_reference(known: References) -> None:
    assert suggestions(graph(known, url=None)) == []


def test_a_publisher_that_is_linked_is_named_and_no_text_breaks_out_of_its_column() -> None:
    one = Suggestion("Q1", "P276", "Q2", 'https://x.org/"a\tb', "Q3", "2024-05", "He */ and\n went.", ("A", "B"))
    reference = 'S854\t"https://x.org/%22a%09b"\tS123\tQ3\tS577\t+2024-05-00T00:00:00Z/10'
    assert list(lines([one])) == [f"Q1\tP276\tQ2\t{reference}\t/* A | B: He * / and went. */"]


def test_the_examples_in_the_docstrings_hold() -> None:
    for module in (kg.wikidata.lookup, kg.wikidata.quickstatements):
        assert doctest.testmod(module).failed == 0
