"""Repairs of verbs that the parser takes for nouns: "Rebels |control parts of Idlib"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon


def verbs_taken_for_nouns(tree: Tree, acts: Callable[[Node], bool], lexicon: Lexicon) -> None:
    """A form of a verb between a group and a name is their verb: "The rebels control Sarmin"."""
    for verb in tree:
        if verb.content is not None or not verb.tag.startswith("NN") or not lexicon.bases(verb.lower):
            continue
        befores = [c for c in tree.children(verb.index, "compound", "amod", "nsubj") if c.index < verb.index]
        kinds = lexicon.set("groups", "kinds")
        named = all(c.content is not None or c.lower in kinds for c in befores)
        before = befores[-1 if named else 0] if befores else None  # "the jihadist organization |X holds Y"
        following = tree.child(verb.index, "appos", "obj") or _object_of_root(tree, verb)
        if before is None or following is None or following.index < verb.index or tree.children(verb.index, "cop"):
            continue
        if before.index != verb.index - 1 and before.relation != "nsubj":
            continue
        between = tree[verb.index + 1 : following.index]
        names = not tree.case(following.index) and all(node.tag in ("DT", "CD") for node in between)
        if acts(before) and (names or following.relation == "obj"):
            verb.tag = "VBZ" if verb.lower.endswith("s") else "VBP"
            tree.move(before.index, verb.index, "nsubj")
            tree.move(following.index, verb.index, "obj")
            for article in [n for n in tree.children(verb.index, "det") if n.index < before.index]:
                tree.move(article.index, before.index, "det")
            if verb.relation.startswith("nsubj"):  # a verb is no subject: "Unless X |takes Y, Z stays"
                verb.relation = "advcl"
                for mark in [n for n in tree.children(verb.head, "mark") if n.index < verb.index]:
                    tree.move(mark.index, verb.index, "mark")


def _object_of_root(tree: Tree, verb: Node) -> Node | None:
    """What follows a noun that alone could be the verb of its sentence: "X backs [Y]", "X holds two [towns]"."""
    following = tree.after(verb.index)
    alone = verb.relation == "root" and not any(n.tag in ("VBD", "VBZ", "VBP", "MD") for n in tree)
    if not alone or following is None:
        return None
    counted = tree[following.head]
    if following.relation == "nummod" and counted.head == verb.index and not tree.child(counted.index, "cc"):
        return counted
    if following.head != verb.index:
        return None
    return following if following.content or following.lower in ("much", "most", "parts") else None


def verbs_taken_for_compounds(tree: Tree, acts: Callable[[Node], bool], lexicon: Lexicon) -> None:
    """A form of a verb between a group and its object is a verb: "Rebels |control parts of Z".

    Also after a comma that ends what is said of the group: "X, a group in Y, |controls parts of Z".
    """
    for noun in tree[2:]:
        verb = tree[noun.index - 1]
        if verb.relation != "compound" or verb.head != noun.index or verb.content is not None:
            continue
        if tree.children(noun.index, "cop") or not lexicon.bases(verb.lower):
            continue
        subject = _subject_apart(tree, verb, noun) or _subject_beside(tree, verb, noun, acts)
        if subject is None or not acts(subject):
            continue
        verb.tag = "VBZ" if verb.lower.endswith("s") else "VBP"
        tree.replace(noun.index, by=verb.index)
        tree.move(noun.index, verb.index, "obj")
        tree.move(subject.index, verb.index, "nsubj")


def _subject_apart(tree: Tree, verb: Node, noun: Node) -> Node | None:
    """The subject of a noun from whose "compound" a comma parts it; one of many, as the verb ends in "s"."""
    subject = tree.child(noun.index, "nsubj")
    apart = subject is not None and subject.index < verb.index - 1 and tree[verb.index - 1].tag in (",", ":", "-RRB-")
    return subject if apart and verb.lower.endswith("s") else None


def _subject_beside(tree: Tree, verb: Node, noun: Node, acts: Callable[[Node], bool]) -> Node | None:
    """The plural right before a "compound" of a noun that heads a sentence without a verb; names may be either."""
    subject = tree[verb.index - 1]
    if noun.relation != "root" or subject.head not in (verb.index, noun.index) or not acts(subject):
        return None
    if any(node.tag in ("VBD", "VBZ", "VBP", "MD") for node in tree) or not any(n.text == "." for n in tree[-2:]):
        return None
    plural = subject.tag == "NNS" and not verb.lower.endswith("s")
    return subject if plural or is_name(subject.content) else None


def verbs_before_objects(tree: Tree, fights: Callable[[Node], bool], strikes: Collection[str]) -> None:
    """A participle right after a group that has no article is its verb: "Regime forces bombed parts of Idlib"."""
    for verb in tree:
        if verb.relation != "amod" or verb.index == 0 or not verb.lower.endswith("ed"):
            continue
        before, noun = tree[verb.index - 1], tree[verb.head]
        adverb = before.tag == "RB" and verb.index > 1
        if adverb:
            before = tree[verb.index - 2]
        articled = any(c.index < verb.index and c.relation == "det" for c in tree.children(noun.index))
        together = before.head == verb.head and before.relation in ("compound", "nmod:poss")
        event = before.lower in strikes and noun.tag in ("NNS", "NNP")  # "shelling |hit homes"
        together = together and not event and verb.tag != "VBD"
        if adverb and noun.relation == "root":  # no participle before a noun has an adverb and a name before it
            articled = together = False
        acts = event or fights(before)
        if noun.index > verb.index and not articled and not together and acts:
            _make_verb(tree, verb, noun)


def _make_verb(tree: Tree, verb: Node, noun: Node) -> None:
    """Make a participle the verb of the noun that it stood before."""
    verb.tag = "VBD"
    outer, relation = noun.head, noun.relation.replace("obj", "ccomp")  # a verb is no object
    tree.move(verb.index, *((verb.index, "root") if outer == noun.index else (outer, relation)))
    tree.move(noun.index, verb.index, "obj")
    for child in list(tree.children(noun.index)):
        if child.index < verb.index:
            tree.move(child.index, verb.index, child.relation)
