"""Repairs of clauses after "after", "as" or "when" whose noun the parser takes for that of a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.parse.clause import SUBORDINATORS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree

_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_FURTHEST = 12
"""Words after a participle within which the comma that closes its phrase must stand."""


def clauses_after_prepositions(tree: Tree, fights: Callable[[Node], bool]) -> None:
    """Make a clause of "after the rebels took it": the noun is the verb's subject, and "after" its mark."""
    for node in list(tree):
        marks = [c for c in tree.children(node.index, "case") if c.lower in SUBORDINATORS and c.index < node.index]
        if not marks or node.relation.startswith("nsubj"):
            continue
        if fights(node):
            _join_second_subject(tree, node)
        verb = _verb_after(tree, node)
        other = tree.child(verb.index, "nsubj") if verb else None
        if verb and other:
            if fights(node) and other.index < marks[0].index and verb.relation == "root":
                _split_clause(tree, verb, other, node, marks[0])
        elif verb:
            _make_clause(tree, verb, node, marks[0])


def _join_second_subject(tree: Tree, noun: Node) -> None:
    """The subject after "and" of what seems a clause of its own is the second: "after rebels and [HTS] |seized X"."""
    joint = tree.after(noun.index)
    verb = tree[joint.head] if joint and joint.relation == "cc" else noun
    second = tree.child(verb.index, "nsubj")
    if joint is None or second is None or verb.tag not in _FINITE or verb.relation != "conj":
        return
    if min(tree.subtree(second.index)) in (joint.index, joint.index + 1):
        tree.move(second.index, noun.index, "conj")
        tree.move(joint.index, second.index, "cc")


def _split_clause(tree: Tree, verb: Node, other: Node, noun: Node, mark: Node) -> None:
    """The subject before "as" is a sentence, the noun after it the verb's subject: "Clashes as rebels advanced"."""
    tree.move(other.index, other.index, "root")
    tree.move(noun.index, verb.index, "nsubj")
    tree.move(mark.index, verb.index, "mark")
    tree.move(verb.index, other.index, "advcl")


def _make_clause(tree: Tree, verb: Node, noun: Node, mark: Node) -> None:
    outer = noun.head
    if verb.index in tree.subtree(noun.index):
        tree.move(verb.index, noun.head if noun.head != noun.index else verb.index, "advcl")
    elif verb.head == noun.head or verb.relation == "root":
        outer = verb.index
    tree.move(noun.index, verb.index, "nsubj")
    tree.move(mark.index, verb.index, "mark")
    if verb.relation.startswith("acl") and outer != verb.index:
        tree.move(verb.index, outer, "advcl")


def _verb_after(tree: Tree, node: Node) -> Node | None:
    """The finite verb that follows a noun and its list, past adverbs, auxiliaries and what commas set off."""
    last = max((c.index for c in tree.children(node.index, "conj") if c.tag.startswith("NN")), default=node.index)
    last = max((last, *(at for c in tree.children(last, "nmod") if c.index > last for at in tree.subtree(c.index))))
    start = _past_participle(tree, last + 1)
    for at in range(start, min(start + 4, len(tree))):
        found = tree[at]
        if found.tag in _FINITE and not found.relation.startswith("aux") and found.content is None:
            return found
        if found.tag not in ("RB", "MD", *_FINITE):
            return None
    return None


def _past_participle(tree: Tree, at: int) -> int:
    """Where it goes on after a participle's phrase between commas, if one starts there: ", backed by Y, |took"."""
    said = tree[at + 1] if at + 1 < len(tree) and tree[at].text == "," else None
    if said is None or said.content is not None or said.tag not in ("VBN", "JJ") or tree.children(said.index, "nsubj"):
        return at
    for closing in tree[said.index + 1 : said.index + _FURTHEST]:
        if closing.text == ",":
            return closing.index + 1
        if closing.tag in ("VBD", "VBZ", "VBP", "MD"):
            break
    return at


def gerunds(tree: Tree, accusing: Collection[str]) -> None:
    """Apply the repairs of gerunds that head clauses."""
    gerunds_of_accusations(tree, accusing)
    gerunds_taken_for_modifiers(tree)


def gerunds_of_accusations(tree: Tree, accusing: Collection[str]) -> None:
    """What somebody is accused of is said of nobody else: "Accused [X] of |arming Y", "X, accused by Z of |arming"."""
    for gerund in tree:
        verb = tree[tree[gerund.head].head]
        accused = verb.lower in accusing and verb.index < gerund.head
        if accused and gerund.relation == "acl" and gerund.tag == "VBG" and tree.case(gerund.index) in ("of", "for"):
            tree.move(gerund.index, verb.index, "advcl")
        outcome = gerund.tag == "VBG" and gerund.relation == "advcl" and tree[gerund.index - 1].text == ","
        if outcome and tree[gerund.head].lower in accusing:  # "Accused X of shelling Y, |killing ten"
            deeds = [n for n in tree.children(gerund.head, "advcl") if tree.case(n.index) in ("of", "for")]
            if deeds and deeds[0].index < gerund.index:
                tree.move(gerund.index, deeds[0].index, "advcl")


def gerunds_taken_for_modifiers(tree: Tree) -> None:
    """A gerund with an object is a clause and says nothing of a noun: "After |seizing control of X and Y districts"."""
    for gerund in tree:
        noun = tree[gerund.head]
        if gerund.relation == "acl" and noun.relation == "obl:unmarked" and noun.index == gerund.index - 1:
            tree.move(gerund.index, noun.head, "advcl")  # "launched drones, this time |targeting X"
            continue
        if gerund.relation != "amod" or gerund.tag != "VBG" or noun.index < gerund.index or noun.head == noun.index:
            continue
        if not tree.children(gerund.index, "obj"):
            continue
        tree.move(gerund.index, noun.head, "advcl")
        before = tree[noun.index - 1]
        if before.content is not None and before.index in tree.subtree(gerund.index):
            tree.move(noun.index, before.index, "nmod:desc")
