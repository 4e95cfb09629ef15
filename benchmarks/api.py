"""The REST API over HTTP: how long one request takes, how many are answered a second, and lists at a million triples.

`python -m benchmarks api` (TRIPLES=200000 for a smaller graph, CONNECTIONS=8, SECONDS=5). The bars are those that the
project promises: /participants in 3 ms (p50) and 2,000 a second repeated, no list over 50 ms (p95) at 1 M triples.
"""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.graph import built
from benchmarks.load.server import Server, wait_for_memory
from kg.reason import infer
from kg.store import EmbeddedStore, Publisher, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIPLES = int(os.environ.get("TRIPLES", "1000000"))
CONNECTIONS = int(os.environ.get("CONNECTIONS", "8"))
SECONDS = float(os.environ.get("SECONDS", "5"))
RUNS = 40
PORT = 8497
LISTS = (
    "operations",
    "factions",
    "places",
    "places?q=Idlib",
    "places?bbox=36.5,35.8,37.5,36.6",
    "places?facets=type,status&sort=-name",
    "claims",
    "claims?type=Capture&facets=status,article",
    "claims?sort=-confidence",
    "statements?status=Contested",
    "captures",
    "casualties?confidence=0.8",
    "articles",
    "search?q=Hayat+Tahrir",
    "search?q=حلب",
)
QUADS_A_CLAIM = 29
"""About as many quads has the graph for each claim, with what follows."""
P50, RATE, P95 = 3.0, 2_000, 50.0
"""The bars: milliseconds, requests a second, milliseconds."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "graph"
        operation = publish(directory)
        with served(directory) as server:
            failed = participants(server, operation)
            failed |= lists(server)
    return int(failed)


def publish(directory: Path) -> str:
    """Publishes a made-up graph of about TRIPLES quads; the path of its most written about operation."""
    store = built(TRIPLES // QUADS_A_CLAIM)
    infer(store)

    def accept(_: EmbeddedStore) -> None:
        """Checks are no part of this."""

    Publisher(directory).publish(store, accept)
    print(f"{len(store):,} quads published")
    query = (
        "PREFIX : <https://w3id.org/orbat/ontology#> SELECT ?o WHERE { ?f :participatesIn ?o } "
        "GROUP BY ?o ORDER BY DESC(COUNT(?f)) ?o LIMIT 1"
    )
    (row,) = rows(EmbeddedStore(store), query)
    return row["o"].value.rsplit("/", 1)[1]


@contextmanager
def served(directory: Path) -> Iterator[Server]:
    """The service over a graph, as `orbat serve` runs it, until the block ends."""
    command = [
        sys.executable,
        "-c",
        "from kg.command import main; main()",
        "serve",
        "--store",
        str(directory),
        "--port",
        str(PORT),
    ]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            while not answers("/health"):
                if process.poll() is not None:
                    raise SystemExit("the service ended")
            for path in ("claims?limit=1", "search?q=a", "events?limit=1"):
                get(connection(), f"/api/v1/{path}")
            print(f"ready after {time.perf_counter() - started:.1f} s")
            server = Server("orbat", f"http://127.0.0.1:{PORT}/sparql", process.pid)
            wait_for_memory(server)
            yield server
        finally:
            process.terminate()


def answers(path: str) -> bool:
    try:
        return get(connection(), path)[0] == 200
    except OSError:
        return False


def connection() -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)


def get(to: http.client.HTTPConnection, path: str) -> tuple[int, int]:
    to.request("GET", quote(path, safe="/?&=+,-%"))
    response = to.getresponse()
    return response.status, len(response.read())


def processor_ms(server: Server, before: float, requests: int) -> float:
    """What one of so many requests has taken of the processor, which on a busy machine is less than its time."""
    return 1000 * (server.processor_seconds() - before) / requests


def timed(to: http.client.HTTPConnection, path: str) -> float:
    started = time.perf_counter()
    status, _ = get(to, path)
    if status != 200:
        raise SystemExit(f"{path}: {status}")
    return (time.perf_counter() - started) * 1000


def participants(server: Server, operation: str) -> bool:
    """Prints how long /participants takes, made anew and repeated, and how many are answered a second."""
    path = f"/api/v1/operations/{operation}/participants"
    to, before = connection(), server.processor_seconds()
    # Another page size is another answer: none of these is in the cache.
    anew = [timed(to, f"{path}?limit={100 + number}") for number in range(RUNS)]
    taken = processor_ms(server, before, RUNS)
    again = [timed(to, path) for _ in range(500)]
    rate = throughput(path)
    print(
        f"/participants: p50 {statistics.median(anew):.2f} ms made anew ({taken:.2f} ms of the processor), "
        f"{statistics.median(again):.2f} ms repeated (bar {P50} ms); "
        f"{rate:,.0f} a second repeated, {CONNECTIONS} connections (bar {RATE:,})"
    )
    return statistics.median(anew) > P50 or rate < RATE


def throughput(path: str) -> float:
    """Requests a second, from a process of its own so that the clients do not wait for one another."""
    code = f"from benchmarks.api import load; load({path!r})"
    parts = 2
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(parts)]
    return sum(float(process.communicate()[0]) for process in running)


def load(path: str) -> None:
    """Asks over half of the connections for SECONDS, on bare sockets, and prints the requests a second."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n".encode()
    done, stop = [0] * (CONNECTIONS // 2), time.perf_counter() + SECONDS

    def ask(number: int) -> None:
        with socket.create_connection(("127.0.0.1", PORT)) as to:
            to.sendall(request)
            size = len(to.recv(1 << 20))
            while time.perf_counter() < stop:
                to.sendall(request)
                left = size
                while left > 0:
                    left -= len(to.recv(left))
                done[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(done))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sum(done) / SECONDS)


def lists(server: Server) -> bool:
    """Prints the p95 of each list, each request another page so that none is kept; whether one is too slow."""
    failed = False
    for name in LISTS:
        to, path = connection(), f"/api/v1/{name}"
        joiner, before = "&" if "?" in path else "?", server.processor_seconds()
        times = sorted(timed(to, f"{path}{joiner}limit={60 + number}") for number in range(RUNS))
        p95 = times[int(0.95 * len(times))]
        print(
            f"  {name:45} p50 {statistics.median(times):7.1f} ms  p95 {p95:7.1f} ms (bar {P95:.0f} ms), "
            f"{processor_ms(server, before, RUNS):5.1f} ms of the processor"
        )
        failed |= p95 > P95
    return failed
