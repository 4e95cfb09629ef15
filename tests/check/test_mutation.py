from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.check import defects, shacl, spans
from tests.check.mutation import Mutation, mutations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.check.finding import Finding
    from kg.store import EmbeddedStore


MUTATIONS = mutations()


def found(store: EmbeddedStore, check: str) -> Iterable[Finding]:
    """The findings of the family that a check belongs to."""
    if check.startswith("shape/"):
        return shacl.findings(store)
    return spans.findings(store) if check == "spans" else defects.findings(store)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_planted_defect_is_found_and_named(mutation: Mutation, store: EmbeddedStore) -> None:
    spoilt = mutation.plant(store)
    named = [finding for finding in found(store, mutation.check) if spoilt in str(finding)]
    assert mutation.check in {finding.check for finding in named}
    assert all(finding.message.strip().endswith(".") and " " in finding.message for finding in named)


def test_the_suite_plants_different_defects() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) >= 60


def test_every_defect_query_finds_a_planted_defect() -> None:
    assert {mutation.check for mutation in MUTATIONS if mutation.check.startswith("checks/")} == set(defects.names())
