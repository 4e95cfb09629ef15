"""What all parts of the reading of phrases share: the text, the lexicon, the entities found so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.claim import Span
from kg.extract.date import Date
from kg.extract.mention import PLACES, Mention
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.registry import Registry
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon


_FURTHEST = 9
"""Words from a noun to the place where it is: "buildings in the old Zahra neighbourhood of X"."""
PLACING = ("of", "in", "near", "at", "on", "outside", "inside", "along", "around", "between", "within", "for", "with")
"""Prepositions of phrases that tell which place is meant."""


def from_the_air(text: str, lexicon: Lexicon) -> bool:
    """Does a text tell of war from the air?"""
    flown = "|".join(re.escape(word) for word in lexicon.words("equipment", "airborne"))
    return re.search(rf"\b(?:{flown})s?\b", text, re.IGNORECASE) is not None


_BEFALLING = ("attacks", "airstrikeOrShelling", "capturedPersons", "losesOrWithdraws", "killed", "injured")
"""Claims of what befalls a force."""


@dataclass(frozen=True, slots=True)
class Ground:
    """An article's text, the lexicon it is read by, and the registry that collects its entities."""

    text: str
    lexicon: Lexicon
    registry: Registry

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text."""
        return Span(start, end, self.text[start:end])

    def noun_span(self, tree: Tree, index: int) -> Span:
        """A noun with its own modifiers, without article, number and what befell it: of "targeted troops" troops."""
        participles = [n for n in tree.children(index, "amod") if n.tag in ("VBN", "VBG") and n.content is None]
        deeds = [self.lexicon.deeds[claim] for claim in _BEFALLING] if participles else []
        befell = [n.index for n in participles if any(n.lower in forms for forms in deeds)]
        return self.span(*_extent(tree, index, [at for at in _modifiers(tree, index) if at not in befell]))

    def place_span(self, tree: Tree, index: int) -> Span:
        """A noun with its own modifiers and the phrases close after it: "camp near the border"."""
        return self.span(*_extent(tree, index, [*_modifiers(tree, index), *_followers(tree, index)]))

    def side_of(self, word: str) -> str | None:
        """The side that a word names: opposition or government."""
        sides = self.lexicon.lists("groups", "sides")
        return next((side for side, words in sides.items() if word in words), None)

    def sides_with(self, nodes: Iterable[Node]) -> bool:
        """Does one of the words name a side?"""
        return any(self.side_of(node.lower) for node in nodes)


_APART = ("the", "a", "other", "its", "their")
"""Words before a noun that are no part of what it is called."""


def _modifiers(tree: Tree, index: int) -> list[int]:
    return [
        below
        for child in tree.children(index, "compound", "amod", "nmod", "flat")
        if child.index < index and not isinstance(child.content, Number) and child.lower not in _APART
        for below in tree.subtree(child.index)
        if tree[below].tag not in ("DT", "CD")
    ]


def _places(tree: Tree, node: Node) -> bool:
    """Does a phrase tell which place is meant, and not when or whither?"""
    return tree.case(node.index) in PLACING and not isinstance(node.content, Date)


def _followers(tree: Tree, index: int) -> list[int]:
    after = tree.children(index, "nmod")
    case = tree.after(index)
    if case and case.relation == "case" and case.lower in ("in", "at", "near") and tree[case.head].relation == "obl":
        inside = [tree[i].content for i in tree.subtree(case.head)]  # "bombed a house |in Sarmin"
        after += [tree[case.head]] if any(isinstance(c, Mention) and c.type in PLACES for c in inside) else []
    return [
        below
        for child in after
        if child.relation in ("nmod", "obl") and index < child.index < index + _FURTHEST and _places(tree, child)
        for below in tree.subtree(child.index)
        if not any(tree[between].tag == "," for between in range(index, below + 1))
        and not any(tree[between].tag == "CC" for between in range(child.index, below + 1))
        and not any(isinstance(node.content, Date) for node in (tree[below], tree[tree[below].head]))
    ]


def _extent(tree: Tree, index: int, inside: list[int]) -> tuple[int, int]:
    """The offsets of a noun and what belongs to it, from the first word that no gap, comma or "which" parts from it."""
    first = index
    while first - 1 in inside and tree[first - 1].tag not in (",", "WDT", "WP"):
        first -= 1
    kept = [index, *(i for i in inside if i >= first)]
    return min(tree[i].start for i in kept), max(tree[i].end for i in kept)
