"""Actives, passives, participles, relative clauses and lists, read for who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = {
    "A farmer and another man were killed in Sarmin.": [
        "killed(victim_group: farmer, place: Sarmin) | 1..1 farmer",
        "killed(victim_group: man, place: Sarmin) | 1..1 man",
    ],
    "The war between HTS and the army has displaced thousands.": [
        "opposes(a: HTS, b: army)",
        "displaced(group: people) | None..None None",
    ],
    "Ten civilians, including two women, died in a raid on Sarmin, which burned for a day.": [
        "killed(victim_group: civilians, place: Sarmin) | 10..10 civilians",
        "killed(victim_group: women, place: Sarmin) | 2..2 women",
    ],
    "Ali Hassan, 34, and Omar Said, 12, were killed in Sarmin.": [
        "killed(victim_group: Ali Hassan, place: Sarmin) | 1..1 None",
        "killed(victim_group: Omar Said, place: Sarmin) | 1..1 None",
    ],
    "Shelling killed Ali Hassan (34), Omar Said, 12, and Musa Said, 9.": [
        "killed(victim_group: Ali Hassan) | 1..1 None",
        "killed(victim_group: Omar Said) | 1..1 None",
        "killed(victim_group: Musa Said) | 1..1 None",
    ],
    "Syrian soldiers fought gunmen near Sarmin.": ["opposes(a: Syria, b: gunmen)"],
    "The HTS-linked rebels captured Sarmin.": [
        "capturesPlace(actor: HTS-linked rebels, place: Sarmin)",
        "alliedWith(a: HTS-linked rebels, b: HTS)",
    ],
    "Malian Islamists captured Sarmin.": ["capturesPlace(actor: Malian Islamists, place: Sarmin)"],
    "A farmer and a boy were killed by a Syrian airstrike on Sarmin on Thursday.": [
        "airstrikeOrShelling(actor: Syria, place: Sarmin) | 2024-11-28",
        "killed(victim_group: farmer, by: Syria, place: Sarmin) | 1..1 farmer | 2024-11-28",
        "killed(victim_group: boy, by: Syria, place: Sarmin) | 1..1 boy | 2024-11-28",
    ],
    "HTS now controls about 90 percent of the city of Sarmin.": ["controls(actor: HTS, place: Sarmin)"],
    "The Syrian Air Force again bombed Nusra Front positions in Sarmin.": [
        "attacks(attacker: Syrian Air Force, target: Nusra Front, location: Sarmin)",
        "airstrikeOrShelling(actor: Syrian Air Force, place: Sarmin)",
    ],
    "Clashes in Sarmin between HTS and members of the faction called Jaysh al-Izza killed six.": [
        "opposes(a: HTS, b: Jaysh al-Izza)",
        "killed(victim_group: people) | 6..6 None",
    ],
    "Rebels drove HTS from Sarmin, the group's last stronghold in the north.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Rebels, place: Sarmin, from: HTS)",
    ],
    "HTS took Sarmin. The jihadist group also seized Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "Russia denied that its jets had bombed Sarmin.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: jets) | negated | says Russia",
    ],
    "The army carried out a series of air raids on rebel positions in Sarmin.": [
        "attacks(attacker: army, target: rebel, location: Sarmin)",
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "The army has clung onto the city of Sarmin.": ["controls(actor: army, place: Sarmin)"],
    "A Russian drone attack on Sarmin killed a girl.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: drone)",
        "usesEquipment(actor: Russia, equipment: drone)",
        "killed(victim_group: girl, by: Russia) | 1..1 girl",
    ],
    "The army denied this, saying HTS had left Sarmin.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin) | claimed | says army",
    ],
    "Jaysh al-Izza left. The Reed mercenary group seized Sarmin.": [
        "capturesPlace(actor: Reed, place: Sarmin)",
    ],
    "The town of Sarmin was overrun by a rebel alliance known as the Army of Conquest.": [
        "capturesPlace(actor: Army of Conquest, place: Sarmin)",
    ],
    "Fighters allied to Libya's government have seized the coastal city of Sarmin.": [
        "alliedWith(a: Fighters allied to Libya's government, b: Libya)",
        "capturesPlace(actor: Fighters allied to Libya's government, place: Sarmin)",
    ],
    "HTS said it had taken back the historic town of Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says HTS",
    ],
    "HTS recaptured Sarmin on 26 November and Binnish on 28 November.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-11-26",
        "capturesPlace(actor: HTS, place: Binnish) | 2024-11-28",
    ],
    "Government forces left Binnish. The Chadian army captured Sarmin.": [
        "losesOrWithdraws(actor: Government forces, place: Binnish)",
        "capturesPlace(actor: Chad, place: Sarmin)",
    ],
    "Malian troops left Kidal. The army captured Gao.": [
        "losesOrWithdraws(actor: Mali, place: Kidal)",
        "capturesPlace(actor: Mali, place: Gao)",
    ],
    "The Reed Army, led by Minni Minnawi, captured Sarmin.": [
        "leads(actor: Minni Minnawi, operation_or_alliance: Reed Army)",
        "capturesPlace(actor: Reed Army, place: Sarmin)",
    ],
    "Hezbollah, headed by Hassan Nasrallah, has attacked HTS.": [
        "leads(actor: Hassan Nasrallah, operation_or_alliance: Hezbollah)",
        "attacks(attacker: Hezbollah, target: HTS)",
    ],
    "Turkey's paramilitary Reed Forces captured Sarmin.": [
        "capturesPlace(actor: Reed Forces, place: Sarmin)",
    ],
    "The army withdrew as HTS took Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Fighting raged after rebels and HTS seized Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Regime forces and aircraft bombed Sarmin.": [
        "airstrikeOrShelling(actor: Regime forces, place: Sarmin, weapon: aircraft)",
    ],
    "Rebel fighters and Russian jets bombed Sarmin.": [
        "airstrikeOrShelling(actor: Rebel fighters, place: Sarmin)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: jets)",
        "usesEquipment(actor: Russia, equipment: jets)",
    ],
    "The army quickly took Sarmin.": [
        "capturesPlace(actor: army, place: Sarmin)",
    ],
    "The town taken by HTS on Friday is Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-11-29",
    ],
    "HTS became part of the Elven Alliance.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
    ],
    "HTS is part of the Elven Alliance, backed by Turkey.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "backedBy(actor: Elven Alliance, backer: Turkey)",
    ],
    "The army launched strikes and raids on Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
    ],
    "HTS was attacked and driven from Sarmin by the army.": [
        "attacks(attacker: army, target: HTS)",
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: army, place: Sarmin, from: HTS)",
    ],
    "Sarmin, which HTS took, fell.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The town that HTS took is Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "HTS drove the army from Sarmin.": [
        "losesOrWithdraws(actor: army, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Sarmin, from: army)",
    ],
    "The army was driven from Sarmin.": [
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "HTS and its fighters captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "HTS attacked Hezbollah and its fighters.": [
        "attacks(attacker: HTS, target: Hezbollah)",
    ],
    "Assad forces left Sarmin.": [
        "losesOrWithdraws(actor: Assad forces, place: Sarmin)",
    ],
    "Government forces and Syrian regime troops left Sarmin.": [
        "losesOrWithdraws(actor: Government forces, place: Sarmin)",
    ],
    "HTS aircraft bombed Sarmin with Turkish drones.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin, weapon: aircraft)",
        "usesEquipment(actor: HTS, equipment: drones)",
        "usesEquipment(actor: HTS, equipment: aircraft)",
    ],
    "HTS said it took Sarmin and added that the army left Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says HTS",
        "losesOrWithdraws(actor: army, place: Binnish) | claimed | says HTS",
    ],
    "A resident quoted by HTS said that rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says resident quoted by HTS",
    ],
    "HTS, quoting residents, said that rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says HTS",
    ],
    "A report saying that rebels captured Sarmin was published.": [],
    "Sarmin and Binnish, all in Idlib, fell to HTS.": [
        "capturesPlace(place: Sarmin, actor: HTS)",
        "capturesPlace(place: Binnish, actor: HTS)",
        "located(place: Sarmin, in_place: Idlib)",
        "located(place: Binnish, in_place: Idlib)",
    ],
    "HTS took Sarmin, in Idlib.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "located(place: Sarmin, in_place: Idlib)",
    ],
    "The army took Sarmin and Binnish in Idlib.": [
        "capturesPlace(actor: army, place: Sarmin)",
        "capturesPlace(actor: army, place: Binnish)",
        "located(place: Sarmin, in_place: Idlib)",
        "located(place: Binnish, in_place: Idlib)",
    ],
    "Forces loyal to Turkey captured Sarmin.": [
        "capturesPlace(actor: Forces loyal to Turkey, place: Sarmin)",
    ],
    "The Arab coalition supporting the Syrian government said Wednesday it had killed ten men.": [
        "backedBy(actor: Syrian government, backer: Arab coalition) | 2024-11-27",
        "killed(victim_group: men, by: Arab coalition) | claimed | says Arab coalition | 10..10 men",
    ],
    "HTS attacked a base southwest of Sarmin and took a town west of Binnish.": [
        "capturesPlace(actor: HTS, place: town) | 1..1 town",
    ],
    "HTS captured the villages of Kafrin and Lajat, Idlib province, on Monday.": [
        "capturesPlace(actor: HTS, place: Kafrin) | 2024-12-02",
        "capturesPlace(actor: HTS, place: Lajat) | 2024-12-02",
        "located(place: Lajat, in_place: Idlib province)",
    ],
    "HTS and the captured soldiers left Sarmin.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
    ],
    "A barrage of rockets hit Sarmin.": [
        "airstrikeOrShelling(place: Sarmin, weapon: rockets, actor: None)",
    ],
    "The Salvation Government took Sarmin.": [
        "capturesPlace(actor: Salvation Government, place: Sarmin)",
    ],
    "HTS, jointly commanded by Abu Omar, left Sarmin.": [
        "commander(person: Abu Omar, group: HTS)",
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
    ],
    "Rebels began to take Sarmin.": [
        "capturesPlace(actor: Rebels, place: Sarmin)",
    ],
    "Rebels decided to attack the army.": [
        "attacks(attacker: Rebels, target: army) | planned",
    ],
    "HTS, a group that controls Sarmin, is led by Abu Omar.": [
        "controls(actor: HTS, place: Sarmin)",
        "leads(actor: Abu Omar, operation_or_alliance: HTS)",
    ],
    "The Brigade’s commander, Abu Omar, was killed in Sarmin on Friday.": [
        "killed(victim_group: Abu Omar, place: Sarmin) | 1..1 None | 2024-11-29",
    ],
    "Abu Omar commands HTS in Sarmin.": [
        "commander(person: Abu Omar, group: HTS)",
    ],
    "Participating schools include Sarmin School.": [],
    "Ten others were injured.": [
        "injured(victim_group: others) | 10..10 others",
    ],
    "HTS took the 46th Brigade base.": [
        "capturesPlace(actor: HTS, place: 46th Brigade base)",
    ],
    "HTS took Sarmin town and the Sarmin base.": [
        "capturesPlace(actor: HTS, place: Sarmin town)",
        "capturesPlace(actor: HTS, place: Sarmin base)",
    ],
    "HTS took Sarmin district and Sarmin market.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Sarmin market)",
    ],
    "The 46th Brigade of HTS captured Sarmin.": [
        "capturesPlace(actor: 46th Brigade of HTS, place: Sarmin)",
        "memberOf(member: 46th Brigade of HTS, alliance: HTS)",
    ],
    "The 46th Brigade of Hay'at Tahrir al-Sham captured Sarmin.": [
        "capturesPlace(actor: 46th Brigade of Hay'at Tahrir al-Sham, place: Sarmin)",
        "memberOf(member: 46th Brigade of Hay'at Tahrir al-Sham, alliance: Hay'at Tahrir al-Sham)",
    ],
    "The 25th Division of the Bree Front left. The Bree Front came.": [
        "memberOf(member: 25th Division of the Bree Front, alliance: Bree Front)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_clause_is_read_however_it_is_turned(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
