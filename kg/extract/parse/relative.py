"""Repairs of relative clauses: whose they are, and what their verbs take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_OPEN = ("obj", "obl", "xcomp", "ccomp", "cop", "aux:pass", "nsubj:pass")
"""Relations of a verb that leave no room for another object."""
_SETTING_OFF = (",", "—", "–")
_BESIDE = ("appos", "conj", "dep", "obj", "nmod:unmarked")
"""Relations that the parser gives a verb that it takes for a noun."""


def relative_clauses(tree: Tree, roles: Collection[str]) -> None:
    """Apply the repairs of whose relative clauses are."""
    relative_clauses_of_nouns(tree)
    owners_of_what_follows(tree)
    relative_clauses_after_names(tree, roles)


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


def relative_clauses_after_names(tree: Tree, roles: Collection[str]) -> None:
    """A relative clause is said of the name right before it: "Took X, one of the villages of Y, |which Z controlled".

    Without a comma it is where the parser says it of a person, whom one of `roles` tells: "The founder of X |which is
    part of Y". What is said of somebody by "who" is said of no group: "Y, the leader of X, |who was killed".
    """
    for pronoun in tree[1:]:
        if pronoun.lower not in ("which", "who", "whom", "whose"):
            continue
        case = tree[pronoun.index - 1]
        cased = case.relation == "case" and case.head == pronoun.index
        of_them = cased and case.lower == "of"  # "X and Y, both |of which"
        start = pronoun.index - cased - of_them
        set_off = start > 1 and tree[start - 1].text in _SETTING_OFF
        name = tree[start - 1 - set_off]
        if not set_off:
            _move_off_person(tree, name, pronoun, roles)
        name = _whole_place(tree, _said_of(tree, name, pronoun.lower))
        if not set_off or not (is_name(name.content) or is_name(tree[start - 2].content)):
            continue
        name = tree.first_listed(name) if of_them else name
        dash = tree[start - 1].text != ","
        for verb in tree.ancestors(pronoun.index):
            loose = _is_loose(tree, verb, dash=dash) and not _says_what_it_is(tree, verb, name)
            if loose and verb.head != name.index and name.index < verb.index:
                tree.move(verb.index, name.index, "acl:relcl")
            above = verb.tag.startswith(("IN", "NN", "W", *(("VB", "DT", "CD") if of_them else ())))
            if verb.relation == "acl:relcl" or not above:
                break


def _is_loose(tree: Tree, verb: Node, *, dash: bool) -> bool:
    """May the clause of a verb, whose words follow a comma or a dash, be said of the name before that?"""
    if verb.relation == "advcl":
        return not tree.children(verb.index, "mark")
    return verb.relation == "acl:relcl" or (dash and verb.relation in ("parataxis", "ccomp"))


def _says_what_it_is(tree: Tree, clause: Node, name: Node) -> bool:
    """Is a clause said of a noun that the name is part of: "Took X, the capital of |Y, which is Z", "a town in |Y"?"""
    noun = tree[clause.head]
    told = noun.relation == "appos" or tree.child(noun.index, "appos")
    some = any(child.lower in ("a", "an") for child in tree.children(noun.index, "det"))
    which = any(tree[at].lower == "which" for at in tree.subtree(clause.index))
    within = noun.index < name.index and noun in tree.ancestors(name.index)
    return within and which and bool(told or (some and noun.content is None))


def _move_off_person(tree: Tree, name: Node, which: Node, roles: Collection[str]) -> None:
    """Say a clause of "which" of the name before it, and not of the person above."""
    name = tree[name.head] if name.relation == "flat" else name
    clause = next((n for n in tree.ancestors(which.index) if n.relation == "acl:relcl"), None)
    told = clause is not None and tree[clause.head].lower in roles and clause.head < name.index < clause.index
    if clause and told and which.lower == "which" and is_name(name.content):
        tree.move(clause.index, name.index, "acl:relcl")


def _said_of(tree: Tree, name: Node, pronoun: str) -> Node:
    """Of "[X], the leader of |Y" what "who" is said of, and of "[Y], the militia of |X" what "which" is."""
    noun = tree[name.head]
    first = tree[noun.head]
    if not name.relation.startswith("nmod") or noun.relation != "appos" or not is_name(first.content):
        return name
    person = is_name(name.content) and name.content.type == "Person"
    return first if pronoun == ("which" if person else "who") else name


def _whole_place(tree: Tree, name: Node) -> Node:
    """What lies in the province that is named last: "a [village] near X, Y province, which HTS seized"."""
    beside = tree[name.head]
    if name.relation not in ("nmod:unmarked", "appos") or not is_name(name.content) or not is_name(beside.content):
        return name
    if not {name.content.type, beside.content.type} <= PLACES:
        return name
    noun = tree[beside.head]
    some = any(child.lower in ("a", "an") for child in tree.children(noun.index, "det"))
    return noun if beside.relation == "nmod" and some and noun.content is None else beside


def verbs_of_relative_clauses(tree: Tree) -> None:
    """Apply the repairs of what belongs to the verb of a relative clause, and what to the one after it."""
    objects_of_relative_clauses(tree)
    participles_listed(tree)
    subjects_past_relative_clauses(tree)


def subjects_past_relative_clauses(tree: Tree) -> None:
    """A verb past a clause on a name has that for its subject: "X, where Y lies, |fell", "X, in Y, and Z |fell"."""
    top = tree.top
    for clause in tree if top else ():
        name, verb = tree[clause.head], tree.child(clause.index, "conj")
        if clause.relation != "acl:relcl" or verb is None or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        second = tree.child(verb.index, "nsubj")
        between = tree[clause.index : second.index] if second else tree[verb.index - 1 : verb.index]
        if top is None or top.tag.startswith("VB") or not is_name(name.content):
            continue
        if not any(n.text == "," for n in between):
            continue
        tree.move(verb.index, verb.index, "root")
        tree.move(name.index, verb.index, "nsubj")
        if second:
            tree.move(second.index, name.index, "conj")
        if top is not name:
            tree.move(top.index, verb.index, "obl")
        return


def participles_listed(tree: Tree) -> None:
    """A participle after "and" is listed with the one before: "X, an alliance led by Y and |commanded by Z"."""
    for participle in tree:
        noun = tree[participle.head]
        listed = participle.relation == "conj" and participle.tag == "VBN"
        if (
            not listed
            or not tree.children(participle.index, "cc")
            or not noun.tag.startswith("NN")
            or tree.children(participle.index, "nsubj", "aux")
        ):
            continue
        about = (noun, *tree.children(noun.index, "appos"), tree[tree[noun.head].head])  # "a group tied to |X and led"
        said = [c for n in about for c in tree.children(n.index, "acl")]
        first = next((c for c in said if c.tag == "VBN" and c.index < participle.index), None)
        if first:
            tree.move(participle.index, first.index, "conj")


def objects_of_relative_clauses(tree: Tree) -> None:
    """What follows the verb of a relative clause is its object: "Turkey, which backs several factions"."""
    for verb in tree:
        if verb.relation != "acl:relcl":
            continue
        if verb.tag in ("NNS", "NN") and not tree.children(verb.index, "cop", "nsubj"):
            _make_verb_of_noun(tree, verb)
        _take_second_subjects(tree, verb)
        if tree.children(verb.index, *_OPEN):
            continue
        following = next((n for n in tree[verb.index + 1 :] if n.relation != "advmod"), None)
        if following and following.head == verb.head and is_name(following.content):
            tree.move(following.index, verb.index, "obj")
            continue
        for child in tree.children(verb.index, "flat", "dep", "nmod", "appos", "amod"):
            if child.relation == "amod" and not child.tag.startswith("NN"):
                continue
            if child.index == verb.index + 1 and not tree.case(child.index):
                tree.move(child.index, verb.index, "obj")


def _take_second_subjects(tree: Tree, verb: Node) -> None:
    """A second "subject", after the verb, is its object: "which |groups together X"."""
    first, *others = tree.children(verb.index, "nsubj") or [verb]
    for second in others:
        if first.lower in ("which", "that", "who") and second.index > verb.index:
            tree.move(second.index, verb.index, "obj")


def _make_verb_of_noun(tree: Tree, verb: Node) -> None:
    """A name or pronoun before a "noun" that ends a relative clause is its subject: "That |it backs"."""
    for child in tree.children(verb.index, "compound", "nmod:poss"):
        if child.content is not None or child.tag == "PRP":
            verb.tag = "VBZ"
            tree.move(child.index, verb.index, "nsubj")


def verbs_after_relative_clauses(tree: Tree, acts: Callable[[Node], bool], lexicon: Lexicon) -> None:
    """A form of a verb after the comma that ends a clause is the sentence's: "X, who took Y, |control Z"."""
    clause = tree.top
    subjects = tree.children(clause.index, "nsubj") if clause else []
    if clause is None or len(subjects) < 2 or subjects[1].lower not in ("who", "which") or not acts(subjects[0]):
        return
    if subjects[1].index != subjects[0].index + 2 or tree.children(clause.index, "ccomp", "parataxis"):
        return
    for verb in tree[clause.index + 2 : -1]:
        if tree[verb.index - 1].text != "," or verb.content is not None or not lexicon.bases(verb.lower):
            continue
        object_ = tree.child(verb.index, "appos", "obj") if verb.relation in _BESIDE else None
        object_ = tree[verb.head] if verb.relation == "compound" else object_
        following = tree[verb.index + 1]
        if object_ is None and verb.relation == "appos" and following.head == verb.head:
            object_ = following
        if object_ is None or object_.index <= verb.index or not verb.tag.startswith(("NN", "VB")):
            continue
        verb.tag = "VBZ" if verb.lower.endswith("s") else "VBP"
        tree.move(verb.index, verb.index, "root")
        tree.move(object_.index, verb.index, "obj")
        tree.move(subjects[0].index, verb.index, "nsubj")
        tree.move(clause.index, subjects[0].index, "acl:relcl")
        return


def sides_past_loyalties(tree: Tree) -> None:
    """The second of two past what is said of the first: "Between forces loyal to X and |Z", "backed by X and |Z".

    It is neither listed with what is between them, "the deal between X and its |rival", nor a second subject.
    """
    for first in tree:
        if tree.case(first.index) != "between" or tree.children(first.index, "conj"):
            continue
        event = tree[first.head]
        listed = [*tree.children(event.index, "conj"), *tree.children(event.head, "nsubj")]
        other = next((n for n in listed if n.index > first.index and tree.child(n.index, "cc")), None)
        opening = next((tree[at] for at in tree.subtree(other.index) if tree[at].text != ","), other) if other else None
        if other and opening and first.relation == "nmod" and opening.lower == "and":
            second = tree.child(other.index, "nsubj", "nsubj:pass") if other.tag.startswith("VB") else None
            if second and event.tag.startswith("NN"):  # "Clashes between X, backed by Y, and |Z were reported"
                tree.replace(event.index, by=other.index)
                tree.move(event.index, other.index, second.relation)
                tree.move(second.index, first.index, "conj")
            else:
                tree.move(other.index, first.index, "conj")
            continue
        for at in tree.subtree(first.index):
            path = [n for n in tree.ancestors(at) if n.index in tree.subtree(first.index) and n is not first]
            if tree[at].relation == "conj" and any(n.relation.startswith(("acl", "amod")) for n in path):
                tree.move(at, first.index, "conj")
                break
