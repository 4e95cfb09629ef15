"""Who founds, joins and leads alliances, and who takes part in operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
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
        "commander(person: Walid Hamdan, group: Hezbollah)",
    ],
    "HTS and Hezbollah announced the formation of the Blue Banner Front.": [
        "memberOf(member: HTS, alliance: Blue Banner Front) | claimed | says HTS and Hezbollah",
        "memberOf(member: Hezbollah, alliance: Blue Banner Front) | claimed | says HTS and Hezbollah",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_text_says_who_founds_and_joins_what(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
