"""A small map of a place, as a drawing in the page itself: no tiles, no other host."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.catalog import Entity

SIZE = 240
"""Width and height of the drawing, in its own units."""
REACH = 40.0
"""Kilometres from the middle to the edge."""
KILOMETRES = 111.2
"""Of a degree of latitude."""
LABELLED = 6
"""How many neighbours have their name written."""
ROOM = 14
"""Units that two names need between them, one below the other."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the drawing; `label` is empty where there is no room for its name."""

    x: float
    y: float
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The middle, its neighbours, and the length of ten kilometres."""

    dots: tuple[Dot, ...]
    size: int
    ten_kilometres: float


def chart(middle: Entity, others: Iterable[Entity]) -> Chart | None:
    """The map around a place; None where it has no position."""
    if middle.latitude is None or middle.longitude is None:
        return None
    scale = SIZE / 2 / REACH
    near = []
    for other in others:
        if other.latitude is None or other.longitude is None or other.id == middle.id:
            continue
        north = (other.latitude - middle.latitude) * KILOMETRES
        east = (other.longitude - middle.longitude) * KILOMETRES * math.cos(math.radians(middle.latitude))
        if abs(north) < REACH and abs(east) < REACH:
            near.append((math.hypot(north, east), SIZE / 2 + east * scale, SIZE / 2 - north * scale, other))
    near.sort(key=lambda one: (one[0], one[3].id))
    return Chart(tuple(_labelled(near)), SIZE, round(10 * scale, 1))


def _labelled(near: list[tuple[float, float, float, Entity]]) -> Iterable[Dot]:
    lines = [SIZE / 2]
    for _, x, y, entity in near:
        has_room = len(lines) <= LABELLED and all(abs(y - line) > ROOM for line in lines) and x < SIZE * 0.7
        if has_room:
            lines.append(y)
        yield Dot(round(x, 1), round(y, 1), entity.name if has_room else "", entity.path)
