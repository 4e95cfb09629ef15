"""`orbat backup` and `orbat restore`: a graph as one file, and back."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kg.command.option import count, examples, store_option, sum_up


@examples("""
orbat backup graph.tar.gz
orbat backup --store /srv/orbat "orbat-$(date -I).tar.gz"
""")
@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@store_option
def backup(file: Path, store: Path) -> None:
    """Write the published graph to FILE, a gzipped tar, while it is served and while it is built."""
    from kg.store.backup import back_up

    started = time.perf_counter()
    manifest = back_up(store, file)
    sum_up(f"revision {manifest['revision']}, {count(manifest['quads'], 'quad')} -> {file}", started)


@examples("""
orbat restore graph.tar.gz
orbat restore --store /srv/orbat orbat-2026-01-31.tar.gz
""")
@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@store_option
def restore(file: Path, store: Path) -> None:
    """Publish the graph of a backup; a service that runs takes it up by itself. A damaged FILE changes nothing."""
    from kg.store.backup import restore as publish

    started = time.perf_counter()
    manifest = publish(file, store)
    sum_up(f"revision {manifest['revision']}, {count(manifest['quads'], 'quad')} -> {store}/", started)
