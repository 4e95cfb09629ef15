"""Sites of a list that the parser hangs on the place of the first: "a checkpoint in Sarmin and [the Binnish base]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree


def sites_past_places(tree: Tree, sites: Collection[str]) -> None:
    """What has an article is listed with the site that has one, not with the bare name of where that is."""
    for site in tree:
        where = tree[site.head]
        if site.relation != "conj" or not _has_article(tree, site) or not _is_site(site, sites):
            continue
        first = tree[where.head]
        bare = is_name(where.content) and where.content.type in (*PLACES, None) and not _has_article(tree, where)
        if where.relation in ("nmod", "obl") and bare:
            if where.relation == "obl":  # "took the checkpoint at Sarmin": of the site right before it
                first = tree[where.index - 2] if tree.case(where.index) and where.index > 1 else first
            if first.lower in sites and _has_article(tree, first):
                tree.move(site.index, first.index, "conj")


def _has_article(tree: Tree, node: Node) -> bool:
    return any(child.lower in ("the", "a", "an") for child in tree.children(node.index, "det"))


def _is_site(node: Node, sites: Collection[str]) -> bool:
    return node.lower in sites or (is_name(node.content) and node.content.type in PLACES)
