"""Repairs of what no sentence can be, whatever its words: a finite verb with a compound, an adjective after "to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
