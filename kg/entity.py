"""Reference data: the entities a curator knows, read from seeds/entities/ and from the packs of the wars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from kg.error import DataError, near
from kg.pack import ENTITIES, pack_folders, seeds_folder
from kg.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

KINDS: dict[str, str] = {
    **dict.fromkeys(("Faction",), "faction"),
    **dict.fromkeys(("Alliance", "OperationsRoom", "Coalition"), "alliance"),
    "StateForce": "force",
    "MilitaryUnit": "unit",
    "Person": "person",
    **dict.fromkeys(
        ("Organization", "Government", "HumanitarianOrganization", "MonitoringOrganization"), "organization"
    ),
    "MediaOrganization": "outlet",
    "Operation": "operation",
    **dict.fromkeys(
        (
            *("Event", "ArmedConflict", "Engagement", "Battle", "Clash", "Siege", "Ambush", "Attack", "Strike"),
            *("Airstrike", "DroneStrike", "Shelling", "MissileStrike", "Bombing", "TerritorialChange", "PlaceCapture"),
            *("Withdrawal", "Handover", "EquipmentCapture", "EquipmentDestruction", "Detention", "Displacement"),
            *("Agreement", "Ceasefire", "PrisonerExchange", "OrganizationalChange", "Formation", "Merger", "Split"),
            *("Renaming", "Dissolution", "Defection"),
        ),
        "event",
    ),
    **dict.fromkeys(
        (
            *("Place", "Country", "Governorate", "District", "Subdistrict", "City", "Town", "Village"),
            *("Neighbourhood", "Region", "Facility", "MilitaryBase", "Airport", "BorderCrossing", "Camp", "Route"),
        ),
        "place",
    ),
    "EquipmentType": "equipment",
    "UnnamedSource": "source",
    "Population": "group",
}
"""Classes of the ontology that an entity may have, and the part of its IRI that each gives."""

KEYS = (
    *("id", "type", "name", "name_ar", "aliases", "aliases_ar", "other_names", "abbreviation", "adjective", "generic"),
    *("part_of", "broader", "forces", "rulers", "coordinates", "geonames", "pcode", "wikidata", "wikipedia"),
    *("confidence", "evidence", "notes"),
)
LISTS = ("aliases", "aliases_ar", "other_names", "forces", "rulers", "evidence")
CONFIDENCES = ("high", "medium")


@dataclass(frozen=True, slots=True)
class Reference:
    """A curated entity. `coordinates` are (latitude, longitude) in degrees; `line` is where its entry starts.

    A country that a war is about has `forces`, the ids of its government's, the best known first, and `rulers`, the ids
    of the persons whose name before "regime" or "forces" means its government.
    """

    id: str
    type: str
    name: str
    path: str
    line: int
    name_ar: str | None = None
    aliases: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    abbreviation: str | None = None
    adjective: str | None = None
    generic: bool = False
    part_of: str | None = None
    broader: str | None = None
    forces: tuple[str, ...] = ()
    rulers: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    geonames: int | None = None
    pcode: str | None = None
    wikidata: str | None = None
    wikipedia: str | None = None
    confidence: str | None = None
    evidence: tuple[str, ...] = ()
    notes: str | None = None

    @property
    def kind(self) -> str:
        """The part of its IRI that its type gives: `faction`, `place`; `group` for an unnamed collective."""
        return "group" if self.generic else KINDS[self.type]

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every name with its language, the English name first; none twice."""
        short = (self.abbreviation,) if self.abbreviation else ()
        english = [(text, "en") for text in (self.name, *short, *self.aliases, *self.other_names)]
        arabic = [(text, "ar") for text in (*((self.name_ar,) if self.name_ar else ()), *self.aliases_ar)]
        return tuple(dict.fromkeys(english + arabic))

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The English forms by which running text names it: name, abbreviation, aliases, each with either apostrophe.

        Equipment comes in the plural too.
        """
        forms = [self.name, *self.aliases, *((self.abbreviation,) if self.abbreviation else ())]
        if self.type == "EquipmentType":
            forms += [f"{form}s" for form in forms if not form.endswith(("s", "aircraft", "artillery"))]
        both = [variant for form in forms for variant in (form, form.replace("'", "’"), form.replace("’", "'"))]
        return tuple(dict.fromkeys(both))


@dataclass(frozen=True)
class References:
    """All curated entities, in the order of their files; found by id and by name."""

    entries: tuple[Reference, ...]
    _by_id: dict[str, Reference] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {entry.id: entry for entry in self.entries})

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, identifier: str) -> Reference:
        return self._by_id[identifier]

    def get(self, identifier: str | None) -> Reference | None:
        """The entity with an id, None where there is none."""
        return self._by_id.get(identifier) if identifier else None

    def named(self, text: str, *, types: Collection[str] | None = None) -> tuple[Reference, ...]:
        """The entities that a name in running text may mean, whatever its case, marks and apostrophes.

        An abbreviation keeps its capitals.
        Those whose main name it is come alone where there are any.
        """
        found = (*self._by_name.get(fold(text), ()), *self._by_name.get(f"={text}", ()))
        found = tuple(entry for entry in found if types is None or entry.type in types)
        main = tuple(entry for entry in found if fold(entry.name) == fold(text))
        return main or found

    def chain(self, entry: Reference) -> tuple[Reference, ...]:
        """What contains an entity, the nearest first: Idlib subdistrict, district, governorate, Syria."""
        above: list[Reference] = []
        while entry.part_of or entry.broader:
            entry = self._by_id[entry.part_of or entry.broader or ""]
            above.append(entry)
        return tuple(above)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Reference, ...]]:
        index: dict[str, dict[Reference, None]] = {}
        for entry in self.entries:
            for form in (*entry.surfaces, *((entry.name_ar,) if entry.name_ar else ()), *entry.aliases_ar):
                # "US" and "IS" are names, "us" and "is" are not.
                index.setdefault(f"={form}" if form.isupper() and form.isalpha() else fold(form), {})[entry] = None
        return {name: tuple(entries) for name, entries in index.items()}

    @cached_property
    def countries(self) -> dict[str, str]:
        """Names of countries and their adjectives, with the name of the country."""
        found = [entry for entry in self.entries if entry.type == "Country"]
        return {word: entry.name for entry in found for word in (*entry.surfaces, entry.adjective or entry.name)}

    @cached_property
    def armies(self) -> dict[str, str]:
        """The armed forces of a country as a whole, known by words like "Russian Armed Forces": id to country."""
        countries = [entry for entry in self.entries if entry.type == "Country" and entry.adjective]
        return {
            army.id: country.name
            for country in countries
            for army in self.named(f"{country.adjective} Armed Forces", types=["StateForce"])
        }

    @cached_property
    def digest(self) -> str:
        """A hash of all that the entries say; where they stand and why they were believed is no part of it."""
        said = [replace(entry, path="", line=0, evidence=(), notes=None) for entry in self.entries]
        return sha256(repr(said).encode()).hexdigest()

    @cached_property
    def by_geonames(self) -> dict[int, Reference]:
        """Entities by GeoNames id, where one has an id of its own."""
        return {entry.geonames: entry for entry in self.entries if entry.geonames}

    @cached_property
    def by_pcode(self) -> dict[str, Reference]:
        """Administrative units by OCHA P-code."""
        return {entry.pcode: entry for entry in self.entries if entry.pcode}


def references(directory: Path | None = None, *, packs: Iterable[Path] = ()) -> References:
    """The entities of all the *.yaml files in a directory; by default of those that come with the package and `packs`.

    Raises:
        DataError: a file is no YAML, an entry is not as wanted, or two entries contradict each other.
    """
    ours = [seeds_folder() / ENTITIES, *(pack / ENTITIES for pack in pack_folders(packs))]
    folders = [directory] if directory else ours
    entries = [entry for folder in folders for path in sorted(folder.glob("*.yaml")) for entry in _read(path)]
    if not entries:
        raise DataError(folders[0], None, "no *.yaml with entities found")
    _check_unique(entries)
    _check_chains(entries)
    return References(tuple(entries))


def _read(path: Path) -> Iterator[Reference]:
    loader = yaml.CSafeLoader(path.read_text(encoding="utf-8"))
    try:
        root = loader.get_single_node()
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            raise DataError(path, 1, "a list of entries wanted, each starting with '- id:'")
        for node in root.value:
            yield _entry(node, loader, path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(path, line, f"no YAML: {error.problem or error.context}") from None
    finally:
        loader.dispose()


def _entry(node: yaml.Node, loader: Any, path: Path) -> Reference:  # noqa: ANN401  PyYAML's C loader has no type
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise DataError(path, line, "an entry of 'key: value' lines wanted")
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, at = str(key_node.value), key_node.start_mark.line + 1
        if key not in KEYS:
            raise DataError(path, at, f"unknown key '{key}'{near(key, list(KEYS))}")
        if key in values:
            raise DataError(path, at, f"key '{key}' stands twice")
        values[key] = _value(key, loader.construct_object(value_node, deep=True), path, at)
    for key in ("id", "type", "name"):
        if key not in values:
            raise DataError(path, line, f"entry has no '{key}'; wanted id, type and name")
    return Reference(path=str(path), line=line, **values)


def _value(key: str, value: Any, path: Path, line: int) -> Any:  # noqa: ANN401  one value of any key
    if key in LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise DataError(path, line, f"{key} is {value!r}; wanted a list of texts, as [one, two]")
        return tuple(value)
    if key == "coordinates":
        return _coordinates(value, path, line)
    wanted, words = {"generic": (bool, "true or false"), "geonames": (int, "a number")}.get(key, (str, "a text"))
    if not isinstance(value, wanted) or value == "":
        raise DataError(path, line, f"{key} is {value!r}; wanted {words}")
    text = str(value)
    if key in PATTERNS and not re.fullmatch(PATTERNS[key][0], text):
        raise DataError(path, line, f"{key} is '{text}'; wanted {PATTERNS[key][1]}")
    if key == "type" and text not in KINDS:
        raise DataError(path, line, f"unknown type '{text}'{near(text, list(KINDS))}")
    return value


PATTERNS = {
    "id": (r"[a-z0-9]+(-[a-z0-9]+)*", "small letters, digits and single hyphens"),
    "wikidata": (r"Q[1-9][0-9]*", "an item as Q858"),
    "pcode": (r"[A-Z]{2}[0-9]{2,8}|C[0-9]+", "an OCHA P-code as SY0203"),
    "confidence": ("|".join(CONFIDENCES), " or ".join(CONFIDENCES)),
}


def _coordinates(value: object, path: Path, line: int) -> tuple[float, float]:
    match value:
        case [int() | float() as latitude, int() | float() as longitude] if (
            abs(latitude) <= 90 and abs(longitude) <= 180
        ):
            return float(latitude), float(longitude)
    raise DataError(path, line, f"coordinates are {value!r}; wanted [latitude, longitude] in degrees")


def _check_unique(entries: list[Reference]) -> None:
    seen: dict[tuple[str, str], Reference] = {}
    for entry in entries:
        for key, value in (("id", entry.id), ("wikidata", entry.wikidata)):
            if value is None:
                continue
            first = seen.setdefault((key, value), entry)
            if first is not entry:
                where = f"{Path(first.path).name}:{first.line}"
                raise DataError(entry.path, entry.line, f"{key} '{value}' stands already at {where}")
        if entry.wikidata and not (entry.evidence and entry.confidence):
            raise DataError(entry.path, entry.line, f"wikidata {entry.wikidata} has no evidence and confidence")


def _check_chains(entries: list[Reference]) -> None:
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        above = [("part_of", entry.part_of), ("broader", entry.broader)]
        named = [(key, value) for key in ("forces", "rulers") for value in getattr(entry, key)]
        for key, value in (*above, *named):
            if value and value not in by_id:
                raise DataError(entry.path, entry.line, f"{key} '{value}' is not defined{near(value, list(by_id))}")
        seen, at = {entry.id}, entry
        while container := at.part_of or at.broader:
            if container in seen:
                raise DataError(entry.path, entry.line, f"'{entry.id}' is part of itself through '{at.id}'")
            seen.add(container)
            at = by_id.get(container) or entry
