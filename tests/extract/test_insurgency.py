"""How reports of insurgencies tell of raids, ambushes, mines, abductions and the dead that are found and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    # -- who raids and abducts
    "Heavily armed men kidnapped nine pupils near Sarmin.": [
        "capturedPersons(actor: Heavily armed men, group: pupils, place: Sarmin) | 9..9 pupils",
    ],
    "Young men kidnapped nine pupils near Sarmin.": [],
    "Gunmen on motorbikes abducted nine pupils in Sarmin.": [
        "capturedPersons(actor: gunmen, group: pupils, place: Sarmin) | 9..9 pupils",
    ],
    "HTS took about 20 villagers hostage in the attack on Sarmin.": [
        "capturedPersons(actor: HTS, group: villagers, place: Sarmin) | 20..20 villagers",
    ],
    "HTS carried off six traders.": ["capturedPersons(actor: HTS, group: traders) | 6..6 traders"],
    "HTS took away six traders.": ["capturedPersons(actor: HTS, group: traders) | 6..6 traders"],
    "HTS took away the rubble.": [],
    "Fighters with HTS ambushed Hezbollah near Sarmin.": [
        "attacks(attacker: HTS, target: Hezbollah, location: Sarmin)",
    ],
    "HTS attacked African Union peacekeeping forces near Sarmin.": [
        "attacks(attacker: HTS, target: African Union, location: Sarmin)",
    ],
    "HTS ambushed a UN patrol near Sarmin.": ["attacks(attacker: HTS, target: UN, location: Sarmin)"],
    "Troops clashed with HTS.": ["opposes(a: troops, b: HTS)"],
    "HTS eliminated 30 militants.": ["killed(victim_group: militants, by: HTS) | 30..30 militants"],
    "The 57th Infantry Battalion encountered HTS rebels near Sarmin.": [
        "opposes(a: 57th Infantry Battalion, b: HTS)",
    ],
    "HTS was ambushed by a group of Hezbollah fighters.": [
        "attacks(attacker: Hezbollah, target: HTS)",
    ],
    "HTS, led by commanders Omar Hamdan and Salim Idris, took Sarmin.": [
        "leads(actor: Omar Hamdan, operation_or_alliance: HTS)",
        "leads(actor: Salim Idris, operation_or_alliance: HTS)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The Defense and Security Forces left Sarmin.": [
        "losesOrWithdraws(actor: Defense and Security Forces, place: Sarmin)",
    ],
    # -- spoils and mines
    "HTS stole two humvees.": ["capturesEquipment(actor: HTS, equipment: humvees) | 2..2 humvees"],
    "HTS escaped with a gun truck.": ["capturesEquipment(actor: HTS, equipment: gun truck) | 1..1 truck"],
    "HTS raided Sarmin using motorcycles.": ["usesEquipment(actor: HTS, equipment: motorcycles)"],
    "A truck full of traders hit a landmine near Sarmin, killing nine traders.": [
        "killed(victim_group: traders) | 9..9 traders",
    ],
    "A truck full of traders hit a tree near Sarmin, killing nine traders.": [],
    "Nine traders were killed by a car in Sarmin.": [],
    "Nine traders were killed by a car bomb in Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, weapon: car bomb, actor: None)",
        "killed(victim_group: traders, place: Sarmin) | 9..9 traders",
    ],
    # -- the dead
    "One more terrorist was eliminated near Sarmin.": [
        "killed(victim_group: terrorist, place: Sarmin) | 1..1 terrorist",
    ],
    "Two traders sustained injuries in Sarmin.": ["injured(victim_group: traders, place: Sarmin) | 2..2 traders"],
    "The war has claimed about 600 lives in Sarmin.": [
        "killed(victim_group: people, place: Sarmin) | 600..600 lives",
    ],
    "The medics saved 600 lives in Sarmin.": [],
    "Nine bodies were found in Sarmin after the raid.": ["killed(victim_group: people, place: Sarmin) | 9..9 bodies"],
    "Clothes were found on nine bodies in Sarmin.": [],
    "Twelve bodies of traders were recovered in Sarmin.": [
        "killed(victim_group: traders, place: Sarmin) | 12..12 bodies",
    ],
    "Among those killed were Omar Hamdan and Salim Idris.": [
        "killed(victim_group: Omar Hamdan) | 1..1 None",
        "killed(victim_group: Salim Idris) | 1..1 None",
    ],
    "Police identified the dead as Omar Hamdan and Salim Idris.": [
        "killed(victim_group: Omar Hamdan) | 1..1 None",
        "killed(victim_group: Salim Idris) | 1..1 None",
    ],
    "One of the victims was identified as Omar Hamdan.": ["killed(victim_group: Omar Hamdan) | 1..1 None"],
    "The suspects were identified as Omar Hamdan and Salim Idris.": [],
    # -- what goes on beside what is expected
    "The toll is expected to rise as HTS continues to shell Sarmin.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin)",
    ],
    "The toll is expected to rise if HTS continues to shell Sarmin.": [],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_report_of_an_insurgency_is_read_as_it_is_told(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
