from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.export import write
from kg.reason import infer
from kg.store import EmbeddedStore
from ontology import example

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def graph() -> EmbeddedStore:
    """The ontology's example graph with what follows from it."""
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(store)
    return EmbeddedStore(store)


@pytest.fixture(scope="session")
def written(graph: EmbeddedStore) -> Callable[[str], bytes]:
    """The example graph in a format."""

    def form(name: str) -> bytes:
        output = io.BytesIO()
        write(graph, name, output)
        return output.getvalue()

    return form
