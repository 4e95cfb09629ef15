"""The service as a process: it says where it is, serves, takes up a new graph, and leaves no process behind."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from api.server import application, serve
from kg.store import Publisher, StoreError
from kg.store.limit import Limits
from tests.api.conftest import accept
from tests.api.fixture import quads

if TYPE_CHECKING:
    from api.entry import Entry

SERVE = "import sys; from api import serve; serve(sys.argv[1], port=int(sys.argv[2]))"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def revision_at(address: str) -> str:
    """The revision that the service names; it says where it is just before it listens there."""
    deadline = time.monotonic() + 20
    while True:
        try:
            with urlopen(f"{address}/health", timeout=20) as response:
                return str(json.load(response)["revision"])
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError) or time.monotonic() > deadline:
                raise


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_service_runs_until_it_is_told_to_end(tmp_path: Path, how: signal.Signals) -> None:
    publisher = Publisher(tmp_path)
    first = publisher.publish(list(quads())[:100], accept)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", SERVE, str(tmp_path), str(port)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            assert said == f"Orbat serves {tmp_path} on {address}  (Ctrl-C ends it)\n"
            assert revision_at(address) == first
            second = publisher.publish(quads(), accept)
            deadline = time.monotonic() + 20
            while revision_at(address) != second:
                assert time.monotonic() < deadline
        finally:
            process.send_signal(how)
            rest = process.stdout.read()
        assert process.wait(20) == 0
    assert rest == ""


def test_a_service_over_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run 'orbat build' first"):
        serve(tmp_path)


def test_the_application_of_the_web_process_answers(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        entry: Entry = application(directory, "http://127.0.0.1:1", Limits(workers=1), None)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert capsys.readouterr().out == f"Orbat serves {directory} on http://127.0.0.1:1  (Ctrl-C ends it)\n"
    assert entry.app.test_client().get("/health").status_code == 200
    loop = asyncio.new_event_loop()
    entry.__rsgi_del__(loop)
    loop.close()
