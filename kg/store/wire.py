"""What the web process and a worker say to each other over their socket pair: frames of a kind, a length and bytes."""

from __future__ import annotations

import json
import struct
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any

from kg.store.error import (
    EvaluationError,
    FormatError,
    LimitError,
    QueryRefusedError,
    QuerySyntaxError,
    ServiceBusyError,
    ServiceError,
    ServiceTimeError,
    StoreError,
)

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping, Sequence

    from kg.store.protocol import Form

HEAD = struct.Struct("!cI")
QUERY, CHANGE, ANSWER, BODY, END, ERROR = b"Q", b"C", b"A", b"B", b"Z", b"E"
"""A query, or a change of the graph; the head of its answer; pieces of the body; its end with the number of rows; or,
at any point before the end, an error instead."""

CALL, CALLED = b"S", b"R"
"""Before the head, from a worker: an endpoint to ask, and what; and back to it what was answered, or an error."""

CHUNK = 65_536
"""Bytes of a body sent as one frame."""


def send(channel: socket.socket, kind: bytes, payload: bytes = b"") -> None:
    """Sends one frame."""
    channel.sendall(framed(kind, payload))


def framed(kind: bytes, payload: bytes) -> bytes:
    """One frame."""
    return HEAD.pack(kind, len(payload)) + payload


class Reply:
    """The frames of one answer, sent together while they are small: a system call costs more than a copy.

    `source` reads what comes over the same channel.
    """

    def __init__(self, channel: socket.socket, source: IO[bytes]) -> None:
        self._channel, self._source = channel, source
        self._frames: list[bytes] = []
        self._body: list[bytes] = []
        self._size = 0
        self._is_over = False

    def frame(self, kind: bytes, payload: bytes = b"") -> None:
        """Adds a frame, after what has been gathered of the body. After the end there is no more."""
        self._close_body()
        self._is_over = kind in {END, ERROR}
        self._frames += (HEAD.pack(kind, len(payload)), payload)

    def body(self, piece: bytes) -> None:
        """Adds a piece of the body; what has been gathered is sent once it is a chunk long."""
        # A buffer that an error left behind is emptied when it is collected, which may be after the error was sent.
        if self._is_over:
            return
        self._body.append(piece)
        self._size += len(piece)
        if self._size >= CHUNK:
            self.flush()

    def flush(self) -> None:
        """Sends what is left."""
        self._close_body()
        self._channel.sendall(b"".join(self._frames))
        self._frames = []

    def call(self, endpoint: str, query: str) -> tuple[str, bytes]:
        """Has the other end ask an endpoint; the media type and the body of what it was answered.

        Raises:
            StoreError: why there is no answer.
        """
        send(self._channel, CALL, pack({"endpoint": endpoint, "query": query}))
        head = self._source.read(HEAD.size)
        if not head:
            raise ConnectionError
        kind, size = HEAD.unpack(head)
        payload = self._source.read(size)
        if kind == ERROR:
            raise unpack_error(payload)
        media_type, _, body = payload.partition(b"\n")
        return media_type.decode(), body

    def _close_body(self) -> None:
        if self._size:
            self._frames += (HEAD.pack(BODY, self._size), *self._body)
            self._body, self._size = [], 0


def pack(value: dict[str, Any]) -> bytes:
    """A JSON object as the payload of a frame."""
    return json.dumps(value).encode()


def pack_query(
    text: str,
    media_type: str | Mapping[Form, str] | None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> bytes:
    """A query as the payload of a frame: how long its options are, they, its text."""
    # surrogatepass: what a client sends may hold half a surrogate pair; the engine refuses it.
    types = media_type if isinstance(media_type, str | None) else tuple(media_type.items())
    options = _options(types, tuple(default_graphs), tuple(named_graphs))
    return OPTIONS.pack(len(options)) + options + text.encode(errors="surrogatepass")


def unpack_query(payload: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a query and its options, by the names that `evaluate` has for them; not to be changed."""
    (size,) = OPTIONS.unpack_from(payload)
    end = OPTIONS.size + size
    return payload[end:].decode(errors="surrogatepass"), _unpacked(payload[OPTIONS.size : end])


OPTIONS = struct.Struct("!I")


# Queries differ, their options hardly.
@lru_cache(maxsize=256)
def _options(
    media_type: str | tuple[tuple[Form, str], ...] | None,
    default_graphs: tuple[str, ...],
    named_graphs: tuple[str, ...],
) -> bytes:
    types = dict(media_type) if isinstance(media_type, tuple) else media_type
    return pack({"media_type": types, "default_graphs": default_graphs, "named_graphs": named_graphs})


@lru_cache(maxsize=256)
def _unpacked(options: bytes) -> dict[str, Any]:
    unpacked: dict[str, Any] = json.loads(options)
    return unpacked


def pack_error(error: StoreError) -> bytes:
    """An error that the other side of the socket shall raise."""
    members = {name: getattr(error, name) for name in MEMBERS[type(error)]}
    return pack({"type": type(error).__name__, "message": str(error), **members})


def unpack_error(payload: bytes) -> StoreError:
    """The error in the payload of a frame."""
    value = json.loads(payload)
    kind, message = KINDS[value.pop("type")], value.pop("message")
    if kind is FormatError:
        return FormatError(value["media_type"], tuple(value["offered"]))
    return kind(message, **value)


MEMBERS: dict[type[StoreError], tuple[str, ...]] = {
    QuerySyntaxError: ("line", "column"),
    FormatError: ("media_type", "offered"),
    LimitError: ("limit",),
    ServiceError: ("endpoint",),
    ServiceTimeError: ("endpoint",),
    ServiceBusyError: (),
    QueryRefusedError: (),
    EvaluationError: (),
}
"""The errors that are told, and what each carries beside its message."""

KINDS = {kind.__name__: kind for kind in MEMBERS}
