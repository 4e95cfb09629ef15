"""Places that a phrase puts in a place: "X in Y", "Y's X", "the X district of Y", "X and Z, both in Y"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.frame.draft import Draft
from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.stance import StanceReader
    from kg.extract.tree import Node, Tree

_FLOATING = ("appos", "conj", "nmod", "dep", "nsubj", "det", "advmod")


def place_claims(tree: Tree, resolver: Resolver, stances: StanceReader) -> Iterator[Draft]:
    """What the phrases of a sentence put where, if the clause around them is no guess and no denial."""
    locator = _Locator(tree, resolver)
    for node in tree.nodes:
        outer = locator.outer(node)
        if outer is None or outer.country:
            continue
        for inner in locator.inside(node):
            stance = stances.read(tree, node.index) if inner is not outer else None
            if stance and stance.polarity in ("asserted", "claimed"):
                yield Draft("located", "place-in-place", {"place": inner, "in_place": outer}, stance)


@dataclass(frozen=True, slots=True)
class _Locator:
    tree: Tree
    resolver: Resolver

    def outer(self, node: Node) -> Record | None:
        """The place that something is in."""
        case = self.tree.case(node.index)
        parts = self.resolver.ground.lexicon.set("places", "parts_of_a_city")
        part = case == "of" and self.tree[node.head].lower in parts
        return self._place(node) if case == "in" or part or node.relation == "nmod:poss" else None

    def inside(self, node: Node) -> list[Record]:
        """The places that "in X" or "X's" is said of; countries are in nothing."""
        return [place for place in self._inside(node) if not place.country]

    def _place(self, node: Node) -> Record | None:
        if not is_name(node.content):
            return None
        record = self.resolver.ground.registry.of(node.content)
        return record if record.type in PLACES else None

    def _inside(self, node: Node) -> list[Record]:
        head = self.tree[node.head]
        if node.relation == "nmod:poss":
            return self._places(head, *self.tree.children(head.index, "conj", "compound"))
        if head.lower in ("all", "both") and head.relation in _FLOATING and head.head != head.index:
            return self._list(self.tree[head.head])
        if node.relation.startswith("nmod"):
            return self._list(head) or self._below(head, node)
        before = self._just_before(node)
        if before and self._place(before):
            return self._list(before)
        return self._beside(head, node) if node.relation.startswith("obl") else []

    def _places(self, *nodes: Node) -> list[Record]:
        return [place for place in (self._place(node) for node in nodes) if place]

    def _list(self, head: Node) -> list[Record]:
        """A place and those listed with it."""
        top = head
        while top.relation == "conj":
            top = self.tree[top.head]
        if top is not head and self._place(top) is None:
            return self._places(head)
        return self._places(top, *self.tree.children(top.index, "conj"))

    def _below(self, head: Node, node: Node) -> list[Record]:
        """Places that a common noun is explained by: "The villages in X of Y and Z", "towns in X, Y"."""
        if not head.tag.startswith("NN"):
            return []
        return [
            place
            for child in self.tree.children(head.index, "nmod", "appos")
            if child.index > node.index or (child.index > head.index and self.tree.case(child.index) == "of")
            for place in self._list(child)
        ]

    def _just_before(self, node: Node) -> Node | None:
        """The node right before the phrase's preposition, a comma skipped."""
        cases = [c.index for c in self.tree.children(node.index, "case") if c.index < node.index]
        at = min(cases) - 1 if cases else -1
        if at > 0 and self.tree[at].text == ",":
            at -= 1
        return self.tree[at] if at >= 0 else None

    def _beside(self, head: Node, node: Node) -> list[Record]:
        """The phrase of the same verb that ends where "in X" begins: "Took [the village of Y] in X"."""
        phrases = self.tree.children(head.index, "obj", "nsubj", "obl", "nmod")
        before = [phrase for phrase in phrases if phrase.index < node.index]
        if not before:
            return []
        start = node.index - sum(child.index < node.index for child in self.tree.children(node.index))
        return self._list(before[-1]) if max(self.tree.subtree(before[-1].index)) == start - 1 else []
