"""Answers of the resources and pages, kept by revision, address and what the client accepts.

An answer depends on nothing else, so that one made once is sent again from the event loop: 20 µs instead of a thread,
Flask and the store. Its compressed forms are kept beside it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api import encoding
from api.cache import Cache, Kept
from api.exchange import Headers, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from granian.rsgi import Scope

    from api.bridge import Bridge

LEFT_OUT = ("/sparql", "/update", "/rdf-graphs", "/health", "/metrics", "/static/", "/dumps/")
"""Beginnings of addresses whose answers are not kept: they change with time, with a token, or are long."""
IN_THREAD = 65_536
"""Bytes from which on compressing goes to a thread."""


@dataclass(slots=True)
class Page(Kept):
    """A kept answer with its headers, but for those that compressing changes."""

    headers: Headers = field(default_factory=list)
    etag: str = ""


class Pages:
    """Answers requests for resources from the cache, else through the bridge."""

    def __init__(self, bridge: Bridge, revision: Callable[[], str], *, most: int) -> None:
        self._bridge, self._revision = bridge, revision
        self.cache = Cache(most)

    @staticmethod
    def takes(scope: Scope) -> bool:
        """Whether a request is for something whose answer can be kept."""
        return scope.method in {"GET", "HEAD"} and not scope.path.startswith(LEFT_OUT)

    async def answer(self, scope: Scope) -> Reply:
        """The reply to such a request."""
        headers = scope.headers
        key = (
            self._revision(),
            scope.method == "HEAD",
            scope.path,
            scope.query_string,
            headers.get("accept", ""),
            headers.get("host", ""),
        )
        found = self.cache.find(key)
        outcome = "cached"
        if not isinstance(found, Page):
            found, status = await self._made(scope)
            if status != 200 or not found.etag:
                return Reply(status, found.headers, found.body, outcome="ok" if status < 400 else "error")
            if ("orbat-revision", key[0]) in found.headers:
                self.cache.keep(key, found)
            outcome = "ok"
        if found.etag in headers.get("if-none-match", ""):
            return Reply(304, found.headers, outcome="not-modified")
        return await self._reply(key, found, encoding.chosen(headers.get("accept-encoding", "")), outcome)

    async def _made(self, scope: Scope) -> tuple[Page, int]:
        status, headers, body = await self._bridge.whole(scope)
        kept = [(name, value) for name, value in headers if name != "content-length"]
        etag = next((value for name, value in headers if name == "etag"), "")
        media_type = next((value for name, value in headers if name == "content-type"), "")
        return Page(media_type, 0, body, headers=kept, etag=etag), status

    async def _reply(self, key: Hashable, page: Page, encoder: str | None, outcome: str) -> Reply:
        if not encoder or len(page.body) < encoding.WORTH_IT:
            return Reply(200, [*page.headers, VARY], page.body, outcome=outcome)
        if encoder not in page.encoded:
            if len(page.body) < IN_THREAD:
                page.encoded[encoder] = encoding.encoded(page.body, encoder)
            else:
                page.encoded[encoder] = await asyncio.to_thread(encoding.encoded, page.body, encoder)
            self.cache.weigh(key, page)
        return Reply(200, [*page.headers, VARY, ("content-encoding", encoder)], page.encoded[encoder], outcome=outcome)


VARY = ("vary", "Accept-Encoding")
