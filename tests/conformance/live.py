"""A service of its own on a free port, over a graph of its own, with a write token."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.store import EmbeddedStore, Publisher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOKEN = "a-token-of-the-tests"  # noqa: S105
ROOT = Path(__file__).parents[2]
SERVE = """
import json, sys
from api import Settings, serve
from kg.store.limit import Limits
directory, port, limits, settings = sys.argv[1:]
serve(directory, port=int(port), limits=Limits(**json.loads(limits)), settings=Settings(**json.loads(settings)))
"""


@dataclass(frozen=True, slots=True)
class Response:
    """A response: its status, its headers in lower case, its body."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Live:
    """A running service."""

    port: int
    process: subprocess.Popen[str]
    directory: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        is_writer: bool = True,
        seconds: float = 30,
    ) -> Response:
        """A response; follows no redirect."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        token = {"Authorization": f"Bearer {TOKEN}"} if is_writer else {}
        try:
            connection.request(method, path, body=body, headers=(headers or {}) | token)
            found = connection.getresponse()
            return Response(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read())
        finally:
            connection.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextlib.contextmanager
def live(
    directory: Path,
    quads: Iterable[ox.Quad] = (),
    *,
    limits: str = "{}",
    settings: str = "{}",
    token: str = TOKEN,
    log: IO[str] | None = None,
) -> Iterator[Live]:
    """A service over these quads, or over what the directory publishes already; ended with the block."""
    if not (directory / "current").exists():
        Publisher(directory).publish(quads, _accept)
    service = start(directory, limits=limits, settings=settings, token=token, log=log)
    try:
        yield service
    finally:
        service.process.terminate()
        service.process.wait(30)
        assert service.process.stdout
        service.process.stdout.close()


def start(
    directory: Path,
    *,
    limits: str = "{}",
    settings: str = "{}",
    token: str = TOKEN,
    port: int = 0,
    log: IO[str] | None = None,
) -> Live:
    """Starts a service and waits until it answers; its standard error goes to `log`, if given."""
    port = port or free_port()
    settings = settings[:-1] + (", " if settings != "{}" else "") + f'"write_token": "{token}"}}'
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(directory), str(port), limits, settings],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        start_new_session=True,
    )
    service = Live(port, process, directory)
    assert process.stdout
    assert process.stdout.readline().startswith("Orbat serves")
    until = time.monotonic() + 30
    while True:
        try:
            if service.ask("GET", "/health").status == 200:
                return service
        except ConnectionRefusedError:
            assert time.monotonic() < until


def _accept(_: EmbeddedStore) -> None:
    """A check that finds nothing."""
