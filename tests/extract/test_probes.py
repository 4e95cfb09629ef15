"""No guess, plan, denial or question becomes a fact, no sport reads as war, and facts beside them are found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from kg.article import Article

if TYPE_CHECKING:
    from kg.extract.reader import Reader

DATA = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text(encoding="utf-8"))
PROBES: dict[str, list[str]] = {section: DATA[section] for section in ("adversarial", "other_domains")}
FACTS: list[tuple[str, str | int, str]] = DATA["facts"]


def facts(reader: Reader, text: str) -> list[str]:
    """The claims of a text that would become facts; where places lie is no fact of war."""
    article = Article("probe", "Probe", "Probe Press", dt.date(2024, 11, 28), text)
    claims = reader.extract(article).claims
    return [claim.type for claim in claims if claim.polarity in ("asserted", "claimed") and claim.type != "located"]


def test_there_are_enough_probes() -> None:
    assert len(set(PROBES["adversarial"])) >= 240
    assert len(set(PROBES["other_domains"])) >= 60


@pytest.mark.parametrize("text", PROBES["adversarial"])
def test_what_is_not_said_to_have_happened_is_no_fact(reader: Reader, text: str) -> None:
    assert facts(reader, text) == []


@pytest.mark.parametrize("text", PROBES["other_domains"])
def test_other_domains_yield_nothing(reader: Reader, text: str) -> None:
    assert facts(reader, text) == []


@pytest.mark.parametrize(("kind", "word", "text"), FACTS)
def test_a_fact_beside_a_plan_or_a_guess_is_found(reader: Reader, kind: str, word: str | int, text: str) -> None:
    extraction = reader.extract(Article("probe", "Probe", "Probe Press", dt.date(2024, 11, 28), text))
    names = {entity.id: " ".join((entity.name, *entity.aliases)) for entity in extraction.entities}
    found = [
        word
        for claim in extraction.claims
        if claim.type == kind and claim.polarity in ("asserted", "claimed")
        if str(word) in " ".join(names.get(str(value), str(value)) for value in claim.roles.values())
        or (claim.quantity and word in (claim.quantity.minimum, claim.quantity.maximum))
    ]
    assert found == [word]
