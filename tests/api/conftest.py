"""The service over the graph of `fixture.py`, asked in process; its queries run in worker processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api import create_app
from kg.store import EmbeddedStore, Publisher
from kg.store.limit import Limits
from kg.store.pool import WorkerPool
from tests.api.fixture import quads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

LIMITS = Limits(workers=2, seconds=2, queue=2, memory_bytes=256 * 1024 * 1024)


def accept(_: EmbeddedStore) -> None:
    """A check that finds nothing."""


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("served")
    Publisher(made).publish(quads(), accept)
    return made


@pytest.fixture(scope="session")
def app(directory: Path) -> Iterator[Flask]:
    with WorkerPool(directory, limits=LIMITS) as pool:
        yield create_app(pool)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
