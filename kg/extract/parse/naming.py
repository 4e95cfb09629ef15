"""Repairs of names hung on the wrong word: who is said to be a commander, a faction, an ally; towns of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree

_HIGHEST = 3
"""Phrases within phrases: "the commander of the forces in the camp of X"."""


def names_past_phrases(tree: Tree, kinds: Collection[str], roles: Collection[str]) -> None:
    """A name is said of the noun that it can be: "A commander in X, [Abu Omar]", "the largest faction of X, [Y]".

    `kinds` are nouns for a group, `roles` nouns for a person.
    """
    for node in tree[2:]:
        if node.relation not in ("appos", "nmod:unmarked", "conj", "flat", "dep") or not is_name(node.content):
            continue
        comma = node.index - 1 - (tree[node.index - 1].lower == "the")
        if comma < 1 or tree[comma].text != "," or node.content.type not in GROUPS | {"Person", None}:
            continue
        phrase = tree[comma - 1]
        while phrase.relation in ("compound", "nmod:unmarked") and phrase.head < node.index:
            phrase = tree[phrase.head]
        for _ in range(_HIGHEST):
            noun = tree[phrase.head]
            if phrase.relation != "nmod" or noun.content is not None or noun.index > phrase.index:
                break
            if noun.tag in ("NN", "NNP") and _may_be(tree, node, noun, kinds, roles):
                tree.move(node.index, noun.index, "appos")
                break
            phrase = noun


def _may_be(tree: Tree, name: Node, noun: Node, kinds: Collection[str], roles: Collection[str]) -> bool:
    """May a name be what a noun says: a person a commander, a group a faction?"""
    if not is_name(name.content):
        return False
    person = name.content.type == "Person" or (name.content.type is None and " " in name.content.text)
    if noun.lower in roles:
        return person
    return (
        noun.lower in kinds
        and name.content.type in GROUPS
        and name.relation != "conj"
        and not tree.children(name.index, "conj")
    )


def names_after_own_nouns(tree: Tree, kinds: Collection[str]) -> None:
    """Names right after "its allies" and a comma say who they are: "X and its allies, [Y] and Z, left"."""
    for noun in tree:
        if noun.tag not in ("NN", "NNS") or noun.content is not None or not tree.children(noun.index, "nmod:poss"):
            continue
        at = noun.index + 2
        if at >= len(tree) or tree[at - 1].text != ",":
            continue
        while at < len(tree) - 1 and (tree[at].tag == "DT" or tree[at].compound):
            at += 1
        name = tree[at]
        beside = name.head == noun.head and name.relation in (noun.relation, "appos")
        if not is_name(name.content) or not beside or (noun.tag == "NN" and noun.lower not in kinds):
            continue
        tree.move(name.index, noun.index, "appos")
        for other in tree.children(noun.head, "conj"):
            if other.index > name.index:
                tree.move(other.index, name.index, "conj")


def names_after_compounds(tree: Tree) -> None:
    """A preposition is that of the name, not of its compound adjective: "An ally |of the US-backed, Kurdish-led X".

    It is that of the noun, not of the name right before it: "accused |by UN experts".
    """
    for case in tree[1:]:
        adjective, before = tree[case.head], tree[case.index - 1]
        name = tree[adjective.head]
        compound = case.relation == "case" and adjective.relation == "compound" and is_name(adjective.content)
        if compound and case.index < adjective.index == name.index - 1 and not tree.case(name.index):
            tree.move(case.index, name.index, "case")
            if name.relation == "appos" and before.tag.startswith("NN"):  # "a wedding |in the Red Sea village of X"
                tree.move(name.index, before.index, "nmod")
        if case.relation != "case" or adjective.tag != "JJ" or "-" not in adjective.text or not is_name(name.content):
            continue
        if adjective.relation == "amod" and case.index < adjective.index < name.index and before.tag.startswith("NN"):
            tree.move(case.index, name.index, "case")
            tree.move(name.index, before.index, "nmod")


def offices_before_persons(tree: Tree, roles: Collection[str]) -> None:
    """A second subject is the person who holds the office before it: "an HTS |commander, [Abu Omar] was killed".

    So is one right after an office, with the group before that: "[HTS] |head Abu Omar spoke".
    """
    for person in tree[2:]:
        if not is_name(person.content) or person.content.type != "Person":
            continue
        office, group = tree[person.index - 2], tree[person.index - 1]
        beside = office.relation.startswith("nsubj") and person.relation.startswith("nsubj")
        if group.text == "," and office.lower in roles and beside and office.head == person.head:
            tree.move(office.index, person.index, "appos")
        office, group = tree[person.index - 1], tree[person.index - 2]
        holds = office.lower in roles and office.head == person.index and group.head in (office.index, person.head)
        if holds and is_name(group.content) and group.content.type in GROUPS:
            tree.move(group.index, office.index, "compound")
