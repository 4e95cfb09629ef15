"""`orbat build`: from articles to a published graph."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kg.command.option import count, examples, pack_option, producer_option, store_option, sum_up
from kg.command.progress import progress


@examples("""
orbat build                                  # the articles that come with Orbat
orbat build news/ more/one-article.txt       # these instead; only what changed is read again
orbat build news/ --store /srv/orbat
orbat build news/ --pack my-packs/ethiopia
orbat build news/ --producer rules --producer remote
""")
@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH...]")
@pack_option
@producer_option
@store_option
def build(paths: tuple[Path, ...], packs: tuple[Path, ...], producers: tuple[str, ...], store: Path) -> None:
    """Build the graph from articles and publish it.

    PATH is an article or a directory of them (*.txt); by default the articles that come with Orbat. The new graph is
    written beside the old one, checked, and takes its place at once; until then, and after any error, the old one
    serves. Extraction is kept, so that a second build reads only articles that changed.
    """
    from kg.build import pipeline

    started = time.perf_counter()
    built = pipeline.build(paths, store=store, packs=packs, producers=producers, progress=progress)
    parts = [
        count(built.articles, "article"),
        count(built.claims, "claim"),
        f"{built.unlinked:,} unlinked",
        f"{built.extracted:,} read anew",
    ]
    sum_up(f"{', '.join(parts)} -> {store}/", started)
