"""The pages: start, lists, entities and articles, for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

import queries
from api.answer import service
from api.article import find_article
from api.catalog import NS
from api.chart import chart
from api.evidence import claim_rows
from api.linked import describe_article, with_alternates, with_article
from api.noun import NOUNS, noun_of
from api.passage import paragraphs
from api.problem import NotFoundError
from api.sentence import NOT_SO
from api.shelf import holdings, writer
from api.sparql import EXAMPLE
from api.summary import basis, summary
from api.table import Table, table
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.catalog import Entity
    from api.evidence import Json
    from queries import Query

blueprint = Blueprint("page", __name__)


@dataclass(frozen=True, slots=True)
class Question:
    """A stored query and its answer."""

    query: Query
    text: str
    table: Table


@blueprint.get("/")
def start() -> Response:
    """What this is, what it holds, and three questions with their answers."""
    reader, catalog = service().reader, service().catalog
    counts = rows(reader, queries.load("api/counts").bind({}))[0]
    named = [(noun, len(catalog.of(noun.kinds))) for noun in NOUNS if noun.name in SHOWN]
    return _page("start.html", counts=counts, nouns=named, questions=_questions(), query=EXAMPLE)


SHOWN = ("operations", "factions", "places", "equipment")


def _questions() -> list[Question]:
    known = queries.names()
    made = []
    for name, columns in service().settings.examples:
        if name in known:
            query = queries.load(name)
            text = query.bind(query.examples())
            found = table(service().reader.query(text), service().catalog, most=6, columns=columns)
            made.append(Question(query, text, found))
    return made


@blueprint.get("/page/<kind>")
def entities(kind: str) -> Response:
    """The entities of a kind."""
    catalog = service().catalog
    if kind not in catalog.by_kind:
        raise NotFoundError(
            f"no entity is of the kind '{kind[:80]}'; wanted one of {', '.join(sorted(catalog.by_kind))}"
        )
    title = next(noun.title for noun in NOUNS if kind in noun.kinds)
    return _page("entities.html", title=title, entities=catalog.of((kind,)), kind=kind)


@blueprint.get("/page/<kind>/<slug>")
def entity(kind: str, slug: str) -> Response:
    """An entity: its names, and what is said of it, each with the words that say it."""
    reader, catalog = service().reader, service().catalog
    found = catalog.find((kind,), slug)
    statements = writer().statements(claim_rows(reader, {"entity": found.id}))
    response = _page(
        "entity.html",
        chart=chart(found, catalog.of(("place",))) if kind == "place" else None,
        entity=found,
        type=catalog.name(f"{NS}{found.type}"),
        names=rows(reader, queries.load("api/names").bind({"entity": found.id})),
        within=[catalog.entities[iri] for iri in found.within if iri in catalog.entities],
        inside=_inside(found),
        rest=f"/api/v1/{noun_of(found.kind)}/{found.slug}",
        phrases=summary(found.id, statements),
        basis=basis(statements),
        facts=_by_evidence(each for each in statements if each["status"] not in NOT_SO),
        others=_by_evidence(each for each in statements if each["status"] in NOT_SO),
    )
    return with_alternates(response, found.path)


def _inside(entity: Entity) -> list[Entity]:
    return [each for each in service().catalog.of((entity.kind,)) if entity.id in each.within]


def _by_evidence(statements: Iterable[Json]) -> list[list[Json]]:
    """The statements, those together that rest on the same words: a list of names is one quote and many statements."""
    groups: dict[tuple[object, ...], list[Json]] = {}
    for one in statements:
        key = tuple((each["article"]["id"], each["start"], each["end"]) for each in one["evidence"])
        groups.setdefault(key, []).append(one)
    return list(groups.values())


@blueprint.get("/page/article")
def articles() -> Response:
    """The articles that the graph rests on."""
    return _page("articles.html", articles=holdings().articles.now().values())


@blueprint.get("/article/<slug>")
def article(slug: str) -> Response:
    """An article in RDF, or as a page on which the quoted words stand out."""
    described = describe_article(slug)
    if described:
        return described
    reader = service().reader
    found = find_article(slug)
    statements = writer().statements(claim_rows(reader, {"article": found["id"]}))
    spans = {(each["start"], each["end"]): "" for one in statements for each in one["evidence"]}
    response = _page(
        "article.html", article=found, statements=statements, paragraphs=paragraphs(found["text"], sorted(spans))
    )
    return with_article(response, slug)


def _page(template: str, **values: object) -> Response:
    return Response(render_template(template, **values), mimetype="text/html")
