"""The parts told beside a whole: "27 civilians, eight of them children", "12 dead, including two medics"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrase.filler import Filler
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.tree import Tree

_INTRODUCED = ("including", ":", "among")
"""What comes before parts."""
_SET_OFF = ("—", "–", "(", ")")
"""What stands on both sides of parts: "nine people (four rebels and five soldiers)"."""
_WHOLE = ("them", "whom", "these", "those")
_PART_OF = ("of", "from", "among")
_BELONGING = ("belonged", "belonging")
_WERE = ("were", "was", "are")
_FURTHEST = 8
"""Words between "those" and "were" in "two of those killed in Sarmin were medics"."""
_LONGEST = 5
"""Words between a number and the noun it counts."""


def parts(resolver: Resolver, tree: Tree, index: int) -> list[Filler]:
    """The counted parts of the people that a phrase counts, read off the row of words: parsers lose such lists."""
    found: list[Filler] = []
    for at in _numbers(resolver, tree, index):
        number, noun = tree[at].content, _noun(tree, at)
        if noun is None or not isinstance(number, Number):
            continue
        fillers = resolver.fillers(tree, noun, depth=4)
        after = next((n.index for n in tree[noun:] if isinstance(n.content, Number)), len(tree))
        counted = [f for f in fillers if f.categories & {"People", "Group"} and f.node < after][:1]
        found += [replace(f, quantity=replace(number.quantity, unit=tree[noun].lower)) for f in counted]
    return found


def shares(resolver: Resolver, tree: Tree, index: int) -> list[Filler]:
    """The parts that a sentence tells of, from a number on: "|363 of those killed were rebels, 16 were guards"."""
    first = index + 1
    told = _part_of_whole(tree, first) and _said(tree, first + 2) != first + 2
    return parts(resolver, tree, index - 1) if told else []


def _numbers(resolver: Resolver, tree: Tree, index: int) -> Iterator[int]:
    """The numbers of the parts: those that tell of them, or follow what introduces parts, up to the next clause."""
    inside = told = set_off = False
    for at in range(index + 1, len(tree) - 1):
        node = tree[at]
        if set_off and node.text in _SET_OFF:
            return
        if node.text in _SET_OFF and isinstance(tree[at + 1].content, Number):
            inside = set_off = True
        elif node.lower in _INTRODUCED and (node.lower != "among" or tree[at + 1].lower in _WHOLE):
            inside = node.lower != ":" or isinstance(tree[at + 1].content, Number)
        elif node.text in (";", "(") or (inside and _opens_a_clause(tree, at)):
            return
        elif isinstance(node.content, Number):
            if inside or _part_of_whole(tree, at + 1) or (told and _goes_on(tree, at)):
                told = True
                yield at
            elif _counts_people(resolver, tree, at):
                return


def _opens_a_clause(tree: Tree, at: int) -> bool:
    """Is a word a verb whose numbers tell of others: "including a child, and |injuring 31", "a nurse, and |wounded 9"?

    That of "three of them were children" is not.
    """
    verb = tree[at]
    gerund = verb.tag == "VBG" and verb.relation in ("conj", "advcl") and bool(tree.children(at, "obj"))
    told = verb.lower in _WERE and tree[at - 1].lower in _WHOLE
    return gerund or (verb.tag in ("VBD", "VBZ", "VBP", "MD") and not told)


def _goes_on(tree: Tree, at: int) -> bool:
    """Does a number tell of one more part: "80 of them were soldiers and |60 belonged to HTS"?"""
    return tree[at - 1].lower in ("and", ",", "while") and tree[at + 1].lower in (*_BELONGING, "were", "was")


def _part_of_whole(tree: Tree, at: int) -> bool:
    return at + 1 < len(tree) and tree[at].lower == "of" and tree[at + 1].lower in _WHOLE


def _noun(tree: Tree, at: int) -> int | None:
    """The noun that a number counts: right after it, after "of them", or after "from" for members of a group."""
    first = at + 1
    if _part_of_whole(tree, first):
        first = _said(tree, first + 2)
    elif tree[first].lower in _BELONGING and tree[first + 1].lower == "to":
        first += 3 if tree[first + 2].tag == "DT" else 2
    elif tree[first].lower in ("were", "was"):
        first += 1
    elif first + 1 < len(tree) and tree[first].lower in _PART_OF:
        first += 2 if tree[first + 1].tag == "DT" else 1
    for noun in range(first, min(first + _LONGEST, len(tree))):
        node = tree[noun]
        if isinstance(node.content, Number) or node.text in ",.;:":
            return None
        whose = noun + 1 < len(tree) and tree[noun + 1].tag == "POS"
        if (node.tag.startswith(("NN", "VBZ")) or node.content is not None) and not whose and not _modifies(tree, noun):
            return noun
    return None


def _said(tree: Tree, after: int) -> int:
    """Where what is said of a part starts: after "were" in "two of those killed in Sarmin |were medics"."""
    if after < len(tree) and tree[after].tag in ("VBN", "VBD"):
        for at in range(after, min(after + _FURTHEST, len(tree))):
            if tree[at].text in (",", ";"):
                break
            if tree[at].lower in _WERE:
                return at + 1
    return after


def _modifies(tree: Tree, noun: int) -> bool:
    """Does a noun stand before the noun that it belongs to: "regime |soldiers"?"""
    following = tree.after(noun)
    return following is not None and following.tag.startswith("NN") and tree[noun].head == following.index


def _counts_people(resolver: Resolver, tree: Tree, at: int) -> bool:
    """Does a number count other people, whose parts what follows may be?"""
    noun = _noun(tree, at)
    if noun is None:
        return True
    return any(f.categories & {"People", "Group"} for f in resolver.head(tree, noun, 4))
