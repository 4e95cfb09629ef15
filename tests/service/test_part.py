"""The parts of the thin path by themselves."""

from __future__ import annotations

import asyncio

import pytest

from api.bucket import Buckets, client_name
from api.cache import Cache, Kept
from api.connection import Connection
from api.problem import TooManyError
from kg.store import BusyError, QueryRefusedError, QuerySyntaxError
from kg.store.change import with_dataset
from kg.store.limit import Limits, admit_update
from kg.store.meter import RowMeter
from kg.store.turn import Turns


def test_a_bucket_fills_with_time() -> None:
    now = [100.0]
    buckets = Buckets(most=10, rate=2, clock=lambda: now[0])
    buckets.spend("a", 14)
    with pytest.raises(TooManyError) as caught:
        buckets.admit("a")
    assert caught.value.retry_after == 3
    buckets.admit("b")
    now[0] += 2.5
    buckets.admit("a")


@pytest.mark.parametrize(
    ("address", "forwarded", "is_trusted", "name"),
    [
        ("203.0.113.7:80", "198.51.100.1", False, "203.0.113.7"),
        ("127.0.0.1:80", "198.51.100.1", True, "198.51.100.1"),
        ("[2001:db8::1]:80", None, False, "2001:db8::/64"),
        ("127.0.0.1:80", "::ffff:192.0.2.1", True, "192.0.2.1"),
        ("127.0.0.1:80", "odd:value", True, "odd:value"),
    ],
)
def test_a_client_is_its_address_or_network(address: str, forwarded: str | None, is_trusted: bool, name: str) -> None:  # noqa: FBT001
    assert client_name(address, forwarded, is_trusted=is_trusted) == name


def test_nothing_is_waited_for_or_closed_where_the_client_is_gone() -> None:
    async def run() -> None:
        with Connection("192.0.2.1:4711") as connection:
            await connection.drained()
            connection.hang_up()

    asyncio.run(run())


def test_the_cache_lets_the_longest_unused_go() -> None:
    cache = Cache(10_000)
    for name in "abcdefgh":
        cache.keep(name, Kept("text/csv", 1, b"x" * 1_000))
        cache.find("a")
    assert cache.size <= 10_000
    assert [cache.find(name) is not None for name in "abch"] == [True, False, False, True]
    cache.keep("huge", Kept("text/csv", 1, b"x" * 2_000))
    assert cache.find("huge") is None
    cache.weigh("huge", Kept("text/csv", 1, b""))


def test_a_separator_across_two_pieces_is_one_row() -> None:
    meter = RowMeter("text/csv", 10)
    for piece in (b"a\r", b"\n1\r", b"\n", b"2\r\n"):
        meter.count(piece)
    assert meter.rows == 2


def test_clients_take_turns() -> None:
    async def run() -> list[str]:
        turns, order = Turns(Limits(workers=1, queue=10)), list[str]()

        async def ask(client: str) -> None:
            await turns.begin(client)
            order.append(client)
            await asyncio.sleep(0)
            turns.end(client)

        await asyncio.gather(*(ask(client) for client in ("a", "a", "a", "b", "c")))
        return order

    assert asyncio.run(run()) == ["a", "a", "b", "c", "a"]


def test_a_client_never_takes_the_last_worker() -> None:
    async def run() -> int:
        turns = Turns(Limits(workers=2, queue_seconds=0.05))
        await turns.begin("a")
        with pytest.raises(BusyError):
            await turns.begin("a")
        await turns.begin("b")
        return turns.running

    assert asyncio.run(run()) == 2


def test_a_client_that_leaves_the_queue_leaves_no_place() -> None:
    async def run() -> tuple[int, int]:
        turns = Turns(Limits(workers=1))
        await turns.begin("a")
        waiting = asyncio.ensure_future(turns.begin("b"))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        turns.end("a")
        return turns.running, turns.waiting

    assert asyncio.run(run()) == (0, 0)


@pytest.mark.parametrize(
    "text", ["LOAD <a:b>", "CLEAR ALL ; LOAD <a:b> INTO GRAPH <a:c>", "INSERT {} WHERE { SERVICE <a:b> {} }"]
)
def test_an_update_that_reads_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError):
        admit_update(text, Limits())


def test_an_update_may_hold_much_data() -> None:
    admit_update("INSERT DATA { " + "<a:b> <a:c> 1 . " * 10_000 + "} ; LOAD SILENT <a:b>", Limits())


def test_the_dataset_of_a_request_is_written_before_each_where() -> None:
    text = "DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } WHERE { { SELECT * WHERE { ?s ?p 1 } } } ; CLEAR GRAPH <a:where>"
    assert with_dataset(text, ["a:g"], ["a:n"]) == (
        "DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } USING <a:g> USING NAMED <a:n> "
        "WHERE { { SELECT * WHERE { ?s ?p 1 } } } ; CLEAR GRAPH <a:where>"
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("WITH <a:g> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", QuerySyntaxError),
        ("DELETE { ?s ?p 1 } USING <a:g> WHERE { ?s ?p 1 }", QuerySyntaxError),
        ("DELETE WHERE { ?s ?p 1 }", QueryRefusedError),
    ],
)
def test_a_dataset_named_twice_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        with_dataset(text, ["a:g"], [])
