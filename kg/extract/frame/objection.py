"""What speaks against a hit of a frame before any of its roles is filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.phrase.filler import PEOPLE

if TYPE_CHECKING:
    from kg.extract.frame.match import Hit
    from kg.extract.frame.slot import Slots
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.tree import Tree

_TIES = ("memberOf", "alliedWith", "backedBy", "leads", "commander")
"""Claims of how things stand, which may stand so no more."""
_OUTCOMES = ("into", "to", "under", "behind", "below", "off", "out of")
"""Prepositions of what a thing falls into."""


@dataclass(frozen=True, slots=True)
class Objections:
    """Finds it in one tree."""

    tree: Tree
    resolver: Resolver

    def to(self, hit: Hit, slots: Slots) -> str | None:
        """The reason why a hit says nothing; None where nothing speaks against it."""
        if not hit.verbal and self._is_civil(slots):
            return "done by people who are no armed group"
        if self._runs_onto(hit, slots):
            return "a vehicle sets off what it runs onto"
        if self._is_bygone(hit):
            return "said of what is no more"
        return "what they founded is told" if self._founds(hit) else self._against_verb(hit, slots)

    def _against_verb(self, hit: Hit, slots: Slots) -> str | None:
        """What of the conditions of the frame on its verb is not met."""
        flags = hit.frame.flags
        if "passive" in flags and (self._said_beside(hit) or not slots.passive or slots.heads("by")):
            return "wants a passive without a doer"
        if "alone" in flags and self._has_outcome(hit):
            return "wants a verb alone"
        past = self.tree[hit.node].tag in ("VBD", "VBN")
        return "wants a past form" if "past" in flags and not past else None

    def _is_civil(self, slots: Slots) -> bool:
        """Is what a noun says done by people who are no armed group: "a strike by teachers"?"""
        doers = [filler for head in slots.heads("by") for filler in self.resolver.fillers(self.tree, head)]
        return bool(doers) and all(filler.categories == PEOPLE for filler in doers)

    def _runs_onto(self, hit: Hit, slots: Slots) -> bool:
        """Is it a mine that is hit, and so no fire: "their truck hit a landmine"?"""
        collides = hit.verbal and hit.trigger.head in self.resolver.ground.lexicon.set("verbs", "colliding")
        if not collides or hit.frame.claim not in ("airstrikeOrShelling", "destroysEquipment") or slots.passive:
            return False
        found = [filler for head in slots.heads("object") for filler in self.resolver.fillers(self.tree, head)]
        return any("Explosive" in filler.categories for filler in found)

    def _is_bygone(self, hit: Hit) -> bool:
        """Is it what somebody was, or came from: "the former leader of X", "a splinter group of X"?"""
        bygone = self.resolver.ground.lexicon.set("modality", "bygone")
        if hit.verbal:
            return hit.frame.claim in _TIES and any(c.lower in bygone for c in self.tree.children(hit.node, "advmod"))
        said_of = any("copula" in slots for slots, _ in hit.frame.roles.values())
        return said_of and any(c.lower in bygone for c in self.tree.children(hit.node, "amod", "compound", "advmod"))

    def _has_outcome(self, hit: Hit) -> bool:
        """Has a verb an object, or a phrase for what came of it: "fell silent", "fell |into ruin"?"""
        phrases = [n for n in self.tree.children(hit.node, "obl") if not hit.object_case]
        into = any(self.tree.case(n.index) in _OUTCOMES for n in phrases)
        return into or bool(self.tree.children(hit.node, "obj", "xcomp"))

    def _founds(self, hit: Hit) -> bool:
        """Is it told what came of those who merged: "X merged with Y |to form Z", "Z, |formed when X merged with Y"?"""
        if hit.frame.claim != "memberOf" or not hit.verbal or "founded" in hit.frame.roles["alliance"][0]:
            return False
        founding, node = self.resolver.ground.lexicon.forms("groups", "founding"), self.tree[hit.node]
        around = self.tree.children(hit.node, "advcl", "xcomp")
        around += [self.tree[node.head]] if node.relation == "advcl" else []
        return any(n.lower in founding for n in around)

    def _said_beside(self, hit: Hit) -> bool:
        """Is a deed no more than what kind a place is: "in recently |captured Sarmin", not "the captured towns are"?"""
        participle = self.tree[hit.node]
        noun = self.tree[participle.head]
        told = noun.relation == "nsubj" and noun.content is None
        return participle.relation == "amod" and not told
