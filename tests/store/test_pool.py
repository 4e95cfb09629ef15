"""The worker pool: what one query can do to the others, and to the machine."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.store import (
    BusyError,
    DeadlineError,
    LimitError,
    Publisher,
    QueryRefusedError,
    StoreError,
    WorkerError,
    rows,
)
from kg.store import served as served_module
from kg.store import zygote as zygote_module
from kg.store.limit import Limits
from kg.store.pool import WorkerPool
from tests.store.conftest import LIMITS, accept, quad, small

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(6))} }}"
HUNGRY = f"SELECT * {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(4))} }} ORDER BY ?s0 ?s1"


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        os.sched_yield()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory: Path = tmp_path_factory.mktemp("large")
    quads = [quad(f"s{i}", "p", ox.Literal(i), "g") for i in range(400)]
    Publisher(directory).publish(quads, accept)
    return directory


def test_a_query_past_its_deadline_is_ended_and_the_next_is_answered(large: Path) -> None:
    with WorkerPool(large, limits=Limits(workers=1, seconds=5)) as pool:
        started = time.monotonic()
        with pytest.raises(DeadlineError, match=r"more than 0.3 s"):
            pool.query(ENDLESS, timeout=0.3)
        assert time.monotonic() - started < 1.3
        assert rows(pool, COUNT)[0]["n"].value == "400"


def test_the_deadline_counts_planning(large: Path) -> None:
    star = "ASK { " + " ".join(f"?s <http://example.org/p{i}> ?o{i} ." for i in range(400)) + "}"
    with WorkerPool(large, limits=Limits(workers=1, patterns=1000)) as pool, pytest.raises(DeadlineError):
        pool.query(star, timeout=0.3)


def test_a_client_cannot_raise_the_deadline(large: Path) -> None:
    with WorkerPool(large, limits=Limits(workers=1, seconds=0.3)) as pool, pytest.raises(DeadlineError) as caught:
        pool.query(ENDLESS, timeout=1000)
    assert caught.value.seconds == 0.3


def test_a_query_that_takes_too_much_memory_ends_its_worker_only(large: Path) -> None:
    limits = Limits(workers=1, memory_bytes=64 * 1024 * 1024, seconds=60)
    with WorkerPool(large, limits=limits) as pool:
        with pytest.raises(WorkerError, match="ended while it evaluated the query, by signal 6"):
            pool.query(HUNGRY)
        assert rows(pool, COUNT)[0]["n"].value == "400"


def test_an_answer_that_is_too_large_is_refused(large: Path) -> None:
    with WorkerPool(large, limits=Limits(workers=1, answer_bytes=1000)) as pool:
        with pytest.raises(LimitError, match="more than 1,000 bytes") as caught:
            pool.query("SELECT * { ?s ?p ?o }")
        assert caught.value.limit == "answer_bytes"
        assert rows(pool, COUNT)[0]["n"].value == "400"


def test_workers_share_the_work_of_many_threads(pool: WorkerPool) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(rows(pool, COUNT)[0]["n"].value)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["5"] * 6


def refused(error: type[StoreError], pool: WorkerPool, query: str) -> None:
    with pytest.raises(error):
        pool.query(query)


def test_a_full_queue_is_said_at_once_and_a_long_wait_later(large: Path) -> None:
    with WorkerPool(large, limits=Limits(workers=1, seconds=2, queue=1, queue_seconds=0.3)) as pool:
        busy = threading.Thread(target=refused, args=(DeadlineError, pool, ENDLESS))
        busy.start()
        eventually(lambda: pool._slots._value == 0)
        waiting = threading.Thread(target=refused, args=(BusyError, pool, COUNT))
        waiting.start()
        eventually(lambda: pool._waiting == 1)
        with pytest.raises(BusyError) as caught:
            pool.query(COUNT)
        assert caught.value.retry_after == 2
        waiting.join()
        busy.join()
        assert rows(pool, COUNT)[0]["n"].value == "400"


def test_workers_killed_from_outside_are_replaced(published: Path) -> None:
    with WorkerPool(published, limits=LIMITS) as pool:
        for worker in list(pool.served.generation.idle):
            os.kill(worker.pid, signal.SIGKILL)
        assert [rows(pool, COUNT)[0]["n"].value for _ in range(3)] == ["5"] * 3


def test_a_zygote_killed_from_outside_is_replaced(published: Path) -> None:
    with WorkerPool(published, limits=LIMITS) as pool:
        process = pool.served.generation.zygote._process
        workers = [worker.pid for worker in pool.served.generation.idle]
        process.kill()
        process.wait()
        eventually(lambda: not any(is_alive(pid) for pid in workers))
        assert rows(pool, COUNT)[0]["n"].value == "5"


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_no_worker_is_left_when_the_web_process_is_killed(published: Path) -> None:
    script = """
import sys
from kg.store.pool import WorkerPool
pool = WorkerPool(sys.argv[1])
print(pool.served.generation.zygote._process.pid, *(worker.pid for worker in pool.served.generation.idle), flush=True)
sys.stdin.read()
"""
    arguments = [sys.executable, "-c", script, str(published)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(arguments, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pids = [int(pid) for pid in process.stdout.readline().split()]
        assert all(is_alive(pid) for pid in pids)
        process.kill()
    assert len(pids) > 1
    eventually(lambda: not any(is_alive(pid) for pid in pids))


def test_a_new_revision_is_served_without_a_restart(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    first = publisher.publish(small()[:2], accept)
    with WorkerPool(tmp_path, limits=LIMITS) as pool:
        assert pool.query(COUNT).revision == first
        old = pool.served.generation.zygote._process
        second = publisher.publish(small(), accept)
        eventually(lambda: pool.query(COUNT).revision == second)
        assert (pool.revision, rows(pool, COUNT)[0]["n"].value) == (second, "5")
        eventually(lambda: old.poll() is not None)


def test_a_revision_that_cannot_be_opened_leaves_the_old_one_serving(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = Publisher(tmp_path).publish(small(), accept)
    with WorkerPool(tmp_path, limits=LIMITS) as pool:
        broken = tmp_path / "revisions/0000000000000000"
        broken.mkdir()
        (tmp_path / "next").symlink_to("revisions/0000000000000000")
        (tmp_path / "next").replace(tmp_path / "current")
        with caplog.at_level(logging.WARNING, logger=served_module.__name__):
            pool.query(COUNT)
            eventually(lambda: bool(caplog.messages))
        assert "revision 0000000000000000 is not served" in caplog.messages[0]
        assert [pool.query(COUNT).revision for _ in range(3)] == [first] * 3
        assert len(caplog.messages) == 1


def test_a_pool_over_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run 'orbat build' first"):
        WorkerPool(tmp_path)


FOOLED = """
import sys
from dataclasses import replace
from kg.store import worker
from kg.store.scan import scan
worker.admit = lambda *_: None
worker.scan = lambda text: replace(scan(text), has_service=False)
sys.exit(worker.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("in_memory_below", [0, 1 << 30])
def test_a_worker_can_open_no_connection_even_where_the_scan_is_fooled(
    published: Path, monkeypatch: pytest.MonkeyPatch, in_memory_below: int
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        silent = f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        with (
            WorkerPool(published, limits=LIMITS, in_memory_below=in_memory_below) as pool,
            pytest.raises(QueryRefusedError),
        ):
            pool.query(query)
        monkeypatch.setattr(zygote_module, "PROGRAM", ("-c", FOOLED))
        with WorkerPool(published, limits=LIMITS, in_memory_below=in_memory_below) as pool:
            with pytest.raises(StoreError):
                pool.query(query)
            with pytest.raises(StoreError):
                pool.query("SELECT * FROM <file:///etc/passwd> { SERVICE <file:///etc/passwd> { ?s ?p ?o } }")
            assert pool.query(silent).body.count(b"bindings") == 1
        with pytest.raises(TimeoutError):
            listener.accept()


def test_closing_a_pool_ends_all_its_processes(published: Path) -> None:
    pool = WorkerPool(published, limits=LIMITS)
    pids = [worker.pid for worker in pool.served.generation.idle]
    pool.close()
    pool.close()
    assert not any(is_alive(pid) for pid in pids)


@pytest.mark.parametrize(
    "media_type",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_a_table_of_too_many_rows_is_refused(large: Path, media_type: str) -> None:
    with WorkerPool(large, limits=Limits(workers=1, rows=300)) as pool:
        assert pool.query("SELECT * { ?s ?p ?o } LIMIT 300", media_type=media_type).body
        with pytest.raises(LimitError, match="more than 300 rows") as caught:
            pool.query("SELECT * { ?s ?p ?o } LIMIT 301", media_type=media_type)
        assert caught.value.limit == "rows"
        assert rows(pool, COUNT)[0]["n"].value == "400"


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_a_graph_of_too_many_triples_is_refused(large: Path, media_type: str) -> None:
    with WorkerPool(large, limits=Limits(workers=1, rows=300)) as pool:
        assert pool.query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 300", media_type=media_type).body
        with pytest.raises(LimitError, match="more than 300 rows"):
            pool.query("CONSTRUCT WHERE { ?s ?p ?o }", media_type=media_type)
