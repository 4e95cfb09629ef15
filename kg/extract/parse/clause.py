"""Repairs of clauses: verbs without subject, sentences without verb, clauses that the parser took for phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date
from kg.extract.parse.attach import PAST
from kg.extract.text import singular

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree

SUBORDINATORS = frozenset(
    ("as", "after", "since", "before", "while", "when", "until", "once", "though", "although", "because")
)
_OF_A_DEED = ("against", "to", "from", "in", "on")
"""Prepositions of what a verb is done to, and where."""


def participles_of_objects(tree: Tree, does: Callable[[Node], bool], says: Callable[[Node], bool]) -> None:
    """What those do who were just named as an object: "Joined the tribes [fighting] HTS", no second thing joined.

    Nor is it a clause but where somebody `says` it: "Shelled troops [gathered] in X".
    """
    for verb in tree[1:]:
        if not verb.tag.startswith("VB") or verb.relation not in ("xcomp", "ccomp"):
            continue
        before, above, by = tree[verb.index - 1], tree[verb.head], tree.after(verb.index)
        object_ = verb.relation == "xcomp" and before.head == above.index and before.relation == "obj"
        passive = verb.tag == "VBN" and by is not None and by.lower == "by"  # "cleared mines |planted by X"
        if object_ and (passive or (verb.tag == "VBG" and does(before))):
            tree.move(verb.index, before.index, "acl")
        clause = verb.relation == "ccomp" and before.head == verb.index and before.relation == "nsubj"
        if not clause or verb.tag not in ("VBD", "VBN") or not does(before):
            continue
        if says(above) or tree.children(above.index, "obj", "aux:pass"):
            continue
        bare = not tree.children(verb.index, "obj", "aux", "mark", "cop", "advmod")
        if bare and above.index == min(tree.subtree(before.index)) - 1:
            tree.move(before.index, above.index, "obj")
            tree.move(verb.index, before.index, "acl")
            verb.tag = "VBN"


def deeds_hung_on_events(tree: Tree, does: Callable[[Node], bool]) -> None:
    """A participle with an object goes on with the clause: "Launched an attack on X at dawn [taking] Y"."""
    for verb in tree:
        noun = tree[verb.head]
        if verb.tag != "VBG" or not tree.children(verb.index, "obj") or noun.content or noun.tag.startswith("VB"):
            continue
        near = verb.relation == "acl" and (verb.index == noun.index + 1 or does(noun))
        near = near and verb.lower != "using"  # "attacked the army |using drones"
        late = noun.relation in ("obj", "obl") and tree[noun.head].tag.startswith("VB")
        if verb.relation in ("acl", "xcomp") and late and not near and not tree.children(verb.index, "mark", "case"):
            tree.move(verb.index, noun.head, "advcl")


def objects_after_means(tree: Tree) -> None:
    """A means ends where an article begins, or with its plural: "Shelled with artillery [the villages of X]"."""
    for means in tree:
        noun = tree[means.head]
        verb = tree[noun.head]
        if means.relation != "compound" or noun.relation != "obl" or tree.case(noun.index) != "with":
            continue
        between = [n for n in tree[means.index + 1 : noun.index] if n.relation == "det"]
        ended = between or noun.lower.startswith("the ") or (means.tag == "NNS" and noun.content is None)
        if not ended or not verb.tag.startswith("VB") or tree.children(verb.index, "obj"):
            continue
        tree.move(means.index, verb.index, "obl")
        tree.move(noun.index, verb.index, "obj")
        for child in tree.children(noun.index):
            if child.index < means.index:
                tree.move(child.index, means.index, child.relation)


def phrases_past_clauses(tree: Tree) -> None:
    """What follows a clause between commas belongs to the verb before it: "Pitted X, led by Y, |against Z"."""
    for clause in tree:
        noun = tree[clause.head]
        if not clause.relation.startswith("acl") or noun.relation != "obj" or tree[clause.index - 1].text != ",":
            continue
        for phrase in tree.children(clause.index, "obl"):
            case = tree.child(phrase.index, "case")
            if case and case.index > clause.index + 1 and tree[case.index - 1].text == "," and case.lower in _OF_A_DEED:
                tree.move(phrase.index, noun.head, "obl")


def objects_after_commas(tree: Tree) -> None:
    """A second object after a comma says what the noun before is: "Drove X from Y, its last [stronghold]"."""
    for verb in tree:
        objects = tree.children(verb.index, "obj")
        if len(objects) < 2 or objects[1].index < objects[0].index:
            continue
        first = min(at for at in tree.subtree(objects[1].index) if tree[at].text != ",")
        if first > 1 and tree[first - 1].text == "," and tree[first - 2].content is not None:
            tree.move(objects[1].index, first - 2, "appos")


def nouns_called(tree: Tree, names: Collection[str]) -> None:
    """What is called something is no subject: "Members of the [faction] called X", "announced a [raid] called X".

    The date of a deed is not that of the name: "launched an offensive called X [on 5 May]".
    """
    for verb in tree[1:]:
        noun = tree[verb.index - 1]
        if verb.relation.startswith("acl") and verb.lower in names:
            deed = next((n for n in tree.ancestors(verb.index) if n.tag.startswith("VB")), verb)
            for date in (n for n in tree.children(verb.index, "obl") if isinstance(n.content, Date)):
                tree.move(date.index, deed.index, "obl")
        if verb.tag != "VBN" or verb.lower not in names or noun.head != verb.index:
            continue
        above = tree[verb.head]
        if verb.relation == "ccomp" and noun.relation == "nsubj" and not tree.children(verb.index, "aux", "mark"):
            tree.move(noun.index, above.index, "obj")
            tree.move(verb.index, noun.index, "acl")
            for date in (n for n in tree.children(verb.index, "obl") if isinstance(n.content, Date)):
                tree.move(date.index, above.index, "obl")
        cases = [c for c in tree.children(noun.index, "case") if c.index < noun.index]
        if not cases:
            continue
        if noun.relation == "nsubj" and cases[0].index and tree.children(verb.index, "obj", "xcomp"):
            tree.move(noun.index, cases[0].index - 1, "nmod")
            tree.move(verb.index, noun.index, "acl")


def infinitives(tree: Tree, plans: Collection[str]) -> None:
    """What "to" brings is no phrase, and after a plan it is what was planned: "Foiled attempts by Y [to take] X"."""
    for verb in tree:
        if verb.tag != "VB":
            continue
        above = tree[verb.head]
        to = next((n for n in tree.children(verb.index, "mark", "case") if n.tag == "TO"), None)
        if to is None or not above.tag.startswith("VB") or verb.index < above.index:
            continue
        tree.move(to.index, verb.index, "mark")
        plan = next((n for n in tree.children(above.index, "obj") if singular(n.lower) in plans), None)
        if plan and verb.relation in ("advcl", "xcomp") and above.index < plan.index < verb.index:
            tree.move(verb.index, plan.index, "acl")
        elif verb.relation == "obl":
            tree.move(verb.index, above.index, "xcomp")


def clauses_by_their_marks(tree: Tree) -> None:
    """What opens a clause tells what it is: "Suspicions that X [took] Y", "left after X [withdrew]", ", X [losing] Y".

    No relative clause has a mark, no phrase has one and a subject, and no gerund after a comma is an object.
    """
    for verb in tree:
        if verb.relation not in ("acl:relcl", "obl", "ccomp"):
            continue
        marks, subject = tree.children(verb.index, "mark"), tree.child(verb.index, "nsubj", "nsubj:pass")
        if verb.relation == "acl:relcl" and any(mark.lower == "that" for mark in marks):
            tree.move(verb.index, verb.head, "acl")
        if subject is None or not verb.tag.startswith("VB"):
            continue
        phrase = verb.relation == "obl" and bool(marks)
        if phrase or (verb.relation == "ccomp" and verb.tag == "VBG" and _after_a_comma(tree, verb)):
            tree.move(verb.index, verb.head, "advcl")


def _after_a_comma(tree: Tree, verb: Node) -> bool:
    first = min(at for at in tree.subtree(verb.index) if tree[at].text != ",")
    return verb.head < first and tree[first - 1].text == ","


def floating_after_names(tree: Tree) -> None:
    """ "Both" or "all" right after names and a comma means them: "Holds Sarmin and Binnish, [both] ceded by X".

    A preposition before it is that of the names after it: "hostile |to [both] X and Y".
    """
    for both in (node for node in tree if node.lower == "both" and node.relation in ("nummod", "det")):
        for case in tree.children(both.index, "case"):
            tree.move(case.index, both.head, "case")
    for node in tree[2:]:
        name = tree[node.index - 2]
        if node.lower not in ("both", "all") or tree[node.index - 1].text != "," or name.content is None:
            continue
        first = tree[name.head] if name.relation == "conj" and tree[name.head].content is not None else name
        ceded = tree[node.head]
        if node.relation == "nsubj:pass" and ceded.index == node.index + 1 and not tree.children(ceded.index, "aux"):
            tree.move(node.index, ceded.head, "dep")
            tree.move(ceded.index, node.index, "acl")
        if first.index not in tree.subtree(node.index) and tree.children(node.index, "acl"):
            tree.move(node.index, first.index, "appos")


def deeds_taken_for_adjectives(tree: Tree, deeds: Collection[str]) -> None:
    """What came of the deed before: "overran the base, [destroying] vehicles and [capturing] weapons"."""
    for verb in tree:
        noun, before = tree[verb.head], tree[verb.index - 1]
        joined = before.tag == "CC" and any(n.tag == "VBG" and n.relation == "advcl" for n in tree[: verb.index])
        if verb.relation not in ("amod", "compound") or verb.index == 0 or verb.children:
            continue
        if verb.lower not in deeds or noun.index < verb.index or not (before.text == "," or joined):
            continue
        deeds_before = (n for n in reversed(tree[: verb.index]) if n.tag in PAST and not n.content)
        above = next(deeds_before, None)
        if above is None:
            continue
        listed = (
            [n for n in tree.children(noun.head, "conj") if n.index > noun.index] if noun.head != noun.index else []
        )
        verb.tag = "VBG"
        tree.move(verb.index, above.index, "advcl")
        tree.move(noun.index, verb.index, "obj")
        for other in listed:
            tree.move(other.index, noun.index, "conj")
