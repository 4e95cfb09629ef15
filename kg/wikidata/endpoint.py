"""A SPARQL endpoint that is slow, busy or broken at times, asked politely: one question after the other, and again."""

from __future__ import annotations

import email.utils
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.error import OrbatError
from kg.store.format import JSON
from kg.store.posted import posted
from kg.store.row import KINDS, Term

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message

WIKIDATA = "https://query.wikidata.org/sparql"
AGAIN = frozenset({429, 500, 502, 503, 504})
"""HTTP statuses after which the same question may be answered; Wikidata's query service times out with 500."""
LONGEST_WAIT = 600.0
"""Seconds; an endpoint that asks for more is left alone."""

Row = dict[str, Term]


class EndpointError(OrbatError):
    """An endpoint that cannot be asked, or does not answer as SPARQL 1.1 wants."""


class _AgainError(Exception):
    """The question may be asked again, after `wait` seconds where the endpoint has said so."""

    def __init__(self, reason: str, *, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Manners:
    """How an endpoint is asked: `pause` between two questions, `first_wait` before the second attempt, all in seconds.

    Defaults follow the rules of query.wikidata.org: a User-Agent that says who asks, one query at a time, Retry-After
    kept.
    """

    seconds: float = 60.0
    pause: float = 1.0
    attempts: int = 5
    first_wait: float = 2.0


class Endpoint:
    """Answers questions, each as rows. `sleep` and `now` are the clock."""

    def __init__(
        self,
        url: str = WIKIDATA,
        *,
        manners: Manners | None = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.url = url
        self.manners = manners or Manners()
        self._sleep, self._now = sleep, now
        self._free_at = 0.0

    def rows(self, query: str) -> list[Row]:
        """The rows of a SELECT, in the order of the answer.

        Raises:
            EndpointError: the endpoint refuses the query, or still fails after all attempts.
        """
        wait = self.manners.first_wait
        for left in range(self.manners.attempts - 1, -1, -1):
            self._take_turn()
            try:
                return _parsed(self._asked(query))
            except _AgainError as error:
                if not left or (error.wait or 0) > LONGEST_WAIT:
                    later = f" asks to come back in {error.wait:.0f} s" if error.wait else ""
                    raise EndpointError(
                        f"{self.url}: {error}{later}; what was answered is kept, run the command again to go on"
                    ) from None
                self._sleep(error.wait if error.wait is not None else wait)
                wait *= 2
        raise AssertionError

    def _take_turn(self) -> None:
        early = self._free_at - self._now()
        if early > 0:
            self._sleep(early)
        self._free_at = self._now() + self.manners.pause

    def _asked(self, query: str) -> bytes:
        try:
            found = posted(self.url, query, accept=JSON, seconds=self.manners.seconds)
        except TimeoutError:
            raise _AgainError(f"has not answered within {self.manners.seconds:g} s") from None
        except OSError as error:
            raise _AgainError(f"cannot be reached: {getattr(error, 'reason', error)}") from None
        if found.status in AGAIN:
            raise _AgainError(f"answers with status {found.status}", wait=_retry_after(found.headers))
        if found.status != 200:
            raise EndpointError(f"{self.url} refuses the query: status {found.status}")
        return found.body


def _retry_after(headers: Message) -> float | None:
    """Seconds that the endpoint wants to be left alone (RFC 9110, section 10.2.3)."""
    value = str(headers.get("Retry-After", "")).strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def _parsed(body: bytes) -> list[Row]:
    """The rows of a result in JSON. A broken one is asked for again: lack of time ends an answer in the middle."""
    try:
        bindings = json.loads(body)["results"]["bindings"]
        return [{name: _term(value) for name, value in row.items()} for row in bindings]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _AgainError("answers with something that is no SPARQL result in JSON") from None


def _term(found: dict[str, str]) -> Term:
    return Term(KINDS[found["type"]], str(found["value"]), found.get("datatype"), found.get("xml:lang"))
