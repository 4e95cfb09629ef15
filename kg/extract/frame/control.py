"""Who does what a clause without subject says, as the verb above it tells: "forced [X] to flee", "accused [X] of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_LETTING = ("let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helped", "helping")
"""Forms of the verbs that take a bare infinitive after their object."""
_FORCING = ("force", "forces", "forced", "forcing", "compel", "compels", "compelled", "compelling")
"""Forms of the verbs whose object does what follows with "to", wherever the parser hangs it."""
_AGAINST = ("attacks", "opposes", "killed", "injured")
"""Claims of what is done against somebody."""


def made_to(tree: Tree, lexicon: Lexicon, node: Node) -> list[int]:
    """Who is made, told or let do it: "forced [thousands] to flee", "let [them] flee", "called on [X] to leave".

    Who is fought does not do what for: "HTS attacked the army to |take Sarmin".
    """
    marked = any(c.lower == "to" for c in tree.children(node.index, "mark"))
    if node.tag != "VB" or not (marked or tree[node.head].lower in _LETTING):
        return []
    if any(tree[node.head].lower in lexicon.deeds[claim] for claim in _AGAINST):
        return []
    made = node.relation.startswith("xcomp") or tree[node.head].lower in _FORCING
    objects = tree.children(node.head, "obj", "iobj") if made else []
    if any(singular(n.lower) in lexicon.equipment for n in objects):  # "used drones to hit X"
        return []
    found = [n.index for n in objects if n.index < node.index]
    asked = [n.index for n in tree.children(node.head, "obl") if node.head < n.index < node.index]
    return found or [index for index in asked if tree.case(index) in ("on", "upon")]


def accused(tree: Tree, lexicon: Lexicon, node: Node) -> list[int]:
    """Who is accused of it: "accused [X] of shelling Y", "[X] was accused of shelling Y", "[X], accused of it"."""
    verb = tree[node.head]
    if node.tag != "VBG" or tree.case(node.index) not in ("of", "for"):
        return []
    if verb.lower not in lexicon.forms("sources", "accusing"):
        return []
    found = [n.index for n in tree.children(verb.index, "obj", "nsubj:pass") if n.index < node.index]
    return found or ([verb.head] if verb.relation == "acl" else [])
