"""What a reported number allows: its qualifier, the number named, and the bounds that its words leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.claim import Quantity

QUALIFIERS = (
    ("MoreThan", ("more than", "over", "above", "exceeding", "in excess of", "upwards of")),
    ("AtLeast", ("at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of")),
    ("LessThan", ("less than", "fewer than", "under", "below")),
    ("AtMost", ("up to", "at most", "no more than", "as many as", "a maximum of")),
    ("Nearly", ("nearly", "almost", "close to", "just under")),
    ("Between", ("between", "to", "from")),
)
"""Qualifiers by the words that loosen a number; the order matters where one is part of another."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a claim gives it. `value` is the number named, `low` and `high` what its words allow."""

    verbatim: str
    qualifier: str
    value: int | None
    low: int | None
    high: int | None
    unit: str | None


def figure(quantity: Quantity) -> Figure:
    """The figure of a reported quantity.

    >>> from kg.claim import Quantity
    >>> figure(Quantity("more than 75", 76, None, "more than"))
    Figure(verbatim='more than 75', qualifier='MoreThan', value=75, low=76, high=None, unit=None)
    """
    low, high = quantity.minimum, quantity.maximum
    qualifier = _qualifier(quantity)
    value = {
        "MoreThan": low - 1 if low is not None else None,
        "LessThan": high + 1 if high is not None else None,
        "Between": None,
        "Vague": None,
    }.get(qualifier, low if low is not None else high)
    return Figure(quantity.verbatim, qualifier, value, low, high, quantity.unit)


def _qualifier(quantity: Quantity) -> str:
    low, high, bound = quantity.minimum, quantity.maximum, (quantity.bound or "").lower().strip()
    if low is None and high is None:
        return "Vague"
    if low is not None and high is not None:
        if low != high:
            return "Between"
        return "About" if bound else "Exactly"
    allowed = {"MoreThan", "AtLeast"} if high is None else {"LessThan", "AtMost", "Nearly"}
    for qualifier, words in QUALIFIERS:
        if qualifier in allowed and any(bound.startswith(word) for word in words):
            return qualifier
    return "AtLeast" if high is None else "AtMost"
