"""Repairs of subjects: those taken for modifiers, for objects of participles, or for sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_FINITE = ("VBD", "VBZ", "VBP", "VBN")


def subjects_past_inserted_clauses(tree: Tree) -> None:
    """No clause put in before a verb has its subject: "[HTS], citing a monitor, said", "[HTS], X said, took"."""
    for inserted in tree:
        verb = tree[inserted.head]
        if inserted.index > verb.index or inserted.relation not in ("advcl", "parataxis") or _subjects(tree, verb):
            continue
        subjects = _subjects(tree, inserted)
        gerund = inserted.tag == "VBG" and not tree.children(inserted.index, "aux", "mark")
        if len(subjects) < (1 if gerund else 2):
            continue
        own = inserted if gerund else subjects[1]
        signs = [n.index for n in tree[subjects[0].index : verb.index] if n.text == ","]
        if len(signs) > 1 and signs[0] < own.index and signs[-1] > inserted.index:
            tree.move(subjects[0].index, verb.index, subjects[0].relation)


def _subjects(tree: Tree, verb: Node) -> list[Node]:
    return tree.children(verb.index, "nsubj", "nsubj:pass")


def subjects_after_participles(tree: Tree) -> None:
    """The noun before a participle is the subject, not what follows it: "Men linked to X [overran] Y"."""
    for verb in tree:
        noun, participle = tree.child(verb.index, "nsubj"), tree[verb.head]
        if noun is None or noun.index > verb.index or verb.relation == "root" or verb.tag not in _FINITE:
            continue
        subject = tree.child(participle.index, "nsubj")
        within = subject is not None and subject.index < participle.index < noun.index
        if not within or subject is None or tree.children(participle.index, "aux", "obj", "cop"):
            continue
        if tree.children(verb.index, "mark", "cc"):
            continue
        cased = bool(tree.children(noun.index, "case"))
        past = participle.tag in ("VBN", "VBD", "JJ") and cased
        if past or (participle.tag == "VBG" and _follows(tree, noun, participle)):
            tree.promote(verb.index, over=participle.index, subject=subject.index)
            cased = cased or tree[participle.index + 1].tag == "IN"
            for case in tree.children(participle.index, "case"):
                tree.move(case.index, noun.index, "case")
            tree.move(noun.index, participle.index, "obl" if cased else "obj")


def _follows(tree: Tree, noun: Node, participle: Node) -> bool:
    """Does nothing stand between a participle and a noun but a preposition and the noun's own words?"""
    own = {child.index for child in tree.children(noun.index)}
    between = range(participle.index + 1, noun.index)
    return all(at in own or tree[at].tag == "IN" for at in between)


def subjects_split_by_and(tree: Tree) -> None:
    """What "and" joins to a subject, or to the noun before it, is none of its own.

    "Malian soldiers and [Wagner] mercenaries left", "The war between X and [Y] has displaced". A noun that seems a
    sentence is a subject too: "[A farmer] and a boy fled".
    """
    for verb in tree:
        subjects = tree.children(verb.index, "nsubj")
        if len(subjects) == 1 and verb.relation == "conj":
            _give_first_subject(tree, verb, subjects[0])
        if len(subjects) < 2:
            continue
        first, second = subjects[-2], subjects[-1]
        name = tree[second.index - 1]
        if name.relation == "conj" and name.head == first.index and name.content is not None:
            for joined in tree.children(name.index, "cc"):
                tree.move(joined.index, second.index, "cc")
            tree.move(second.index, first.index, "conj")
            tree.move(name.index, second.index, "compound")
            continue
        joint = tree[min(tree.subtree(second.index)) - 1]
        before = tree[joint.index - 1]
        if joint.lower == "and" and joint.head == verb.index and before.index in tree.subtree(first.index):
            between = tree.case(before.index) == "between"
            tree.move(joint.index, second.index, "cc")
            tree.move(second.index, before.index if between else first.index, "conj")


def _give_first_subject(tree: Tree, verb: Node, subject: Node) -> None:
    """Make a noun that seems a whole sentence, to which "and" joins a clause, the first subject of that."""
    noun, joined = tree[verb.head], tree.child(verb.index, "cc")
    if noun.relation != "root" or not noun.tag.startswith("NN") or joined is None or joined.index > subject.index:
        return
    before = tree[: joined.index]
    if any(n.tag.startswith("V") or n.text in ",:" for n in before):
        return
    between = tree.case(before[-1].index) == "between"  # "The war between X and |Y has"
    tree.replace(noun.index, by=verb.index)
    tree.move(noun.index, verb.index, subject.relation)
    tree.move(subject.index, before[-1].index if between else noun.index, "conj")
    tree.move(joined.index, subject.index, "cc")
