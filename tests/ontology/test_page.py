"""The documentation made from the ontology: every term, with its example and a query that runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

import ontology
from kg.reason import infer
from ontology import NS, diagram, example, page
from ontology.term import Term, terms

VOID = {"meta", "path", "rect"}
NAMES = {str(node)[len(NS) :] for node in ontology.graph().subjects() if str(node).startswith(NS)}


class Reader(HTMLParser):
    """Reads a page as a browser does, and sees that every element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= set(given)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.links += [given["href"]] if given.get("href") else []  # type: ignore[list-item]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed at once."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader(page.html())


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(store)
    return store


def test_no_term_is_undocumented(read: Reader) -> None:
    assert {term.name for term in terms()} == NAMES
    assert [name for name in NAMES if read.ids.count(name) != 1] == []
    poor = [t.name for t in terms() if not (t.label and t.definition and t.examples and t.source)]
    assert poor == []


def test_the_page_is_well_formed_and_its_links_lead_somewhere(read: Reader) -> None:
    assert read.open == []
    assert len(set(read.ids)) == len(read.ids) - read.ids.count("tip") + 1
    assert [link for link in read.links if link.startswith("#") and link[1:] not in read.ids] == []


def test_the_page_needs_no_network_and_no_script(read: Reader) -> None:
    assert not read.attributes & {"src", "style", "onclick", "onload"}
    assert "<script" not in page.html()
    assert "<style" not in page.body()


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_the_live_query_of_a_term_runs_and_shows_it_in_the_example_graph(term: Term, graph: ox.Store) -> None:
    found = graph.query(term.query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert list(found) != []


def test_the_links_to_live_queries_carry_them_whole(read: Reader) -> None:
    asked = {parse_qs(urlsplit(link).query)["query"][0] for link in read.links if link.startswith("/sparql?")}
    assert asked == {term.query for term in terms()}
    assert 'href="https://example.org/q?query=' in page.body(sparql="https://example.org/q")


def test_a_term_shows_what_it_is_related_to() -> None:
    captured = next(term for term in terms() if term.name == "captured")
    assert dict(captured.relations) == {
        "from": (":Actor",),
        "to": (":Place",),
        "inverse": (":capturedBy",),
        "said with sources as": (":Capture",),
    }
    assert captured.use.startswith("id:faction/")
    actor = next(term for term in terms() if term.name == "Actor")
    assert any("prov:Agent" in text for text in actor.alignments)


def test_the_pictures_show_terms_that_exist_and_properties_that_join_what_they_join() -> None:
    assert set(diagram.BOXES) | {name for *_, name in diagram.ARROWS} <= NAMES
    for root in page.TREES:
        drawn = set(re.findall(r'href="#(\w+)"', diagram.tree(root)))
        assert drawn == {root, *ontology.subclasses(root)}
