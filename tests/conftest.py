"""What every test may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import EmbeddedStore

# A slow machine is no failure, and the same examples come in every run.
settings.register_profile("orbat", deadline=None, derandomize=True)
settings.load_profile("orbat")


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a graph built once from seeds/, as `orbat build` publishes it. Read it, never change it."""
    from kg.build import pipeline

    def accept(store: EmbeddedStore) -> None:
        """Checks are tests of their own; here a wrong graph is one that tests shall see."""

    directory = tmp_path_factory.mktemp("seeds") / "graph"
    pipeline.build(store=directory, check=accept)
    return directory


@pytest.fixture(scope="session")
def seed_graph(seed_store: Path) -> EmbeddedStore:
    """The same graph, opened."""
    from kg.store import open_store

    return open_store(seed_store)
