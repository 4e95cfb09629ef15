"""The graph of the 17 annotated articles: invariants that hold for any corpus, and what the first article says."""

from __future__ import annotations

import hashlib
from functools import cache

import pyoxigraph as ox
import pytest

from kg.article import Article
from kg.build import graph
from kg.claim import Extraction
from kg.reason import infer
from tests.build.gold import corpus
from tests.build.small import reference_data, rows

Pair = tuple[Article, Extraction]


def built(pairs: list[Pair]) -> list[str]:
    """The graph of the articles as sorted N-Quads."""
    known, places = reference_data()
    made = graph([article for article, _ in pairs], [extraction for _, extraction in pairs], known, places=places)
    return sorted(set(map(str, made)))


@cache
def whole() -> list[str]:
    return built(corpus())


@cache
def reasoned() -> ox.Store:
    known, places = reference_data()
    pairs = corpus()
    store = ox.Store()
    store.bulk_extend(graph([a for a, _ in pairs], [e for _, e in pairs], known, places=places))
    infer(store)
    return store


def test_the_same_articles_give_the_same_bytes_in_any_order() -> None:
    pairs = corpus()
    assert built(pairs[::-1]) == built(pairs[1::2] + pairs[::2]) == whole()


def test_no_node_is_blank() -> None:
    assert not [line for line in whole() if line.startswith("_:") or " _:" in line.rsplit('"')[-1]]


def test_a_triple_stands_in_one_graph() -> None:
    triples = [(quad.subject, quad.predicate, quad.object) for quad in reasoned()]
    assert len(triples) == len(set(triples))


def test_every_passage_is_where_it_is_said_to_be() -> None:
    query = """SELECT ?text ?from ?to ?exact ?sha WHERE {
        ?s :inArticle/:text ?text ; :startOffset ?from ; :endOffset ?to ; :exact ?exact ; :sha256 ?sha }"""
    found = rows(reasoned(), query)
    assert len(found) == 196
    for text, start, end, exact, digest in found:
        assert text[int(start) : int(end)] == exact
        assert hashlib.sha256(exact.encode()).hexdigest() == digest


def test_every_claim_has_its_statement_source_outlet_and_passage() -> None:
    query = """SELECT ?claim WHERE { ?claim a :Claim FILTER NOT EXISTS {
        ?claim :claims/a ?type ; :attributedTo/skos:prefLabel ?name ;
            :reportedBy/a :MediaOrganization ; :quotedAt/a :Span } }"""
    assert rows(reasoned(), query) == []
    assert len(rows(reasoned(), "SELECT ?claim WHERE { ?claim a :Claim }")) == 622


def test_whatever_is_named_is_described() -> None:
    query = """SELECT DISTINCT ?thing WHERE { ?s ?p ?thing FILTER(STRSTARTS(STR(?thing), "https://w3id.org/orbat/id/"))
        FILTER NOT EXISTS { ?thing a ?type } }"""
    assert rows(reasoned(), query) == []


@pytest.mark.parametrize("slug", [article.slug for article, _ in corpus()])
def test_withdrawing_an_article_removes_its_claims_and_what_rests_only_on_them(slug: str) -> None:
    left = [pair for pair in corpus() if pair[0].slug != slug]
    without = set(built(left))
    gone = set(whole()) - without
    # Two articles that spell one entity in two ways share an IRI, which goes with the article that it came from.
    renamed = {line.rsplit("/orbat/", 1)[1] for line in gone if "schema.org/mentions>" in line} - {
        f"graph/article/{slug}>"
    }
    others = {f"graph/article/{article.slug}>" for article, _ in left} - renamed
    assert len(renamed) <= 1
    # Which time something happened is told from all articles, so a claim may stand on the statement of another spell.
    moved = [line for line in gone if line.rsplit("/orbat/", 1)[1] in others and "ontology#claims>" not in line]
    assert moved == []
    assert not [line for line in without if f"article/{slug}>" in line or f"/{slug}-" in line]
    assert {line for line in whole() if line.endswith(f"graph/article/{slug}>")} <= gone


def test_adding_an_article_back_restores_the_same_bytes() -> None:
    pairs = corpus()
    built(pairs[:5])
    assert built(pairs) == whole()


def test_the_first_article_names_who_takes_part() -> None:
    query = """SELECT ?who ?quote WHERE {
        VALUES ?operation { <https://w3id.org/orbat/id/operation/deter-the-aggression> }
        ?who :participatesIn ?operation .
        ?statement a :Participation ; :participant ?who ; :inEvent ?operation .
        ?claim :claims ?statement ; :attributedTo ?source ; :quotedAt ?span .
        ?source skos:prefLabel "a military source from the Sham Legion"@en .
        ?span :exact ?quote ; :inArticle <https://w3id.org/orbat/article/00-media-line> }"""
    found = rows(reasoned(), query)
    assert [who for who, _ in found] == [
        "alliance/national-front-for-liberation",
        "faction/ahrar-al-sham",
        "faction/hayat-tahrir-al-sham",
        "faction/jaysh-al-izza",
        "faction/levant-front",
        "unit/50th-brigade-sna",
    ]
    assert all("Participating groups include" in quote for _, quote in found)


def test_the_first_article_counts_the_dead_by_source() -> None:
    query = """SELECT ?group ?words ?low ?source WHERE { GRAPH <https://w3id.org/orbat/graph/article/00-media-line> {
        ?claim :claims ?statement ; :hasQuantity ?q ; :attributedTo ?source .
        ?q :verbatim ?words ; :lowerBound ?low } ?statement :outcome :Killed ; :group ?group . FILTER(?low > 5) }"""
    close = "00-media-line-source-close-to-the-opposition-factions"
    assert rows(reasoned(), query) == [
        ("group/syrian-regime-forces", "More than 75", "76", "outlet/the-media-line"),
        (
            "group/syrian-regime-forces",
            "more than 10",
            "11",
            f"source/{close}",
        ),
    ]


def test_denied_claims_are_no_facts() -> None:
    query = "SELECT ?s WHERE { ?s :statementStatus :DeniedOnly ; :factSubject ?who }"
    assert rows(reasoned(), query) == []
    assert len(rows(reasoned(), "SELECT ?s WHERE { ?s :statementStatus :DeniedOnly }")) == 21
