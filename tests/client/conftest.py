"""The service over the graph of the first article, on a port of this machine."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from api import create_app
from kg.client import Orbat
from kg.store import EmbeddedStore
from tests.api.fixture import quads

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(EmbeddedStore.of(quads())), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def orbat(address: str) -> Orbat:
    return Orbat(address)
