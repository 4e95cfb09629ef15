"""`orbat serve`: it answers over HTTP until it is told to stop."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

from tests.command.conftest import Run


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_it_serves_until_it_is_told_to_stop(example_store: Path) -> None:
    port = free_port()
    command = [Path(sys.executable).with_name("orbat"), "serve", "--store", example_store, "--port", str(port)]
    # The first line comes when the processes start, a moment before they listen.
    patient = urllib3.Retry(connect=12, backoff_factor=0.02)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(f"Orbat serves {example_store} on http://127.0.0.1:{port}")
            url = f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"
            assert urllib3.request("GET", url, retries=patient, timeout=10).json()["boolean"] is True
            process.send_signal(signal.SIGTERM)
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")


def test_a_taken_port_is_one_line(orbat: Run, example_store: Path, taken: socket.socket) -> None:
    port = taken.getsockname()[1]
    result = orbat("serve", "--store", example_store, "--port", str(port))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"orbat: cannot listen on 127.0.0.1, port {port}: Address already in use; choose with --host, --port\n"
    )


def test_a_command_is_installed() -> None:
    assert shutil.which("orbat", path=str(Path(sys.executable).parent))
