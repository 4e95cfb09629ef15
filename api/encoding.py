"""Compressing answers: zstd where the client takes it, else gzip, else nothing."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import zstandard
from werkzeug.http import parse_accept_header

if TYPE_CHECKING:
    from collections.abc import Callable

WORTH_IT = 1_024
"""Bytes from which on an answer is compressed."""

GZIP_WINDOW = 31
"""What makes zlib write gzip."""


class Encoder(Protocol):
    """Takes a body piece by piece."""

    def compress(self, data: bytes, /) -> bytes:
        """What can be sent after this piece."""
        ...

    def flush(self) -> bytes:
        """What is left at the end."""
        ...


ENCODERS: dict[str, Callable[[], Encoder]] = {
    "zstd": lambda: zstandard.ZstdCompressor(level=3).compressobj(),
    "gzip": lambda: zlib.compressobj(level=5, wbits=GZIP_WINDOW),
}
"""By the name in Content-Encoding, the preferred one first."""


@lru_cache(maxsize=256)
def chosen(accepted: str) -> str | None:
    """The name of the best encoding that an Accept-Encoding header names; None for the body as it is."""
    qualities = dict(parse_accept_header(accepted))
    return next((name for name in ENCODERS if qualities.get(name, 0) > 0), None)


def encoded(body: bytes, encoding: str) -> bytes:
    """A whole body, compressed."""
    encoder = ENCODERS[encoding]()
    return encoder.compress(body) + encoder.flush()
