"""Repairs of participles: said of the name before them, and no verbs of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.parse.attach import AFTER_PARTICIPLES, PAST, is_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree


def participles_taken_for_adjectives(tree: Tree) -> None:
    """A participle right after its noun and before a preposition is a clause: "Factions |affiliated with X"."""
    for verb in tree[1:-1]:
        after = verb.relation == "amod" and verb.head == verb.index - 1
        if after and verb.tag in PAST and tree[verb.index + 1].lower in AFTER_PARTICIPLES:
            verb.tag, verb.relation = "VBN", "acl"


def participles_after_names(tree: Tree) -> None:
    """A participle right after a name and a comma is said of it: "X, commanded by Y"."""
    for verb in tree:
        if verb.tag != "VBN" or verb.content is not None or verb.index < 2:
            continue
        name, following = tree[verb.index - 2], tree.after(verb.index)
        if tree[verb.index - 1].text not in (",", "—") or not is_name(name.content) or following is None:
            continue
        _free_clause(tree, verb, name)
        passive = tree[name.head]
        agent = name.relation.startswith("obl") and tree.case(name.index) == "by" and passive.tag in PAST
        if agent and following.lower == "by" and verb.relation in ("acl", "advcl"):
            tree.move(verb.index, passive.index, "conj")  # "supported by X, led by Y": not X is led
            continue
        loose = verb.relation in ("advcl", "acl", "conj") and following.lower in AFTER_PARTICIPLES
        if not loose or tree.children(verb.index, "aux", "obj"):
            continue
        subject = tree.child(verb.index, "nsubj")
        if subject is None:
            tree.move(verb.index, name.index, "acl")
        elif subject.index == name.index and verb.head > verb.index:
            tree.move(name.index, verb.head, "nsubj")
            tree.move(verb.index, name.index, "acl")


def participles_right_after_names(tree: Tree, allied: Collection[str]) -> None:
    """A participle with "by" right after a name is said of it: "Fought against X |led by Y", "joined X |allied to Y".

    `allied` are participles that want "with" or "to".
    """
    for verb in tree[1:-1]:
        name, following = tree[verb.index - 1], tree[verb.index + 1].lower
        tied = verb.lower in allied and following in ("with", "to")
        if verb.tag not in PAST or verb.content is not None or not (following == "by" or tied):
            continue
        if is_name(name.content) and name.content.country and verb.head == name.index and name.relation == "nmod":
            tree.move(verb.index, name.head, "acl")  # "the crossing with Turkey |seized by HTS"
            continue
        inside = is_name(name.content) and name.relation in ("obj", "obl", "conj") and name.head != verb.index
        loose = verb.relation in ("acl", "advcl", "conj", "dep", "parataxis", "xcomp") and verb.head != name.index
        if inside and loose and not tree.children(verb.index, "aux", "obj", "nsubj"):
            tree.move(verb.index, name.index, "acl")


def _free_clause(tree: Tree, participle: Node, name: Node) -> None:
    """The verb after the second comma is that of the sentence: "X, led by Y, |joined them"."""
    above = tree[participle.head]
    if participle.relation == "csubj" and above.index > participle.index:
        tree.move(name.index, above.index, "nsubj")
        tree.move(participle.index, name.index, "acl")
        return
    if participle.relation not in ("root", "ccomp", "parataxis") or tree.children(participle.index, "aux", "cop"):
        return
    agent = tree.child(participle.index, "obl")
    after = (node for node in tree.children(participle.index, "conj", "parataxis", "ccomp", "dep", "advcl", "acl"))
    main = next((n for n in after if agent and n.index > agent.index and _follows_comma(tree, n)), None)
    if main is None or not main.tag.startswith("VB") or tree.children(main.index, "nsubj", "mark"):
        return
    tree.promote(main.index, over=participle.index, subject=name.index)


def _follows_comma(tree: Tree, verb: Node) -> bool:
    """Does a comma stand before a verb and its auxiliaries?"""
    at = verb.index - 1
    while at > 0 and tree[at].relation.startswith(("aux", "advmod")):
        at -= 1
    return tree[at].text == ","


def participles_after_nouns(tree: Tree) -> None:
    """A participle after its noun is no adjective: "Factions [affiliated] with X"."""
    for node in tree:
        if node.relation == "amod" and node.tag in PAST and node.index > node.head:
            node.tag, node.relation = "VBN", "acl"
