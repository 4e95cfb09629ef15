"""A graph of one made-up article whose entities the extract of Wikidata knows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.article import Article
from kg.build import linked_graph
from kg.claim import Claim, Entity, Extraction, Span
from kg.gazetteer import Gazetteer
from kg.link import link
from kg.reason import infer
from kg.resolve import Decisions, resolve
from kg.store import EmbeddedStore
from kg.wikidata.linkfile import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.entity import References

TEXT = "The Reed Front joined Open Sea in Reedwell on 1 May 2024, beside the Mill Guard.\n"
DAY = "2026-11-22"
LINKS = {
    link.iri: link
    for link in (
        Link("faction/reed-front", "Q900000001", "high", "seen", DAY),
        Link("operation/open-sea", "Q900000050", "medium", "seen", DAY),
        Link("place/reedwell", "Q900000010", "medium", "seen", DAY),
        Link("faction/mill-guard", "Q900000060", "medium", "seen", DAY),
    )
}


def graph(
    known: References, facts: Iterable[ox.Quad] = (), *, url: str | None = "https://news.example.org/1"
) -> EmbeddedStore:
    """The graph of the article, linked, with what follows from it."""
    entities = (
        Entity("front", "Reed Front", "Faction"),
        Entity("guard", "Mill Guard", "Faction"),
        Entity("sea", "Open Sea", "Operation"),
        Entity("well", "Reedwell", "Location"),
    )
    span = Span(0, len(TEXT) - 1, TEXT[:-1])
    claims = (
        Claim("participatesIn", {"actor": "front", "operation": "sea"}, span, "rule"),
        Claim("participatesIn", {"actor": "guard", "operation": "sea"}, span, "rule"),
        Claim("startDate", {"operation": "sea"}, span, "rule", date="2024-05-01"),
    )
    article = Article("news", "News", "Daily Reed", dt.date(2024, 5, 2), TEXT, url=url)
    linked = link(article, Extraction("news", entities, claims), known, Gazetteer((), ()))
    store = ox.Store()
    resolved = resolve([linked], known, Decisions())
    store.bulk_extend(linked_graph(resolved, known, links=LINKS, wikidata=lambda _: facts))
    infer(store)
    return EmbeddedStore(store)
