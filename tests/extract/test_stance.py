"""How a sentence is meant, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

STANCES = {
    "Rebels did not capture Sarmin.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | negated",
    ],
    "Rebels may capture Sarmin.": [],
    "Rebels would capture Sarmin.": [],
    "Rebels will capture Sarmin.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | planned",
    ],
    "If rebels capture Sarmin, the army will leave.": [],
    "Did rebels capture Sarmin?": [],
    "Rebels almost captured Sarmin.": [],
    "Rebels plan to capture Sarmin.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | planned",
    ],
    "Rebels tried to capture Sarmin.": [],
    "Rebels refused to leave Sarmin.": [
        "losesOrWithdraws(actor: Rebels, place: Sarmin) | negated",
    ],
    "No rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | negated",
    ],
    "Neither the rebels nor the army captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | negated",
        "capturesPlace(actor: army, place: Sarmin) | negated",
    ],
    "HTS denied that rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | negated | says HTS",
    ],
    "HTS said that rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says HTS",
    ],
    "HTS said that rebels would capture Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | planned | says HTS",
    ],
    "HTS did not say that rebels captured Sarmin.": [],
    "HTS believes that rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | possible | says HTS",
    ],
    "Rebels captured Sarmin, HTS said.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | claimed | says HTS",
    ],
    "Rebels captured Sarmin, said a resident of Binnish.": [
        "capturesPlace(actor: Rebels, place: Sarmin) | claimed | says resident of Binnish",
    ],
    "According to HTS, rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says HTS",
    ],
    "According to a source close to HTS, rebels captured Sarmin.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says source close to HTS",
    ],
    "By the count of HTS, 12 civilians were killed in Sarmin.": [
        "killed(victim_group: civilians, place: Sarmin) | claimed | says HTS | 12..12 civilians",
    ],
    "By HTS's count, 12 civilians were killed in Sarmin.": [
        "killed(victim_group: civilians, place: Sarmin) | claimed | says HTS | 12..12 civilians",
    ],
    "HTS said that the army left Sarmin. It added that rebels captured Binnish.": [
        "losesOrWithdraws(actor: army, place: Sarmin) | claimed | says HTS",
        "capturesPlace(actor: rebels, place: Binnish) | claimed | says HTS",
    ],
    "A military source from HTS said that the army left Sarmin. The source added that rebels captured Binnish.": [
        "losesOrWithdraws(actor: army, place: Sarmin) | claimed | says military source from HTS",
        "capturesPlace(actor: rebels, place: Binnish) | claimed | says military source from HTS",
    ],
    "Rebels captured Sarmin without taking Binnish.": [
        "capturesPlace(actor: Rebels, place: Sarmin)",
        "capturesPlace(actor: Rebels, place: Binnish) | negated",
    ],
    "HTS, which controls Idlib, said that rebels captured Sarmin.": [
        "controls(actor: HTS, place: Idlib)",
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says HTS",
    ],
    "HTS and the White Helmets said that 12 civilians were killed in Sarmin.": [
        "killed(victim_group: civilians, place: Sarmin) | claimed | says HTS and the White Helmets | 12..12 civilians",
    ],
    "Abu Omar, a resident, said that rebels captured Sarmin. He added that the army left Binnish.": [
        "capturesPlace(actor: rebels, place: Sarmin) | claimed | says Abu Omar",
        "losesOrWithdraws(actor: army, place: Binnish) | claimed | says Abu Omar",
    ],
}


@pytest.mark.parametrize("text", STANCES)
def test_a_sentence_is_meant_as_it_says(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == STANCES[text]
