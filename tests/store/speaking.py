"""An HTTP server on loopback that sends exactly what a test wants, however odd."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""A key and a certificate for "localhost" that nobody else trusts."""


@dataclass
class Speaking:
    """The server: its port, what it was sent, and `ended`, at which it stops holding connections open."""

    port: int
    received: list[bytes] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def address(self, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}/sparql"


@contextlib.contextmanager
def speaking(*pieces: bytes | None, is_secure: bool = False) -> Iterator[Speaking]:
    """Answers each request with these pieces; None holds the connection open until the end of the test."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Speaking(listener.getsockname()[1])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if is_secure else None
        if context:
            context.load_cert_chain(CERTIFICATE)
        thread = threading.Thread(target=_serve, args=(listener, server, pieces, context))
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            # Wakes the server, which then sees that it is over.
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", server.port)).close()
            thread.join()


def _serve(
    listener: socket.socket, server: Speaking, pieces: tuple[bytes | None, ...], context: ssl.SSLContext | None
) -> None:
    threads = []
    while True:
        connection, _ = listener.accept()
        if server.ended.is_set():
            connection.close()
            break
        threads.append(threading.Thread(target=_speak, args=(connection, server, pieces, context)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def _speak(
    plain: socket.socket, server: Speaking, pieces: tuple[bytes | None, ...], context: ssl.SSLContext | None
) -> None:
    with contextlib.suppress(OSError), plain:
        connection = context.wrap_socket(plain, server_side=True) if context else plain
        with connection:
            server.received.append(_request(connection))
            for piece in pieces:
                if piece is None:
                    server.ended.wait(30)
                else:
                    connection.sendall(piece)


def _request(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        received += _piece(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += _piece(connection)
    return head + b"\r\n\r\n" + body


def _piece(connection: socket.socket) -> bytes:
    piece = connection.recv(65_536)
    if not piece:
        raise ConnectionError
    return piece
