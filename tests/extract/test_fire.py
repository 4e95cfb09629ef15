"""Fire told by what it is, whose it is and where it fell; places listed with the regions they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "Army shelling wounded ten men in Sarmin town in the northern province of Idlib.": [
        "airstrikeOrShelling(actor: Army, place: Sarmin town)",
        "injured(victim_group: men, by: Army, place: Sarmin town) | 10..10 men",
        "located(place: Sarmin town, in_place: province of Idlib)",
    ],
    "Regime and Russian airstrikes hit Sarmin.": [
        "airstrikeOrShelling(actor: Regime, place: Sarmin)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
    ],
    "Israeli and US strikes hit Sarmin.": [
        "airstrikeOrShelling(actor: Israel, place: Sarmin)",
        "airstrikeOrShelling(actor: United States, place: Sarmin)",
    ],
    "The army took Tamra, Upper Seli and Zergan villages of Marda district, and Balan and Papir villages of Jabin.": [
        "capturesPlace(actor: army, place: Tamra)",
        "capturesPlace(actor: army, place: Upper Seli)",
        "capturesPlace(actor: army, place: Zergan)",
        "capturesPlace(actor: army, place: Balan)",
        "capturesPlace(actor: army, place: Papir)",
        "located(place: Tamra, in_place: Marda)",
        "located(place: Upper Seli, in_place: Marda)",
        "located(place: Zergan, in_place: Marda)",
        "located(place: Balan, in_place: Jabin)",
        "located(place: Papir, in_place: Jabin)",
    ],
    "Artillery hit Tamra and Seli in the Marda region; Balan and Papir in the Jabin region; and Tulu in Kest Oblast.": [
        "airstrikeOrShelling(place: Tamra, weapon: Artillery, actor: None)",
        "airstrikeOrShelling(place: Seli, weapon: Artillery, actor: None)",
        "airstrikeOrShelling(place: Balan, weapon: Artillery, actor: None)",
        "airstrikeOrShelling(place: Papir, weapon: Artillery, actor: None)",
        "airstrikeOrShelling(place: Tulu, weapon: Artillery, actor: None)",
        "located(place: Tamra, in_place: Marda region)",
        "located(place: Seli, in_place: Marda region)",
        "located(place: Balan, in_place: Jabin region)",
        "located(place: Papir, in_place: Jabin region)",
        "located(place: Tulu, in_place: Kest Oblast)",
    ],
    "Air strikes were carried out near Tamra and Seli in Marda Oblast, and Balan and Papir in Jabin Oblast.": [
        "airstrikeOrShelling(place: Tamra, actor: None)",
        "airstrikeOrShelling(place: Seli, actor: None)",
        "airstrikeOrShelling(place: Balan, actor: None)",
        "airstrikeOrShelling(place: Papir, actor: None)",
        "located(place: Tamra, in_place: Marda Oblast)",
        "located(place: Seli, in_place: Marda Oblast)",
        "located(place: Balan, in_place: Jabin Oblast)",
        "located(place: Papir, in_place: Jabin Oblast)",
    ],
    "Rebels took the Idlib villages of Sarmin and Binnish.": [
        "capturesPlace(actor: Rebels, place: Sarmin)",
        "capturesPlace(actor: Rebels, place: Binnish)",
        "located(place: Sarmin, in_place: Idlib)",
        "located(place: Binnish, in_place: Idlib)",
    ],
    "Hezbollah fired dozens of rockets toward Sarmin.": [
        "airstrikeOrShelling(actor: Hezbollah, place: Sarmin, weapon: rockets)",
        "usesEquipment(actor: Hezbollah, equipment: rockets)",
    ],
    "The city of Sarmin was subjected to massive shelling by the army.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "Sarmin was subjected to daily shelling.": [],
    "Sarmin experienced heavy Russian artillery shelling on Friday.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: artillery) | 2024-11-29",
        "usesEquipment(actor: Russia, equipment: artillery) | 2024-11-29",
    ],
    "Sarmin came under Russian artillery shelling.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: artillery)",
        "usesEquipment(actor: Russia, equipment: artillery)",
    ],
    "Ten people were killed in Russian artillery shelling of Sarmin.": [
        "killed(victim_group: people) | 10..10 people",
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: artillery)",
        "usesEquipment(actor: Russia, equipment: artillery)",
    ],
    "The Russian drone attack on Sarmin killed ten.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: drone)",
        "usesEquipment(actor: Russia, equipment: drone)",
        "killed(victim_group: people, by: Russia) | 10..10 None",
    ],
    "Russian drone attacks on Sarmin and Binnish killed two.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: drone)",
        "airstrikeOrShelling(actor: Russia, place: Binnish, weapon: drone)",
        "usesEquipment(actor: Russia, equipment: drone)",
        "killed(victim_group: people, by: Russia) | 2..2 None",
    ],
    "Russian forces unleashed a massive drone and missile barrage on Sarmin.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: drone)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: missile)",
        "usesEquipment(actor: Russia, equipment: drone)",
        "usesEquipment(actor: Russia, equipment: missile)",
    ],
    "Recent Russian airstrikes on Sarmin have killed ten people.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "killed(victim_group: people, by: Russia) | 10..10 people",
    ],
    "The Reed-led coalition opened a front. Coalition fighter jets launched three strikes at Sarmin.": [
        "usesEquipment(actor: Reed-led coalition, equipment: fighter jets)",
        "airstrikeOrShelling(actor: Reed-led coalition, place: Sarmin, weapon: fighter jets)",
    ],
    "Coalition warplanes bombed Sarmin.": [
        "airstrikeOrShelling(actor: Coalition, place: Sarmin, weapon: warplanes)",
        "usesEquipment(actor: Coalition, equipment: warplanes)",
    ],
    "The rebels took control of a barrier of the Sarmin farms.": [],
    "The army fired a missile at a car in Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin, weapon: missile)",
        "usesEquipment(actor: army, equipment: missile)",
    ],
    "Two medics suffered injuries in Sarmin.": [
        "injured(victim_group: medics, place: Sarmin) | 2..2 medics",
    ],
    "A drone crashed into a tower in the city of Sarmin, and another hit a house in Binnish.": [
        "airstrikeOrShelling(place: tower in the city of Sarmin, weapon: drone, actor: None)",
        "airstrikeOrShelling(place: house in Binnish, actor: None)",
    ],
    "Two drones crashed into private homes in Sarmin, injuring a minor.": [
        "airstrikeOrShelling(place: Sarmin, weapon: drones, actor: None)",
        "injured(victim_group: minor) | 1..1 minor",
    ],
    "A house in the town of Sarmin was damaged in a drone attack.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "Four houses in Sarmin were destroyed by shelling.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "A house in the town of Sarmin was damaged in an attack.": [],
    "A Hezbollah official was killed in Sarmin.": [
        "killed(victim_group: Hezbollah, place: Sarmin) | 1..1 official",
    ],
    "The ministry said a child was among three people killed in Sarmin.": [
        "killed(victim_group: child, place: Sarmin) | claimed | says ministry | 1..1 child",
        "killed(victim_group: people, place: Sarmin) | claimed | says ministry | 3..3 people",
    ],
    "Shells fell on Sarmin, killing four and injuring six others.": [
        "airstrikeOrShelling(place: Sarmin, weapon: Shells, actor: None)",
        "killed(victim_group: people) | 4..4 None",
        "injured(victim_group: people) | 6..6 others",
    ],
    "Shells fell on Sarmin, killing two, including a child.": [
        "airstrikeOrShelling(place: Sarmin, weapon: Shells, actor: None)",
        "killed(victim_group: people) | 2..2 None",
        "killed(victim_group: child) | 1..1 child",
    ],
    "Battles continued between the army, backed by Russia, and Hezbollah fighters.": [
        "opposes(a: army, b: Hezbollah)",
        "backedBy(actor: army, backer: Russia)",
    ],
    "Russia’s glorious Army took Sarmin.": [
        "capturesPlace(actor: Russia, place: Sarmin)",
    ],
    "Russian forces captured five Syrian border villages.": [
        "capturesPlace(actor: Russia, place: Syrian border villages) | 5..5 villages",
    ],
    "Russian artillery bombardments targeted the villages of Sarmin and Binnish.": [
        "usesEquipment(actor: Russia, equipment: artillery)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "airstrikeOrShelling(actor: Russia, place: Binnish)",
    ],
    "The towns hit included Sarmin and Binnish.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "airstrikeOrShelling(place: Binnish, actor: None)",
    ],
    "More towns struck later in the day include Sarmin and Binnish.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "airstrikeOrShelling(place: Binnish, actor: None)",
    ],
    "Shells crashed into houses in Sarmin, killing one civilian and injuring nine others.": [
        "airstrikeOrShelling(place: houses in Sarmin, weapon: Shells, actor: None)",
        "killed(victim_group: civilian) | 1..1 civilian",
        "injured(victim_group: others) | 9..9 others",
    ],
    "HTS made gains last year after seizing control of Bayhan and Tamra districts in Idlib province.": [
        "capturesPlace(actor: HTS, place: Bayhan) | 2023",
        "capturesPlace(actor: HTS, place: Tamra) | 2023",
        "located(place: Tamra, in_place: Idlib province)",
    ],
    "Russia launched 103 drones overnight, including suicide drones and one ballistic missile.": [
        "usesEquipment(actor: Russia, equipment: drones)",
        "usesEquipment(actor: Russia, equipment: suicide drones)",
        "usesEquipment(actor: Russia, equipment: ballistic missile)",
    ],
    "Russian forces launched dozens of airstrikes on Sarmin.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
    ],
    "Rockets launched by the Lebanese armed group Hezbollah toward Sarmin killed two.": [
        "airstrikeOrShelling(actor: Hezbollah, place: Sarmin, weapon: Rockets)",
        "usesEquipment(actor: Hezbollah, equipment: Rockets)",
        "killed(victim_group: people) | 2..2 None",
    ],
    "One person was killed and seven others were injured in Sarmin.": [
        "killed(victim_group: person) | 1..1 person",
        "injured(victim_group: others, place: Sarmin) | 7..7 others",
    ],
    "Moscow lost up to 540 servicemen in the battles.": [
        "killed(victim_group: Russia) | None..540 servicemen",
    ],
    "Warplanes bombed Binnish. The village of Sarmin was also the target of a Russian raid.": [
        "airstrikeOrShelling(place: Binnish, weapon: Warplanes, actor: None)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
    ],
    "Warplanes bombed Binnish. HTS carried out a raid in Sarmin.": [
        "airstrikeOrShelling(place: Binnish, weapon: Warplanes, actor: None)",
    ],
    "The Syrian army took Sarmin. Four Kurdish security members were killed.": [
        "capturesPlace(actor: Syrian army, place: Sarmin)",
        "killed(victim_group: members) | 4..4 members",
    ],
    "The enemy shelled the settlements of Sarmin, Binnish and Taftanaz.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "airstrikeOrShelling(place: Binnish, actor: None)",
        "airstrikeOrShelling(place: Taftanaz, actor: None)",
    ],
    "Regime troops repelled 3 rebel attacks near Sarmin.": [
        "attacks(attacker: rebel, target: Regime troops, location: Sarmin)",
    ],
    "Russian forces shelled the northern Hama town of Sarmin.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "located(place: Sarmin, in_place: northern Hama)",
    ],
    "Shelling hit the recently captured town of Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "It comes as government troops and coalition forces advance along the coast, after seizing the town of Sarmin.": [
        "capturesPlace(actor: government troops, place: Sarmin)",
        "capturesPlace(actor: coalition forces, place: Sarmin)",
    ],
    '"Yesterday the enemy lost 39 armored vehicles," he said.': [],
    "Ten fighters sacrificed their lives in Sarmin.": [
        "killed(victim_group: fighters, place: Sarmin) | 10..10 fighters",
    ],
    "Russian artillery targeted areas east of Sarmin and Binnish.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: artillery)",
        "airstrikeOrShelling(actor: Russia, place: Binnish, weapon: artillery)",
        "usesEquipment(actor: Russia, equipment: artillery)",
    ],
    "Rebels overran a string of villages west of Sarmin.": [
        "capturesPlace(actor: Rebels, place: villages) | None..None villages",
    ],
    "Sarmin experienced heavy Russian artillery shelling and intense gunfire.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: artillery)",
        "usesEquipment(actor: Russia, equipment: artillery)",
    ],
    "HTS and Hezbollah met. The insurgents then shelled Binnish.": [
        "airstrikeOrShelling(actor: insurgents, place: Binnish)",
    ],
    "HTS fighters on Saturday fired rockets into Sarmin.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin) | 2024-11-30",
        "usesEquipment(actor: HTS, equipment: rockets) | 2024-11-30",
    ],
    "The army's answer came from the air. Its helicopters dropped barrel bombs on Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin, weapon: barrel bombs)",
        "usesEquipment(actor: army, equipment: barrel bombs)",
        "usesEquipment(actor: army, equipment: helicopters)",
    ],
    "Near Sarmin, five strikes engaged four HTS units.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "Shells fired by the army landed in Binnish.": [
        "usesEquipment(actor: army, equipment: Shells)",
        "airstrikeOrShelling(actor: army, place: Binnish, weapon: Shells)",
    ],
    "The army accused HTS of shelling Binnish.": [
        "airstrikeOrShelling(actor: HTS, place: Binnish) | claimed | says army",
    ],
    "Residents of Sarmin said the army had shelled their town.": [
        "airstrikeOrShelling(actor: army, place: Sarmin) | claimed | says Residents of Sarmin",
    ],
    "Russia said Ukrainian shelling targeted homes in Sarmin.": [
        "airstrikeOrShelling(actor: Ukraine, place: Sarmin) | claimed | says Russia",
    ],
    "The Turkish army and its mercenaries shelled Sarmin.": [
        "airstrikeOrShelling(actor: Turkey, place: Sarmin)",
        "airstrikeOrShelling(actor: mercenaries, place: Sarmin)",
    ],
    "The airforce bombed Sarmin.": ["airstrikeOrShelling(place: Sarmin, actor: None)"],
    "Jets struck two villages near Sarmin that Hezbollah uses to store food.": [
        "airstrikeOrShelling(place: villages near Sarmin, weapon: Jets, actor: None)",
    ],
    "The rebels used Shahin drones in the offensive.": [
        "usesEquipment(actor: rebels, equipment: Shahin drones)",
    ],
    "Syrian and Russian aircraft bombed Sarmin.": [
        "airstrikeOrShelling(actor: Syria, place: Sarmin, weapon: aircraft)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: aircraft)",
        "usesEquipment(actor: Syria, equipment: aircraft)",
        "usesEquipment(actor: Russia, equipment: aircraft)",
    ],
    "Russia and Turkey bombed Sarmin.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "airstrikeOrShelling(actor: Turkey, place: Sarmin)",
    ],
    "Shelling hit a camp near Sarmin.": [
        "airstrikeOrShelling(place: camp near Sarmin, actor: None)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_fire_falls_where_it_is_told_to(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
