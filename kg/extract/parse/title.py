"""Repairs of titles: what stands before the name of the person who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS
from kg.extract.parse.attach import PAST, is_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree

_BEFORE_PERSONS = ("NN", "NNP", "NNPS", "JJ", "HYPH", "DT", "IN")
"""Tags of the words that may lead to a person's name: "a former Jem chief of staff, ..."."""


def titles_before_persons(tree: Tree, roles: Collection[str]) -> None:
    """A title before a person's name belongs to it: "Killed HTS [commander] |Abu Omar"."""
    for person in tree[1:]:
        title = tree[person.index - 1]
        if not _is_person(person):
            continue
        _take_office(tree, person, roles)
        if title.content is not None or title.lower not in roles or tree.children(title.index, "det", "nmod:poss"):
            continue  # "its leader |Abu Omar"
        title.tag = "NN" if title.tag.startswith("VB") else title.tag
        group = tree[title.index - 1] if title.index else title
        led = is_name(group.content) and group.content.type in {*GROUPS, None}
        if title.head == person.index:
            if led and group.head == person.index:  # "HTS |head X": whose head he is
                tree.move(group.index, title.index, "compound")
            continue
        if person.head == title.index and title.relation in ("xcomp", "obj", "nsubj"):
            tree.move(person.index, title.head, title.relation.replace("xcomp", "obj"))
        elif not led or group.head != title.index or not _share_a_verb(tree, title, person):
            continue
        for child in list(tree.children(title.index)):
            tree.move(child.index, person.head if child.relation == "mark" else person.index, child.relation)
        tree.move(title.index, person.index, "nmod:desc")
        if led and (group.head in (person.head, person.index)):
            tree.move(group.index, title.index, "compound")


def _take_office(tree: Tree, person: Node, roles: Collection[str]) -> None:
    """An office before a comma is that of the person after it: "For instance, an HTS |commander, Abu Omar left"."""
    office = tree[person.index - 2]
    loose = office.relation in ("nsubj", "nsubj:pass", "obl", "dep", "nmod:unmarked") and not tree.case(office.index)
    set_off = tree[person.index - 1].text == ","
    if set_off and loose and office.lower in roles and office.head == person.head:
        tree.move(office.index, person.index, "appos")


def agents_after_titles(tree: Tree) -> None:
    """Who is "by" whom something is done is the person that the words after it lead to: "Led by former trader |X"."""
    for by in tree[1:-2]:
        if by.lower != "by" or by.relation not in ("case", "mark"):
            continue
        at = by.index + 1
        while at < len(tree) - 1 and tree[at].tag in _BEFORE_PERSONS and not _is_person(tree[at]):
            at += 1
        verb, title = tree[by.index - 1], tree[at - 1]
        titled = at > by.index + 1 and title.content is None and title.tag in ("NN", "NNP", "JJ")
        if not titled or not _is_person(tree[at]) or by.head == at or verb.tag not in PAST:
            continue
        tree.move(at, verb.index, "obl:agent")
        tree.move(by.index, at, "case")
        for word in tree[by.index + 1 : at]:
            if not by.index < word.head <= at:
                tree.move(word.index, at, "compound" if word.content else "nmod:desc")


def _is_person(node: Node) -> bool:
    return is_name(node.content) and node.content.type == "Person"


def titles_before_groups(tree: Tree, roles: Collection[str]) -> None:
    """A title with its group right before a person belongs to the person: "[Commander] of HTS |Abu Omar left"."""
    for person in tree[2:]:
        group = tree[person.index - 1]
        if not is_name(person.content) or person.content.type != "Person" or not is_name(group.content):
            continue
        within = group.head == person.index and group.relation == "compound"
        title = tree[person.head if within else group.head]
        of = tree.case(person.index if within else group.index) == "of"
        if group.content.type not in GROUPS or not of or title.content is not None or title.lower not in roles:
            continue
        if title.index > group.index or person.head not in (group.index, title.index):
            continue
        for child in [n for n in tree.children(person.index, "case", "det") if within and n.index < group.index]:
            tree.move(child.index, group.index, child.relation)
        tree.replace(title.index, by=person.index)
        tree.move(title.index, person.index, "nmod:desc")
        tree.move(group.index, title.index, "nmod")


def _share_a_verb(tree: Tree, title: Node, person: Node) -> bool:
    """Does a title hang on the verb of a person, or that verb on the title, whose place it takes then?"""
    verb = tree[person.head]
    if person.relation == "nsubj" and verb.head == title.index and verb.tag.startswith("VB"):
        tree.replace(title.index, by=verb.index)
        return True
    return person.relation == "nsubj" and title.head == verb.index
