"""Which mentions are one entity, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.claim import Span
from kg.entity import References
from kg.extract.registry import Record, Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.claim import Extraction
    from kg.lexicon import Lexicon

    Extract = Callable[[str], Extraction]

ENTITIES: dict[str, list[tuple[str, str, tuple[str, ...], bool, str | None]]] = {
    "The army shelled a rebel camp and the rebels shelled an army post.": [
        ("army", "StateForce", (), True, None),
        ("rebel", "Faction", ("rebels",), True, None),
    ],
    "Kenyan trains left. Government forces took a town, and Kenyan soldiers took Bree Hill.": [
        ("Kenya", "StateForce", ("Government forces", "Kenyan soldiers"), False, None),
        ("Bree Hill", "Location", (), False, None),
    ],
    "The Tajik hills and the Tajik sky are calm. Pakistani soldiers left. Government forces took Bree Hill.": [
        ("Pakistan", "StateForce", ("Government forces", "Pakistani soldiers"), False, None),
        ("Bree Hill", "Location", (), False, None),
    ],
    "A French train and a German train left. Government forces shelled rebels.": [
        ("Government forces", "StateForce", (), True, None),
        ("rebels", "Faction", (), True, None),
    ],
    "Colonel Gimli Stone left. Stone came back.": [("Gimli Stone", "Person", ("Stone",), False, None)],
    "The Elven Liberation Front (ELF) left. ELF came back.": [
        ("Elven Liberation Front", "Faction", ("ELF",), False, None)
    ],
    "The Bree Defence Force left. They fought at Bree.": [
        ("Bree Defence Force", "Faction", (), False, None),
        ("Bree", "Location", (), False, None),
    ],
    "The pro-government fighters and government troops left Sarmin with the Syrian army.": [
        (
            "Syrian army",
            "StateForce",
            ("government troops", "pro-government fighters"),
            False,
            "syrian-arab-army",
        ),
        ("Sarmin", "Location", (), False, "sarmin"),
    ],
    "The Bree Front left. Bree came back.": [("Bree Front", "Faction", ("Bree",), False, None)],
    "The Bree National Army left. They met National Army men.": [
        ("Bree National Army", "Faction", (), False, None),
        ("National Army", "Faction", (), False, None),
    ],
    "They left Aleppo. They saw Halab and ALEPPO.": [("Aleppo", "Location", ("ALEPPO", "Halab"), False, "aleppo")],
    "Russia bombed Sarmin. Russia left.": [
        ("Russia", "StateForce", (), False, None),
        ("Sarmin", "Location", (), False, "sarmin"),
        ("Russia", "Location", (), False, "russia"),
    ],
    "They left Marhuna village. They fled into Marhouna.": [("Marhouna", "Location", ("Marhuna",), False, None)],
    "They fled into Marhuna. They stayed in Marhouna.": [("Marhouna", "Location", ("Marhuna",), False, None)],
    "They met Gimli.": [],
}


@pytest.mark.parametrize("text", ENTITIES)
def test_mentions_of_one_entity_are_joined(extract: Extract, text: str) -> None:
    found = extract(text).entities
    assert [(e.name, e.type, e.aliases, e.generic, e.reference) for e in found] == ENTITIES[text]


def test_ids_are_numbered_in_order_of_mention(extract: Extract) -> None:
    found = extract("HTS left Sarmin. Hezbollah left Idlib.").entities
    assert [(entity.id, entity.name) for entity in found] == [
        ("e1", "HTS"),
        ("e2", "Sarmin"),
        ("e3", "Hezbollah"),
        ("e4", "Idlib"),
    ]


def test_an_army_that_is_mostly_called_regime_forces_is_not_the_named_army(lexicon: Lexicon) -> None:
    registry = Registry([], References(()), lexicon)
    calls = ("Syrian army", "regime forces", "Regime troops", "government forces")
    spans = {Span(at * 20, at * 20 + len(words), words) for at, words in enumerate(calls)}
    army = registry.records["ref:army"] = Record("ref:army", "StateForce", "syrian-arab-army", spans=spans)
    registry.settle(set(), set())
    assert (army.reference, army.generic, army.name) == (None, True, "Syrian army")


def test_regime_forces_called_so_throughout_are_no_army(extract: Extract) -> None:
    others = "Regime forces left Idlib. Regime forces left Binnish. Government forces left Saraqib."
    text = f"The Syrian army left Sarmin. {others}"
    forces = [entity for entity in extract(text).entities if entity.type == "StateForce"]
    assert [(entity.reference, entity.generic, len(entity.mentions)) for entity in forces] == [
        ("syrian-regime-forces", True, 4)
    ]
