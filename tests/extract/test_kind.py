"""The type that an article gives a name whose own words do not tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.claim import Extraction

TYPES = {
    "Gandalf and Gimli, a militia, took Sarmin.": {"Gimli": "Faction", "Sarmin": "Location"},
    "They feared Gimli, a powerful militia.": {"Gimli": "Faction"},
    "They feared Gimli, an umbrella group.": {"Gimli": "Alliance"},
    "They feared Gimli, a monitoring group.": {"Gimli": "Organization"},
    "They left Gimli, a quiet village.": {"Gimli": "Location"},
    "Arwen Gimli is a spokeswoman.": {"Arwen Gimli": "Person"},
    "They feared militias known as Gimli.": {"Gimli": "Faction"},
    "They feared local fighters known as Gimli.": {"Gimli": "Faction"},
    "They heard it from the Director, Gimli, and HTS.": {"HTS": "Faction"},
    "They feared HTS, Gimli and Hezbollah.": {"HTS": "Faction", "Gimli": "Faction", "Hezbollah": "Faction"},
    "They left Sarmin, Gimli and Binnish.": {"Sarmin": "Location", "Gimli": "Location", "Binnish": "Location"},
    "The Syrian Air Force and Gimli bombed Sarmin.": {
        "Syrian Air Force": "StateForce",
        "Gimli": "StateForce",
        "Sarmin": "Location",
    },
    "They saw HTS, Gimli and Aleppo.": {"HTS": "Faction", "Aleppo": "Location"},
    "They feared the Rohan Front, a coalition of rebels.": {"Rohan Front": "Alliance"},
    "They feared the Rohan Front, a group of rebels.": {"Rohan Front": "Faction"},
    "They feared Gimli, which was large.": {},
}
DOERS = {
    "Gimli fell to the rebels on Friday.": {"Gimli": "Location"},
    "Gimli was captured by the army.": {"Gimli": "Location"},
    "Gimli captured the town of Bree.": {"Gimli": "Faction", "Bree": "Location"},
    "“Gimli captured the town of Bree,” she said.": {"Gimli": "Faction", "Bree": "Location"},
    "Vardar, an armed group, has left.": {"Vardar": "Faction"},
    "Vardar militants killed nine soldiers.": {"Vardar": "Faction"},
    "The village was seized by Gimli after the army withdrew from Bree.": {"Gimli": "Faction", "Bree": "Location"},
    "The army captured Bree from Gimli.": {"Bree": "Location", "Gimli": "Faction"},
    "Arwen Stone, the leader of Gimli, left.": {"Arwen Stone": "Person", "Gimli": "Faction"},
    "The army fought Gimli near Sarmin.": {"Gimli": "Faction", "Sarmin": "Location"},
    "Vardar forces seized the town of Bree.": {"Vardar": "Faction", "Bree": "Location"},
    "Vardar commander Arwen Stone left.": {"Vardar": "Faction", "Arwen Stone": "Person"},
    "Vardar detained nine soldiers in Sarmin.": {"Vardar": "Faction", "Sarmin": "Location"},
    "Rebels attacked Gimli.": {"Gimli": "Location"},
    "Gimli likes Bree.": {},
    "Gimli has left.": {},
    "Violence killed nine soldiers in Sarmin.": {"Sarmin": "Location"},
    "Fighting took a town.": {},
    "Residents withdrew from Sarmin.": {"Sarmin": "Location"},
    "Turkish militants killed nine soldiers.": {"Turkey": "StateForce"},
}


@pytest.mark.parametrize("text", DOERS)
def test_a_name_is_what_it_does_and_what_is_done_to_it(extract: Callable[[str], Extraction], text: str) -> None:
    assert {entity.name: entity.type for entity in extract(text).entities if not entity.generic} == DOERS[text]


@pytest.mark.parametrize("text", TYPES)
def test_a_name_is_what_the_text_says(extract: Callable[[str], Extraction], text: str) -> None:
    found = {entity.name: entity.type for entity in extract(text).entities if not entity.generic}
    assert {name: kind for name, kind in found.items() if name != "Gandalf"} == TYPES[text]
