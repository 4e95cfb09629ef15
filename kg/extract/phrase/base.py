"""Bases known by whose they are: "the [AMISOM base] in Leego", "a [Kenyan army camp]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS, Mention

if TYPE_CHECKING:
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_OWNERS = GROUPS | {"Organization"}


def base_of_a_group(resolver: Resolver, tree: Tree, node: Node) -> Record | None:
    """The base that a group's name before such a noun makes of it, which "the base" then means."""
    ground, memory = resolver.ground, resolver.memory
    if node.lower not in ground.lexicon.set("groups", "sites") or not node.index or node.content is not None:
        return None
    kinds, before = ground.lexicon.set("places", "heads", "MilitaryBase"), tree[node.index - 1].lower.split()
    following = tree.after(node.index)
    if kinds.isdisjoint((node.lower, f"{before[-1]} {node.lower}")) or (following and following.lower == "at"):
        return None  # "the Russian base at X" is that of X
    whose = next((n for n in tree.children(node.index, "compound", "amod", "nmod") if _is_owner(n)), None)
    if whose is None or whose.index > node.index or tree.child(node.index, "det", "nmod:poss") is None:
        return None
    if not all(n.tag.startswith(("NN", "JJ")) for n in tree[whose.index + 1 : node.index]):
        return None
    record = ground.registry.base(ground.span(whose.start, node.end))
    if (node.start, record) not in memory.places:
        memory.places.append((node.start, record))
    return record


def _is_owner(node: Node) -> bool:
    mention = node.content
    return isinstance(mention, Mention) and (mention.demonym or mention.type in _OWNERS)
