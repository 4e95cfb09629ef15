"""Nouns for what fire does, which the parser takes for verbs or parts from the words before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.parse.attach import may_be_place

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_AIMED = ("toward", "towards", "at", "into", "against", "on")
"""Prepositions of what fire is aimed at."""
_DONE = ("nsubj", "advcl", "xcomp", "obl")
"""Relations of an event noun that the parser lost the force of."""
_SIDES = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")


def events(tree: Tree, lexicon: Lexicon) -> None:
    """Apply the repairs of fire and of what it hits."""
    strikes, including = lexicon.strikes, lexicon.deeds["memberOf"]
    deeds = strikes | lexicon.fights
    events_after_forces(tree, strikes)
    sides_of_places(tree)
    aims_past_doers(tree)
    participles_before_lists(tree, including)
    events_taken_for_clauses(tree, deeds)
    sides_listed_with_events(tree, deeds)
    kinds_before_events(tree, strikes)


def events_after_forces(tree: Tree, strikes: Collection[str]) -> None:
    """Fire right after those it is of is what they do: "Sarmin suffered Russian artillery |shelling"."""
    for event in tree[1:]:
        force = tree[event.index - 1]
        if not isinstance(force.content, Collective) or event.lower not in strikes:
            continue
        others = tree.children(event.index, "obj")
        if others and not tree.child(others[0].index, "cc"):
            continue
        for other in others:  # "heavy artillery shelling and [gunfire]"
            other.relation = "conj"
        beside = event.relation == "xcomp" and event.head == force.head and force.relation == "obj"
        if event.head == force.index or beside:
            _head(tree, event, over=force)
        elif event.relation not in _DONE or (force.relation != "punct" and force.head != event.index):
            continue
        event.tag = "NNS" if event.lower.endswith("s") else "NN"
        event.relation = event.relation.replace("advcl", "obl").replace("xcomp", "obl")
        tree.move(force.index, event.index, "compound")
        for case in tree.children(force.index, "case"):
            tree.move(case.index, event.index, "case")


def participles_before_lists(tree: Tree, including: Collection[str]) -> None:
    """A participle between a plural and "include" is no help to that: "The towns |hit included X and Y"."""
    for participle in tree[1:]:
        noun, verb = tree[participle.index - 1], tree[participle.head]
        if participle.relation == "aux" and participle.tag == "VBD" and noun.tag == "NNS" and verb.lower in including:
            participle.tag = "VBN"
            tree.move(participle.index, noun.index, "acl")


def sides_of_places(tree: Tree) -> None:
    """What lies to a side of a place is named by it: "Artillery hit areas east of [the Nur and Amal camps]".

    It is no word of the side's own: "Took a |base west of X".
    """
    for side in tree[1:]:
        area, of = tree[side.index - 1], tree.after(side.index)
        if side.lower in _SIDES and area.relation == "compound" and area.head == side.index != side.head and of:
            _before_side(tree, area, side, of)
        if (
            side.lower not in _SIDES
            or area.lower not in ("area", "areas")
            or of is None
            or of.lower != "of"
            or of.relation != "case"
        ):
            continue
        place = tree[of.head]
        if place.relation.startswith(("obl", "nmod")) and place.head in (area.head, side.index):
            tree.move(place.index, area.index, "nmod")
            tree.move(side.index, of.index, "advmod")


def _before_side(tree: Tree, noun: Node, side: Node, of: Node) -> None:
    """Hang a noun where the side after it hung, with the words before it."""
    if of.lower != "of" or of.relation != "case" or noun.content is not None:
        return
    for child in tree.children(side.index):
        if child.index < noun.index:
            tree.move(child.index, noun.index, child.relation)
    tree.move(noun.index, side.head, "obj" if side.relation == "advmod" else side.relation)
    tree.move(side.index, noun.index, "advmod")


def aims_past_doers(tree: Tree) -> None:
    """What fire is aimed at stands after who fires: "rockets fired by the group X |toward Y", not X toward Y."""
    for aim in tree:
        if aim.relation != "nmod" or tree.case(aim.index) not in _AIMED:
            continue
        doer = tree[aim.head]
        doer = tree[doer.head] if doer.relation in ("appos", "flat", "nmod:desc") else doer
        if doer.relation == "obl:agent":
            tree.move(aim.index, doer.head, "obl")


def events_taken_for_clauses(tree: Tree, strikes: Collection[str]) -> None:
    """Fire that has no object is a noun and does what follows: "Overnight |shelling hit a school".

    Or it does what stands before "by": "The house was ruined by |shelling".
    """
    for event in tree:
        if event.tag != "VBG" or event.lower not in strikes or tree.children(event.index, "obj", "aux"):
            continue
        if event.relation in ("csubj", "nsubj", "aux"):
            event.tag, event.relation = "NN", "nsubj"
        elif event.relation == "advcl" and tree.case(event.index) == "by":
            event.tag, event.relation = "NN", "obl:agent"
            for mark in tree.children(event.index, "mark"):
                mark.relation = "case"


def sides_listed_with_events(tree: Tree, fires: Collection[str]) -> None:
    """What follows a phrase of an event, and is none, goes on with it: "Clashes between X and [the army] went on"."""
    for side in tree:
        event = tree[side.head]
        listed = side.relation == "conj" and not side.tag.startswith("VB")
        if not listed or event.lower not in fires or side.lower in fires or tree.case(side.index):
            continue
        phrase = next((n for n in tree.children(event.index, "nmod") if event.index < n.index < side.index), None)
        between = phrase is not None and tree.case(phrase.index) == "between"
        if phrase is not None and (between or may_be_place(side.content)):
            tree.move(side.index, phrase.index, "conj")


def kinds_before_events(tree: Tree, strikes: Collection[str]) -> None:
    """Two kinds of fire before what both do are no object: "Launched a massive missile and drone |attack on X"."""
    for event in tree:
        kind = tree[event.head]
        if event.relation != "conj" or event.lower not in strikes or kind.tag != "NN" or kind.content is not None:
            continue
        second = tree.child(event.index, "compound")
        joined = tree[kind.index + 1] if kind.index < event.index else event
        if second is None or second.index != event.index - 1 or joined.index != second.index - 1:
            continue
        if joined.tag == "CC" and not tree.children(event.index, "det", "nummod"):
            _head(tree, event, over=kind)
            tree.move(second.index, kind.index, "conj")
            tree.move(joined.index, second.index, "cc")


def _head(tree: Tree, event: Node, *, over: Node, relation: str | None = None) -> None:
    """Hang an event where a word before it hung, with what hung on that; the word says of what kind it is."""
    if over.head == over.index:
        tree.move(event.index, event.index, "root")
    else:
        tree.move(event.index, over.head, relation or over.relation)
    for child in tree.children(over.index):
        if child.relation != "conj":
            tree.move(child.index, event.index, child.relation)
    tree.move(over.index, event.index, "compound")
