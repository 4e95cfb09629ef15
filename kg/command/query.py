"""`orbat query`: a stored question, a file or a text, answered in the terminal or for a program."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.command.option import count, examples, file_text, store_option, sum_up
from kg.error import DataError, near

if TYPE_CHECKING:
    from kg.store import Answer
    from queries import Query

FORMATS = {
    "table": None,
    "csv": "text/csv",
    "json": "application/sparql-results+json",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
}


@examples("""
orbat query                                    # lists the stored questions
orbat query factions_in_operation
orbat query factions_in_operation --param operation=deter-the-aggression --format csv
orbat query my-question.rq --format json
orbat query 'SELECT ?f { ?f a :Faction } LIMIT 5'
""")
@click.command()
@click.argument("question", required=False, metavar="[FILE|NAME|TEXT]")
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="Value of a stored question's parameter.")
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="table", show_default=True)
@click.option("--show", is_flag=True, help="Print the SPARQL text instead of asking it.")
@store_option
def query(question: str | None, given: tuple[str, ...], form: str, show: bool, store: Path) -> None:
    """Ask the graph a question.

    FILE is a SPARQL file ('-' for standard input), NAME a stored question, TEXT a SPARQL query in which the usual
    prefixes are known. A stored question without parameters is asked about its example.
    """
    if question is None:
        _list_questions()
        return
    text, place = _text_of(question, given)
    if show:
        click.echo(text, nl=False)
        return
    started = time.perf_counter()
    answer = _answer(text, place, FORMATS[form], store)
    if form == "table":
        _print_table(answer)
        sum_up(_size_of(answer), started)
    else:
        sys.stdout.buffer.write(answer.body)
        sys.stdout.flush()


def _list_questions() -> None:
    import queries

    names = [name for name in queries.names() if "/" not in name]
    width = max(map(len, names))
    for name in names:
        click.echo(f"{name:{width}}  {queries.load(name).summary}")


def _text_of(question: str, given: tuple[str, ...]) -> tuple[str, str | None]:
    """The SPARQL text, and the file that it comes from, if any."""
    import queries

    if question in queries.names():
        return _bound(queries.load(question), given), None
    if question == "-" or Path(question).is_file():
        text = file_text(Path(question))
        if "\n#+ " not in f"\n{text}" or question == "-":
            _refuse(given)
            return text, question
        return _bound(queries.read_query(Path(question), name=Path(question).stem), given), question
    if not re.search(r"[\s{]", question):
        known = queries.names()
        raise queries.QueryError(f"'{question}' is no file and no stored question{near(question, known)}")
    _refuse(given)
    return _with_prefixes(question), ""


def _bound(stored: Query, given: tuple[str, ...]) -> str:
    values = dict(_split(pair) for pair in given)
    for name, example in stored.examples().items():
        if name not in values:
            values[name] = example
            click.echo(f"{name}: {example} (the example; ask about another with --param {name}=...)", err=True)
    return stored.bind(values)


def _split(pair: str) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    if not equals:
        raise click.BadParameter(f"'{pair}' found, name=value wanted", param_hint="--param")
    return name, value


def _refuse(given: tuple[str, ...]) -> None:
    if given:
        raise click.UsageError("--param goes with a stored question, or with a file that has '#+ param' lines")


def _with_prefixes(text: str) -> str:
    """The text with a first line that declares the usual prefixes, except those that it declares itself."""
    from kg.export import NAMES

    own = set(re.findall(r"PREFIX\s+(\w*):", text, re.IGNORECASE))
    return " ".join(f"PREFIX {name}: <{iri}>" for name, iri in NAMES.items() if name not in own) + "\n" + text


def _answer(text: str, place: str | None, media_type: str | None, directory: Path) -> Answer:
    from kg.store import QuerySyntaxError, open_store

    store = open_store(directory)
    try:
        if media_type is None:
            return store.query(text)
        return store.query(text, media_type=media_type)
    except QuerySyntaxError as error:
        if place is None or error.line is None:
            raise
        # A text of the command line has one line of prefixes before it.
        line = error.line if place else error.line - 1
        message = re.sub(r"^line \d+, ", "", str(error))
        raise DataError(place or "query", line, message) from None


def _print_table(answer: Answer) -> None:
    from kg.command.table import print_rows
    from kg.store import rows

    if answer.form == "construct":
        click.echo(answer.body.decode(), nl=False)
    elif answer.form == "ask":
        click.echo("yes" if rows(answer)[0]["boolean"].value == "true" else "no")
    else:
        print_rows(answer)


def _size_of(answer: Answer) -> str:
    import json

    if answer.form == "select":
        return count(len(json.loads(answer.body)["results"]["bindings"]), "row")
    return "one answer" if answer.form == "ask" else count(len(answer.body), "byte")
