"""Forms that might be participles or plurals, and are verbs because of what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.tree import Tree

CLAIMS: dict[str, list[str]] = {
    "The army destroyed vehicles in Sarmin.": ["destroysEquipment(actor: army, equipment: vehicles, place: Sarmin)"],
    "Regime forces stationed in Sarmin bombed positions of HTS in the village of Binnish, activists said.": [
        "attacks(attacker: Regime forces, target: HTS, location: Binnish) | claimed | says activists",
        "airstrikeOrShelling(actor: Regime forces, place: Binnish) | claimed | says activists",
    ],
    "A monitor reported that units of HTS, backed by tribal militias, gained control of Sarmin and Binnish village in "
    "the countryside of Idlib following days of clashes with Hezbollah.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says monitor",
        "capturesPlace(actor: HTS, place: Binnish village) | claimed | says monitor",
        "opposes(a: HTS, b: Hezbollah) | claimed | says monitor",
    ],
    "HTS fighters trained in Sarmin rapidly captured Binnish.": ["capturesPlace(actor: HTS, place: Binnish)"],
    "The town of Sarmin, seized Sunday by HTS, is calm.": [],
    "The areas seized include Sarmin.": ["capturesPlace(place: Sarmin)"],
    "Hezbollah fights alongside HTS.": ["alliedWith(a: Hezbollah, b: HTS)"],
    "HTS cooperates with Hezbollah.": ["alliedWith(a: HTS, b: Hezbollah)"],
    "May 2012 – Rebels capture the village of Sarmin.": ["capturesPlace(actor: Rebels, place: Sarmin) | 2012-05"],
    "Nov 3, 2013: The Syrian army launches airstrikes on Sarmin.": [
        "airstrikeOrShelling(actor: Syrian army, place: Sarmin) | 2013-11-03",
    ],
    "HTS launched a battle called “Blue Dawn” in Idlib.": ["participatesIn(actor: HTS, operation: Blue Dawn)"],
    "A battle dubbed “Blue Dawn” was launched by HTS in Idlib.": ["participatesIn(actor: HTS, operation: Blue Dawn)"],
    "Rebels control of Sarmin": [],
    "Government forces and allies were shelling rebel positions in Sarmin.": [
        "attacks(attacker: Government forces, target: rebel, location: Sarmin)",
        "airstrikeOrShelling(actor: Government forces, place: Sarmin)",
    ],
    "At least one man was killed in Sarmin, officials said.": [
        "killed(victim_group: man, place: Sarmin) | claimed | says officials | 1..None man",
    ],
    "Having captured Sarmin, HTS moved on Binnish.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "Having captured Sarmin, as officials said, they left.": [],
    "HTS, which arms the tribes, and Hezbollah, which controls Sarmin, met.": [
        "controls(actor: Hezbollah, place: Sarmin)",
    ],
    "Omar Reed, spokesman for Hezbollah, said they took Sarmin.": [
        "capturesPlace(actor: Hezbollah, place: Sarmin) | claimed | says Omar Reed",
    ],
    "Ten men were killed in airstrikes launched by the Syrian army in Sarmin, officials said.": [
        "killed(victim_group: men) | claimed | says officials | 10..10 men",
        "airstrikeOrShelling(actor: Syrian army, place: Sarmin) | claimed | says officials",
    ],
    "The Arab coalition intervened in 2015 to support the Syrian army.": [],
    "Nov 3, 2013 – Russian soldiers fire 40 rockets at Sarmin.": [
        "airstrikeOrShelling(actor: Russia, place: Sarmin, weapon: rockets) | 2013-11-03",
        "usesEquipment(actor: Russia, equipment: rockets) | 2013-11-03",
    ],
    "In April, the Yarmouk Army (YA) led by Omar Reed began an offensive on HTS.": [
        "leads(actor: Omar Reed, operation_or_alliance: Yarmouk Army) | 2024-04",
        "attacks(attacker: Yarmouk Army, target: HTS) | 2024-04",
    ],
    "The army shells Sarmin.": ["airstrikeOrShelling(actor: army, place: Sarmin)"],
    "Russia bombs rebels in Sarmin.": [
        "attacks(attacker: Russia, target: rebels, location: Sarmin)",
        "airstrikeOrShelling(actor: Russia, place: Sarmin)",
    ],
    "The army bombs villages in Sarmin.": ["airstrikeOrShelling(actor: army, place: Sarmin)"],
    "Rebels control parts of Sarmin.": ["controls(actor: Rebels, place: Sarmin)"],
    "HTS rockets and army shells": [],
    "HTS forces in Sarmin": [],
    "HTS attacks on Sarmin": [],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_a_form_that_can_be_nothing_else_is_a_verb(text: str, says: Callable[[str], list[str]]) -> None:
    assert [claim for claim in says(text) if not claim.startswith(("located", "backedBy"))] == CLAIMS[text]


RELATIONS = {
    "Army units based in Sarmin on Thursday regained control over new areas of Idlib.": ("regained", "root"),
}


@pytest.mark.parametrize("text", RELATIONS)
def test_the_relation_of_a_past_form(text: str, tree: Callable[[str], Tree]) -> None:
    word, relation = RELATIONS[text]
    assert [node.relation for node in tree(text) if node.text == word] == [relation]
