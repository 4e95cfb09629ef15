"""The service as an RSGI application: SPARQL queries on the event loop, everything else through Flask in threads."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from granian._granian import RSGIProtocolClosed

from api import encoding
from api.bridge import Bridge
from api.bucket import ERROR_SECONDS, Buckets, client_name
from api.connection import Connection
from api.exchange import Ask, Exchange, Opening, Reply, refusal
from api.journal import Journal, query_hash
from api.kept import Pages
from api.metrics import Metrics
from api.prepared import prepared, prepared_get
from api.problem import MediaTypeError, SlowBodyError
from kg.error import OrbatError
from kg.store.error import LimitError
from kg.store.stream import StreamPool

if TYPE_CHECKING:
    from flask import Flask
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

    from api.prepared import Prepared
    from api.setting import Settings
    from kg.store.generation import Generation
    from kg.store.pool import WorkerPool

STATUS_OF_GONE = 499
"""Stands in logs for a client that went away; no response has it."""


class Entry:
    """What granian calls for every request."""

    def __init__(self, app: Flask, pool: WorkerPool, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.pool, self.streams = pool, StreamPool(pool.served, pool.caller)
        self.exchange = Exchange(self.streams, cache_bytes=settings.cache_bytes)
        self.bridge = Bridge(app, threads=pool.limits.workers + pool.limits.queue + 8)
        self.pages = Pages(self.bridge, lambda: pool.revision, most=settings.cache_bytes // 2)
        self.buckets = Buckets(most=settings.client_seconds, rate=settings.client_rate)
        self.journal = Journal(is_silent=not settings.access_log)
        self.metrics = app.extensions["orbat-metrics"] = Metrics()
        _gauges(self.metrics, self)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Called by granian before the first request."""

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Called by granian after the last request."""
        self.bridge.close()
        self.pool.close()

    async def __rsgi__(self, scope: Scope, proto: HTTPProtocol) -> None:
        started = perf_counter()
        self.streams.look()
        client = client_name(scope.client, scope.headers.get("x-forwarded-for"), is_trusted=self.settings.trust_proxy)
        query: str | None = None
        try:
            body = await self._body(scope, proto) if scope.method not in BODILESS else b""
            ready = _query(scope, body)
            query = ready.asked.query if ready else None
            if ready is None and self.pages.takes(scope):
                reply = await self.pages.answer(scope)
                size = _send(proto, scope.method, reply)
            elif ready is None:
                status, size = await self.bridge.answer(scope, proto, body)
                reply = Reply(status, [], outcome="ok" if status < 400 else "error")
            elif ready.is_for_page:
                self.buckets.admit(client)
                reply, size = await self._page(scope, proto, body, client)
            else:
                self.buckets.admit(client)
                reply, size = await self._query(scope, proto, ready, client)
        except OrbatError as error:
            reply = refusal(error)
            size = _send(proto, scope.method, reply)
            self.buckets.spend(client, ERROR_SECONDS)
        seconds = perf_counter() - started
        if query is not None:
            self.buckets.spend(client, seconds if reply.outcome != "cached" else 0.0)
        self._record(scope, reply, client=client, query=query, seconds=seconds, size=size)

    async def _body(self, scope: Scope, proto: HTTPProtocol) -> bytes:
        if scope.headers.get("content-encoding", "identity") != "identity":
            raise MediaTypeError("the body is compressed: send it as it is")
        most = self.settings.upload_bytes
        too_large = LimitError(f"the body has more than {most:,} bytes; send it in parts", limit="upload_bytes")
        if int(scope.headers.get("content-length", "0")) > most:
            raise too_large
        pieces, size = [], 0
        try:
            async with asyncio.timeout(self.settings.upload_seconds):
                async for piece in proto:
                    pieces.append(piece)
                    size += len(piece)
                    if size > most:
                        raise too_large
        except TimeoutError:
            raise SlowBodyError(self.settings.upload_seconds) from None
        return b"".join(pieces)

    async def _page(self, scope: Scope, proto: HTTPProtocol, body: bytes, client: str) -> tuple[Reply, int]:
        """Answers a query with a page for people; it takes its turn as any other query does."""
        await self.streams.turns.begin(client)
        try:
            status, size = await self.bridge.answer(scope, proto, body)
        finally:
            self.streams.turns.end(client)
        return Reply(status, [], outcome="ok" if status < 400 else "error"), size

    async def _query(self, scope: Scope, proto: HTTPProtocol, ready: Prepared, client: str) -> tuple[Reply, int]:
        headers = scope.headers
        encoder = encoding.chosen(headers.get("accept-encoding", ""))
        ask = Ask(ready, client, encoder, headers.get("if-none-match", ""))
        sent = Sent()

        async def stream(opening: Opening) -> None:
            await _stream(scope, proto, opening, sent)

        task = asyncio.current_task()
        assert task  # noqa: S101
        try:
            reply = await self.exchange.answer(ask, stream, slow=partial(_end_when_gone, proto, task))
        except (asyncio.CancelledError, RSGIProtocolClosed):
            task.uncancel()
            return Reply(STATUS_OF_GONE, [], outcome="gone"), sent.size
        except OrbatError as error:
            if not sent.is_begun:
                raise
            with Connection(scope.client) as connection:
                connection.hang_up()
            return Reply(200, [], outcome=refusal(error).outcome), sent.size
        if reply is None:
            return Reply(200, [], rows=sent.rows), sent.size
        return reply, _send(proto, scope.method, reply)

    def _record(self, scope: Scope, reply: Reply, *, client: str, query: str | None, seconds: float, size: int) -> None:
        endpoint = "/sparql" if query is not None else "other"
        self.metrics.count(
            endpoint=endpoint, outcome=reply.outcome, status=reply.status, seconds=seconds, size=size, rows=reply.rows
        )
        if self.settings.access_log:
            self.journal.write(
                "request",
                method=scope.method,
                path=scope.path[:200],
                status=reply.status,
                outcome=reply.outcome,
                ms=round(seconds * 1000, 2),
                bytes=size,
                rows=reply.rows if query is not None else None,
                query=query_hash(query) if query is not None else None,
                client=client,
            )


BODILESS = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})


def _query(scope: Scope, body: bytes) -> Prepared | None:
    """The query of the request, where it has one; a page without, a description, an update is Flask's.

    Raises:
        OrbatError: it is against the protocol.
    """
    if scope.path not in {"/sparql", "/sparql/"} or scope.method not in {"GET", "HEAD", "POST"}:
        return None
    accept = scope.headers.get("accept", "")
    if scope.method == "POST":
        ready = prepared("POST", scope.query_string, scope.headers.get("content-type", ""), body, accept)
    else:
        ready = prepared_get(scope.query_string, accept)
    return None if ready.asked.query is None else ready


def _send(proto: HTTPProtocol, method: str, reply: Reply) -> int:
    if method == "HEAD" or reply.status == 304:
        proto.response_empty(reply.status, reply.headers)
        return 0
    proto.response_bytes(reply.status, reply.headers, reply.body)
    return len(reply.body)


@dataclass(slots=True)
class Sent:
    """What has been sent of a long answer."""

    is_begun: bool = False
    size: int = 0
    rows: int = 0


async def _stream(scope: Scope, proto: HTTPProtocol, opening: Opening, sent: Sent) -> None:
    """Sends a long answer as it comes."""
    sent.is_begun = True
    if scope.method == "HEAD":
        proto.response_empty(200, opening.headers)
        return
    transport = proto.response_stream(200, opening.headers)
    is_last = False
    with Connection(scope.client) as connection:
        while not is_last:
            piece = await opening.flow.piece()
            is_last = opening.flow.is_over
            if opening.encoder:
                piece = opening.encoder.compress(piece) + (opening.encoder.flush() if is_last else b"")
            if piece:
                await transport.send_bytes(piece)
                await connection.drained()
                sent.size += len(piece)
    sent.rows = opening.flow.rows


def _end_when_gone(proto: HTTPProtocol, task: asyncio.Task[None]) -> None:
    """Cancels a request whose client goes away; watched for only where the answer takes its time."""

    async def watch() -> None:
        await proto.client_disconnect()
        task.cancel()

    watcher = asyncio.ensure_future(watch())
    task.add_done_callback(lambda _: watcher.cancel())


def _generation(entry: Entry) -> Generation:
    return entry.pool.served.generation


def _gauges(metrics: Metrics, entry: Entry) -> None:
    turns, cache = entry.streams.turns, entry.exchange.cache
    metrics.gauges |= {
        "orbat_queries_running": ("Queries that run now.", lambda: turns.running),
        "orbat_queries_waiting": ("Queries that wait for their turn.", lambda: turns.waiting),
        "orbat_workers": ("Queries that may run at once.", lambda: entry.pool.limits.workers),
        "orbat_workers_ended": ("Workers ended and replaced since the start.", lambda: entry.streams.ended),
        "orbat_graph_in_memory": (
            "1 where the graph is in memory, 0 on disk.",
            lambda: _generation(entry).is_in_memory,
        ),
        "orbat_cache_bytes": ("Bytes that kept answers take.", lambda: cache.size),
        "orbat_cache_hits": ("Queries answered from the cache since the start.", lambda: cache.hits),
        "orbat_service_calls": ("Calls of endpoints by SERVICE since the start.", lambda: entry.pool.caller.calls),
        "orbat_service_failures": (
            "Those that brought no answer, by whatever reason.",
            lambda: entry.pool.caller.failures,
        ),
        "orbat_cache_misses": ("Queries not found in the cache since the start.", lambda: cache.misses),
    }
