"""Claims that hang on no verb: compound adjectives ("Turkish-backed"), units of groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.frame.draft import Draft
from kg.extract.mention import GROUPS, Mention
from kg.extract.stance import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrase.filler import Filler
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_COMPOUND_ROLES = {
    "backedBy": ("actor", "backer"),
    "alliedWith": ("a", "b"),
    "leads": ("operation_or_alliance", "actor"),
}
"""Claim type of a compound adjective: the role of the noun it stands before, and that of its first half."""
ASSERTED = Stance("asserted")
_OF = re.compile(r" of (?:the )?(?P<group>.+)")
"""The group in the name of a unit."""


def compound_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """What compound adjectives say, even in somebody else's sentence: "Turkish-backed X" is backed by Turkey."""
    for node in tree.nodes:
        word = node.lower.rpartition("-")[2]
        claim = _claim(word, resolver) if node.compound else None
        first = _first_half(node, resolver) if claim else None
        if claim is None or first is None:
            continue
        role, other = _COMPOUND_ROLES[claim]
        for target in _targets(tree, node, resolver):
            if target.record is not None and target.record is not first:
                yield Draft(claim, f"compound-{word}", {role: target.record, other: first}, ASSERTED)


def _claim(word: str, resolver: Resolver) -> str | None:
    """The type of claim that the second half of a compound makes."""
    compounds = resolver.ground.lexicon.lists("groups", "compounds")
    return next((claim for claim, words in compounds.items() if word in words), None)


def _first_half(node: Node, resolver: Resolver) -> Record | None:
    mention = node.content
    if not isinstance(mention, Mention):
        return None
    if mention.demonym or mention.country:
        span = resolver.ground.span(mention.start, mention.end)
        return resolver.ground.registry.state(mention.country or "", span)
    record = resolver.ground.registry.of(mention)
    return record if record.type in GROUPS | {"Organization"} else None


def _targets(tree: Tree, node: Node, resolver: Resolver) -> list[Filler]:
    """The groups that the noun after the adjective names."""
    above = (node, *tree.ancestors(node.index))
    noun = next((n for n in above if n.index > node.index and n.tag.startswith("NN")), None)
    return [f for f in resolver.fillers(tree, noun.index) if "Group" in f.categories][:1] if noun else []


def unit_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """A unit belongs to the group in its name or before it: "46th Brigade of the SNA", "the SAA's 25th Division"."""
    registry = resolver.ground.registry
    for node in tree.nodes:
        if not isinstance(node.content, Mention) or node.content.demonym:
            continue
        unit = registry.of(node.content)
        if unit.type != "MilitaryUnit":
            continue
        owners = [
            filler.record
            for child in tree.children(node.index, "nmod:poss")
            for filler in resolver.fillers(tree, child.index)
            if "Group" in filler.categories
        ]
        group = _OF.search(node.content.text)
        if group:
            start, end = (node.content.start + offset for offset in group.span("group"))
            owners.append(registry.named(resolver.ground.span(start, end)))
        for owner in owners:
            if owner is not None and owner is not unit:
                yield Draft("memberOf", "unit-of", {"member": unit, "alliance": owner}, ASSERTED)
