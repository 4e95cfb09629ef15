"""Numbers as reported: the number named, the bounds that the words leave, and the kind of looseness."""

from __future__ import annotations

import doctest

import pytest

import kg.build.figure
import kg.build.term
from kg.build.figure import figure
from kg.claim import Quantity


@pytest.mark.parametrize(
    ("low", "high", "bound", "qualifier", "value"),
    [
        (75, 75, None, "Exactly", 75),
        (76, None, "more than", "MoreThan", 75),
        (76, None, "Over", "MoreThan", 75),
        (25, None, "at least", "AtLeast", 25),
        (25, None, "no fewer than", "AtLeast", 25),
        (25, None, "what looked like", "AtLeast", 25),
        (None, 9, "fewer than", "LessThan", 10),
        (None, 80, "up to", "AtMost", 80),
        (None, 80, "as many as", "AtMost", 80),
        (None, 80, "nearly", "Nearly", 80),
        (None, 80, None, "AtMost", 80),
        (200, 200, "about", "About", 200),
        (35, 40, "to", "Between", None),
        (None, None, "dozens", "Vague", None),
        (0, 0, None, "Exactly", 0),
    ],
)
def test_the_words_around_a_number_bound_it(
    low: int | None, high: int | None, bound: str | None, qualifier: str, value: int | None
) -> None:
    made = figure(Quantity("words", low, high, bound, "men"))
    assert (made.qualifier, made.value, made.low, made.high, made.unit) == (qualifier, value, low, high, "men")


def test_the_examples_in_the_docstrings_hold() -> None:
    for module in (kg.build.figure, kg.build.term):
        assert doctest.testmod(module).failed == 0
