from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.check import profile

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://example.org/> a owl:Ontology .
:partOf a owl:ObjectProperty, owl:TransitiveProperty, owl:IrreflexiveProperty .
"""


def test_the_ontology_with_its_alignments_is_owl_2_dl() -> None:
    assert list(profile.findings()) == []


def test_an_irreflexive_transitive_property_is_no_owl_2_dl(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(BROKEN, encoding="utf-8")
    found = list(profile.findings([path]))
    assert [one.check for one in found] == ["owl/profile"]
    assert "https://example.org/partOf" in found[0].subject
    assert found[0].message.startswith("This is not OWL 2 DL: Use")


def test_a_check_that_does_not_run_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("no Turtle", encoding="utf-8")
    with pytest.raises(profile.ProfileError, match="the OWL 2 DL check did not run"):
        list(profile.findings([path]))
