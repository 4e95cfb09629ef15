"""`/api/v1/articles`: what the graph rests on."""

from __future__ import annotations

from flask import Blueprint, Response

import queries
from api.answer import PAGING, envelope, listing, parameters, service
from api.catalog import BASE, Catalog
from api.evidence import Json, article_rows
from api.problem import NotFoundError
from kg.error import near
from kg.store import Reader, rows

blueprint = Blueprint("articles", __name__, url_prefix="/api/v1/articles")


@blueprint.get("")
def articles() -> Response:
    """All articles, the newest first."""
    given = parameters(*PAGING)
    return listing([*article_rows(service().reader, service().catalog).values()], given)


@blueprint.get("/<slug>")
def article(slug: str) -> Response:
    """One article with its text; offsets in evidence count code points of it."""
    parameters()
    data = find_article(service().reader, service().catalog, slug)
    links = {"self": f"/api/v1/articles/{slug}", "html": f"/article/{slug}", "claims": f"/api/v1/claims?article={slug}"}
    return envelope(data, links)


def find_article(reader: Reader, catalog: Catalog, slug: str) -> Json:
    """An article with its text.

    Raises:
        NotFoundError: there is none of that slug.
    """
    iri = f"{BASE}article/{slug}"
    found = article_rows(reader, catalog)
    if iri not in found:
        slugs = [each["slug"] for each in found.values()]
        raise NotFoundError(f"no article is called '{slug[:80]}'{near(slug, slugs)}")
    text = rows(reader, queries.load("api/article_text").bind({"article": iri}))
    return found[iri] | {"text": text[0]["text"].value if text else ""}
