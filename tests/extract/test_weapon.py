"""Fire and weapons: whose they are, what they hit, what is used up, lost and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "Government air strikes on Sarmin wounded 20 people.": [
        "airstrikeOrShelling(actor: Government, place: Sarmin)",
        "injured(victim_group: people) | 20..20 people",
    ],
    "HTS drones struck the airport of Sarmin.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: drones)",
        "usesEquipment(actor: HTS, equipment: drones)",
    ],
    "The army opened fire on HTS with artillery and mortars.": [
        "attacks(attacker: army, target: HTS, weapon: artillery)",
        "attacks(attacker: army, target: HTS, weapon: mortars)",
        "usesEquipment(actor: army, equipment: artillery)",
        "usesEquipment(actor: army, equipment: mortars)",
    ],
    "HTS shelled Sarmin with a homemade cannon.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: homemade cannon)",
        "usesEquipment(actor: HTS, equipment: homemade cannon)",
    ],
    "HTS used drones to hit the airport of Sarmin.": [
        "usesEquipment(actor: HTS, equipment: drones)",
        "airstrikeOrShelling(actor: HTS, place: Sarmin)",
    ],
    "Sarmin came under mortar fire from HTS.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: mortar)",
        "usesEquipment(actor: HTS, equipment: mortar)",
    ],
    "Army jets bombed a wedding in Sarmin.": [
        "airstrikeOrShelling(actor: Army jets, place: Sarmin, weapon: jets)",
        "usesEquipment(actor: Army jets, equipment: jets)",
    ],
    "The towns shelled by the army included Sarmin and Binnish.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
        "airstrikeOrShelling(actor: army, place: Binnish)",
    ],
    "A Turkish-made drone and two D-30 howitzers were destroyed.": [
        "destroysEquipment(equipment: drone, actor: None) | 1..1 drone",
        "destroysEquipment(equipment: D-30 howitzers, actor: None) | 2..2 d-30 howitzers",
    ],
    "HTS destroyed four S-300 anti-aircraft missile systems and six grad missile systems.": [
        "destroysEquipment(actor: HTS, equipment: S-300 anti-aircraft missile systems) | 4..4 systems",
        "destroysEquipment(actor: HTS, equipment: grad missile systems) | 6..6 systems",
    ],
    "The army lost 12 armoured combat vehicles and a helicopter.": [
        "destroysEquipment(equipment: armoured combat vehicles, owner: army, actor: None) | 12..12 vehicles",
        "destroysEquipment(equipment: helicopter, owner: army, actor: None) | 1..1 helicopter",
    ],
    "The army's losses included five tanks and two howitzers.": [
        "destroysEquipment(equipment: tanks, owner: army, actor: None) | 5..5 tanks",
        "destroysEquipment(equipment: howitzers, owner: army, actor: None) | 2..2 howitzers",
    ],
    "HTS blew up two car bombs near Sarmin.": ["usesEquipment(actor: HTS, equipment: car bombs)"],
    "HTS blew up two tanks near Sarmin.": [
        "destroysEquipment(actor: HTS, equipment: tanks, place: Sarmin) | 2..2 tanks"
    ],
    "Engineers searched Sarmin to remove the mines planted by HTS.": ["usesEquipment(actor: HTS, equipment: mines)"],
    "The army vowed to clear the mines laid by HTS.": ["usesEquipment(actor: HTS, equipment: mines)"],
    "The army sent tanks into Sarmin.": ["usesEquipment(actor: army, equipment: tanks)"],
    "The army dismissed claims it had used chemical weapons in Sarmin.": [
        "usesEquipment(actor: army, equipment: chemical weapons) | negated | says army",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_fire_and_weapons_are_read_with_whose_they_are(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
