"""What the web process and a worker say to each other over their socket pair: frames of a kind, a length and bytes."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from kg.store.error import (
    EvaluationError,
    FormatError,
    LimitError,
    QueryRefusedError,
    QuerySyntaxError,
    StoreError,
)

if TYPE_CHECKING:
    import socket

HEAD = struct.Struct("!cI")
QUERY, CHANGE, ANSWER, BODY, END, ERROR = b"Q", b"C", b"A", b"B", b"Z", b"E"
"""A query, or a change of the graph; the head of its answer; pieces of the body; its end with the number of rows; or,
at any point before the end, an error instead."""

CHUNK = 65_536
"""Bytes of a body sent as one frame."""


def send(channel: socket.socket, kind: bytes, payload: bytes = b"") -> None:
    """Sends one frame."""
    channel.sendall(HEAD.pack(kind, len(payload)) + payload)


class Reply:
    """The frames of one answer, sent together while they are small: a system call costs more than a copy."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel, self._frames, self._size = channel, list[bytes](), 0
        self._is_over = False

    def frame(self, kind: bytes, payload: bytes = b"") -> None:
        """Adds a frame; what has been gathered is sent once it is a chunk long. After the end there is no more."""
        # A buffer that an error left behind is emptied when it is collected, which may be after the error was sent.
        if self._is_over:
            return
        self._is_over = kind in {END, ERROR}
        self._frames += (HEAD.pack(kind, len(payload)), payload)
        self._size += len(payload)
        if self._size >= CHUNK:
            self.flush()

    def flush(self) -> None:
        """Sends what is left."""
        self._channel.sendall(b"".join(self._frames))
        self._frames, self._size = [], 0


def pack(value: dict[str, Any]) -> bytes:
    """A JSON object as the payload of a frame."""
    # surrogatepass: what a client sends may hold half a surrogate pair; the engine refuses it with a syntax error.
    return json.dumps(value).encode()


def pack_error(error: StoreError) -> bytes:
    """An error that the other side of the socket shall raise."""
    members = {name: getattr(error, name) for name in MEMBERS.get(type(error), ())}
    return pack({"type": type(error).__name__, "message": str(error), **members})


def unpack_error(payload: bytes) -> StoreError:
    """The error in the payload of a frame."""
    value = json.loads(payload)
    kind, message = value.pop("type"), value.pop("message")
    if kind == "QuerySyntaxError":
        return QuerySyntaxError(message, **value)
    if kind == "FormatError":
        return FormatError(value["media_type"], tuple(value["offered"]))
    if kind == "LimitError":
        return LimitError(message, **value)
    return QueryRefusedError(message) if kind == "QueryRefusedError" else EvaluationError(message)


MEMBERS: dict[type[StoreError], tuple[str, ...]] = {
    QuerySyntaxError: ("line", "column"),
    FormatError: ("media_type", "offered"),
    LimitError: ("limit",),
}
"""What an error carries beside its message."""
