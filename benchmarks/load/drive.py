"""Load by wrk: requests a second and the median of their times."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.load.server import Server

SCRIPT = """
local paths = {{}}
for line in io.lines("{paths}") do paths[#paths + 1] = line end
local n = 0
request = function()
  n = n % #paths + 1
  return wrk.format("GET", "{path}" .. paths[n], {{["Accept"] = "application/sparql-results+json"}})
end
done = function(summary, latency)
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""
RESULT = re.compile(r"RESULT (\d+) (\d+) (\d+) (\d+)")
CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a second, their median, the processor time that the server takes for one, and how many failed."""

    second: float
    median_ms: float
    processor_ms: float
    failed: int


def rate(server: Server, paths: list[str], *, seconds: int) -> Rate:
    """What a server does with these requests over 8 connections that are kept alive.

    Raises:
        FileNotFoundError: wrk is not installed (`apt install wrk`).
    """
    path = "/" + server.endpoint.split("/", 3)[3]
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "paths")
        listed.write_text("".join(f"{each}\n" for each in paths), encoding="ascii")
        script = Path(folder, "load.lua")
        script.write_text(SCRIPT.format(paths=listed, path=path), encoding="ascii")
        command = [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            "--timeout",
            "20s",
            "-s",
            str(script),
            server.endpoint,
        ]
        before = server.processor_seconds()
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        taken = server.processor_seconds() - before
    found = RESULT.search(output)
    assert found, output
    requests, microseconds, median, failed = map(int, found.groups())
    return Rate(requests / (microseconds / 1e6), median / 1000, 1000 * taken / max(requests, 1), failed)
