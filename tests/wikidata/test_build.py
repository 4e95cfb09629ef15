"""A build takes up the links, facts and decisions that lie beside its graph, and its checks find nothing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.article import Article
from kg.build.pipeline import build
from kg.claim import Claim, Entity, Extraction, Span
from kg.store import open_store, rows
from kg.wikidata.linkfile import Link, write_links
from kg.wikidata.subject import discovered

TEXT = (
    "title: News\npublisher: Daily Reed\npublished: 2024-05-02\n\nThe Reed Front joined Tahrir al-Sham at Kafr Reed.\n"
)
PREFIXES = """PREFIX : <https://w3id.org/orbat/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/> PREFIX graph: <https://w3id.org/orbat/graph/> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> """
BASE = "https://w3id.org/orbat/id/"
FACTS = """
<http://www.wikidata.org/entity/Q900000001> <http://www.w3.org/2000/01/rdf-schema#label> "Front des roseaux"@fr <https://w3id.org/orbat/graph/wikidata-facts> .
<http://www.wikidata.org/entity/Q900000009> <http://www.w3.org/2000/01/rdf-schema#label> "Nobody"@fr <https://w3id.org/orbat/graph/wikidata-facts> .
"""  # noqa: E501


class Reader:
    """Reads two groups that are allied."""

    version = "1"

    def extract(self, article: Article) -> Extraction:
        entities = (
            Entity("front", "Reed Front", "Faction"),
            Entity("hts", "Tahrir al-Sham", "Faction"),
            Entity("village", "Kafr Reed", "Location"),
            Entity("silos", "grain silos", "Location"),
        )
        span = Span(0, 14, article.text[:14])
        return Extraction(article.slug, entities, (Claim("alliedWith", {"a": "front", "b": "hts"}, span, "rule"),))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A directory with a link, facts of two items and a merge, built with the checks of a real build."""
    directory = tmp_path / "graph"
    link = Link("faction/reed-front", "Q900000001", "medium", "accepted by a curator", "2026-11-22")
    write_links(directory / "wikidata" / "links.csv", [link])
    (directory / "wikidata" / "facts.nq").write_text(FACTS, encoding="utf-8")
    merge = "- merge: [faction/reeds-front]\n  into: faction/reed-front\n  why: A slip of the pen.\n"
    (directory / "decisions.yaml").write_text(merge, encoding="utf-8")
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    build((tmp_path / "news.txt",), store=directory, extractor=Reader())
    return directory


def asked(store: Path, pattern: str) -> list[tuple[str, ...]]:
    """The values of ?a, ?b and ?c, IRIs of entities without their base."""
    found = rows(open_store(store), f"{PREFIXES} SELECT ?a ?b ?c WHERE {{ {pattern} }} ORDER BY ?a ?b ?c")
    return [tuple(row[name].value.removeprefix(BASE) for name in "abc" if name in row) for row in found]


def test_an_accepted_link_stands_with_its_evidence(store: Path) -> None:
    pattern = (
        "?a skos:exactMatch ?b . ?l :linkOf ?a ; :linkTarget ?b ; :linkEvidence ?c . FILTER(CONTAINS(STR(?b), 'Q9'))"
    )
    evidence = "accepted by a curator (2026-11-22)"
    assert asked(store, pattern) == [("faction/reed-front", "http://www.wikidata.org/entity/Q900000001", evidence)]


def test_only_the_facts_of_linked_items_come_in(store: Path) -> None:
    assert asked(store, "GRAPH graph:wikidata-facts { ?a rdfs:label ?b }") == [
        ("http://www.wikidata.org/entity/Q900000001", "Front des roseaux")
    ]


def test_an_old_iri_leads_to_the_new_one(store: Path) -> None:
    assert asked(store, "?a dct:isReplacedBy ?b") == [("faction/reeds-front", "faction/reed-front")]


def test_an_entity_without_an_item_is_linked_to_its_wikipedia_article(store: Path) -> None:
    assert asked(store, "?a schema:about ?b . ?l :linkOf ?b ; :linkTarget ?a ; :linkConfidence ?c") == [
        (
            "https://en.wikipedia.org/wiki/Tahrir_al-Sham",
            "faction/hayat-tahrir-al-sham",
            "https://w3id.org/orbat/ontology#Medium",
        )
    ]


def test_what_articles_name_and_no_curator_knows_can_be_linked_and_a_description_cannot(store: Path) -> None:
    found = {subject.iri.removeprefix(BASE): (subject.type, subject.names) for subject in discovered(open_store(store))}
    assert found == {
        "faction/reed-front": ("Faction", (("Reed Front", "en"),)),
        "outlet/daily-reed": ("MediaOrganization", (("Daily Reed", "en"),)),
        "place/kafr-reed": ("Place", (("Kafr Reed", "en"),)),
    }
