"""The graph that the first article makes, written by hand, and the names in it."""

from __future__ import annotations

import pytest

from kg.reason import infer
from kg.search.name import Names, read_names
from kg.store import EmbeddedStore
from tests.api.fixture import quads


@pytest.fixture(scope="session")
def graph() -> EmbeddedStore:
    """The graph, with what follows from it."""
    store = EmbeddedStore.of(quads())
    infer(store.store)
    return store


@pytest.fixture(scope="session")
def names(graph: EmbeddedStore) -> Names:
    """The names in it."""
    return read_names(graph)
