"""Repairs of what no sentence can be, whatever its words: a finite verb with a compound, an adjective after "to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_FINITE = ("VBD", "VBZ", "VBP")
_ARTICLES = ("the ", "a ", "an ")


def contradictions(tree: Tree) -> None:
    """Apply the repairs of words whose tags and relations contradict each other."""
    infinitives_taken_for_adjectives(tree)
    compounds_of_verbs(tree)
    compounds_before_articles(tree)
    phrases_of_nouns(tree)
    subjects_joined_to_clauses(tree)
    subjects_joined_to_verbs(tree)
    main_verbs_below_relative_clauses(tree)
    persons_after_groups(tree)


def infinitives_taken_for_adjectives(tree: Tree) -> None:
    """An "adjective" that "to" marks is a verb: "Launched a campaign to |clear Sarmin of rebels"."""
    for verb in tree[1:]:
        if verb.tag == "JJ" and tree[verb.index - 1].tag == "TO" and tree[verb.index - 1].head == verb.index:
            verb.tag = "VB"


def compounds_of_verbs(tree: Tree) -> None:
    """A noun right before a finite verb is no part of its name but its subject: "The |group controls Sarmin"."""
    for noun in tree[:-1]:
        verb = tree[noun.index + 1]
        if noun.relation != "compound" or verb.index != noun.head or verb.tag not in _FINITE or verb.content:
            continue
        if tree.children(verb.index, "nsubj", "case"):
            continue
        tree.move(noun.index, verb.index, "nsubj")
        for word in tree.children(verb.index, "det", "amod", "nmod:poss", "nummod"):
            if word.index < noun.index:
                tree.move(word.index, noun.index, word.relation)


def compounds_before_articles(tree: Tree) -> None:
    """A noun before an article is none of the phrase that it opens: "Seized on |Monday the town of Sarmin"."""
    for noun in tree[1:]:
        whole, case = tree[noun.head], tree[noun.index - 1]
        verb = tree[whole.head]
        articled = whole.content is not None and whole.lower.startswith(_ARTICLES)
        if noun.relation != "compound" or not articled or whole.relation != "obl" or case.relation != "case":
            continue
        tree.move(case.index, noun.index, "case")
        tree.move(noun.index, verb.index, "obl")
        if not tree.children(whole.index, "case") and not tree.children(verb.index, "obj"):
            tree.move(whole.index, verb.index, "obj")


def phrases_of_nouns(tree: Tree) -> None:
    """A phrase after a noun that is no predicate is said of the noun: "A border crossing |with Turkey"."""
    for phrase in tree:
        noun = tree[phrase.head]
        if phrase.relation == "obl" and _is_bare(tree, noun) and noun.index < phrase.index:
            phrase.relation = "nmod"


def _is_bare(tree: Tree, noun: Node) -> bool:
    """Is a noun neither a predicate nor a sentence?"""
    clause = ("cop", "nsubj", "aux", "advmod", "mark")
    return noun.tag.startswith("NN") and noun.relation != "root" and not tree.children(noun.index, *clause)


def subjects_joined_to_clauses(tree: Tree) -> None:
    """What "and" joins to a noun opens no relative clause of it: "Said three guards |and a nurse were killed"."""
    for second in tree:
        clause = tree[second.head]
        first = tree[clause.head]
        verb = tree[first.head]
        if (
            not second.relation.startswith("nsubj")
            or clause.relation != "acl:relcl"
            or not tree.child(second.index, "cc")
        ):
            continue
        if first.relation != "obj" or not verb.index < first.index < second.index:
            continue
        tree.move(clause.index, verb.index, "ccomp")
        tree.move(first.index, clause.index, second.relation)
        tree.move(second.index, first.index, "conj")


def subjects_joined_to_verbs(tree: Tree) -> None:
    """A noun that "and" joins to a verb is the subject of the verb after it: "X bombed Y, and |troops took Z"."""
    for noun in tree:
        first = tree[noun.head]
        if noun.relation != "conj" or not _is_bare(tree, noun) or not first.tag.startswith("VB"):
            continue
        after = (n for n in tree[noun.index + 1 :] if n.tag != "RB" and n.head != noun.index)
        verb = next(after, None)
        joined = tree.child(noun.index, "cc") and verb is not None and verb.tag in _FINITE
        if verb is None or not joined or verb.head != first.index or tree.children(verb.index, "nsubj", "mark"):
            continue
        tree.move(verb.index, first.index, "conj")
        tree.move(noun.index, verb.index, "nsubj")


def main_verbs_below_relative_clauses(tree: Tree) -> None:
    """A past tense is no complement but the verb of a noun that has none: "A raid that targeted X |killed ten"."""
    for verb in tree:
        clause = tree[verb.head]
        noun = tree[clause.head]
        bare = verb.relation == "xcomp" and verb.tag == "VBD" and not tree.children(verb.index, "nsubj", "aux", "mark")
        if (
            bare
            and clause.relation == "acl:relcl"
            and noun.relation == "root"
            and noun.index < clause.index < verb.index
        ):
            tree.replace(noun.index, by=verb.index)
            tree.move(noun.index, verb.index, "nsubj")


def persons_after_groups(tree: Tree) -> None:
    """A person is no part of a group's name, but who the noun before it tells of: "Commander of HTS |Abu Omar left"."""
    for person in tree:
        group = tree[person.head]
        title = tree[group.head]
        if person.relation != "flat" or not is_name(person.content) or person.content.type != "Person":
            continue
        of = group.relation == "nmod" and tree.case(group.index) == "of" and title.index < group.index
        if of and is_name(group.content) and group.content.type in GROUPS and title.content is None:
            tree.replace(title.index, by=person.index)
            tree.move(title.index, person.index, "nmod:desc")
