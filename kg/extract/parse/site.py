"""Places of a list hung on another: "a checkpoint in Sarmin and [the Binnish base]", "X, 5 km from Y, and [Z]"."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name, is_place, may_be_place

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree


_WITHIN = ("in", "at")
"""Prepositions after which a place may be told by those it is in."""
_OF_OTHERS = ("nsubj", "compound", "nmod:poss")
"""What a name after a comma may be of what follows: "in Sarmin, |Idlib governor Abu Omar"."""


def sites_past_places(tree: Tree, sites: Collection[str]) -> None:
    """What has an article is listed with the site that has one, not with the bare name of where that is."""
    for site in tree:
        where = tree[site.head]
        listed = site.relation == "conj" and where.relation in ("nmod", "obl") and _has_article(tree, site)
        if not listed or not (site.lower in sites or is_place(site.content)) or _has_article(tree, where):
            continue
        case = tree.child(where.index, "case")
        first = tree[case.index - 1] if case and case.index else where
        if may_be_place(where.content) and first.lower in sites and _has_article(tree, first):
            tree.move(site.index, first.index, "conj")


def _has_article(tree: Tree, node: Node) -> bool:
    return any(child.lower in ("the", "a", "an") for child in tree.children(node.index, "det"))


def regions_after_lists(tree: Tree, regions: Collection[str]) -> None:
    """The region after the last of a list is where that lies: "Took X and Y, |Z province, on Monday"."""
    for region in tree[2:]:
        if region.relation != "conj" or region.lower.split()[-1] not in regions or not _named(tree, region):
            continue
        comma = tree[min(tree.subtree(region.index)) - 1]
        comma = tree[comma.index + 1] if tree[comma.index + 1].text == "," else comma
        inner = tree[comma.index - 1]
        after = (item for item in tree.children(region.head, "conj") if item.index > region.index)
        if comma.text == "," and may_be_place(inner.content) and not tree.child(region.index, "cc") and not any(after):
            tree.move(region.index, inner.index, "nmod:unmarked")


def _named(tree: Tree, region: Node) -> bool:
    """Has a region its name in it or right before it, and no article?"""
    before = tree[region.index - 1]
    named = is_name(region.content) or (is_name(before.content) and before.head == region.index)
    return named and not tree.children(region.index, "det", "case")


def places_in_places(tree: Tree) -> None:
    """After "in" each place is in the next, where no "and" makes a list of them: "in Sarmin, |Taftanaz, |Idlib"."""
    for case in tree[:-3]:
        if case.relation != "case" or case.lower not in _WITHIN:
            continue
        row = [tree[case.index + 1]]
        while row[-1].index + 2 < len(tree) and tree[row[-1].index + 1].text == ",":
            row.append(tree[row[-1].index + 2])
        places = list(takewhile(lambda node: is_place(node.content), row))
        listed = any(node.tag == "CC" for node in (row[-1], *tree[row[-1].index + 1 : row[-1].index + 2]))
        if len(places) < 2 or listed or places[-1].relation.startswith(_OF_OTHERS):
            continue
        for inner, outer in pairwise(places):
            tree.move(outer.index, inner.index, "nmod:unmarked")


def rows_past_regions(tree: Tree) -> None:
    """Places with a region of their own are listed with those that have one: "A and B in X, and [C] and D in Y"."""
    for case in tree[1:]:
        if case.relation != "case" or case.lower not in ("in", "of") or not is_name(tree[case.index - 1].content):
            continue
        region = tree[case.head]
        inner = _right_before(tree, region)
        if inner is None:
            continue
        if region.relation.startswith("obl"):
            tree.move(region.index, inner.index, "nmod")
        start = _start_of_row(tree, inner.index)
        before = tree[start - 1 - (tree[start - 1].tag == "CC")] if start > 1 else inner
        around = tree[before.index - 1] if before.text in (",", ";") or before.tag == "CC" else before
        earlier = _region_of(tree, around)
        place = _right_before(tree, earlier) if earlier else None
        if earlier is None or place is None:
            continue
        first = _top(tree, place)
        for item in tree[start : inner.index + 1]:
            if is_name(item.content) and item.content.type in (*PLACES, None):
                tree.move(item.index, first.index, "conj")


def _right_before(tree: Tree, region: Node) -> Node | None:
    """The place that a region is told of, right before "in" or "of": "[X] in the Y |district", "[X] of |Z Province"."""
    case = tree.child(region.index, "case")
    if case is None or case.index < 1 or case.index > region.index or case.lower not in ("in", "of"):
        return None
    inner = tree[case.index - 1]
    if not is_name(inner.content) or inner.content.type not in (*PLACES, None):
        return None
    listed = case.lower == "of" and inner.end > inner.content.end and is_name(region.content)  # "Y villages |of X"
    return inner if listed or _region_of(tree, region) is region else None


def _region_of(tree: Tree, node: Node) -> Node | None:
    """A node if it is a place: a name, or a noun right after one as in "Y |district"."""
    named = node if node.content is not None or not node.tag.startswith("NN") else tree[node.index - 1]
    return node if is_place(named.content) else None


def _start_of_row(tree: Tree, index: int) -> int:
    """Where a row of names that ends with one starts: "[X], Y and Z"."""
    while index > 1 and not tree.case(tree[index - 1].index):
        if not is_name(tree[index - 1].content) and tree[index - 1].tag not in (",", "CC", "DT"):
            break
        index -= 1
    while not is_name(tree[index].content):
        index += 1
    return index


def _top(tree: Tree, place: Node) -> Node:
    """The first of the list that a place is in."""
    while place.relation in ("conj", "appos") and is_name(tree[place.head].content):
        place = tree[place.head]
    return place


def places_past_agents(tree: Tree, strikes: Collection[str]) -> None:
    """Where a strike was is no place of who struck: "Killed in airstrikes launched by the army |in Sarmin"."""
    for agent in tree:
        verb = tree[agent.head]
        if agent.relation != "obl:agent" or not verb.relation.startswith("acl") or tree[verb.head].lower not in strikes:
            continue
        for place in tree.children(agent.index, "nmod"):
            if is_place(place.content) and tree.case(place.index) in ("in", "on", "near", "at"):
                tree.move(place.index, verb.index, "obl")


_ASIDE = ("appos", "conj", "dep", "nmod:unmarked", "obl:unmarked")
"""Relations that the parser gives what is said beside a noun."""


def means_past_owners(tree: Tree) -> None:
    """What follows "with" after whose thing it is was the means: "destroyed tanks of X with |missiles"."""
    for means in tree:
        whose = tree[means.head]
        owner, aside = whose.relation == "nmod", whose.relation in _ASIDE
        if not (owner or aside) or tree.case(means.index) != "with":
            continue
        case = tree.child(means.index, "case", "mark")
        set_off = aside and case is not None and tree[case.index - 1].text == ","  # "X, a town in Y, with |rockets"
        if not set_off and not (owner and tree.case(whose.index) == "of"):
            continue
        verb = next((n for n in tree.ancestors(whose.index) if n.tag.startswith("VB")), None)
        if verb and verb.index < whose.index < means.index and tree.children(verb.index, "obj"):
            tree.move(means.index, verb.index, "obl")
