"""Mends what the parser, trained on general English, gets wrong again and again in reports of war."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, Mention

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

SUBORDINATORS = frozenset("as after since before while when until once though although because".split())


def repair(tree: Tree) -> None:
    """Change a tree in place, rule by rule."""
    _clauses_after_prepositions(tree)
    _verbs_before_objects(tree)
    _subjects_before_verbs(tree)
    _objects_of_relative_clauses(tree)
    _appositions(tree)
    _relative_clauses_after_names(tree)
    _participles_after_names(tree)
    _places_of_places(tree)


def _clauses_after_prepositions(tree: Tree) -> None:
    """ "After the rebels took it" is a clause: the noun is the verb's subject, and "after" its mark."""
    for node in list(tree.nodes):
        marks = [c for c in tree.children(node.index, "case") if c.lower in SUBORDINATORS and c.index < node.index]
        if not marks or node.relation.startswith("nsubj"):
            continue
        verb = _verb_after(tree, node)
        if verb is None:
            continue
        other = tree.child(verb.index, "nsubj")
        if other is not None:
            if not (_fights(node) and other.index < marks[0].index and verb.relation == "root"):
                continue
            tree.move(other.index, other.index, "root")
            tree.move(node.index, verb.index, "nsubj")
            tree.move(marks[0].index, verb.index, "mark")
            tree.move(verb.index, other.index, "advcl")
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


def _fights(node: Node) -> bool:
    """Is the noun an armed group, which acts, rather than an event or a time?"""
    if isinstance(node.content, Mention):
        return node.content.type in GROUPS
    return isinstance(node.content, Collective) or node.lower in (
        "rebels",
        "insurgents",
        "opposition",
        "regime",
        "army",
        "government",
        "militants",
        "troops",
        "forces",
        "fighters",
    )


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
        if (
            verb.content is not None
            or verb.tag not in ("VBD", "VBN", "JJ", "VBP")
            or not tree.children(verb.index, "obj")
        ):
            continue
        if tree.children(verb.index, "nsubj", "aux", "mark") or verb.relation == "acl:relcl":
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
        if verb.relation == "acl" and tree[before].index != verb.head:
            continue
        if subject.head == subject.index:
            tree.move(verb.index, verb.index, "root")
        elif verb.index in tree.subtree(subject.index):
            tree.move(verb.index, subject.head, "ccomp" if tree[subject.head].tag.startswith("VB") else "parataxis")
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


def _verbs_before_objects(tree: Tree) -> None:
    """ "Regime forces bombed parts of Idlib": a participle right after a group that has no article is its verb."""
    for verb in tree.nodes:
        if (
            verb.relation != "amod"
            or verb.index == 0
            or not verb.lower.endswith("ed")
            or not _fights(tree[verb.index - 1])
        ):
            continue
        noun = tree[verb.head]
        if noun.index <= verb.index or any(
            c.index < verb.index and c.relation == "det" for c in tree.children(noun.index)
        ):
            continue
        if tree[verb.index - 1].head == verb.head and tree[verb.index - 1].relation in ("compound", "nmod:poss"):
            continue
        verb.tag = "VBD"
        outer, relation = noun.head, noun.relation
        tree.move(verb.index, verb.index if outer == noun.index else outer, "root" if outer == noun.index else relation)
        tree.move(noun.index, verb.index, "obj")
        for child in list(tree.children(noun.index)):
            if child.index < verb.index:
                tree.move(child.index, verb.index, child.relation)


def _objects_of_relative_clauses(tree: Tree) -> None:
    """ "Turkey, which backs several factions": what follows the verb of a relative clause is its object."""
    for verb in tree.nodes:
        if verb.relation == "acl:relcl" and verb.tag in ("NNS", "NN") and not tree.children(verb.index, "cop", "nsubj"):
            for child in tree.children(verb.index, "compound"):
                if child.content is not None:
                    verb.tag = "VBZ"
                    tree.move(child.index, verb.index, "nsubj")
        if verb.relation != "acl:relcl" or tree.children(
            verb.index, "obj", "obl", "xcomp", "ccomp", "cop", "aux:pass", "nsubj:pass"
        ):
            continue
        for child in tree.children(verb.index, "flat", "dep", "nmod"):
            if child.index == verb.index + 1 and not tree.case(child.index):
                tree.move(child.index, verb.index, "obj")


_LOOSE = frozenset("appos nmod conj dep list parataxis obl nmod:unmarked obl:unmarked nsubj flat root".split())


def _appositions(tree: Tree) -> None:
    """ "Tel Rifaat, a town under the control of the SNA": a noun with "a" right after a name and a comma is said of it."""
    for node in tree.nodes:
        if node.content is not None or node.tag not in ("NN", "NNS") or node.relation not in _LOOSE:
            continue
        article = tree.child(node.index, "det")
        if article is None or article.lower not in ("a", "an", "the") or tree.children(node.index, "cc", "case", "cop"):
            continue
        at = article.index - 1
        if (
            at < 1
            or tree[at].text not in (",", "—", "–")
            or not isinstance(tree[at - 1].content, Mention)
            or tree[at - 1].content.demonym
        ):
            continue
        if article.lower == "the" and node.relation in ("conj", "nsubj", "obl", "root"):
            continue
        if node.relation == "nsubj" and tree[node.head].index > node.index and article.lower == "the":
            continue
        if node.relation in ("root", "nsubj") and not tree.children(node.index, "acl", "nmod"):
            continue
        if node.relation == "conj" and any(tree.children(c.index, "cc") for c in tree.children(node.head, "conj")):
            continue
        if node.relation not in ("root", "nsubj"):
            tree.move(node.index, at - 1, "appos")


def _relative_clauses_after_names(tree: Tree) -> None:
    """ "The villages of Shahba, which the YPG controlled": a relative clause after a comma is said of the name before it."""
    for node in tree.nodes:
        if node.lower not in ("which", "who") or node.index < 2 or tree[node.index - 1].text != ",":
            continue
        before = tree[node.index - 2]
        if not isinstance(before.content, Mention) or before.content.demonym:
            continue
        for verb in tree.ancestors(node.index):
            if verb.relation == "acl:relcl" and verb.head != before.index and verb.head < node.index:
                tree.move(verb.index, before.index, "acl:relcl")
                break
            if not verb.tag.startswith(("IN", "NN", "W")):
                break


def _participles_after_names(tree: Tree) -> None:
    """ "The Thaeroon Movement, commanded by Fahim Issa": a participle right after a name and a comma is said of it."""
    for verb in tree.nodes:
        if (
            verb.tag != "VBN"
            or verb.content is not None
            or verb.index < 2
            or tree[verb.index - 1].text not in (",", "—")
        ):
            continue
        name = tree[verb.index - 2]
        if (
            not isinstance(name.content, Mention)
            or name.content.demonym
            or tree.children(verb.index, "aux", "nsubj", "obj")
        ):
            continue
        following = tree[verb.index + 1].lower if verb.index + 1 < len(tree) else ""
        if following in ("by", "in", "on", "with", "from", "to", "at", "jointly", "over") and verb.relation in (
            "advcl",
            "acl",
            "conj",
        ):
            tree.move(verb.index, name.index, "acl")


_AREAS = frozenset(
    "zone area camp checkpoint hospital market school base outskirts suburb neighborhood neighbourhood district roundabout mosque road street building".split()
)


def _places_of_places(tree: Tree) -> None:
    """ "The industrial zone in Idlib": a place right after a common noun for a place tells where that one is."""
    for node in tree.nodes:
        if (
            not node.relation.startswith("obl")
            or not isinstance(node.content, Mention)
            or tree.case(node.index) != "in"
        ):
            continue
        before = tree[min(c.index for c in tree.children(node.index, "case")) - 1]
        if before.lower in _AREAS and before.index < node.index and before.head == node.head:
            tree.move(node.index, before.index, "nmod")
