"""Events as reports of war tell them: losses beside captures, tolls and their parts, clauses that parsers break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "HTS seized the town of Sarmin after the army withdrew.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "HTS captured Sarmin but withdrew hours later.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
    ],
    "HTS took control of Sarmin, driving out the last regime troops.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: regime troops, place: Sarmin)",
    ],
    "HTS took Sarmin after the army withdrew from Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Binnish)",
    ],
    "The army was forced to abandon its positions in Sarmin.": [
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "The army lost its last stronghold, Sarmin, in March.": [
        "losesOrWithdraws(actor: army, place: Sarmin) | 2024-03",
    ],
    "HTS accused the army of shelling Sarmin, killing five civilians.": [
        "airstrikeOrShelling(actor: army, place: Sarmin) | claimed | says HTS",
        "killed(victim_group: civilians, by: army) | claimed | says HTS | 5..5 civilians",
    ],
    "The army was blamed for shelling Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "The army and HTS traded artillery fire for an hour.": [
        "opposes(a: army, b: HTS)",
        "usesEquipment(actor: army, equipment: artillery)",
        "usesEquipment(actor: HTS, equipment: artillery)",
    ],
    "HTS answered with rockets out of its camp outside Sarmin.": [],
    "Regime forces were killed in clashes with HTS.": [
        "opposes(a: Regime forces, b: HTS)",
    ],
    "Iran backs HTS.": ["backedBy(actor: HTS, backer: Iran)"],
    "HTS controls most of Sarmin.": ["controls(actor: HTS, place: Sarmin)"],
    "After the capture of Sarmin, HTS announced a ceasefire.": [],
    "HTS announced control over Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says HTS",
    ],
    "Shelling that targeted the town of Sarmin killed nine people.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "killed(victim_group: people) | 9..9 people",
    ],
    "Sarmin lies in Idlib and remains under the control of HTS.": [
        "controls(actor: HTS, place: Sarmin)",
        "located(place: Sarmin, in_place: Idlib)",
    ],
    "Sarmin fell under the control of HTS.": [
        "capturesPlace(place: Sarmin, actor: HTS)",
    ],
    "HTS overran the garrison of Sarmin, destroying vehicles and houses and capturing weapons.": [
        "capturesPlace(actor: HTS, place: garrison of Sarmin)",
        "destroysEquipment(actor: HTS, equipment: vehicles)",
        "capturesEquipment(actor: HTS, equipment: weapons)",
    ],
    "HTS attacked regime forces, seizing tanks and burning trucks.": [
        "attacks(attacker: HTS, target: regime forces)",
        "capturesEquipment(actor: HTS, equipment: tanks)",
        "destroysEquipment(actor: HTS, equipment: trucks)",
    ],
    "The offensive by HTS was repelled by the army.": [
        "attacks(attacker: HTS, target: army)",
    ],
    "HTS took Sarmin in the Idlib region, a town held by the army.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "controls(actor: army, place: Sarmin)",
        "located(place: Sarmin, in_place: Idlib region)",
    ],
    "HTS took Binnish, 40 kilometers north of Sarmin. The army retook the town on Friday.": [
        "capturesPlace(actor: HTS, place: Binnish)",
        "capturesPlace(actor: army, place: Binnish) | 2024-11-29",
    ],
    "“HTS controls the town,” Samwise Gamgee, head of the mission in Bree, told Reuters.": [
        "controls(actor: HTS, place: town) | claimed | says Samwise Gamgee",
    ],
    "An attack launched by HTS on the army in Sarmin failed.": [
        "attacks(attacker: HTS, target: army, location: Sarmin)",
    ],
    "Air strikes conducted by the army on the town of Sarmin killed ten.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
        "killed(victim_group: people) | 10..10 None",
    ],
    "HTS took Binnish in Idlib. The army bombed the town.": [
        "capturesPlace(actor: HTS, place: Binnish)",
        "located(place: Binnish, in_place: Idlib)",
        "airstrikeOrShelling(actor: army, place: Binnish)",
    ],
    "The death toll includes 80 regime soldiers and 47 civilians.": [
        "killed(victim_group: regime soldiers) | 80..80 soldiers",
        "killed(victim_group: civilians) | 47..47 civilians",
    ],
    "The Levant Front briefly captured Sarmin in 2015 and again in 2016.": [
        "capturesPlace(actor: Levant Front, place: Sarmin) | 2015",
    ],
    "The army called on HTS to withdraw from Sarmin.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin) | planned | says army",
    ],
    "“They killed 12 of our fighters in Sarmin,” a commander of HTS said.": [
        "killed(victim_group: HTS, place: Sarmin) | claimed | says commander of HTS | 12..12 fighters",
    ],
    "Some were shot dead in Sarmin.": [],
    "The army captured a Hezbollah vehicle near Sarmin.": [
        "capturesEquipment(actor: army, equipment: vehicle, place: Sarmin) | 1..1 vehicle",
    ],
    "HTS resumed its drone strike campaign in Sarmin.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: drone)",
        "usesEquipment(actor: HTS, equipment: drone)",
    ],
    "Fighters of HTS, in conjunction with elements of the Levant Front, captured Sarmin.": [
        "alliedWith(a: HTS, b: Levant Front)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The army attacked HTS and the Levant Front, expelling them from Sarmin.": [
        "attacks(attacker: army, target: HTS)",
        "attacks(attacker: army, target: Levant Front)",
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: Levant Front, place: Sarmin)",
        "capturesPlace(actor: army, place: Sarmin, from: HTS)",
        "capturesPlace(actor: army, place: Sarmin, from: Levant Front)",
    ],
    "HTS stormed the army base near Sarmin.": [
        "attacks(attacker: HTS, target: army, location: Sarmin)",
    ],
    "An attack was launched by HTS on the army near Sarmin.": [
        "attacks(attacker: HTS, target: army, location: Sarmin)",
    ],
    "Clashes erupted between HTS and the army in Sarmin.": [
        "opposes(a: HTS, b: army)",
    ],
    "HTS killed ten soldiers in an attack on regime positions in Sarmin.": [
        "killed(victim_group: soldiers, by: HTS, place: Sarmin) | 10..10 soldiers",
        "attacks(attacker: HTS, target: regime, location: Sarmin)",
    ],
    "HTS captured Sarmin after days of clashes with regime forces.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "opposes(a: HTS, b: regime forces)",
    ],
    "The army repelled an attack by HTS in Sarmin.": [
        "attacks(attacker: HTS, target: army, location: Sarmin)",
    ],
    "Regime forces came under fire from HTS.": [
        "attacks(attacker: HTS, target: Regime forces)",
    ],
    "The fighting pitted HTS against regime forces.": [
        "opposes(a: HTS, b: regime forces)",
    ],
    "The fighting in Sarmin left 60 dead and more than 100 injured.": [
        "killed(victim_group: people) | 60..60 None",
        "injured(victim_group: people) | 101..None None",
    ],
    "Shelling killed two people, bringing the death toll to 101.": [
        "killed(victim_group: people) | 2..2 people",
        "killed(victim_group: people) | 101..101 None",
    ],
    "The toll rose to 40 dead and 120 wounded.": [
        "killed(victim_group: people) | 40..40 None",
        "injured(victim_group: people) | 120..120 None",
    ],
    "The dead include 14 civilians and 20 regime soldiers.": [
        "killed(victim_group: civilians) | 14..14 civilians",
        "killed(victim_group: regime soldiers) | 20..20 soldiers",
    ],
    "A total of 182 people were killed: 102 from HTS, 20 soldiers and 60 civilians.": [
        "killed(victim_group: people) | 182..182 people",
        "killed(victim_group: HTS) | 102..102 hts",
        "killed(victim_group: soldiers) | 20..20 soldiers",
        "killed(victim_group: civilians) | 60..60 civilians",
    ],
    "At least 255 people have been killed, most of them fighters but also including 24 civilians.": [
        "killed(victim_group: people) | 255..None people",
        "killed(victim_group: civilians) | 24..24 civilians",
    ],
    "At least 826 people have been killed since Friday, 111 of them civilians, the army said.": [
        "killed(victim_group: people) | claimed | says army | 826..None people | 2024-11-29",
        "killed(victim_group: civilians) | claimed | says army | 111..111 civilians | 2024-11-29",
    ],
    "Twelve people were killed and 30 wounded in three strikes on Sarmin, including four children.": [
        "killed(victim_group: people, place: Sarmin) | 12..12 people",
        "injured(victim_group: people, place: Sarmin) | 30..30 None",
        "injured(victim_group: children, place: Sarmin) | 4..4 children",
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "Eighteen soldiers died and 22 were wounded.": [
        "killed(victim_group: soldiers) | 18..18 soldiers",
        "injured(victim_group: soldiers) | 22..22 None",
    ],
    "HTS captured 30 soldiers and executed four of them.": [
        "capturedPersons(actor: HTS, group: soldiers) | 30..30 soldiers",
        "killed(victim_group: soldiers, by: HTS) | 4..4 None",
    ],
    "The fighting forced 40,000 people to flee Sarmin.": [
        "displaced(group: people, from: Sarmin) | 40000..40000 people",
    ],
    "A further 60,000 or so people crossed from Sarmin to Binnish.": [
        "displaced(group: people, from: Sarmin, to: Binnish) | 60000..60000 people",
    ],
    "No fewer than 250 families have been forced out of Sarmin.": [
        "displaced(group: families, from: Sarmin) | 250..None families",
    ],
    "The flight of some 16,000 from Sarmin went on.": [
        "displaced(group: people, from: Sarmin) | 16000..16000 None",
    ],
    "Air defences destroyed 22 Russian drones.": [
        "destroysEquipment(equipment: drones, actor: None) | 22..22 drones",
    ],
    "HTS destroyed dozens of vehicles and brought down 17 drones.": [
        "destroysEquipment(actor: HTS, equipment: vehicles) | None..None vehicles",
        "destroysEquipment(actor: HTS, equipment: drones) | 17..17 drones",
    ],
    "HTS said it had killed ten soldiers, destroyed two tanks and taken Sarmin.": [
        "killed(victim_group: soldiers, by: HTS) | claimed | says HTS | 10..10 soldiers",
        "destroysEquipment(actor: HTS, equipment: tanks) | claimed | says HTS | 2..2 tanks",
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says HTS",
    ],
    "Rockets fired by HTS hit Sarmin.": [
        "usesEquipment(actor: HTS, equipment: Rockets)",
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: Rockets)",
    ],
    "Russia launched a drone and missile attack on Damascus.": [
        "airstrikeOrShelling(actor: Russia, place: Damascus, weapon: drone)",
        "airstrikeOrShelling(actor: Russia, place: Damascus, weapon: missile)",
        "usesEquipment(actor: Russia, equipment: drone)",
        "usesEquipment(actor: Russia, equipment: missile)",
    ],
    "Rebels entered Sarmin on Thursday. The following day they took Binnish. Two days later, HTS captured Hama.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | 2024-11-28",
        "capturesPlace(actor: Rebels, place: Binnish) | 2024-11-29",
        "capturesPlace(actor: HTS, place: Hama) | 2024-12-01",
    ],
    "HTS and Ahrar al-Sham recaptured Sarmin, but residents said the two groups had withdrawn from the village.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Ahrar al-Sham, place: Sarmin)",
        "losesOrWithdraws(actor: HTS, place: Sarmin) | claimed | says residents",
        "losesOrWithdraws(actor: Ahrar al-Sham, place: Sarmin) | claimed | says residents",
    ],
    "HTS holds Sarmin and Binnish, both ceded by the army.": [
        "controls(actor: HTS, place: Sarmin)",
        "controls(actor: HTS, place: Binnish)",
        "losesOrWithdraws(actor: army, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Binnish)",
    ],
    "The army launched an operation to retake Sarmin.": [
        "capturesPlace(actor: army, place: Sarmin) | planned",
    ],
    "HTS announced its plan of capturing Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | planned | says HTS",
    ],
    "It was the second town to fall to HTS.": [],
    "HTS took Sarmin, and the army said that it had left Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Binnish) | claimed | says army",
    ],
    "The army said 15 civilians were killed in Sarmin.": [
        "killed(victim_group: civilians, place: Sarmin) | claimed | says army | 15..15 civilians",
    ],
    "Rebels linked to HTS overran Sarmin.": [
        "alliedWith(a: Rebels, b: HTS)",
        "capturesPlace(actor: Rebels, place: Sarmin)",
    ],
    "Rebel forces retreated from Sarmin.": [
        "losesOrWithdraws(actor: Rebel forces, place: Sarmin)",
    ],
    "Rebels in the south seized Sarmin.": [
        "capturesPlace(actor: Rebels, place: Sarmin)",
    ],
    "The shelling forced thousands to flee.": [
        "displaced(group: people) | None..None None",
    ],
    "HTS attacked Ahrar al-Sham and drove it from Sarmin.": [
        "attacks(attacker: HTS, target: Ahrar al-Sham)",
        "losesOrWithdraws(actor: Ahrar al-Sham, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Sarmin, from: Ahrar al-Sham)",
    ],
    "Sarmin was taken by HTS on Friday. They withdrew from Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-11-29",
        "losesOrWithdraws(actor: HTS, place: Binnish)",
    ],
    "HTS holds the Sarmin camp. The city of Idlib is calm. The camp is quiet, and the army left the city.": [
        "controls(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Idlib)",
    ],
    "The fire destroyed three tanks in Sarmin.": [],
    "HTS and other factions from Sarmin attacked the army. Regime forces withdrew from their positions there.": [
        "attacks(attacker: HTS, target: army)",
        "attacks(attacker: factions, target: army)",
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "The factions with the army seized Sarmin.": [
        "capturesPlace(actor: factions, place: Sarmin)",
    ],
    "Four students were killed, one of them HTS’s cousin.": [
        "killed(victim_group: students) | 4..4 students",
        "killed(victim_group: cousin) | 1..1 cousin",
    ],
    "A military source told the Daily Press that HTS had killed ten soldiers and destroyed two tanks.": [
        "killed(victim_group: soldiers, by: HTS) | claimed | says military source | 10..10 soldiers",
        "destroysEquipment(actor: HTS, equipment: tanks) | claimed | says military source | 2..2 tanks",
    ],
    "The monitor confirmed the capture by HTS of 48 soldiers.": [
        "capturedPersons(actor: HTS, group: soldiers) | claimed | says monitor | 48..48 soldiers",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_an_event_is_read_as_it_is_told(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
