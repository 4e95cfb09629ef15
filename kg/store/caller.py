"""Asking endpoints for workers, which can open no socket: only those that the operator lists, a few at once."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kg.store import wire
from kg.store.error import ServiceBusyError, StoreError
from kg.store.outbound import fetched
from kg.store.permitted import permitted

if TYPE_CHECKING:
    from kg.store.limit import Limits


class Caller:
    """Asks for workers; thread-safe. `threads` is where an event loop lets it run."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = threading.Semaphore(limits.service_queries)
        # One query waits for one answer; a call goes on where its query has been ended.
        self.threads = ThreadPoolExecutor(limits.workers + limits.service_queries, thread_name_prefix="service")
        self.calls = self.failures = 0

    def close(self) -> None:
        """Lets no call begin."""
        self.threads.shutdown(wait=False, cancel_futures=True)

    def frame(self, payload: bytes) -> bytes:
        """The frame that answers a worker's call: what the endpoint said, or why it did not."""
        try:
            media_type, body = self._asked(**json.loads(payload))
        except StoreError as error:
            self.failures += 1
            return wire.framed(wire.ERROR, wire.pack_error(error))
        return wire.framed(wire.CALLED, media_type.encode() + b"\n" + body)

    def _asked(self, endpoint: str, query: str) -> tuple[str, bytes]:
        self.calls += 1
        found = permitted(endpoint, self._limits.services)
        if not self._free.acquire(timeout=self._limits.queue_seconds):
            raise ServiceBusyError(f"{self._limits.service_queries} queries ask endpoints now; try again")
        try:
            seconds, most = self._limits.service_seconds, self._limits.service_bytes
            return fetched(found, query, seconds=seconds, most=most)
        finally:
            self._free.release()
