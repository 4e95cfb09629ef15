"""`orbat lexicon`: the rules and words of extraction."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kg.command.option import count, examples, pack_option, sum_up
from kg.command.progress import progress


@examples("""
orbat lexicon check
orbat lexicon check --pack my-packs/ethiopia
""")
@click.group()
def lexicon() -> None:
    """The words and rules by which articles are read (docs/lexicon.md)."""


@examples("""
orbat lexicon check
orbat lexicon check my-lexicon/
orbat lexicon check --pack my-packs/ethiopia
""")
@lexicon.command()
@click.argument("directory", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@pack_option
@click.pass_context
def check(ctx: click.Context, directory: Path | None, packs: tuple[Path, ...]) -> None:
    """Check words, rules and packs, and run the examples of every rule.

    DIRECTORY is a lexicon, by default the one that comes with Orbat; packs are checked with it. Prints one finding a
    line, with file and line. The exit status is 1 where there is one, and 2 where a file cannot be read.
    """
    from kg.lint import lint

    started = time.perf_counter()
    findings = lint(directory, packs=packs, progress=progress)
    for finding in findings:
        click.echo(str(finding))
    sum_up(count(len(findings), "finding"), started)
    if findings:
        ctx.exit(1)
