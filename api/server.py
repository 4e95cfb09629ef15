"""Running the service: granian, one web process, and the worker pool behind it."""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from granian import Granian
from granian.constants import Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from api.app import create_app
from api.entry import Entry
from api.setting import Settings
from api.shelf import warm
from kg.store.confine import end_with
from kg.store.limit import Limits
from kg.store.pool import WorkerPool
from kg.store.revision import current_revision
from kg.store.write import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER_MILLISECONDS = 10_000
"""How long a client may take to send the head of a request."""

RESPAWN_SECONDS = 0.2
"""How long after its death the web process is started again."""

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
    # Said at once, and nothing more: a store opened here would leave its locks, without its threads, to the fork below.
    current_revision(Path(directory))
    server = Granian(
        "api.server:application",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        loop=Loops.uvloop,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        respawn_failed_workers=True,
        respawn_interval=RESPAWN_SECONDS,
        workers_kill_timeout=FAREWELL_SECONDS,
        log_level=LogLevels.error,
    )
    shown = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    loader = partial(_loaded, os.getpid(), Path(directory), shown, limits, settings)
    server.serve(target_loader=cast("Callable[..., Callable[..., Any]]", loader), wrap_loader=False)


def _loaded(parent: int, directory: Path, address: str, limits: Limits, settings: Settings | None) -> Entry:
    # Killed, the parent could not end this process, which would hold its port.
    end_with(parent)
    return application(directory, address, limits, settings)


def application(directory: Path, address: str, limits: Limits, settings: Settings | None) -> Entry:
    """The application in the web process, with the workers that it asks; says where it serves once it can."""
    # Until granian sets its own handlers this process has those of its parent, which would only swallow a signal.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pool = WorkerPool(directory, limits=limits)
    settings = settings or Settings()
    writer = Writer(pool.served) if settings.write_token else None
    app = create_app(pool, settings=settings, writer=writer, limits=limits)
    entry = Entry(app, pool, settings)
    threading.Thread(target=warm, args=(app,), name="warm", daemon=True).start()
    print(f"Orbat serves {directory} on {address}  (Ctrl-C ends it)", flush=True)
    return entry
