"""Which place is meant where none is named: "the city", "the capital", "the province", "the towns", "it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "HTS took Sarmin. The army took Binnish. The town of Sarmin was captured on Friday.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: army, place: Binnish)",
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-11-29",
    ],
    "Forces led by Liwa Baraka took Sarmin and Binnish. HTS had seized the towns in May.": [
        "leads(actor: Liwa Baraka, operation_or_alliance: Forces)",
        "capturesPlace(actor: Forces, place: Sarmin)",
        "capturesPlace(actor: Forces, place: Binnish)",
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-05",
        "capturesPlace(actor: HTS, place: Binnish) | 2024-05",
    ],
    "HTS took the provincial capital of Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS took the capital of Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS took the capital of Bree. The army left the provincial capital of Mordor province.": [],
    "HTS took most of Sarmin by June, including Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-06",
        "capturesPlace(actor: HTS, place: Binnish) | 2024-06",
    ],
    "HTS fought in Binnish for two hours before withdrawing from Sarmin.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
    ],
    "HTS took Sarmin. The army left the strategic border town.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "HTS took Sarmin. The army left the next town.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: army, place: next town)",
    ],
    "HTS took Bree, the capital of Mordor. The army left the provincial capital and the province.": [
        "capturesPlace(actor: HTS, place: Bree)",
        "located(place: Bree, in_place: Mordor)",
        "losesOrWithdraws(actor: army, place: Bree)",
        "losesOrWithdraws(actor: army, place: Mordor)",
    ],
    "HTS took Sarmin and Mordor province. The army left the province.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Mordor province)",
        "losesOrWithdraws(actor: army, place: Mordor province)",
    ],
    "The RSF left Khartoum in Sudan. The Sudanese army took the capital.": [
        "losesOrWithdraws(actor: RSF, place: Khartoum)",
        "located(place: Khartoum, in_place: Sudan)",
        "capturesPlace(actor: Sudanese army, place: Khartoum)",
    ],
    "HTS took the capital. The army left the provincial capital.": [],
    "HTS took villages west of the Orontes River.": [],
    "HTS left Idlib. The Syrian army took Sarmin, and the terror group left Binnish.": [
        "losesOrWithdraws(actor: HTS, place: Idlib)",
        "capturesPlace(actor: Syrian army, place: Sarmin)",
        "losesOrWithdraws(actor: HTS, place: Binnish)",
    ],
    "HTS fought between Sarmin and Binnish. The army left those towns.": [],
    "HTS took Bree, the capital of Mordor. The army left the city.": [
        "capturesPlace(actor: HTS, place: Bree)",
        "located(place: Bree, in_place: Mordor)",
        "losesOrWithdraws(actor: army, place: Bree)",
    ],
    "HTS took Aleppo's Bree and Archet districts. The army left the city.": [
        "capturesPlace(actor: HTS, place: Bree)",
        "capturesPlace(actor: HTS, place: Archet)",
        "located(place: Bree, in_place: Aleppo)",
        "located(place: Archet, in_place: Aleppo)",
        "losesOrWithdraws(actor: army, place: Aleppo)",
    ],
    "HTS took Highway 2 and a town south of Hama. The army left the town.": [
        "capturesPlace(actor: HTS, place: Highway 2)",
        "capturesPlace(actor: HTS, place: town) | 1..1 town",
        "losesOrWithdraws(actor: army, place: town)",
    ],
    "HTS took Sarmin. The Sunni militant group entered Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "HTS took a town in central Syria. It was abandoned by the army.": [
        "capturesPlace(actor: HTS, place: town in central Syria) | 1..1 town",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_place_spoken_of_is_the_one_that_is_meant(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
