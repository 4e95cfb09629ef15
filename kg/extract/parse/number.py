"""Repairs around figures: numbers hung on nothing, and deeds that share the auxiliary of the deed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_PAST = ("VBN", "VBD")
_LOOSE = ("punct", "dep", "root")
"""Relations of a number that is not known to count anything."""


def figures_hung_loosely(tree: Tree) -> None:
    """A number before a noun counts it, whatever the parser hung it on: "[Ten] HTS fighters were captured"."""
    for figure in tree.nodes:
        following = tree.after(figure.index)
        if not isinstance(figure.content, Number) or figure.relation not in _LOOSE or following is None:
            continue
        parted = following.lower == "of"
        noun = tree.after(following.index) if parted else following
        while noun is not None and noun.relation in ("compound", "amod", "det", "nummod") and noun.head > noun.index:
            noun = tree[noun.head]
        if figure.relation == "root":
            noun = _count_of_subject(tree, figure, noun)
        if noun is None or not noun.tag.startswith("NN") or noun.head == figure.index:
            continue
        if not parted:
            tree.move(figure.index, noun.index, "nummod")
        elif noun.head != noun.index:
            tree.move(figure.index, noun.head, noun.relation)
            tree.move(noun.index, figure.index, "nmod")
            tree.move(following.index, noun.index, "case")


def _count_of_subject(tree: Tree, figure: Node, noun: Node | None) -> Node | None:
    """The subject after a number that seems to head its sentence; the verb does: "[Six] X fighters were killed"."""
    verb = tree[noun.head] if noun else figure
    if noun is None or not noun.relation.startswith("nsubj") or verb.head != figure.index:
        return None
    if not tree.children(verb.index, "aux", "aux:pass") and verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    tree.move(verb.index, verb.index, "root")
    for child in list(tree.children(figure.index)):
        if child.index > noun.index:
            tree.move(child.index, verb.index, child.relation)
    return noun


def more_of_them(tree: Tree) -> None:
    """ "Dozens more" are dozens: "[Dozens] more were wounded"."""
    for node in tree.nodes[1:]:
        figure = tree[node.index - 1]
        counted = isinstance(figure.content, Number) and figure.head == node.index
        if node.lower == "more" and counted and node.relation.startswith(("nsubj", "obj", "conj")):
            tree.move(figure.index, node.head, node.relation)
            for child in list(tree.children(node.index)):
                tree.move(child.index, figure.index, child.relation)
            tree.move(node.index, figure.index, "amod")


def deeds_without_auxiliary(tree: Tree) -> None:
    """A participle after a count shares the auxiliary of the one before: "Ten were killed and 20 others [injured]"."""
    for deed in tree.nodes:
        noun = tree[deed.head]
        first = tree[noun.head]
        if deed.tag not in _PAST or deed.relation != "acl" or noun.relation != "conj" or noun.index > deed.index:
            continue
        passive = bool(tree.children(first.index, "aux:pass")) and first.index < noun.index
        if passive and _counted(tree, noun) and not tree.children(deed.index, "aux", "nsubj"):
            for joined in tree.children(noun.index, "cc"):
                tree.move(joined.index, deed.index, "cc")
            tree.move(deed.index, first.index, "conj")
            tree.move(noun.index, deed.index, "nsubj:pass")


def _counted(tree: Tree, noun: Node) -> bool:
    return isinstance(noun.content, Number) or bool(tree.children(noun.index, "nummod"))
