"""Repairs of lists that go on after "as well as", "in addition to" or a second preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date
from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_FEWEST = 2
"""Names that make a list."""
_CLOSING = {"(": ")", "-": "-", "–": "–", "—": "—"}
"""Signs between which names are set off, by the opening one."""


def lists_after_as_well_as(tree: Tree) -> None:
    """What follows "as well as" goes on with a list, past what is said of its last: "X, which ..., as well as |Y".

    "In addition to" is another such. So do those counted: "captured one soldier who ..., as well as eight |guns".
    """
    for node in tree:
        named, counted = is_name(node.content), _is_counted(tree, node)
        listed = node.relation == "conj" and _alike(tree[node.head], node)
        if not (counted and node.relation in ("obl", "conj", "nmod")) and (listed or not named):
            continue
        opening = _opening(tree, node)
        if opening is None:
            continue
        before = (n for n in reversed(tree[: opening.index]) if n.relation in ("obj", "nmod", "conj", "nsubj"))
        alike = (n for n in before if (_is_counted(tree, n) if counted else _alike(n, node)))
        first = next(alike, None)
        if first and first.index != node.head:
            tree.move(node.index, tree.first_listed(first).index, "conj")


def _opening(tree: Tree, node: Node) -> Node | None:
    """The first word of the "as well as" or "in addition to" before a noun."""
    above = tree[node.head]
    if above.lower == "addition" and tree.case(node.index) == "to" and tree.case(above.index) == "in":
        return tree.child(above.index, "case")
    return next((c for c in tree.children(node.index, "cc") if c.lower == "as" and c.children), None)


def _is_counted(tree: Tree, node: Node) -> bool:
    """Is it a noun with a number: "nine |trucks"?"""
    return node.content is None and node.tag.startswith("NN") and tree.child(node.index, "nummod") is not None


def _alike(one: Node, other: Node) -> bool:
    """Are two names both of places, or neither? What one of them is need not be known."""
    types = [node.content.type for node in (one, other) if is_name(node.content)]
    return len(types) > 1 and (None in types or (types[0] in PLACES) == (types[1] in PLACES))


def names_set_off(tree: Tree) -> None:
    """Names after a dash or between brackets are one list, said of what stands before them.

    "The SNA – |X, Y and Z – left", "took five towns in Idlib province – |A, B and C."
    """
    for sign in tree[1:-1]:
        row = _row_after(tree, sign) if sign.text in _CLOSING else []
        end = tree.after(row[-1].index) if len(row) >= _FEWEST else None
        if end is None or end.text not in (_CLOSING[sign.text], ".", ",", ";"):
            continue
        host = _set_off_from(tree, sign)
        if host is None or (host.content is not None and not all(_alike(host, listed) for listed in row)):
            continue
        tree.move(row[0].index, host.index, "appos")
        for listed in row[1:]:
            tree.move(listed.index, row[0].index, "conj")


def _set_off_from(tree: Tree, sign: Node) -> Node | None:
    """What a dash or bracket stands after: a name, a plural noun, or the plural that a name tells the place of."""
    before = tree[sign.index - 1]
    if not is_name(before.content):
        return before if before.tag == "NNS" and before.content is None else None
    case = tree.child(before.index, "case")
    noun = tree[case.index - 1] if case and case.index > 0 and case.lower in ("in", "of", "across") else before
    return noun if noun.tag == "NNS" and noun.content is None else before


def phrases_in_parallel(tree: Tree) -> None:
    """A phrase is listed with the one that has its preposition: "The fall of X on 5 May and |of Y on 7 May"."""
    for node in tree:
        first = tree[node.head]
        case = tree.case(node.index) if node.relation == "conj" else ""
        object_ = tree.child(first.head, "obj") if isinstance(first.content, Date) and first.relation == "obl" else None
        if node.relation == "conj" and object_ and not case and _alike(object_, node):
            tree.move(node.index, object_.index, "conj")  # "took X on 26 November and |Y on 28 November"
            for date in (n for n in tree.children(first.head, "obl") if n.index > node.index):
                tree.move(date.index, node.index, "nmod")
            continue
        if not case or case == tree.case(first.index):
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


def lists_of_settlements(tree: Tree) -> None:
    """Names right after "the villages of X" are villages too, wherever they hang: "The villages of X and |Y left"."""
    for first in tree:
        kind = first.text.partition(" of ")[0]
        if not is_name(first.content) or kind == first.text or not first.text[0].islower() or not kind.endswith("s"):
            continue
        for name in _row_after(tree, first):
            if name.relation == "conj" and name.head < first.index and first.relation != "conj":
                tree.move(name.index, first.index, "conj")


def _row_after(tree: Tree, first: Node) -> list[Node]:
    """The names after a name with nothing but commas and "and" between."""
    row: list[Node] = []
    for node in tree[first.index + 1 :]:
        if is_name(node.content):
            row.append(node)
        elif node.text != "," and node.lower not in ("and", "the"):
            break
    return row
