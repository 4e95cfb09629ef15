"""The names and quotes of the first article's graph."""

from __future__ import annotations

import pytest

from kg.search.index import Index, read_index
from kg.store import EmbeddedStore
from tests.api.fixture import quads


@pytest.fixture(scope="session")
def index() -> Index:
    return read_index(EmbeddedStore.of(quads()))
