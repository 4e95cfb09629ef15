"""Repairs of subjects: those taken for modifiers, for objects of participles, or for sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree

_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_SAID = ("VBG", "VBN", "VBD", "JJ")
"""Tags of what may be said of a noun right before."""
_TOWARDS = ("to", "with", "by")
"""Prepositions after what is said, which the parser may take for marks of a clause."""


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
            for phrase in tree.children(inserted.index, "obl"):
                if phrase.index < subjects[0].index:  # "|In March HTS, fighting alongside X, took Y"
                    tree.move(phrase.index, verb.index, phrase.relation)


def _subjects(tree: Tree, verb: Node) -> list[Node]:
    return tree.children(verb.index, "nsubj", "nsubj:pass")


def subjects_past_what_is_said_of_them(tree: Tree) -> None:
    """The noun before a participle or adjective is the subject, not what follows it: "Men linked to X [overran] Y".

    No date is one either: "Rebels fighting the regime on Friday [took] X".
    """
    for verb in tree:
        said = tree[verb.head]
        if verb.relation in ("root", "nsubj") or verb.tag not in _FINITE or said.tag not in _SAID:
            continue
        if any(n.lower not in _TOWARDS for n in tree.children(verb.index, "mark", "cc")):
            continue
        subject, noun = _subject_before(tree, said), tree.child(verb.index, "nsubj")
        if subject is None or tree.children(said.index, "aux", "cop"):
            continue
        if noun is None:  # "Men |allied to X have taken Y"
            tied = said.tag != "VBG" and tree[said.index + 1].lower in _TOWARDS and verb.index > said.index
            given_back = tied and verb.relation == "conj" and bool(tree.children(verb.index, "aux"))
        else:
            given_back = said.index < noun.index < verb.index and _gives_back(tree, said, noun, verb)
        if not given_back:
            continue
        if subject.index == said.head:
            tree.move(verb.index, verb.index, "root")
            tree.move(subject.index, verb.index, "nsubj")
        else:
            tree.promote(verb.index, over=said.index, subject=subject.index)


def second_subjects(tree: Tree) -> None:
    """Whom a group is tied to does nothing: "Men |loyal to the warlord [X] took Y", where X is a second subject."""
    for second in tree:
        group = tree.child(second.head, "nsubj")
        if not second.relation.startswith("nsubj") or group is None or group is second or second.index > second.head:
            continue
        said = tree[group.index + 1]
        case = tree.after(said.index)
        between = tree[said.index : second.index]
        if said.head != group.index or said.tag not in _SAID or case is None or case.lower not in _TOWARDS:
            continue
        if not any(n.text == "," or n.tag == "CC" for n in between):
            tree.move(case.index, second.index, "case")
            tree.move(second.index, said.index, "obl")


def objects_taken_for_subjects(tree: Tree) -> None:
    """The noun right after a gerund is its object: "The coalition supporting [the army] |said", where that said it."""
    for gerund in tree:
        verb, subject = tree[gerund.head], tree.child(gerund.index, "nsubj")
        if gerund.tag != "VBG" or gerund.relation != "advcl" or subject is None or subject.index != gerund.index - 1:
            continue
        noun = tree.child(verb.index, "nsubj")
        if noun is None or tree.children(gerund.index, "aux", "mark", "obj") or not _follows(tree, noun, gerund):
            continue
        if gerund.index < noun.index < verb.index and not any(n.text == "," for n in tree[gerund.index : verb.index]):
            tree.move(noun.index, gerund.index, "obj")
            tree.move(subject.index, verb.index, "nsubj")
            tree.move(gerund.index, subject.index, "acl")


def _gives_back(tree: Tree, said: Node, noun: Node, verb: Node) -> bool:
    """Hang the noun before a verb on what it belongs to; False if it is the verb's own subject."""
    infinitive = _infinitive(tree, said, noun)
    if isinstance(noun.content, Date):
        tree.move(noun.index, verb.index, "obl")
    elif infinitive is not None:
        tree.move(noun.index, infinitive.index, "obj")
    elif not tree.children(said.index, "obj") and _stands_after(tree, noun, said, verb):
        cases = [*tree.children(said.index, "case"), *tree.children(verb.index, "mark")]
        for case in cases:
            tree.move(case.index, noun.index, "case")
        tree.move(noun.index, said.index, "obl" if cases or tree.case(noun.index) else "obj")
    else:
        return False
    return True


def _subject_before(tree: Tree, said: Node) -> Node | None:
    """The noun before what is said of it: its "subject", or a noun that seems a whole sentence."""
    subject = tree.child(said.index, "nsubj")
    if subject is not None:
        return subject if subject.index < said.index else None
    noun = tree[said.head]
    whole = noun.relation == "root" and noun.index == said.index - 1 and said.relation in ("amod", "acl")
    return noun if whole else None


def _infinitive(tree: Tree, said: Node, noun: Node) -> Node | None:
    """The infinitive right before a noun, which lacks an object: "fighting to [topple] X"."""
    before = tree[min(tree.subtree(noun.index)) - 1]
    lacking = before.tag == "VB" and not tree.children(before.index, "obj")
    return before if lacking and before.index in tree.subtree(said.index) else None


def _stands_after(tree: Tree, noun: Node, said: Node, verb: Node) -> bool:
    """Is a noun, by a preposition or right after a gerund, tied to what is said of a noun before?"""
    if said.tag == "VBG":
        return _follows(tree, noun, said)
    return bool(tree.children(noun.index, "case")) or bool(tree.children(verb.index, "mark"))


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
        if first.tag == "JJ" and first.index == second.index - 1:  # "Said |Ukrainian shelling targeted X"
            tree.move(first.index, second.index, "amod")
            continue
        name = tree[second.index - 1]
        if name.relation == "conj" and name.head == first.index and name.content is not None:
            for joined in tree.children(name.index, "cc"):
                tree.move(joined.index, second.index, "cc")
            tree.move(second.index, first.index, "conj")
            tree.move(name.index, second.index, "compound")
            continue
        start = min(tree.subtree(second.index))
        joint = tree[start - (tree[start].lower != "and")]
        before = tree[joint.index - 1]
        own = joint.head in (verb.index, second.index)
        if joint.lower == "and" and own and before.index in tree.subtree(first.index):
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
