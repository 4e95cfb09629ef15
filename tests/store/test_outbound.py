"""An endpoint is asked once, at an address that was looked at, and whatever it does is over in time and in bounds."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from kg.error import OrbatError
from kg.store import LimitError, QueryRefusedError, StoreError, outbound, wire
from kg.store.caller import Caller
from kg.store.error import ServiceBusyError, ServiceError, ServiceTimeError
from kg.store.limit import Limits
from kg.store.outbound import fetched, is_public
from kg.store.permitted import Endpoint, endpoints, permitted
from tests.store.speaking import CERTIFICATE, speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.speaking import Speaking

JSON = b"Content-Type: application/sparql-results+json\r\n"
BODY = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
OK = b"HTTP/1.1 200 OK\r\n"
RIGHT = OK + JSON + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY
GUARD = 20
"""Seconds that a busy machine may take beyond a deadline."""


def asked(server: Speaking, *, seconds: float = GUARD, most: int = 1000) -> tuple[str, bytes]:
    return fetched(Endpoint(server.address(), may_be_private=True), "ASK {}", seconds=seconds, most=most)


def test_an_endpoint_is_asked_as_the_protocol_says() -> None:
    with speaking(RIGHT) as server:
        assert asked(server) == ("application/sparql-results+json", BODY)
    head, _, body = server.received[0].decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ") for line in lines)
    assert (first, parse_qs(body)) == ("POST /sparql HTTP/1.1", {"query": ["ASK {}"]})
    assert headers["Host"] == f"127.0.0.1:{server.port}"
    assert headers["User-Agent"].startswith("orbat/")
    assert headers["Accept"] == "application/sparql-results+json, application/sparql-results+xml"


@pytest.mark.parametrize(
    "pieces",
    [
        (OK + JSON + b"Transfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % len(BODY) + BODY + b"\r\n0\r\n\r\n",),
        (OK + JSON + b"\r\n", BODY),
        (RIGHT[:20], RIGHT[20:60], RIGHT[60:]),
    ],
    ids=["chunked", "until the end", "in pieces"],
)
def test_every_way_of_sending_is_read(pieces: tuple[bytes, ...]) -> None:
    with speaking(*pieces) as server:
        assert asked(server)[1] == BODY


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        ((b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",), "answered with status 500"),
        ((b"HTTP/1.1 204 No Content\r\n\r\n",), "answered with status 204"),
        ((OK + b"Content-Type: text/html\r\nContent-Length: 2\r\n\r\nno",), "answered with text/html"),
        ((OK + b"Content-Length: 2\r\n\r\nno",), "answered with text/plain"),
        ((OK + JSON + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nno",), "answered with application/"),
        ((OK + JSON + b"Content-Length: 900\r\n\r\n{",), "broke off its answer"),
        ((OK + JSON + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",), "cannot be asked: IncompleteRead"),
        ((OK + JSON + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n{",), "cannot be asked"),
        ((b"SSH-2.0-OpenSSH_9.2\r\n",), "cannot be asked"),
        ((b"",), "cannot be asked"),
        ((b"HTTP/1.1 200 " + b"A" * 100_000 + b"\r\n\r\n",), "cannot be asked"),
        ((OK + b"X: y\r\n" * 1000 + b"\r\n",), "cannot be asked"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_an_answer_that_is_none_is_refused(pieces: tuple[bytes, ...], message: str) -> None:
    with speaking(*pieces) as server, pytest.raises(ServiceError, match=message) as caught:
        asked(server)
    assert caught.value.endpoint == server.address()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with speaking(RIGHT) as elsewhere:
        where = f"Location: {elsewhere.address()}\r\n".encode()
        moved = b"HTTP/1.1 %d Moved\r\n" % status + where + b"Content-Length: 0\r\n\r\n"
        with speaking(moved) as server, pytest.raises(ServiceError, match="a redirect, which is not followed"):
            asked(server)
        assert elsewhere.received == []


@pytest.mark.parametrize(
    "pieces",
    [
        (None,),
        (OK, None),
        (OK + JSON + b"Content-Length: 900\r\n\r\n{", None),
        (OK + JSON + b"\r\n" + BODY, None),
        (OK + JSON + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{", None),
    ],
    ids=["silent", "half a head", "half a body", "a body without an end", "half a chunk"],
)
def test_a_slow_endpoint_is_given_up(pieces: tuple[bytes | None, ...]) -> None:
    started = time.monotonic()
    with speaking(*pieces) as server, pytest.raises(ServiceTimeError, match=r"took more than 0\.3 s") as caught:
        asked(server, seconds=0.3)
    assert caught.value.limit == "service_seconds"
    assert time.monotonic() - started < GUARD


def test_an_endpoint_that_sends_a_byte_now_and_then_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        over = threading.Event()

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                while not over.wait(0.02):
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        break

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
            with pytest.raises(ServiceTimeError):
                fetched(Endpoint(address, may_be_private=True), "ASK {}", seconds=0.3, most=1000)
        finally:
            over.set()
            thread.join()


@pytest.mark.parametrize(
    "pieces", [(OK + JSON + b"\r\n", *[b"[" * 1000] * 50), (OK + JSON + b"\r\n", b"[" * 2000, None)]
)
def test_a_huge_answer_is_given_up(pieces: tuple[bytes | None, ...]) -> None:
    with speaking(*pieces) as server, pytest.raises(LimitError, match="more than 1,000 bytes") as caught:
        asked(server)
    assert caught.value.limit == "service_bytes"


def test_an_endpoint_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
    with pytest.raises(ServiceError, match=r"cannot be asked: .*refused"):
        fetched(Endpoint(address, may_be_private=True), "ASK {}", seconds=GUARD, most=1000)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::ffff:127.0.0.1]", "[::1]"],
)
def test_this_machine_is_not_asked_unless_its_entry_says_so(host: str) -> None:
    with speaking(RIGHT) as server:
        with pytest.raises(ServiceError, match="does not say 'private'"):
            fetched(Endpoint(server.address(host)), "ASK {}", seconds=GUARD, most=1000)
        assert server.received == []


@pytest.mark.parametrize(
    ("address", "is_fine"),
    [
        ("208.80.154.224", True),
        ("2620:0:861:ed1a::1", True),
        ("64:ff9b::d050:9ae0", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.1.2.3", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:0:0:0:0:80ff:fffe", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(address: str, is_fine: bool) -> None:  # noqa: FBT001
    assert is_public(address) is is_fine


def answering(*found: str) -> Callable[..., list[Any]]:
    """A resolver that knows these addresses for every name, and answers once."""
    answers = [found]

    def resolved(_: str, port: int, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in answers.pop()]

    return resolved


def test_a_name_is_resolved_once_and_that_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking(RIGHT) as server:
        monkeypatch.setattr(outbound, "getaddrinfo", answering("127.0.0.1"))
        endpoint = Endpoint(server.address("rebound.example"), may_be_private=True)
        assert fetched(endpoint, "ASK {}", seconds=GUARD, most=1000)[1] == BODY
    assert f"Host: rebound.example:{server.port}".encode() in server.received[0]


def test_a_name_with_one_private_address_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking(RIGHT) as server:
        monkeypatch.setattr(outbound, "getaddrinfo", answering("208.80.154.224", "127.0.0.1"))
        with pytest.raises(ServiceError, match="private network"):
            fetched(Endpoint(server.address("mixed.example")), "ASK {}", seconds=GUARD, most=1000)
        assert server.received == []


def test_the_next_address_is_asked_where_one_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking(RIGHT) as server:
        monkeypatch.setattr(outbound, "getaddrinfo", answering("127.0.0.9", "127.0.0.1"))
        endpoint = Endpoint(server.address("two.example"), may_be_private=True)
        assert fetched(endpoint, "ASK {}", seconds=GUARD, most=1000)[1] == BODY


def test_a_certificate_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking(RIGHT, is_secure=True) as server:
        endpoint = Endpoint(server.address("localhost", "https"), may_be_private=True)
        with pytest.raises(ServiceError, match="CERTIFICATE_VERIFY_FAILED"):
            fetched(endpoint, "ASK {}", seconds=GUARD, most=1000)
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert fetched(endpoint, "ASK {}", seconds=GUARD, most=1000)[1] == BODY
        other = Endpoint(server.address("127.0.0.1", "https"), may_be_private=True)
        with pytest.raises(ServiceError, match="CERTIFICATE_VERIFY_FAILED"):
            fetched(other, "ASK {}", seconds=GUARD, most=1000)


def test_a_slow_endpoint_is_given_up_over_tls_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with speaking(RIGHT[:60], None, is_secure=True) as server, pytest.raises(ServiceTimeError):
        fetched(Endpoint(server.address("localhost", "https"), may_be_private=True), "ASK {}", seconds=0.5, most=1000)
    with speaking(None) as silent, pytest.raises(ServiceTimeError):
        fetched(Endpoint(silent.address("localhost", "https"), may_be_private=True), "ASK {}", seconds=0.5, most=1000)


def test_the_list_says_who_may_be_private() -> None:
    found = endpoints(
        " https://query.wikidata.org/sparql ,private http://127.0.0.1:3030/x?y=z,, private https://[::1]/"
    )
    assert [*found.values()] == [
        Endpoint("https://query.wikidata.org/sparql"),
        Endpoint("http://127.0.0.1:3030/x?y=z", may_be_private=True),
        Endpoint("https://[::1]/", may_be_private=True),
    ]
    assert [(each.host, each.port, each.path) for each in found.values()] == [
        ("query.wikidata.org", 443, "/sparql"),
        ("127.0.0.1", 3030, "/x?y=z"),
        ("::1", 443, "/"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "example.org",
        "http:///sparql",
        "http://a:b@example.org/",
        "http://example.org:port/",
        "http://example.org/a b",
        "http://example.org/\r\nX: y",
        "http://example.org/#x",
        "public http://example.org/",
        "http://[::1",
    ],
)
def test_an_entry_that_is_no_endpoint_is_refused(text: str) -> None:
    with pytest.raises(OrbatError, match="is no endpoint; wanted http or https"):
        endpoints(text)


def test_who_is_not_on_the_list_is_not_asked() -> None:
    with pytest.raises(QueryRefusedError, match=r"endpoints that are: <http://a\.example/>, <http://b\.example/>"):
        permitted("http://c.example/", "http://a.example/, private http://b.example/")


def told(frame: bytes) -> tuple[str, bytes] | StoreError:
    kind, size = wire.HEAD.unpack_from(frame)
    payload = frame[wire.HEAD.size :]
    assert len(payload) == size
    if kind == wire.ERROR:
        return wire.unpack_error(payload)
    media_type, _, body = payload.partition(b"\n")
    return media_type.decode(), body


def call(caller: Caller, endpoint: str) -> tuple[str, bytes] | StoreError:
    return told(caller.frame(wire.pack({"endpoint": endpoint, "query": "ASK {}"})))


def test_a_caller_tells_what_it_was_told_or_why_not() -> None:
    with speaking(RIGHT) as server:
        caller = Caller(Limits(services=f"private {server.address()}"))
        assert call(caller, server.address()) == ("application/sparql-results+json", BODY)
        refused = call(caller, "http://169.254.169.254/")
    gone = call(caller, server.address())
    caller.close()
    assert isinstance(refused, QueryRefusedError)
    assert isinstance(gone, ServiceError)
    assert (caller.calls, caller.failures) == (3, 2)


def test_only_some_ask_at_once() -> None:
    with speaking(None) as server:
        limits = Limits(
            services=f"private {server.address()}", service_queries=1, service_seconds=GUARD, queue_seconds=0.05
        )
        caller = Caller(limits)
        first = threading.Thread(target=call, args=(caller, server.address()))
        first.start()
        while not server.received:
            threading.Event().wait(0.01)
        busy = call(caller, server.address())
        server.ended.set()
        first.join()
        caller.close()
    assert isinstance(busy, ServiceBusyError)
    assert (busy.limit, busy.retry_after) == ("service_queries", 5)
