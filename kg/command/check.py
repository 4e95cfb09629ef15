"""`orbat check`: what is wrong with a graph."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from kg.command.option import count, examples, store_option, sum_up

if TYPE_CHECKING:
    from pathlib import Path


@examples("""
orbat check
orbat check --store /srv/orbat --no-reasoner
""")
@click.command()
@click.option("--reasoner/--no-reasoner", default=True, help="Ask HermiT and check the OWL 2 DL profile too (slower).")
@store_option
@click.pass_context
def check(ctx: click.Context, reasoner: bool, store: Path) -> None:
    """Check the graph: every quote against its article, SHACL shapes, defect queries, OWL.

    Prints one finding a line; the exit status is 1 where there is one.
    """
    import kg.check

    started = time.perf_counter()
    findings = kg.check.run(store, reasoner=reasoner)
    for finding in findings:
        click.echo(str(finding))
    sum_up(f"{count(len(findings), 'finding')} in {store}/", started)
    if findings:
        ctx.exit(1)
