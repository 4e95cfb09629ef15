"""An endpoint on loopback, entities that it knows well, badly or not at all, and a clock that is never waited for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from kg.build.pipeline import silently
from kg.entity import References, references
from kg.wikidata.cache import Cache
from kg.wikidata.endpoint import Endpoint, Manners
from tests.wikidata.loopback import Loopback, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = dt.date(2026, 11, 22)
ENTITIES = """
- {id: syria, type: Country, name: Syria, wikidata: Q858, confidence: high, evidence: [seen]}
- {id: reed-front, type: Faction, name: Reed Front, wikipedia: Reed Front, part_of: shore-alliance}
- {id: shore-alliance, type: Alliance, name: Shore Alliance, part_of: syria}
- {id: reedwell, type: Town, name: Reedwell, part_of: syria, coordinates: [35.93, 36.63]}
- {id: heron, type: Faction, name: Heron, wikipedia: Heron}
- {id: old-mill, type: Place, name: Old Mill, wikipedia: Old Mill, wikidata: Q900000031, confidence: medium,
   evidence: [seen]}
- {id: mill-guard, type: Faction, name: Mill Guard, wikipedia: Mill Guard}
- {id: guard, type: MilitaryUnit, name: The Guard, wikidata: Q900000040, confidence: medium, evidence: [seen]}
- {id: nowhere, type: Village, name: Nowhere at All, wikipedia: Nowhere at All}
- {id: open-sea, type: Operation, name: Open Sea, aliases: [Operation Open Sea], name_ar: عملية البحر المفتوح}
"""

__all__ = ["silently"]


@dataclass
class Clock:
    """Time that passes only by sleeping."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def now(self) -> float:
        return self.time


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with served() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def endpoint(loopback: Loopback, clock: Clock) -> Endpoint:
    return Endpoint(loopback.url, manners=Manners(seconds=5), sleep=clock.sleep, now=clock.now)


@pytest.fixture
def cache(endpoint: Endpoint, tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", endpoint, today=TODAY)


@pytest.fixture
def known(tmp_path: Path) -> References:
    folder = tmp_path / "entities"
    folder.mkdir()
    (folder / "some.yaml").write_text(ENTITIES, encoding="utf-8")
    return references(folder)
