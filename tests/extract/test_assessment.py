"""Daily assessments and reports of older wars: units, peoples, arms and losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "Iran said nine of its soldiers had been killed by shelling from Iraq.": [
        "killed(victim_group: Iran) | claimed | says Iran | 9..9 soldiers",
    ],
    "NATO said four of its soldiers died in a bomb blast in Sarmin.": [
        "killed(victim_group: NATO, place: Sarmin) | claimed | says NATO | 4..4 soldiers",
    ],
    "On Friday Task Force 7 entered the village of Sarmin.": [
        "capturesPlace(actor: Task Force 7, place: Sarmin) | 2024-11-29",
    ],
    "The 31st Army and the 6th Expeditionary Unit captured Sarmin.": [
        "capturesPlace(actor: 31st Army, place: Sarmin)",
        "capturesPlace(actor: 6th Expeditionary Unit, place: Sarmin)",
    ],
    "Bosnian Croat troops captured Sarmin.": ["capturesPlace(actor: Bosnian Croat troops, place: Sarmin)"],
    "U.S. Marines killed six insurgents in Sarmin.": [
        "killed(victim_group: insurgents, by: U.S. Marines, place: Sarmin) | 6..6 insurgents",
    ],
    "The Seli Gorge, held by Georgia, was shelled by the army.": [
        "controls(actor: Georgia, place: Seli Gorge)",
        "airstrikeOrShelling(actor: army, place: Seli Gorge)",
    ],
    "The army seized Sarmin, backed by Russian warplanes.": [
        "capturesPlace(actor: army, place: Sarmin)",
        "backedBy(actor: army, backer: Russia)",
    ],
    "HTS took Sarmin on Friday, supported by Turkey.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-11-29",
        "backedBy(actor: HTS, backer: Turkey) | 2024-11-29",
    ],
    "HTS fought in Sarmin, led by Abu Omar.": ["leads(actor: Abu Omar, operation_or_alliance: HTS)"],
    "In Sarmin, led by its mayor, traders shut their shops.": [],
    "Turkey, accused by UN experts of arming HTS, sent troops.": [
        "backedBy(actor: HTS, backer: Turkey) | claimed | says UN experts",
    ],
    "Turkey, accused of arming HTS, sent troops.": ["backedBy(actor: HTS, backer: Turkey)"],
    "Kigali denies any support for HTS.": ["backedBy(actor: HTS, backer: Rwanda) | negated | says Kigali"],
    "Turkey, which denies backing HTS, closed the crossing.": [
        "backedBy(actor: HTS, backer: Turkey) | negated | says Turkey",
    ],
    "Rebels backed by Turkish drones shot at the crowd.": ["backedBy(actor: Rebels, backer: Turkey)"],
    "The rebels were driving around in captured tanks.": ["usesEquipment(actor: rebels, equipment: tanks)"],
    "Russian tanks entered Sarmin.": [
        "capturesPlace(actor: Russia, place: Sarmin)",
        "usesEquipment(actor: Russia, equipment: tanks)",
    ],
    "Helicopters dropped barrel bombs on the villages of Sarmin and Binnish.": [
        "airstrikeOrShelling(place: Sarmin, weapon: barrel bombs, actor: None)",
        "airstrikeOrShelling(place: Binnish, weapon: barrel bombs, actor: None)",
    ],
    "The shells hit and burned two trucks.": ["destroysEquipment(equipment: trucks, actor: None) | 2..2 trucks"],
    "Jets flew over Binnish, one of the last strongholds of HTS.": ["controls(actor: HTS, place: Binnish)"],
    "The army entered Binnish, a stronghold of HTS.": ["capturesPlace(actor: army, place: Binnish)"],
    "Task Force Osprey entered the town of Sarmin.": ["capturesPlace(actor: Task Force Osprey, place: Sarmin)"],
    "Three soldiers were wounded by a mine in Sarmin.": [
        "injured(victim_group: soldiers, place: Sarmin) | 3..3 soldiers"
    ],
    "Three rockets landed near the hospital in Sarmin.": [
        "airstrikeOrShelling(place: hospital in Sarmin, weapon: rockets, actor: None)",
    ],
    "Two shells exploded outside a mosque in Sarmin.": [
        "airstrikeOrShelling(place: mosque in Sarmin, weapon: shells, actor: None)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_an_assessment_is_read_as_it_is_told(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
