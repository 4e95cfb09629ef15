"""Spellings of one name fold to one form, and those of different names stay apart."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.spelling
from kg.spelling import fold, key, plain, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saraqib", "Saraqeb"),
        ("Tell Rifaat", "Tall Refaat"),
        ("Maarat al-Numan", "Ma‘arrat an-Nu‘man"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Deir Hafer", "Dayr Hafir"),
        ("Sarmada", "Sarmadah"),
        ("Kafr Nabl", "Kafar Nabl"),
        ("Qaminas", "Kaminas"),
    ],
)
def test_transliterations_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sarmin", "Sarmada"),
        ("Urum al-Sughra", "Urum al-Kubra"),
        ("Kafr Nabl", "Kafr Takharim"),
        ("Homs", "Hama"),
        ("Nubl", "Nawa"),
        ("Daraa", "Darayya"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_folding_keeps_words_and_lines_apart() -> None:
    assert fold("Hay’at Taḥrīr_al-Shām\nIdlib") == "hayat tahrir al sham\nidlib"
    assert plain("al-Dana") == "dana"


@given(st.text(), st.text())
def test_a_slug_is_small_letters_digits_and_single_hyphens(one: str, other: str) -> None:
    made = slug(one)
    assert made == slug(made)
    assert not made.startswith("-") and "--" not in made and set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert fold(f"{one}\n{other}").count("\n") == fold(one).count("\n") + fold(other).count("\n") + 1


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(kg.spelling).failed == 0
