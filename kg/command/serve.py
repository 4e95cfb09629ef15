"""`orbat serve`: SPARQL, REST and pages over a published graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.command.option import examples, store_option

if TYPE_CHECKING:
    from pathlib import Path


@examples("""
orbat serve
orbat serve --port 8080 --store /srv/orbat
orbat serve --host 0.0.0.0              # for other machines too
""")
@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@store_option
def serve(store: Path, host: str, port: int) -> None:
    """Serve the graph: pages at /, SPARQL at /sparql, REST at /api/v1.

    A graph that 'orbat build' publishes while the service runs is taken up by itself.
    """
    from api.server import serve as start

    start(store, host=host, port=port)
