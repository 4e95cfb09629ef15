"""Who belongs to whom, who backs and who commands whom: lists, appositions, owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = {
    "Liwa Baraka joined the ranks of the Levant Front.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
    ],
    "The Levant Front said that Liwa Baraka had joined its ranks.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front) | claimed | says Levant Front",
    ],
    "Liwa Baraka and Jaysh al-Izza announced a merger under the name of the Elven Alliance.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance) | claimed | says Liwa Baraka and Jaysh al-Izza",
        "memberOf(member: Jaysh al-Izza, alliance: Elven Alliance) | claimed | says Liwa Baraka and Jaysh al-Izza",
    ],
    "The Elven Alliance – HTS, Hezbollah and the Levant Front – left.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Hezbollah, alliance: Elven Alliance)",
        "memberOf(member: Levant Front, alliance: Elven Alliance)",
    ],
    "The Elven Alliance (HTS and Hezbollah) left.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Hezbollah, alliance: Elven Alliance)",
    ],
    "The Elven Alliance of two armed groups – HTS and Hezbollah – left.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "memberOf(member: Hezbollah, alliance: Elven Alliance)",
    ],
    "Liwa Baraka announced its integration into the Levant Front.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front) | claimed | says Liwa Baraka",
    ],
    "The factions that joined the Levant Front are Liwa Baraka, Jaysh al-Izza and Hezbollah.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
        "memberOf(member: Jaysh al-Izza, alliance: Levant Front)",
        "memberOf(member: Hezbollah, alliance: Levant Front)",
    ],
    "The list of factions joining the Levant Front includes Liwa Baraka and the “Sons of the Ridge.”": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
        "memberOf(member: Sons of the Ridge, alliance: Levant Front)",
    ],
    "Six groups set up a new formation under the name of Blue Banner. The formation includes Hezbollah and HTS.": [
        "memberOf(alliance: Blue Banner, member: Hezbollah)",
        "memberOf(alliance: Blue Banner, member: HTS)",
    ],
    "The Blue Guard includes around 30 factions. On Sunday the 7th Brigade announced its affiliation with the Guard.": [
        "memberOf(member: 7th Brigade, alliance: Blue Guard) | claimed | says 7th Brigade | 2024-12-01",
    ],
    "Liwa Baraka is considered the core of the Levant Front.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
    ],
    "The largest faction in the Levant Front, Liwa Baraka, left.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
    ],
    "The Levant Front absorbed Liwa Baraka.": [
        "memberOf(alliance: Levant Front, member: Liwa Baraka)",
    ],
    "They shelled the base of the Radwan Brigade of the Levant Front in Sarmin.": [
        "memberOf(member: Radwan Brigade, alliance: Levant Front)",
    ],
    "Factions announced a new formation under the name of Blue Banner within the ranks of the Levant Front.": [
        "memberOf(member: Blue Banner, alliance: Levant Front) | claimed | says Factions",
    ],
    "The Elven Alliance includes HTS, Hezbollah, Liwa Baraka and Shield of Rohan.": [
        "memberOf(alliance: Elven Alliance, member: HTS)",
        "memberOf(alliance: Elven Alliance, member: Hezbollah)",
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
        "memberOf(alliance: Elven Alliance, member: Shield of Rohan)",
    ],
    "One of the groups that changed sides and now forms part of the Levant Front is the 8th Brigade.": [
        "memberOf(member: 8th Brigade, alliance: Levant Front)",
    ],
    "Liwa Baraka includes the 8th Brigade and Jaysh al-Izza.": [
        "memberOf(alliance: Liwa Baraka, member: 8th Brigade)",
        "memberOf(alliance: Liwa Baraka, member: Jaysh al-Izza)",
    ],
    "The Elven Alliance's Dwarf Coalition left.": [
        "memberOf(member: Dwarf Coalition, alliance: Elven Alliance)",
    ],
    "They met a coalition that calls itself the Elven Alliance and includes HTS, the Levant Front and Hezbollah.": [
        "memberOf(alliance: Elven Alliance, member: HTS)",
        "memberOf(alliance: Elven Alliance, member: Levant Front)",
        "memberOf(alliance: Elven Alliance, member: Hezbollah)",
    ],
    "The Elven Alliance comprises three smaller groups: HTS, the Levant Front and Hezbollah.": [
        "memberOf(alliance: Elven Alliance, member: HTS)",
        "memberOf(alliance: Elven Alliance, member: Levant Front)",
        "memberOf(alliance: Elven Alliance, member: Hezbollah)",
    ],
    "HTS is part of a coalition that calls itself the Elven Alliance and holds Sarmin.": [
        "memberOf(member: HTS, alliance: Elven Alliance)",
        "controls(actor: Elven Alliance, place: Sarmin)",
    ],
    "Several factions, including HTS and Hezbollah, captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "Rebels took 20 towns in western Idlib, including Sarmin and Binnish.": [
        "capturesPlace(actor: Rebels, place: towns in western Idlib) | 20..20 towns",
        "capturesPlace(actor: Rebels, place: Sarmin)",
        "capturesPlace(actor: Rebels, place: Binnish)",
        "located(place: Sarmin, in_place: western Idlib)",
        "located(place: Binnish, in_place: western Idlib)",
    ],
    "HTS, together with Hezbollah and Liwa Baraka, captured Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
        "alliedWith(a: HTS, b: Hezbollah)",
        "alliedWith(a: HTS, b: Liwa Baraka)",
    ],
    "Levant Front head Abu Omar spoke.": ["leads(actor: Abu Omar, operation_or_alliance: Levant Front)"],
    "The Levant Front under Abu Omar left.": ["commander(person: Abu Omar, group: Levant Front)"],
    "The commander of the Levant Front, Maj Gen Abu Omar, spoke.": ["commander(person: Abu Omar, group: Levant Front)"],
    "The Levant Front, set up by Lt. Col. Abu Omar, left.": [
        "leads(actor: Abu Omar, operation_or_alliance: Levant Front)",
    ],
    "A commander in the Levant Front, Abu Omar, spoke.": [
        "commander(person: Abu Omar, group: Levant Front)",
    ],
    "Levant Front commander Abu Omar denied that HTS took Sarmin.": [
        "commander(person: Abu Omar, group: Levant Front)",
        "capturesPlace(actor: HTS, place: Sarmin) | negated | says Abu Omar",
    ],
    "The SDF's 46th Brigade and 25th Division left.": [
        "memberOf(member: 46th Brigade, alliance: SDF)",
        "memberOf(member: 25th Division, alliance: SDF)",
    ],
    "Hamas's Qassam Brigades left.": ["memberOf(member: Qassam Brigades, alliance: Hamas)"],
    "Israel's 98th Division left.": ["memberOf(member: 98th Division, alliance: Israel)"],
    "Iraq's Kataib Hezbollah left.": [],
    "Colonel Gimli Stone's 25th Division left.": ["commander(person: Gimli Stone, group: 25th Division)"],
    "HTS fielded its Radwan Brigade.": ["memberOf(member: Radwan Brigade, alliance: HTS)"],
    "The army feared HTS, which was sent to the SDF as its 9th Brigade.": [],
    "The Elven Alliance, an HTS-led coalition, left.": [
        "leads(operation_or_alliance: Elven Alliance, actor: HTS)",
        "memberOf(member: HTS, alliance: Elven Alliance)",
    ],
    "HTS and Hezbollah, both of which are funded by Iran, left.": [
        "backedBy(actor: HTS, backer: Iran)",
        "backedBy(actor: Hezbollah, backer: Iran)",
    ],
    "The Salvation Council, led by Gimli Stone, left.": [],
    "HTS, led by Gimli Stone, left.": ["leads(actor: Gimli Stone, operation_or_alliance: HTS)"],
    "The army fought the Levant Front. Liwa Baraka, a faction in the Front, left.": [
        "opposes(a: army, b: Levant Front)",
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
    ],
    "Hay’at Tahrir al-Sham left. Liwa Baraka joined the Hay’a.": [
        "memberOf(member: Liwa Baraka, alliance: Hay’at Tahrir al-Sham)",
    ],
    "Liwa Baraka joined the Front.": [],
    "The RSF, led by Gimli Stone, controls most of Idlib.": [
        "leads(actor: Gimli Stone, operation_or_alliance: RSF)",
        "controls(actor: RSF, place: Idlib)",
    ],
    "The regime's 4th Division shelled Sarmin.": [
        "airstrikeOrShelling(actor: 4th Division, place: Sarmin)",
        "memberOf(member: 4th Division, alliance: regime)",
    ],
    "HTS opened its campaign for the city, Iron Flood of Dawn, on Friday. HTS opened its operation, Dawn of Wrath.": [
        "participatesIn(actor: HTS, operation: Dawn of Wrath)",
    ],
    "He served with the Elven Front, a group affiliated with HTS.": ["alliedWith(a: Elven Front, b: HTS)"],
    "Liwa Baraka, a rebel group backed by Turkey, left.": ["backedBy(actor: Liwa Baraka, backer: Turkey)"],
    "Liwa Baraka, a splinter group of HTS, left.": [],
    "Gimli Stone, the former commander of HTS, spoke.": [],
    "Gimli Stone, the commander-in-chief of HTS, spoke.": ["commander(person: Gimli Stone, group: HTS)"],
    "HTS joined the Elven operations room.": ["memberOf(member: HTS, alliance: Elven operations room)"],
    "The Elven Alliance, a bloc comprising HTS and Liwa Baraka, left.": [
        "memberOf(alliance: Elven Alliance, member: HTS)",
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
    ],
    "Gimli Stone, commander of the Levant Front, spoke.": ["commander(person: Gimli Stone, group: Levant Front)"],
    "The Levant Front, whose main backer is Turkey, left.": ["backedBy(actor: Levant Front, backer: Turkey)"],
    "The second group, Hurras al-Din, remains loyal to al-Qaeda.": ["alliedWith(a: Hurras al-Din, b: al-Qaeda)"],
    "Liwa Baraka, an Iranian-backed Iraqi militia, belongs to the Elven Alliance.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
        "backedBy(actor: Liwa Baraka, backer: Iran)",
    ],
    "Liwa Baraka, one of the largest factions in the Levant Front, left.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
    ],
    "Liwa Baraka, another member of the Levant Front, left.": [
        "memberOf(member: Liwa Baraka, alliance: Levant Front)",
    ],
    "The Hobbiton-based Levant Front is backed by Turkey.": ["backedBy(actor: Levant Front, backer: Turkey)"],
    "Liwa Baraka, once allied with HTS, left.": [],
    "HTS joined the Elven Front-led Rohan alliance.": [
        "memberOf(member: HTS, alliance: Rohan)",
        "leads(operation_or_alliance: Rohan, actor: Elven Front)",
        "memberOf(member: Elven Front, alliance: Rohan)",
    ],
    "Clashes took place between HTS on one side and Hezbollah and Liwa Baraka on the other.": [
        "opposes(a: HTS, b: Hezbollah)",
        "opposes(a: HTS, b: Liwa Baraka)",
    ],
    "Clashes erupted between HTS and the Levant Front against regime forces backed by Hezbollah.": [
        "opposes(a: HTS, b: regime forces)",
        "opposes(a: Levant Front, b: regime forces)",
        "backedBy(actor: regime forces, backer: Hezbollah)",
    ],
    "Fighting raged between HTS and Liwa Baraka, on one hand, and Hezbollah, on the other hand.": [
        "opposes(a: HTS, b: Hezbollah)",
        "opposes(a: Liwa Baraka, b: Hezbollah)",
    ],
    "They met Abu Omar, whose 25th Division took Sarmin.": [
        "capturesPlace(actor: 25th Division, place: Sarmin)",
        "commander(person: Abu Omar, group: 25th Division)",
    ],
    "The terrorist organizations are armed by Turkey.": ["backedBy(actor: terrorist organizations, backer: Turkey)"],
    "The Levant Front, with Russian military support, took Sarmin.": [
        "backedBy(actor: Levant Front, backer: Russia)",
        "capturesPlace(actor: Levant Front, place: Sarmin)",
    ],
    "Fighters of HTS clashed with those of Hezbollah.": ["opposes(a: HTS, b: Hezbollah)"],
    "HTS was once part of the Levant Front.": [],
    "HTS captured 48 members of Hezbollah.": ["capturedPersons(actor: HTS, group: Hezbollah) | 48..48 members"],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_text_says_who_belongs_to_whom(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
