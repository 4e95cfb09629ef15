"""Which place on the ground a name in an article means: by its type words, what contains it, and what is near.

A name that stays ambiguous is left open with its candidates; it is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.entity import KINDS, Reference, References
from kg.gazetteer import Gazetteer, Place, distance

if TYPE_CHECKING:
    from collections.abc import Iterable

ALONE_WITHIN = 120.0
"""Kilometres from another place of the article within which the only place of a name is believed to be meant."""
NEAR = 40.0
"""Kilometres from another place of the article within which one of several namesakes may be meant."""
TOGETHER = 20.0
"""Kilometres within which two names with one place each vouch for each other."""
SAME = 5.0
"""Kilometres within which two entries of one name are the same place, surveyed twice."""
CLEAR = 15.0
"""Kilometres by which the second namesake must be farther than the first."""
ROUNDS = 3
"""How often places found serve to find others."""

PLACE_TYPES = frozenset(type_ for type_, kind in KINDS.items() if kind == "place")
SETTLEMENTS = frozenset({"City", "Town", "Village", "Neighbourhood", "Place"})
LESSER = frozenset({"Town", "Village", "Neighbourhood"})
"""Curated places that a namesake may outdo where it is near and they are far; a city is meant by its name anywhere."""
WIDE = frozenset({"Country", "Region"})
AREAS = frozenset({"Governorate", "District"})

_TYPE_WORDS = {
    "city": SETTLEMENTS,
    "town": SETTLEMENTS,
    "village": SETTLEMENTS,
    **dict.fromkeys(("neighbourhood", "neighborhood", "neighbourhoods", "neighborhoods"), SETTLEMENTS),
    **dict.fromkeys(("quarter", "suburb"), SETTLEMENTS),
    "governorate": frozenset({"Governorate"}),
    "province": frozenset({"Governorate"}),
    "district": frozenset({"District", "Neighbourhood"}),
    "subdistrict": frozenset({"Subdistrict"}),
    "nahiyah": frozenset({"Subdistrict"}),
}
_WORDS = "|".join(_TYPE_WORDS)
_TYPED = re.compile(rf"(?:the )?(?:({_WORDS}) of (.+)|(.+) ({_WORDS}))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Location:
    """What a place name was found to mean: a curated place, one of the gazetteer, or nothing certain."""

    found: Reference | Place | None = None
    candidates: tuple[Place, ...] = ()


@dataclass(slots=True)
class Locator:
    """Finds the places of one article; what is found first helps to find the others."""

    references: References
    gazetteer: Gazetteer
    found: dict[str, Reference | Place] = field(default_factory=dict)

    def locate(
        self, names: dict[str, tuple[str, ...]], *, known: dict[str, Reference], within: dict[str, str]
    ) -> dict[str, Location]:
        """What each place name means.

        `names` maps an id to its spellings in the text, `known` ids to the places already recognised, `within` ids to
        the ids of what the article says contains them.
        """
        self.found = dict(known)
        open_: dict[str, tuple[Place, ...]] = {}
        for identifier, spellings in names.items():
            if identifier in self.found:
                continue
            curated = self._curated(spellings)
            if curated:
                self.found[identifier] = curated
            else:
                open_[identifier] = self._candidates(spellings)
        for identifier, reference in self._namesakes(names, within).items():
            self.found[identifier] = reference
        for _ in range(ROUNDS):
            anchors = tuple(self.found.values())
            new = {
                identifier: chosen
                for identifier, candidates in open_.items()
                if identifier not in self.found
                and (chosen := self._choice(candidates, anchors, self.found.get(within.get(identifier, ""))))
            }
            new = new or self._companions(open_, within)
            if not new:
                break
            self.found |= new
        return {identifier: Location(self.found.get(identifier), open_.get(identifier, ())) for identifier in names}

    def _namesakes(self, names: dict[str, tuple[str, ...]], within: dict[str, str]) -> dict[str, Reference | Place]:
        """The places of the gazetteer that are meant where the text speaks of a region far from a curated one."""
        meant: dict[str, Reference | Place] = {}
        for identifier, spellings in names.items():
            curated = self.found.get(identifier)
            if not isinstance(curated, Reference) or curated.type not in LESSER or not curated.coordinates:
                continue
            others = [place for place in self._candidates(spellings) if self._as_curated(place) != curated]
            anchors = tuple(place for other, place in self.found.items() if other != identifier)
            chosen = self._choice(tuple(others), anchors, self.found.get(within.get(identifier, "")))
            far = self._nearest(curated.coordinates, anchors)
            if isinstance(chosen, Place) and far >= _clearly_beyond(self._nearest(chosen.coordinates, anchors)):
                meant[identifier] = chosen
        return meant

    def _companions(self, open_: dict[str, tuple[Place, ...]], within: dict[str, str]) -> dict[str, Reference | Place]:
        """Names with one place each that lie together: far from all else in the article, they vouch for each other."""
        alone = {
            identifier: candidates[0]
            for identifier, candidates in open_.items()
            if len(candidates) == 1 and identifier not in self.found and within.get(identifier) not in self.found
        }
        return {
            identifier: self._as_curated(place)
            for identifier, place in alone.items()
            if any(
                other != place and distance(place.coordinates, other.coordinates) <= TOGETHER
                for other in alone.values()
            )
        }

    def _curated(self, spellings: Iterable[str]) -> Reference | None:
        for spelling in spellings:
            found = self.references.named(spelling, types=PLACE_TYPES)
            if len(found) == 1:
                return found[0]
        for spelling in spellings:
            name, types = typed_name(spelling)
            found = self.references.named(name, types=types) or self.references.named(
                f"{name} {min(types)}", types=types
            )
            if types is not PLACE_TYPES and len(found) == 1:
                return found[0]
        return None

    def _candidates(self, spellings: Iterable[str]) -> tuple[Place, ...]:
        for spelling in spellings:
            name, types = typed_name(spelling)
            if types == {"Subdistrict"}:
                found = self.gazetteer.subdistrict(name)
            elif "Place" in types:
                found = _distinct(self.gazetteer.candidates(name) or self.gazetteer.lookalikes(name))
            else:
                found = ()
            if found:
                return found
        return ()

    def _choice(
        self, candidates: tuple[Place, ...], anchors: tuple[Reference | Place, ...], container: Reference | Place | None
    ) -> Reference | Place | None:
        areas = self._areas((container,)) if container else frozenset()
        inside = tuple(place for place in candidates if areas & self._above(place))
        if areas and not inside:
            return None
        chosen = (inside or candidates)[0] if len(inside or candidates) == 1 else None
        ranked = sorted(
            ((self._nearest(place.coordinates, anchors), place) for place in inside or candidates),
            key=lambda pair: (pair[0], pair[1].id),
        )
        if not ranked:
            return None
        nearest, place = ranked[0]
        if chosen and (inside or nearest <= ALONE_WITHIN or self._areas(anchors) & self._above(chosen)):
            return self._as_curated(chosen)
        if len(ranked) > 1 and nearest <= NEAR and ranked[1][0] >= _clearly_beyond(nearest):
            return self._as_curated(place)
        return None

    def _nearest(self, coordinates: tuple[float, float] | None, anchors: Iterable[Reference | Place]) -> float:
        """Kilometres to the nearest of the anchors; beyond all measure where there is none."""
        points = [at for anchor in anchors if (at := _point(anchor))]
        if coordinates is None or not points:
            return float("inf")
        return min(distance(coordinates, at) for at in points)

    def _as_curated(self, place: Place) -> Reference | Place:
        return self.references.by_geonames.get(place.geonames or 0, place)

    def _areas(self, anchors: Iterable[Reference | Place]) -> frozenset[str]:
        """The districts and governorates that the anchors are or, for informal regions, lie in."""
        areas: set[str] = set()
        for anchor in anchors:
            if isinstance(anchor, Reference):
                above = (anchor, *(self.references.chain(anchor) if anchor.type != "Subdistrict" else ()))
                areas |= {unit.id for unit in above[:2] if unit.type in AREAS}
        return frozenset(areas)

    def _above(self, place: Place) -> frozenset[str]:
        district = self.references.by_pcode.get(place.parent or "")
        return frozenset({district.id, *(unit.id for unit in self.references.chain(district))} if district else ())


def typed_name(spelling: str) -> tuple[str, frozenset[str]]:
    """A place name without its type word, and the types that the word leaves.

    >>> typed_name("the town of Awijil")[0]
    'Awijil'
    """
    match = _TYPED.fullmatch(spelling)
    if not match:
        return spelling, PLACE_TYPES
    word, name = (match[1], match[2]) if match[1] else (match[4], match[3])
    return name, _TYPE_WORDS[word.lower()]


def _distinct(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places without those entries, lacking a GeoNames id, that repeat another of the same name."""
    known = tuple(place for place in places if place.geonames)
    return tuple(
        place
        for place in places
        if place.geonames or all(distance(place.coordinates, other.coordinates) > SAME for other in known)
    )


def _clearly_beyond(nearest: float) -> float:
    """Kilometres from which on a namesake is clearly farther than one at `nearest`."""
    return max(2 * nearest, nearest + CLEAR)


def _point(anchor: Reference | Place) -> tuple[float, float] | None:
    return None if anchor.type in WIDE | AREAS else anchor.coordinates
