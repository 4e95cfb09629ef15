"""A small graph, and every kind of reader over it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from werkzeug.serving import make_server

from api import create_app
from kg.store import EmbeddedStore, Publisher, Reader, open_store
from kg.store.limit import Limits
from kg.store.pool import WorkerPool
from kg.store.remote import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EX = "http://example.org/"
LIMITS = Limits(workers=2, seconds=20, queue=4)


def quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(EX + subject), ox.NamedNode(EX + predicate), value, ox.NamedNode(EX + graph))


def small() -> list[ox.Quad]:
    return [
        quad("aleppo", "name", ox.Literal("Aleppo", language="en"), "names"),
        quad("aleppo", "name", ox.Literal("حلب", language="ar"), "names"),
        quad("aleppo", "people", ox.Literal(2_132_100), "numbers"),
        quad("aleppo", "in", ox.NamedNode(EX + "syria"), "places"),
        quad("idlib", "name", ox.Literal('a "quoted"\nname'), "names"),
    ]


def accept(_: EmbeddedStore) -> None:
    """A check that finds nothing."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory: Path = tmp_path_factory.mktemp("published")
    Publisher(directory).publish(small(), accept)
    return directory


@pytest.fixture(scope="session")
def pool(published: Path) -> Iterator[WorkerPool]:
    with WorkerPool(published, limits=LIMITS) as made:
        yield made


@pytest.fixture(scope="session")
def endpoint(pool: WorkerPool) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(pool), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["memory", "disk", "pool", "pool on disk", "remote"])
def reader(request: pytest.FixtureRequest, published: Path) -> Iterator[Reader]:
    if request.param == "memory":
        yield open_store(published)
    elif request.param == "disk":
        yield open_store(published, in_memory_below=0)
    elif request.param == "pool":
        yield request.getfixturevalue("pool")
    elif request.param == "pool on disk":
        with WorkerPool(published, limits=LIMITS, in_memory_below=0) as made:
            yield made
    else:
        yield RemoteStore(request.getfixturevalue("endpoint"))
