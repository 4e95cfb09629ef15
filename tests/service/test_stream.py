"""A long export, many clients, and a new graph while they ask."""

from __future__ import annotations

import http.client
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kg.store import Publisher
from tests.conformance.live import live
from tests.service.conftest import SETTINGS, quads
from tests.store.conftest import accept

if TYPE_CHECKING:
    from tests.conformance.live import Live

ROWS = 1_000_000
PAIRS = quote(f"SELECT ?a ?f {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {ROWS - 1}", safe="")
COUNT = quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", safe="")


def web_process(service: Live) -> int:
    """The process that serves: the child of the one that was started."""
    children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children").read_text().split()
    return int(children[0])


def peak_bytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


@pytest.mark.slow
def test_memory_stays_flat_on_an_export_of_a_million_rows(tmp_path: Path) -> None:
    with live(tmp_path, quads(2_000), limits='{"seconds": 60}', settings=SETTINGS) as service:
        service.ask("GET", f"/sparql?query={COUNT}")
        before = peak_bytes(web_process(service))
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
        connection.request("GET", f"/sparql?query={PAIRS}&format=csv")
        response = connection.getresponse()
        rows = size = 0
        while piece := response.read(1 << 20):
            rows, size = rows + piece.count(b"\n"), size + len(piece)
        connection.close()
        assert (response.status, rows) == (200, ROWS)
        assert size > 20_000_000
        assert peak_bytes(web_process(service)) - before < 40_000_000


def test_a_slow_reader_of_a_long_answer_holds_nobody_up(tmp_path: Path) -> None:
    with live(tmp_path, quads(2_000), limits='{"seconds": 3}', settings=SETTINGS) as service:
        slow = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        slow.request("GET", f"/sparql?query={PAIRS}&format=csv")
        response = slow.getresponse()
        response.read(100)
        assert service.ask("GET", f"/sparql?query={COUNT}").status == 200
        # Its deadline counts sending too: what it did not take in time it does not get.
        until = time.monotonic() + 10
        while b"orbat_queries_running 0" not in service.ask("GET", "/metrics").body:
            assert time.monotonic() < until
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            response.read()
        slow.close()


def niceness(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[16])


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_query_that_takes_the_processor_stands_back_and_its_worker_is_not_used_again(tmp_path: Path) -> None:
    with live(tmp_path, quads(2_000), limits='{"seconds": 20, "workers": 2}', settings=SETTINGS) as service:
        (zygote,) = children(web_process(service))
        before = children(zygote)
        endless = quote(f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(6))} }}", safe="")
        client = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        client.request("GET", f"/sparql?query={endless}")
        until = time.monotonic() + 20
        while not (slow := [pid for pid in before if niceness(pid) > 0]):
            assert time.monotonic() < until
        client.close()
        while slow[0] in children(zygote):
            assert time.monotonic() < until
        assert [niceness(pid) for pid in before if pid != slow[0]] == [0]
        assert service.ask("GET", f"/sparql?query={COUNT}").status == 200


def test_a_new_graph_drops_no_request(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish(quads(1_000), accept)
    with live(tmp_path, settings=SETTINGS) as service:
        over, seen, wrong = threading.Event(), set[bytes](), list[int]()

        def ask() -> None:
            while not over.is_set():
                found = service.ask("GET", f"/sparql?format=csv&query={COUNT}")
                seen.add(found.body)
                if found.status != 200:
                    wrong.append(found.status)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for size in (1_001, 1_002, 1_003):
            publisher.publish(quads(size), accept)
            until = time.monotonic() + 10
            while f"n\r\n{size}\r\n".encode() not in seen and time.monotonic() < until:
                over.wait(0.01)
        over.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert {f"n\r\n{size}\r\n".encode() for size in (1_000, 1_001, 1_002, 1_003)} == seen
