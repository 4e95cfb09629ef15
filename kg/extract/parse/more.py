"""Figures that count more of those spoken of: "dozens more were wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_COUNTED = ("nsubj", "obj", "conj")
"""Relations of those who are counted."""


def more_of_them(tree: Tree) -> None:
    """ "Dozens more" are dozens: "[Dozens] more were wounded", "wounded [dozens] more"."""
    for node in tree[1:]:
        figure, verb = tree[node.index - 1], tree[node.head]
        if node.lower != "more" or not isinstance(figure.content, Number):
            continue
        beside = figure.head == verb.index and figure.relation == "nummod" and verb.tag.startswith("VB")
        adverb = node.relation == "advmod" and verb.tag.startswith("VB")
        if not (beside or (figure.head == node.index and (adverb or node.relation.startswith(_COUNTED)))):
            continue
        before = tree[figure.index - 1] if figure.index else verb
        if adverb and before.tag.startswith("VB"):
            verb = before  # "captured ten men and injured |dozens more"
        tree.move(figure.index, verb.index, _role_of_more(node, verb) if adverb else node.relation)
        for child in list(tree.children(node.index)):
            tree.move(child.index, figure.index, child.relation)
        tree.move(node.index, figure.index, "amod")


def _role_of_more(more: Node, verb: Node) -> str:
    """What those who are so many more are to a verb that takes "more" for its adverb."""
    if verb.index < more.index:
        return "obj"
    return "nsubj:pass" if verb.tag == "VBN" else "nsubj"
