"""One question to a SPARQL endpoint over HTTP, for a stranger's query: whatever the endpoint does, its cost is bounded.

The name is resolved once, its addresses are looked at, and one of them is connected to: a name that means another
address a moment later changes nothing. Redirects are not followed, proxies not asked.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from importlib.metadata import version
from socket import getaddrinfo
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.store.error import LimitError, ServiceError, ServiceTimeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.store.permitted import Endpoint

ACCEPTED = ("application/sparql-results+json", "application/sparql-results+xml")
PIECE = 65_536


def fetched(endpoint: Endpoint, query: str, *, seconds: float, most: int) -> tuple[str, bytes]:
    """The media type and the body of an endpoint's answer to a query.

    Raises:
        ServiceTimeError: it was not there after so many `seconds`.
        LimitError: it has more than `most` bytes.
        ServiceError: the endpoint cannot be reached, or answers with an error, a redirect or another format.
    """
    name = endpoint.address
    until = time.monotonic() + seconds
    try:
        with _connected(endpoint, until) as connection:
            media_type, body = _answer(endpoint, connection, query, most)
    except (OSError, http.client.HTTPException, ServiceError) as error:
        # Whatever is wrong with an answer that was cut at its time, the reason is the time.
        if isinstance(error, TimeoutError) or time.monotonic() >= until:
            raise _late(endpoint, seconds) from None
        if isinstance(error, ServiceError):
            raise
        raise ServiceError(f"{name} cannot be asked: {str(error) or type(error).__name__}", endpoint=name) from None
    # A body without a length seems whole where it was cut.
    if time.monotonic() >= until:
        raise _late(endpoint, seconds)
    return media_type, body


def _late(endpoint: Endpoint, seconds: float) -> ServiceTimeError:
    return ServiceTimeError(f"{endpoint.address} took more than {seconds:g} s to answer", endpoint=endpoint.address)


@contextmanager
def _connected(endpoint: Endpoint, until: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to one of the endpoint's addresses, shut down at `until` whatever it does."""
    kind = http.client.HTTPSConnection if endpoint.is_secure else http.client.HTTPConnection
    connection = kind(endpoint.host, endpoint.port)
    with _socket(endpoint, until) as made:
        # Each read may wait, and a byte may come with each: only the whole is bounded so.
        watch = threading.Timer(max(until - time.monotonic(), 0), _shut, [made])
        watch.start()
        try:
            if isinstance(made, ssl.SSLSocket):
                made.do_handshake()
            # It has its socket, and so resolves no name.
            connection.sock, connection.auto_open = made, 0
            yield connection
        finally:
            watch.cancel()


def _shut(made: socket.socket) -> None:
    with suppress(OSError):
        # Not the method of an SSLSocket, which would go on without TLS.
        socket.socket.shutdown(made, socket.SHUT_RDWR)


def _socket(endpoint: Endpoint, until: float) -> socket.socket:
    """A socket that is connected to the first of the endpoint's addresses that takes it."""
    refused: OSError = OSError("its name has no address")
    for family, address in _addresses(endpoint):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.settimeout(max(until - time.monotonic(), 0.001))
        try:
            made.connect(address)
        except OSError as error:
            made.close()
            refused = error
        else:
            return _secured(made, endpoint) if endpoint.is_secure else made
    raise refused


def _secured(plain: socket.socket, endpoint: Endpoint) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=endpoint.host, do_handshake_on_connect=False)


Address = tuple[str, int] | tuple[str, int, int, int]


def _addresses(endpoint: Endpoint) -> Sequence[tuple[socket.AddressFamily, Address]]:
    """The addresses that the endpoint's name has now.

    Raises:
        ServiceError: one of them is in a network where nothing may be asked.
    """
    found = getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    for *_, address in found:
        if not endpoint.may_be_private and not is_public(str(address[0])):
            message = f"{endpoint.address} has an address of a private network, and its entry does not say 'private'"
            raise ServiceError(message, endpoint=endpoint.address)
    return [(family, address) for family, _, _, _, address in found]  # type: ignore[misc]


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Whether an address is of the public internet, also where one of IPv6 stands for one of IPv4.

    >>> [is_public(each) for each in ("208.80.154.224", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        within = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            within = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if within:
            return is_public(str(within))
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not is_special


def _answer(endpoint: Endpoint, connection: http.client.HTTPConnection, query: str, most: int) -> tuple[str, bytes]:
    headers = {
        "Accept": ", ".join(ACCEPTED),
        "Accept-Encoding": "identity",
        "Connection": "close",
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": user_agent(),
    }
    connection.request("POST", endpoint.path, urlencode({"query": query}), headers)
    with connection.getresponse() as response:
        _see_that_it_is_a_table(endpoint, response)
        body = bytearray()
        while piece := response.read1(PIECE):
            body += piece
            if len(body) > most:
                message = f"{endpoint.address} answered with more than {most:,} bytes; ask it for less, or add a LIMIT"
                raise LimitError(message, limit="service_bytes")
        if response.length:
            raise ServiceError(f"{endpoint.address} broke off its answer", endpoint=endpoint.address)
        return response.headers.get_content_type(), bytes(body)


def _see_that_it_is_a_table(endpoint: Endpoint, response: http.client.HTTPResponse) -> None:
    name, media_type = endpoint.address, response.headers.get_content_type()
    if 300 <= response.status < 400:
        raise ServiceError(f"{name} answered with a redirect, which is not followed", endpoint=name)
    if response.status != 200:
        raise ServiceError(f"{name} answered with status {response.status}", endpoint=name)
    if media_type not in ACCEPTED or response.headers.get("Content-Encoding", "identity") != "identity":
        raise ServiceError(f"{name} answered with {media_type[:80]}, {' or '.join(ACCEPTED)} wanted", endpoint=name)


def user_agent() -> str:
    """How this program names itself (https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy)."""
    return f"orbat/{version('orbat')} (https://w3id.org/orbat/)"
