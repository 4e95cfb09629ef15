"""Repairs of lists that go on after "as well as", "in addition to" or a second preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_FEWEST = 2
"""Names that make a list."""


def names_after_in_addition_to(tree: Tree) -> None:
    """A name after "in addition to" goes on with a list too: "Took X and Z, in addition to the village of |Y"."""
    for node in tree:
        addition = tree[node.head]
        if addition.lower != "addition" or not is_name(node.content) or tree.case(node.index) != "to":
            continue
        names = (n for n in reversed(tree[: addition.index - 1]) if is_name(n.content))
        listed = next((n for n in names if n.relation in ("obj", "nmod", "obl", "conj") and _alike(n, node)), None)
        if listed:
            tree.move(node.index, listed.head if listed.relation == "conj" else listed.index, "conj")


def _alike(one: Node, other: Node) -> bool:
    """Are two names both of places, or neither? What the second is need not be known."""
    types = [node.content.type if is_name(node.content) else None for node in (one, other)]
    return types[0] is not None and (types[1] is None or (types[0] in PLACES) == (types[1] in PLACES))


def phrases_in_parallel(tree: Tree) -> None:
    """A phrase is listed with the one that has its preposition: "The fall of X on 5 May and |of Y on 7 May"."""
    for node in tree:
        first = tree[node.head]
        case = tree.case(node.index)
        if node.relation != "conj" or not case or case == tree.case(first.index):
            continue
        beside = tree.children(first.head, "nmod", "obl") if first.relation.startswith(("nmod", "obl")) else []
        if first.tag.startswith("VB") and is_name(node.content):  # "dropped bombs on X as well as |on Y"
            beside = [n for n in reversed(tree[first.index : node.index]) if n.relation != "conj" and _alike(n, node)]
        alike = next((n for n in beside if n.index < node.index and tree.case(n.index) == case), None)
        if alike:
            tree.move(node.index, alike.index, "conj")


def lists_after_regions(tree: Tree) -> None:
    """As many places as were counted are those counted: "Took two villages in Hama province, |Kafrin and Ain Zat"."""
    for number in tree:
        noun = tree[number.head]
        if number.relation != "nummod" or not isinstance(number.content, Number) or noun.tag != "NNS":
            continue
        region = next((n for n in tree[noun.index + 1 : noun.index + 4] if is_name(n.content)), None)
        if region is None or region.head not in (noun.index, noun.head) or tree[noun.index + 1].relation != "case":
            continue
        beside = tree.children(region.index, "conj", "appos")
        names = [*beside, *(n for other in beside for n in tree.children(other.index, "conj"))]
        alike = all(is_name(n.content) and _alike(region, n) for n in names)
        if len(names) < _FEWEST or len(names) != number.content.quantity.minimum or not alike:
            continue
        tree.move(region.index, noun.index, "nmod")
        tree.move(names[0].index, noun.index, "appos")
        for name in names[1:]:
            tree.move(name.index, names[0].index, "conj")
