"""The access log and the audit log: one JSON object a line, never a query's text, a token or a header."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, datetime
from typing import IO


class Journal:
    """Writes lines to a stream, standard error unless another is given; None writes nothing."""

    def __init__(self, stream: IO[str] | None = None, *, is_silent: bool = False) -> None:
        self._stream = None if is_silent else stream or sys.stderr

    def write(self, event: str, **values: object) -> None:
        """One line: the time, the event and its values; a value None is left out."""
        if self._stream is None:
            return
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "event": event} | {name: value for name, value in values.items() if value is not None}
        self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._stream.flush()


def query_hash(text: str) -> str:
    """16 hex digits by which a query can be found again in the log by who knows its text."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()
