"""What noun phrases stand for, in whatever clause they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = {
    "HTS captured villages held by Hezbollah as part of Operation Olive Branch.": [
        "participatesIn(actor: HTS, operation: Operation Olive Branch)",
    ],
    "HTS captured one of the army's tanks.": ["capturesEquipment(actor: HTS, equipment: tanks) | 1..1 tanks"],
    "Turkey is a major backer of Syria's opposition.": ["backedBy(actor: Syria's opposition, backer: Turkey)"],
    "HTS clashed with Hezbollah in Sarmin and killed 15 of them.": [
        "opposes(a: HTS, b: Hezbollah)",
        "killed(victim_group: Hezbollah) | 15..15 None",
    ],
    "HTS attacked Hezbollah in Sarmin, killing scores of them.": [
        "attacks(attacker: HTS, target: Hezbollah, location: Sarmin)",
        "killed(victim_group: Hezbollah, by: HTS) | None..None None",
    ],
    "Rebel fighters captured 12 soldiers near Sarmin, the monitor said.": [
        "capturedPersons(actor: Rebel fighters, group: soldiers, place: Sarmin) | claimed | says monitor"
        " | 12..12 soldiers",
    ],
    "Hezbollah took Sarmin after fierce clashes with HTS.": [
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
        "opposes(a: Hezbollah, b: HTS)",
    ],
    "Elven Alliance factions, including HTS and Jaysh al-Izza, left.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Jaysh al-Izza, alliance: Elven Alliance)",
    ],
    "Elven Alliance factions and HTS left.": [],
    "HTS took a checkpoint in Sarmin and the Bree air base.": [
        "capturesPlace(actor: HTS, place: checkpoint in Sarmin) | 1..1 checkpoint",
        "capturesPlace(actor: HTS, place: Bree air base)",
    ],
    "HTS took the checkpoint at Sarmin, the Bree air base and the Archet base.": [
        "capturesPlace(actor: HTS, place: checkpoint at Sarmin)",
        "capturesPlace(actor: HTS, place: Bree air base)",
        "capturesPlace(actor: HTS, place: Archet base)",
    ],
    "Gimli Stone fled Sarmin on foot.": [],
    "Another Turkish commander, Gimli Stone, left.": [],
    "HTS captured 12 Bree Cruisers and two RPX-9 from Hezbollah.": [
        "capturesEquipment(actor: HTS, equipment: Bree Cruisers, from: Hezbollah) | 12..12 bree cruisers",
        "capturesEquipment(actor: HTS, equipment: RPX-9, from: Hezbollah) | 2..2 rpx-9",
    ],
    "HTS captured nine men who smiled, as well as two tanks and ten trucks.": [
        "capturesEquipment(actor: HTS, equipment: tanks) | 2..2 tanks",
        "capturesEquipment(actor: HTS, equipment: trucks) | 10..10 trucks",
        "capturedPersons(actor: HTS, group: men) | 9..9 men",
    ],
    "HTS attacked a base for Hezbollah troops near Sarmin.": [
        "attacks(attacker: HTS, target: Hezbollah, location: Sarmin)",
    ],
    "HTS attacked a road for Hezbollah troops near Sarmin.": [],
    "The Hezbollah linked HTS took Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "HTS and Hezbollah linked up near Sarmin.": [],
    "The president of Egypt, Gimli Stone, left.": [],
    "Bree's police chief, Gimli Stone, left.": [],
    "Bree's leader, Gimli Stone, left.": ["leads(actor: Gimli Stone, operation_or_alliance: Bree)"],
    "On 5 May, HTS fighters and the Bree took Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-05-05",
        "capturesPlace(actor: Bree, place: Sarmin) | 2024-05-05",
    ],
    "But on Tuesday, HTS fighters and Hezbollah gunmen entered Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-12-03",
        "capturesPlace(actor: Hezbollah, place: Sarmin) | 2024-12-03",
    ],
    "HTS entered Egypt from Libya.": [],
    "HTS took Bree and Archet, Umbar district, in May.": [
        "capturesPlace(actor: HTS, place: Bree) | 2024-05",
        "capturesPlace(actor: HTS, place: Archet) | 2024-05",
        "located(place: Bree, in_place: Umbar)",
        "located(place: Archet, in_place: Umbar)",
    ],
    "HTS took Bree, Umbar district.": [
        "capturesPlace(actor: HTS, place: Bree)",
        "located(place: Bree, in_place: Umbar)",
    ],
    "HTS took two major army bases near its lines.": [
        "capturesPlace(actor: HTS, place: major army bases) | 2..2 bases"
    ],
    "HTS took a base belonging to Hezbollah, the Bree Front.": [
        "capturesPlace(actor: HTS, place: base)",
    ],
    "The rebels stormed Bree in Idlib province.": ["located(place: Bree, in_place: Idlib province)"],
    "Egyptian soldiers left. As a militia was beaten, they fled taking 10 prisoners.": [],
    "Hezbollah left. As HTS fighters were beaten, they fled taking 10 prisoners.": [
        "capturedPersons(actor: HTS, group: prisoners) | 10..10 prisoners"
    ],
    "HTS took 10,000 prisoners.": ["capturedPersons(actor: HTS, group: prisoners) | 10000..10000 prisoners"],
    "HTS seized over 20 targets from Hezbollah.": [],
    "When HTS took Sarmin on Friday, its men did not stop.": ["capturesPlace(actor: HTS, place: Sarmin) | 2024-11-29"],
    "HTS faced its rival paramilitary Liwa Baraka group.": [],
    "Ten soldiers were killed by Hezbollah when it took Sarmin.": [
        "killed(victim_group: soldiers, by: Hezbollah) | 10..10 soldiers",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "Men of Mordor and Bree started an offensive.": [],
    "The Bree Archet took Sarmin.": ["capturesPlace(actor: Bree Archet, place: Sarmin)"],
    "Bree Archet took Sarmin.": [],
    "HTS destroyed a T-72 tank.": [
        "destroysEquipment(actor: HTS, equipment: T-72 tank) | 1..1 tank",
    ],
    "Jihadists of the Hezbollah group captured Sarmin.": [
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "HTS seized Sarmin in northwestern Syria. It took full control of the town.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "located(place: Sarmin, in_place: northwestern Syria)",
    ],
    "HTS is backed by Egypt, Jordan, the United Arab Emirates and Russia.": [
        "backedBy(actor: HTS, backer: Egypt)",
        "backedBy(actor: HTS, backer: Jordan)",
        "backedBy(actor: HTS, backer: United Arab Emirates)",
        "backedBy(actor: HTS, backer: Russia)",
    ],
    "A Saudi-led coalition bombed Sarmin. The coalition bombed Binnish.": [
        "airstrikeOrShelling(actor: Saudi-led coalition, place: Sarmin)",
        "leads(operation_or_alliance: Saudi-led coalition, actor: Saudi Arabia)",
        "airstrikeOrShelling(actor: Saudi-led coalition, place: Binnish)",
    ],
    "Government forces, supported by the coalition, took Sarmin from HTS.": [
        "capturesPlace(actor: Government forces, place: Sarmin, from: HTS)",
    ],
    "The Reed Forces alliance, which includes HTS, captured Sarmin.": [
        "memberOf(alliance: Reed Forces, member: HTS)",
        "capturesPlace(actor: Reed Forces, place: Sarmin)",
    ],
    "HTS clashed with Hezbollah in Sarmin, leaving 12 dead.": [
        "opposes(a: HTS, b: Hezbollah)",
        "killed(victim_group: people) | 12..12 None",
    ],
    "The army left. Two sources said that HTS fought in Sarmin, bringing the town under its control.": [
        "controls(actor: HTS, place: Sarmin) | claimed | says Two sources",
    ],
    "Hezbollah fighters came. The group, which leads the Reed Alliance, captured Sarmin.": [
        "leads(actor: Hezbollah, operation_or_alliance: Reed Alliance)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
        "memberOf(member: Hezbollah, alliance: Reed Alliance)",
    ],
    "Rebels from the Reed Front captured Sarmin.": [
        "capturesPlace(actor: Reed Front, place: Sarmin)",
    ],
    "HTS destroyed two tanks with anti-tank guided missiles.": [
        "destroysEquipment(actor: HTS, equipment: tanks) | 2..2 tanks",
        "usesEquipment(actor: HTS, equipment: anti-tank guided missiles)",
    ],
    "Hezbollah fighters captured Sarmin. The militants captured Binnish.": [
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Binnish)",
    ],
    "Wadi Forces took Binnish. The WF and the Reed Support Group met. The RSG captured Sarmin.": [
        "capturesPlace(actor: Wadi Forces, place: Binnish)",
        "capturesPlace(actor: Reed Support Group, place: Sarmin)",
    ],
    "The Justice and Dignity Movement captured Sarmin.": [
        "capturesPlace(actor: Justice and Dignity Movement, place: Sarmin)",
    ],
    "Khalifa Haftar's forces captured Sarmin.": [
        "capturesPlace(actor: Khalifa Haftar's forces, place: Sarmin)",
    ],
    "Forces loyal to Khalifa Haftar captured Sarmin.": [
        "capturesPlace(actor: Forces, place: Sarmin)",
    ],
    "Khalifa Haftar leads the Reed Army. Haftar's fighters captured Sarmin.": [
        "leads(actor: Khalifa Haftar, operation_or_alliance: Reed Army)",
        "capturesPlace(actor: Reed Army, place: Sarmin)",
    ],
    "Jamil al-Saleh, a commander in the Jaysh al-Izza rebel brigade, spoke on Friday.": [
        "commander(person: Jamil al-Saleh, group: Jaysh al-Izza) | 2024-11-29",
    ],
    "Minni Minnawi said that HTS captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says Minni Minnawi",
    ],
    "Rebels, including HTS and Hezbollah, captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "The rebels captured Sarmin and Binnish.": [
        "capturesPlace(actor: rebels, place: Sarmin)",
        "capturesPlace(actor: rebels, place: Binnish)",
    ],
    "The towns of Sarmin and Binnish were captured by HTS.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "Parts of Sarmin were captured by members of HTS.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The army lost the Furqan neighbourhood of Aleppo.": [
        "losesOrWithdraws(actor: army, place: Furqan)",
        "located(place: Furqan, in_place: Aleppo)",
    ],
    "Positions held by HTS in Sarmin were shelled by the army.": [
        "attacks(attacker: army, target: HTS)",
    ],
    "HTS fighters captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "HTS advanced on Sarmin. The group captured the town.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "HTS advanced. It captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Hezbollah, which Iran backs, captured Sarmin.": [
        "backedBy(actor: Hezbollah, backer: Iran)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "HTS-led forces captured Sarmin.": [
        "capturesPlace(actor: HTS-led forces, place: Sarmin)",
        "leads(operation_or_alliance: HTS-led forces, actor: HTS)",
    ],
    "Iran-backed Hezbollah captured Sarmin.": [
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
        "backedBy(actor: Hezbollah, backer: Iran)",
    ],
    "HTS's 46th Brigade captured Sarmin.": [
        "capturesPlace(actor: 46th Brigade, place: Sarmin)",
        "memberOf(member: 46th Brigade, alliance: HTS)",
    ],
    "The village of Qaminas in Idlib was captured by HTS.": [
        "capturesPlace(actor: HTS, place: Qaminas)",
        "located(place: Qaminas, in_place: Idlib)",
    ],
    "Idlib's town of Sarmin is calm.": [
        "located(place: Sarmin, in_place: Idlib)",
    ],
    "HTS captured the Zahra district of Aleppo.": [
        "capturesPlace(actor: HTS, place: Zahra)",
        "located(place: Zahra, in_place: Aleppo)",
    ],
    "Rebels seized five tanks and 10 drones from the army.": [
        "capturesEquipment(actor: Rebels, equipment: tanks, from: army) | 5..5 tanks",
        "capturesEquipment(actor: Rebels, equipment: drones, from: army) | 10..10 drones",
    ],
    "Rebels seized T-55 tanks.": [
        "capturesEquipment(actor: Rebels, equipment: T-55 tanks)",
    ],
    "Dozens of people were killed by shelling in Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "killed(victim_group: people, place: Sarmin) | None..None people",
    ],
    "An avalanche killed 12 people in Sarmin.": [],
    "Two people died in a car crash in Sarmin.": [],
    "Over 8,735 families fled from Sarmin to Idlib.": [
        "displaced(group: families, from: Sarmin, to: Idlib) | 8736..None families",
    ],
    "HTS launched Operation Iron Fist on Wednesday.": [
        "participatesIn(actor: HTS, operation: Operation Iron Fist) | 2024-11-27",
        "startDate(operation: Operation Iron Fist) | 2024-11-27",
    ],
    "Operation Iron Fist began on 27 November. The operation ended.": [
        "startDate(operation: Operation Iron Fist) | 2024-11-27",
    ],
    "HTS launched Operation Iron Fist. Participating groups include Hezbollah and Liwa Baraka.": [
        "participatesIn(actor: HTS, operation: Operation Iron Fist)",
        "participatesIn(actor: Hezbollah, operation: Operation Iron Fist)",
        "participatesIn(actor: Liwa Baraka, operation: Operation Iron Fist)",
    ],
    "HTS said that it launched Operation Iron Fist. Participants include Hezbollah.": [
        "participatesIn(actor: HTS, operation: Operation Iron Fist) | claimed | says HTS",
        "participatesIn(actor: Hezbollah, operation: Operation Iron Fist) | claimed | says HTS",
    ],
    "Liwa Baraka joined the Elven Operations Room. The alliance captured Sarmin.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Operations Room)",
        "capturesPlace(actor: Elven Operations Room, place: Sarmin)",
    ],
    "Abu Omar, the commander of HTS, spoke. His men captured Sarmin.": [
        "commander(person: Abu Omar, group: HTS)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Hassan Nasrallah became the leader of Hezbollah.": [
        "leads(actor: Hassan Nasrallah, operation_or_alliance: Hezbollah)",
    ],
    "Hezbollah's leader, Hassan Nasrallah, spoke.": [
        "leads(actor: Hassan Nasrallah, operation_or_alliance: Hezbollah)",
    ],
    "Sarmin is under the control of HTS.": [
        "controls(actor: HTS, place: Sarmin)",
    ],
    "The Assad regime left Sarmin.": [
        "losesOrWithdraws(actor: Assad regime, place: Sarmin)",
    ],
    "Regime forces left Sarmin. The army left Binnish. Soldiers were killed.": [
        "losesOrWithdraws(actor: Regime forces, place: Sarmin)",
        "losesOrWithdraws(actor: Regime forces, place: Binnish)",
    ],
    "The Syrian army left Sarmin. Troops left Binnish.": [
        "losesOrWithdraws(actor: Syrian army, place: Sarmin)",
        "losesOrWithdraws(actor: Syrian army, place: Binnish)",
    ],
    "Clashes between HTS and the army continued as rebels captured Sarmin.": [
        "opposes(a: HTS, b: army)",
        "capturesPlace(actor: rebels, place: Sarmin)",
    ],
    "After the rebels took Sarmin, the army left Binnish.": [
        "capturesPlace(actor: rebels, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Binnish)",
    ],
    "The army took the town that was held by it.": [
        "capturesPlace(actor: army, place: town)",
    ],
    "HTS captured Sarmin, captured Binnish and attacked the army.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
        "attacks(attacker: HTS, target: army)",
    ],
    "A coalition that calls itself the Elven Alliance captured Sarmin.": [
        "capturesPlace(actor: Elven Alliance, place: Sarmin)",
    ],
    "The rebel group Jaysh al-Izza captured Sarmin.": [
        "capturesPlace(actor: Jaysh al-Izza, place: Sarmin)",
    ],
    "HTS attacked the army using drones.": [
        "attacks(attacker: HTS, target: army, weapon: drones)",
        "usesEquipment(actor: HTS, equipment: drones)",
    ],
    "The factions captured Sarmin. The factions of the rebels left.": [
        "capturesPlace(actor: factions, place: Sarmin)",
    ],
    "LNA captured Sarmin.": [
        "capturesPlace(actor: LNA, place: Sarmin)",
    ],
    "Hay’at Tahrir al-Sham (HTS) captured Sarmin. HTS left.": [
        "capturesPlace(actor: Hay’at Tahrir al-Sham, place: Sarmin)",
    ],
    "Russia, the main backer of the army, sent troops.": [
        "backedBy(actor: army, backer: Russia)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_text_makes_the_claims_it_states(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
