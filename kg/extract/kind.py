"""What the sentences of an article say that its names are: "X, a militia", "a town known as X", "A, B and X"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS, PLACES
from kg.extract.parse.attach import is_name
from kg.extract.text import singular
from kg.extract.tree import named_under

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.registry import Record, Registry
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_ALIKE = (GROUPS, PLACES, frozenset(("Person",)))
"""Types that stand in one list."""
_OF_A_LIST = {GROUPS: "Faction", PLACES: "Location", frozenset(("Person",)): "Person"}
"""The type of a name of unknown type in such a list."""


def settle_kinds(trees: Sequence[Tree], registry: Registry, lexicon: Lexicon) -> None:
    """Give names whose words do not tell their type the one that the text gives them, in place.

    A faction that the text calls a coalition becomes one.
    """
    for tree in trees:
        kinds = _Kinds(tree, registry, lexicon)
        for node in tree:
            if is_name(node.content):
                kinds.settle(node, registry.of(node.content))
    floods = lexicon.exact("names", "operation_of")
    for tree in trees:
        kinds = _Kinds(tree, registry, lexicon)
        names = [(node, registry.of(node.content)) for node in tree if is_name(node.content)]
        for node, record in names:
            flood = record.type == "Operation" and node.text.split()[0] in floods
            listed = kinds.of_the_list(node) if record.type is None or flood else None
            if record.type is None or listed == "Faction":  # an operation is not listed with groups
                record.type = listed
        for node, record in names:
            if not _is_sure(record) and kinds.is_among_places(node):
                record.type = "Location"


def _is_sure(record: Record) -> bool:
    """Is a type more than the guess that a name like a person's is one?"""
    return record.type != "Person" or record.reference is not None


@dataclass(frozen=True, slots=True)
class _Kinds:
    tree: Tree
    registry: Registry
    lexicon: Lexicon

    def settle(self, node: Node, record: Record) -> None:
        """Take what the nouns around a name say of it."""
        if record.reference or (record.type is not None and record.type not in ("Faction", "StateForce")):
            return
        if self._has_members(node) or self._has_founders(node):
            record.type = "Alliance"
        if record.type == "StateForce":
            return
        for noun in self._nouns(node):
            kind = self._kind(noun)
            if kind and (record.type is None or kind == "Alliance"):
                record.type = kind
                return

    def _has_members(self, node: Node) -> bool:
        """Do factions belong to it: "X includes 40 factions", "ten groups joined the ranks of X"?"""
        tree, verb = self.tree, self.tree[node.head]
        if not node.relation.startswith("nsubj") or verb.lower not in self.lexicon.deeds["memberOf"]:
            return False
        groups = self.lexicon.set("groups", "factions")
        return any(n.content is None and n.lower in groups for n in tree.children(verb.index, "obj"))

    def _has_founders(self, node: Node) -> bool:
        """Do several groups found it: "A, B and C formed X", "announced the formation of X"?"""
        tree, made = self.tree, node
        founding = self.lexicon.forms("groups", "founding")
        if node.relation == "nmod" and tree[node.head].lower in self.lexicon.set("groups", "foundings"):
            made = tree[node.head]
        verb = tree[made.head]
        if made.relation not in ("obj", "nsubj:pass") or verb.lower not in founding:
            return False
        doers = tree.children(verb.index, "nsubj" if made.relation == "obj" else "obl:agent")
        named = [n for doer in doers for n in (doer, *tree.children(doer.index, "nmod"))]
        listed = [item.content for first in named for item in (first, *tree.children(first.index, "conj"))]
        return sum(is_name(content) and self.registry.of(content).type in GROUPS for content in listed) > 1

    def _nouns(self, node: Node) -> Iterator[Node]:
        """The nouns said of a name: "X, a militia", "X is a militia", "a militia called X", "X militia"."""
        tree = self.tree
        yield from (n for n in tree.children(node.index, "appos") if n.content is None and tree.child(n.index, "det"))
        head = tree[node.head]
        if node.relation.startswith("nsubj") and tree.child(head.index, "cop"):
            yield head
        elif tree.child(node.index, "cop"):  # "The liberated villages are: |X"
            yield from (n for n in tree.children(node.index, "nsubj") if n.content is None and n.tag == "NNS")
        naming = self.lexicon.set("names", "naming")
        if tree.case(head.index) == "under" and node in named_under(tree, tree[head.head]):
            yield tree[head.head]
        if head.relation == "acl" and head.lower in naming and node.index > head.index:
            yield tree[head.head]
        if node.relation == "appos" and head.content is None and head.index == node.index - 1:
            yield head
        before = node.relation == "compound" and head.content is None and head.index == node.index + 1
        if before and head.lower in self.lexicon.set("names", "kinds", "Alliance"):
            yield head

    def _kind(self, noun: Node) -> str | None:
        """The type that a noun names, by itself or with the word before it."""
        if not noun.tag.startswith("NN"):
            return None
        word = singular(noun.text.split()[-1])  # "a |rebel alliance called X"
        before = [c.lower for c in self.tree.children(noun.index, "compound", "amod") if c.index < noun.index]
        pairs = {f"{modifier} {word}" for modifier in before} | {f"{modifier} {noun.lower}" for modifier in before}
        lists = self.lexicon.lists("names", "kinds")
        for names in (pairs, {word, noun.lower}):
            for kind, nouns in lists.items():
                if not names.isdisjoint(nouns):
                    return kind
        if noun.lower in self.lexicon.exact("names", "group_after"):
            return "Faction"  # "fighters known as X"
        return "Person" if word in self.lexicon.set("names", "roles") else None

    def of_the_list(self, node: Node) -> str | None:
        """The type of those that a name is listed with, if they are all alike."""
        beside = [record for record in self._beside(node) if record.type]
        types = {record.type for record in beside if _is_sure(record)} or {record.type for record in beside}
        if types == {"StateForce"}:  # "the Air Force and |Artillery"
            return "StateForce"
        return next((_OF_A_LIST[alike] for alike in _ALIKE if types and types <= alike), None)

    def is_among_places(self, node: Node) -> bool:
        """Is a name like a person's listed with two places or more, and so one: "X, |Abu Duhur and Y"?"""
        others = [record.type for record in self._beside(node) if record.type and _is_sure(record)]
        return node.relation == "conj" and len(others) > 1 and all(kind in PLACES for kind in others)

    def _beside(self, node: Node) -> list[Record]:
        """What a name is listed with."""
        top = self.tree[node.head] if node.relation == "conj" else node
        items = [top, *self.tree.children(top.index, "conj")]
        if any(item.text in self.lexicon.exact("names", "titles") for item in items):
            return []  # "the Director, Public Relations, X"
        return self.registry.of_names(n for n in items if n is not node)
