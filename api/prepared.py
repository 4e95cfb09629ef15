"""A query made ready: read, its formats chosen, and hashed. Remembered, since what is asked once is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from api import choice
from api.asked import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.asked import Asked
    from kg.store import Form


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request; `digest` stands for the query, its dataset and its formats; `is_for_page`: a person wants a page."""

    asked: Asked
    media_types: Mapping[Form, str]
    digest: str
    is_for_page: bool


def prepared(method: str, query_string: str, content_type: str, body: bytes, accept: str) -> Prepared:
    """A request to `/sparql` made ready.

    Raises:
        OrbatError: it is against the protocol.
    """
    asked = read(method, query_string, content_type, body)
    media_types = choice.media_types(accept, asked.format)
    parts = (asked.query, *media_types.values(), asked.default_graphs, asked.named_graphs)
    digest = blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return Prepared(asked, media_types, digest, choice.wants_page(accept, asked.format))


@lru_cache(maxsize=4096)
def prepared_get(query_string: str, accept: str) -> Prepared:
    """A GET or HEAD request made ready, as `prepared`."""
    return prepared("GET", query_string, "", b"", accept)
