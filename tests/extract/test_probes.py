"""No guess, plan, denial or question becomes a fact, and no other domain reads as war."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from kg.article import Article

if TYPE_CHECKING:
    from kg.extract.reader import Reader

PROBES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text(encoding="utf-8"))


def facts(reader: Reader, text: str) -> list[str]:
    """The claims of a text that would become facts; where places lie is no fact of war."""
    article = Article("probe", "Probe", "Probe Press", dt.date(2024, 11, 28), text)
    claims = reader.extract(article).claims
    return [claim.type for claim in claims if claim.polarity in ("asserted", "claimed") and claim.type != "located"]


def test_there_are_enough_probes() -> None:
    assert len(set(PROBES["adversarial"])) >= 120
    assert len(set(PROBES["other_domains"])) >= 60


@pytest.mark.parametrize("text", PROBES["adversarial"])
def test_what_is_not_said_to_have_happened_is_no_fact(reader: Reader, text: str) -> None:
    assert facts(reader, text) == []


@pytest.mark.parametrize("text", PROBES["other_domains"])
def test_other_domains_yield_nothing(reader: Reader, text: str) -> None:
    assert facts(reader, text) == []
