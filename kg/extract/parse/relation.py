"""Repairs of relations that a word or a tag rules out, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Tree


def relations(tree: Tree) -> None:
    """Apply the repairs of relations."""
    relative_clauses_of_nouns(tree)
    owners_of_what_follows(tree)


def relative_clauses_of_nouns(tree: Tree) -> None:
    """A relative clause that hangs on a noun is said of it, and of no sentence: "Shelling that [hit] X killed ten"."""
    for verb in tree:
        if verb.relation == "advcl:relcl" and tree[verb.head].tag.startswith("NN"):
            verb.relation = "acl:relcl"


def owners_of_what_follows(tree: Tree) -> None:
    """What follows "whose" belongs to those before it: "Met X, [whose] division |took Y"."""
    for whose in tree[1:-1]:
        owned = tree[whose.index + 1]
        if whose.lower == "whose" and whose.relation != "nmod:poss" and owned.tag.startswith("NN"):
            clause = tree[whose.head]
            tree.move(whose.index, owned.index, "nmod:poss")
            before = tree[whose.index - (2 if tree[whose.index - 1].text == "," else 1)]
            if clause.relation == "advcl:relcl" and before.tag.startswith("NN"):
                tree.move(clause.index, before.index, "acl:relcl")
