from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg.check
import queries
from kg.build.pipeline import DefectError, checked
from kg.check import content, defects
from kg.check.finding import Finding
from kg.store import Publisher, StoreError

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox

    from kg.store import EmbeddedStore

TYPED_TWICE = """
PREFIX : <https://w3id.org/orbat/ontology#>
INSERT DATA {
  GRAPH <https://w3id.org/orbat/graph/entities> { <https://w3id.org/orbat/id/faction/river-front> a :Village }
}
"""


def test_a_sound_graph_has_no_finding(store: EmbeddedStore) -> None:
    assert kg.check.run(store) == []


def test_a_published_graph_is_checked_by_its_directory(sound: tuple[ox.Quad, ...], tmp_path: Path) -> None:
    Publisher(tmp_path).publish(sound, lambda _: None)
    assert kg.check.run(tmp_path, reasoner=False) == []


def test_a_directory_without_a_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        kg.check.run(tmp_path)


def test_a_contradiction_is_found_by_every_check_that_can_see_it(store: EmbeddedStore) -> None:
    store.store.update(TYPED_TWICE)
    found = kg.check.run(store)
    assert found == sorted(set(found))
    assert {one.check for one in found} >= {
        "owl/consistency",
        "shape/ActorIsNothingElse",
        "checks/inference_incomplete",
    }


def test_a_finding_reads_as_one_line() -> None:
    assert str(Finding("spans", "article:a", "It is wrong.")) == "error: spans: article:a: It is wrong."


def test_the_reasoner_is_spared_the_claims_of_a_large_graph(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = content.Content(store).assertions()
    monkeypatch.setattr(content, "LARGEST", 10)
    spared = content.Content(store).assertions()
    assert 0 < len(spared) < len(whole)
    assert "https://w3id.org/orbat/article/zem-1" not in {str(subject) for subject in spared.subjects()}


ODD = """
PREFIX : <https://w3id.org/orbat/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA {
  GRAPH <https://w3id.org/orbat/graph/entities> {
    <https://w3id.org/orbat/id/event/battle-of-old-mill> :startDate "1999"^^xsd:gYear .
    <https://w3id.org/orbat/id/faction/river-front> skos:altLabel "River Front"@en .
  }
}
"""


def test_what_a_curator_should_look_at_is_a_warning_and_stops_no_publication(store: EmbeddedStore) -> None:
    store.store.update(ODD)
    found = kg.check.run(store, reasoner=False)
    assert {finding.severity for finding in found} == {"warning"}
    assert {finding.check for finding in found} >= {"checks/date_outside_event", "shape/Entity"}
    checked(store)


def test_what_makes_the_graph_untrue_stops_a_publication(store: EmbeddedStore) -> None:
    store.store.update(TYPED_TWICE)
    with pytest.raises(DefectError, match="not published"):
        checked(store)


def test_every_defect_query_says_how_grave_it_is() -> None:
    grave = {name: queries.load(name).severity for name in defects.names()}
    assert set(grave.values()) == {"error", "warning"}
    assert sum(severity == "error" for severity in grave.values()) > 40
