"""The service under load, beside `oxigraph serve` on disk and in memory and rdflib-endpoint, on the same data."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks.load.data import QUESTIONS, lines
from benchmarks.load.drive import Rate, rate
from benchmarks.load.server import ours, oxigraph_in_memory, oxigraph_on_disk, rdflib_endpoint, wait_for_memory
from kg.store import EmbeddedStore, Publisher

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from benchmarks.load.server import Server

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "10000,100000,1000000").split(","))
SECONDS = int(os.environ.get("SECONDS_EACH", "3"))
RDFLIB_MOST = 100_000
"""Triples above which rdflib-endpoint is left out: it loads a million in minutes and several GB."""

CACHE_BYTES = 134_217_728
DISTINCT = 20_000

Rates = dict[str, dict[str, Rate]]


def main() -> int:
    print(f"requests a second (median ms), 8 connections, {SECONDS} s each, {os.cpu_count()} processors")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            _print(size, _measured(size, Path(folder)))
    return 0


def _measured(size: int, folder: Path) -> Rates:
    data = folder / "data.nq"
    data.write_text("".join(lines(size)), encoding="utf-8")
    Publisher(folder / "graph").publish(ox.parse(path=data, format=ox.RdfFormat.N_QUADS), _accept)
    program = Path(sys.executable).with_name("oxigraph")
    load = [str(program), "load", "--location", str(folder / "oxigraph"), "--file", str(data)]
    subprocess.run(load, check=True, capture_output=True)
    servers: list[AbstractContextManager[Server]] = [
        oxigraph_on_disk(folder / "oxigraph"),
        oxigraph_in_memory(data),
        ours(folder / "graph", cache_bytes=0),
        ours(folder / "graph", cache_bytes=CACHE_BYTES),
    ]
    if size <= RDFLIB_MOST:
        servers.append(rdflib_endpoint(data))
    found: Rates = {}
    for starting in servers:
        with starting as server:
            count = 1 if server.name.endswith("repeated") else DISTINCT
            _settle(server, size, count)
            found[server.name] = {
                each.name: rate(server.endpoint, each.paths(size, count=count), seconds=SECONDS) for each in QUESTIONS
            }
    return found


def _settle(server: Server, size: int, count: int) -> None:
    """Lets caches of the system and of the servers fill, and our graph come from disk into memory."""
    if server.name.startswith("orbat"):
        wait_for_memory(server)
    for each in QUESTIONS:
        rate(server.endpoint, each.paths(size, count=min(count, 50)), seconds=2)


def _print(size: int, found: Rates) -> None:
    print(
        f"\n{size:,} triples\n{'':20}" + "".join(f"{each.name:>20}" for each in QUESTIONS) + f"{'geometric mean':>17}"
    )
    for name, rates in found.items():
        cells = "".join(f"{f'{each.second:,.0f} ({each.median_ms:.2f})':>20}" for each in rates.values())
        failed = sum(each.failed for each in rates.values())
        print(f"{name:20}{cells}" + (f"  {failed} failed" if failed else ""))
    for mine in ("orbat", "orbat, repeated"):
        for other in found:
            if not other.startswith("orbat"):
                ratios = [
                    found[mine][each.name].second / max(found[other][each.name].second, 0.01) for each in QUESTIONS
                ]
                mean = math.prod(ratios) ** (1 / len(ratios))
                cells = "".join(f"{ratio:>19.2f}x" for ratio in ratios)
                print(f"{mine} : {other}\n{'':20}{cells}{mean:>16.2f}x", flush=True)


def _accept(_: EmbeddedStore) -> None:
    """A check that finds nothing."""
