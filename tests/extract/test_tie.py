"""Who is tied to whom, however it is said: mergers, allies, rivals, leaders, operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "Liwa Baraka, fighting under the banner of the Levant Front, attacked Hezbollah.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
        "attacks(attacker: Liwa Baraka, target: Hezbollah)",
    ],
    "Three factions of the Levant Front announced a merger under the name of the Elven Alliance.": [],
    "Operation 2011 was launched by HTS in May 2019.": [
        "participatesIn(actor: HTS, operation: Operation 2011) | 2019-05",
        "startDate(operation: Operation 2011) | 2019-05",
    ],
    "The offensive, code-named Lake Wrath, is being carried out by the armies of Chad and Mali.": [
        "participatesIn(actor: Chad, operation: Lake Wrath)",
        "participatesIn(actor: Mali, operation: Lake Wrath)",
    ],
    "France’s Operation Reed ended in 2014.": ["participatesIn(actor: France, operation: Operation Reed)"],
    "The French-led Operation Reed ended.": ["leads(operation_or_alliance: Operation Reed, actor: France)"],
    "French troops deployed under Operation Reed captured Sarmin.": [
        "capturesPlace(actor: France, place: Sarmin)",
        "participatesIn(actor: France, operation: Operation Reed)",
    ],
    "Troops of the 21st Brigade under Operation Reed captured Sarmin.": [
        "capturesPlace(actor: 21st Brigade, place: Sarmin)",
        "participatesIn(actor: 21st Brigade, operation: Operation Reed)",
    ],
    "Operation Reed by HTS ended.": ["participatesIn(actor: HTS, operation: Operation Reed)"],
    "HTS called its offensive Operation Reed.": ["participatesIn(actor: HTS, operation: Operation Reed)"],
    "Residents of the area of Operation Reed left.": [],
    "The Syrian army and allied Liwa Baraka fighters left.": ["alliedWith(a: Syrian army, b: Liwa Baraka)"],
    "The war between HTS and Hezbollah has reached Sarmin.": ["opposes(a: HTS, b: Hezbollah)"],
    "HTS and Hezbollah fought for control of Sarmin.": ["opposes(a: HTS, b: Hezbollah)"],
    "The Elven Alliance (formerly of Sarmin and Binnish) left.": [],
    "In June, Liwa Baraka led by Omar Reed took Sarmin.": [
        "leads(actor: Omar Reed, operation_or_alliance: Liwa Baraka) | 2024-06",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin) | 2024-06",
    ],
    "Red Kite, the ground campaign, began on 15 June 2020.": ["startDate(operation: Red Kite) | 2020-06-15"],
    "HTS announced a counter-offensive called “Blue Dawn” on 3 May.": [
        "participatesIn(actor: HTS, operation: Blue Dawn) | 2024-05-03",
        "startDate(operation: Blue Dawn) | 2024-05-03",
    ],
    "Liwa Baraka was established in 2011 as an affiliate of Hezbollah.": [
        "alliedWith(a: Liwa Baraka, b: Hezbollah) | 2011",
    ],
    "Omar Reed and his Liwa Baraka left.": ["commander(person: Omar Reed, group: Liwa Baraka)"],
    "Egypt and Jordan joined a coalition led by Saudi Arabia.": [
        "memberOf(member: Egypt, alliance: coalition led by Saudi Arabia)",
        "memberOf(member: Jordan, alliance: coalition led by Saudi Arabia)",
        "leads(actor: Saudi Arabia, operation_or_alliance: coalition led by Saudi Arabia)",
    ],
    "A coalition led by Saudi Arabia fought HTS. The Saudi-led coalition left.": [
        "leads(actor: Saudi Arabia, operation_or_alliance: coalition led by Saudi Arabia)",
        "opposes(a: coalition led by Saudi Arabia, b: HTS)",
    ],
    "Egypt joined Hezbollah in praising the deal.": [],
    "HTS is part of life in Egypt.": [],
    "HTS is led by Omar Reed, most notably Liwa Baraka.": ["leads(actor: Omar Reed, operation_or_alliance: HTS)"],
    "HTS met little resistance from Hezbollah.": [],
    "The war has pitted the Syrian army, commanded by Omar Reed, against HTS.": [
        "opposes(a: Syrian army, b: HTS)",
        "commander(person: Omar Reed, group: Syrian army)",
    ],
    "The fighting pits HTS against Hezbollah.": ["opposes(a: HTS, b: Hezbollah)"],
    "Operation Reed, an offensive by HTS, began on 5 May.": [
        "startDate(operation: Operation Reed) | 2024-05-05",
        "participatesIn(actor: HTS, operation: Operation Reed)",
    ],
    "HTS’s offensive, known as Operation Reed, is over.": ["participatesIn(actor: HTS, operation: Operation Reed)"],
    "Operation Reed of the Elven Alliance is over.": [
        "participatesIn(actor: Elven Alliance, operation: Operation Reed)",
    ],
    "During Operation Reed the Syrian army withdrew from Sarmin.": [
        "losesOrWithdraws(actor: Syrian army, place: Sarmin)",
    ],
    "HTS captured Sarmin with allied forces including Liwa Baraka.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "alliedWith(a: HTS, b: Liwa Baraka)",
    ],
    "HTS still needs to control Sarmin.": ["controls(actor: HTS, place: Sarmin) | planned"],
    "Jama‘at al-Reed and HTS partnered with Hezbollah.": [
        "alliedWith(a: Jama‘at al-Reed, b: Hezbollah)",
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "Thousands have died in the violence between HTS and Hezbollah.": [
        "killed(victim_group: people) | None..None None",
        "opposes(a: HTS, b: Hezbollah)",
    ],
    "Villagers in two Shi’ite villages and the Central African Republic said the war was over.": [],
    "Fighting raged between forces loyal to Omar Reed and HTS.": ["opposes(a: forces, b: HTS)"],
    "Clashes between rebels backed by Turkey and HTS went on.": [
        "opposes(a: rebels, b: HTS)",
        "backedBy(actor: rebels, backer: Turkey)",
    ],
    "Hezbollah chief Omar Reed left. Fighting between Omar Reed and HTS went on.": [
        "leads(actor: Omar Reed, operation_or_alliance: Hezbollah)",
        "opposes(a: Hezbollah, b: HTS)",
    ],
    "A fight between Omar Reed and Walid Hamdan went on.": [],
    "Walid Hamdan was appointed leader of Hezbollah.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Hezbollah)",
    ],
    "Hezbollah appointed Walid Hamdan as its new leader.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Hezbollah)",
    ],
    "Hezbollah, under the leadership of Walid Hamdan, took Sarmin.": [
        "leads(operation_or_alliance: Hezbollah, actor: Walid Hamdan)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "HTS fought against Liwa Baraka led by Walid Hamdan, on Friday.": [
        "opposes(a: HTS, b: Liwa Baraka)",
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka) | 2024-11-29",
    ],
    "The commander of the Liwa Baraka faction, Walid Hamdan, spoke.": [
        "commander(person: Walid Hamdan, group: Liwa Baraka)",
    ],
    "Commander of Liwa Baraka, Walid Hamdan (R), and Commander of Hezbollah, Samir Azm (L).": [
        "commander(person: Walid Hamdan, group: Liwa Baraka)",
        "commander(person: Samir Azm, group: Hezbollah)",
    ],
    "HTS, alongside Hezbollah, attacked the Levant Front.": [
        "attacks(attacker: HTS, target: Levant Front)",
        "attacks(attacker: Hezbollah, target: Levant Front)",
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "HTS took part in the raid on Sarmin alongside Hezbollah.": [
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "HTS took Sarmin along with Hezbollah.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "alliedWith(a: HTS, b: Hezbollah)",
    ],
    "HTS spoke alongside Hezbollah.": [],
    "HTS fought side by side with Hezbollah.": ["alliedWith(a: HTS, b: Hezbollah)"],
    "HTS and Hezbollah fought side by side against Jaysh al-Izza.": [
        "opposes(a: HTS, b: Jaysh al-Izza)",
        "opposes(a: Hezbollah, b: Jaysh al-Izza)",
    ],
    "HTS and its allies, Hezbollah and Liwa Baraka, took Sarmin.": [
        "alliedWith(a: Hezbollah, b: HTS)",
        "alliedWith(a: Liwa Baraka, b: HTS)",
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
    ],
    "Hezbollah came to the aid of HTS.": [
        "alliedWith(a: Hezbollah, b: HTS)",
    ],
    "Iran provides Hezbollah with rockets.": [
        "backedBy(actor: Hezbollah, backer: Iran)",
    ],
    "Hezbollah enjoys Iran's support.": [
        "backedBy(actor: Hezbollah, backer: Iran)",
    ],
    "Hezbollah's main rival, Liwa Baraka, took Sarmin.": [
        "opposes(a: Liwa Baraka, b: Hezbollah)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
    ],
    "Clashes between Bedouin tribes and Druze militias erupted in Sarmin.": [
        "opposes(a: Bedouin tribes, b: Druze militias)",
    ],
    "HTS mobilized against Hezbollah.": [
        "attacks(attacker: HTS, target: Hezbollah)",
    ],
    "HTS advanced after clashes with Hezbollah.": [
        "opposes(a: HTS, b: Hezbollah)",
    ],
    "HTS took Sarmin as part of Operation Iron Fist.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "participatesIn(actor: HTS, operation: Operation Iron Fist)",
    ],
    "Since the launch of Operation Iron Fist on 5 May 2019, ten men have died.": [
        "startDate(operation: Operation Iron Fist) | 2019-05-05",
        "killed(victim_group: men) | 10..10 men",
    ],
    "Ten men have died since the launch of Operation Iron Fist, the army said on Friday.": [
        "killed(victim_group: men) | claimed | says army | 10..10 men",
    ],
    "An HTS affiliate, Liwa Baraka, attacked the so-called “gangs” of Sarmin.": [
        "alliedWith(a: Liwa Baraka, b: HTS)",
    ],
    "Fighters of al-Qaeda affiliate Liwa Baraka attacked Hezbollah.": [
        "alliedWith(a: Liwa Baraka, b: al-Qaeda)",
        "attacks(attacker: Liwa Baraka, target: Hezbollah)",
    ],
    "HTS took Sarmin while its ally Liwa Baraka seized Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "alliedWith(a: Liwa Baraka, b: HTS)",
        "capturesPlace(actor: Liwa Baraka, place: Binnish)",
    ],
    "Liwa Baraka and Jaysh al-Izza - both units of the Levant Front - took Sarmin.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
        "memberOf(member: Jaysh al-Izza, alliance: Levant Front)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
        "capturesPlace(actor: Jaysh al-Izza, place: Sarmin)",
    ],
    "Liwa Baraka, al-Qaeda's branch in Syria, took Sarmin.": [
        "memberOf(member: Liwa Baraka, alliance: al-Qaeda)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
    ],
    "Factions affiliated with Hezbollah took Sarmin.": [
        "alliedWith(a: Factions affiliated with Hezbollah, b: Hezbollah)",
        "capturesPlace(actor: Factions affiliated with Hezbollah, place: Sarmin)",
    ],
    "Liwa Baraka had pledged allegiance to the Islamic State.": [
        "alliedWith(a: Liwa Baraka, b: Islamic State)",
    ],
    "HTS, in coordination with Hezbollah, took Sarmin.": [
        "alliedWith(a: HTS, b: Hezbollah)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "HTS, with the help of Hezbollah, took Sarmin.": [
        "backedBy(actor: HTS, backer: Hezbollah)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Liwa Baraka started out as an al-Qaeda affiliate.": [
        "alliedWith(a: Liwa Baraka, b: al-Qaeda)",
    ],
    "The strongest group in Idlib is Liwa Baraka. It took Sarmin. Its leader Walid Hamdan spoke.": [
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
    ],
    "The leader of the Levant Front, Gamil Fardoun, spoke.": [
        "leads(actor: Gamil Fardoun, operation_or_alliance: Levant Front)",
    ],
    "HTS left Sarmin. The militant group took Binnish.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "The Reed Front for the People of the Levant took Sarmin.": [
        "capturesPlace(actor: Reed Front for the People of the Levant, place: Sarmin)",
    ],
    "The SDF's Brigade 12 attacked Hezbollah.": [
        "attacks(attacker: Brigade 12, target: Hezbollah)",
        "memberOf(member: Brigade 12, alliance: SDF)",
    ],
    "Walid Hamdan has been appointed Commander-in-Chief of the Levant Front.": [
        "commander(person: Walid Hamdan, group: Levant Front)",
    ],
    "The Levant Front Commander-in-Chief Walid Hamdan spoke.": [],
    "They clashed after the arrest and trial of Walid Hamdan, the leader of Liwa Baraka – a faction in the SDF.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
        "memberOf(member: Liwa Baraka, alliance: SDF)",
    ],
    "Fighters loyal to the general Bashar Hamdan carried out an attack on HTS on Thursday, Reuters said.": [
        "attacks(attacker: Fighters, target: HTS) | claimed | says Reuters | 2024-11-28",
    ],
    "Liwa Baraka is an alliance of rebel factions led by Walid Hamdan.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
    ],
    "Liwa Baraka is a coalition of small factions supported by Turkey.": [
        "backedBy(actor: Liwa Baraka, backer: Turkey)",
    ],
    "They listed Liwa Baraka and its founder, Walid Hamdan.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
    ],
    "The army raided Liwa Baraka, killing its leader Walid Hamdan.": [
        "attacks(attacker: army, target: Liwa Baraka)",
        "killed(victim_group: Walid Hamdan, by: army) | 1..1 None",
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
    ],
    "Hezbollah and HTS have worked together in Sarmin.": [
        "alliedWith(a: Hezbollah, b: HTS)",
    ],
    "Liwa Baraka (LiB) took Sarmin. LiB left Binnish.": [
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
        "losesOrWithdraws(actor: Liwa Baraka, place: Binnish)",
    ],
    "Liwa Baraka took Sarmin alongside other small groups. The group left Binnish.": [
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
        "alliedWith(a: Liwa Baraka, b: small groups)",
        "losesOrWithdraws(actor: Liwa Baraka, place: Binnish)",
    ],
    "HTS has tightened its grip on Sarmin.": [
        "controls(actor: HTS, place: Sarmin)",
    ],
    "The army carried out an airstrike on Hezbollah.": [
        "attacks(attacker: army, target: Hezbollah)",
    ],
    "They fought the Iranian- and Russian-backed Liwa Baraka.": [
        "backedBy(actor: Liwa Baraka, backer: Iran)",
        "backedBy(actor: Liwa Baraka, backer: Russia)",
    ],
    "HTS, a group led by Walid Hamdan, controls parts of Sarmin.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: HTS)",
        "controls(actor: HTS, place: Sarmin)",
    ],
    "HTS took Sarmin and Binnish, as well as Morek and Hama.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
        "capturesPlace(actor: HTS, place: Morek)",
        "capturesPlace(actor: HTS, place: Hama)",
    ],
    "HTS intervened in support of Liwa Baraka and Hezbollah.": [
        "backedBy(actor: Liwa Baraka, backer: HTS)",
        "backedBy(actor: Hezbollah, backer: HTS)",
    ],
    "The 25th Brigade was supported by Russia, led by General Walid Hamdan.": [
        "backedBy(actor: 25th Brigade, backer: Russia)",
        "leads(actor: Walid Hamdan, operation_or_alliance: 25th Brigade)",
    ],
    "HTS attacked several groups in the Elven Alliance, such as Liwa Baraka and Jaysh al-Izza.": [
        "attacks(attacker: HTS, target: Liwa Baraka)",
        "attacks(attacker: HTS, target: Jaysh al-Izza)",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
        "memberOf(member: Jaysh al-Izza, alliance: Elven Alliance)",
    ],
    "Turkey denied that it had taken sides with HTS.": [
        "alliedWith(a: Turkey, b: HTS) | negated | says Turkey",
    ],
    "Liwa Baraka came to the support of HTS.": [
        "alliedWith(a: Liwa Baraka, b: HTS)",
    ],
    "HTS, which holds most of Sarmin, left Binnish.": [
        "controls(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: HTS, place: Binnish)",
    ],
    "The SDF, a U.S.-backed alliance led by Walid Hamdan, took Sarmin.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: SDF)",
        "capturesPlace(actor: SDF, place: Sarmin)",
        "backedBy(actor: SDF, backer: United States)",
    ],
    "Clashes erupted between the SDF and Turkish backed factions.": [
        "opposes(a: SDF, b: Turkish backed factions)",
        "backedBy(actor: Turkish backed factions, backer: Turkey)",
    ],
    "Iranian allied militias left Sarmin.": [
        "losesOrWithdraws(actor: Iranian allied militias, place: Sarmin)",
        "alliedWith(a: Iranian allied militias, b: Iran)",
    ],
    "The SDF is led by Syrian Kurdish fighters.": [
        "leads(actor: Syrian Kurdish fighters, operation_or_alliance: SDF)",
    ],
    "The Turkish armed forces took Sarmin.": [
        "capturesPlace(actor: Turkey, place: Sarmin)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_text_says_who_is_tied_to_whom(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
