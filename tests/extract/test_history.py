"""Backgrounders, timelines and histories of battles: sentences that tell much at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "Rebels control parts of northern Idlib.": [
        "controls(actor: Rebels, place: northern Idlib)",
    ],
    "HTS, a jihadist group, attacked the army. The jihadist organization Ansar al-Tawhid controls Sarmin.": [
        "attacks(attacker: HTS, target: army)",
        "controls(actor: Ansar al-Tawhid, place: Sarmin)",
    ],
    "The Hezbollah-linked organization Liwa Baraka controls Sarmin.": [
        "controls(actor: Liwa Baraka, place: Sarmin)",
        "alliedWith(a: Liwa Baraka, b: Hezbollah)",
    ],
    "A coalition of rebel groups led by HTS captured Sarmin.": [
        "leads(actor: HTS, operation_or_alliance: rebel groups)",
        "capturesPlace(actor: rebel groups, place: Sarmin)",
    ],
    "Sarmin fell to an alliance of HTS and Jaysh al-Izza.": [
        "capturesPlace(place: Sarmin, actor: HTS)",
        "capturesPlace(place: Sarmin, actor: Jaysh al-Izza)",
    ],
    "Thousands fled after rebels, joined by local militias, attacked the army.": [
        "attacks(attacker: rebels, target: army)",
    ],
    "Thousands of people fled as fighters of HTS, backed by drones, captured Sarmin.": [
        "displaced(group: people) | None..None people",
        "usesEquipment(actor: HTS, equipment: drones)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "As the army advanced on Aleppo, it captured the town of Sarmin.": [
        "capturesPlace(actor: army, place: Sarmin)",
    ],
    "HTS captured Sarmin before withdrawing a week later.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
    ],
    "HTS was defeated before taking Sarmin.": [],
    "After Uganda forces left Sarmin, HTS captured Binnish.": [
        "losesOrWithdraws(actor: Uganda, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "The army withdrew from the Turkish border town of Sarmin.": [
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "HTS captured the Mediterranean port city of Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The factions include HTS. The regime clashed with the tribal groups.": [
        "opposes(a: regime, b: tribal groups)",
    ],
    "HTS attacked US bases in Turkey.": [
        "attacks(attacker: HTS, target: United States, location: Turkey)",
    ],
    "Lebanese armed groups attacked HTS near Sarmin.": [
        "attacks(attacker: Lebanese armed groups, target: HTS, location: Sarmin)",
    ],
    "Libyan fighters loyal to renegade general Khalifa Haftar took Sarmin.": [
        "capturesPlace(actor: Libyan fighters, place: Sarmin)",
    ],
    "HTS bombarded Sarmin, the biggest refugee camp, with rockets.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: rockets)",
        "usesEquipment(actor: HTS, equipment: rockets)",
    ],
    "HTS seized Aleppo's international airport.": [
        "capturesPlace(actor: HTS, place: Aleppo's international airport)",
    ],
    "HTS claimed responsibility for the attack on Hezbollah in Sarmin.": [
        "attacks(attacker: HTS, target: Hezbollah, location: Sarmin) | claimed | says HTS",
    ],
    "Responsibility for the attack on Hezbollah was claimed by HTS.": [
        "attacks(attacker: HTS, target: Hezbollah)",
    ],
    "The Elven Alliance is an alliance between Liwa Baraka, Jaysh al-Izza and HTS.": [
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
        "memberOf(alliance: Elven Alliance, member: Jaysh al-Izza)",
        "memberOf(alliance: Elven Alliance, member: HTS)",
    ],
    "Clashes between HTS, backed by Turkey, and Hezbollah were reported in Sarmin.": [
        "opposes(a: HTS, b: Hezbollah)",
        "backedBy(actor: HTS, backer: Turkey)",
    ],
    "HTS had links to Hezbollah.": [
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "HTS shelled Sarmin, an army stronghold, with mortars.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: mortars)",
        "usesEquipment(actor: HTS, equipment: mortars)",
    ],
    "HTS attacked an African Union base in Sarmin.": [
        "attacks(attacker: HTS, target: African Union, location: Sarmin)",
        "located(place: African Union base, in_place: Sarmin)",
    ],
    "HTS ambushed a military convoy near Sarmin.": ["attacks(attacker: HTS, target: military, location: Sarmin)"],
    "HTS attacked a military wedding near Sarmin.": [],
    "UN peacekeepers clashed with HTS near Sarmin.": [
        "opposes(a: UN, b: HTS)",
    ],
    "The Yarmouk Battalion of HTS took Sarmin. On Monday the battalion seized Binnish.": [
        "capturesPlace(actor: Yarmouk Battalion of HTS, place: Sarmin)",
        "memberOf(member: Yarmouk Battalion of HTS, alliance: HTS)",
        "capturesPlace(actor: Yarmouk Battalion of HTS, place: Binnish) | 2024-12-02",
    ],
    "The Elven Front, which groups together Liwa Baraka and Jaysh al-Izza, took Sarmin.": [
        "memberOf(alliance: Elven Front, member: Liwa Baraka)",
        "memberOf(alliance: Elven Front, member: Jaysh al-Izza)",
        "capturesPlace(actor: Elven Front, place: Sarmin)",
    ],
    "In 2012 Tuareg rebels of HTS, fighting alongside Liwa Baraka, seized Sarmin and Binnish.": [
        "alliedWith(a: HTS, b: Liwa Baraka) | 2012",
        "capturesPlace(actor: HTS, place: Sarmin) | 2012",
        "capturesPlace(actor: HTS, place: Binnish) | 2012",
    ],
    "In March HTS, fighting alongside Liwa Baraka, took Sarmin.": [
        "alliedWith(a: HTS, b: Liwa Baraka) | 2024-03",
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-03",
    ],
    "Fighters commanded by Walid Hamdan seized Sarmin.": [
        "commander(person: Walid Hamdan, group: Fighters)",
        "capturesPlace(actor: Fighters, place: Sarmin)",
    ],
    "Forces under the command of Walid Hamdan recaptured Sarmin.": [
        "commander(group: Forces, person: Walid Hamdan)",
        "capturesPlace(actor: Forces, place: Sarmin)",
    ],
    "The regional capitals of Sarmin and Binnish fell to HTS.": [
        "capturesPlace(place: Sarmin, actor: HTS)",
        "capturesPlace(place: Binnish, actor: HTS)",
    ],
    "A government offensive against Liwa Baraka in Sarmin began in May.": [
        "attacks(attacker: government, target: Liwa Baraka) | 2024-05",
    ],
    "Angolan troops and Zimbabwe backed HTS.": [
        "backedBy(actor: HTS, backer: Angola)",
        "backedBy(actor: HTS, backer: Zimbabwe)",
    ],
    "Fighting raged between HTS, backed by Turkey, and Hezbollah, backed by Iran.": [
        "opposes(a: HTS, b: Hezbollah)",
        "backedBy(actor: HTS, backer: Turkey)",
        "backedBy(actor: Hezbollah, backer: Iran)",
    ],
    "Hezbollah and HTS affiliates left.": [],
    "Soldiers killed, beat and raped 40 civilians in Sarmin.": [
        "killed(victim_group: civilians, by: soldiers) | 40..40 civilians",
    ],
    "The clashes forced 20,000 people to flee their homes.": [
        "displaced(group: people) | 20000..20000 people",
    ],
    "Fighting has forced thousands of families to flee.": [
        "displaced(group: families) | None..None families",
    ],
    "The opposition has been engaged in an armed conflict with the government.": [
        "opposes(a: opposition, b: government)",
    ],
    "Colonel Walid Hamdan, commanding officer of the 46th Brigade, left.": [
        "commander(person: Walid Hamdan, group: 46th Brigade)",
    ],
    "A wildfire forced 3,000 people to flee their homes.": [],
    "Nov. 1: Rebels and Turkish soldiers captured Sarmin, main town in the east; about 50 people killed.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | 2024-11-01",
        "capturesPlace(actor: Turkey, place: Sarmin) | 2024-11-01",
        "killed(victim_group: people) | 50..50 people",
    ],
    "HTS, which took Binnish in 2014, controls parts of Idlib.": [
        "capturesPlace(actor: HTS, place: Binnish) | 2014",
        "controls(actor: HTS, place: Idlib)",
    ],
    "The rebels, who took Binnish in 2014, control most of northern Idlib.": [
        "capturesPlace(actor: rebels, place: Binnish) | 2014",
        "controls(actor: rebels, place: northern Idlib)",
    ],
    "HTS has taken the city of Sarmin, a former Hezbollah stronghold and hometown of the dictator.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Haftar's aircraft struck Sarmin.": [
        "airstrikeOrShelling(actor: Haftar's aircraft, place: Sarmin, weapon: aircraft)",
        "usesEquipment(actor: Haftar's aircraft, equipment: aircraft)",
    ],
    "The governor is affiliated with the Justice Movement led by Walid Hamdan.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Justice Movement)",
    ],
    "Its governor, Boris Filatov, said HTS shelled Sarmin.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin) | claimed | says Boris Filatov",
    ],
    "The city of Sarmin, lying adjacent to the Orontes River, fell. HTS retook the city on Monday.": [
        "capturesPlace(place: Sarmin)",
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-12-02",
    ],
    "HTS took Sarmin, on the Orontes River. After its capture, the group executed 40 soldiers.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "killed(victim_group: soldiers, by: HTS) | 40..40 soldiers",
    ],
    "Residents said that most of Sarmin is now under the control of the military.": [
        "controls(actor: military, place: Sarmin) | claimed | says Residents",
    ],
    "The 47th Brigade is fighting near Sarmin, where it has lost several tanks.": [
        "destroysEquipment(equipment: tanks, owner: 47th Brigade, actor: None) | None..None tanks",
    ],
    "HTS captured 30 districts in northern Afghanistan, including Burka and Dasht-e Archi in Kunduz.": [
        "capturesPlace(actor: HTS, place: districts in northern Afghanistan) | 30..30 districts",
        "capturesPlace(actor: HTS, place: Burka)",
        "capturesPlace(actor: HTS, place: Dasht-e Archi)",
        "located(place: Burka, in_place: northern Afghanistan)",
        "located(place: Dasht-e Archi, in_place: northern Afghanistan)",
        "located(place: Burka, in_place: Kunduz)",
        "located(place: Dasht-e Archi, in_place: Kunduz)",
    ],
    "HTS took Sarmin and went on to seize Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_history_is_read_as_it_is_told(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
