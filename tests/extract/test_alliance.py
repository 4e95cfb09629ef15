"""Who founds, joins and leads alliances, and who takes part in operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "The Saudi-led coalition bombed Sarmin. The Saudi-led alliance bombed Binnish.": [
        "airstrikeOrShelling(actor: Saudi-led coalition, place: Sarmin)",
        "leads(operation_or_alliance: Saudi-led coalition, actor: Saudi Arabia)",
        "airstrikeOrShelling(actor: Saudi-led coalition, place: Binnish)",
    ],
    "Liwa Baraka and Jaysh al-Izza are among the factions fighting in Operation Olive Branch.": [
        "participatesIn(actor: Liwa Baraka, operation: Operation Olive Branch)",
        "participatesIn(actor: Jaysh al-Izza, operation: Operation Olive Branch)",
    ],
    "Among the groups taking part in Operation Olive Branch are Liwa Baraka and Hezbollah.": [
        "participatesIn(actor: Liwa Baraka, operation: Operation Olive Branch)",
        "participatesIn(actor: Hezbollah, operation: Operation Olive Branch)",
    ],
    "The factions joining the Levant Front are Liwa Baraka, HTS and a branch of Hezbollah.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
        "memberOf(member: HTS, alliance: Levant Front)",
    ],
    "Operation Olive Branch, launched by Turkey on 20 November 2024, goes on.": [
        "participatesIn(actor: Turkey, operation: Operation Olive Branch) | 2024-11-20",
        "startDate(operation: Operation Olive Branch) | 2024-11-20",
    ],
    "Turkey launched Operation Olive Branch on 20 November to clear Sarmin of rebels.": [
        "participatesIn(actor: Turkey, operation: Operation Olive Branch) | 2024-11-20",
        "startDate(operation: Operation Olive Branch) | 2024-11-20",
        "capturesPlace(actor: Turkey, place: Sarmin, from: rebels) | planned | 2024-11-20",
    ],
    "Turkey began Operation Olive Branch against Hezbollah.": [
        "participatesIn(actor: Turkey, operation: Operation Olive Branch)",
        "attacks(attacker: Turkey, target: Hezbollah)",
    ],
    "The Elven Alliance, spearheaded by Liwa Baraka, took Sarmin.": [
        "leads(actor: Liwa Baraka, operation_or_alliance: Elven Alliance)",
        "capturesPlace(actor: Elven Alliance, place: Sarmin)",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "The HTS-dominated Elven Alliance took Sarmin.": [
        "capturesPlace(actor: Elven Alliance, place: Sarmin)",
        "memberOf(alliance: Elven Alliance, member: HTS)",
    ],
    "Liwa Baraka announced the formation of the Blue Banner Front.": [],
    "Two groups, including HTS and Liwa Baraka, formed the Blue Banner Front.": [
        "memberOf(member: HTS, alliance: Blue Banner Front)",
        "memberOf(member: Liwa Baraka, alliance: Blue Banner Front)",
    ],
    "HTS, along with Liwa Baraka, launched Operation Olive Branch.": [
        "participatesIn(actor: HTS, operation: Operation Olive Branch)",
        "participatesIn(actor: Liwa Baraka, operation: Operation Olive Branch)",
        "alliedWith(a: HTS, b: Liwa Baraka)",
    ],
    "HTS, alongside Liwa Baraka, took Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
        "alliedWith(a: HTS, b: Liwa Baraka)",
    ],
    "Rebel groups, among them HTS and Liwa Baraka, took Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
    ],
    "HTS and Liwa Baraka have for months fought Hezbollah.": [
        "opposes(a: HTS, b: Hezbollah)",
        "opposes(a: Liwa Baraka, b: Hezbollah)",
    ],
    "The video shows Walid Hamdan, the HTS leader, at the front.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: HTS)",
    ],
    "HTS commander Omar Zaki stays, while Hezbollah commander Walid Hamdan will serve as his deputy.": [
        "commander(person: Omar Zaki, group: HTS)",
        "commander(person: Walid Hamdan, group: Hezbollah)",
    ],
    "HTS and Hezbollah announced the formation of the Blue Banner Front.": [
        "memberOf(member: HTS, alliance: Blue Banner Front) | claimed | says HTS and Hezbollah",
        "memberOf(member: Hezbollah, alliance: Blue Banner Front) | claimed | says HTS and Hezbollah",
    ],
    "The Elven Alliance is the result of a merger between Hezbollah and Liwa Baraka.": [
        "memberOf(alliance: Elven Alliance, member: Hezbollah)",
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
    ],
    "Hezbollah was formed by ten Reed Alliance groups led by Liwa Baraka.": [],
    "Liwa Baraka has waged war on HTS.": [
        "opposes(a: Liwa Baraka, b: HTS)",
    ],
    "The coalition, known as the Elven Alliance, includes the factions of HTS, Hezbollah and Liwa Baraka.": [
        "memberOf(alliance: Elven Alliance, member: HTS)",
        "memberOf(alliance: Elven Alliance, member: Hezbollah)",
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
    ],
    "Two groups announced a rebel alliance called Blue Banner. The new alliance includes HTS.": [
        "memberOf(alliance: Blue Banner, member: HTS)",
    ],
    "Liwa Baraka joined the Levant Front affiliated with HTS.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
        "alliedWith(a: Levant Front, b: HTS)",
    ],
    "The Levant Front operates under Walid Hamdan.": [
        "leads(operation_or_alliance: Levant Front, actor: Walid Hamdan)",
    ],
    "Hezbollah commander Walid Hamdan also told Reuters that Sarmin had fallen.": [
        "commander(person: Walid Hamdan, group: Hezbollah)",
        "capturesPlace(place: Sarmin) | claimed | says Walid Hamdan",
    ],
    "The main groups in Sarmin are HTS and Liwa Baraka. Both are part of the Elven Alliance.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "HTS and Liwa Baraka hold Sarmin. Clashes broke out between the two factions.": [
        "controls(actor: HTS, place: Sarmin)",
        "controls(actor: Liwa Baraka, place: Sarmin)",
        "opposes(a: HTS, b: Liwa Baraka)",
    ],
    "Rebels fled clashes of HTS with Liwa Baraka. Fighting between the two groups went on.": [
        "opposes(a: HTS, b: Liwa Baraka)",
    ],
    "Fighters from Liwa Baraka and HTS militants attacked the Levant Front.": [
        "attacks(attacker: Liwa Baraka, target: Levant Front)",
        "attacks(attacker: HTS, target: Levant Front)",
    ],
    "Walid Hamdan heads Liwa Baraka, Hezbollah's branch in Idlib.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
        "memberOf(member: Liwa Baraka, alliance: Hezbollah)",
    ],
    "The Islamist Levant Front took Sarmin.": [
        "capturesPlace(actor: Levant Front, place: Sarmin)",
    ],
    "Militants from Liwa Baraka group attacked Hezbollah.": [
        "attacks(attacker: Liwa Baraka, target: Hezbollah)",
    ],
    "HTS launched an offensive on Sarmin on Monday. Rebels left Binnish. The offensive, dubbed Reed Storm, goes on.": [
        "losesOrWithdraws(actor: Rebels, place: Binnish)",
        "participatesIn(actor: HTS, operation: Reed Storm) | 2024-12-02",
        "startDate(operation: Reed Storm) | 2024-12-02",
    ],
    "Liwa Baraka announced the launch of an operation in Sarmin. The operation is called Reed Storm.": [
        "participatesIn(actor: Liwa Baraka, operation: Reed Storm) | claimed | says Liwa Baraka",
    ],
    "Hezbollah may launch an offensive on Sarmin. The offensive is dubbed Reed Storm.": [],
    '"Operation Olive Branch" launched by Hezbollah continued on Sunday.': [
        "participatesIn(actor: Hezbollah, operation: Operation Olive Branch) | 2024-12-01",
    ],
    "HTS men reached Sarmin as part of Operation Olive Branch, launched against Hezbollah.": [
        "participatesIn(actor: HTS, operation: Operation Olive Branch)",
        "attacks(attacker: HTS, target: Hezbollah)",
    ],
    "Operation Olive Branch involves HTS as well as Liwa Baraka.": [
        "participatesIn(operation: Operation Olive Branch, actor: HTS)",
        "participatesIn(operation: Operation Olive Branch, actor: Liwa Baraka)",
    ],
    "The Elven Alliance is comprised of two Hezbollah-linked groups: HTS and Liwa Baraka.": [
        "memberOf(alliance: Elven Alliance, member: HTS)",
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
        "alliedWith(a: HTS, b: Hezbollah)",
        "alliedWith(a: Liwa Baraka, b: Hezbollah)",
    ],
    "Liwa Baraka, the Lebanese Hezbollah affiliate, left.": [
        "alliedWith(a: Liwa Baraka, b: Lebanese Hezbollah)",
    ],
    "An HTS fighter defected to Liwa Baraka as clashes raged between the two factions.": [
        "opposes(a: HTS, b: Liwa Baraka)",
    ],
    "Three factions of the Elven Alliance and HTS met Liwa Baraka.": [],
    "Liwa Baraka controls much of western parts of Hama – Sarmin and Binnish.": [
        "controls(actor: Liwa Baraka, place: Hama)",
        "controls(actor: Liwa Baraka, place: Sarmin)",
        "controls(actor: Liwa Baraka, place: Binnish)",
    ],
    "Liwa Baraka was founded in May. The group controls Sarmin.": [
        "controls(actor: Liwa Baraka, place: Sarmin)",
    ],
    "The Binnish Military Council met. Walid Hamdan, the commander of the Military Council, spoke.": [
        "commander(person: Walid Hamdan, group: Binnish Military Council)",
    ],
    "The Reed Liberation Army entered Sarmin. Clashes went on. The army also captured Binnish.": [
        "capturesPlace(actor: Reed Liberation Army, place: Sarmin)",
        "capturesPlace(actor: Reed Liberation Army, place: Binnish)",
    ],
    "Sarmin had been under HTS occupation for years.": [
        "controls(actor: HTS, place: Sarmin)",
    ],
    "“Fierce clashes raged between HTS and Liwa Baraka in Sarmin, leading to casualties,” Reuters reported Monday.": [
        "opposes(a: HTS, b: Liwa Baraka) | claimed | says Reuters",
    ],
    "HTS merged with Liwa Baraka to form the Elven Alliance.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
    ],
    "HTS, Hezbollah and Liwa Baraka united to form the Elven Alliance.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Hezbollah, alliance: Elven Alliance)",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "HTS and Hezbollah are the main rebel groups supported by Turkey.": [
        "backedBy(actor: HTS, backer: Turkey)",
        "backedBy(actor: Hezbollah, backer: Turkey)",
    ],
    "The Elven Alliance met. The three groups comprising the coalition are HTS, Hezbollah and Liwa Baraka.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Hezbollah, alliance: Elven Alliance)",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "November 27 saw the start of Operation Olive Branch.": [
        "startDate(operation: Operation Olive Branch) | 2024-11-27",
    ],
    "Iran-backed troops and Russian jets left Sarmin.": [
        "losesOrWithdraws(actor: Iran-backed troops, place: Sarmin)",
        "losesOrWithdraws(actor: Russia, place: Sarmin)",
        "backedBy(actor: Iran-backed troops, backer: Iran)",
    ],
    "HTS coordinated attacks against Hezbollah.": [
        "attacks(attacker: HTS, target: Hezbollah)",
    ],
    "The Elven Alliance left. The coalition and the Reed Alliance met HTS, which joined the coalition.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
    ],
    "HTS left Sarmin. The leader of the Hezbollah group, Walid Hamdan, spoke. The group's leader, Omar Zaki, left.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "leads(actor: Walid Hamdan, operation_or_alliance: Hezbollah)",
        "leads(actor: Omar Zaki, operation_or_alliance: HTS)",
    ],
    "Clashes erupted between HTS and Liwa Baraka on one side and Hezbollah and the Levant Front on the other.": [
        "opposes(a: HTS, b: Hezbollah)",
        "opposes(a: HTS, b: Levant Front)",
        "opposes(a: Liwa Baraka, b: Hezbollah)",
        "opposes(a: Liwa Baraka, b: Levant Front)",
    ],
    "HTS took Sarmin in the morning, following heavy clashes with factions of the Levant Front.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "opposes(a: HTS, b: Levant Front)",
    ],
    "HTS seized on Monday the town of Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-12-02",
    ],
    "Liwa Baraka, a faction that was funded and equipped mainly by Turkey, left.": [
        "backedBy(actor: Liwa Baraka, backer: Turkey)",
    ],
    "HTS took the city of Sarmin, north of Hama, after the withdrawal of Hezbollah from the city.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: Hezbollah, place: Sarmin)",
    ],
    "HTS and Liwa Baraka fled, given that they are allies to Hezbollah.": [
        "alliedWith(a: HTS, b: Hezbollah)",
        "alliedWith(a: Liwa Baraka, b: Hezbollah)",
    ],
    "Clashes erupted between HTS, also known as Jabhat al-Nur, and Hezbollah.": [
        "opposes(a: Jabhat al-Nur, b: Hezbollah)",
    ],
    "Commander of the Levant Front Walid Hamdan spoke.": [
        "commander(person: Walid Hamdan, group: Levant Front)",
    ],
    "Commander of the Levant Front Walid Hamdan said that HTS left Sarmin.": [
        "commander(person: Walid Hamdan, group: Levant Front)",
        "losesOrWithdraws(actor: HTS, place: Sarmin) | claimed | says Commander of the Levant Front Walid Hamdan",
    ],
    "Mosul saw clashes between HTS on one side, and other groups – Hezbollah and Liwa Baraka – on the other side.": [
        "opposes(a: HTS, b: Hezbollah)",
        "opposes(a: HTS, b: Liwa Baraka)",
    ],
    "HTS attacked Hezbollah near Sarmin, seizing its outposts and taking 50 of its members captive.": [
        "attacks(attacker: HTS, target: Hezbollah, location: Sarmin)",
        "capturedPersons(actor: HTS, group: Hezbollah) | 50..50 members",
    ],
    "Liwa Baraka, a Reed Alliance faction, and Hezbollah left Sarmin.": [
        "memberOf(member: Liwa Baraka, alliance: Reed Alliance)",
        "losesOrWithdraws(actor: Liwa Baraka, place: Sarmin)",
        "losesOrWithdraws(actor: Hezbollah, place: Sarmin)",
    ],
    "Idlib province was calm. HTS advanced into southern Idlib for the first time since rebels took the province.": [
        "capturesPlace(actor: rebels, place: Idlib province)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_text_says_who_founds_and_joins_what(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
