"""Word lists, verb forms and triggers."""

from __future__ import annotations

import pytest

from kg.lexicon import Lexicon, Trigger, read_lexicon
from kg.lexicon.inflection import inflections
from kg.lexicon.schema import SCHEMA
from kg.lexicon.trigger import noun_trigger, verb_trigger


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


def test_every_list_of_the_schema_is_read(lexicon: Lexicon) -> None:
    assert {file: set(lists) for file, lists in lexicon.files.items()} == {f: set(n) for f, n in SCHEMA.items()}


def test_a_list_is_given_as_written_or_in_lower_case(lexicon: Lexicon) -> None:
    assert "Brigade" in lexicon.exact("names", "unit_of")
    assert "brigade" in lexicon.set("names", "unit_of")
    assert lexicon.words("modality", "approximators") == ["almost", "nearly"]


def test_lists_by_purpose_are_joined_or_asked_for_one_by_one(lexicon: Lexicon) -> None:
    assert {"villagers", "rebels", "regime"} & lexicon.set("groups", "nouns") == {"rebels", "regime"}
    assert lexicon.set("groups", "nouns", "government") == {"regime", "government", "loyalist", "loyalists", "junta"}


def test_equipment_is_found_by_every_form(lexicon: Lexicon) -> None:
    assert [lexicon.equipment[form] for form in ("apcs", "tank", "kamikaze drones")] == [
        "armored personnel carrier",
        "tank",
        "suicide drone",
    ]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("seize", ("seize", "seizes", "seized", "seizing")),
        ("occupy", ("occupy", "occupies", "occupied", "occupying")),
        ("deploy", ("deploy", "deploys", "deployed", "deploying")),
        ("clash", ("clash", "clashes", "clashed", "clashing")),
        ("die", ("die", "dies", "died", "dying")),
        ("drop", ("drop", "drops", "dropped", "dropping")),
        ("overrun", ("overrun", "overruns", "overran", "overrunning")),
        ("hit", ("hit", "hits", "hitting")),
        ("y", ("y", "ys", "yed", "ying")),
    ],
)
def test_a_verb_has_its_forms(lexicon: Lexicon, verb: str, forms: tuple[str, ...]) -> None:
    assert lexicon.inflections(verb) == forms


def test_a_verb_without_known_irregular_forms_is_regular() -> None:
    assert inflections("take", irregular={}) == ("take", "takes", "taked", "taking")


def test_a_form_may_come_from_two_verbs(lexicon: Lexicon) -> None:
    assert lexicon.bases("founded") == ("found",)
    assert lexicon.bases("found") == ("find", "found")
    assert lexicon.bases("sang") == ()


def test_light_and_becoming_verbs_come_in_every_form(lexicon: Lexicon) -> None:
    assert {"launched", "carrying", "took"} <= lexicon.light
    assert {"became", "remains"} <= lexicon.becoming


TRIGGERS = {
    "seize": Trigger("seize", "seize"),
    "fall to": Trigger("fall to", "fall", None, ("to",)),
    "pull out of": Trigger("pull out of", "pull", None, ("out", "of")),
    "take control of": Trigger("take control of", "take", "control", ("of",)),
    "lose life": Trigger("lose life", "lose", "life"),
    "be member of": Trigger("be member of", "member", None, ("of",), be=True),
    "be in control of": Trigger("be in control of", "control", None, ("of",), "in", be=True),
    "be": Trigger("be", "be"),
}


@pytest.mark.parametrize("text", TRIGGERS)
def test_a_verb_trigger_is_taken_apart(text: str) -> None:
    assert verb_trigger(text) == TRIGGERS[text]


def test_a_noun_trigger_may_want_a_preposition_before_it() -> None:
    assert noun_trigger("control under") == Trigger("control under", "control", None, (), "under")
    assert noun_trigger("air strike") == Trigger("air strike", "air strike")
