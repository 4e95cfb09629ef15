"""Running the service: granian, one web process, and the worker pool behind it."""

from __future__ import annotations

import signal
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
from kg.store import open_store
from kg.store.limit import Limits
from kg.store.pool import WorkerPool
from kg.store.write import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER_MILLISECONDS = 10_000
"""How long a client may take to send the head of a request."""

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
    # From disk: only to say at once where there is nothing to serve, or it is damaged.
    open_store(directory, in_memory_below=0)
    server = Granian(
        "api.server:application",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        loop=Loops.uvloop,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        workers_kill_timeout=FAREWELL_SECONDS,
        log_level=LogLevels.error,
    )
    shown = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    loader = partial(application, Path(directory), shown, limits, settings)
    server.serve(target_loader=cast("Callable[..., Callable[..., Any]]", loader), wrap_loader=False)


def application(directory: Path, address: str, limits: Limits, settings: Settings | None) -> Entry:
    """The application in the web process, with the workers that it asks; says where it serves once it can."""
    # Until granian sets its own handlers this process has those of its parent, which would only swallow a signal.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pool = WorkerPool(directory, limits=limits)
    settings = settings or Settings()
    writer = Writer(pool.served) if settings.write_token else None
    entry = Entry(create_app(pool, settings=settings, writer=writer), pool, settings)
    print(f"Orbat serves {directory} on {address}  (Ctrl-C ends it)", flush=True)
    return entry
