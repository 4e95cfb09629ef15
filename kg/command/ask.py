"""`orbat ask`: a question in plain English, answered with the sentences that say so."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import click

from kg.command.option import count, examples, store_option, sum_up

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ask import Answered, Declined
    from kg.search.name import Names

LEFT_OUT = frozenset({"quote", "source", "article", "span", "claim", "statement"})
"""Columns that the line of evidence below a row shows, or that only a program wants."""
QUOTES = 3
"""How many quotes a row shows; the rest is counted."""


@examples("""
orbat ask 'who took part in Deter the Aggression?'
orbat ask 'which places did the opposition factions capture in November 2024?'
orbat ask 'who are the members of الجبهة الوطنية للتحرير' --show
orbat ask 'was Idlib shelled?' --format json
""")
@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--show", is_flag=True, help="Print the SPARQL that was asked, too.")
@store_option
def ask(question: tuple[str, ...], form: str, show: bool, store: Path) -> None:
    """Ask the graph a question in English.

    QUESTION is matched to one of the stored questions; names may stand in either script. The answer says how it was
    understood. One that no stored question covers is declined, with the nearest, and exit status 1.
    """
    from kg.ask import Declined, answer, document
    from kg.search.name import read_names
    from kg.store import open_store

    started = time.perf_counter()
    reader = open_store(store)
    names = read_names(reader)
    found = answer(" ".join(question), reader, names)
    if form == "json":
        click.echo(json.dumps(document(found, names), ensure_ascii=False, indent=2))
    elif isinstance(found, Declined):
        _decline(found)
    else:
        _print(found, names, show=show)
        sum_up(count(len(found.rows), "row"), started)
    if isinstance(found, Declined):
        raise click.exceptions.Exit(1)


def _decline(found: Declined) -> None:
    click.echo(f"Sorry, I cannot answer this: {found.reason}.", err=True)
    for number, text in enumerate(found.nearest):
        click.echo(f"{'Nearest:' if number == 0 else '        '} {text}", err=True)


def _line(values: dict[str, str]) -> str:
    """The values of a row, the first without its name, none twice."""
    kept = {value: name for name, value in reversed(values.items()) if name not in LEFT_OUT}
    pairs = [(name, value) for value, name in reversed(kept.items())]
    return "; ".join(value if number == 0 else f"{name}: {value}" for number, (name, value) in enumerate(pairs))


def _print(found: Answered, names: Names, *, show: bool) -> None:
    from kg.ask.answer import shown

    how = found.understood
    click.echo(f"{how.text}  (orbat query {how.query.name})")
    for name, match in how.entities.items():
        click.echo(f"  {name}: {match.entry.name} ({match.entry.path}), from '{how.heard[name]}': {match.how}")
    for wrong, right in how.corrected.items():
        click.echo(f"  read '{wrong}' as '{right}'")
    click.echo()
    if not found.rows:
        click.echo("The graph says nothing of this.")
    for row, quotes in zip(found.rows, found.quotes, strict=True):
        values = {name: shown(term.value, names) if term.kind == "iri" else term.value for name, term in row.items()}
        click.echo(f"- {_line(values)}")
        for quote in quotes[:QUOTES]:
            source = f" ({shown(quote.source, names)})" if quote.source else ""
            click.echo(f"    “{' '.join(quote.quote.split())}”{source}")
        if len(quotes) > QUOTES:
            click.echo(f"    and {count(len(quotes) - QUOTES, 'quote')} more")
    if show:
        click.echo(f"\n{found.sparql}", nl=False)
