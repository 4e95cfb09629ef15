"""What `--explain` shows is what happened: the claims are the reader's, and each hit without one has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.reader import Reader
from tests.extract.conftest import article

if TYPE_CHECKING:
    from kg.extract.explanation import SentenceExplained


def sentence(reader: Reader, text: str) -> SentenceExplained:
    return reader.explain(article(text)).sentences[-1]


def found(reader: Reader, text: str) -> dict[str, tuple[str, str]]:
    return {one.span.text: (one.kind, one.why) for one in sentence(reader, text).found}


def refused(reader: Reader, text: str) -> dict[str, str]:
    return {one.rule: one.reason for one in sentence(reader, text).refused}


def test_an_explanation_holds_the_same_claims_as_the_extraction(reader: Reader) -> None:
    text = (
        "HTS captured Sarmin on Friday. HTS captured Sarmin on Friday. It may take Idlib, the group said.\n\nIt left."
    )
    told = reader.explain(article(text))
    assert told.extraction == reader.extract(article(text))
    assert tuple(claim for one in told.sentences for claim in one.claims) == told.extraction.claims != ()
    assert [text[one.span.start : one.span.end] for one in told.sentences] == [one.span.text for one in told.sentences]
    assert [one.reason for one in told.sentences[1].refused][-1] == "said already"


def test_each_thing_found_says_how_it_is_known(reader: Reader) -> None:
    text = (
        "HTS and the 99th Brigade took Zerbo Malat and the village of Sarqutan from 12 Turkish rebel fighters on 3 May."
    )
    surveyed = Reader(reader.lexicon, reader.references, frozenset(("zerbo malat",)))
    assert found(surveyed, text) == {
        "HTS": ("Faction", "curated as hayat-tahrir-al-sham"),
        "99th Brigade": ("MilitaryUnit", "by its own words"),
        "Zerbo Malat": ("Location", "in the gazetteer"),
        "Sarqutan": ("Location", "by the words around it"),
        "12": ("number", "12 to 12"),
        "Turkish rebel fighters": ("unnamed force", "fighters: opposition"),
        "3 May": ("date", "2024-05-03"),
    }
    assert found(reader, "The Turkish Zorbat Front (ZF) met Blorbo.") == {
        "Turkish Zorbat Front": ("Faction", "by its own words"),
        "ZF": ("Faction", "another name of 'turkish zorbat front'"),
        "Blorbo": ("unknown", "nothing tells its type"),
    }
    assert found(reader, "Many Russian wives wept.")["Russian"] == ("adjective", "of Russia")


@pytest.mark.parametrize(
    ("text", "rule", "reason"),
    [
        ("The rebels may capture Sarmin.", "capture-place", "states no fact: a guess, a condition or a question"),
        ("The rebels captured headlines.", "capture-place", "nothing fills place (Place)"),
        (
            "Three people were killed by an avalanche in Sarmin.",
            "kill",
            "the work of weather, illness, accident or labour",
        ),
        ("Rain struck Sarmin.", "strike-place", "no weapon and nobody who strikes"),
    ],
)
def test_a_rule_without_a_claim_says_why(reader: Reader, text: str, rule: str, reason: str) -> None:
    reasons = refused(reader, text)
    assert reasons.get(rule) == reason, reasons


def test_a_tree_has_a_line_for_each_word(reader: Reader) -> None:
    rows = sentence(reader, "Rebels captured Sarmin.").tree.splitlines()
    assert [row.split()[1:4] for row in rows] == [
        ["Rebels", "NNS", "nsubj"],
        ["captured", "VBD", "root"],
        ["Sarmin", "NNP", "obj"],
        [".", ".", "punct"],
    ]


def test_a_country_that_only_acts_is_explained_as_its_forces(reader: Reader) -> None:
    found = reader.explain(article("Russia bombed Sarmin.")).sentences[0].found
    assert [(one.span.text, one.kind) for one in found] == [("Russia", "StateForce"), ("Sarmin", "Location")]
