"""What the resources share per revision: ledger, names, full-text index, reconciler, places of events."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import current_app

import queries
from api.answer import service
from api.evidence import Json, Writer, article_rows, short_article
from api.ledger import Ledger, read_ledger
from api.revision import PerRevision
from kg.reconcile import Reconciler, read_reconciler
from kg.search.index import Index, read_index
from kg.store import StoreError, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

    from api.catalog import Catalog, Entity
    from kg.store import Reader


@dataclass(frozen=True)
class Holdings:
    """What was read of one revision."""

    ledger: PerRevision[Ledger]
    index: PerRevision[Index]
    reconciler: PerRevision[Reconciler]
    articles: PerRevision[dict[str, Json]]
    articles_in_short: PerRevision[dict[str, Json]]
    event_places: PerRevision[dict[str, tuple[str, ...]]]
    _sorted: dict[tuple[str, tuple[str, ...]], Sequence[Entity]] = field(default_factory=dict, repr=False)

    def entities(self, catalog: Catalog, kinds: tuple[str, ...]) -> Sequence[Entity]:
        """The entities of some kinds by name; sorted once per revision."""
        key = (catalog.revision, kinds)
        if key not in self._sorted:
            for old in [one for one in self._sorted if one[0] != catalog.revision]:
                self._sorted.pop(old, None)
            self._sorted[key] = catalog.of(kinds)
        return self._sorted[key]


def install(app: Flask, reader: Reader) -> None:
    """Gives an application its holdings; each is read when it is first needed."""
    index = PerRevision(reader, read_index)
    articles = PerRevision(reader, lambda now: article_rows(now, app.extensions["orbat"].catalog))
    app.extensions["orbat-holdings"] = Holdings(
        ledger=PerRevision(reader, read_ledger),
        index=index,
        reconciler=PerRevision(reader, lambda now: read_reconciler(now, index.now().names)),
        articles=articles,
        articles_in_short=PerRevision(
            reader, lambda _: {iri: short_article(found) for iri, found in articles.now().items()}
        ),
        event_places=PerRevision(reader, _event_places),
    )


def warm(app: Flask) -> None:
    """Reads all holdings, for a thread that does so before a client asks; a store that cannot answer is left alone."""
    held: Holdings = app.extensions["orbat-holdings"]
    # The service may end while this reads.
    with suppress(StoreError, OSError):
        held.ledger.now()
        held.reconciler.now()
        held.articles_in_short.now()
        held.event_places.now()


def holdings() -> Holdings:
    """The holdings of the application that answers the request."""
    found = current_app.extensions["orbat-holdings"]
    assert isinstance(found, Holdings)  # noqa: S101
    return found


def writer() -> Writer:
    """A writer for the graph that answers the request."""
    return Writer(service().catalog, holdings().articles_in_short.now())


def _event_places(reader: Reader) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows(reader, queries.load("api/event_places").bind({})):
        found.setdefault(row["event"].value, []).append(row["place"].value)
    return {event: tuple(places) for event, places in found.items()}
