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
    doers = slots.voice.subject() if slots.passive else slots.voice.surface_subject(slots.hit.node)
    if any(_is_fire(slots, doer) for doer in _past_relatives(slots, doers)):
        return (slots.site() if slots.passive else []) or slots.heads("place")
    if _aims(slots):
        return slots.site() or slots.heads("place")
    fired = slots.voice.node.lower in slots.lexicon.forms("equipment", "fired")
    means = () if fired else (*slots.heads("with"), *slots.heads("using"))
    return slots.heads("place") if fired or any(_is_ordnance(slots, slots.tree[at]) for at in means) else []


_LAID = ("landmine", "improvised explosive device")
"""Weapons that lie in wait: what they do is no shelling of a place."""


def _aims(slots: Slots) -> bool:
    """Are targets hit, of whomever they are: "struck military |targets in Sarmin"?"""
    done_to = (slots.tree[head] for head in slots.voice.object())
    targets = slots.lexicon.set("equipment", "targets")
    return any(n.lower in targets for noun in done_to for n in (noun, *slots.tree.children(noun.index, "nmod")))


def _is_ordnance(slots: Slots, node: Node) -> bool:
    """Is it what strikes a place: "mortar shells", "air strikes", and no rifle or car bomb?"""
    kind, equipment = slots.lexicon.equipment.get(node.lower), slots.lexicon.set
    others = equipment("equipment", "hand_held") | equipment("equipment", "explosives")
    return node.lower in equipment("equipment", "fire") or (kind is not None and kind not in others)


def is_told(slots: Slots, *, airborne: bool) -> bool:
    """Is it fire, without a word of who fires or what: "shelling targeted X", "X was bombed", "the enemy shelled X"?

    Where a text tells of war from the air, what is hit is hit by that: "X was also hit".
    """
    if airborne and slots.passive and slots.tree.child(slots.hit.node, "aux:pass") and not slots.heads("by"):
        return True
    if fires(slots, "by" if slots.passive else "subject") or _ruins(slots) or _of_a_list(slots):
        return True
    done = slots.passive or any(slots.tree[head].tag.startswith("NN") for head in slots.heads("subject"))
    return done and slots.voice.node.lower in slots.lexicon.forms("equipment", "fired")


def fires(slots: Slots, slot: str) -> bool:
    """Is what stands in a slot fire, or what fires by itself: "shelling", "air defences", "the air force"?"""
    fire = slots.lexicon.set("equipment", "fire") | set(slots.lexicon.lists("groups", "nouns")["craft"])
    return any(head.lower in fire for head in _past_relatives(slots, slots.heads(slot)))


def _past_relatives(slots: Slots, heads: list[int]) -> list[Node]:
    """The heads of phrases, and what "that" is said of: "shelling |that targeted X"."""
    nodes, verb = [slots.tree[head] for head in heads], slots.voice.node
    relative = verb.relation == "acl:relcl" and any(node.lower in ("that", "which") for node in nodes)
    return [*nodes, slots.tree[verb.head]] if relative else nodes


def _of_a_list(slots: Slots) -> bool:
    """Is it said of places of which a list follows: "The towns |hit included X and Y"?"""
    verb = slots.voice.node
    noun = slots.tree[verb.head]
    listed = slots.tree[noun.head].lower in slots.lexicon.deeds["memberOf"]
    places = noun.lower in slots.lexicon.set("places", "common")
    return verb.relation == "acl" and noun.tag == "NNS" and places and listed


def _ruins(slots: Slots) -> bool:
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
    if node.lower in lexicon.set("equipment", "fire") or lexicon.equipment.get(noun.lower()) not in (None, *_LAID):
        return True
    kinds = [n for n in whose if n.relation == "compound"] if node.lower in lexicon.strikes else []
    return any(singular(kind.text).lower() in lexicon.equipment for kind in kinds)
