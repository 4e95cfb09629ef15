"""Repairs of how sentences start: subjects and verbs lost behind phrases, and sentences that seem to have no verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_BESIDE = ("appos", "conj", "dep", "nmod", "nmod:unmarked", "parataxis", "list")
"""Relations of a noun that the parser hangs on another beside it."""


def sentences_without_verb(tree: Tree, fights: Callable[[Node], bool]) -> None:
    """A participle after a group that heads a whole sentence is its verb: "Rebel forces retreated from X."."""
    if not tree or not any(node.text == "." for node in tree[-2:]):
        return
    for noun in tree:
        if noun.relation != "root" or not fights(noun):
            continue
        if any(child.tag == "VBD" for child in tree.children(noun.index, "amod")):  # "HTS |attacked troops led by"
            continue
        listed = (noun, *(c for c in tree.children(noun.index, "conj") if fights(c)))
        after = [n for one in listed for n in tree.children(one.index, "acl") if n.tag in ("VBN", "VBD")]
        after += [n for n in tree.children(noun.index, "conj") if n.tag == "VBD"]  # "Forces, backed by X, and |took Y"
        after += [c for n in after for c in tree.children(n.index, "conj") if c.tag == "VBD" and n.tag == "VBN"]
        after = [n for n in after if not tree.children(n.index, "aux", "obl:agent") and not _bracketed(tree, n)]
        if after:
            _make_root(tree, after[0], noun)


def _name_described(tree: Tree, noun: Node) -> Node | None:
    """The name before the comma before a noun's article: "[HTS], the largest group, left"."""
    article = tree.child(noun.index, "det")
    if article is None or article.index < 2 or tree[article.index - 1].text != ",":
        return None
    name = tree[article.index - 2]
    return name if name.content is not None and name.tag.startswith("NN") and name.index < noun.index else None


def after_comma(tree: Tree, noun: Node) -> bool:
    """Does a noun's phrase start after a comma, whatever quotation marks stand there?"""
    at = min((n.index for n in tree.children(noun.index, "det", "amod", "compound", "nummod", "nmod:poss")), default=0)
    at = min(at or noun.index, noun.index) - 1
    while at > 0 and tree[at].tag in ("``", "''"):
        at -= 1
    return at > 0 and tree[at].text == ","


def _bracketed(tree: Tree, verb: Node) -> bool:
    """Does a comma before a participle have another one after its phrases: "X, backed by Y, took"?

    One that opens a relative clause at the end closes nothing: "Ten, among them two children, |died in a raid, which".
    """
    under = tree.subtree(verb.index)
    last = under[-1] == len(tree) - 2 and any(tree[at].relation == "acl:relcl" for at in under)
    commas = (tree[at].text == "," for at in range(verb.index, under[-1] + 2) if at < len(tree))
    return tree[verb.index - 1].text == "," and not last and any(commas)


def _make_root(tree: Tree, verb: Node, noun: Node) -> None:
    """Make a participle the verb of the sentence that its noun heads."""
    verb.tag = "VBD"
    tree.move(verb.index, verb.index, "root")
    tree.move(noun.index, verb.index, "nsubj")
    for child in tree.children(noun.index):
        if child.index > verb.index:
            tree.move(child.index, verb.index, child.relation)


def subjects_hung_on_fronts(tree: Tree) -> None:
    """A noun after a fronted phrase and a comma is the subject that a verb lacks: "In response, [HTS] seized X"."""
    for verb in tree:
        if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.content is not None or verb.relation.startswith("acl"):
            continue
        if tree.children(verb.index, "nsubj", "mark", "aux:pass", "expl", "csubj"):
            continue
        said = [n for n in tree.children(verb.index, "advcl") if n.tag == "VBG" and n.index < verb.index]
        fronts = [n for above in (verb, *said) for n in tree.children(above.index, "obl", "nmod")]
        for front in fronts:
            inside = [tree[at] for at in tree.subtree(front.index) if front.index < at < verb.index]
            found = [n for n in inside if n.relation in _BESIDE and n.tag.startswith("NN") and after_comma(tree, n)]
            subject = next((n for n in found if not tree.case(n.index) and _reaches(tree, n, verb)), None)
            if subject is None or tree.children(subject.index, "cc"):
                continue
            tree.move(subject.index, verb.index, "nsubj")
            if front.head != verb.index:  # "In May HTS, |fighting alongside X, took Y"
                tree.move(front.head, subject.index, "acl")
                tree.move(front.index, verb.index, front.relation)
            for described in found:
                if described.index > subject.index and _name_described(tree, described) is subject:
                    tree.move(described.index, subject.index, "appos")
            break


def _reaches(tree: Tree, noun: Node, verb: Node) -> bool:
    """Does nothing but what is said of a noun stand between it and a verb?"""
    own = {*tree.subtree(noun.index), *tree.subtree(verb.index)}
    beside = (n.index for n in tree if _name_described(tree, n) is noun)
    own.update(at for index in beside for at in tree.subtree(index))
    return all(at in own or tree[at].tag in (",", ":") for at in range(noun.index, verb.index))


def dates_before_subjects(tree: Tree) -> None:
    """A date that a sentence begins with is no word of the subject after it: "On Friday [Task Force 7] entered X"."""
    for date in tree[1:-1]:
        case, subject = tree[date.index - 1], tree[date.index + 1]
        if not isinstance(date.content, Date) or date.relation != "compound" or date.head != subject.index:
            continue
        verb = tree[subject.head]
        if case.relation != "case" or case.head != subject.index or verb.index < subject.index:
            continue
        tree.move(case.index, date.index, "case")
        tree.move(date.index, verb.index, "obl")
        if subject.relation.startswith("obl") and not tree.children(verb.index, "nsubj"):
            tree.move(subject.index, verb.index, "nsubj")


def verbs_after_dates(tree: Tree, fights: Callable[[Node], bool]) -> None:
    """A participle after a group and a date is its verb: "Army units on Friday [restored] security to X"."""
    for verb in tree[2:]:
        date, noun = tree[verb.index - 1], tree[verb.head]
        group = tree[max(0, date.index - 1 - (tree[date.index - 1].relation == "case"))]
        if verb.relation != "amod" or not isinstance(date.content, Date) or not fights(group):
            continue
        above = noun if group.relation == "nsubj" and group.head == noun.index else group
        if above.relation != "root" or tree.children(noun.index, "det", "cop") or noun.index < verb.index:
            continue
        for child in tree.children(noun.index, "case"):
            tree.move(child.index, date.index, "case")
        _make_root(tree, verb, group)
        tree.move(noun.index, verb.index, "obj")
        tree.move(date.index, verb.index, "obl")
        after = [child for child in tree.children(verb.index, "nmod", "conj") if child.index > noun.index]
        for child in after:
            listed = child.relation == "conj" and child is not after[0]
            tree.move(child.index, after[0].index if listed else verb.index, "conj" if listed else "obl")


def verbs_after_what_is_said_of_names(tree: Tree, lexicon: Lexicon) -> None:
    """The verb after the second comma is the sentence's: "HTS, a group backed by X, [controls] most of Y"."""
    name = tree.top
    if name is None or not name.tag.startswith("NN") or tree.children(name.index, "cop", "nsubj"):
        return
    comma = tree.after(name.index)
    if comma is None or comma.text not in (",", "—", "–"):
        return
    verb = next((n for n in tree[comma.index + 2 :] if _closes(tree, n, comma, lexicon)), None)
    if verb is None:
        return
    noun = tree[verb.head] if verb.relation == "amod" else None
    verb.tag = "VBZ" if verb.tag == "NNS" else "VBD" if verb.tag == "VBN" else verb.tag
    tree.move(verb.index, verb.index, "root")
    tree.move(name.index, verb.index, "nsubj")
    if noun is not None:
        tree.move(noun.index, verb.index, "obj")
    for child in tree.children(verb.index, "flat", "appos", "nmod:unmarked", "dep"):
        child.relation = "obj"
    following = tree.after(verb.index)
    if following and following.content is not None and following.head < verb.index:
        tree.move(following.index, verb.index, "obj")


def _closes(tree: Tree, verb: Node, comma: Node, lexicon: Lexicon) -> bool:
    """Does a comma like the first stand right before a form of a verb that hangs loosely?"""
    if verb.content is not None or tree[verb.index - 1].text != comma.text or tree.children(verb.index, "cc", "aux"):
        return False
    following = tree.after(verb.index)
    finite = verb.tag in ("VBD", "VBZ", "VBP", "VBN") or (verb.tag == "NNS" and bool(lexicon.bases(verb.lower)))
    loose = verb.relation in ("conj", "dep", "appos", "parataxis", "amod", "nmod:unmarked")
    return finite and loose and following is not None and following.lower not in ("by", "in", "on")


def verbs_after_what_killed(tree: Tree) -> None:
    """A clause on the subject ends at its object: "The attack that killed Abu Omar [was claimed] by HTS"."""
    noun = tree.top
    if noun is None or not noun.tag.startswith("NN") or tree.children(noun.index, "cop", "nsubj"):
        return
    for clause in tree.children(noun.index, "acl:relcl"):
        main = tree.child(clause.index, "ccomp", "xcomp")
        victim = tree.child(main.index, "nsubj") if main else None
        if main is None or victim is None or victim.index < clause.index or tree.children(clause.index, "obj"):
            continue
        if tree.children(main.index, "mark") or not tree.children(clause.index, "nsubj"):
            continue
        passive = bool(tree.children(main.index, "aux:pass"))
        tree.move(main.index, main.index, "root")
        tree.move(victim.index, clause.index, "obj")
        tree.move(noun.index, main.index, "nsubj:pass" if passive else "nsubj")
        return


def subjects_before_verbs(tree: Tree) -> None:
    """A verb with an object and no subject takes the noun before it: "Regime forces and aircraft bombed Idlib"."""
    for verb in tree:
        if not _lacks_subject(tree, verb):
            continue
        before = verb.index - 1
        while before >= 0 and tree[before].tag == "RB":
            before -= 1
        if before < 0 or not (tree[before].content is not None or tree[before].tag in ("NNS", "NNP", "NNPS", "NN")):
            continue
        second = _begins_clause(tree, tree[before], verb)
        subject = tree[before] if second else _whole(tree, tree[before])
        listed = verb.relation == "conj" and verb.head > subject.index
        if listed or (verb.relation == "acl" and before != verb.head and not second):
            continue
        if second and tree.top:
            tree.move(verb.index, tree.top.index, "conj")
        elif subject.head == subject.index:
            tree.move(verb.index, verb.index, "root")
        elif verb.index in tree.subtree(subject.index):
            tree.move(verb.index, subject.head, "ccomp" if tree[subject.head].tag.startswith("VB") else "parataxis")
        tree.move(subject.index, verb.index, "nsubj")


def _begins_clause(tree: Tree, name: Node, verb: Node) -> bool:
    """Is a name after "and" that of a new clause: "Sarmin is under the control of HTS and [Hezbollah] |left it"?"""
    listed = name.relation == "conj" and name.content is not None and tree[name.index - 1].lower == "and"
    return listed and verb.relation == "acl" and verb.tag == "VBD" and verb.head < name.head


def _lacks_subject(tree: Tree, verb: Node) -> bool:
    if verb.content is not None or verb.tag not in ("VBD", "VBN", "JJ", "VBP"):
        return False
    if verb.relation == "acl:relcl" or (verb.tag == "JJ" and not verb.lower.endswith("ed")):
        return False
    return bool(tree.children(verb.index, "obj")) and not tree.children(verb.index, "nsubj", "aux", "mark")


def _whole(tree: Tree, noun: Node) -> Node:
    """The noun that heads the phrase ending at a noun: past its coordination, and past a participle it belongs to."""
    if noun.relation == "conj" and tree.children(noun.index, "cc") and noun.head < noun.index:
        first = tree[noun.head]
        if first.relation == "conj" and not tree.children(first.index, "cc") and tree.case(first.head):
            tree.move(noun.index, first.index, "conj")
        return first
    if noun.relation.startswith("obl") and tree[noun.head].relation == "acl":
        return tree[tree[noun.head].head]
    return noun
