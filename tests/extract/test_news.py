"""Sentences turned as reporters turn them: datelines, fronted phrases, shared auxiliaries, what somebody is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.tree import Tree

CLAIMS = {
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
        "airstrikeOrShelling(actor: HTS, place: Binnish)",
        "capturesPlace(actor: HTS, place: Sarmin)",
    ],
    "Fighters fled Binnish as fighting broke out between HTS and Ahrar al-Sham.": [
        "losesOrWithdraws(actor: fighters, place: Binnish)",
        "opposes(a: HTS, b: Ahrar al-Sham)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_report_is_read_however_it_is_turned(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]


HANGS = {
    "Twelve HTS fighters were captured in Sarmin.": ("Twelve", "nummod", "fighters"),
    "Dozens more were wounded in Sarmin.": ("Dozens", "nsubj:pass", "wounded"),
    "Volunteers joined the tribes fighting HTS.": ("fighting", "acl", "tribes"),
    "Fighters in rebel-held Sarmin fired anti-tank missiles.": ("anti-tank", "amod", "missiles"),
    "HTS shelled government-held areas.": ("government-held", "amod", "areas"),
}
"""A word of a sentence, its relation and its head."""


@pytest.mark.parametrize("text", HANGS)
def test_a_word_hangs_where_it_belongs(tree: Callable[[str], Tree], text: str) -> None:
    word, relation, head = HANGS[text]
    found = tree(text)
    node = next(node for node in found.nodes if node.text == word)
    assert (node.relation, found[node.head].text) == (relation, head)
