"""Sentences turned as reporters turn them: datelines, fronted phrases, shared auxiliaries, what somebody is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = {
    "The rebels have captured the army's last post, Sarmin, the region's governor, Abu Omar, said.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says Abu Omar",
    ],
    "The raid also wounded three guards, a nurse with the Hill Clinic, or HC, told Reuters on Friday.": [
        "injured(victim_group: guards) | claimed | says nurse with the Hill Clinic | 3..3 guards",
    ],
    "A doctor said three guards and a nurse were killed.": [
        "killed(victim_group: guards) | claimed | says doctor | 3..3 guards",
        "killed(victim_group: nurse) | claimed | says doctor | 1..1 nurse",
    ],
    "A doctor said HTS and the Levant Front had captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says doctor",
        "capturesPlace(actor: Levant Front, place: Sarmin) | claimed | says doctor",
    ],
    "Abu Omar announced the vote and was killed a day later.": [
        "killed(victim_group: Abu Omar) | 1..1 None",
    ],
    "Abu Omar reported a lower figure, saying at least 17 guards died and nine were wounded.": [
        "killed(victim_group: guards) | claimed | says Abu Omar | 17..None guards",
        "injured(victim_group: guards) | claimed | says Abu Omar | 9..9 None",
    ],
    "Binnish is under the control of HTS, and Hezbollah captured Sarmin.": [
        "controls(actor: HTS, place: Binnish)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "A strike on Sarmin that targeted Hezbollah guards killed nine people.": [
        "airstrikeOrShelling(place: Sarmin, actor: None)",
        "killed(victim_group: people) | 9..9 people",
    ],
    "HTS burned houses, forcing some residents to flee Sarmin.": [],
    "HTS captured a militia colonel, Abu Omar.": ["capturedPersons(actor: HTS, group: Abu Omar) | 1..1 None"],
    "Russia met the Lebanese armed group Hezbollah.": [],
    "HTS seized Sarmin. The insurgents then shelled Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "airstrikeOrShelling(actor: HTS, place: Binnish)",
    ],
    "HTS's claims that the army left Sarmin were welcomed.": [
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "In Sarmin, some 400 villagers were evacuated.": [
        "displaced(group: villagers) | 400..400 villagers",
    ],
    "Turkey confirmed 15 dead and 46 injured.": [
        "killed(victim_group: people) | claimed | says Turkey | 15..15 None",
        "injured(victim_group: people) | claimed | says Turkey | 46..46 None",
    ],
    "One jet was used in a retaliatory strike — a show of air superiority over Sarmin.": [],
    "A Turkish spokesman dismissed any notion that HTS had entered Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | negated | says Turkish spokesman",
    ],
    "The targeted troops left Sarmin.": ["losesOrWithdraws(actor: troops, place: Sarmin)"],
    "Clashes erupted between rebels and Liwa Baraka, an affiliate of the US-backed, Kurdish-led Levant Front.": [
        "opposes(a: rebels, b: Liwa Baraka)",
        "alliedWith(a: Liwa Baraka, b: Levant Front)",
        "backedBy(actor: Levant Front, backer: United States)",
    ],
    "Hezbollah declared victory, but HTS kept on. It captured Binnish.": ["capturesPlace(actor: HTS, place: Binnish)"],
    "Hezbollah declared victory, but villagers wept. It captured Binnish.": [
        "capturesPlace(actor: Hezbollah, place: Binnish)",
    ],
    "HTS attacked Hezbollah to capture Sarmin.": [
        "attacks(attacker: HTS, target: Hezbollah)",
        "capturesPlace(actor: HTS, place: Sarmin) | planned",
    ],
    "HTS defeated Hezbollah to capture Sarmin.": [
        "opposes(a: HTS, b: Hezbollah)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Abu Omar said: “The general came to our town, but he was shot dead.”": [],
    "A looming attack by HTS on Hezbollah was foiled.": ["attacks(attacker: HTS, target: Hezbollah) | planned"],
    "Militant group HTS captured Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "The Syrian paramilitary Hezbollah captured Sarmin.": ["capturesPlace(actor: Hezbollah, place: Sarmin)"],
    "Hama, SANA – Army units recaptured the village of Sarmin.": [
        "capturesPlace(actor: Army units, place: Sarmin)",
    ],
    "BINNISH: HTS has captured Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "• HTS captured Sarmin": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "Seven people were killed and some 40 others wounded in Sarmin.": [
        "killed(victim_group: people) | 7..7 people",
        "injured(victim_group: people, place: Sarmin) | 40..40 others",
    ],
    "Scores of HTS militants were killed in Sarmin.": [
        "killed(victim_group: HTS, place: Sarmin) | None..None militants",
    ],
    "A commander told the Binnish news agency that HTS had seized Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says commander",
    ],
    "As part of the campaign to secure the coast, local factions attacked HTS in Sarmin.": [
        "attacks(attacker: local factions, target: HTS, location: Sarmin)",
    ],
    "In response, Ahrar al-Sham, the largest faction in the south, seized Sarmin.": [
        "capturesPlace(actor: Ahrar al-Sham, place: Sarmin)",
    ],
    "HTS launched a raid on Binnish at dawn taking control of Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Fighters fled Binnish as fighting broke out between HTS and Ahrar al-Sham.": [
        "losesOrWithdraws(actor: fighters, place: Binnish)",
        "opposes(a: HTS, b: Ahrar al-Sham)",
    ],
    "HTS seized Sarmin and Binnish, local sources reported on Sunday.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says local sources",
        "capturesPlace(actor: HTS, place: Binnish) | claimed | says local sources",
    ],
    "HTS captured Sarmin, reported pro-opposition news agency Reed Press.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says Reed Press",
    ],
    "A local leader, Omar Reed, said Sarmin, a town in the south, had been captured by HTS.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says Omar Reed",
    ],
    "On Sunday, an airstrike in Sarmin, just east of Binnish, killed 17 people, the group said.": [
        "airstrikeOrShelling(place: Sarmin, actor: None) | claimed | says group | 2024-12-01",
        "killed(victim_group: people) | claimed | says group | 17..17 people | 2024-12-01",
    ],
    "Heavy clashes erupted in Sarmin, and HTS has since captured Binnish.": [
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "Following two weeks of fighting, HTS forces — allied with Ahrar al-Sham — have failed to capture Sarmin.": [
        "alliedWith(a: HTS, b: Ahrar al-Sham)",
        "capturesPlace(actor: HTS, place: Sarmin) | negated",
    ],
    "Six HTS fighters have been killed by troops in Sarmin.": [
        "killed(victim_group: HTS, by: troops, place: Sarmin) | 6..6 fighters",
    ],
    "The army retook from HTS the small town of Sarmin and Binnish.": [
        "capturesPlace(actor: army, place: Sarmin, from: HTS)",
        "capturesPlace(actor: army, place: Binnish, from: HTS)",
    ],
    "HTS, which is led by Abu Omar, controls most of Binnish.": [
        "leads(actor: Abu Omar, operation_or_alliance: HTS)",
        "controls(actor: HTS, place: Binnish)",
    ],
    "The Levant Front alliance, which Turkey backs, holds much of Sarmin.": [
        "backedBy(actor: Levant Front, backer: Turkey)",
        "controls(actor: Levant Front, place: Sarmin)",
    ],
    "Security forces took Sarmin.": ["capturesPlace(actor: Security forces, place: Sarmin)"],
    "Coalition forces bombed Sarmin, and coalition troops then took Binnish.": [
        "airstrikeOrShelling(actor: Coalition forces, place: Sarmin)",
        "capturesPlace(actor: Coalition forces, place: Binnish)",
    ],
    "Ten rebels, including two boys, were killed.": [
        "killed(victim_group: rebels) | 10..10 rebels",
        "killed(victim_group: boys) | 2..2 boys",
    ],
    "Air strikes on Sarmin and neighbouring villages by Turkey killed three civilians.": [
        "airstrikeOrShelling(actor: Turkey, place: Sarmin)",
        "killed(victim_group: civilians) | 3..3 civilians",
    ],
    "The Levant Front launched attacks against HTS and its ally, Liwa Baraka, driving them out of Sarmin.": [
        "attacks(attacker: Levant Front, target: HTS)",
        "attacks(attacker: Levant Front, target: Liwa Baraka)",
        "alliedWith(a: Liwa Baraka, b: HTS)",
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: Liwa Baraka, place: Sarmin)",
        "capturesPlace(actor: Levant Front, place: Sarmin, from: HTS)",
        "capturesPlace(actor: Levant Front, place: Sarmin, from: Liwa Baraka)",
    ],
    "HTS said it had expelled them from Sarmin.": [],
    "A total of 29 rebels and 24 troops have been killed.": [
        "killed(victim_group: rebels) | 29..29 rebels",
        "killed(victim_group: troops) | 24..24 troops",
    ],
    "Clashes have left more than 90 people dead and about 50 wounded.": [
        "killed(victim_group: people) | 91..None people",
        "injured(victim_group: people) | 50..50 None",
    ],
    "The blast left ten people dead.": ["killed(victim_group: people) | 10..10 people"],
    "Shelling left two children wounded and dozens of civilians dead.": [
        "injured(victim_group: children) | 2..2 children",
        "killed(victim_group: civilians) | None..None civilians",
    ],
    "HTS fighters have taken control of villages in northern Hama.": [
        "capturesPlace(actor: HTS, place: villages in northern Hama)",
    ],
    "Ten fighters of HTS were killed along with six Hezbollah militants.": [
        "killed(victim_group: HTS) | 10..10 fighters",
        "killed(victim_group: Hezbollah) | 6..6 militants",
    ],
    "HTS attacked Binnish, seizing the governor's office, a hospital and the prison.": [
        "capturesPlace(actor: HTS, place: governor's office)",
        "capturesPlace(actor: HTS, place: hospital) | 1..1 hospital",
        "capturesPlace(actor: HTS, place: prison)",
    ],
    "HTS seized a border crossing with Turkey near Sarmin.": [
        "capturesPlace(actor: HTS, place: border crossing with Turkey) | 1..1 crossing",
    ],
    "HTS seized two outposts in Binnish.": [
        "capturesPlace(actor: HTS, place: outposts in Binnish) | 2..2 outposts",
    ],
    "Two soldiers were killed in the shelling of Sarmin.": [
        "killed(victim_group: soldiers) | 2..2 soldiers",
        "airstrikeOrShelling(place: Sarmin, actor: None)",
    ],
    "Omar Reed, a cousin of the king and the commander of HTS, was killed.": [
        "commander(person: Omar Reed, group: HTS)",
        "killed(victim_group: Omar Reed) | 1..1 None",
    ],
    "Turkey and its allies took Sarmin in Operation Olive Branch, launched on 20 January 2018.": [
        "capturesPlace(actor: Turkey, place: Sarmin)",
        "startDate(operation: Operation Olive Branch) | 2018-01-20",
        "participatesIn(actor: Turkey, operation: Operation Olive Branch)",
    ],
    "The breach was made by HTS, whose gunners destroyed three tanks.": [
        "destroysEquipment(actor: HTS, equipment: tanks) | 3..3 tanks",
    ],
    "HTS freed 16 men of Hezbollah whom it captured at Sarmin.": [
        "capturedPersons(actor: HTS, group: Hezbollah, place: Sarmin) | 16..16 men",
    ],
    "At least 126 people perished, 68 of them children and some 30 of them guards of HTS.": [
        "killed(victim_group: people) | 126..None people",
        "killed(victim_group: children) | 68..68 children",
        "killed(victim_group: HTS) | 30..30 guards",
    ],
    "HTS used mortars to seize the airbase and a neighbouring village, Sarmin.": [
        "usesEquipment(actor: HTS, equipment: mortars)",
        "capturesPlace(actor: HTS, place: airbase)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "The 68th Brigade of the Syrian armed forces left.": [
        "memberOf(member: 68th Brigade, alliance: Syrian armed forces)",
    ],
    "HTS fighters were trained by the US.": ["backedBy(actor: HTS, backer: United States)"],
    "HTS destroyed three tanks and a bulldozer of the enemy with TOW missiles.": [
        "destroysEquipment(actor: HTS, equipment: tanks) | 3..3 tanks",
        "usesEquipment(actor: HTS, equipment: TOW missiles)",
    ],
    "HTS took Sarmin on Sunday. The fall of Sarmin on Sunday and of Binnish on Monday was expected.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-12-01",
    ],
    "The Third Corps, an alliance dominated by HTS and commanded by Omar Reed, left.": [
        "memberOf(member: HTS, alliance: Third Corps)",
        "commander(person: Omar Reed, group: Third Corps)",
    ],
    "Sarmin, from which HTS withdrew, fell to the army.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "capturesPlace(place: Sarmin, actor: army)",
    ],
    "The capture of Sarmin on Sunday and of Binnish on Monday by HTS was announced.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-12-01",
        "capturesPlace(actor: HTS, place: Binnish) | 2024-12-01",
    ],
    "HTS launched a significant military operation.": [],
    "The town of Sarmin, where HTS had its base, and the village of Binnish fell to the army.": [
        "capturesPlace(place: Sarmin, actor: army)",
        "capturesPlace(place: Binnish, actor: army)",
    ],
    "It is unclear where or if HTS has entered Sarmin.": [],
    "It was not clear whether HTS had entered Sarmin.": [],
    "Ten people died in air strikes on Sarmin by Turkey and its ally Russia.": [
        "killed(victim_group: people, place: Sarmin) | 10..10 people",
        "airstrikeOrShelling(actor: Turkey, place: Sarmin)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
        "alliedWith(a: Russia, b: Turkey)",
    ],
    "HTS withdrew from Sarmin and Binnish as well as Taftanaz.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: HTS, place: Binnish)",
        "losesOrWithdraws(actor: HTS, place: Taftanaz)",
    ],
    "The Islamic State currently controls the town of Sarmin.": ["controls(actor: Islamic State, place: Sarmin)"],
    "Fighting broke out between HTS and the army.": ["opposes(a: HTS, b: army)"],
    "Government forces were able to recapture three villages east of Binnish.": [
        "capturesPlace(actor: Government forces, place: villages) | 3..3 villages",
    ],
    "Ten soldiers and six rebels died in the fighting.": [
        "killed(victim_group: soldiers) | 10..10 soldiers",
        "killed(victim_group: rebels) | 6..6 rebels",
    ],
    "HTS holds Sarmin and most of the town of Binnish.": [
        "controls(actor: HTS, place: Sarmin)",
        "controls(actor: HTS, place: Binnish)",
    ],
    "Soldiers guarding the base fled Sarmin.": ["losesOrWithdraws(actor: soldiers, place: Sarmin)"],
    "Troops fighting alongside HTS captured Sarmin.": ["capturesPlace(actor: troops, place: Sarmin)"],
    "The army and HTS fighters took Sarmin.": [
        "capturesPlace(actor: army, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "HTS captured Sarmin. The group's fighters also seized four tanks.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesEquipment(actor: HTS, equipment: tanks) | 4..4 tanks",
    ],
    "Wagner mercenaries left Sarmin. The Russian group had held it since May.": [
        "losesOrWithdraws(actor: Wagner, place: Sarmin)",
        "controls(actor: Wagner, place: Sarmin) | 2024-05",
    ],
    "The Lebanese group left Sarmin.": [],
    "HTS captured Sarmin. The Turkish-backed rebels now hold Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "controls(actor: HTS, place: Binnish)",
        "backedBy(actor: HTS, backer: Turkey)",
    ],
    "A drone strike on a car in Sarmin killed a commander of HTS.": [
        "airstrikeOrShelling(place: Sarmin, weapon: drone, actor: None)",
        "killed(victim_group: HTS) | 1..1 commander",
    ],
    "The army said four of its soldiers had been killed in Sarmin.": [
        "killed(victim_group: army, place: Sarmin) | claimed | says army | 4..4 soldiers",
    ],
    "HTS fighters, using captured uniforms, attacked army positions near Binnish.": [
        "attacks(attacker: HTS, target: army, location: Binnish)",
    ],
    "The SDF, an alliance backed by the United States, controls most of Sarmin.": [
        "backedBy(actor: SDF, backer: United States)",
        "controls(actor: SDF, place: Sarmin)",
    ],
    "The army destroyed three vehicles belonging to HTS.": [
        "destroysEquipment(actor: army, equipment: vehicles) | 3..3 vehicles",
    ],
    "Hezbollah claimed six attacks on Israeli forces near Sarmin.": [
        "attacks(attacker: Hezbollah, target: Israel, location: Sarmin) | claimed | says Hezbollah",
    ],
    "The army conducted a strike that killed HTS commander Omar Reed in Sarmin.": [
        "airstrikeOrShelling(actor: army, place: Sarmin)",
        "killed(victim_group: Omar Reed, by: army, place: Sarmin) | 1..1 None",
        "commander(person: Omar Reed, group: HTS)",
    ],
    "The attack that killed Omar Reed was claimed by HTS.": ["killed(victim_group: Omar Reed) | 1..1 None"],
    "Airstrikes by Russian jets on Sarmin wounded a civilian.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: jets)",
        "injured(victim_group: civilian) | 1..1 civilian",
    ],
    "By 2015, the group held Sarmin with HTS.": [],
    "14:32 GMT - Israeli strikes kill five in Sarmin": [
        "airstrikeOrShelling(actor: Israel, place: Sarmin)",
        "killed(victim_group: people, by: Israel, place: Sarmin) | 5..5 None",
    ],
    "Clashes erupted after HTS attacked the headquarters of the Reed Brigade.": [
        "attacks(attacker: HTS, target: Reed Brigade)",
    ],
    "The Reed Brigade said that HTS had attacked its base and arrested ten of its members.": [
        "attacks(attacker: HTS, target: Reed Brigade) | claimed | says Reed Brigade",
        "capturedPersons(actor: HTS, group: Reed Brigade) | claimed | says Reed Brigade | 10..10 members",
    ],
    "“HTS frees Binnish while the rest of the soldiers flee,” said the group's account.": [
        "capturesPlace(actor: HTS, place: Binnish) | claimed | says group's account",
        "losesOrWithdraws(actor: soldiers, place: Binnish) | claimed | says group's account",
    ],
    "Hezbollah mortared Israeli forces gathered in Sarmin.": ["attacks(attacker: Hezbollah, target: Israel)"],
    "Men died in a village near Sarmin, Aleppo province, which HTS seized overnight.": [
        "capturesPlace(actor: HTS, place: village near Sarmin) | 1..1 village",
    ],
    "The army left Sarmin. The group, HTS, said its fighters captured Binnish.": [
        "losesOrWithdraws(actor: army, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish) | claimed | says HTS",
    ],
    "HTS let civilians leave Sarmin.": [],
    "HTS not only seized Sarmin but also captured Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "The army recaptured Sarmin from HTS, which had seized it in March.": [
        "capturesPlace(actor: army, place: Sarmin, from: HTS)",
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-03",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_report_is_read_however_it_is_turned(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
