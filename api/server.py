"""Running the service: granian, one web process, and the worker pool behind it."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from api.app import create_app
from kg.store import open_store
from kg.store.limit import Limits
from kg.store.pool import WorkerPool

if TYPE_CHECKING:
    from flask import Flask

    from api.setting import Settings


FAREWELL_SECONDS = 15
"""How long requests under way may take after the service was told to end."""


def serve(
    directory: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    settings: Settings | None = None,
) -> None:
    """Serves the graph that `directory` publishes, until Ctrl-C or SIGTERM; requests under way are answered first.

    Raises:
        StoreError: nothing has been published there.
    """
    limits = limits or Limits()
    open_store(directory)
    server = Granian(
        "api.server:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        # A thread for every query that may run or wait, and some for answers that need none.
        blocking_threads=limits.workers + limits.queue + 8,
        websockets=False,
        workers_kill_timeout=FAREWELL_SECONDS,
        # Its one warning would be about that number of threads, which wait and do not work.
        log_level=LogLevels.error,
    )
    shown = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    server.serve(target_loader=partial(application, Path(directory), shown, limits, settings), wrap_loader=False)


def application(directory: Path, address: str, limits: Limits, settings: Settings | None) -> Flask:
    """The application in the web process, with the workers that it asks; says where it serves once it can."""
    # Until granian sets its own handlers this process has those of its parent, which would only swallow a signal.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pool = WorkerPool(directory, limits=limits)
    app = create_app(pool, settings=settings)
    print(f"Orbat serves {directory} on {address}  (Ctrl-C ends it)", flush=True)
    return app
