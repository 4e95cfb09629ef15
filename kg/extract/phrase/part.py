"""Parts that stand for their whole: "parts of Idlib" is Idlib, "members of HTS" HTS, "the town of X" X."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.phrase.base import base_of_a_group
from kg.extract.phrase.count import quantity
from kg.extract.phrase.filler import DESCRIBED, PLACE, Filler
from kg.extract.phrase.owner import owner
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.tree import Node, Tree

_WHERE = ("in", "at", "near", "around", "outside", "along")
"""Prepositions between a site and where it is."""


def part_of(resolver: Resolver, tree: Tree, index: int, depth: int) -> list[Filler] | None:
    """What a noun is part of; None where it is no part of anything named."""
    node, lexicon = tree[index], resolver.ground.lexicon
    if not {node.lower, singular(node.text)}.isdisjoint(lexicon.set("equipment", "measures")):
        measured = _measured(resolver, tree, index, depth)
        if measured:
            return measured
    if node.lower in lexicon.set("places", "seats"):
        return _seat(resolver, tree, index, depth)
    of_groups = not {node.lower, singular(node.text)}.isdisjoint(lexicon.set("groups", "partitive"))
    remains = node.lower in lexicon.set("people", "remains")
    of_groups = of_groups or remains or _unites(resolver, tree, node) or _is_craft_of(resolver, tree, node)
    of_places = not {node.lower, singular(node.text)}.isdisjoint(lexicon.set("places", "part_of"))
    if not of_groups and not of_places:
        return None
    if of_places and singular(node.text) in lexicon.set("places", "bare"):
        named = _places_before(resolver, tree, node)
        if named:
            return named
    whole = _whole(resolver, tree, index, depth, of_groups=of_groups, of_places=of_places)
    whole = whole or (_holders(resolver, tree, index, depth) if of_groups else [])
    holder = None if whole else owner(resolver, tree, index)
    if of_groups and (whole or holder):
        equipment = resolver.armoury.filler(tree, node)
        number = quantity(resolver.ground, tree, index)
        whose = [*(whole or ()), *([holder] if holder else ()), *_site(resolver, tree, node, depth)]
        return [*whose, replace(equipment, quantity=number)] if equipment else whose
    if whole:
        return whole
    return _places_before(resolver, tree, node) if of_places and holder is None else None


def _is_craft_of(resolver: Resolver, tree: Tree, node: Node) -> bool:
    """Is it somebody's craft, told after "of": "|warplanes of the coalition"?"""
    craft = node.lower in resolver.ground.lexicon.lists("groups", "nouns")["craft"]
    return craft and any(tree.case(n.index) == "of" for n in tree.children(node.index, "nmod"))


def _seat(resolver: Resolver, tree: Tree, index: int, depth: int) -> list[Filler] | None:
    """The town that is one: "the provincial capital of |Sarmin", not "the capital of |Idlib province"."""
    registry, wide = resolver.ground.registry, ("Country", "Governorate", "Region", "District")
    whose = [n for n in tree.children(index, "nmod") if tree.case(n.index) == "of" and isinstance(n.content, Mention)]
    found = [f for n in whose for f in resolver.fillers(tree, n.index, depth=depth + 1) if f.record]
    kind = any(n.lower in resolver.ground.lexicon.set("places", "beside_owned") for n in tree.children(index, "amod"))
    for filler in found:
        known = registry.references.get(filler.record.reference) if filler.record else None
        last = filler.words.lower().split()[-1]
        region = last in resolver.ground.lexicon.set("places", "regions") or (known and known.type in wide)
        if not region and (kind or known) and filler.categories & {"Place", "Unknown"}:
            return [filler]
    return None


def _unites(resolver: Resolver, tree: Tree, node: Node) -> bool:
    """Is it an alliance without a name that those in it are told of: "a coalition of rebel groups"?"""
    some = any(child.lower in ("a", "an") for child in tree.children(node.index, "det"))
    alliance = some and node.lower in resolver.ground.lexicon.set("groups", "alliances")
    return alliance and any(tree.case(child.index) == "of" for child in tree.children(node.index, "nmod"))


def _site(resolver: Resolver, tree: Tree, node: Node, depth: int) -> list[Filler]:
    """Where a group's site is, and so which place: Sarmin for "army positions in Sarmin", "army base" for one."""
    sites = resolver.ground.lexicon.set("groups", "sites")
    if {node.lower, singular(node.text)}.isdisjoint(sites):
        return []
    following = tree.after(node.index)
    bases = resolver.ground.lexicon.set("places", "heads", "MilitaryBase") | {"camp", "post"}
    number = quantity(resolver.ground, tree, node.index) if singular(node.text) in bases else None
    if number and node.tag == "NNS":
        words = resolver.ground.place_span(tree, node.index).text
        return [Filler(node.index, PLACE, words, quantity=number)]  # "two army bases in Idlib province"
    if following and following.relation == "case" and following.lower in _WHERE and following.head != node.index:
        where = resolver.fillers(tree, following.head, depth=depth + 1)
        named = [f for f in where if f.record and (f.unknown or "Place" in f.categories)]
        if named and number:
            words, base = resolver.ground.place_span(tree, node.index).text, base_of_a_group(resolver, tree, node)
            return [Filler(node.index, PLACE, words, base, quantity=number)]  # "an army base in Idlib province"
        if named and node.lower not in sites:  # several, not "the barracks"
            return [replace(f, categories=f.categories - {"State"}) for f in named]  # "US bases in Iraq"
    place = resolver.memory.place(node.start) if following and following.lower == "there" else None
    if place:
        return [Filler(node.index, PLACE, node.lower, place)]
    if node.tag == "NNS" and node.lower not in sites:
        return []
    if {node.lower, singular(node.text)}.isdisjoint(resolver.ground.lexicon.set("places", "common")):
        return []
    words, base = resolver.ground.place_span(tree, node.index).text, base_of_a_group(resolver, tree, node)
    return [Filler(node.index, PLACE if base else DESCRIBED, words, base)]


def _measured(resolver: Resolver, tree: Tree, index: int, depth: int) -> list[Filler]:
    """What a measure is a measure of: "a barrage of rockets"."""
    return [
        filler
        for child in tree.children(index, "nmod")
        if tree.case(child.index) == "of"
        for filler in resolver.fillers(tree, child.index, depth=depth + 1)
        if "Equipment" in filler.categories
    ]


def _whole(resolver: Resolver, tree: Tree, index: int, depth: int, *, of_groups: bool, of_places: bool) -> list[Filler]:
    """The whole after "of", "from", "belonging to" or "in"; also in "a base |for X troops", "fighters |with X"."""
    lexicon = resolver.ground.lexicon
    remains = tree[index].lower in lexicon.set("people", "remains")
    for child in tree.children(index, "nmod"):
        case = tree.case(child.index)
        site = case == "for" and singular(tree[index].text) in lexicon.set("groups", "sites")
        theirs = case == "with" and tree[index].lower in lexicon.set("people", "fighters")
        if (case not in ("of", "from", "belonging to", "in") and not site and not theirs) or child.index < index:
            continue
        if case == "from" and singular(tree[index].text) in lexicon.equipment:
            continue  # "seized 10 drones from the army": the drones are no part of it any more
        if of_places and _beside(resolver, tree, child):
            continue
        group = of_groups and case != "in"
        place = of_places and case == "of"
        fit = [
            filler
            for filler in resolver.fillers(tree, child.index, depth=depth + 1)
            if (group and filler.categories & {"Group", "State"})
            or (remains and "People" in filler.categories)
            or (place and filler.categories & {"Place", "Unknown"})
        ]
        if fit:
            return fit if of_places else [resolver.names.as_state(filler) for filler in fit]
    return []


def _beside(resolver: Resolver, tree: Tree, node: Node) -> bool:
    """Is it a water that the places lie beside: "areas west of |the Euphrates river"?"""
    case = tree.child(node.index, "case")
    places = resolver.ground.lexicon.set
    water = node.lower.split()[-1] in places("places", "waters")
    return water and case is not None and tree[case.index - 1].lower in places("places", "directions")


def _holders(resolver: Resolver, tree: Tree, index: int, depth: int) -> list[Filler]:
    """Who holds a part: "positions held by X"."""
    return [
        filler
        for child in tree.children(index, "acl")
        if child.lower in resolver.ground.lexicon.set("groups", "holding")
        for phrase in tree.children(child.index, "obl", "nmod")
        for filler in resolver.fillers(tree, phrase.index, depth=depth + 1)
        if "Group" in filler.categories
    ]


def _places_before(resolver: Resolver, tree: Tree, node: Node) -> list[Filler] | None:
    """The countryside of each, where the article or the curator knows it: "The Idlib and Aleppo countrysides"."""
    site = singular(node.text) in resolver.ground.lexicon.set("places", "heads", "MilitaryBase") | {"port", "crossing"}
    named = [*tree.children(node.index, "compound"), *tree.children(node.index, "nmod")]  # "Aleppo's [Zahra] district"
    for child in named:
        if not isinstance(child.content, Mention) or child.index > node.index or child.content.demonym:
            continue
        if site and child.relation == "nmod:poss":  # "Idlib's airport" is not Idlib
            return None
        if child.lower.split()[-1] in resolver.ground.lexicon.set("places", "waters"):
            continue  # "the Red Sea |port of X"
        items = [child, *tree.children(child.index, "conj")]
        found = [
            filler
            for item in items
            if isinstance(item.content, Mention)
            for filler in resolver.names.fillers(tree, item, item.content)
        ]
        if found[0].categories & {"Place", "Unknown"}:
            return [_of_kind(resolver, filler, singular(node.text)) for filler in found]
    return None


def _of_kind(resolver: Resolver, filler: Filler, kind: str) -> Filler:
    record = resolver.ground.registry.named_place(f"{filler.words} {kind}")
    return replace(filler, record=record) if record else filler
