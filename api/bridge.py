"""The Flask application behind the event loop: each request runs in a thread, its answer goes out as it comes."""

from __future__ import annotations

import asyncio
import io
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

SMALL = 1024 * 1024
"""Bytes up to which an answer whose length is known is sent whole."""


class Bridge:
    """Runs a WSGI application in threads."""

    def __init__(self, app: Flask, *, threads: int) -> None:
        self._app = app
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="flask")

    def close(self) -> None:
        """Waits for the requests under way."""
        self._threads.shutdown()

    async def answer(self, scope: Scope, proto: HTTPProtocol, body: bytes) -> tuple[int, int]:
        """Answers a request; returns its status and the bytes of its body."""
        loop = asyncio.get_running_loop()
        started = _Started()
        pieces = await loop.run_in_executor(self._threads, self._begin, scope, body, started)
        headers = [(name.lower(), value) for name, value in started.headers]
        try:
            if int(dict(headers).get("content-length", SMALL + 1)) <= SMALL:
                whole = await loop.run_in_executor(self._threads, b"".join, pieces)
                proto.response_bytes(started.status, headers, whole)
                return started.status, len(whole)
            return started.status, await self._stream(proto, started.status, headers, pieces)
        finally:
            if hasattr(pieces, "close"):
                await loop.run_in_executor(self._threads, pieces.close)

    async def whole(self, scope: Scope) -> tuple[int, list[tuple[str, str]], bytes]:
        """Status, headers and body of the answer to a request that has no body of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._whole, scope)

    def _whole(self, scope: Scope) -> tuple[int, list[tuple[str, str]], bytes]:
        started = _Started()
        pieces = self._begin(scope, b"", started)
        try:
            body = b"".join(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        return started.status, [(name.lower(), value) for name, value in started.headers], body

    def _begin(self, scope: Scope, body: bytes, started: _Started) -> Iterable[bytes]:
        return self._app.wsgi_app(environ(scope, body), started)

    async def _stream(
        self, proto: HTTPProtocol, status: int, headers: list[tuple[str, str]], pieces: Iterable[bytes]
    ) -> int:
        loop, size = asyncio.get_running_loop(), 0
        transport = proto.response_stream(status, headers)
        iterator = iter(pieces)
        while (piece := await loop.run_in_executor(self._threads, next, iterator, None)) is not None:
            if piece:
                await transport.send_bytes(piece)
                size += len(piece)
        return size


class _Started:
    """The `start_response` of WSGI (PEP 3333): keeps what it is called with."""

    def __init__(self) -> None:
        self.status, self.headers = 500, list[tuple[str, str]]()

    def __call__(self, status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
        self.status, self.headers = int(status.split(" ", 1)[0]), headers
        return io.BytesIO().write


def environ(scope: Scope, body: bytes) -> dict[str, Any]:
    """A request as PEP 3333 describes it to an application."""
    name, _, port = scope.server.rpartition(":")
    made: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "RAW_URI": scope.path,
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": name,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for header, value in scope.headers.items():
        key = header.upper().replace("-", "_")
        if key == "CONTENT_TYPE":
            made[key] = value
        elif key != "CONTENT_LENGTH":
            made[f"HTTP_{key}"] = f"{made[f'HTTP_{key}']},{value}" if f"HTTP_{key}" in made else value
    return made
