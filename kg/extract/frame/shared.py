"""What verbs of a row share: "killed and wounded [dozens]", "was funded and equipped by [X]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_IN_A_ROW = (",", "CC", "RB", "VB", "VBD", "VBN", "VBZ", "VBP")
"""Tags of what stands between the verbs of a row."""


def shared_object(tree: Tree, verb: Node) -> list[int]:
    """The object of the last verb of the row that a verb opens, or of the verb beside it with "and" or "or"."""
    for end in tree.children(verb.index, "conj")[-1:]:
        row = tree[verb.index + 1 : end.index] if end.index > verb.index + 2 else []
        if row and all(n.tag in _IN_A_ROW for n in row):
            return [n.index for n in tree.children(end.index, "obj") if n.index > end.index]
    joined = [n for n in tree.children(verb.index, "conj") if n.index == verb.index + 2]
    if verb.relation == "conj" and verb.head == verb.index - 2:
        joined.append(tree[verb.head])
    if not joined or not joined[0].tag.startswith("VB") or tree[max(verb.index, joined[0].index) - 1].tag != "CC":
        return []
    last = max(verb.index, joined[0].index)
    return [n.index for n in tree.children(joined[0].index, "obj") if n.index > last]


def shared_agent(tree: Tree, verb: Node) -> list[int]:
    """The doer of the passive that a passive is joined with by "and": "was funded |and equipped by [X]"."""
    joined = [n for n in tree.children(verb.index, "conj") if n.index == verb.index + 2 and n.tag == verb.tag == "VBN"]
    alike = [n for n in joined if not tree.children(n.index, "aux", "nsubj", "obj")]
    return [p.index for n in alike for p in tree.children(n.index, "obl", "nmod") if tree.case(p.index) == "by"]
