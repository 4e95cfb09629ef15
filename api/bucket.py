"""What each client has left of its share of the service: a token bucket of query seconds."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from api.problem import TooManyError

if TYPE_CHECKING:
    from collections.abc import Callable

CLIENTS = 10_000
"""Clients remembered; the one longest unseen is forgotten, and begins with a full bucket."""

ERROR_SECONDS = 0.1
"""What a refused or failed request costs beside its time."""


class Buckets:
    """A bucket for each client that holds `most` query seconds and gains `rate` of them a second.

    A query may begin while anything is left and takes what it took, so that a bucket can be in debt.
    """

    def __init__(self, *, most: float, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._rate, self._clock = most, rate, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admit(self, client: str) -> None:
        """Lets a client begin.

        Raises:
            TooManyError: its bucket is empty.
        """
        left = self._now(client)
        if left <= 0:
            raise TooManyError(math.ceil(-left / self._rate) + 1)

    def spend(self, client: str, seconds: float) -> None:
        """Takes what a request took."""
        self._left[client] = (self._now(client) - seconds, self._clock())
        self._left.move_to_end(client)
        while len(self._left) > CLIENTS:
            self._left.popitem(last=False)

    def _now(self, client: str) -> float:
        left, then = self._left.get(client, (self._most, 0.0))
        return min(left + (self._clock() - then) * self._rate, self._most)


def client_name(address: str, forwarded: str | None, *, is_trusted: bool) -> str:
    """Who asks: an IPv4 address, or the /64 network of an IPv6 one, which is what one customer has.

    Behind a proxy that `is_trusted`, the last address of X-Forwarded-For, which the proxy itself has written.

    >>> client_name("203.0.113.7:4711", None, is_trusted=False)
    '203.0.113.7'
    >>> client_name("127.0.0.1:4711", "198.51.100.9, 2001:db8::1", is_trusted=True)
    '2001:db8::/64'
    """
    text = forwarded.rpartition(",")[2].strip() if forwarded and is_trusted else address.rpartition(":")[0]
    if ":" not in text:
        return text
    try:
        found = ipaddress.IPv6Address(text.strip("[]"))
    except ValueError:
        return text[:50]
    return str(found.ipv4_mapped or ipaddress.IPv6Network((found, 64), strict=False))
