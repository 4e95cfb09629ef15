"""Repairs of what stands after the means of a deed: "shelled with artillery |the villages of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_LOOSE = ("flat", "appos", "dep", "obj", "nmod:unmarked", "list")
"""Relations that the parser gives a noun right after the means."""


def objects_after_means(tree: Tree) -> None:
    """A noun right after the means of a deed is what it was done to: "Shelled with artillery |the villages of X"."""
    for means in tree:
        verb = tree[means.head]
        if means.relation != "obl" or not verb.tag.startswith("VB") or means.index < verb.index:
            continue
        if tree.case(means.index) != "with" or tree.children(verb.index, "obj"):
            continue
        if not _parted(tree, verb, means):
            _after(tree, verb, means)


def _after(tree: Tree, verb: Node, means: Node) -> None:
    """Move what hangs loosely on the means to the verb, with what is listed with it."""
    target = next((n for n in tree.children(means.index, *_LOOSE) if n.index > means.index), None)
    if target is None or tree.case(target.index) or min(tree.subtree(target.index)) != means.index + 1:
        return
    if tree[means.index + 1].text in (",", "(", "—", "–"):  # "with a group, HTS, ..."
        return
    listed = [n for n in tree.children(means.index, "conj") if n.index > target.index]
    tree.move(target.index, verb.index, "obj")
    for node in listed:
        tree.move(node.index, target.index, "conj")


def _parted(tree: Tree, verb: Node, noun: Node) -> bool:
    """Part a plural from the noun after it, whose first word it is not: "with mortar |shells positions of X"."""
    means = tree[noun.index - 1]
    if means.head != noun.index or means.relation != "compound" or means.tag != "NNS":
        return False
    before = [n for n in tree.children(noun.index) if n.index < means.index]
    tree.move(means.index, verb.index, "obl")
    for node in before:
        tree.move(node.index, means.index, node.relation)
    tree.move(noun.index, verb.index, "obj")
    return True
