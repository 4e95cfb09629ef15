"""Strikes told as wire stories do: on targets and districts, beside the dead and hurt, by whoever's craft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "The army shot down 14 of the 20 drones launched overnight.": [
        "destroysEquipment(actor: army, equipment: drones) | 14..14 drones",
    ],
    "The army destroyed six of the nine missiles Russia launched on Friday.": [
        "destroysEquipment(actor: army, equipment: missiles) | 6..6 missiles",
        "usesEquipment(actor: Russia, equipment: missiles) | 2024-11-29",
    ],
    "Sarmin and Binnish came under Russian artillery fire overnight.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: artillery)",
        "airstrikeOrShelling(actor: Russia, place: Binnish, weapon: artillery)",
        "usesEquipment(actor: Russia, equipment: artillery)",
    ],
    "The body of a 60-year-old man was found under the rubble in Sarmin.": [
        "killed(victim_group: man, place: Sarmin) | 1..1 man",
    ],
    "The army carried out eight waves of airstrikes in Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "An airstrike killed one man and injured another in Sarmin.": [
        "killed(victim_group: man) | 1..1 man",
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "injured(victim_group: man, place: Sarmin) | 1..1 None",
    ],
    "A strike hit a farm in Sarmin, local officials said, killing ten men.": [
        "airstrikeOrShelling(place: farm in Sarmin, actor: None) | claimed | says local officials",
        "killed(victim_group: men) | claimed | says local officials | 10..10 men",
    ],
    "A missile tore into a clinic in Sarmin.": [
        "airstrikeOrShelling(place: clinic in Sarmin, weapon: missile, actor: None)",
    ],
    "A cruise missile landed near Sarmin. The town of Binnish was also targeted.": [
        "airstrikeOrShelling(place: Sarmin, weapon: cruise missile, actor: None)",
        "airstrikeOrShelling(place: Binnish, actor: None)",
    ],
    "The army launched missile strikes that killed ten men in Sarmin.": [
        "usesEquipment(actor: army, equipment: missile)",
        "airstrikeOrShelling(actor: army, place: Sarmin)",
        "killed(victim_group: men, by: army, place: Sarmin) | 10..10 men",
    ],
    "The rebels carried out a drone attack that hit a house in Sarmin.": [
        "usesEquipment(actor: rebels, equipment: drone)",
        "airstrikeOrShelling(actor: rebels, place: house in Sarmin)",
    ],
    "Shelling of Sarmin killed six people, including a nurse, and wounded eight others.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "killed(victim_group: people) | 6..6 people",
        "killed(victim_group: nurse) | 1..1 nurse",
        "injured(victim_group: people) | 8..8 others",
    ],
    "A strike on a bakery killed ten men, including two guards, while injuring 30 others.": [
        "airstrikeOrShelling(place: bakery, actor: None)",
        "killed(victim_group: men) | 10..10 men",
        "killed(victim_group: guards) | 2..2 guards",
        "injured(victim_group: others) | 30..30 others",
    ],
    "One man was killed and seven others, including two boys, were injured in a strike on Sarmin.": [
        "killed(victim_group: man) | 1..1 man",
        "injured(victim_group: others, place: Sarmin) | 7..7 others",
        "injured(victim_group: boys, place: Sarmin) | 2..2 boys",
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "A shell hit Binnish, north of Sarmin.": [
        "airstrikeOrShelling(place: Binnish, weapon: shell, actor: None)",
    ],
    "Overnight shelling hit a clinic in Sarmin.": [
        "airstrikeOrShelling(place: clinic in Sarmin, actor: None)",
    ],
    "Rocket attacks on Sarmin claimed five lives and injured 13 others.": [
        "airstrikeOrShelling(place: Sarmin, weapon: Rocket, actor: None)",
        "killed(victim_group: people) | 5..5 lives",
        "injured(victim_group: people) | 13..13 others",
    ],
    "Russia struck military targets in Sarmin and Binnish.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "airstrikeOrShelling(actor: Russia, place: Binnish)",
    ],
    "Targets in Sarmin were hit by the army.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "Jets hit Aleppo's Zahra and Rashidin districts.": [
        "airstrikeOrShelling(place: Zahra, weapon: Jets, actor: None)",
        "airstrikeOrShelling(place: Rashidin, weapon: Jets, actor: None)",
        "located(place: Zahra, in_place: Aleppo)",
        "located(place: Rashidin, in_place: Aleppo)",
    ],
    "A drone struck Aleppo's Zahra district.": [
        "airstrikeOrShelling(place: Zahra, weapon: drone, actor: None)",
        "located(place: Zahra, in_place: Aleppo)",
    ],
    "Two jets launched a second raid, this time targeting Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, weapon: jets, actor: None)",
    ],
    "A strike on Sarmin killed a woman and her son.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "killed(victim_group: woman) | 1..1 woman",
        "killed(victim_group: son) | 1..1 son",
    ],
    "The army bombarded southern and eastern Idlib, as well as Sarmin.": [
        "airstrikeOrShelling(actor: army, place: southern and eastern Idlib)",
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "The army attacked Sarmin with drones.": [
        "airstrikeOrShelling(actor: army, place: Sarmin, weapon: drones)",
        "usesEquipment(actor: army, equipment: drones)",
    ],
    "Rebel drones hit the Bree dam, the airport in Sarmin and a power station in Binnish.": [
        "airstrikeOrShelling(actor: Rebel, place: Bree dam, weapon: drones)",
        "airstrikeOrShelling(actor: Rebel, place: airport in Sarmin, weapon: drones)",
        "airstrikeOrShelling(actor: Rebel, place: power station in Binnish, weapon: drones)",
        "usesEquipment(actor: Rebel, equipment: drones)",
    ],
    "The army was shelling three of its towns – Bree, Archet and Staddle.": [
        "airstrikeOrShelling(actor: army, place: Bree)",
        "airstrikeOrShelling(actor: army, place: Archet)",
        "airstrikeOrShelling(actor: army, place: Staddle)",
    ],
    "There were ten airstrikes, including on the town of Bree and in Sarmin.": [
        "airstrikeOrShelling(place: Bree, actor: None)",
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "Warplanes of the Russian-led coalition bombed Sarmin.": [
        "airstrikeOrShelling(actor: Russian-led coalition, place: Sarmin, weapon: Warplanes)",
        "usesEquipment(actor: Russian-led coalition, equipment: Warplanes)",
        "leads(operation_or_alliance: Russian-led coalition, actor: Russia)",
    ],
    "The Russian-led coalition's jets bombed Sarmin.": [
        "airstrikeOrShelling(actor: Russian-led coalition, place: Sarmin, weapon: jets)",
        "usesEquipment(actor: Russian-led coalition, equipment: jets)",
        "leads(operation_or_alliance: Russian-led coalition, actor: Russia)",
    ],
    "Air defence crews shot down ten drones near Sarmin.": [
        "destroysEquipment(equipment: drones, actor: None, place: Sarmin) | 10..10 drones",
    ],
    "Air strikes hit Sarmin. A house in Binnish was hit too.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "airstrikeOrShelling(place: house in Binnish, actor: None)",
    ],
    "The Anglo-Russian naval coalition struck Sarmin.": [
        "airstrikeOrShelling(actor: Anglo-Russian naval coalition, place: Sarmin)",
    ],
    "A missile struck Aleppo's largest hospital.": [
        "airstrikeOrShelling(place: Aleppo's largest hospital, weapon: missile, actor: None)",
    ],
    "Bombing of the Bree market in Sarmin killed ten men.": [
        "airstrikeOrShelling(place: Bree market, actor: None)",
        "killed(victim_group: men) | 10..10 men",
        "located(place: Bree market, in_place: Sarmin)",
    ],
    "The rebels aimed heavy mortar fire at Sarmin.": [
        "airstrikeOrShelling(actor: rebels, place: Sarmin, weapon: heavy mortar)",
        "usesEquipment(actor: rebels, equipment: heavy mortar)",
    ],
    "One man got wounded during the shelling of Sarmin.": [
        "injured(victim_group: man) | 1..1 man",
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "The army shelled the Bree and Archet communities with mortars.": [
        "airstrikeOrShelling(actor: army, place: Bree, weapon: mortars)",
        "airstrikeOrShelling(actor: army, place: Archet, weapon: mortars)",
        "usesEquipment(actor: army, equipment: mortars)",
    ],
    "A missile struck a farm in Bree, a Syrian town in northern Idlib.": [
        "airstrikeOrShelling(place: farm in Bree, weapon: missile, actor: None)",
        "located(place: Bree, in_place: northern Idlib)",
    ],
    "Missile strikes that hit homes in northern Idlib wounded 14 men.": [
        "airstrikeOrShelling(place: northern Idlib, actor: None)",
        "injured(victim_group: men) | 14..14 men",
    ],
    "Airstrikes on the mosque and the Bree police station in Sarmin killed ten men.": [
        "airstrikeOrShelling(place: mosque, actor: None)",
        "airstrikeOrShelling(place: Bree police station, actor: None)",
        "killed(victim_group: men) | 10..10 men",
        "located(place: Bree police station, in_place: Sarmin)",
    ],
    "A shell killed three girls playing cards in Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, weapon: shell, actor: None)",
        "killed(victim_group: girls, place: Sarmin) | 3..3 girls",
    ],
    "A drone killed six people queueing for water in Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, weapon: drone, actor: None)",
        "killed(victim_group: people, place: Sarmin) | 6..6 people",
    ],
    "A 36-year-old man suffered a back injury in Sarmin.": [
        "injured(victim_group: man, place: Sarmin) | 1..1 man",
    ],
    "Several parts of Sarmin witnessed airstrikes by the army.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "Two more drones were shot down near Sarmin.": [
        "destroysEquipment(equipment: drones, actor: None, place: Sarmin) | 2..2 drones",
    ],
    "A strike killed 14 people attending a wedding in the Red Sea village of Bree.": [
        "airstrikeOrShelling(place: Bree, actor: None)",
        "killed(victim_group: people, place: Bree) | 14..14 people",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_strike_is_read_as_it_is_told(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
