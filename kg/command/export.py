"""`orbat export`: the whole graph as files."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.command.option import count, examples, store_option, sum_up

if TYPE_CHECKING:
    from kg.store import EmbeddedStore

NAMES = ("nquads", "trig", "turtle", "jsonld", "annotated", "nanopub", "graphml", "void", "csv")


@examples("""
orbat export --format trig graph.trig
orbat export --format jsonld -  > graph.jsonld
orbat export --format graphml network.graphml   # for Gephi, Cytoscape or networkx
orbat export --format csv tables/       # participants.csv, captures.csv, losses.csv, casualties.csv
""")
@click.command()
@click.argument("destination", type=click.Path(path_type=Path, allow_dash=True), metavar="DIR|FILE")
@click.option("--format", "form", type=click.Choice(NAMES), default="nquads", show_default=True)
@store_option
def export(destination: Path, form: str, store: Path) -> None:
    """Write the whole graph to DIR or FILE ('-' for standard output).

    nquads, trig, jsonld and annotated (TriG 1.2 with the sources as annotations of the facts) hold everything; turtle
    leaves out which graph a triple stands in; nanopub has a nanopublication for each claim that affirms a fact; graphml
    has the network of entities; void describes the graph (VoID and DCAT); csv writes tables of participants, captures,
    losses and casualties into DIR, each row with who says so.
    """
    from kg.store import open_store

    started = time.perf_counter()
    if form == "csv":
        _export_tables(open_store(store), destination, started)
    else:
        _export_graph(open_store(store), destination, form, started)


def _export_tables(store: EmbeddedStore, directory: Path, started: float) -> None:
    from kg.export import FORMATS, write_tables

    if directory == Path("-") or directory.is_file():
        raise click.UsageError("csv writes several files: name a directory")
    written = write_tables(store, directory)
    tables = ", ".join(f"{name} ({count(rows, 'row')})" for name, rows in written.items())
    click.echo(f"left out: {FORMATS['csv'].leaves_out}", err=True)
    sum_up(f"{tables} -> {directory}/", started)


def _export_graph(store: EmbeddedStore, destination: Path, form: str, started: float) -> None:
    from kg.export import FORMATS, write

    if destination == Path("-"):
        number = write(store, form, sys.stdout.buffer)
        sys.stdout.flush()
    else:
        if destination.is_dir():
            destination /= f"orbat{FORMATS[form].suffix}"
        # Written beside and renamed, so that nobody reads half a file.
        beside = destination.with_name(f".{destination.name}.new")
        with beside.open("wb") as output:
            number = write(store, form, output)
        beside.replace(destination)
    if FORMATS[form].leaves_out:
        click.echo(f"left out: {FORMATS[form].leaves_out}", err=True)
    sum_up(f"{count(number, 'statement')} -> {destination}", started)
