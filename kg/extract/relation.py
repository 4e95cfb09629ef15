"""Claims that hang on no verb: compound adjectives ("Turkish-backed"), and places in places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.assemble import Draft
from kg.extract.mention import PLACES, Mention
from kg.extract.stance import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.filler import Filler, Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

COMPOUNDS = {
    **dict.fromkeys(
        ("backed", "funded", "supported", "sponsored", "financed", "trained", "armed"), ("backedBy", "actor", "backer")
    ),
    **dict.fromkeys(("linked", "affiliated", "allied", "aligned"), ("alliedWith", "a", "b")),
    **dict.fromkeys(("led",), ("leads", "operation_or_alliance", "actor")),
}
"""Second half of a compound adjective: claim type, role of the noun it stands before, role of the first half."""
ASSERTED = Stance("asserted")


def compound_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """ "Turkish-backed X": X is backed by Turkey. Such a word asserts even in somebody else's sentence."""
    for node in tree.nodes:
        word = node.lower.rpartition("-")[2]
        if not node.compound or word not in COMPOUNDS:
            continue
        owner = _first_half(node, resolver)
        if owner is None:
            continue
        for target in _targets(tree, node, resolver):
            claim, role, other = COMPOUNDS[word]
            if target.record is not None and target.record is not owner:
                yield Draft(claim, f"compound-{word}", {role: target.record, other: owner}, ASSERTED, node=node.index)


def _first_half(node: Node, resolver: Resolver) -> Record | None:
    mention = node.content
    if not isinstance(mention, Mention):
        return None
    if mention.demonym or mention.country:
        return resolver.registry.state(mention.country or "", resolver.span(mention.start, mention.end))
    record = resolver.registry.of(mention)
    return record if record.type in ("Faction", "Alliance", "StateForce", "MilitaryUnit", "Organization") else None


def _targets(tree: Tree, node: Node, resolver: Resolver) -> list[Filler]:
    """The groups that the noun after the adjective names."""
    at = node
    for _ in range(4):
        if at.index > node.index and at.tag.startswith("NN"):
            break
        if at.head == at.index:
            return []
        at = tree[at.head]
    if at.index <= node.index:
        return []
    return [f for f in resolver.fillers(tree, at.index) if "Group" in f.categories][:1]


def unit_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """A unit belongs to the group that its name or its owner names: "46th Brigade of the SNA", "the SAA's 25th Division"."""
    for node in tree.nodes:
        mention = node.content
        if not isinstance(mention, Mention) or mention.demonym:
            continue
        unit = resolver.registry.of(mention)
        if unit.type != "MilitaryUnit":
            continue
        owners = [
            f.record
            for c in tree.children(node.index, "nmod:poss")
            for f in resolver.fillers(tree, c.index)
            if "Group" in f.categories
        ]
        owners += [resolver.registry.named(mention.text.partition(" of ")[2])] if " of " in mention.text else []
        for owner in owners:
            if owner is not None and owner is not unit:
                yield Draft("memberOf", "unit-of", {"member": unit, "alliance": owner}, ASSERTED, node=node.index)


def place_claims(tree: Tree, resolver: Resolver) -> Iterator[tuple[Record, Record, int]]:
    """Places that a phrase puts in a place: (place, the place it is in, node)."""
    for node in tree.nodes:
        of_part = tree.case(node.index) == "of" and tree[node.head].lower in _PARTS
        if tree.case(node.index) != "in" and node.relation != "nmod:poss" and not of_part:
            continue
        outer = _place(node, resolver)
        if outer is None:
            continue
        for inner in _inside(tree, node, resolver):
            if inner is not outer and not outer.country:
                yield inner, outer, node.index


def _place(node: Node, resolver: Resolver) -> Record | None:
    if isinstance(node.content, Mention) and not node.content.demonym:
        record = resolver.registry.of(node.content)
        return record if record.type in PLACES else None
    return None


_PARTS = frozenset(
    ("neighborhood", "neighbourhood", "district", "quarter", "suburb", "neighborhoods", "neighbourhoods", "districts")
)


def _inside(tree: Tree, node: Node, resolver: Resolver) -> list[Record]:
    """The places that "in X" or "X's" is said of."""
    if node.relation == "nmod:poss":
        head = tree[node.head]
        inner = [_place(head, resolver)] + [_place(c, resolver) for c in tree.children(head.index, "conj", "compound")]
        return [p for p in inner if p and not p.country]
    head = tree[node.head]
    if (
        head.lower in ("all", "both")
        and head.relation in ("appos", "conj", "nmod", "dep", "nsubj", "det", "advmod")
        and head.head != head.index
    ):
        return [p for p in _list(tree, tree[head.head], resolver) if not p.country]
    if node.relation.startswith("nmod"):
        places = _list(tree, head, resolver)
        if not places and head.tag.startswith("NN"):
            for child in tree.children(head.index, "nmod", "appos"):
                if child.index > node.index:
                    places += _list(tree, child, resolver)
                elif child.index > head.index and tree.case(child.index) == "of":
                    places += _list(tree, child, resolver)
        return [p for p in places if not p.country]
    before = _just_before(tree, node)
    place = _place(before, resolver) if before else None
    if before and place:
        return [p for p in _list(tree, before, resolver) if not p.country]
    if node.relation.startswith("obl"):
        before = [c for c in tree.children(head.index, "obj", "nsubj", "obl", "nmod") if c.index < node.index]
        if before:
            last = max(tree.subtree(before[-1].index))
            if last == node.index - 1 - len([1 for c in tree.children(node.index) if c.index < node.index]):
                return [p for p in _list(tree, before[-1], resolver) if not p.country]
    return []


def _just_before(tree: Tree, node: Node) -> Node | None:
    """The node right before the phrase's preposition, a comma skipped."""
    cases = [c.index for c in tree.children(node.index, "case") if c.index < node.index]
    at = min(cases) - 1 if cases else -1
    if at > 0 and tree[at].text == ",":
        at -= 1
    return tree[at] if at >= 0 else None


def _list(tree: Tree, head: Node, resolver: Resolver) -> list[Record]:
    """A place and those listed with it."""
    top = head
    while top.relation == "conj":
        top = tree[top.head]
    found = [_place(top, resolver)] + [_place(c, resolver) for c in tree.children(top.index, "conj")]
    if top is not head and _place(top, resolver) is None:
        found = [_place(head, resolver)]
    return [p for p in found if p is not None]
