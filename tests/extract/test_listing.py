"""Lists, participles and possessives that the parser breaks, mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = {
    "The Rohan Alliance was formed through the merger of Ansar Dine, the Macina Liberation Front and Liwa Baraka.": [
        "memberOf(alliance: Rohan Alliance, member: Ansar Dine)",
        "memberOf(alliance: Rohan Alliance, member: Macina Liberation Front)",
        "memberOf(alliance: Rohan Alliance, member: Liwa Baraka)",
    ],
    "The Rohan Alliance - made up of the Reed Army, the Elven Liberation Army and the Bree Democratic Army - left.": [
        "memberOf(alliance: Rohan Alliance, member: Reed Army)",
        "memberOf(alliance: Rohan Alliance, member: Elven Liberation Army)",
        "memberOf(alliance: Rohan Alliance, member: Bree Democratic Army)",
    ],
    "The RSF, led by General Mohamed Hamdan Dagalo, controls most of Idlib.": [
        "leads(actor: Mohamed Hamdan Dagalo, operation_or_alliance: RSF)",
        "controls(actor: RSF, place: Idlib)",
    ],
    "The regime's 4th Division, commanded by Maher Stone, shelled Sarmin and Binnish in Idlib.": [
        "commander(person: Maher Stone, group: 4th Division)",
        "airstrikeOrShelling(actor: 4th Division, place: Sarmin)",
        "airstrikeOrShelling(actor: 4th Division, place: Binnish)",
        "memberOf(member: 4th Division, alliance: regime)",
        "located(place: Sarmin, in_place: Idlib)",
        "located(place: Binnish, in_place: Idlib)",
    ],
    "The Reed Liberation Army (RLA) and its allies seized the town of Sarmin in Idlib.": [
        "capturesPlace(actor: Reed Liberation Army, place: Sarmin)",
        "located(place: Sarmin, in_place: Idlib)",
    ],
    "HTS launched an offensive for the town, Operation Iron Fist, with drones.": [
        "participatesIn(actor: HTS, operation: Operation Iron Fist)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_broken_list_is_mended(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
