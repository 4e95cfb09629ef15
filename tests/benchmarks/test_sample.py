"""The made-up corpus of the benchmarks: the same from the same seed, and a graph that every check accepts."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import kg.check
from benchmarks import __main__ as benchmarks
from benchmarks import path
from benchmarks.sample import corpus
from kg.build import graph
from kg.entity import references
from kg.reason import infer
from kg.store import EmbeddedStore


def test_the_same_seed_gives_the_same_corpus() -> None:
    assert list(corpus(claims=100, seed=1)) == list(corpus(claims=100, seed=1))
    assert list(corpus(claims=100, seed=1)) != list(corpus(claims=100, seed=2))
    assert sum(len(said.claims) for _, said in corpus(claims=100, seed=1)) == 100


def test_the_graph_of_the_made_up_corpus_is_sound() -> None:
    pairs = list(corpus(claims=200, seed=3))
    store = ox.Store()
    store.bulk_extend(graph([article for article, _ in pairs], [said for _, said in pairs], references()))
    infer(store)
    assert kg.check.run(EmbeddedStore(store), reasoner=False) == []


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmarks.main(["graf"]) == 2
    assert capsys.readouterr().err.startswith("no benchmark 'graf'; there are: ")
    assert {"api", "graph", "path", "service"} <= set(benchmarks.parts())


def test_a_benchmark_that_lacks_a_program_says_which(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(path, "NEEDS", {"no-such-program": "nowhere"})
    assert benchmarks.main(["path"]) == 2
    assert capsys.readouterr().err == "path was left out: it needs no-such-program (nowhere)\n"
