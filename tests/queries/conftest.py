"""The example graph of the ontology, with a few more cases and what follows from it, in two query engines."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.reason import infer
from kg.store import EmbeddedStore
from ontology import example

MORE = Path(__file__).parent / "more.trig"


@pytest.fixture(scope="session")
def embedded() -> EmbeddedStore:
    """The graph in the embedded store."""
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    store.load(path=MORE, format=ox.RdfFormat.TRIG)
    infer(store)
    return EmbeddedStore(store)


@pytest.fixture(scope="session")
def dataset(embedded: EmbeddedStore) -> rdflib.Dataset:
    """The same graph in rdflib, which shares no line of code with the embedded store."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=ox.serialize(embedded.store, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset
