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

    Prints one finding a line. The exit status is 1 where one is an error; a warning is something that a curator should
    look at.
    """
    import kg.check

    started = time.perf_counter()
    findings = kg.check.run(store, reasoner=reasoner)
    for finding in findings:
        click.echo(str(finding))
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = f", {count(len(findings) - errors, 'warning')}" if errors < len(findings) else ""
    sum_up(f"{count(errors, 'finding')}{warnings} in {store}/", started)
    if errors:
        ctx.exit(1)
