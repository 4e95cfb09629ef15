"""A model behind an OpenAI-compatible endpoint as a producer. Off unless it is named and its settings are there.

Settings come from the environment alone: ORBAT_MODEL_URL (as http://127.0.0.1:11434/v1), ORBAT_MODEL (its name) and,
where the endpoint wants one, ORBAT_MODEL_TOKEN. Articles are sent to that address and to no other.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.error import OrbatError
from kg.producer.reply import ReplyError, proposal
from kg.producer.task import TASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.article import Article
    from kg.claim import Extraction
    from kg.entity import References
    from kg.lexicon import Lexicon

AGAIN = frozenset((408, 429, 500, 502, 503, 504))
"""HTTP statuses after which the same request may be answered."""


class RemoteError(OrbatError):
    """A model that cannot be asked, or whose answers cannot be read."""


class _AgainError(Exception):
    """The request may be sent again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take: `seconds` in all, bytes of a reply, characters of an article, tries, first wait."""

    seconds: float = 120.0
    reply: int = 2_000_000
    article: int = 60_000
    attempts: int = 3
    first_wait: float = 1.0


@dataclass(frozen=True, slots=True)
class Remote:
    """Asks a model what an article says. It proposes: `kg.producer.check` decides what is taken."""

    url: str
    model: str
    references: References
    token: str | None = field(default=None, repr=False)
    limits: Limits = Limits()

    @property
    def version(self) -> str:
        """Changes with model, address and task; what a model answers twice may differ all the same."""
        return hashlib.sha256(f"{self.url} {self.model} {TASK}".encode()).hexdigest()[:16]

    def extract(self, article: Article) -> Extraction:
        """What the model proposes.

        Raises:
            RemoteError: the article is too long, the endpoint refuses, or no try gave an answer that can be read.
        """
        if len(article.text) > self.limits.article:
            raise self._error(article, f"{len(article.text):,} characters, at most {self.limits.article:,} are sent")
        reason = ""
        for attempt in range(self.limits.attempts):
            if attempt:
                time.sleep(self.limits.first_wait * 2 ** (attempt - 1))
            try:
                return proposal(self._answer(article), article, rule=f"remote:{self.model}", references=self.references)
            except (_AgainError, ReplyError) as error:
                reason = str(error)
        raise self._error(article, f"{reason}, {self.limits.attempts} times")

    def _error(self, article: Article, reason: str) -> RemoteError:
        return RemoteError(f"{article.slug}: {self.model} at {self.url}: {reason}")

    # -- one request -------------------------------------------------------------------------------------------------

    def _answer(self, article: Article) -> str:
        """The words of the model in reply to one request."""
        status, body = self._sent(json.dumps(self._request(article)).encode())
        if status in AGAIN:
            raise _AgainError(f"HTTP status {status}")
        if status != 200:
            raise self._error(article, f"HTTP status {status}")
        try:
            return str(json.loads(body)["choices"][0]["message"]["content"])
        except (ValueError, LookupError, TypeError, RecursionError):
            raise _AgainError("the reply is no chat completion") from None

    def _request(self, article: Article) -> dict[str, object]:
        text = (
            f"Published: {article.published}\nPublisher: {article.publisher}\nTitle: {article.title}\n\n{article.text}"
        )
        return {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": TASK}, {"role": "user", "content": text}],
        }

    def _sent(self, request: bytes) -> tuple[int, bytes]:
        """Status and body. Redirections are not followed: neither article nor token go anywhere else."""
        at, until = urlsplit(self.url), time.monotonic() + self.limits.seconds
        kind = HTTPSConnection if at.scheme == "https" else HTTPConnection
        connection = kind(at.hostname or "", at.port, timeout=self.limits.seconds)
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "orbat"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            connection.connect()
            with _cut_off(connection, self.limits.seconds):
                connection.request("POST", f"{at.path.rstrip('/')}/chat/completions", request, headers)
                response = connection.getresponse()
                status, body = response.status, response.read(self.limits.reply + 1)
        except (OSError, HTTPException) as error:
            late = time.monotonic() > until or isinstance(error, TimeoutError)
            raise _AgainError(self._late() if late else f"no reply ({error or type(error).__name__})") from None
        finally:
            connection.close()
        if time.monotonic() > until:
            raise _AgainError(self._late())
        if len(body) > self.limits.reply:
            raise _AgainError(f"a reply of more than {self.limits.reply:,} bytes")
        return status, body

    def _late(self) -> str:
        return f"no reply within {self.limits.seconds:g} s"


@contextmanager
def _cut_off(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """Ends a connection that takes longer, however little it sends at a time."""
    sock = connection.sock

    def end() -> None:
        with suppress(OSError):
            sock.shutdown(SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def remote(
    lexicon: Lexicon,  # noqa: ARG001  what every maker of a producer is given
    references: References,
    *,
    settings: Mapping[str, str] = os.environ,
) -> Remote:
    """The model that the settings name.

    Raises:
        RemoteError: a setting is missing or no address of the web.
    """
    for name in ("ORBAT_MODEL_URL", "ORBAT_MODEL"):
        if not settings.get(name):
            raise RemoteError(f"producer 'remote' needs {name} in the environment; see docs/producers.md")
    url = settings["ORBAT_MODEL_URL"]
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise RemoteError(f"ORBAT_MODEL_URL is '{url}'; wanted an address as http://127.0.0.1:11434/v1")
    return Remote(url, settings["ORBAT_MODEL"], references, settings.get("ORBAT_MODEL_TOKEN") or None)
