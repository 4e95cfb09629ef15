"""`orbat check`: silent on a sound graph, exit status 1 and a line for each finding on another."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.reason import infer
from kg.store import EmbeddedStore, Publisher
from ontology import example
from tests.command.conftest import Run


def published(lines: str, directory: Path) -> Path:
    """A graph published without a check."""

    def accept(store: EmbeddedStore) -> None:
        """Whatever it is."""

    Publisher(directory).publish(ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS), accept)
    return directory


def test_a_sound_graph_has_no_findings(orbat: Run, example_store: Path) -> None:
    result = orbat("check", "--no-reasoner", "--store", example_store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"0 findings in {example_store}/ (")


def test_a_changed_quote_is_a_finding(orbat: Run, tmp_path: Path) -> None:
    lines = example.nquads().replace('"The two groups are allies."', '"The two groups are foes!"')
    store = published(lines, tmp_path / "bad")
    result = orbat("check", "--no-reasoner", "--store", store)
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if "article/zem-1#char=249,275" in line]
    assert f" in {store}/ (" in result.stderr


def test_a_warning_is_shown_and_is_no_failure(orbat: Run, tmp_path: Path) -> None:
    odd = "<https://w3id.org/orbat/id/event/battle-of-old-mill> <https://w3id.org/orbat/ontology#startDate>"
    year = '"1999"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(store)
    lines = str(ox.serialize(store, format=ox.RdfFormat.N_QUADS), "utf-8")
    late = published(lines + f"{odd} {year} <https://w3id.org/orbat/graph/entities> .\n", tmp_path / "odd")
    result = orbat("check", "--no-reasoner", "--store", late)
    assert result.exit_code == 0
    assert [line.split(": ")[:2] for line in result.stdout.splitlines()] == [
        ["warning", "checks/date_outside_event"],
    ]
    assert result.stderr.startswith(f"0 findings, 1 warning in {late}/ (")
