"""Repairs around verbs of saying: who says, who hears, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.parse.front import after_comma

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.saying import SayingReader
    from kg.extract.tree import Node, Tree


_LOOSE = ("obj", "conj", "parataxis", "appos", "obl", "nmod", "dep", "list")
"""Relations that the parser gives a noun after the last comma."""


_WITHOUT_OBJECT = ("say", "says", "said", "saying")
"""Forms of the verb of saying that takes no noun for its object."""


def speakers_after_lists(tree: Tree, reader: SayingReader) -> None:
    """Who says what stands before is no item of it: "HTS took X, the country's [president], Y, said"."""
    for saying in reader.read(tree):
        if saying.verb is None or saying.verb < saying.phrase.start:
            continue
        for noun in tree[saying.nodes.start : saying.verb]:
            if noun.relation not in _LOOSE or noun.head >= saying.nodes.start:
                continue
            subject = tree.child(saying.verb, "nsubj")
            tree.move(noun.index, *((subject.index, "appos") if subject else (saying.verb, "nsubj")))


def clauses_told_to_somebody(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A clause with "that" is told, not said of the hearer: "Told Reuters that rebels [took] X and destroyed Y"."""
    for verb in tree:
        if not verb.relation.startswith("acl"):
            continue
        that = next((c for c in tree.children(verb.index) if c.lower == "that" and c.index > verb.head), None)
        subjects = [c for c in tree.children(verb.index, "nsubj") if c is not that]
        hearer = _hearer(tree, tree[verb.head])
        if that is None or hearer is None or not subjects or not says(tree[hearer.head]):
            continue
        if any(hearer.head < c.index < that.index for c in tree.children(hearer.head, "ccomp")):
            continue
        tree.move(that.index, verb.index, "mark")
        tree.move(verb.index, hearer.head, "ccomp")
        for other in tree.children(hearer.index, "acl"):
            if other.index > verb.index and other.tag in ("VBN", "VBD"):
                tree.move(other.index, verb.index, "conj")


def deeds_told_of(tree: Tree, says: Callable[[Node], bool]) -> None:
    """Who is told of after "that" does what follows: "Told Reuters that [army units], with others, took X"."""
    for that in tree:
        noun = tree[that.head]
        teller = tree[noun.head]
        told = that.lower == "that" and that.relation == "nsubj" and noun.tag.startswith("NN")
        if not told or noun.relation != "ccomp" or not says(teller):
            continue
        after = (n for n in tree.children(teller.index, "conj", "parataxis", "advcl") if n.index > noun.index)
        verb = next((n for n in after if n.tag.startswith("VB") and not tree.children(n.index, "nsubj", "mark")), None)
        if verb:
            tree.move(verb.index, teller.index, "ccomp")
            tree.move(that.index, verb.index, "mark")
            tree.move(noun.index, verb.index, "nsubj")


def _hearer(tree: Tree, noun: Node) -> Node | None:
    """The object that a noun is or belongs to: "Told the news agency of the [movement] that"."""
    while noun.relation in ("nmod", "appos", "compound", "conj", "flat") and noun.head < noun.index:
        noun = tree[noun.head]
    return noun if noun.relation in ("obj", "iobj") and noun.head < noun.index else None


def deeds_before_saying(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A clause before "and X said" is not what X said: "Rebels [took] Sarmin, and the army said it had left"."""
    for told in filter(says, tree):
        subject = tree.child(told.index, "nsubj")
        joined = [c for c in tree.children(told.index, "cc") if c.lower in ("and", "but")]
        if subject is None or not joined or joined[-1].index > subject.index:
            continue
        for verb in tree.children(told.index, "ccomp", "parataxis"):
            if verb.index < joined[-1].index and tree.children(verb.index, "nsubj"):
                tree.move(verb.index, verb.index if told.relation == "root" else told.head, told.relation)
                tree.move(told.index, verb.index, "conj")


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


def tellers_at_the_end(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A verb of saying after the last comma and a noun is the sentence's: "HTS seized X, local [sources] reported."."""
    for verb in reversed(tree):
        teller = tree[verb.head]
        if verb.relation != "acl" or teller.index != verb.index - 1 or not verb.tag.startswith("VB") or not says(verb):
            continue
        top = tree.top
        above = teller.relation.partition(":")[0] in _LOOSE
        if top is None or not above or not after_comma(tree, teller) or tree.case(teller.index):
            continue
        if tree.children(verb.index, "obj", "ccomp", "obl:agent") or not _last(tree, verb):
            continue
        tree.move(verb.index, verb.index, "root")
        tree.move(teller.index, verb.index, "nsubj")
        tree.move(top.index, verb.index, "ccomp")
        return


def _last(tree: Tree, verb: Node) -> bool:
    """Does no more than a phrase of time follow?"""
    return all(node.index <= verb.index + 4 for node in tree if node.text not in (".", "”", '"'))


def tellers_after_clauses(tree: Tree, says: Callable[[Node], bool]) -> None:
    """What follows a verb of saying after a clause and a comma says it: "HTS left,” said [the group's account]."."""
    for verb in tree:
        if (
            verb.index < 2
            or not verb.tag.startswith("VB")
            or not says(verb)
            or tree.children(verb.index, "aux", "mark")
        ):
            continue
        if not _after_mark(tree, verb) or tree.children(verb.index, "nsubj"):
            continue
        if verb.relation == "amod" and verb.head > verb.index:
            noun = tree[verb.head]
            top = tree.top
            if top is None or top.index >= verb.index or tree.case(noun.index):
                continue
            tree.move(verb.index, verb.index, "root")
            tree.move(noun.index, verb.index, "nsubj")
            tree.move(top.index, verb.index, "ccomp")
        elif tree.children(verb.index, "ccomp"):
            for noun in tree.children(verb.index, "obj"):
                if noun.index > verb.index:
                    tree.move(noun.index, verb.index, "nsubj")
                    break


def _after_mark(tree: Tree, verb: Node) -> bool:
    """Does a comma or the end of a quotation stand right before a verb?"""
    return tree[verb.index - 1].text in (",", "”", '"', "’", "»")


def subjects_of_what_is_said(tree: Tree, says: Callable[[Node], bool]) -> None:
    """What seems a second subject of a verb of saying is said: "X said |Sarmin, a town, had been taken"."""
    for verb in tree:
        if not says(verb):
            continue
        for clause in tree.children(verb.index, "nsubj"):
            if clause.tag in ("VBZ", "VBD", "VBP") and clause.index < verb.index:
                tree.move(clause.index, verb.index, "ccomp")  # a headline: "Army takes X, sources say"
        subjects = tree.children(verb.index, "nsubj")
        _part_means(tree, verb, subjects)
        teller = tree[verb.index - 1]
        if not subjects and teller.index < verb.index and teller.relation in _LOOSE and after_comma(tree, teller):
            tree.move(teller.index, verb.index, "nsubj")
        elif len(subjects) > 1:
            _part_subjects(tree, verb, subjects[0], subjects[-1])
        elif subjects and subjects[0].index < verb.index and not tree.children(verb.index, "ccomp"):
            for front in tree.children(verb.index, "obl"):
                for noun in tree.children(front.index, "appos", "conj", "dep"):
                    _clause_of(tree, noun, verb, subjects[0])


def _part_means(tree: Tree, verb: Node, subjects: list[Node]) -> None:
    """Nobody says with what a deed was done: "Rebels shelled X, [with mortars], sources told Y"."""
    deed = tree[verb.head] if verb.relation in ("conj", "parataxis") else tree.child(verb.index, "ccomp")
    for means in tree.children(verb.index, "obl"):
        before = bool(subjects) and means.index < subjects[-1].index and deed is not None and deed.index < means.index
        if before and deed is not None and tree.case(means.index) == "with":
            tree.move(means.index, deed.index, "obl")


def _part_subjects(tree: Tree, verb: Node, first: Node, last: Node) -> None:
    """Give each of two subjects of a verb of saying its own clause."""
    said = [c for c in tree.children(verb.index, "ccomp") if c.index > last.index]
    if verb.relation == "parataxis" and last.index < verb.head and not tree.children(verb.head, "nsubj"):
        said = [tree[verb.head]]
        tree.move(verb.index, verb.index if said[0].relation == "root" else said[0].head, said[0].relation)
        tree.move(said[0].index, verb.index, "ccomp")
    if last.index > verb.index and said and not tree.children(said[0].index, "nsubj"):
        passive = bool(tree.children(said[0].index, "aux:pass"))
        tree.move(last.index, said[0].index, "nsubj:pass" if passive else "nsubj")
    elif tree.children(first.index, "cop"):
        tree.move(first.index, verb.index, "ccomp")
    else:
        _clause_of(tree, first, verb, last)


def _clause_of(tree: Tree, subject: Node, teller: Node, second: Node) -> None:
    """Make a clause of a noun and its "participle" with an object: "[Jets] in X [killed] ten, the group said"."""
    deed = next((c for c in tree.children(subject.index, "acl") if tree.children(c.index, "obj", "nsubj")), None)
    if deed is None or tree.children(deed.index, "obl:agent") or deed.tag not in ("VBD", "VBN", "VBZ"):
        return
    if not deed.index < max(teller.index, second.index):
        return
    tree.move(deed.index, teller.index, "ccomp")
    tree.move(subject.index, deed.index, "nsubj")
    for fronted in tree.children(teller.index, "obl"):
        if fronted.index < subject.index:
            tree.move(fronted.index, deed.index, "obl")


def hearers_taken_for_subjects(tree: Tree, says: Callable[[Node], bool]) -> None:
    """Who stands right after "told" hears it: "Told [Reuters] “we hold both”", with "we" as the subject."""
    for verb in tree:
        teller = tree[verb.head]
        if verb.relation != "ccomp" or not says(teller) or tree.children(teller.index, "iobj"):
            continue
        subjects = tree.children(verb.index, "nsubj")
        if len(subjects) > 1 and subjects[0].index == teller.index + 1:
            tree.move(subjects[0].index, teller.index, "iobj")
