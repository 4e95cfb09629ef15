"""`orbat serve`: SPARQL, REST and pages over a published graph."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from kg.command.option import examples, store_option
from kg.error import OrbatError


@examples("""
orbat serve
orbat serve --port 8080 --store /srv/orbat
orbat serve --host 0.0.0.0              # for other machines too
orbat serve --set seconds=5 --set workers=8
orbat serve --config /etc/orbat.toml
""")
@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N", help="Port.")
@click.option(
    "--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help="Settings in TOML."
)
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="A setting; may be given several times.")
@store_option
def serve(store: Path, host: str, port: int, config: Path | None, given: tuple[str, ...]) -> None:
    """Serve the graph: pages at /, SPARQL at /sparql, REST at /api/v1.

    A graph that 'orbat build' publishes while the service runs is taken up by itself. Settings come from a file, from
    variables as ORBAT_SECONDS, and from --set, the last of which counts; docs/operations.md lists them. Writes need a
    token, in ORBAT_WRITE_TOKEN.
    """
    from api.configuration import configured
    from api.server import serve as start

    limits, settings = configured(file=config, environment=os.environ, given=given)
    _see_that_it_is_free(host, port)
    start(store, host=host, port=port, limits=limits, settings=settings)


def _see_that_it_is_free(host: str, port: int) -> None:
    """The server would start its workers first, and then say that the port is taken in many lines.

    Raises:
        OrbatError: the address is none of this machine's, or the port is taken.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise OrbatError(
            f"cannot listen on {host}, port {port}: {error.strerror}; choose with --host, --port"
        ) from None
