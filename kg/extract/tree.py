"""A sentence as a dependency tree (Universal Dependencies) whose names, numbers and dates are single nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.collective import Collective
    from kg.extract.date import Date
    from kg.extract.mention import Mention
    from kg.extract.quantity import Number

    Content = Mention | Number | Date | Collective


_NO_CASE = ("'s", "’s", "that")
"""What stands before a noun like a preposition and is none: "said |that most of X is under control"."""
COMPOUND = re.compile(r"-|\s[a-z]+(?<!s)$")
"""What follows the name in a compound adjective, which may be written apart; a plural as in "X villages" is a noun."""


@dataclass(slots=True, eq=False)
class Node:
    """A word of a tree: its offsets, tag (Penn), relation and head; `content` if it is more than a word."""

    index: int
    start: int
    end: int
    text: str
    tag: str
    relation: str
    head: int
    content: Content | None = None
    children: list[Node] = field(default_factory=list, repr=False)
    lower: str = field(init=False)
    """The word in lower case."""

    def __post_init__(self) -> None:
        self.lower = self.text.lower()

    @property
    def compound(self) -> bool:
        """Is the word a compound adjective made of a name: "Turkish-backed"?"""
        return (
            self.content is not None
            and self.end > self.content.end
            and COMPOUND.match(self.text, self.content.end - self.start) is not None
        )


@cache
def _family(relation: str) -> str:
    """A relation without its subtype: of "nsubj:pass" nsubj."""
    return relation.partition(":")[0]


class Tree(list[Node]):
    """The nodes of one sentence, in order of the text; the root is its own head."""

    def __init__(self, nodes: list[Node]) -> None:
        super().__init__(nodes)
        for node in nodes:
            if node.head != node.index:
                nodes[node.head].children.append(node)

    @property
    def top(self) -> Node | None:
        """The root; None where repairs, or a tree written by hand, left no node with that relation."""
        return next((node for node in self if node.relation == "root"), None)

    def after(self, index: int) -> Node | None:
        """The node right after a node, None at the end."""
        return self[index + 1] if index + 1 < len(self) else None

    def move(self, index: int, head: int, relation: str) -> None:
        """Hang a node on another head; a move that would make a circle is not made."""
        node = self[index]
        if head != index and index in (head, *(n.index for n in self.ancestors(head))):
            return
        if node.head != index:
            self[node.head].children.remove(node)
        node.head, node.relation = head, relation
        if head != index:
            self[head].children.append(node)
            self[head].children.sort(key=attrgetter("index"))

    def replace(self, above: int, by: int) -> None:
        """Hang a node where one above it hung; that one keeps its head until it is moved."""
        node = self[above]
        self.move(by, by if node.head == above else node.head, node.relation)

    def promote(self, verb: int, *, over: int, subject: int) -> None:
        """Make a verb that of the clause that a participle seemed to head; the participle is said of the subject then.

        "X, led by Y, |joined them": `verb` is "joined", `over` "led", `subject` X. What stands before X is the verb's.
        """
        self.replace(over, by=verb)
        for before in self.children(over, "obl"):
            if before.index < subject:
                self.move(before.index, verb, before.relation)
        self.move(subject, verb, "nsubj")
        self.move(over, subject, "acl")

    def children(self, index: int, *relations: str) -> list[Node]:
        """The children of a node in order, those with one of the relations if any are given (subtypes too)."""
        found = self[index].children
        if not found or not relations:
            return found[:]
        return [
            node
            for node in found
            if (relation := node.relation) in relations or (":" in relation and _family(relation) in relations)
        ]

    def child(self, index: int, *relations: str) -> Node | None:
        """The first child with one of the relations."""
        for node in self[index].children:
            if (relation := node.relation) in relations or (":" in relation and _family(relation) in relations):
                return node
        return None

    def ancestors(self, index: int) -> Iterator[Node]:
        """The nodes above a node, the nearest first."""
        node = self[index]
        while node.head != node.index:
            node = self[node.head]
            yield node

    def first_listed(self, node: Node) -> Node:
        """The first of the list of nouns that a node is in, the node itself where it is in none."""
        while node.relation == "conj" and self[node.head].tag.startswith("NN"):
            node = self[node.head]
        return node

    def case(self, index: int) -> str:
        """The prepositions before a noun, joined: "out of"; the empty string where there is none."""
        before = (n for n in self[index].children if n.index < index and n.relation in ("case", "mark"))
        found = [n for n in before if n.lower not in _NO_CASE]
        if not found:
            return ""
        if len(found) == 1 and not found[0].children:
            return found[0].lower
        found += [below for node in found if node.children for below in self.children(node.index, "fixed")]
        return " ".join(n.lower for n in sorted(found, key=attrgetter("index")))

    def subtree(self, index: int) -> list[int]:
        """The indices of a node and all below it, in order."""
        found, waiting = [], [self[index]]
        while waiting:
            node = waiting.pop()
            found.append(node.index)
            waiting += node.children
        return sorted(found)

    def __str__(self) -> str:
        """One line a node, for explanations."""
        return "\n".join(f"{n.index:3} {n.text:28} {n.tag:5} {n.relation:12} <- {n.head}" for n in self)


def named_under(tree: Tree, noun: Node) -> list[Node]:
    """What a noun is said to be called: "a formation under the name of [X]"."""
    under = (
        n for n in tree.children(noun.index, "nmod") if n.lower in ("name", "title") and tree.case(n.index) == "under"
    )
    return [below for name in under for below in tree.children(name.index, "nmod", "appos") if below.index > name.index]


def one_of(tree: Tree, noun: Node) -> list[Node]:
    """Who is said to be one of those whom a noun tells of: "[X] is one of four |groups that", "[X] became one of"."""
    one = tree[noun.head]
    told = one.lower == "one" or one.tag == "JJS"
    if noun.relation not in ("nmod", "obl") or not told or tree.case(noun.index) != "of":
        return []
    return tree.children(one.index, "nsubj") or tree.children(one.head, "nsubj")
