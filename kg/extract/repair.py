"""Mends what the parser, trained on general English, gets wrong again and again in reports of war."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

SUBORDINATORS = frozenset("as after since before while when until once though although because".split())


def repair(tree: Tree) -> None:
    """Change a tree in place, rule by rule."""
    _clauses_after_prepositions(tree)
    _subjects_before_verbs(tree)


def _clauses_after_prepositions(tree: Tree) -> None:
    """ "After the rebels took it" is a clause: the noun is the verb's subject, and "after" its mark."""
    for node in list(tree.nodes):
        marks = [c for c in tree.children(node.index, "case") if c.lower in SUBORDINATORS and c.index < node.index]
        if not marks or node.relation.startswith("nsubj"):
            continue
        verb = _verb_after(tree, node)
        if verb is None or tree.children(verb.index, "nsubj"):
            continue
        outer = node.head
        if verb.index in tree.subtree(node.index) and verb.index != node.index:
            tree.move(verb.index, node.head if node.head != node.index else verb.index, "advcl")
        elif verb.head == node.head or verb.relation == "root":
            outer = verb.index
        tree.move(node.index, verb.index, "nsubj")
        tree.move(marks[0].index, verb.index, "mark")
        if verb.relation.startswith("acl") and outer != verb.index:
            tree.move(verb.index, outer, "advcl")


def _verb_after(tree: Tree, node: Node) -> Node | None:
    """The finite verb that follows a noun and its list, with nothing but adverbs and auxiliaries between."""
    last = max((c.index for c in tree.children(node.index, "conj") if c.tag.startswith("NN")), default=node.index)
    for at in range(last + 1, min(last + 5, len(tree))):
        found = tree[at]
        if found.tag in ("VBD", "VBZ", "VBP", "VBN") and not found.relation.startswith("aux") and found.content is None:
            return found
        if found.tag not in ("RB", "MD", "VBD", "VBZ", "VBP", "VBN"):
            return None
    return None


def _subjects_before_verbs(tree: Tree) -> None:
    """ "Regime forces and aircraft bombed Idlib": a verb with an object and no subject takes the noun right before it."""
    for verb in tree.nodes:
        if verb.content is not None or verb.tag not in ("VBD", "VBN", "JJ", "VBP") or not tree.children(verb.index, "obj"):
            continue
        if tree.children(verb.index, "nsubj", "aux", "mark") or verb.relation.startswith("acl") and verb.tag != "JJ":
            continue
        if verb.tag == "JJ" and not verb.lower.endswith("ed"):
            continue
        before = verb.index - 1
        while before >= 0 and tree[before].tag == "RB":
            before -= 1
        if before < 0 or not (tree[before].content is not None or tree[before].tag in ("NNS", "NNP", "NNPS", "NN")):
            continue
        subject = _whole(tree, tree[before])
        if verb.relation == "conj" and verb.head > subject.index:
            continue
        if subject.head == subject.index:
            tree.move(verb.index, verb.index, "root")
        tree.move(subject.index, verb.index, "nsubj")


def _whole(tree: Tree, noun: Node) -> Node:
    """The noun that heads the phrase ending at a noun: past its coordination, and past a participle it belongs to."""
    if noun.relation == "conj" and tree.children(noun.index, "cc") and tree[noun.head].index < noun.index:
        first = tree[noun.head]
        if first.relation == "conj" and not tree.children(first.index, "cc") and tree.case(tree[first.head].index):
            tree.move(noun.index, first.index, "conj")
        return first
    if noun.relation.startswith("obl") and tree[noun.head].relation == "acl":
        return tree[tree[noun.head].head]
    return noun
