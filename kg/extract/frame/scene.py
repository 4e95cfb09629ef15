"""Which place somebody left, where their own clause names none: what the clause around it says was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.frame.subject import Voice

_AWAY = ("from", "out of", "away from", "back from")
"""Prepositions of what is left."""


def scene(voice: Voice) -> list[int]:
    """What the clause that a clause is part of says was taken: "Took [Sarmin] after the army withdrew"."""
    tree, node, taking = voice.tree, voice.node, voice.lexicon.deeds["capturesPlace"]
    leaves = "subject" in voice.hit.frame.roles["actor"][0]
    if leaves and any(n.index != voice.hit.object_node for n in tree.children(node.index, "obj")):
        return []  # "leaving ten behind"
    if any(tree.case(n.index) in _AWAY for n in tree.children(node.index, "obl", "nmod")):
        return []
    verb = tree[node.head]
    while verb.relation in ("advcl", "conj") and verb.lower not in taking:
        verb = tree[verb.head]
    if node.relation not in ("advcl", "conj") or verb.lower not in taking:
        return _post(voice)
    below = tree.children(verb.index, "obj", "nsubj:pass", "obl")
    inner = [m.index for n in below for m in tree.children(n.index, "nmod") if tree.case(m.index) in ("of", "over")]
    return [n.index for n in below if not tree.case(n.index)] + inner


def founded(voice: Voice) -> list[int]:
    """What the clause that a clause is part of says was founded: "[The SNA] was formed when two factions merged"."""
    tree, node, founding = voice.tree, voice.node, voice.lexicon.forms("groups", "founding")
    verb = tree[node.head]
    if node.relation != "advcl" or verb.lower not in founding:
        return []
    above = verb
    while above.relation in ("advcl", "acl") and not tree.children(above.index, "nsubj"):
        above = tree[above.head]
    named = [] if above.tag.startswith("VB") else [above]
    found = [*tree.children(above.index, "nsubj"), *named]
    return [n.index for n in found if n.index < node.index or above is not verb][:1]


def _post(voice: Voice) -> list[int]:
    """Where those who leave are said to be: "Most of the troops [at the base] withdrew"."""
    tree = voice.tree
    phrases = [n for s in voice.surface_subject(voice.hit.node) for n in tree.children(s, "nmod")]
    phrases += [below for n in phrases for below in tree.children(n.index, "nmod")]
    return [n.index for n in phrases if tree.case(n.index) in ("at", "inside")]
