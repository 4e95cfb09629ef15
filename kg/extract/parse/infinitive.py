"""Repairs of infinitives: who is made to do what "to" brings, and who uses a thing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.tree import Tree

_FORCING = (
    *("force", "forces", "forced", "forcing", "compel", "compels", "compelled", "compelling"),
    *("cause", "causes", "caused", "causing", "prompt", "prompts", "prompted", "prompting", "led", "leading"),
)
"""Forms of verbs whose object does what "to" brings."""


def infinitives_after_objects(tree: Tree) -> None:
    """A bare verb after "to" right after an object is what that one is made to do: "forcing thousands to [flee]"."""
    for verb in tree:
        if verb.tag != "VB":
            continue
        marks = [c for c in tree.children(verb.index, "case", "mark") if c.lower == "to" and c.index < verb.index]
        if not marks or not marks[0].index:
            continue
        above = tree[verb.head]
        whom = tree.child(above.index, "obj") if above.lower in _FORCING else None
        if whom and above.index < whom.index < verb.index:
            tree.move(marks[0].index, verb.index, "mark")
            tree.move(verb.index, above.index, "xcomp")
            continue
        if marks[0].relation != "case":
            continue
        before = tree[marks[0].index - 1]
        if isinstance(before.content, Number) and before.head == verb.index and before.index:
            tree.move(before.index, before.index - 1, "obj")
        if before.relation == "obj" and tree[before.head].tag.startswith("VB"):
            tree.move(marks[0].index, verb.index, "mark")
            tree.move(verb.index, before.head, "xcomp")


def uses_of_objects(tree: Tree) -> None:
    """What somebody uses a thing for is done by its user: "used guns to |take Sarmin"."""
    for verb in tree:
        used = tree[verb.head]
        infinitive = verb.relation == "acl" and verb.tag == "VB" and bool(tree.children(verb.index, "mark"))
        if infinitive and used.relation == "obj" and tree[used.head].lower in ("use", "uses", "used", "using"):
            tree.move(verb.index, used.head, "advcl")
