"""The TCP connection behind a request, which the server does not show: to wait for a slow client, and to break off.

The server takes whatever a stream is given, without end, and ends every chunked body with its last chunk, also after an
error. So a long answer waits until the system takes more for its client; and where it is not whole the connection is
shut down, because only a missing last chunk tells a client so (RFC 9112, 8).
"""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from contextlib import suppress
from pathlib import Path
from typing import Self


class Connection:
    """The connection to a client, given as `address:port`; nothing happens where it is gone. A context manager."""

    def __init__(self, client: str) -> None:
        self._socket = _found(client)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._socket:
            self._socket.close()

    async def drained(self) -> None:
        """Returns once the system takes more for the client."""
        if self._socket is None:
            return
        loop = asyncio.get_running_loop()
        free = loop.create_future()
        loop.add_writer(self._socket, _tell, free)
        try:
            await free
        finally:
            loop.remove_writer(self._socket)

    def hang_up(self) -> None:
        """Shuts the connection down."""
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _tell(free: asyncio.Future[None]) -> None:
    if not free.done():
        free.set_result(None)


def _found(client: str) -> socket.socket | None:
    """A socket of its own for the connection, found among the open files of this process."""
    for path in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            descriptor = int(path.name)
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                made = socket.socket(fileno=os.dup(descriptor))
                if _peer(made) == client:
                    return made
                made.close()
    return None


def _peer(connection: socket.socket) -> str:
    try:
        peer = connection.getpeername()
    except OSError:
        return ""
    return f"{peer[0]}:{peer[1]}" if isinstance(peer, tuple) else ""
