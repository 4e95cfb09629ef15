"""Repairs of sentences on losses: lists of counted things, what most of the counted are, forces before events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tree import Node, Tree

_BEFORE_NOUNS = ("JJ", "JJR", "JJS", "HYPH", "VBN", "VBG", "PRP$")
_STATES = ("prisoner", "captive", "hostage")
"""Nouns that say what becomes of the counted: "took ten men |prisoner"."""
_MOSTLY = ("mostly", "mainly", "largely", "most", "many", "predominantly", "primarily")
_FINITE = ("VBD", "VBZ", "VBP")
_FURTHEST = 10
"""Words between the commas around "mostly women and children"."""


def losses(tree: Tree) -> None:
    """Apply all repairs of sentences on losses."""
    counted_lists(tree)
    what_most_are(tree)
    things_listed_with_verbs(tree)
    modifiers_taken_for_subjects(tree)


def counted_lists(tree: Tree) -> None:
    """Counted things in a row are a list: "Lost two tanks, a drone and |ten men", "[Two tanks] and a car were lost"."""
    at = 0
    while at < len(tree):
        nouns = [*_row(tree, at)] if _counts(tree[at]) else []
        if len(nouns) > 1:
            verb = _verb(tree, at, nouns)
            if verb:
                _list(tree, nouns, *verb)
        at = nouns[-1] + 1 if nouns else at + 1


def things_listed_with_verbs(tree: Tree) -> None:
    """A thing is listed with no verb, but with its object: "Captured crates of shells, [machine guns] and tanks"."""
    for noun in tree:
        verb = tree[noun.head]
        thing = noun.tag in ("NN", "NNS") and not tree.children(noun.index, "nsubj", "cop", "case", "orphan", "aux")
        if noun.relation != "conj" or not thing or not verb.tag.startswith("VB"):
            continue
        objects = [n for n in tree.children(verb.index, "obj") if verb.index < n.index < noun.index]
        if objects and tree[noun.index - 1].tag != "CC":
            tree.move(noun.index, objects[-1].index, "conj")


def what_most_are(tree: Tree) -> None:
    """What most of them are is said in passing: "Forty people, |mostly women, were killed"."""
    for word in tree[2:]:
        whole = tree[word.index - 2]
        if word.lower not in _MOSTLY or tree[word.index - 1].text != "," or not whole.tag.startswith("NN"):
            continue
        inside = tree[word.index : word.index + _FURTHEST]
        end = next((node.index for node in inside if node.text == ","), None)
        nouns = [node for node in tree[word.index : end] if node.tag.startswith("NN")] if end else []
        after = tree[end + 1] if end and end + 1 < len(tree) else None
        if not nouns or after is None:
            continue
        verb = tree[after.head] if after.relation.startswith("aux") else after
        if verb.tag not in (*_FINITE, "VBN") or tree.children(verb.index, "nsubj"):
            continue
        _raise(tree, verb, range(whole.index, verb.index))
        tree.move(whole.index, verb.index, "nsubj:pass" if tree.children(verb.index, "aux:pass") else "nsubj")
        tree.move(nouns[0].index, whole.index, "appos")
        for node in tree[word.index : nouns[0].index]:
            if node.head not in range(word.index, nouns[0].index):
                tree.move(node.index, nouns[0].index, "amod" if node.tag == "VBN" else "advmod")


def modifiers_taken_for_subjects(tree: Tree) -> None:
    """A force right before the subject of a verb is none itself: "A [Russian drone] |attack killed ten"."""
    for force in tree[:-1]:
        noun = tree[force.head]
        event = noun.tag in ("NN", "NNS") and noun.content is None and noun.relation.startswith(("nsubj", "obj", "obl"))
        if not isinstance(force.content, Collective) or force.relation != "nsubj" or not event:
            continue
        if noun.index == force.index + 1 and not tree.children(noun.index, "cop", "aux"):
            tree.move(force.index, noun.index, "compound")


def _counts(node: Node) -> bool:
    return isinstance(node.content, Number) or (node.lower in ("a", "an") and node.tag == "DT")


def _row(tree: Tree, at: int) -> Iterator[int]:
    """The nouns of the counted phrases from a number on, each but the first after a comma or "and"."""
    while at < len(tree) and _counts(tree[at]):
        noun = _noun(tree, at + 1)
        if noun is None:
            return
        yield noun
        noun = _past_of(tree, noun)
        at = noun + 1
        if at < len(tree) and tree[at].text == ",":
            at += 1
        if at < len(tree) and tree[at].lower == "and":
            at += 1
        if at == noun + 1:
            return


def _past_of(tree: Tree, noun: int) -> int:
    """The last word of a phrase with "of" after a noun: "four systems |of the Grad model"."""
    at = noun + 1
    if at + 1 >= len(tree) or tree[at].lower != "of":
        return noun
    last = _noun(tree, at + 1 + (tree[at + 1].tag == "DT"))
    return noun if last is None else last


def _noun(tree: Tree, at: int) -> int | None:
    """The noun that a phrase ends with, from the word after its number on."""
    while at < len(tree) and not isinstance(tree[at].content, Number):
        if tree[at].tag == "CD" and at + 2 < len(tree) and tree[at + 1].tag == "HYPH":
            at += 3  # "two |122-mm howitzers"
        elif tree[at].tag in _BEFORE_NOUNS:
            at += 1
        else:
            break
    last = None
    while at < len(tree) and tree[at].tag.startswith("NN") and (last is None or tree[at].lower not in _STATES):
        last, at = at, at + 1
    return last


def _verb(tree: Tree, first: int, nouns: list[int]) -> tuple[Node, str] | None:
    """The verb whose object a row is, or whose passive subject, with the relation."""
    before = tree[first - 1] if first else None
    if before and before.tag.startswith("VB") and before.content is None and not before.relation.startswith("aux"):
        return before, "obj"
    last = _past_of(tree, nouns[-1])
    after = tree.after(last)
    if after and after.relation == "aux:pass" and after.head > after.index:
        return tree[after.head], "nsubj:pass"
    return None


def _list(tree: Tree, nouns: list[int], verb: Node, relation: str) -> None:
    first = tree[nouns[0]]
    if relation == "nsubj:pass":
        _raise(tree, verb, range(first.index, verb.index))
    if first.head != verb.index or not first.relation.startswith(relation[:5]):
        tree.move(first.index, verb.index, relation)
    for index in nouns[1:]:
        tree.move(index, first.index, "conj")
    state = tree.after(nouns[-1])
    if state is not None and state.lower in _STATES:
        for child in list(tree.children(state.index, "det", "nummod")):
            tree.move(child.index, nouns[-1], child.relation)
        tree.move(state.index, verb.index, "xcomp")


def _raise(tree: Tree, verb: Node, below: range) -> None:
    """Hang a verb on what its highest ancestor in a stretch of the tree hangs on."""
    top = next((node for node in reversed([*tree.ancestors(verb.index)]) if node.index in below), None)
    if top is not None:
        root = top.head == top.index
        tree.move(verb.index, verb.index if root else top.head, "root" if root else top.relation)
