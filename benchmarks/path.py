"""Where the time of a query goes, in microseconds of processor time: `python -m benchmarks path` (TRIPLES=100000).

First in this process, in a loop, where everything stays in the caches of the processor: the engine alone, the look at
the query before it is parsed, and all that a worker does. Then of the running service, over 8 connections: the worker,
the web process, and the web process where the answer is kept. What a row of the service has above the loop is what it
takes to wake processes and to find the caches cold.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks.load.data import QUESTIONS, lines
from benchmarks.load.drive import rate
from benchmarks.load.server import REST, WORKERS, ours, wait_for_memory
from kg.store import EmbeddedStore, Publisher, wire
from kg.store.evaluate import BASE
from kg.store.limit import Limits
from kg.store.scan import scan
from kg.store.worker import answer_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.load.server import Server

TRIPLES = int(os.environ.get("TRIPLES", "100000"))
SECONDS = 3
NEEDS = {"wrk": "apt install wrk"}
LOOP_SECONDS = 0.3
JSON = "application/sparql-results+json"
CACHE_BYTES = 134_217_728

Row = dict[str, float]
"""Microseconds by question."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data.nq")
        data.write_text("".join(lines(TRIPLES)), encoding="utf-8")
        store = ox.Store()
        store.bulk_load(path=data, format=ox.RdfFormat.N_QUADS)
        Publisher(Path(folder, "graph")).publish(store, _accept)
        print(f"{TRIPLES:,} triples, microseconds of processor time for each query")
        print(f"{'':45}" + "".join(f"{each.name:>13}" for each in QUESTIONS))
        for name, call in _loops(store).items():
            _print(f"in a loop: {name}", {each.name: _looped(call, each.text) for each in QUESTIONS})
        for first, cache_bytes in (("first time", 0), ("again", CACHE_BYTES)):
            with ours(Path(folder, "graph"), cache_bytes=cache_bytes) as server:
                wait_for_memory(server)
                rows = _served(server, 1 if cache_bytes else 20_000)
            for program in (WORKERS, REST):
                _print(f"served, asked {'the ' * (not cache_bytes)}{first}: {program}", rows[program])
    return 0


def _loops(store: ox.Store) -> dict[str, Callable[[str], object]]:
    def engine(text: str) -> object:
        found = store.query(text, base_iri=BASE, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return found.serialize(format=ox.QueryResultsFormat.JSON)

    def worker(text: str) -> None:
        payload = wire.pack_query(text, {"select": JSON})
        answer_all(store, Channel(wire.HEAD.pack(wire.QUERY, len(payload)) + payload), Limits())  # type: ignore[arg-type]

    return {"the engine": engine, "the look before": scan, "all of a worker": worker}


class Channel:
    """The end of a worker's socket, where one query waits and answers go nowhere."""

    def __init__(self, sent: bytes) -> None:
        self._sent = sent

    def makefile(self, _: str) -> Channel:
        return self

    def read(self, size: int) -> bytes:
        read, self._sent = self._sent[:size], self._sent[size:]
        return read

    def sendall(self, _: bytes) -> None:
        """Sends nothing."""


def _looped(call: Callable[[str], object], text: Callable[[int], str]) -> float:
    """The median of some rounds, each of queries that were not asked before."""
    number, rounds = 0, []
    for _ in range(5):
        begun, taken, first = time.perf_counter(), time.process_time(), number
        while time.perf_counter() < begun + LOOP_SECONDS / 5:
            call(text(number % 200) + f" #{number}")
            number += 1
        rounds.append((time.process_time() - taken) / (number - first))
    return sorted(rounds)[2] * 1e6


def _served(server: Server, count: int) -> dict[str, Row]:
    rows: dict[str, Row] = {WORKERS: {}, REST: {}}
    for each in QUESTIONS:
        paths = each.paths(TRIPLES, count=count)
        rate(server, paths, seconds=1)
        before = server.processor_seconds_by_program()
        asked = rate(server, paths, seconds=SECONDS).second * SECONDS
        after = server.processor_seconds_by_program()
        for program, row in rows.items():
            row[each.name] = (after[program] - before[program]) / max(asked, 1) * 1e6
    return rows


def _print(name: str, row: Row) -> None:
    print(f"{name:45}" + "".join(f"{value:>13,.0f}" for value in row.values()), flush=True)


def _accept(_: EmbeddedStore) -> None:
    """A check that finds nothing."""
