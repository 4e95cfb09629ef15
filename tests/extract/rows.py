"""Trees written by hand for tests: one row a word, `word tag relation head`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.claim import Quantity
from kg.extract.mention import Mention
from kg.extract.quantity import Number
from kg.extract.tree import Node, Tree

if TYPE_CHECKING:
    from collections.abc import Callable


def written(rows: str, kind: Callable[[str], str | None] = {}.get) -> Tree:
    """The tree of `rows`; `kind` tells the type of the words that are names, and words tagged CD are the number 7."""
    nodes = []
    for index, row in enumerate(rows.strip().splitlines()):
        word, tag, relation, head = row.split()
        start = index * 20
        end, type_ = start + len(word), kind(word)
        name = Mention(start, end, word, type_, word.lower()) if type_ else None
        number = Number(start, end, Quantity(word, 7, 7)) if tag == "CD" else None
        nodes.append(Node(index, start, end, word, tag, relation, int(head), name or number))
    return Tree(nodes)


def arcs(tree: Tree) -> dict[str, tuple[str, str]]:
    """Each word with its relation and the word it hangs on."""
    return {node.text: (node.relation, tree[node.head].text) for node in tree}
