"""Repairs of participles: said of the name before them, and no verbs of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date
from kg.extract.parse.attach import AFTER_PARTICIPLES, PAST, is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree


def participles_taken_for_adjectives(tree: Tree) -> None:
    """A participle right after its noun and before a preposition is a clause: "Factions |affiliated with X"."""
    for verb in tree[1:-1]:
        after = verb.relation == "amod" and verb.head == verb.index - 1
        if after and verb.tag in PAST and tree[verb.index + 1].lower in AFTER_PARTICIPLES:
            verb.tag, verb.relation = "VBN", "acl"


def participles_after_names(tree: Tree, ties: Collection[str], acts: Callable[[Node], bool]) -> None:
    """A participle right after a name and a comma is said of it: "X, commanded by Y".

    One of `ties`, which only those who act have, is said of who did it: "[HTS] took Sarmin, |backed by drones".
    """
    for verb in tree:
        if verb.tag != "VBN" or verb.content is not None or verb.index < 2:
            continue
        name, following = tree[verb.index - 2], tree.after(verb.index)
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


def participles_hung_astray(tree: Tree) -> None:
    """Apply the repairs of participles hung on the wrong noun."""
    participles_after_nouns(tree)
    participles_after_phrases(tree)


def participles_after_nouns(tree: Tree) -> None:
    """A participle after its noun is no adjective: "Factions [affiliated] with X"."""
    for node in tree:
        if node.relation == "amod" and node.tag in PAST and node.index > node.head:
            node.tag, node.relation = "VBN", "acl"


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


def main_verbs_after_agents(tree: Tree) -> None:
    """Who is "by" whom something is done does not do what follows: "Fighters |commanded by X seized Y"."""
    for participle in tree[1:-2]:
        by, subject = tree[participle.index + 1], tree[participle.index - 1]
        verb = tree[by.head if by.relation == "mark" else tree[by.head].head]
        agent = tree.child(verb.index, "nsubj")
        if participle.tag not in PAST or by.lower != "by" or subject.relation != "nsubj" or agent is None:
            continue
        between = by.index < agent.index < verb.index and is_name(agent.content)
        if (
            subject.head != participle.index
            or verb.head != participle.index
            or not between
            or tree.child(verb.index, "aux")
        ):
            continue
        tree.move(agent.index, participle.index, "obl:agent")
        tree.move(by.index, agent.index, "case")
        tree.promote(verb.index, over=participle.index, subject=subject.index)
        participle.tag = "VBN"


def main_verbs_after_dates(tree: Tree) -> None:
    """No date does anything, but who came before it: "Forces allied to X on Friday |seized Y", "led by X on Friday"."""
    for verb in tree[3:]:
        date, participle = tree[verb.index - 1], tree[verb.head]
        if date.relation != "nsubj" or date.head != verb.index or not isinstance(date.content, Date):
            continue
        subject = tree.child(participle.index, "nsubj")
        said = subject is not None and subject.index == participle.index - 1 and participle.index < date.index
        if not said or subject is None or not verb.tag.startswith("VB") or tree.children(verb.index, "mark", "aux"):
            continue
        tree.move(date.index, verb.index, "obl")
        verb.tag = "VBD" if verb.tag == "VBN" else verb.tag
        participle.tag = "VBN" if participle.tag == "VBD" else participle.tag
        tree.promote(verb.index, over=participle.index, subject=subject.index)


def main_verbs_after_set_off_gerunds(tree: Tree, acts: Callable[[Node], bool]) -> None:
    """A gerund between commas is none of the sentence's verbs: "In May HTS, fighting alongside X, |seized Y"."""
    gerund = tree.top
    if gerund is None or gerund.tag != "VBG" or gerund.index < 3 or tree[gerund.index - 1].text != ",":
        return
    verb = next((n for n in tree.children(gerund.index, "advcl", "conj", "parataxis") if n.tag in PAST), None)
    if verb is None or verb.index < gerund.index or tree[verb.index - 1].text != ",":
        return
    if tree.children(gerund.index, "nsubj", "aux") or tree.children(verb.index, "nsubj", "mark"):
        return
    subject = tree[gerund.index - 2]
    while subject.relation == "nmod" and subject.head < subject.index:
        subject = tree[subject.head]
    if not acts(subject):
        return
    fronted = [n for n in tree.children(gerund.index, "obl") if n.index < gerund.index and n is not subject]
    tree.promote(verb.index, over=gerund.index, subject=subject.index)
    for phrase in fronted:
        tree.move(phrase.index, verb.index, phrase.relation)


def gerunds_before_offices(tree: Tree, roles: Collection[str]) -> None:
    """A gerund right before a noun for a person only says what kind: "X, |commanding officer of Y"."""
    for gerund in tree[1:-1]:
        office = tree[gerund.index + 1]
        if gerund.tag != "VBG" or office.relation != "obj" or office.head != gerund.index or office.lower not in roles:
            continue
        name = tree[gerund.index - 2]
        if office.tag == "NN" and tree[gerund.index - 1].text == "," and is_name(name.content):
            tree.move(office.index, name.index, "appos")
            tree.move(gerund.index, office.index, "amod")


def objects_of_gerunds(tree: Tree) -> None:
    """A noun listed with the verb is what the gerund before it is done to: "Launched strikes, |bombing the towns"."""
    for gerund in tree[1:-1]:
        if gerund.tag != "VBG" or gerund.relation != "conj" or tree[gerund.index - 1].text != ",":
            continue
        noun = next(
            (n for n in tree[gerund.index + 1 :] if n.relation not in ("det", "amod", "nummod", "compound")), None
        )
        if noun and noun.relation == "conj" and noun.head == gerund.head and not tree.child(noun.index, "cc"):
            tree.move(noun.index, gerund.index, "obj")
            gerund.relation = "advcl"


def participles_after_phrases(tree: Tree) -> None:
    """What stands after a preposition is no subject: "Affiliated with the movement |led by X"."""
    for participle in tree[2:]:
        name, above = tree.child(participle.index, "nsubj"), tree[participle.head]
        if participle.tag not in PAST or name is None or above is participle:
            continue
        if not tree.child(participle.index, "obl:agent") or not tree.case(name.index):
            continue
        if name.index != participle.index - 1 or above.index > name.index:
            continue
        if not tree.children(participle.index, "aux", "obj"):
            tree.move(name.index, above.index, "obl")
            tree.move(participle.index, name.index, "acl")


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
