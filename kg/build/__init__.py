"""From linked claims to named graphs: pure functions, the same bytes for the same articles in any order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

import ontology
from kg.build import term as t
from kg.build.article import article_quads
from kg.build.entity import (
    candidate_quads,
    candidates,
    entity_quads,
    items_of,
    link_quads,
    merged,
    replaced_quads,
)
from kg.build.fact import Fact, fact
from kg.build.order import ordered
from kg.build.sentence import sentence
from kg.build.spell import spelled
from kg.build.statement import Statement, assertions, statements
from kg.build.succession import succeeded
from kg.gazetteer import Gazetteer, gazetteer
from kg.link import Identity, link
from kg.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.article import Article
    from kg.build.statement import Assertion
    from kg.claim import Extraction
    from kg.entity import References
    from kg.resolve import Resolved
    from kg.wikidata.linkfile import Link

STATEMENTS = t.graph("statements")
FACTS = t.graph("facts")
ONTOLOGY = t.graph("ontology")


def graph(
    articles: Iterable[Article],
    extractions: Iterable[Extraction],
    references: References,
    *,
    places: Gazetteer | None = None,
) -> Iterator[Quad]:
    """All that articles say, as quads of the named graphs; inference is not part of it.

    The extractions stand in the order of the articles. `places` is the gazetteer, by default the packaged one.
    """
    places = places or gazetteer()
    pairs = zip(articles, extractions, strict=True)
    linked = [link(article, extraction, references, places) for article, extraction in pairs]
    return linked_graph(resolve(linked, references), references)


def linked_graph(
    resolved: Resolved,
    references: References,
    *,
    links: Mapping[str, Link] | None = None,
    wikidata: Callable[[set[str]], Iterable[Quad]] = lambda _: (),
) -> Iterator[Quad]:
    """The quads of articles whose entities have their identities.

    `links` are what entities were found to be in Wikidata beside what reference data says; `wikidata` gives what it
    says of some items (as Q858).
    """
    links = links or {}
    articles = resolved.linked
    issued = {one.article.slug: one.article.published.isoformat() for one in articles}
    named: list[Identity] = []
    said: list[Assertion] = []
    for one in articles:
        asserted, described = assertions(one)
        named += [*one.all(), *described]
        said += asserted
    claims = spelled(said, issued)
    by_article = {slug: tuple(about) for slug, about in groupby(claims, key=lambda claim: claim.article)}
    for one in articles:
        yield from article_quads(one, by_article.get(one.article.slug, ()))
    # Where the ontology has no word for it, what an open name may mean is left unsaid.
    open_ = candidates(resolved.linked, references) if "candidatePlace" in ontology.properties() else {}
    named += [identity for meant in open_.values() for identity in meant]
    entities = merged(named, references)
    held = list(entity_quads(entities, references))
    yield from held
    yield from candidate_quads(open_)
    yield from replaced_quads(resolved.replaced)
    yield from link_quads(entities, links)
    yield from wikidata(items_of(entities, links))
    known = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in held}
    yield from _statement_quads(claims, issued, entities, known)
    yield from ontology_quads()


def ontology_quads() -> Iterator[Quad]:
    """The ontology in its graph, its unnamed nodes named by what they say."""
    lines = "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in ontology.triples())
    for triple in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
        yield Quad(triple.subject, triple.predicate, triple.object, ONTOLOGY)


def _statement_quads(
    claims: tuple[Assertion, ...],
    issued: dict[str, str],
    entities: dict[str, Identity],
    held: set[tuple[str, str, str]],
) -> Iterator[Quad]:
    names = {iri: identity.name for iri, identity in entities.items()}
    grouped = statements(iter(claims))
    for statement in grouped:
        yield from _proposition(statement, names)
    views = succeeded((fact(statement, about, entities) for statement, about in grouped.items()), grouped, issued)
    for view in ordered(views, held):
        yield from _view(view, held)


def _proposition(statement: Statement, names: dict[str, str]) -> Iterator[Quad]:
    node = NamedNode(statement.iri)
    yield Quad(node, t.RDF_TYPE, t.term(statement.type), STATEMENTS)
    for role, iri in statement.roles:
        yield Quad(node, t.term(role), NamedNode(iri), STATEMENTS)
    for qualifier, value in statement.qualifiers:
        yield Quad(node, t.term(qualifier), _qualifier(qualifier, value), STATEMENTS)
    yield Quad(node, t.term("statementText"), Literal(sentence(statement, names)), STATEMENTS)


def _qualifier(name: str, value: str) -> NamedNode | Literal:
    if name == "spellOrdinal":
        return Literal(int(value))
    return Literal(value) if name == "countedUnit" else t.term(value)


def _view(view: Fact, held: set[tuple[str, str, str]]) -> Iterator[Quad]:
    node = NamedNode(view.statement.iri)
    yield Quad(node, t.term("statementStatus"), t.term(view.status), FACTS)
    yield Quad(node, t.term("claimCount"), Literal(view.claims), FACTS)
    for name, number in (("lowestFigure", view.lowest), ("highestFigure", view.highest)):
        if number is not None:
            yield Quad(node, t.term(name), Literal(number), FACTS)
    dates = (("earliestDate", view.earliest), ("latestDate", view.latest))
    for name, day in (*dates, ("validFrom", view.since), ("validUntil", view.until)):
        if day:
            yield Quad(node, t.term(name), t.date(day), FACTS)
    if view.triple is None:
        return
    subject, predicate, end = NamedNode(view.triple[0]), t.term(view.triple[1]), view.triple[2]
    object_ = NamedNode(end) if "/" in end else t.date(end)
    yield Quad(node, t.term("factSubject"), subject, FACTS)
    yield Quad(node, t.term("factPredicate"), predicate, FACTS)
    yield Quad(node, t.term("factObject"), object_, FACTS)
    # A triple stands in one graph: what reference data already holds is not said again.
    if (str(subject), str(predicate), str(object_)) not in held:
        yield Quad(subject, predicate, object_, FACTS)
