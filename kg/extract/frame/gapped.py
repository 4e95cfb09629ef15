"""Figures told for one more place without their verb: "12 were killed in Sarmin and another |7 in Binnish"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tree import Tree

_JOINED = ("and", ",", "another", "while", "plus")
_IN = ("in", "at", "near", "around", "outside")
_ENDS = ("VBD", "VBZ", "VBP", "MD")


def gapped(tree: Tree, index: int) -> Iterator[tuple[Number, int]]:
    """Each bare number after a node that a named place follows, with the head of the place; up to the next verb."""
    for at in range(index + 1, len(tree) - 2):
        node, following = tree[at], tree[at + 1]
        if node.tag in _ENDS or node.text in (";", "—", "–"):
            return
        told = isinstance(node.content, Number) and tree[at - 1].lower in _JOINED and following.lower in _IN
        place = tree[following.head] if told and following.relation == "case" else None
        if place is not None and isinstance(node.content, Number) and isinstance(place.content, Mention):
            yield node.content, place.index
