"""A name where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_OF_CLASS = {
    "Faction": "Faction",
    "Alliance": "Alliance",
    "OperationsRoom": "Alliance",
    "Coalition": "Alliance",
    "StateForce": "StateForce",
    "MilitaryUnit": "MilitaryUnit",
    "Person": "Person",
    "Organization": "Organization",
    "Government": "Organization",
    "HumanitarianOrganization": "Organization",
    "MonitoringOrganization": "Organization",
    "MediaOrganization": "MediaOutlet",
    "MilitaryBase": "MilitaryBase",
    "EquipmentType": "EquipmentType",
}
"""Ontology classes of curated entities, as types of the annotation scheme; classes of places are Location."""

PLACE_CLASSES = frozenset(
    (
        *("Place", "Country", "Governorate", "District", "Subdistrict", "City", "Town", "Village", "Neighbourhood"),
        *("Region", "Facility", "Airport", "BorderCrossing", "Camp", "Route"),
    )
)
GROUPS = frozenset(("Faction", "Alliance", "StateForce", "MilitaryUnit"))
PLACES = frozenset(("Location", "MilitaryBase"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: offsets in code points, end exclusive.

    `type` is a type of the scheme, or None where the words alone do not tell. `reference` is a curated entity's id.
    `alias_of` is the key of the fuller name that the text explains it by. `country` marks a state named as a place,
    `demonym` an adjective such as "Turkish".
    """

    start: int
    end: int
    text: str
    type: str | None
    key: str
    reference: str | None = None
    alias_of: str | None = None
    country: str | None = None
    demonym: bool = False
    sure: bool = True


def scheme_type(ontology_class: str) -> str | None:
    """The scheme's type of an ontology class; events are Operation, but whole wars are none."""
    if ontology_class in PLACE_CLASSES:
        return "Location"
    if ontology_class == "ArmedConflict":
        return None
    return TYPE_OF_CLASS.get(ontology_class, "Operation")
