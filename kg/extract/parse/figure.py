"""Repairs of figures: numbers that the parser hung past the noun they count, or on a noun they do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Node, Tree

_IN_PHRASES = ("compound", "amod", "nmod:desc", "flat", "nummod")
"""Relations of the words of a noun phrase before its head."""
_ASTRAY = ("punct", "dep", "advmod", "obl:unmarked", "nmod:unmarked", "parataxis", "list", "appos", "discourse")
"""Relations that the parser gives a number whose noun it lost."""
_LEAVING = ("left", "leave", "leaves", "leaving")
_FINITE = ("VBD", "VBZ", "VBP")
_LONGEST = 5
"""Words between a number and the noun it counts."""


def figures(tree: Tree) -> None:
    """Apply the repairs of figures to every number."""
    for number in tree:
        if isinstance(number.content, Number):
            _before_of(tree, number)
            _before_preposition(tree, number)
            _before_including(tree, number)
            _of_whom(tree, number)
            _astray(tree, number)
            _participle(tree, number)
            _second_passive(tree, number)
            _told(tree, number)
            _listed(tree, number)


_TAKEN = ("captive", "prisoner", "hostage")
"""What people are taken, in the singular however many they are."""


def left_so(tree: Tree, states: Collection[str]) -> None:
    """What a deed leaves its victims is said of them: "Clashes left [ten people] dead and [twenty] wounded"."""
    for state in tree[1:]:
        if state.lower not in states:
            continue
        leaving = next((n for n in tree[: state.index] if n.lower in _LEAVING), None)
        before = tree[state.index - 1]
        if leaving is None or tree.children(state.index, "aux", "aux:pass"):
            continue
        if isinstance(before.content, Number):
            tree.move(state.index, leaving.index, "list")
            tree.move(before.index, state.index, "nummod")
            state.tag = "NNS"
            continue
        of = isinstance(tree[before.head].content, Number)  # "dozens of civilians"
        victims = before if _counted(tree, before) else tree[before.head] if of else None
        if victims:
            first = tree[victims.head]
            apart = any(node.lower in states for node in tree[first.index : victims.index])
            if victims.relation == "conj" and leaving.index < first.index and _counted(tree, first) and not apart:
                victims = first  # "left ten soldiers and two children |dead"
            if state.index in (node.index for node in tree.ancestors(victims.index)):
                tree.move(victims.index, leaving.index, "obj")
            tree.move(state.index, victims.index, "amod")
            state.tag = "JJ"


def taken_so(tree: Tree) -> None:
    """Who is taken captive is the object, and no number of it: "Took [120] |captive"."""
    for state in tree:
        number, verb = tree.child(state.index, "nummod"), tree[state.head]
        if state.lower not in _TAKEN or state.relation != "obj" or number is None or number.index != state.index - 1:
            continue
        tree.move(number.index, verb.index, "obj")
        tree.move(state.index, verb.index, "xcomp")


def tolls(tree: Tree, states: Collection[str]) -> None:
    """Numbers with what became of people are two counts: "The toll rose to 40 [dead] and 120 [wounded]"."""
    for joint in tree[2:-2]:
        first, second = tree[joint.index - 1], tree[joint.index + 2]
        counts = tree[joint.index - 2], tree[joint.index + 1]
        if joint.lower not in ("and", ",") or first.lower not in states or second.lower not in states:
            continue
        if not all(isinstance(count.content, Number) for count in counts) or first.head != second.index:
            continue
        tree.move(first.index, second.head, second.relation)
        tree.move(second.index, first.index, "conj")
        tree.move(joint.index, second.index, joint.relation)
        for count, state in zip(counts, (first, second), strict=True):
            tree.move(count.index, state.index, "nummod")
            state.tag = "NNS"


def _before_of(tree: Tree, number: Node) -> None:
    """A number before "of" heads what follows: "[Dozens] of HTS militants were killed"."""
    of = tree.after(number.index)
    if of is None or of.relation != "case" or of.lower != "of":
        return
    noun = _head(tree, tree[of.head])
    if noun.head in (noun.index, number.index):
        return
    if number.index in (node.index for node in tree.ancestors(noun.index)):
        return
    if number.head not in (noun.head, noun.index, of.index):
        return
    tree.move(number.index, noun.head, noun.relation)
    tree.move(noun.index, number.index, "nmod")
    tree.move(of.index, noun.index, "case")


def _raised(tree: Tree, number: Node, noun: Node) -> bool:
    """Is the verb below a number that of its noun? It takes the number's place: "[Six] HTS fighters were killed"."""
    verb = tree[noun.head]
    finite = verb.tag in _FINITE or bool(tree.children(verb.index, "aux"))
    if verb.head != number.index or not noun.relation.startswith("nsubj") or not finite:
        return False
    tree.replace(number.index, by=verb.index)
    for child in list(tree.children(number.index)):
        if child.index > noun.index:
            tree.move(child.index, verb.index, child.relation)
    tree.move(number.index, verb.index, "dep")
    return True


def _before_preposition(tree: Tree, number: Node) -> None:
    """A number with a preposition between it and "its" noun stands alone: "killed [hundreds] on both sides"."""
    noun = tree[number.head]
    following = tree.after(number.index)
    if number.relation != "nummod" or following is None or following.relation != "case" or noun.index < number.index:
        return
    inner = tree[following.head]
    between = number.index < inner.index < noun.index and inner.head in (number.index, noun.index)
    if (
        noun.head == noun.index
        or noun.tag.startswith("VB")
        or not (between or inner.index in (number.index, noun.index))
    ):
        return
    tree.move(number.index, noun.head, noun.relation)
    tree.move(following.index, noun.index, "case")
    if between:
        tree.move(inner.index, noun.index, "det")
    tree.move(noun.index, number.index, "nmod")


def _before_including(tree: Tree, number: Node) -> None:
    """A number before "including" is the whole of what follows: "[Seven], including a child, were killed"."""
    at = number.index + (2 if number.index + 1 < len(tree) and tree[number.index + 1].text == "," else 1)
    if at >= len(tree) or tree[at].lower != "including":
        return
    part = tree[tree[at].head]
    if part.relation.startswith("nsubj") and part.index > at and number.index not in tree.subtree(part.index):
        tree.move(number.index, part.head, part.relation)
        tree.move(part.index, number.index, "nmod")


def _of_whom(tree: Tree, number: Node) -> None:
    """What is said of some of them stands beside the sentence: "The men, [23] of whom were hurt, [held] Sarmin"."""
    whom = [n for n in tree.children(number.index, "nmod") if n.lower in ("whom", "which")]
    verb = tree[number.head] if number.relation.startswith("nsubj") else tree[tree[number.head].head]
    subjects = [n for n in tree.children(verb.index, "nsubj") if n.index < number.index]
    if not whom or not subjects or verb.index < whom[0].index:
        return
    noun = subjects[-1]
    rest = [n for n in tree.children(verb.index, "conj", "parataxis", "ccomp") if not tree.children(n.index, "nsubj")]
    rest = [n for n in rest if any(tree[at].text == "," for at in range(verb.index, n.index))]
    if rest:
        tree.move(rest[0].index, rest[0].index if verb.relation == "root" else verb.head, verb.relation)
        tree.move(number.index, verb.index, noun.relation)
        tree.move(noun.index, rest[0].index, "nsubj")
        tree.move(verb.index, noun.index, "acl:relcl")


def _told(tree: Tree, number: Node) -> None:
    """A past tense right after a count is its verb: "Said hundreds of others [fled]", "and another 48 [died]"."""
    following = tree.after(number.index)
    of = following is not None and following.relation == "case" and following.lower == "of"
    counted = tree[following.head] if of and following is not None else number
    noun = tree[number.head]
    if tree.child(noun.index, "cop"):  # "Said a child was among [three people] killed"
        return
    twice = [n for n in tree.children(noun.head, "nsubj") if n.index > noun.head > noun.index]
    if number.relation == "nummod" and noun.index > number.index and (noun.relation == "ccomp" or twice):
        noun.relation = "ccomp"
        number = counted = noun  # "Said 300 men [left]", "300 men [left], said X"
    verb = tree.after(counted.index)
    past = verb is not None and (verb.tag == "VBD" or (number is noun and verb.tag == "VBN"))
    if verb is None or not past or verb.relation != "acl" or verb.head not in (number.index, counted.index):
        return
    if number.relation in ("ccomp", "root"):
        tree.replace(number.index, by=verb.index)
    elif number.relation == "conj" and tree[number.index - 1].lower in ("and", "another"):
        above = next((n for n in tree.ancestors(number.index) if n.tag.startswith("VB")), None)
        if above is None:
            return
        tree.move(verb.index, above.index, "conj")
    else:
        return
    tree.move(number.index, verb.index, "nsubj")


def _listed(tree: Tree, number: Node) -> None:
    """A counted noun goes on with a list of such: "Three members of HTS, two guards and [four men]"."""
    noun, above = tree[number.head], tree[tree[number.head].head]
    first = tree[above.head]
    if number.relation != "nummod" or noun.relation != "conj" or above.relation != "nmod" or _counted(tree, above):
        return
    if _counted(tree, first) and first.index < above.index < noun.index:
        tree.move(noun.index, first.index, "conj")


def _counted(tree: Tree, noun: Node) -> bool:
    return any(isinstance(child.content, Number) for child in tree.children(noun.index, "nummod"))


def _astray(tree: Tree, number: Node) -> None:
    """A number right before a noun phrase counts it: "[Ten] HTS fighters were captured"."""
    following = tree.after(number.index)
    if following is None:
        return
    beside = number.head == following.head and following.relation.startswith("nsubj")
    if number.relation not in (*_ASTRAY, "root") and not beside:
        return
    if following.content is None and not following.tag.startswith(("NN", "JJ", "VBN")):
        return
    noun = _head(tree, following)
    counts = (beside or noun.tag in ("NNS", "NNPS")) and noun.index - number.index <= _LONGEST
    if number.children and not (counts and _raised(tree, number, noun)):
        return
    if counts and number.relation != "root" and not _counted(tree, noun):
        tree.move(number.index, noun.index, "nummod")


def _participle(tree: Tree, number: Node) -> None:
    """A participle right after a counted noun of a list is said of it: "Two tanks destroyed, four men [killed]"."""
    noun = tree[number.head]
    verb = tree.after(noun.index)
    if number.relation != "nummod" or verb is None or verb.tag != "VBN" or not verb.relation.startswith("acl"):
        return
    if verb.head == noun.head and noun.relation in ("appos", "conj", "list", "parataxis"):
        tree.move(verb.index, noun.index, verb.relation)


def _second_passive(tree: Tree, number: Node) -> None:
    """A participle after a listed figure has the auxiliary of the one before: "Ten were killed and 40 [wounded]"."""
    counted = tree[number.head] if number.relation == "nummod" and number.head > number.index else number
    verb, joined = tree.after(counted.index), tree[number.index - 1] if number.index else number
    if verb is None or verb.tag not in ("VBN", "VBD") or tree.children(verb.index, "nsubj", "obj", "aux"):
        return
    first = next((n for n in tree.ancestors(verb.index) if tree.children(n.index, "aux:pass")), None)
    if joined.lower in ("and", ",") and first is not None and first.index < number.index:
        tree.move(verb.index, first.index, "conj")
        tree.move(counted.index, verb.index, "nsubj:pass")


def _head(tree: Tree, node: Node) -> Node:
    """The noun that heads the phrase of a word before it: of "HTS" in "HTS militants" the latter."""
    while node.relation in _IN_PHRASES and node.head > node.index:
        node = tree[node.head]
    return node


def counts_after_verbs(tree: Tree) -> None:
    """A number right after a verb without object is its object: "destroyed [dozens] of tanks"."""
    for verb in tree:
        following = tree.after(verb.index)
        if following is not None and following.lower == "another":
            following = tree.after(following.index)
        if following is None or not isinstance(following.content, Number) or not verb.tag.startswith("VB"):
            continue
        loose = following.head == verb.index and following.relation == "obl:unmarked"
        if loose and not tree.children(verb.index, "obj", "aux:pass"):
            tree.move(following.index, verb.index, "obj")
