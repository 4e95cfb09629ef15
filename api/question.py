"""`/api/v1/ask` and `/api/v1/search`: questions in English, and words in names and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from api.answer import envelope, service
from api.endpoint import Endpoint, Given, Param
from api.listing import Shelf, listed
from api.noun import noun_of
from api.shelf import holdings
from api.table import page_of
from kg.ask import answer, document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Response

    from api.evidence import Json
    from kg.search.index import Found

PREFIX = "/api/v1"
DEEPEST = 1_000
"""How many results a search has at most."""
FOUND: Shelf[Found] = Shelf(
    columns=("id", "kind", "name", "text", "score", "why", "article", "links"),
    sorts={
        "score": lambda found: (-found.score, found.title, found.iri),
        "name": lambda found: (found.title.casefold(), found.iri),
    },
    write=lambda page: [_found(one) for one in page],
    filters={"kind": lambda kind: lambda found: found.kind == kind},
    facets={"kind": lambda found: (found.kind,), "sort": lambda found: (found.sort,)},
)
QUESTION = Param("q", "the question", "who took part in Deter the Aggression?", is_required=True)
KIND_NAMES = (
    *("alliance", "equipment", "event", "faction", "force", "group", "operation", "organization", "outlet", "person"),
    *("place", "source", "span", "unit"),
)


def endpoints() -> Iterable[Endpoint]:
    """Asking and searching."""
    yield Endpoint(
        path=f"{PREFIX}/ask",
        view=_ask,
        tag="Questions",
        summary="A question in English, answered with the sentences that say so",
        description=(
            "The question is matched, without a model, to one of the stored queries. The answer says how it was "
            "understood, has the rows with their quotes, and the SPARQL that was asked. What no stored query covers "
            "is declined, with a reason and the nearest questions."
        ),
        schema="Answer",
        params=(QUESTION,),
    )
    yield Endpoint(
        path=f"{PREFIX}/search",
        view=_search,
        tag="Questions",
        summary="Names and quotes that hold some words, in English or Arabic, however spelled",
        description=(
            "`score` is 1 for the main name, 0.98 for another, 0.93 for another spelling, less for a part of a name or "
            "a similar one, and least for a part misspelled, which is looked for where nothing else fits; a quote has "
            "0.95 for the phrase, 0.9 for every word, 0.85 for another spelling, less for some of the words. Names "
            "come before quotes whose score is at most 0.2 higher. `why` says it in words."
        ),
        schema="FoundList",
        params=(
            Param("q", "the words", "Hayat Tahrir", is_required=True),
            *FOUND.params,
            Param("in", "where to search", "name", "enum", ("name", "quote")),
            Param("kind", "the kind of what is found; quotes are spans", "place", "enum", KIND_NAMES),
        ),
        formats=("text/csv",),
    )


def _ask(given: Given) -> Response:
    names = holdings().index.now().names
    found = document(answer(given["q"], service().reader, names), names)
    links = {"self": f"{PREFIX}/ask?{urlencode({'q': given['q']})}"}
    understood = found["understood"]
    if isinstance(understood, dict):
        links["query"] = f"{PREFIX}/queries/{understood['query']}"
    return envelope(found, links)


def _search(given: Given) -> Response:
    sorts = (given["in"],) if "in" in given else ("name", "quote")
    found = holdings().index.now().search(given["q"], sorts=sorts, limit=DEEPEST)
    if "sort" not in given and "after" not in given:
        return listed(FOUND, found, given, is_sorted=True)
    return listed(FOUND, found, given)


def _found(found: Found) -> Json:
    links = {"html": page_of(found.iri)}
    if found.sort == "name":
        slug = found.iri.rsplit("/", 1)[-1]
        links["self"] = f"{PREFIX}/{noun_of(found.kind)}/{slug}"
    return {
        "id": found.iri,
        "kind": found.kind,
        "name": found.title,
        "text": found.text,
        "score": found.score,
        "why": found.why,
        "article": found.article,
        "links": links,
    }
