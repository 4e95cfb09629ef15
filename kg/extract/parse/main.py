"""Repairs of which word a clause says: what a participle, an adverb or a finite verb took from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Tree


def predicates_after_adverbs(tree: Tree) -> None:
    """What stands right after an adverb that "be" seems to say is said: "They are back [in control] of Sarmin"."""
    for adverb in tree.nodes:
        said, copula = tree.child(adverb.index, "obl"), tree.child(adverb.index, "cop")
        if adverb.tag != "RB" or said is None or copula is None or said.index != adverb.index + 2:
            continue
        outer = said.index if adverb.relation == "root" else adverb.head
        tree.move(said.index, outer, adverb.relation)
        for child in tree.children(adverb.index):
            tree.move(child.index, said.index, child.relation)
        tree.move(adverb.index, said.index, "advmod")


def deeds_after_means(tree: Tree) -> None:
    """What those do who are backed by something: "Troops backed by tanks and aircraft [entered] X"."""
    for participle in tree.nodes:
        if participle.tag != "VBN":
            continue
        subject = tree.child(participle.index, "nsubj")
        agents = (n for n in tree.children(participle.index, "obl") if tree.case(n.index) == "by")
        means = next(agents, None) if subject else None
        if subject is None or means is None:
            continue
        if subject.index > participle.index or tree.children(participle.index, "aux", "obj") or subject.tag == "WP":
            continue
        deed = next((n for n in tree.children(means.index, "acl") if tree.child(n.index, "obj")), None)
        if deed and deed.tag in ("VBN", "VBD") and not tree.children(deed.index, "aux", "nsubj"):
            tree.promote(deed.index, over=participle.index, subject=subject.index)
            deed.tag = "VBD"


def infinitives_of_a_row(tree: Tree) -> None:
    """A base form goes on with an infinitive, not with a finite verb: "Has a plan to end X, [do] Y and [take] Z"."""
    for verb in tree.nodes:
        finite = tree[verb.head]
        if verb.tag != "VB" or verb.relation != "conj" or finite.tag not in ("VBZ", "VBD"):
            continue
        if tree.children(verb.index, "aux", "mark", "nsubj") or tree.children(finite.index, "aux"):
            continue
        before = (n for n in reversed(tree.nodes[finite.index : verb.index]) if n.tag == "VB")
        first = next((n for n in before if any(m.lower == "to" for m in tree.children(n.index, "mark"))), None)
        if first:
            tree.move(verb.index, first.index, "conj")
