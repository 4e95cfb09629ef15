"""The endpoints that SERVICE may ask: those that the operator lists, by the address that a query names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.error import OrbatError
from kg.store.error import QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

PRIVATE = "private "
"""What stands before an endpoint in the list that may have an address of a private network, or of this machine."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint that may be asked."""

    address: str
    may_be_private: bool = False

    @property
    def host(self) -> str:
        """The name or the number of its host."""
        return urlsplit(self.address).hostname or ""

    @property
    def port(self) -> int:
        """The port, said or meant."""
        return urlsplit(self.address).port or (443 if self.is_secure else 80)

    @property
    def is_secure(self) -> bool:
        """Whether it is asked over TLS."""
        return urlsplit(self.address).scheme == "https"

    @property
    def path(self) -> str:
        """What a request names."""
        parts = urlsplit(self.address)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


@lru_cache(maxsize=8)
def endpoints(text: str) -> Mapping[str, Endpoint]:
    """The endpoints of a list with commas, by their addresses.

    >>> endpoints("https://query.wikidata.org/sparql, private http://10.0.0.7/sparql")["http://10.0.0.7/sparql"].port
    80

    Raises:
        OrbatError: one is no address that can be asked.
    """
    found = {}
    for each in filter(None, (part.strip() for part in text.split(","))):
        made = Endpoint(each.removeprefix(PRIVATE).strip(), each.startswith(PRIVATE))
        found[made.address] = _checked(made)
    return found


def _checked(endpoint: Endpoint) -> Endpoint:
    wanted = f"services: '{endpoint.address[:200]}' is no endpoint; wanted http or https, a host, a path"
    try:
        parts = urlsplit(endpoint.address)
        is_fine = parts.scheme in {"http", "https"} and endpoint.host and endpoint.port
    except ValueError:
        raise OrbatError(wanted) from None
    is_plain = endpoint.address.isascii() and endpoint.address.isprintable() and " " not in endpoint.address
    if not is_fine or not is_plain or parts.username or parts.password or parts.fragment:
        raise OrbatError(wanted)
    return endpoint


def permitted(address: str, services: str) -> Endpoint:
    """The endpoint of a list that has this address.

    Raises:
        QueryRefusedError: none has it.
    """
    found = endpoints(services)
    if address not in found:
        wanted = ", ".join(f"<{each}>" for each in found)
        raise QueryRefusedError(f"SERVICE <{address[:200]}> is not allowed here; endpoints that are: {wanted}")
    return found[address]
