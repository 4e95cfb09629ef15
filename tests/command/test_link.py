"""`orbat link` on the packaged entities, against a Wikidata-shaped endpoint on loopback."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.wikidata.linkfile import links
from tests.command.conftest import Run
from tests.wikidata.loopback import Fault, Loopback, served

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = """
PREFIX schema: <http://schema.org/> PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<https://en.wikipedia.org/wiki/Tahrir_al-Sham> schema:name "Tahrir al-Sham"@en ;
  schema:isPartOf <https://en.wikipedia.org/> ; schema:about wd:Q900000001 .
<https://en.wikipedia.org/wiki/Levant_Front> schema:name "Levant Front"@en ;
  schema:isPartOf <https://en.wikipedia.org/> ; schema:about wd:Q858 .
wd:Q900000001 rdfs:label "Tahrir al-Sham"@en .
wd:Q900000002 rdfs:label "Syrian Republican Guard"@en ; wdt:P31 wd:Q176799 .
wd:Q858 rdfs:label "Syria"@en , "سوريا"@ar .
"""
TOGETHER = ("--pause", "0", "--attempts", "2")


@pytest.fixture
def wikidata() -> Iterator[Loopback]:
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
    with served(store) as running:
        yield running


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decide(path: Path, decision: str) -> None:
    found = rows(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0])
        writer.writeheader()
        writer.writerows({**row, "decision": decision} for row in found)


def test_titles_are_linked_and_the_rest_waits_for_a_curator_who_decides(orbat: Run, wikidata: Loopback) -> None:
    review, kept = Path("graph/wikidata/review.csv"), Path("graph/wikidata/links.csv")
    first = orbat("link", "--endpoint", wikidata.url, *TOGETHER)
    assert first.exit_code == 0, first.stderr
    assert first.stdout == ""
    said = "the Wikipedia article 'Levant Front' is about Q858, which is place/syria"
    assert first.stderr.splitlines()[0] == f"faction/levant-front: {said}"
    assert "1 exact link, 0 accepted, 1 candidate, 1 conflict -> graph/wikidata/review.csv" in first.stderr
    assert [row["item"] for row in rows(kept)] == ["Q900000001"]
    assert [(row["entity"], row["item"]) for row in rows(review)] == [("unit/republican-guard-syria", "Q900000002")]

    asked = len(wikidata.asked)
    decide(review, "accept")
    second = orbat("link", "--endpoint", wikidata.url, *TOGETHER)
    assert "0 exact links, 1 accepted, 0 candidates, 1 conflict" in second.stderr
    assert sorted(link.item for link in links(kept).values()) == ["Q900000001", "Q900000002"]
    assert rows(review) == []
    assert len(wikidata.asked) == asked

    third = orbat("link", "--facts", "--endpoint", wikidata.url, *TOGETHER)
    assert third.exit_code == 0, third.stderr
    facts = Path("graph/wikidata/facts.nq").read_text(encoding="utf-8")
    assert '"Tahrir al-Sham"@en' in facts
    assert '"سوريا"@ar' in facts


def test_what_was_rejected_is_not_proposed_again(orbat: Run, wikidata: Loopback) -> None:
    review = Path("graph/wikidata/review.csv")
    for decision in ("reject", "reject"):
        orbat("link", "--endpoint", wikidata.url, *TOGETHER)
        decide(review, decision)
    last = orbat("link", "--endpoint", wikidata.url, *TOGETHER)
    assert "0 accepted, 0 candidates" in last.stderr
    assert [row["decision"] for row in rows(review)] == ["reject"]


def test_an_endpoint_that_fails_loses_no_decision_and_says_how_to_go_on(orbat: Run, wikidata: Loopback) -> None:
    orbat("link", "--endpoint", wikidata.url, *TOGETHER)
    decide(Path("graph/wikidata/review.csv"), "accept")
    wikidata.faults += [Fault(503)] * 9
    failed = orbat("link", "--endpoint", wikidata.url, *TOGETHER, "--days", "0", "--store", "graph")
    assert failed.exit_code in (0, 2)
    wikidata.faults += [Fault(503)] * 9
    fresh = orbat("link", "--endpoint", wikidata.url, *TOGETHER, "--store", "other")
    assert fresh.exit_code == 2
    assert fresh.stderr == (
        f"orbat: {wikidata.url}: answers with status 503; what was answered is kept, run the command again to go on\n"
    )
    assert len(links(Path("graph/wikidata/links.csv"))) == 2


def test_suggestions_come_from_the_published_graph(orbat: Run, example_store: Path) -> None:
    result = orbat("link", "--quickstatements", "--store", example_store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 suggestions")


def test_two_things_at_once_are_misuse(orbat: Run) -> None:
    result = orbat("link", "--facts", "--quickstatements")
    assert result.exit_code == 2
    assert "give one" in result.stderr
