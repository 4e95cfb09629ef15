from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.reason import infer
from kg.store import EmbeddedStore
from ontology import example


@pytest.fixture(scope="session")
def sound() -> tuple[ox.Quad, ...]:
    """The example graph with all that follows from it."""
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(store)
    return tuple(store)


@pytest.fixture
def store(sound: tuple[ox.Quad, ...]) -> EmbeddedStore:
    """A copy of the example graph, to be spoilt."""
    return EmbeddedStore.of(sound)
