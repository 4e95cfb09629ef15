"""A model on loopback in the shape of OpenAI's chat completions, which says what a test tells it to say."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back: `content` as a chat completion, or `body` as it is.

    `drip` sends one byte after the other without end, `hold` nothing until the server ends, `drop` closes at once.
    """

    content: object = None
    status: int = 200
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    drip: bool = False
    hold: bool = False
    drop: bool = False

    def bytes(self) -> bytes:
        if self.body is not None:
            return self.body
        content = self.content if isinstance(self.content, str) else json.dumps(self.content)
        return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


@dataclass
class Model:
    """The server: what it will answer, the last reply again and again, and what it was asked."""

    url: str
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


class Server(ThreadingHTTPServer):
    """A server that knows its model."""

    daemon_threads = True
    model: Model


class Handler(BaseHTTPRequestHandler):
    """Answers with the next reply."""

    server: Server

    def do_POST(self) -> None:
        model = self.server.model
        model.paths.append(self.path)
        model.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        model.tokens.append(self.headers["Authorization"])
        reply = model.replies.pop(0) if len(model.replies) > 1 else model.replies[0]
        self.close_connection = True
        if reply.hold:
            model.ended.wait(30)
        elif not reply.drop:
            self.send(reply)

    def send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for header in reply.headers:
            self.send_header(*header)
        self.end_headers()
        try:
            while reply.drip and not self.server.model.ended.wait(0.02):
                self.wfile.write(b" ")
                self.wfile.flush()
            self.wfile.write(reply.bytes())
        except OSError:
            """Who asked has gone away."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name of the base class
        """Tests are silent."""


@contextmanager
def served(*replies: Reply) -> Iterator[Model]:
    """A model on a free port of 127.0.0.1 with its replies."""
    server = Server(("127.0.0.1", 0), Handler)
    server.model = Model(f"http://127.0.0.1:{server.server_port}/v1", list(replies))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.model
    finally:
        server.model.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
