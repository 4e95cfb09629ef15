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
    "HTS shot down a third helicopter.": ["destroysEquipment(actor: HTS, equipment: helicopter) | 1..1 helicopter"],
    "Army jets bombed a wedding in Sarmin.": [
        "airstrikeOrShelling(actor: Army, place: Sarmin, weapon: jets)",
        "usesEquipment(actor: Army, equipment: jets)",
    ],
    "The towns shelled by the army included Sarmin and Binnish.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
        "airstrikeOrShelling(actor: army, place: Binnish)",
    ],
    "A Turkish-made drone and two D-30 howitzers were destroyed.": [
        "destroysEquipment(equipment: drone, actor: None) | 1..1 drone",
        "destroysEquipment(equipment: D-30 howitzers, actor: None) | 2..2 d-30 howitzers",
    ],
    "HTS destroyed seven Osa anti-aircraft missile systems and two grad missile systems.": [
        "destroysEquipment(actor: HTS, equipment: Osa anti-aircraft missile systems) | 7..7 systems",
        "destroysEquipment(actor: HTS, equipment: grad missile systems) | 2..2 systems",
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
    "“Ten tanks, six D-20 cannons and about 30 armored vehicles were destroyed,” the ministry said.": [
        "destroysEquipment(equipment: tanks, actor: None) | claimed | says ministry | 10..10 tanks",
        "destroysEquipment(equipment: D-20 cannons, actor: None) | claimed | says ministry | 6..6 cannons",
        "destroysEquipment(equipment: armored vehicles, actor: None) | claimed | says ministry | 30..30 vehicles",
    ],
    "The army lost two Humvees, an Mi-24 helicopter and 12 trucks.": [
        "destroysEquipment(equipment: Humvees, owner: army, actor: None) | 2..2 humvees",
        "destroysEquipment(equipment: Mi-24 helicopter, owner: army, actor: None) | 1..1 helicopter",
        "destroysEquipment(equipment: trucks, owner: army, actor: None) | 12..12 trucks",
    ],
    "At least 40 villagers, mostly displaced people, were killed in Sarmin.": [
        "killed(victim_group: villagers, place: Sarmin) | 40..None villagers",
    ],
    "Twelve villagers, mainly children, died in Sarmin.": [
        "killed(victim_group: villagers, place: Sarmin) | 12..12 villagers",
    ],
    "The Russian Defence Ministry said its forces had captured Sarmin.": [
        "capturesPlace(actor: Russia, place: Sarmin) | claimed | says Russian Defence Ministry",
    ],
    "The Turkish General Staff said it had shot down two drones.": [
        "destroysEquipment(actor: Turkey, equipment: drones) | claimed | says Turkish General Staff | 2..2 drones",
    ],
    "The Health Ministry said its forces left Sarmin.": [],
    "Hezbollah’s statement said it had fired rockets at the airport of Sarmin.": [
        "airstrikeOrShelling(actor: Hezbollah, place: Sarmin, weapon: rockets) | claimed | says Hezbollah",
        "usesEquipment(actor: Hezbollah, equipment: rockets) | claimed | says Hezbollah",
    ],
    "HTS attacks have killed ten civilians.": [
        "killed(victim_group: civilians, by: HTS) | 10..10 civilians",
    ],
    "The army carried out two strikes using jet fighters and helicopters.": [
        "usesEquipment(actor: army, equipment: jet fighters)",
        "usesEquipment(actor: army, equipment: helicopters)",
    ],
    "HTS shot down 15 out of 16 drones.": [
        "destroysEquipment(actor: HTS, equipment: drones) | 15..15 drones",
    ],
    "Engineers will remove the mines and bombs planted by HTS.": [
        "usesEquipment(actor: HTS, equipment: mines)",
        "usesEquipment(actor: HTS, equipment: bombs)",
    ],
    "The army responded with air strikes on Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "Israel retaliated with artillery fire on Sarmin.": [
        "airstrikeOrShelling(actor: Israel, place: Sarmin, weapon: artillery)",
        "usesEquipment(actor: Israel, equipment: artillery)",
    ],
    "Army jets bombed a house in the Sarmin refugee camp on Friday.": [
        "airstrikeOrShelling(actor: Army, place: house in the Sarmin refugee camp, weapon: jets) | 2024-11-29",
        "usesEquipment(actor: Army, equipment: jets) | 2024-11-29",
    ],
    "Two buildings in the old Zahra neighbourhood of Sarmin were hit by Russian strikes.": [
        "airstrikeOrShelling(actor: Russia, place: buildings in the old Zahra neighbourhood of Sarmin)",
        "located(place: Zahra, in_place: Sarmin)",
    ],
    "Six tanks, four systems of the Grad model and two howitzers were destroyed.": [
        "destroysEquipment(equipment: tanks, actor: None) | 6..6 tanks",
        "destroysEquipment(equipment: howitzers, actor: None) | 2..2 howitzers",
    ],
    "The army bombed northern Sarmin. Rockets were fired at the same area.": [
        "airstrikeOrShelling(actor: army, place: northern Sarmin)",
        "airstrikeOrShelling(place: northern Sarmin, weapon: Rockets, actor: None)",
    ],
    "HTS fighters raided the hospital in Sarmin.": [],
    "Rebels also seized large quantities of mortars, light rifles and anti-tank missiles in Sarmin.": [
        "capturesEquipment(actor: Rebels, equipment: mortars, place: Sarmin)",
        "capturesEquipment(actor: Rebels, equipment: light rifles, place: Sarmin)",
        "capturesEquipment(actor: Rebels, equipment: anti-tank missiles, place: Sarmin)",
    ],
    "The army is clearing mines and roadside bombs laid by HTS.": [
        "usesEquipment(actor: HTS, equipment: mines)",
        "usesEquipment(actor: HTS, equipment: roadside bombs)",
    ],
    "HTS used mortars and rockets to seize Sarmin.": [
        "usesEquipment(actor: HTS, equipment: mortars)",
        "usesEquipment(actor: HTS, equipment: rockets)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The Syrian airforce launched air strikes against HTS fighters.": [
        "attacks(attacker: Syria, target: HTS)",
    ],
    "Near Sarmin, two Russian strikes destroyed a bridge and three tanks.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "destroysEquipment(actor: Russia, equipment: tanks, place: Sarmin) | 3..3 tanks",
    ],
    "The army lost 40 soldiers, a tank and two howitzers.": [
        "destroysEquipment(equipment: tank, owner: army, actor: None) | 1..1 tank",
        "destroysEquipment(equipment: howitzers, owner: army, actor: None) | 2..2 howitzers",
        "killed(victim_group: army) | 40..40 soldiers",
    ],
    "HTS took ten soldiers and a colonel prisoner in Sarmin.": [
        "capturedPersons(actor: HTS, group: soldiers, place: Sarmin) | 10..10 soldiers",
        "capturedPersons(actor: HTS, group: colonel, place: Sarmin) | 1..1 colonel",
    ],
    "Four soldiers were killed in the fighting and eight were wounded in Sarmin.": [
        "killed(victim_group: soldiers) | 4..4 soldiers",
        "injured(victim_group: soldiers, place: Sarmin) | 8..8 None",
    ],
    "The air defence systems of Sarmin shot down ten drones.": [
        "destroysEquipment(equipment: drones, actor: None) | 10..10 drones",
    ],
    "Russia attacked the airport of Sarmin with Shahed drones.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: Shahed drones)",
        "usesEquipment(actor: Russia, equipment: Shahed drones)",
    ],
    "HTS attacked the hospital in Sarmin with rifles.": [
        "usesEquipment(actor: HTS, equipment: rifles)",
    ],
    "Turkish helicopters fired on a checkpoint in Sarmin.": [
        "airstrikeOrShelling(actor: Turkey, place: checkpoint in Sarmin, weapon: helicopters)",
        "usesEquipment(actor: Turkey, equipment: helicopters)",
    ],
    "HTS captured three downed drones.": [
        "capturesEquipment(actor: HTS, equipment: drones) | 3..3 drones",
        "destroysEquipment(equipment: drones, actor: None) | 3..3 drones",
    ],
    "Incoming missiles hit Sarmin.": ["airstrikeOrShelling(place: Sarmin, weapon: missiles, actor: None)"],
    "HTS fighters threw hand grenades.": [
        "usesEquipment(actor: HTS, equipment: hand grenades)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_fire_and_weapons_are_read_with_whose_they_are(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
