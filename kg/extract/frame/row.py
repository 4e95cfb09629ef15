"""The names in a row before a noun that a comma sets off, of all of which it is said: "X and Y, both members of Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import Mention

if TYPE_CHECKING:
    from kg.extract.tree import Tree

_OF_ALL = ("all", "both", "each", "likewise", "also", "themselves")
"""Words with which a noun is said of all the names before it."""
_BEFORE = (*_OF_ALL, "of", "them", "which", "the", "a", "an", "are", "were", "being")
_SETTING_OFF = (",", "—", "–", "-")


def of_them(tree: Tree, noun: int) -> bool:
    """Does a noun set off after names say something of all of them: "X and Y, |both members of Z"?"""
    start = _start(tree, noun)
    return start > 1 and tree[start].lower in _OF_ALL and bool(set_off(tree, noun))


def set_off(tree: Tree, noun: int) -> list[int]:
    """The first of the names before a noun that a comma sets off."""
    at = _start(tree, noun) - 2
    if at < 0 or tree[at + 1].text not in _SETTING_OFF or not isinstance(tree[at].content, Mention):
        return []
    while tree[at].relation == "conj" and _in_one_row(tree, tree[at].head, at):
        at = tree[at].head
    return [at]


def _in_one_row(tree: Tree, first: int, last: int) -> bool:
    """Do nothing but names, commas and "and" stand between two names?"""
    between = tree[first : last + 1]
    named = isinstance(tree[first].content, Mention)
    return named and all(n.content is not None or n.tag in (",", "CC", "DT") for n in between)


def _start(tree: Tree, noun: int) -> int:
    """Where the phrase of a noun starts, with "all of them" and the names in it."""
    at = noun
    while at > 0 and (tree[at - 1].lower in _BEFORE or tree[at - 1].tag in ("DT", "JJ", "RB", "JJS")):
        at -= 1
    if at > 0 and at == noun and tree[at - 1].content is not None:
        at -= 1
        while at > 0 and tree[at - 1].lower in _BEFORE:
            at -= 1
    return at
