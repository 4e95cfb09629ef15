"""The places of the ground: the populated places and subdistricts of each pack, found by any of their spellings."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from kg.error import DataError, near
from kg.pack import GAZETTEER, pack_folders
from kg.spelling import fold, key, latin, plain, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

EARTH_RADIUS = 6371.0
"""Kilometres, the mean radius (IUGG)."""

_LATIN = re.compile(r"^[a-z][a-z0-9 ]*$", re.MULTILINE)
SUBDISTRICT_LEVEL = "3"
SEAT_WITHIN = 25.0
"""Kilometres from the centre of a subdistrict to its seat, at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a gazetteer. `parent` is the P-code of its district, `country` the id of the curated country it is in.

    Coordinates are (latitude, longitude).

    `within` is the subdistrict that bears the place's name: its seat. Of other places the sources do not say which
    subdistrict they lie in, and the nearest centre is wrong for 2 of the 11 that a curator has checked.
    """

    id: str
    type: str
    name: str
    name_ar: str
    spellings: tuple[str, ...]
    coordinates: tuple[float, float]
    geonames: int | None
    parent: str | None
    country: str
    pcode: str | None = None
    within: Place | None = None


@dataclass(frozen=True)
class Gazetteer:
    """All places, in the order of their files."""

    places: tuple[Place, ...]
    subdistricts: tuple[Place, ...]

    def candidates(self, name: str) -> tuple[Place, ...]:
        """The populated places that are spelled so, whatever the case, marks, apostrophes and Arabic article."""
        return self._spelled.get(plain(name), ())

    def lookalikes(self, name: str) -> tuple[Place, ...]:
        """The populated places of which `name` may be another transliteration."""
        return self._sounding.get(key(name), ())

    def subdistrict(self, name: str) -> tuple[Place, ...]:
        """The subdistricts of this name."""
        return tuple(unit for unit in self.subdistricts if fold(name) in {fold(text) for text in unit.spellings})

    @cached_property
    def _spelled(self) -> dict[str, tuple[Place, ...]]:
        return self._index(plain)

    @cached_property
    def _sounding(self) -> dict[str, tuple[Place, ...]]:
        return self._index(key)

    def _index(self, form: Callable[[str], str]) -> dict[str, tuple[Place, ...]]:
        pairs = [(place, text) for place in self.places for text in place.spellings]
        if not pairs:
            return {}
        # One call for all spellings: a call each takes six times as long.
        forms = form("\n".join(text for _, text in pairs)).split("\n")
        index: dict[str, dict[Place, None]] = {}
        for (place, _), text in zip(pairs, forms, strict=True):
            index.setdefault(text.strip(), {})[place] = None
        index.pop("", None)
        return {text: tuple(places) for text, places in index.items()}


def gazetteer(directory: Path | None = None, *, packs: Iterable[Path] = ()) -> Gazetteer:
    """The gazetteer of a pack, by default those of all packs that come with the package and of `packs`.

    Raises:
        DataError: a file is not as wanted.
    """
    folders = (directory,) if directory else pack_folders(packs)
    read = [_read(pack / GAZETTEER, pack.name) for pack in folders if (pack / GAZETTEER).is_dir()]
    return Gazetteer(
        tuple(place for one in read for place in one.places), tuple(unit for one in read for unit in one.subdistricts)
    )


def latin_spellings(*, packs: Iterable[Path] = ()) -> frozenset[str]:
    """Every spelling of a populated place in Latin letters, folded: what a reader of English may meet.

    Raises:
        DataError: a file is not as wanted.
    """
    paths = [path for pack in pack_folders(packs) if (path := pack / GAZETTEER / "places.csv").is_file()]
    rows = (row for path in paths for _, row in _rows(path, ("name", "variants")))
    return frozenset(
        _LATIN.findall(fold("\n".join(f"{row['name']}|{row['variants']}" for row in rows).replace("|", "\n")))
    )


def _read(directory: Path, country: str) -> Gazetteer:
    districts = {row["name"]: row["pcode"] for _, row in _rows(directory / "district-names.csv", ("name", "pcode"))}
    wanted = ("wof_id", "name", "name_ar", "variants", "lat", "lon", "geonames_id", "district")
    path = directory / "places.csv"
    places = tuple(_place(row, districts, path, line, country) for line, row in _rows(path, wanted))
    path = directory / "admin-units.csv"
    units = [row for _, row in _rows(path, ("level", "unit_id", "name_en", "name_ar", "ocha_pcode", "parent_id"))]
    pcodes = {row["unit_id"]: row["ocha_pcode"] for row in units}
    subdistricts = tuple(_unit(row, pcodes, country) for row in units if row["level"] == SUBDISTRICT_LEVEL)
    return Gazetteer(_seated(places, subdistricts), subdistricts)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points given as (latitude, longitude) in degrees, on the sphere.

    >>> round(distance((36.2024, 37.1518), (35.9306, 36.6339)))
    56
    """
    (latitude, longitude), (latitude2, longitude2) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((latitude2 - latitude) / 2) ** 2
    half += cos(latitude) * cos(latitude2) * sin((longitude2 - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(half))


def _rows(path: Path, wanted: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        for column in wanted:
            if column not in header:
                raise DataError(path, 1, f"no column '{column}'{near(column, header)}")
        rows = []
        for row in reader:
            if len(row) != len(header):
                raise DataError(path, reader.line_num, f"{len(row)} columns found, {len(header)} wanted")
            rows.append((reader.line_num, dict(zip(header, row, strict=True))))
    return rows


def _place(row: dict[str, str], districts: dict[str, str], path: Path, line: int, country: str) -> Place:
    district = row["district"]
    if district and district not in districts:
        raise DataError(path, line, f"district '{district}' is not defined{near(district, list(districts))}")
    try:
        coordinates = (float(row["lat"]), float(row["lon"]))
    except ValueError:
        raise DataError(path, line, f"coordinates are '{row['lat']}, {row['lon']}'; wanted degrees") from None
    number = row["geonames_id"] or row["wof_id"]
    spellings = dict.fromkeys((row["name"], row["name_ar"], *row["variants"].split("|")))
    name = next((text for text in spellings if latin(text)), row["name"])
    return Place(
        id=f"{latin(name) or 'place'}-{number}",
        type="Place",
        name=name,
        name_ar=row["name_ar"],
        spellings=tuple(text for text in spellings if text),
        coordinates=coordinates,
        geonames=int(row["geonames_id"]) if row["geonames_id"] else None,
        parent=districts.get(district),
        country=country,
    )


def _seated(places: tuple[Place, ...], subdistricts: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places, each that is the only one of its subdistrict's name in their district within that subdistrict."""
    seats: dict[tuple[str | None, str], list[Place]] = {}
    for place in places:
        for name in {plain(text) for text in place.spellings}:
            seats.setdefault((place.parent, name), []).append(place)
    found: dict[str, Place] = {}
    for unit in subdistricts:
        alone = {
            named[0].id: named[0]
            for name in {plain(text) for text in unit.spellings}
            if len(named := seats.get((unit.parent, name), [])) == 1
        }
        for place in alone.values() if len(alone) == 1 else ():
            if distance(place.coordinates, unit.coordinates) <= SEAT_WITHIN:
                found[place.id] = unit
    return tuple(replace(place, within=found[place.id]) if place.id in found else place for place in places)


def _unit(row: dict[str, str], pcodes: dict[str, str], country: str) -> Place:
    return Place(
        id=f"{slug(row['name_en'])}-subdistrict-{row['ocha_pcode'].lower()}",
        type="Subdistrict",
        name=f"{row['name_en']} Subdistrict",
        name_ar=row["name_ar"],
        spellings=(row["name_en"], row["name_ar"]),
        coordinates=(float(row["lat"]), float(row["lon"])),
        geonames=int(row["geonames"]) if row["geonames"] else None,
        parent=pcodes[row["parent_id"]],
        country=country,
        pcode=row["ocha_pcode"],
    )
