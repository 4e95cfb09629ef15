"""`/api/v1/articles`: what the graph rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import queries
from api.answer import envelope, service
from api.catalog import BASE
from api.endpoint import Endpoint, Given, Param
from api.listing import Shelf, listed
from api.problem import NotFoundError
from api.shelf import holdings
from kg.error import near
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Response

    from api.evidence import Json

PREFIX = "/api/v1/articles"
COLUMNS = ("id", "slug", "title", "publisher", "author", "published", "url", "claims")
ARTICLES: Shelf[Json] = Shelf(
    columns=COLUMNS,
    sorts={
        "published": lambda row: (row["published"] or "", row["id"]),
        "title": lambda row: (row["title"].casefold(), row["id"]),
        "claims": lambda row: (row["claims"], row["id"]),
    },
    write=lambda page: [*page],
    filters={
        "publisher": lambda wanted: lambda row: row["publisher"] == wanted,
        "since": lambda day: lambda row: (row["published"] or "") >= day,
        "until": lambda day: lambda row: (row["published"] or "9") <= day,
    },
    facets={"publisher": lambda row: (row["publisher"],), "published": lambda row: (row["published"],)},
)


def endpoints() -> Iterable[Endpoint]:
    """The list of articles, and each of them."""
    yield Endpoint(
        path=PREFIX,
        view=_articles,
        tag="Articles",
        summary="The articles that the graph rests on, the newest first",
        schema="ArticleList",
        params=(
            *ARTICLES.params,
            Param("publisher", "the name of the publisher", "The Media Line"),
            Param("since", "first day of publication", "2024-11-01", "date"),
            Param("until", "last day of publication", "2024-11-30", "date"),
        ),
        formats=("text/csv",),
    )
    yield Endpoint(
        path=f"{PREFIX}/<slug>",
        view=_article,
        tag="Articles",
        summary="One article with its text; offsets in evidence count code points of it",
        schema="ArticleDetail",
        path_params=(
            Param("slug", "the slug of the article", "00-media-line", pattern=r"^[^/\s]{1,200}$", is_required=True),
        ),
    )


def _articles(given: Given) -> Response:
    newest_first = {"sort": "-published"} | given
    return listed(ARTICLES, [*holdings().articles.now().values()], newest_first)


def _article(_: Given, slug: str) -> Response:
    data = find_article(slug)
    links = {"self": f"{PREFIX}/{slug}", "html": f"/article/{slug}", "claims": f"/api/v1/claims?article={slug}"}
    return envelope(data, links)


def find_article(slug: str) -> Json:
    """An article with its text.

    Raises:
        NotFoundError: there is none of that slug.
    """
    iri = f"{BASE}article/{slug}"
    found = holdings().articles.now()
    if iri not in found:
        slugs = [each["slug"] for each in found.values()]
        raise NotFoundError(f"no article is called '{slug[:80]}'{near(slug, slugs)}")
    text = rows(service().reader, queries.load("api/article_text").bind({"article": iri}))
    return found[iri] | {"text": text[0]["text"].value if text else ""}
