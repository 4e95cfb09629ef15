"""A published graph that never changes with the extractor, and a way to run the command on it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.command import main
from kg.reason import infer
from kg.store import EmbeddedStore, Publisher
from ontology import example


class Run(Protocol):
    """Runs `orbat` with some arguments."""

    def __call__(self, *arguments: str | Path, input: bytes | None = None) -> Result: ...  # noqa: A002  click's name


@pytest.fixture
def orbat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, in an empty directory."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, input: bytes | None = None) -> Result:  # noqa: A002
        return CliRunner(env={"COLUMNS": "80"}).invoke(main, [str(argument) for argument in arguments], input=input)

    return run


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the ontology's example graph with what follows from it."""
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(store)
    directory = tmp_path_factory.mktemp("example") / "graph"

    def accept(published: EmbeddedStore) -> None:
        """The example is checked by the tests of the ontology."""

    Publisher(directory).publish(store, accept)
    return directory
