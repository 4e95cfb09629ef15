"""Repairs of names hung on the wrong word: who is said to be a commander, a faction, an ally; towns of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS, PLACES, Mention
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree

_HIGHEST = 3
"""Phrases within phrases: "the commander of the forces in the camp of X"."""

_TIMES = ("minutes", "hours", "days", "weeks", "months", "years")
_SEQUENCE = ("after", "before", "later", "earlier")
"""Words after a length of time that tells when."""
_BEING = ("are", "is", "were", "was", "being", "included", "include")
"""Words between "the most prominent of which" and the names."""


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


def persons_after_loyalties(tree: Tree, loyal: Collection[str]) -> None:
    """Those loyal to somebody do what follows, and not that person: "Fighters |loyal to the general X took Y"."""
    for adjective in tree[1:-2]:
        to, group = tree.after(adjective.index), tree[adjective.index - 1]
        if adjective.lower not in loyal or to is None or to.lower not in ("to", "with"):
            continue
        if adjective.head != group.index or group.relation != "nsubj":
            continue
        verb = tree[group.head]
        person = next((n for n in tree.children(verb.index, "nsubj") if to.index < n.index < verb.index), None)
        if person is None or not is_name(person.content) or any(n.text == "," for n in tree[to.index : person.index]):
            continue
        tree.move(to.index, person.index, "case")
        tree.move(person.index, adjective.index, "obl")


def names_after_nations(tree: Tree) -> None:
    """The adjective of a country right before a place is no name beside it: "In the |Somali town of X"."""
    for place in tree[1:]:
        nation = tree[place.index - 1]
        if not is_name(place.content) or place.content.type not in PLACES or place.head != nation.index:
            continue
        if not isinstance(nation.content, Mention) or nation.compound:
            continue
        if not nation.content.demonym and not place.lower.startswith("port "):  # "the Red Sea |port city of X"
            continue
        tree.replace(nation.index, by=place.index)
        for child in tree.children(nation.index):
            if child is not place:
                tree.move(child.index, place.index, child.relation)
        tree.move(nation.index, place.index, "amod")


def names_past_bynames(tree: Tree, naming: Collection[str]) -> None:
    """What follows another name set off is listed with the first: "X, also known as Y, and |Z left"."""
    for name in tree:
        joined = tree.child(name.index, "cc")
        if name.relation != "conj" or not is_name(name.content) or joined is None or joined.index == 0:
            continue
        called = next((n for n in tree.ancestors(name.index) if n.relation == "acl" and n.lower in naming), None)
        if called is not None and is_name(tree[called.head].content) and tree[joined.index - 1].text == ",":
            tree.move(name.index, called.head, "conj")


def most_prominent(tree: Tree) -> None:
    """Names of the foremost tell of those before: "Several groups, the most prominent of which are |X, left"."""
    for which in tree[2:-2]:
        if which.lower not in ("which", "whom", "them") or tree[which.index - 1].lower not in ("of", "among"):
            continue
        ranked = [n for n in tree[max(0, which.index - 4) : which.index] if n.tag in ("RBS", "JJS")]
        after = [
            n for n in tree[which.index + 1 : which.index + 5] if n.tag not in ("DT", ":") and n.lower not in _BEING
        ]
        name = after[0] if ranked and after and is_name(after[0].content) else None
        whole = next((n for n in reversed(tree[: which.index - 2]) if n.tag == "NNS" and not is_name(n.content)), None)
        if name is not None and whole is not None and name.index not in (n.index for n in tree.ancestors(whole.index)):
            tree.move(name.index, whole.index, "appos")


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


def names_before_times(tree: Tree) -> None:
    """A name before a length of time is no part of it: "Recaptured |Sarmin hours after losing it"."""
    for time in tree[1:-1]:
        name = tree[time.index - 1]
        if time.lower not in _TIMES or name.head != time.index or not is_name(name.content):
            continue
        if tree[time.index + 1].lower in _SEQUENCE and time.relation == "obj":
            tree.move(name.index, time.head, "obj")
            tree.move(time.index, time.head, "obl:unmarked")
