"""How many a phrase speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.claim import Quantity
from kg.extract.collective import Collective
from kg.extract.quantity import Number
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.phrase.ground import Ground
    from kg.extract.tree import Node, Tree

_REACHING = ("of", "at", "to")
"""Prepositions of the number that a count has reached."""


_FURTHEST = 8
"""Words from a noun back to its number: "six heavy air-defence missile |launchers"."""


def quantity(ground: Ground, tree: Tree, index: int) -> Quantity | None:
    """How many: a number before the noun, or the one that "a", "another" or "her" means."""
    number = number_below(tree, index) or _number_before(tree, index) or _number_at(tree, tallied(ground, tree, index))
    if number:
        return replace(number.quantity, unit=unit(tree, index))
    if tree[index].lower == "another":
        return Quantity(tree[index].text, 1, 1)  # "injured |another"
    opening = _one(tree, index) or _one_of_kin(ground, tree, index)
    content = tree[index].content
    one = (
        content.noun == singular(content.noun) if isinstance(content, Collective) else tree[index].tag in ("NN", "NNP")
    )
    if opening and one:
        return Quantity(ground.text[opening.start : tree[index].end], 1, 1, None, unit(tree, index))
    return None


def _one(tree: Tree, index: int) -> Node | None:
    """The "a" or "another" of a noun."""
    article = tree.child(index, "det")
    return article if article and article.lower in ("a", "an", "another") else None


def _one_of_kin(ground: Ground, tree: Tree, index: int) -> Node | None:
    """The "her" of one in a list: "a mother and |her daughter"."""
    whose = tree.child(index, "nmod:poss")
    listed = tree[index].relation == "conj" or bool(tree.children(index, "conj"))
    kin = (
        listed
        and whose is not None
        and whose.tag == "PRP$"
        and tree[index].lower in ground.lexicon.set("people", "kin")
    )
    return whose if kin else None


def number_below(tree: Tree, index: int) -> Number | None:
    """The number that hangs on a noun, before it."""
    for node in tree.children(index):
        if isinstance(node.content, Number) and node.index < index and node.relation != "nmod:poss":
            return node.content
    return None


def _number_at(tree: Tree, index: int | None) -> Number | None:
    content = None if index is None else tree[index].content
    return content if isinstance(content, Number) else None


def _number_before(tree: Tree, index: int) -> Number | None:
    """A number that the parser hung elsewhere, with nothing but modifiers between it and the noun."""
    at = index - 1
    while at >= 0 and index - at < _FURTHEST and tree[at].head >= at and _modifies(tree, at):
        at -= 1
    return _number_at(tree, at) if at >= 0 and at < tree[at].head <= index else None


def tally(tree: Tree, index: int) -> int | None:
    """The number that a count stands at: "a toll of 40", "bringing the toll to 40", "put the number of dead at 40"."""
    node = tree[index]
    if node.relation == "nmod" and tree[node.head].lower == "number":  # "the number of |dead at 40"
        return tally(tree, node.head)
    reached = [n for n in tree.children(index, "nmod") if tree.case(n.index) in _REACHING]
    if node.relation.startswith(("nsubj", "obj")):
        reached += tree.children(node.head, "obl", "obj", "xcomp")
    reached += [m for n in reached if tree.case(n.index) == "from" for m in tree.children(n.index, "nmod")]
    numbers = [n.index for n in reached if n.index > index and isinstance(n.content, Number)]
    at = [index for index in numbers if tree.case(index) != "from"]
    return at[0] if at else None


def tallied(ground: Ground, tree: Tree, index: int) -> int | None:
    """The number that the count of a noun stands at: "the number of dead [soldiers] rose to 40"."""
    above = tree[tree[index].head]
    counts = tree[index].relation == "nmod" and above.lower in ground.lexicon.set("quantities", "counting")
    return tally(tree, above.index) if counts and tree.case(index) == "of" else None


def _modifies(tree: Tree, at: int) -> bool:
    return tree[at].relation in ("compound", "amod", "nmod", "punct") and tree[at].tag != ","


def unit(tree: Tree, index: int) -> str:
    """What a number counts, in the words of the text."""
    content = tree[index].content
    return content.noun if isinstance(content, Collective) else tree[index].lower
