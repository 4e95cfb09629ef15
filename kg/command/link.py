"""`orbat link`: what entities are in Wikidata, what it says of them, and what it could be told."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import click

from kg.command.option import count, examples, store_option, sum_up
from kg.command.progress import progress

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import EmbeddedStore
    from kg.wikidata.cache import Cache
    from kg.wikidata.subject import Subject


@examples("""
orbat link                       # exact links are kept, candidates go to graph/wikidata/review.csv
orbat link                       # again, after writing 'accept' or 'reject' into its first column
orbat link --facts && orbat build
orbat link --quickstatements > suggestions.tsv
""")
@click.command()
@click.option("--facts", is_flag=True, help="Fetch what Wikidata says of linked entities instead of linking.")
@click.option(
    "--quickstatements", is_flag=True, help="Print what Wikidata could be told, for review. Nothing is asked or sent."
)
@click.option(
    "--endpoint",
    envvar="ORBAT_WIKIDATA",
    default="https://query.wikidata.org/sparql",
    show_default=True,
    metavar="URL",
    help="SPARQL endpoint to ask.",
)
@click.option(
    "--pause", type=click.FloatRange(min=0), default=1.0, show_default=True, help="Seconds between questions."
)
@click.option("--attempts", type=click.IntRange(min=1), default=5, show_default=True, help="Tries of each question.")
@click.option(
    "--days", type=click.IntRange(min=0), default=30, show_default=True, help="Days for which answers are kept."
)
@store_option
def link(
    *, facts: bool, quickstatements: bool, endpoint: str, pause: float, attempts: int, days: int, store: Path
) -> None:
    """Find what entities are in Wikidata.

    An entity with a Wikipedia article gets the item of that article. For others, items of the same name, kind and
    place are written to DIR/wikidata/review.csv; a curator marks them 'accept' or 'reject', and the next run takes that
    over. Nothing uncertain becomes a link by itself, and nothing is ever written to Wikidata. Answers are kept: a run
    that was stopped goes on where it was. 'orbat build' then puts the links into the graph.
    """
    if facts and quickstatements:
        raise click.UsageError("--facts and --quickstatements are two different things: give one")
    if quickstatements:
        _suggest(store)
        return
    from kg.wikidata.cache import Cache
    from kg.wikidata.endpoint import Endpoint, Manners

    today = dt.datetime.now(dt.UTC).date()
    asked = Endpoint(endpoint, manners=Manners(pause=pause, attempts=attempts, first_wait=2 * pause))
    cache = Cache(store / "wikidata" / "cache", asked, today=today, days=days)
    if facts:
        _enrich(store, cache)
    else:
        _reconcile(store, cache, today)


def _reconcile(store: Path, cache: Cache, today: dt.date) -> None:
    from dataclasses import replace

    from kg.wikidata.linkfile import links, packaged_links, proposals, write_links, write_proposals
    from kg.wikidata.reconcile import decided, reconcile

    started = time.perf_counter()
    path, review = store / "wikidata" / "links.csv", store / "wikidata" / "review.csv"
    kept, rows, everyone = links(path), proposals(review), _subjects(store)
    shipped = links(packaged_links(), path)
    known = [replace(one, item=one.item or (shipped[one.iri].item if one.iri in shipped else None)) for one in everyone]
    items = {one.item: one.iri for one in known if one.item}
    accepted = {one.iri: one for one in decided(rows, items, path=review, today=today)} | kept
    # Decisions count even where the endpoint then fails.
    write_links(path, accepted.values())
    known = [replace(one, item=one.item or (accepted[one.iri].item if one.iri in accepted else None)) for one in known]
    result = reconcile(known, [row for _, row in rows], cache, today=today, progress=progress)
    write_links(path, (accepted | {one.iri: one for one in result.links}).values())
    write_proposals(review, result.proposals)
    for conflict in result.conflicts:
        click.echo(conflict, err=True)
    parts = [
        count(len(result.links), "exact link"),
        f"{len(accepted) - len(kept):,} accepted",
        count(sum(not row.decision for row in result.proposals), "candidate"),
        count(len(result.conflicts), "conflict"),
    ]
    sum_up(f"{', '.join(parts)} -> {review}", started)


def _enrich(store: Path, cache: Cache) -> None:
    from kg.wikidata.enrich import fetched, write_facts
    from kg.wikidata.linkfile import links, packaged_links

    started = time.perf_counter()
    found = links(packaged_links(), store / "wikidata" / "links.csv")
    items = {one.item for one in _subjects(store) if one.item} | {one.item for one in found.values()}
    path = store / "wikidata" / "facts.nq"
    number = write_facts(path, fetched(sorted(items), cache, progress=progress))
    sum_up(f"{count(len(items), 'item')}, {count(number, 'statement')} -> {path}", started)


def _suggest(store: Path) -> None:
    from kg.store import open_store
    from kg.wikidata.quickstatements import lines, suggestions

    started = time.perf_counter()
    found = suggestions(open_store(store))
    for line in lines(found):
        click.echo(line)
    sum_up(count(len(found), "suggestion"), started)


def _subjects(store: Path) -> tuple[Subject, ...]:
    from kg.entity import references
    from kg.wikidata.subject import subjects

    return subjects(references(), _graph(store))


def _graph(store: Path) -> EmbeddedStore | None:
    """The published graph, whose discovered entities can be linked too; None before the first build."""
    from kg.store import open_store

    return open_store(store) if (store / "current").exists() else None
