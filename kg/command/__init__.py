"""The `orbat` command. Data goes to standard output; progress, sums and errors to standard error.

Exit status: 0 done, 1 findings (`orbat check`), 2 misuse or bad input. Whatever is slow to import is imported where it
is used, so that `orbat --help` answers at once.
"""

from __future__ import annotations

import click

from kg.command.ask import ask
from kg.command.backup import backup, restore
from kg.command.build import build
from kg.command.check import check
from kg.command.evaluate import evaluate
from kg.command.export import export
from kg.command.extract import extract
from kg.command.lexicon import lexicon
from kg.command.link import link
from kg.command.query import query
from kg.command.serve import serve
from kg.error import OrbatError

__all__ = ["main"]


class Commands(click.Group):
    """A group whose commands end with one line and exit status 2 on input that a person can mend."""

    def invoke(self, ctx: click.Context) -> object:
        """What the command returns; an OrbatError or a file that cannot be used ends the process with status 2."""
        try:
            return super().invoke(ctx)
        except OrbatError as error:
            message = str(error)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError) as error:
            message = f"{error.filename}: {error.strerror}"
        click.echo(f"orbat: {' '.join(message.split())}", err=True)
        raise click.exceptions.Exit(2)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: orbat build && orbat serve",
)
@click.version_option(package_name="orbat", message="orbat %(version)s")
def main() -> None:
    """A knowledge graph of armed conflict that cites its sources.

    Reads news articles, builds a graph of who fought with whom, against whom, where and with what, and answers
    questions with the sentence that says so.
    """


for command in (build, extract, evaluate, lexicon, serve, query, ask, link, check, backup, restore, export):
    main.add_command(command)
