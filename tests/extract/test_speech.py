"""Who speaks: the ways in which a text names its sources, over one sentence and over several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.claim import Extraction

SOURCES: dict[str, list[str | None]] = {
    # the outlet itself; its name in the tests is Nobody
    "Rebels captured Sarmin, we reported on Monday.": [None],
    "The army left Sarmin, Nobody reported.": [None],
    "It was reported that rebels captured Sarmin.": [None],
    "They said that rebels captured Sarmin.": [None],
    # whose words a statement or a report brings
    "A report by the White Helmets said that rebels captured Sarmin.": ["White Helmets"],
    "A post published by HTS said that rebels captured Sarmin.": ["HTS"],
    "HTS's statement said that rebels captured Sarmin.": ["HTS"],
    "A statement said that rebels captured Sarmin.": ["statement"],
    "The White Helmets said that rebels captured Sarmin. According to the statement, the army shelled Binnish.": [
        "White Helmets",
        "White Helmets",
    ],
    # passives
    "HTS was told by residents, who fled, that rebels captured Sarmin.": ["residents"],
    "Abu Omar was quoted by HTS as saying that the army left Sarmin.": ["Abu Omar"],
    "HTS quoted a resident as saying that the army left Sarmin.": ["resident"],
    # quotations
    '"The army left Sarmin. Rebels captured Binnish," said Abu Omar, a resident.': ["Abu Omar", "Abu Omar"],
    "“The army left Sarmin,” Abu Omar said. “Rebels captured Binnish without a fight.”": ["Abu Omar", "Abu Omar"],
    "“Rebels captured Binnish without a fight. The army left Sarmin.": [None, None],
    # the same source in other words
    "HTS captured Sarmin. The group said that the army left Binnish.": [None, "HTS"],
    "The White Helmets said that rebels captured Sarmin. The charity added that the army left Binnish.": [
        "White Helmets",
        "White Helmets",
    ],
    "A monitoring group said that rebels captured Sarmin. The monitoring group said that the army left Binnish.": [
        "monitoring group",
        "monitoring group",
    ],
    "A doctor said that rebels captured Sarmin. She added that the army left Binnish.": ["doctor", "doctor"],
    "Abu Omar visited Sarmin. He said that the army left Binnish.": ["Abu Omar"],
    "HTS said that rebels captured Sarmin. It added that the army left Binnish.": ["HTS", "HTS"],
    # both, and one for the other
    "The army and HTS said that rebels captured Sarmin.": ["army and HTS"],
    "The HTS spokesman Abu Omar said that rebels captured Sarmin.": ["Abu Omar"],
    "A source close to HTS said that rebels captured Sarmin.": ["source close to HTS"],
    "A monitor, medics and rescue workers said that rebels captured Sarmin.": ["monitor, medics and rescue workers"],
    "Rebels captured Sarmin on Monday, a monitor and residents said.": ["monitor and residents"],
    "Rebels captured Sarmin, a baker and residents said.": ["baker and residents"],
    # who passes on and who is cited
    "The White Helmets, citing a military source, said that the army left Sarmin.": ["military source"],
    "The army left Sarmin, the news agency reported, quoting the rebels.": ["rebels"],
    "The White Helmets, citing the cold, said that the army left Sarmin.": ["White Helmets"],
    "A resident, quoting the rebels, said that the army left Sarmin.": ["resident"],
    "The White Helmets issued a statement: “Rebels captured Sarmin without a fight.”": ["White Helmets"],
    # beside the clause
    "Rebels, residents said, captured Sarmin.": ["residents"],
    "Rebels captured Sarmin, a resident who asked not to be named said.": ["resident"],
    "Rebels captured Sarmin, its mayor, Abu Omar, said.": ["Abu Omar"],
    "Rebels captured Sarmin, claimed the mayor, Abu Omar.": ["Abu Omar"],
    "Rebels captured Sarmin, a nurse with the Hill Clinic, or HC, told HTS on Friday.": ["nurse with the Hill Clinic"],
    "Rebels captured Sarmin, reported the pro-opposition site Orient Mubasher.": ["Orient Mubasher"],
    "Abu Omar pointed out that rebels captured Sarmin.": ["Abu Omar"],
    "Rebels captured Sarmin, per the White Helmets.": ["White Helmets"],
    "A report by the White Helmets found that the army left Sarmin.": ["White Helmets"],
    "Rebels captured Sarmin, as reported by HTS.": ["HTS"],
    '"Rebels captured Sarmin," resident Abu Omar told AFP yesterday.': ["Abu Omar"],
    'HTS confirmed in a statement that it had "stopped all raids by foes, who were led by Turkish jets and drones," '
    'adding, "The raids were heavy around Binnish, where 13 guards were killed."': ["HTS"],
    "HTS: Rebels captured Sarmin.": ["HTS"],
    "Rebels captured Sarmin on Monday (Reuters).": ["Reuters"],
    "Rebels captured Sarmin on Monday (Idlib).": [None],
    "Rebels captured Sarmin, HTS said; the army left Binnish.": ["HTS", None],
    "Rebels captured Sarmin, HTS said, but the army left Binnish.": ["HTS", None],
}


@pytest.mark.parametrize("text", SOURCES)
def test_a_claim_has_the_source_that_the_text_names(extract: Callable[[str], Extraction], text: str) -> None:
    assert [claim.attributed_to for claim in extract(text).claims if claim.type != "commander"] == SOURCES[text]


WE: dict[str, list[str]] = {
    "“We captured Sarmin,” said Abu Omar, a commander of HTS.": ["HTS"],
    "“Our men captured Sarmin,” the spokesman of HTS, Abu Omar, told Reuters.": ["HTS"],
    "HTS gave no figures. “We captured Sarmin,” the group said.": ["HTS"],
    "“Our forces captured Sarmin,” said Russian army spokesman Abu Omar.": ["Russia"],
    "“We captured Sarmin,” said Abu Omar, the HTS commander. “Our fighters also seized Binnish town.”": ["HTS", "HTS"],
    "Abu Omar commands HTS. “We captured Sarmin,” Abu Omar said.": ["HTS"],
    "HTS spokesman Abu Omar arrived. “We captured Sarmin,” Abu Omar said.": ["HTS"],
    # nobody who speaks for a group
    "“We captured Sarmin,” said Abu Omar, a resident.": [],
    "“We captured Sarmin from the army.": [],
    "We captured Sarmin, HTS said.": [],
}


@pytest.mark.parametrize("text", WE)
def test_we_are_the_group_for_which_whoever_is_quoted_speaks(extract: Callable[[str], Extraction], text: str) -> None:
    found = extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    assert [names[str(claim.roles["actor"])] for claim in found.claims if claim.type == "capturesPlace"] == WE[text]
