"""Repairs of participles: said of the name before them, and no verbs of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date
from kg.extract.parse.attach import AFTER_PARTICIPLES, PAST, is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree


def participles_after_names(tree: Tree, ties: Collection[str], acts: Callable[[Node], bool]) -> None:
    """A participle right after a name and a comma is said of it: "X, commanded by Y".

    One of `ties`, which only those who act have, is said of who did it: "[HTS] took Sarmin, |backed by drones".
    """
    for verb in tree:
        if verb.tag not in PAST or verb.content is not None or verb.index < 2:
            continue
        name, following = tree[verb.index - 2], tree.after(verb.index)
        launched = is_name(name.content) and name.content.type == "Operation" and following and following.tag == "IN"
        if verb.tag == "VBD" and not launched:
            continue
        if tree[verb.index - 1].text not in (",", "—") or following is None:
            continue
        if (verb.lower in ties and _done_with(tree, verb, name, acts)) or not is_name(name.content):
            continue
        _free_clause(tree, verb, name)
        passive = tree[name.head]
        agent = name.relation.startswith("obl") and tree.case(name.index) == "by" and passive.tag in PAST
        if agent and following.lower == "by" and verb.relation in ("acl", "advcl"):
            tree.move(verb.index, passive.index, "conj")  # "supported by X, led by Y": not X is led
            continue
        against = following.lower == "against" and name.content.type == "Operation"
        loose = verb.relation in ("advcl", "acl", "conj") and (against or following.lower in AFTER_PARTICIPLES)
        if not loose or tree.children(verb.index, "aux", "obj"):
            continue
        subject = tree.child(verb.index, "nsubj")
        if subject is None:
            tree.move(verb.index, name.index, "acl")
        elif subject.index == name.index and verb.head > verb.index:
            tree.move(name.index, verb.head, "nsubj")
            tree.move(verb.index, name.index, "acl")


def _done_with(tree: Tree, participle: Node, noun: Node, acts: Callable[[Node], bool]) -> bool:
    """Hang a participle on the verb that a name or a date before it is a phrase of, if those act who are its subject.

    "Took Sarmin on Friday, |backed by drones": nothing is done where the name is one of those who act.
    """
    above = next((node for node in tree.ancestors(noun.index) if node.tag.startswith("VB")), None)
    subject = tree.child(above.index, "nsubj") if above else None
    loose = participle.relation in ("acl", "advcl", "conj") and not tree.children(
        participle.index, "nsubj", "aux", "obj"
    )
    set_off = loose and (is_name(noun.content) or isinstance(noun.content, Date)) and not acts(noun)
    if above is None or subject is None or not set_off or subject.index > noun.index or not acts(subject):
        return False
    tree.move(participle.index, above.index, "advcl")
    return True


def participles_right_after_names(tree: Tree, allied: Collection[str]) -> None:
    """A participle with "by" right after a name is said of it: "Fought against X |led by Y", "joined X |allied to Y".

    `allied` are participles that want "with" or "to".
    """
    for verb in tree[1:-1]:
        name, following = tree[verb.index - 1], tree[verb.index + 1].lower
        tied = verb.lower in allied and following in ("with", "to")
        if verb.tag not in PAST or verb.content is not None or not (following == "by" or tied):
            continue
        if is_name(name.content) and name.content.country and verb.head == name.index and name.relation == "nmod":
            tree.move(verb.index, name.head, "acl")  # "the crossing with Turkey |seized by HTS"
            continue
        inside = is_name(name.content) and name.relation in ("obj", "obl", "conj") and name.head != verb.index
        loose = verb.relation in ("acl", "advcl", "conj", "dep", "parataxis", "xcomp") and verb.head != name.index
        if inside and loose and not tree.children(verb.index, "aux", "obj", "nsubj"):
            tree.move(verb.index, name.index, "acl")


def _free_clause(tree: Tree, participle: Node, name: Node) -> None:
    """The verb after the second comma is that of the sentence: "X, led by Y, |joined them"."""
    above = tree[participle.head]
    if participle.relation == "csubj" and above.index > participle.index:
        tree.move(name.index, above.index, "nsubj")
        tree.move(participle.index, name.index, "acl")
        return
    if participle.relation not in ("root", "ccomp", "parataxis") or tree.children(participle.index, "aux", "cop"):
        return
    agent = tree.child(participle.index, "obl")
    after = (node for node in tree.children(participle.index, "conj", "parataxis", "ccomp", "dep", "advcl", "acl"))
    main = next((n for n in after if agent and n.index > agent.index and _follows_comma(tree, n)), None)
    if main is None or not main.tag.startswith("VB") or tree.children(main.index, "nsubj", "mark"):
        return
    tree.promote(main.index, over=participle.index, subject=name.index)


def _follows_comma(tree: Tree, verb: Node) -> bool:
    """Does a comma stand before a verb and its auxiliaries?"""
    at = verb.index - 1
    while at > 0 and tree[at].relation.startswith(("aux", "advmod")):
        at -= 1
    return tree[at].text == ","


def participles_beside_clauses(tree: Tree) -> None:
    """Apply the repairs of participles that the parser takes for the verbs of clauses."""
    participles_after_as(tree)
    participles_after_predicates(tree)
    participles_that_open(tree)


def participles_after_predicates(tree: Tree) -> None:
    """A noun with "is" is no subject of the participle after it: "X is a |group affiliated with Y"."""
    for verb in tree:
        noun = tree.child(verb.index, "nsubj")
        if verb.tag not in PAST or noun is None or noun.index > verb.index or not tree.child(noun.index, "cop"):
            continue
        if tree.child(noun.index, "nsubj") and tree[verb.index + 1].lower in AFTER_PARTICIPLES:
            tree.replace(verb.index, by=noun.index)
            tree.move(verb.index, noun.index, "acl")
            verb.tag = "VBN"


def participles_that_open(tree: Tree) -> None:
    """A participle that opens a sentence is no verb of its own: "|Formed in 2014 when X and Y united, Z left"."""
    first = tree[0] if tree else None
    past = first is not None and (first.tag == "VBN" or (first.lower.endswith("ed") and first.tag != "VBD"))
    if first is None or not past or first.content is not None or first.head != 0 or tree.children(0, "aux", "nsubj"):
        return
    for verb in tree[2:]:
        subject = tree.child(verb.index, "nsubj")
        start = min(tree.subtree(subject.index)) if subject else 0
        if subject is None or start > verb.index or tree[start - 1].text != ",":
            continue
        clauses = [n for n in tree.children(verb.index, "advcl", "obl") if 0 < n.index < start]
        tree.replace(0, by=verb.index)
        tree.move(0, verb.index, "advcl")
        for clause in clauses:
            tree.move(clause.index, 0, clause.relation)
        for phrase in tree.children(0, "nmod"):
            phrase.relation = "obl"
        first.tag = "VBN"
        return


def participles_after_as(tree: Tree) -> None:
    """A participle after "as" and a noun is said of a noun and no clause: "Served as head of a group |led by X"."""
    for verb in tree[2:-1]:
        mark, noun = tree.child(verb.index, "mark"), tree.child(verb.index, "nsubj")
        if verb.tag not in PAST or mark is None or mark.lower != "as" or tree.children(verb.index, "aux", "aux:pass"):
            continue
        tied = verb.relation == "advcl" and tree[verb.index + 1].lower in AFTER_PARTICIPLES
        tied = tied and (verb.tag == "VBN" or tree[verb.index + 1].lower == "by")  # "As the army |advanced on X"
        if tied and noun and mark.index < noun.index < verb.index and tree[verb.index - 1].tag.startswith("NN"):
            tree.move(noun.index, verb.head, "obl")
            tree.move(mark.index, noun.index, "case")
            tree.move(verb.index, verb.index - 1, "acl")
            verb.tag = "VBN"


def following_taken_for_verbs(tree: Tree) -> None:
    """ "Following" before a noun is a preposition: "Seized X, [following] clashes with Y"."""
    for word in tree:
        noun = tree.child(word.index, "obj")
        if word.lower != "following" or word.relation != "advcl" or noun is None or tree.children(word.index, "nsubj"):
            continue
        word.tag = "IN"
        for phrase in [n for n in tree.children(word.index, "obl") if n.index > noun.index]:
            tree.move(phrase.index, noun.index, "nmod")
        tree.move(noun.index, word.head, "obl")
        tree.move(word.index, noun.index, "case")


def agents_taken_for_subjects(tree: Tree) -> None:
    """Who did what a participle says of a noun does not do what follows: "Rockets fired by [X] fell on Y"."""
    for agent in tree:
        by = tree.child(agent.index, "case") if agent.relation == "nsubj" else None
        if by is None or by.lower != "by":
            continue
        verb, participle = tree[agent.head], tree[by.index - 1]
        subject = tree.child(participle.index, "nsubj:pass", "nsubj")
        if participle.tag != "VBN" or participle.head != verb.index or subject is None:
            continue
        tree.move(agent.index, participle.index, "obl:agent")
        tree.move(subject.index, verb.index, "nsubj")
        tree.move(participle.index, subject.index, "acl")


def gerunds_past_where(tree: Tree) -> None:
    """What follows a clause of "where" is done by whoever acts: "HTS advanced to areas where X hid, [seizing] Y"."""
    for gerund in tree[1:]:
        clause = tree[gerund.head]
        set_off = gerund.tag == "VBG" and gerund.relation == "advcl" and tree[gerund.index - 1].text == ","
        if not set_off or clause.relation != "acl:relcl" or clause.index > gerund.index:
            continue
        if any(word.lower == "where" for word in tree[clause.head : clause.index]):
            verb = next((n for n in tree.ancestors(clause.index) if n.tag.startswith("VB")), clause)
            tree.move(gerund.index, verb.index, "advcl")


def participles_past_examples(tree: Tree) -> None:
    """What follows examples is said of what they are examples of: "Ten men, including two guards, [killed] in X"."""
    for verb in tree:
        example = tree[verb.head]
        if not verb.relation.startswith("acl") or tree.case(example.index) not in ("including", "like"):
            continue
        if tree[verb.index - 1].text == "," and example.relation == "nmod":
            tree.move(verb.index, example.head, verb.relation)
