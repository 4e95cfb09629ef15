"""Which of the places around a deed it was done in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.parse.attach import may_be_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.tree import Node, Tree


def innermost(tree: Tree, phrases: Sequence[int]) -> list[int]:
    """The phrases but those right after another, which only tell where that is: "in Sarmin |in Idlib province"."""
    return [index for index in phrases if not _follows(tree, index, phrases)]


def _follows(tree: Tree, index: int, phrases: Sequence[int]) -> bool:
    """Does a place of another phrase, or of its list, stand right before a phrase?"""
    cases = [n.index for n in tree.children(index, "case") if 0 < n.index < index]
    at = cases[0] - 1 if cases else index
    before = tree[at - 1] if at and tree[at].text == "," else tree[at]  # "in Sarmin, |in Idlib province"
    top = tree.first_listed(before).index
    words = (before, *tree.children(before.index, "compound"))  # "in Sarmin town |in Idlib province"
    named = any(may_be_place(n.content) for n in words)
    return named and top in phrases and top != index


def phrases_of_object(tree: Tree, verb: int) -> list[Node]:
    """What is said of those whose the object is, or of what it does: "bombed sites of the rebels |in Sarmin".

    So "killed people queueing |at a bakery", "killed people attending a wedding |in Sarmin".
    """
    objects = tree.children(verb, "obj")
    whose = [n for o in objects for n in tree.children(o.index, "nmod") if tree.case(n.index) == "of"]
    doing = [n for o in objects for n in tree.children(o.index, "acl") if n.tag == "VBG"]
    doing += [n for n in tree.children(verb, "advcl") if n.tag == "VBG" and tree[n.index - 1] in objects]
    beside = [n for does in doing for n in tree.children(does.index, "obl")]
    whose += [*(n for does in doing for n in tree.children(does.index, "obj")), *beside]
    return [*beside, *(n for w in whose for n in tree.children(w.index, "nmod"))]


def below(tree: Tree, phrases: Sequence[int]) -> list[int]:
    """What is said of phrases that name no place, and of those below: "in an attack on positions |in Sarmin"."""
    unnamed = [at for at in phrases if not may_be_place(tree[at].content)]
    inner = [n.index for at in unnamed for n in tree.children(at, "nmod")]
    return [*inner, *below(tree, inner)] if inner else []


def shared(tree: Tree, verb: int) -> list[Node]:
    """The phrases after a verb that hang on the one it is joined with: "ten were killed and two hurt |in Sarmin"."""
    node = tree[verb]
    joined = node.relation == "conj" and node.tag == tree[node.head].tag == "VBN"
    return [n for n in tree.children(node.head, "obl") if n.index > verb] if joined else []
