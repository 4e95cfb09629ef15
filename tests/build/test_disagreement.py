"""Two articles that disagree, from their text to the published graph: what each says stands, and is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.pipeline import build
from kg.store import EmbeddedStore, open_store
from tests.build.small import rows

ARTICLES = Path(__file__).parent / "articles"
WIRE, BULLETIN = ARTICLES / "north-wire.txt", ARTICLES / "state-bulletin.txt"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("disagreement") / "graph"
    build([WIRE, BULLETIN], store=store)
    return store


@pytest.fixture(scope="module")
def graph(directory: Path) -> EmbeddedStore:
    return open_store(directory)


def test_different_figures_are_one_contested_statement_with_two_figures_and_two_sources(graph: EmbeddedStore) -> None:
    view = "SELECT ?status ?n ?low ?high WHERE { ?s a :CasualtyCount ; :statementStatus ?status ; :claimCount ?n ;"
    assert rows(graph.store, view + " :lowestFigure ?low ; :highestFigure ?high }") == [("Contested", "2", "40", "75")]
    claims = """SELECT ?figure ?source ?article WHERE { ?claim :claims/a :CasualtyCount ; :hasQuantity/:value ?figure ;
        :attributedTo ?source ; :quotedAt/:inArticle ?article }"""
    assert rows(graph.store, claims) == [
        ("40", "organization/syrian-observatory-for-human-rights", "article/state-bulletin"),
        ("75", "faction/levant-front", "article/north-wire"),
    ]


def test_asserted_here_and_denied_there_is_one_contested_statement(graph: EmbeddedStore) -> None:
    claims = """SELECT ?status ?polarity ?source ?quote WHERE { ?s a :Capture ; :statementStatus ?status .
        ?claim :claims ?s ; :polarity ?polarity ; :attributedTo ?source ; :quotedAt/:exact ?quote }"""
    found = rows(graph.store, claims)
    assert [row[:3] for row in found] == [
        ("Contested", "Asserted", "source/north-wire-spokesman-of-jaysh-al-izza"),
        ("Contested", "Denied", "faction/sham-legion"),
    ]
    assert all("captured the village of Dadikh" in row[3] for row in found)


def test_withdrawing_one_leaves_what_the_other_says_and_adding_it_back_restores_the_same_bytes(
    directory: Path, tmp_path: Path
) -> None:
    store = tmp_path / "graph"
    both = build([WIRE, BULLETIN], store=store).revision
    assert both == directory.joinpath("current").resolve().name
    build([WIRE], store=store)
    left = open_store(store).store
    assert rows(left, "SELECT DISTINCT ?article WHERE { ?article a :Article }") == [("article/north-wire",)]
    assert rows(left, "SELECT ?type ?status ?n WHERE { ?s a ?type ; :statementStatus ?status ; :claimCount ?n }") == [
        ("Capture", "Uncontested", "1"),
        ("CasualtyCount", "Uncontested", "1"),
        ("Statement", "Uncontested", "1"),
        ("Statement", "Uncontested", "1"),
    ]
    assert rows(left, "SELECT ?thing WHERE { VALUES ?thing { <https://w3id.org/orbat/id/outlet/state-bulletin> } "
                      "?thing ?p ?o }") == []  # fmt: skip
    assert build([WIRE, BULLETIN], store=store).revision == both
