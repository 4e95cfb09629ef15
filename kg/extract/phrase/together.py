"""Several that the text has just named, told by kind and number: "the two towns", "both groups", "these villages"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.phrase.filler import GROUP, PLACE, Filler
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.claim import Quantity
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.tree import Node, Tree

_DEFINITE = ("the", "these", "those", "both")


def told_together(resolver: Resolver, tree: Tree, node: Node, number: Quantity | None) -> list[Filler]:
    """The places or groups that the text has just named, told by how many they are: "the two units", "both towns"."""
    places = _places(resolver, tree, node, number)
    if places:
        return places
    kinds = resolver.ground.lexicon.set("groups", "referring")
    if number is None or number.minimum != number.maximum or singular(node.text) not in kinds:
        return []
    definite = any(child.lower in _DEFINITE for child in tree.children(node.index, "det"))
    both = number.verbatim.lower() == "both"
    return named_together(resolver, tree, node, number.minimum or 0) if definite or both else []


def named_together(resolver: Resolver, tree: Tree, node: Node, count: int) -> list[Filler]:
    """The groups that a sentence was about or named, if they were so many: "|both", "the two |groups"."""
    memory = resolver.memory
    groups = resolver.ground.registry.groups(tree[: node.index])
    here, named = (
        [Filler(node.index, GROUP, node.lower, record) for record in records]
        for records in (groups, memory.named_before)
    )
    for spoken in (memory.subject, here, named, memory.before):
        found = [replace(f, node=node.index, quantity=None) for f in spoken if "Group" in f.categories]
        if len(found) == count and len(found) > 1:
            return found
    return []


def _places(resolver: Resolver, tree: Tree, node: Node, number: Quantity | None) -> list[Filler]:
    """The places that the text has listed last: "These villages", "the two towns"."""
    row, kinds = resolver.memory.row, resolver.ground.lexicon.set("places", "types")
    article = tree.child(node.index, "det", "det:predet")
    pointing = article is not None and article.lower in ("these", "those", "both")
    both = any(child.lower == "both" for child in tree.children(node.index, "nummod"))
    the = both or (article is not None and article.lower == "the")
    counted = the and (number.maximum == len(row) if number else node.relation in ("obj", "nsubj:pass", "nmod"))
    if node.tag != "NNS" or singular(node.text) not in kinds or tree.children(node.index, "nmod", "appos", "compound"):
        return []
    return [Filler(node.index, PLACE, node.lower, place) for place in row] if pointing or counted else []
