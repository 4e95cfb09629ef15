"""Breaking a connection off, so that half an answer is never taken for a whole one."""

from __future__ import annotations

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path


def hang_up(client: str) -> None:
    """Shuts the connection to a client down, given as `address:port`.

    The server ends every chunked body with its last chunk, also after an error; only the missing end of a connection
    that broke tells a client that the answer is not whole (RFC 9112, 8).
    """
    for path in Path("/proc/self/fd").iterdir():
        descriptor = int(path.name)
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode) and _peer(descriptor) == client:
                with socket.socket(fileno=os.dup(descriptor)) as connection:
                    connection.shutdown(socket.SHUT_RDWR)


def _peer(descriptor: int) -> str:
    with socket.socket(fileno=os.dup(descriptor)) as connection:
        peer = connection.getpeername()
    return f"{peer[0]}:{peer[1]}" if isinstance(peer, tuple) else ""
