"""How well an item of Wikidata fits an entity: by name, class, position and country, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.gazetteer import distance
from kg.spelling import fold, key
from kg.wikidata.vocabulary import NEVER, classes

if TYPE_CHECKING:
    from kg.wikidata.lookup import Item
    from kg.wikidata.subject import Subject

NAME = {"label": 0.5, "alias": 0.4, "alike": 0.3}
CLASS, NEAR, COUNTRY = 0.25, 0.2, 0.1
STRANGE = -0.15
"""For an item whose classes are none of seeds/wikidata/classes.csv: a film, a ship."""
NEAR_KM, FAR_KM = 5.0, 50.0
"""Kilometres: surveys of one place differ by less than the first, namesakes mostly lie beyond the second."""
WORTH_A_LOOK = 0.4
"""The score from which on a candidate is shown to a curator."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that an entity may be. `score` runs from 0 to 1; `why` says what speaks for it and against."""

    item: Item
    score: float
    why: tuple[str, ...]


def candidate(subject: Subject, item: Item) -> Candidate | None:
    """How well the item fits; None where it cannot be meant: of another kind, far away, or no entity at all."""
    parts = [_name(subject, item), _class(subject, item), _position(subject, item), _country(subject, item)]
    if any(part is None for part in parts):
        return None
    found = [part for part in parts if part]
    score = round(sum(points for points, _ in found), 2)
    return Candidate(item, max(0.0, min(1.0, score)), tuple(reason for _, reason in found if reason))


Part = tuple[float, str] | None


def _name(subject: Subject, item: Item) -> Part:
    ours = {fold(text) for text, _ in subject.names}
    if fold(subject.name) in {fold(text) for text in item.labels}:
        return NAME["label"], "same name"
    if ours & {fold(text) for text in item.labels | item.aliases}:
        return NAME["alias"], "a name in common"
    if {key(text) for text, _ in subject.names} & {key(text) for text in item.labels | item.aliases}:
        return NAME["alike"], "a name alike"
    return None


def _class(subject: Subject, item: Item) -> Part:
    fitting = {name: classes()[name] for name in item.classes if name in classes()}
    if any(NEVER in fits for fits in fitting.values()):
        return None
    if any(subject.type in fits for fits in fitting.values()):
        return CLASS, f"class fits {subject.type}"
    if fitting:
        return None
    return (STRANGE, "no class that fits") if item.classes else (0.0, "class unknown")


def _position(subject: Subject, item: Item) -> Part:
    if not subject.coordinates or not item.coordinates:
        return 0.0, ""
    kilometres = min(distance(subject.coordinates, at) for at in item.coordinates)
    if kilometres > FAR_KM:
        return None
    return (NEAR if kilometres <= NEAR_KM else 0.0), f"{kilometres:.1f} km away"


def _country(subject: Subject, item: Item) -> Part:
    if not subject.country or not item.countries:
        return 0.0, ""
    return (COUNTRY, "same country") if subject.country in item.countries else (-COUNTRY, "another country")
