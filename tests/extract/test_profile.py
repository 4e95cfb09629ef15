"""What profiles of armed groups tell: who leads, joins, founds, backs and fights whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "Walid Hamdan joined the Levant Front in 2013.": [
        "memberOf(member: Walid Hamdan, alliance: Levant Front) | 2013",
    ],
    "Walid Hamdan, a member of Hezbollah, left Sarmin.": [
        "memberOf(member: Walid Hamdan, alliance: Hezbollah)",
    ],
    "Senior Hezbollah member Walid Hamdan left Sarmin.": [
        "memberOf(member: Walid Hamdan, alliance: Hezbollah)",
    ],
    "Walid Hamdan took over as leader of Hezbollah.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Hezbollah)",
    ],
    "Walid Hamdan succeeded Omar Reed as head of the Levant Front.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Levant Front)",
    ],
    "Hezbollah named Walid Hamdan as its leader.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Hezbollah)",
    ],
    "Walid Hamdan was chosen to be the deputy commander of the Levant Front.": [
        "commander(person: Walid Hamdan, group: Levant Front)",
    ],
    "Walid Hamdan, military commander of the Levant Front, left Sarmin.": [
        "commander(person: Walid Hamdan, group: Levant Front)",
    ],
    "Under the leadership of Walid Hamdan, Hezbollah grew.": [
        "leads(operation_or_alliance: Hezbollah, actor: Walid Hamdan)",
    ],
    "Walid Hamdan served as a commander in Liwa Baraka, a militia led by Omar Reed.": [
        "commander(person: Walid Hamdan, group: Liwa Baraka)",
        "leads(actor: Omar Reed, operation_or_alliance: Liwa Baraka)",
    ],
    "Walid Hamdan spoke as an envoy of the party led by Omar Reed.": [],
    "Walid Hamdan is the founder of Liwa Baraka which is part of the Elven Alliance.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "Liwa Baraka, the militia of Walid Hamdan, which is part of the Elven Alliance, left.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "Liwa Baraka and Jaysh al-Izza banded together as the Elven Alliance.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
        "memberOf(member: Jaysh al-Izza, alliance: Elven Alliance)",
    ],
    "Liwa Baraka was part of Operation Olive Branch.": [
        "participatesIn(actor: Liwa Baraka, operation: Operation Olive Branch)",
    ],
    "Liwa Baraka has strong backing from Iran.": [
        "backedBy(actor: Liwa Baraka, backer: Iran)",
    ],
    "Liwa Baraka has waged an insurgency against the Syrian army since 2012.": [
        "opposes(a: Liwa Baraka, b: Syrian army) | 2012",
    ],
    "Liwa Baraka and Jaysh al-Izza are rivals.": [
        "opposes(a: Liwa Baraka, b: Jaysh al-Izza)",
    ],
    "Liwa Baraka is led by former grain trader Walid Hamdan.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
    ],
    "Liwa Baraka praised Walid Hamdan, then leader of Hezbollah, who was killed in a Russian strike in 2022.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Hezbollah)",
        "killed(victim_group: Walid Hamdan) | 1..1 None | 2022",
    ],
    "As part of the Elven Alliance, Liwa Baraka left.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "The Elven Alliance, a collection of armed groups including Liwa Baraka, left.": [
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
    ],
    "Formed in 2014 when Hezbollah merged with Liwa Baraka, the Elven Alliance left Sarmin.": [
        "memberOf(member: Hezbollah, alliance: Elven Alliance) | 2014",
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance) | 2014",
        "losesOrWithdraws(actor: Elven Alliance, place: Sarmin)",
    ],
    "Led by Walid Hamdan, Liwa Baraka controls Sarmin.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Liwa Baraka)",
        "controls(actor: Liwa Baraka, place: Sarmin)",
    ],
    "Established in Sarmin, Liwa Baraka fights HTS.": [
        "opposes(a: Liwa Baraka, b: HTS)",
    ],
    "Liwa Baraka is one of three groups that make up the Elven Alliance.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "Liwa Baraka is the largest of the groups that make up the Elven Alliance.": [
        "memberOf(member: Liwa Baraka, alliance: Elven Alliance)",
    ],
    "Liwa Baraka became one of the first HTS groups to enter Sarmin.": [
        "capturesPlace(actor: Liwa Baraka, place: Sarmin)",
    ],
    "Liwa Baraka is a Syrian militants group affiliated with Hezbollah, and trained and equipped by Turkey.": [
        "alliedWith(a: Liwa Baraka, b: Hezbollah)",
        "backedBy(actor: Liwa Baraka, backer: Turkey)",
    ],
    "These are the People’s Defence Movement led by Walid Hamdan, and the Shire Front led by Omar Reed.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: People’s Defence Movement)",
        "leads(actor: Omar Reed, operation_or_alliance: Shire Front)",
    ],
    "The truce broke, with HTS currently in control of Sarmin.": [
        "controls(actor: HTS, place: Sarmin)",
    ],
    "HTS is part of an axis of resistance, along with groups such as Hezbollah.": [],
    "Walid Hamdan joined a party led by Omar Reed. He later allied with Hezbollah.": [
        "alliedWith(a: Walid Hamdan, b: Hezbollah)",
    ],
    "Walid Hamdan emerged as the leader of Segunda Falange.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Segunda Falange)",
    ],
    "Liwa Baraka was founded by Boromir Stone.": [
        "leads(actor: Boromir Stone, operation_or_alliance: Liwa Baraka)",
    ],
    "The armed wing of Fatah, the Gondor Brigades, left.": [
        "memberOf(member: Gondor Brigades, alliance: Fatah)",
    ],
    "Liwa Baraka held land near Sarmin before being driven from most of it by troops from Chad, Niger and Sudan.": [
        "losesOrWithdraws(actor: Liwa Baraka, place: Sarmin)",
        "capturesPlace(actor: Chad, place: Sarmin, from: Liwa Baraka)",
        "capturesPlace(actor: Niger, place: Sarmin, from: Liwa Baraka)",
        "capturesPlace(actor: Sudan, place: Sarmin, from: Liwa Baraka)",
    ],
    "Liwa Baraka is hostile to both Hezbollah and HTS.": [
        "opposes(a: Liwa Baraka, b: Hezbollah)",
        "opposes(a: Liwa Baraka, b: HTS)",
    ],
    "Liwa Baraka was set up with the help of Turkey.": [
        "backedBy(actor: Liwa Baraka, backer: Turkey)",
    ],
    "Liwa Baraka spearheaded the battle against HTS.": [
        "attacks(attacker: Liwa Baraka, target: HTS)",
        "opposes(a: Liwa Baraka, b: HTS)",
    ],
    "Liwa Baraka was led by Boromir Stone until he was killed by HTS.": [
        "leads(actor: Boromir Stone, operation_or_alliance: Liwa Baraka)",
        "killed(victim_group: Boromir Stone, by: HTS) | 1..1 None",
    ],
    "The Shire Army joined up with Liwa Baraka to take Sarmin.": [
        "alliedWith(a: Shire Army, b: Liwa Baraka)",
        "capturesPlace(actor: Shire Army, place: Sarmin) | planned",
    ],
    "Iran gave Hezbollah rockets. Its leader, Walid Hamdan, left.": [],
    "HTS shelled Hezbollah's HQ in Sarmin.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin)",
    ],
    "For instance, an HTS unit commander, Walid Hamdan was killed in fighting with Hezbollah.": [
        "commander(person: Walid Hamdan, group: HTS)",
        "killed(victim_group: Walid Hamdan) | 1..1 None",
        "opposes(a: HTS, b: Hezbollah)",
    ],
    "The new group is the Elven Alliance. The group is composed of Liwa Baraka and Jaysh al-Izza.": [
        "memberOf(alliance: Elven Alliance, member: Liwa Baraka)",
        "memberOf(alliance: Elven Alliance, member: Jaysh al-Izza)",
    ],
    "Liwa Baraka is trained by Iran's Quds Force and Hezbollah.": [
        "backedBy(actor: Liwa Baraka, backer: Quds Force)",
        "backedBy(actor: Liwa Baraka, backer: Hezbollah)",
        "memberOf(member: Quds Force, alliance: Iran)",
    ],
    "Walid Hamdan of Hezbollah died of natural causes in Sarmin.": [],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_profile_says_who_stands_how_to_whom(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
