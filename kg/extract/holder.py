"""Who holds a place by what it is called: "rebel-held Aleppo", "the HTS-controlled towns of X and Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.frame.draft import Draft
from kg.extract.mention import GROUPS, PLACES, Mention
from kg.extract.parse.attach import is_name
from kg.extract.stance import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_COMPOUND = re.compile(r"(?P<holder>[^\s,;:.()“”\"]+)-(?P<verb>[a-z]+)(?P<between>(?:\s+[a-z-]+){0,5})\s+$")
"""A compound adjective, and the words between it and a name."""
_FAR = 90
"""Characters before a name in which its compound adjective may stand."""
_LISTING = "s"
"""How a kind of place ends that is told of all that are listed after it: "the towns of X and Y"."""


def holder_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """Who holds the places of a sentence, as compound adjectives before them say, even in somebody else's words."""
    for node in tree:
        place = _place(node, resolver)
        part = node.relation == "compound" and tree[node.head].content is None  # "areas of the X countrysides"
        if place is None or part or not isinstance(node.content, Mention):
            continue
        start = node.content.start
        found = _COMPOUND.search(resolver.ground.text, max(0, start - _FAR, tree[0].start), start)
        holder = _holder(found, resolver) if found and _describes(found["between"], resolver) else None
        if found is None or holder is None:
            continue
        places = [place]
        if found["between"].removesuffix(" of").removesuffix(" of the").endswith(_LISTING):
            listed = [n for n in tree.children(node.index, "conj") if not _held_apart(node, n, resolver)]
            places += [p for n in listed if (p := _place(n, resolver))]
        for held in places:
            yield Draft("controls", "compound-held", {"actor": holder, "place": held}, Stance("asserted"))


def _held_apart(first: Node, other: Node, resolver: Resolver) -> bool:
    """Has the second of two places a holder of its own: "rebel-held X and |regime-held Y"?"""
    return _COMPOUND.search(resolver.ground.text, first.end, other.start) is not None


def _place(node: Node, resolver: Resolver) -> Record | None:
    record = resolver.ground.registry.of(node.content) if is_name(node.content) else None
    return record if record and record.type in PLACES else None


def _describes(between: str, resolver: Resolver) -> bool:
    """Do the words before a name say what kind of place it is: "northern city of", not "areas bombed"?"""
    lexicon = resolver.ground.lexicon
    small = lexicon.set("places", "locative") - {"of"} | {"and", "or", "but", "as", "by"}
    kinds = lexicon.set("places", "part_of")
    return all(word in kinds or (word not in small and not lexicon.bases(word)) for word in between.split())


def _holder(found: re.Match[str], resolver: Resolver) -> Record | None:
    """The group, the state or the side that the first half of the compound names."""
    ground = resolver.ground
    if found["verb"] not in ground.lexicon.set("groups", "holding") or found["holder"].lower() == "state":
        return None  # a "state-run hospital" tells of no war
    start, end = found.span("holder")
    named = next((m for m in ground.registry.mentions if m.end == end and m.start >= start - _FAR), None)
    if named:
        if named.demonym or named.country:
            return resolver.sides.nation(named.country or "", ground.span(named.start, named.end))
        record = ground.registry.of(named)
        return record if record.type in GROUPS else None
    side = ground.side_of(found["holder"].lower())
    if side is None:
        return None
    span = ground.span(start, end)
    return resolver.sides.governing(span) if side == "government" else ground.registry.side(side, span, type_="Faction")
