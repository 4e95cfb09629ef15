"""What several commands share: the store they work on, and how they say that they are done."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kg.error import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

C = TypeVar("C", bound=click.Command)

store_option = click.option(
    "--store",
    "store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("graph"),
    show_default=True,
    metavar="DIR",
    help="Directory of the graph.",
)

pack_option = click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="ORBAT_PACKS",
    metavar="DIR",
    help="A pack of one more war, beside those that come with Orbat. May be given again.",
)

producer_option = click.option(
    "--producer",
    "producers",
    multiple=True,
    envvar="ORBAT_PRODUCERS",
    metavar="NAME",
    help="Who reads: 'rules' (the default), 'remote' or one of your own (docs/producers.md). May be given again.",
)


def file_text(path: Path) -> str:
    """A file's text ('-': standard input) with its line ends as they are, since offsets count them.

    Raises:
        DataError: it is not UTF-8.
    """
    data = sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"byte 0x{data[error.start]:02x} at {error.start} is not UTF-8") from None


def sum_up(text: str, started: float) -> None:
    """The last line of a command, on standard error: what was done and how long it took since `started`."""
    click.echo(f"{text} ({time.perf_counter() - started:.1f} s)", err=True)


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """A number with its noun.

    >>> count(1204, "article"), count(1, "match", "matches")
    ('1,204 articles', '1 match')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def examples(text: str) -> Callable[[C], C]:
    """Puts examples under the help of a command or a group of them, line by line as they stand."""

    def add(command: C) -> C:
        command.epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in text.strip().splitlines())
        return command

    return add
