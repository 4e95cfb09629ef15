"""Live and ready are two answers: a process without a graph lives, and is not ready."""

from __future__ import annotations

import json
import os
import signal
import threading
from typing import TYPE_CHECKING

from api.app import create_app
from kg.store import Publisher
from kg.store.pool import WorkerPool
from tests.store.conftest import accept, small
from tests.store.test_pool import is_alive

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.live import Live


def test_a_service_is_ready_with_its_revision_and_live_without(service: Live) -> None:
    manifest = json.loads((service.directory / "current" / "manifest.json").read_bytes())
    ready = {"status": "ok", "revision": manifest["revision"]}
    for path, expected in {"/health": ready, "/health/ready": ready, "/health/live": {"status": "ok"}}.items():
        response = service.ask("GET", path)
        assert (response.status, json.loads(response.body)) == (200, expected)
        assert (response.headers["cache-control"], "etag" in response.headers) == ("no-store", False)


def test_a_process_whose_graph_is_gone_lives_and_is_not_ready(tmp_path: Path) -> None:
    Publisher(tmp_path).publish(small(), accept)
    with WorkerPool(tmp_path) as pool:
        client = create_app(pool).test_client()
        assert client.get("/health/ready").status_code == 200
        (tmp_path / "current").unlink()
        workers = [worker.pid for worker in pool.served.generation.idle]
        os.kill(pool.served.generation.zygote._process.pid, signal.SIGKILL)
        while any(is_alive(pid) for pid in workers):
            threading.Event().wait(0.01)
        ready, live = client.get("/health/ready"), client.get("/health/live")
    assert (ready.status_code, ready.content_type) == (503, "application/problem+json")
    assert "run 'orbat build' first" in str(ready.get_json(force=True)["detail"])
    assert (live.status_code, live.get_json(force=True)) == (200, {"status": "ok"})
