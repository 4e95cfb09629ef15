"""What monitors report of places: lists of them, strikes on them, and what is said of them afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "The army recaptured two other villages in Hama province, Kafrin and Maarzaf.": [
        "capturesPlace(actor: army, place: Kafrin)",
        "capturesPlace(actor: army, place: Maarzaf)",
        "located(place: Kafrin, in_place: Hama province)",
        "located(place: Maarzaf, in_place: Hama province)",
    ],
    "The army recaptured three villages in Hama province, Sarmin and Binnish.": [
        "capturesPlace(actor: army, place: villages in Hama province) | 3..3 villages",
    ],
    "HTS captured Kafrin and Maarzaf. These villages had been under Hezbollah control for months.": [
        "capturesPlace(actor: HTS, place: Kafrin)",
        "capturesPlace(actor: HTS, place: Maarzaf)",
        "controls(actor: Hezbollah, place: Kafrin)",
        "controls(actor: Hezbollah, place: Maarzaf)",
    ],
    "HTS captured Kafrin and Maarzaf. The two villages are located in Hama province.": [
        "capturesPlace(actor: HTS, place: Kafrin)",
        "capturesPlace(actor: HTS, place: Maarzaf)",
        "located(place: Kafrin, in_place: Hama province)",
        "located(place: Maarzaf, in_place: Hama province)",
    ],
    "HTS captured Sarmin and Binnish. Both towns are held by Hezbollah.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
        "controls(actor: Hezbollah, place: Sarmin)",
        "controls(actor: Hezbollah, place: Binnish)",
    ],
    "HTS captured Sarmin. These villages are held by Hezbollah.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The rebels rid Hezbollah from the villages of Sarmin and Binnish.": [
        "losesOrWithdraws(actor: Hezbollah, place: Sarmin)",
        "losesOrWithdraws(actor: Hezbollah, place: Binnish)",
        "capturesPlace(actor: rebels, place: Sarmin, from: Hezbollah)",
        "capturesPlace(actor: rebels, place: Binnish, from: Hezbollah)",
    ],
    "HTS shelled Kafrin and Maarzaf of the Zawiya Mountain.": [
        "airstrikeOrShelling(actor: HTS, place: Kafrin)",
        "airstrikeOrShelling(actor: HTS, place: Maarzaf)",
        "located(place: Kafrin, in_place: Zawiya Mountain)",
        "located(place: Maarzaf, in_place: Zawiya Mountain)",
    ],
    "HTS targeted with mortar shells positions of the army in Sarmin and Binnish.": [
        "attacks(attacker: HTS, target: army, location: Sarmin, weapon: mortar shells)",
        "attacks(attacker: HTS, target: army, location: Binnish, weapon: mortar shells)",
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: mortar shells)",
        "airstrikeOrShelling(actor: HTS, place: Binnish, weapon: mortar shells)",
        "usesEquipment(actor: HTS, equipment: mortar shells)",
    ],
    "HTS shelled with artillery the villages of Sarmin and Binnish.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: artillery)",
        "airstrikeOrShelling(actor: HTS, place: Binnish, weapon: artillery)",
        "usesEquipment(actor: HTS, equipment: artillery)",
    ],
    "HTS targeted an army patrol in Sarmin with rifles.": [
        "attacks(attacker: HTS, target: army, location: Sarmin, weapon: rifles)",
        "usesEquipment(actor: HTS, equipment: rifles)",
    ],
    "Helicopters dropped barrel bombs on Sarmin and Binnish as well as on the Lajat area.": [
        "airstrikeOrShelling(place: Sarmin, weapon: barrel bombs, actor: None)",
        "airstrikeOrShelling(place: Binnish, weapon: barrel bombs, actor: None)",
        "airstrikeOrShelling(place: Lajat area, weapon: barrel bombs, actor: None)",
    ],
    "HTS took Sarmin and Binnish, in addition to the village of Lajat.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
        "capturesPlace(actor: HTS, place: Lajat)",
    ],
    "Shelling by HTS targeted Sarmin and the surroundings of Binnish.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin)",
        "airstrikeOrShelling(actor: HTS, place: Binnish)",
    ],
    "HTS targeted sites of Hezbollah in Sarmin, with mortars, sources told AFP.": [
        "attacks(attacker: HTS, target: Hezbollah, location: Sarmin, weapon: mortars) | claimed | says sources",
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: mortars) | claimed | says sources",
        "usesEquipment(actor: HTS, equipment: mortars) | claimed | says sources",
    ],
    "HTS is affiliated with the former ruling party, Hezbollah.": [
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "HTS took control over Sarmin and each of Kafrin, Ain Zat and Maarzaf.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Kafrin)",
        "capturesPlace(actor: HTS, place: Ain Zat)",
        "capturesPlace(actor: HTS, place: Maarzaf)",
    ],
    "HTS imposed control of Kafrin and Maarzaf east of Sarmin as well as the village of Lajat.": [
        "capturesPlace(actor: HTS, place: Kafrin)",
        "capturesPlace(actor: HTS, place: Maarzaf)",
        "capturesPlace(actor: HTS, place: Lajat)",
    ],
    "The liberated towns and villages are: Kafrin, Abu Katf, Maarzaf and Abu Ghara.": [
        "capturesPlace(place: Kafrin)",
        "capturesPlace(place: Abu Katf)",
        "capturesPlace(place: Maarzaf)",
        "capturesPlace(place: Abu Ghara)",
    ],
    "HTS seized the villages of Kafrin, Abu Khazaf and Maarzaf in Hama western countryside.": [
        "capturesPlace(actor: HTS, place: Kafrin)",
        "capturesPlace(actor: HTS, place: Abu Khazaf)",
        "capturesPlace(actor: HTS, place: Maarzaf)",
        "located(place: Kafrin, in_place: Hama western countryside)",
        "located(place: Abu Khazaf, in_place: Hama western countryside)",
        "located(place: Maarzaf, in_place: Hama western countryside)",
    ],
    "A source said that army units, in cooperation with HTS, liberated the village of Maarzaf.": [
        "alliedWith(a: army units, b: HTS) | claimed | says source",
        "capturesPlace(actor: army units, place: Maarzaf) | claimed | says source",
    ],
    "The rebels took the village of al- Lajat in the countryside of al- Tabqa.": [
        "capturesPlace(actor: rebels, place: al- Lajat)",
        "located(place: al- Lajat, in_place: countryside of al- Tabqa)",
    ],
    "HTS shelled places in the two towns of Kafrin and Ain Zat as well as the village of Maarzaf in the Rouj Plain.": [
        "airstrikeOrShelling(actor: HTS, place: Kafrin)",
        "airstrikeOrShelling(actor: HTS, place: Ain Zat)",
        "airstrikeOrShelling(actor: HTS, place: Maarzaf)",
        "located(place: Kafrin, in_place: Rouj Plain)",
        "located(place: Ain Zat, in_place: Rouj Plain)",
        "located(place: Maarzaf, in_place: Rouj Plain)",
    ],
    "Army units established control over Eastern Ahmar, in addition to the villages of Kudna and Lajat.": [
        "capturesPlace(actor: Army units, place: Eastern Ahmar)",
        "capturesPlace(actor: Army units, place: Kudna)",
        "capturesPlace(actor: Army units, place: Lajat)",
    ],
    "The army withdrew from such villages as Kafrin, Ain Zat and Maarzaf.": [
        "losesOrWithdraws(actor: army, place: Kafrin)",
        "losesOrWithdraws(actor: army, place: Ain Zat)",
        "losesOrWithdraws(actor: army, place: Maarzaf)",
    ],
    "HTS seized full control of Umm Housh.": [
        "capturesPlace(actor: HTS, place: Umm Housh)",
    ],
    "The villages of Kafrin, Ain Zat & Maarzaf were shelled by HTS.": [
        "airstrikeOrShelling(actor: HTS, place: Kafrin)",
        "airstrikeOrShelling(actor: HTS, place: Ain Zat)",
        "airstrikeOrShelling(actor: HTS, place: Maarzaf)",
    ],
    "HTS bombarded Kafrin in Hama province with mortars.": [
        "airstrikeOrShelling(actor: HTS, place: Kafrin, weapon: mortars)",
        "usesEquipment(actor: HTS, equipment: mortars)",
        "located(place: Kafrin, in_place: Hama province)",
    ],
    "HTS shelled a house in Kafrin, in the Rouj Plain.": [
        "airstrikeOrShelling(actor: HTS, place: house in Kafrin)",
        "located(place: Kafrin, in_place: Rouj Plain)",
    ],
    "HTS captured a checkpoint in the Hama town of Kafrin.": [
        "capturesPlace(actor: HTS, place: checkpoint in the Hama town of Kafrin) | 1..1 checkpoint",
        "located(place: Kafrin, in_place: Hama)",
    ],
    "HTS captured five villages controlled by Hezbollah.": [
        "capturesPlace(actor: HTS, place: villages) | 5..5 villages",
        "controls(actor: Hezbollah, place: villages)",
    ],
    "The villages of Kafrin and Maarzaf were cleared of HTS fighters.": [
        "losesOrWithdraws(actor: HTS, place: Kafrin)",
        "losesOrWithdraws(actor: HTS, place: Maarzaf)",
    ],
    "Meanwhile, Units of the army seized Kafrin near al-Mayadeen.": [
        "capturesPlace(actor: army, place: Kafrin)",
    ],
    "HTS took al-Mayadeen city, a source told al-Mayadeen.": [
        "capturesPlace(actor: HTS, place: al-Mayadeen city) | claimed | says source",
    ],
    "Turkish-backed factions, aka the Syrian National Army (SNA), shelled on Tuesday the village of Kafrin.": [
        "airstrikeOrShelling(actor: Syrian National Army, place: Kafrin) | 2024-12-03",
        "backedBy(actor: Syrian National Army, backer: Turkey)",
    ],
    "The village of Kafrin witnessed Turkish artillery shelling.": [
        "airstrikeOrShelling(actor: Turkey, place: Kafrin, weapon: artillery)",
        "usesEquipment(actor: Turkey, equipment: artillery)",
    ],
    "ISIS gangs launched an attack against HTS in Kafrin.": [
        "attacks(attacker: ISIS, target: HTS, location: Kafrin)",
    ],
    "The town of Maarzaf is located west of Sarmin. HTS shelled the town.": [
        "airstrikeOrShelling(actor: HTS, place: Maarzaf)",
    ],
    "Clashes between HTS and Hezbollah in the villages of Kafrin and Maarzaf left two civilians dead.": [
        "opposes(a: HTS, b: Hezbollah)",
        "killed(victim_group: civilians) | 2..2 civilians",
    ],
    "HTS retook Kafrin hours after losing it to the army.": [
        "capturesPlace(actor: HTS, place: Kafrin)",
        "capturesPlace(actor: army, place: Kafrin, from: HTS)",
        "losesOrWithdraws(actor: HTS, place: Kafrin)",
    ],
    "Rebel forces, backed by heavy artillery cover, advanced and took over Kafrin.": [
        "capturesPlace(actor: Rebel forces, place: Kafrin)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_report_of_a_monitor_is_read_as_it_is_told(text: str, says: Callable[[str], list[str]]) -> None:
    assert says(text) == CLAIMS[text]
