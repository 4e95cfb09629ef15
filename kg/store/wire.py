"""What the web process and a worker say to each other over their socket pair: frames of a kind, a length and bytes."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from kg.store.error import EvaluationError, FormatError, QuerySyntaxError, StoreError

if TYPE_CHECKING:
    import socket

HEAD = struct.Struct("!cI")
QUERY, ANSWER, BODY, END, ERROR = b"Q", b"A", b"B", b"Z", b"E"
"""A query; the head of its answer; pieces of the body; its end; or, at any point before the end, an error instead."""

CHUNK = 65_536
"""Bytes of a body sent as one frame."""


def send(channel: socket.socket, kind: bytes, payload: bytes = b"") -> None:
    """Sends one frame."""
    channel.sendall(HEAD.pack(kind, len(payload)) + payload)


def pack(value: dict[str, Any]) -> bytes:
    """A JSON object as the payload of a frame."""
    # surrogatepass: what a client sends may hold half a surrogate pair; the engine refuses it with a syntax error.
    return json.dumps(value).encode()


def pack_error(error: StoreError) -> bytes:
    """An error that the other side of the socket shall raise."""
    value: dict[str, Any] = {"type": type(error).__name__, "message": str(error)}
    if isinstance(error, QuerySyntaxError):
        value |= {"line": error.line, "column": error.column}
    elif isinstance(error, FormatError):
        value |= {"media_type": error.media_type, "offered": error.offered}
    return pack(value)


def unpack_error(payload: bytes) -> StoreError:
    """The error in the payload of a frame."""
    value = json.loads(payload)
    if value["type"] == "QuerySyntaxError":
        return QuerySyntaxError(value["message"], line=value["line"], column=value["column"])
    if value["type"] == "FormatError":
        return FormatError(value["media_type"], tuple(value["offered"]))
    return EvaluationError(value["message"])
