"""Whose query runs next: clients take turns, so that who sends a hundred queries waits behind who sends one."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from typing import TYPE_CHECKING

from kg.store.error import BusyError

if TYPE_CHECKING:
    from kg.store.limit import Limits


class Turns:
    """As many queries run as there are workers; a client may take all but one of them, and waits for the last.

    Those that wait do so in one queue for each client, and the clients are called one after the other.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._most = max(limits.workers - 1, 1)
        self.running = self.waiting = 0
        self._of: dict[str, int] = {}
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    async def begin(self, client: str) -> None:
        """Waits for the client's turn; whoever has had one calls `end`.

        Raises:
            BusyError: the queue is full, the client has too many queries, or the wait was too long.
        """
        if self.running < self._limits.workers and self._of.get(client, 0) < self._most and not self.waiting:
            self._begin(client)
        else:
            await self._wait(client)

    def end(self, client: str) -> None:
        """Ends the client's turn; the next one begins."""
        self.running -= 1
        self._of[client] -= 1
        if not self._of[client]:
            del self._of[client]
        self._call()

    def _begin(self, client: str) -> None:
        self.running += 1
        self._of[client] = self._of.get(client, 0) + 1

    async def _wait(self, client: str) -> None:
        queue = self._queues.get(client, ())
        if self._of.get(client, 0) + len(queue) >= self._limits.client_queries:
            raise BusyError(round(self._limits.seconds), limit="client_queries")
        if self.waiting >= self._limits.queue:
            raise BusyError(round(self._limits.seconds))
        loop = asyncio.get_running_loop()
        place: asyncio.Future[None] = loop.create_future()
        self._queues.setdefault(client, deque()).append(place)
        self.waiting += 1
        self._call()
        # Cheaper than asyncio.wait_for, which makes a task of each wait.
        timer = loop.call_later(self._limits.queue_seconds, _give_up, place)
        try:
            await place
        except BusyError:
            self._leave(client, place)
            raise BusyError(round(self._limits.seconds), limit="queue_seconds") from None
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.end(client)
            else:
                self._leave(client, place)
            raise
        finally:
            timer.cancel()

    def _leave(self, client: str, place: asyncio.Future[None]) -> None:
        queue = self._queues[client]
        queue.remove(place)
        self.waiting -= 1
        if not queue:
            del self._queues[client]

    def _call(self) -> None:
        """Calls those whose turn it is, until nobody may run or nobody waits."""
        while self.running < self._limits.workers and (client := self._next()) is not None:
            place = self._queues[client].popleft()
            self.waiting -= 1
            if not self._queues[client]:
                del self._queues[client]
            else:
                self._queues.move_to_end(client)
            if not place.done():
                self._begin(client)
                place.set_result(None)

    def _next(self) -> str | None:
        return next((client for client in self._queues if self._of.get(client, 0) < self._most), None)


def _give_up(place: asyncio.Future[None]) -> None:
    if not place.done():
        place.set_exception(BusyError(0))
