"""The servers that are compared, each started over the same N-Quads, the default graph being the union of all."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SERVE = """
import json, sys
from api import Settings, serve
serve(sys.argv[1], port=int(sys.argv[2]), settings=Settings(client_seconds=1e9, **json.loads(sys.argv[3])))
"""
PATIENCE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Server:
    """A server, the address of its endpoint, and its first process."""

    name: str
    endpoint: str
    pid: int

    def processor_seconds(self) -> float:
        """What its processes, and those of them that have ended, have taken."""
        return sum(self.processor_seconds_by_program().values())

    def processor_seconds_by_program(self) -> dict[str, float]:
        """The same, of its workers and of the rest."""
        ticks, found = {WORKERS: 0, REST: 0}, [(self.pid, REST)]
        while found:
            pid, program = found.pop()
            process = Path("/proc", str(pid))
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                # What the first of them forks has its command line only while it runs.
                if b"kg.store.worker" in (process / "cmdline").read_bytes():
                    program = WORKERS
                ticks[program] += sum(map(int, (process / "stat").read_text().rpartition(")")[2].split()[TIMES]))
                for thread in (process / "task").iterdir():
                    found += ((int(child), program) for child in (thread / "children").read_text().split())
        return {program: number / os.sysconf("SC_CLK_TCK") for program, number in ticks.items()}


WORKERS, REST = "workers", "web process"
TIMES = slice(11, 15)
"""Where `proc(5)` has the times of a process and of its children that have ended, counted after its name."""


def ours(directory: Path, *, cache_bytes: int) -> contextlib.AbstractContextManager[Server]:
    name = "orbat, repeated" if cache_bytes else "orbat"
    port = _free_port()
    command = [sys.executable, "-c", SERVE, str(directory), str(port), json.dumps({"cache_bytes": cache_bytes})]
    return _running(name, command, port, "/sparql")


def oxigraph_on_disk(directory: Path) -> contextlib.AbstractContextManager[Server]:
    port = _free_port()
    command = [
        "oxigraph",
        "serve",
        "--location",
        str(directory),
        "--bind",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]
    return _running("oxigraph on disk", command, port, "/query")


@contextlib.contextmanager
def oxigraph_in_memory(data: Path) -> Iterator[Server]:
    port = _free_port()
    command = ["oxigraph", "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running("oxigraph in memory", command, port, "/query") as server:
        url = f"http://127.0.0.1:{port}/store"
        body = data.read_bytes()
        urlopen(Request(url, body, {"Content-Type": "application/n-quads"}, method="POST"), timeout=600).close()
        yield server


def rdflib_endpoint(data: Path) -> contextlib.AbstractContextManager[Server]:
    port = _free_port()
    command = ["rdflib-endpoint", "serve", "--port", str(port), "--host", "127.0.0.1", str(data)]
    return _running("rdflib-endpoint", command, port, "/")


@contextlib.contextmanager
def _running(name: str, command: list[str], port: int, path: str) -> Iterator[Server]:
    program = Path(sys.executable).parent / command[0]
    command[0] = str(program) if program.exists() else command[0]
    silent = subprocess.DEVNULL
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=silent, stderr=silent, env=environment, start_new_session=True)
    try:
        server = Server(name, f"http://127.0.0.1:{port}{path}", process.pid)
        _wait(server, process)
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(f"{server.endpoint}?query=ASK%7B%7D", timeout=60).close()
        except HTTPError:
            return
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{server.name} does not answer")


def wait_for_memory(server: Server) -> None:
    """Returns once a service of ours answers from memory."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with urlopen(server.endpoint.replace("/sparql", "/metrics"), timeout=60) as response:
            if b"orbat_graph_in_memory 1" in response.read():
                return
        time.sleep(0.2)
        # A question makes the service take up what it has read meanwhile.
        urlopen(f"{server.endpoint}?query=ASK%7B%7D", timeout=60).close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
