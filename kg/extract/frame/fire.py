"""Where fire fell that hit something which is no place: "An airstrike hit a convoy |in Sarmin"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.frame.slot import Slots
    from kg.extract.tree import Node

_RUINED = ("in", "after", "during", "following")
"""Prepositions of the fire that something was ruined in."""


def struck(slots: Slots) -> list[int]:
    """The heads of the phrases that tell where, if fire hits or ruins something, or is what it is hit with."""
    if any(_is_fire(slots, slots.tree[head]) for head in _ruin(slots)):
        return slots.site()
    if any(_is_fire(slots, slots.tree[head]) for head in slots.voice.subject()):
        return (slots.site() if slots.passive else []) or slots.heads("place")
    fired = slots.voice.node.lower in slots.lexicon.set("equipment", "fired")
    means = () if fired else (*slots.heads("with"), *slots.heads("using"))
    return slots.heads("place") if fired or any(_is_ordnance(slots, slots.tree[at]) for at in means) else []


def _is_ordnance(slots: Slots, node: Node) -> bool:
    """Is it what strikes a place: "mortar shells", "air strikes", and no rifle or car bomb?"""
    kind, equipment = slots.lexicon.equipment.get(node.lower), slots.lexicon.set
    others = equipment("equipment", "hand_held") | equipment("equipment", "explosives")
    return node.lower in equipment("equipment", "fire") or (kind is not None and kind not in others)


def ruins(slots: Slots) -> bool:
    """Is it fire that something was ruined in, or another such after one that was told?"""
    doers = (slots.tree[head] for head in slots.voice.subject())
    return any(_is_fire(slots, node) for node in (*(slots.tree[at] for at in _ruin(slots)), *doers))


def _ruin(slots: Slots) -> list[int]:
    """What ruined a thing that something was done to: "The house in Sarmin was damaged |in a drone attack"."""
    harmed = (slots.lexicon.deeds[claim] for claim in ("killed", "injured", "displaced"))
    if not slots.passive or any(slots.voice.node.lower in forms for forms in harmed):
        return []
    phrases = slots.tree.children(slots.hit.node, "obl")
    return [n.index for n in phrases if slots.tree.case(n.index) in _RUINED]


def _is_fire(slots: Slots, node: Node) -> bool:
    """Is it fire or what is fired: "airstrikes", "a drone attack", and "another" after those?"""
    tree, lexicon, voice = slots.tree, slots.lexicon, slots.voice
    if node.lower == "another" and voice.node.relation == "conj":
        before = voice.moved(voice.node.head, verbal=True)
        named = (*before.surface_subject(before.node.index), *before.direct())
        return any(tree[at].lower != "another" and _is_fire(slots, tree[at]) for at in named)
    whose = tree.children(node.index, "nmod", "compound", "amod")
    if any(other.lower in lexicon.set("modality", "labour") for other in whose):
        return False
    noun = node.content.noun if isinstance(node.content, Collective) else singular(node.text)
    if node.lower in lexicon.set("equipment", "fire") or noun.lower() in lexicon.equipment:
        return True
    kinds = [n for n in whose if n.relation == "compound"] if node.lower in lexicon.strikes else []
    return any(singular(kind.text).lower() in lexicon.equipment for kind in kinds)
