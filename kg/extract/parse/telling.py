"""Repairs around verbs of saying: who says, who hears, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.saying import SayingReader
    from kg.extract.tree import Node, Tree


_LOOSE = ("obj", "conj", "parataxis", "appos", "obl", "nmod", "dep", "list")
"""Relations that the parser gives a noun after the last comma."""
_WITHOUT_OBJECT = ("say", "says", "said", "saying")
"""Forms of the verb of saying that takes no noun for its object."""


def marks_of_what_is_said(tree: Tree) -> None:
    """No "that" which opens what is said is a part of it: "They told X [that] Y intends to leave"."""
    for that in tree:
        clause = tree[that.head]
        opens = that.lower == "that" and that.tag == "WDT" and clause.relation == "ccomp"
        if opens and clause.head < that.index and tree.children(clause.index, "nsubj"):
            that.tag = "IN"
            tree.move(that.index, clause.index, "mark")


def speakers_before_colons(tree: Tree) -> None:
    """Who stands before a colon says what follows, and does not do it: "[Monitor]: Rebels took X"."""
    for colon in tree[1:]:
        if colon.text != ":":
            continue
        speaker = tree[colon.index - 1]
        others = (n for n in tree.children(speaker.head, "nsubj", "nsubj:pass") if n.index > colon.index)
        if speaker.relation == "nsubj" and any(others):
            tree.move(speaker.index, speaker.head, "parataxis")


def speakers_after_lists(tree: Tree, reader: SayingReader) -> None:
    """Who says what stands before is no item of it: "HTS took X, the country's [president], Y, said"."""
    if not any(map(reader.says, tree)):
        return
    for saying in reader.read(tree):
        if saying.verb is None or saying.verb < saying.phrase.start:
            continue
        for noun in tree[saying.nodes.start : saying.verb]:
            if noun.relation not in _LOOSE or noun.head >= saying.nodes.start:
                continue
            subject = tree.child(saying.verb, "nsubj")
            tree.move(noun.index, *((subject.index, "appos") if subject else (saying.verb, "nsubj")))


def deeds_after_saying(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A deed listed after a clause that was said was said too: "Told X that Y had killed ten and [destroyed] two".

    What comes of a deed is no deed of whoever tells it: "A shell hit Sarmin, medics said, |killing two".
    """
    for verb in tree:
        above = tree[verb.head]
        if verb.tag == "VBG" and verb.index > above.index and says(above) and tree[verb.index - 1].text == ",":
            before = [c for c in tree.children(above.index, "ccomp", "parataxis") if c.index < above.index]
            before += [tree[above.head]] if above.relation == "parataxis" and above.head < above.index else []
            if before and not says(verb) and not tree.children(verb.index, "nsubj", "aux"):
                tree.move(verb.index, before[-1].index, "advcl")
            continue
        if verb.relation != "conj" or not verb.tag.startswith("VB") or says(verb) or not says(above):
            continue
        said = [c for c in tree.children(above.index, "ccomp") if above.index < c.index < verb.index]
        marked = [c for c in said if tree.children(c.index, "mark") or c.tag == verb.tag]
        if marked and not tree.children(verb.index, "nsubj"):
            tree.move(verb.index, marked[-1].index, "conj")


def subjects_taken_for_objects(tree: Tree, says: Callable[[Node], bool]) -> None:
    """The noun after a verb of saying, before a verb without subject, is its subject: "X said [ten] were killed".

    So is one that a verb with "and" seems to part from the second: "X said [ten men] and a boy were killed"; and one
    whose verb seems to be said of it: "X said [ten men] died".
    """
    _deeds_said_of_objects(tree)
    for verb in tree:
        told = _teller_before(tree, verb, says) if tree.children(verb.index, "aux", "cop") else None
        if told is None:
            continue
        second = tree.child(verb.index, "nsubj")
        joined = tree.child(verb.index, "cc") if verb.relation == "conj" else None
        if second and not (joined and joined.index < second.index):
            continue
        objects = [c for c in tree.children(told.index, "obj") if told.index < c.index < verb.index]
        if not objects:
            continue
        if verb.head != told.index:
            tree.move(told.index, told.index if verb.relation == "root" else verb.head, verb.relation)
        tree.move(verb.index, told.index, "ccomp")
        passive = bool(tree.children(verb.index, "aux:pass"))
        tree.move(objects[0].index, verb.index, "nsubj:pass" if passive else "nsubj")
        if second:
            tree.move(second.index, objects[0].index, "conj")


def _deeds_said_of_objects(tree: Tree) -> None:
    """Make clauses of a past tense right after what seems said, and of the one joined to it."""
    for noun in tree:
        above, verb = tree[noun.head], tree.after(noun.index)
        past = verb is not None and verb.tag == "VBD" and verb.relation == "acl" and verb.head == noun.index
        if verb is None or not past or noun.relation != "obj" or above.lower not in _WITHOUT_OBJECT:
            continue
        tree.move(verb.index, above.index, "ccomp")
        tree.move(noun.index, verb.index, "nsubj")
        for joined in tree.children(above.head, "conj"):
            cc = tree.child(joined.index, "cc")
            if cc and joined.index > verb.index and tree[cc.index - 1].text != ",":
                tree.move(joined.index, verb.index, "conj")


def _teller_before(tree: Tree, verb: Node, says: Callable[[Node], bool]) -> Node | None:
    """The verb of saying that a verb hangs on, or that hangs on it, or that "and" seems to join it to."""
    said = [c for c in tree.children(verb.index, "parataxis", "ccomp") if c.index < verb.index and says(c)]
    above, marked = tree[verb.head], bool(tree.children(verb.index, "mark"))
    if said or above.index >= verb.index or marked or not says(above):
        return said[0] if said else None
    joined = tree.child(verb.index, "cc") if verb.relation == "conj" else None
    if joined is None or tree[joined.index - 1].text == ",":
        return above if verb.relation == "ccomp" else None
    second = tree.child(verb.index, "nsubj")
    item = any(joined.index < n.index < verb.index for o in tree.children(above.index, "obj") for n in o.children)
    return above if (item if second is None else above.lower in _WITHOUT_OBJECT) else None
