"""The graph of one article: the article, the passages that its claims quote, the claims and their quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.build import term as t
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.build.statement import Assertion
    from kg.claim import Span
    from kg.link import Linked

MENTIONS = t.schema("mentions")


def article_quads(linked: Linked, claims: tuple[Assertion, ...]) -> Iterator[Quad]:
    """All that stands in an article's own graph, in no order."""
    name = t.graph(f"article/{linked.article.slug}")
    node = article_node(linked.article.slug)
    for subject, predicate, object_ in _header(linked.article, linked.outlet.iri):
        yield Quad(subject, predicate, object_, name)
    for iri in sorted({identity.iri for identity in linked.entities.values()}):
        yield Quad(node, MENTIONS, NamedNode(iri), name)
    for span in {claim.span for claim in claims}:
        yield from _span(span, linked.article.slug, name)
    for claim in claims:
        yield from _claim(claim, name)


def article_node(slug: str) -> NamedNode:
    """The IRI of an article."""
    return NamedNode(f"{BASE}article/{slug}")


def span_node(slug: str, span: Span) -> NamedNode:
    """The IRI of a passage: the article's with the offsets of RFC 5147, in code points, end exclusive."""
    return NamedNode(f"{BASE}article/{slug}#char={span.start},{span.end}")


def _header(article: Article, outlet: str) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    node = article_node(article.slug)
    yield node, t.RDF_TYPE, t.term("Article")
    yield node, t.dct("title"), Literal(article.title, language=article.language)
    yield node, t.dct("publisher"), NamedNode(outlet)
    yield node, t.dct("issued"), Literal(article.published.isoformat(), datatype=t.DATE)
    if article.author:
        yield node, t.dct("creator"), Literal(article.author)
    if article.url:
        yield node, t.dct("source"), Literal(article.url, datatype=t.ANY_URI)
    yield node, t.term("text"), Literal(article.text)
    yield node, t.term("sha256"), Literal(t.digest(article.text))


def _span(span: Span, slug: str, name: NamedNode) -> Iterator[Quad]:
    node = span_node(slug, span)
    yield Quad(node, t.RDF_TYPE, t.term("Span"), name)
    yield Quad(node, t.term("inArticle"), article_node(slug), name)
    yield Quad(node, t.term("exact"), Literal(span.text), name)
    yield Quad(node, t.term("startOffset"), Literal(span.start), name)
    yield Quad(node, t.term("endOffset"), Literal(span.end), name)
    yield Quad(node, t.term("sha256"), Literal(t.digest(span.text)), name)


def _claim(claim: Assertion, name: NamedNode) -> Iterator[Quad]:
    node = NamedNode(claim.iri)
    values: list[tuple[str, NamedNode | Literal]] = [
        ("claims", NamedNode(claim.statement.iri)),
        ("attributedTo", NamedNode(claim.attributed_to)),
        ("reportedBy", NamedNode(claim.reported_by)),
        ("quotedAt", span_node(claim.article, claim.span)),
        ("polarity", t.term(claim.polarity)),
        ("certainty", t.term(claim.certainty)),
        ("modality", t.term(claim.modality)),
        ("confidence", t.decimal(claim.confidence)),
        ("extractionRule", Literal(claim.rule)),
    ]
    if claim.date:
        values += [("reportedDate", t.date(claim.date)), ("datePrecision", t.precision(claim.date))]
    if claim.date_verbatim:
        values.append(("dateVerbatim", Literal(claim.date_verbatim)))
    yield Quad(node, t.RDF_TYPE, t.term("Claim"), name)
    for predicate, value in values:
        yield Quad(node, t.term(predicate), value, name)
    yield from _quantity(claim, name)


def _quantity(claim: Assertion, name: NamedNode) -> Iterator[Quad]:
    number = claim.figure
    if number is None:
        return
    # A quantity belongs to its claim: "dozens" of one article is not "dozens" of another.
    node = t.hashed("quantity", claim.iri)
    yield Quad(NamedNode(claim.iri), t.term("hasQuantity"), node, name)
    yield Quad(node, t.RDF_TYPE, t.term("Quantity"), name)
    yield Quad(node, t.term("verbatim"), Literal(number.verbatim), name)
    yield Quad(node, t.term("qualifier"), t.term(number.qualifier), name)
    for predicate, value in (("value", number.value), ("lowerBound", number.low), ("upperBound", number.high)):
        if value is not None:
            yield Quad(node, t.term(predicate), Literal(value), name)
    if number.unit:
        yield Quad(node, t.term("unit"), Literal(number.unit), name)
