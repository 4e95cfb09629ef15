"""Finds what sets frames off in a tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.date import Date
from kg.extract.phrase.count import number_below
from kg.extract.quantity import Number
from kg.extract.text import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Frame, Lexicon, Trigger


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame set off at a node. `object_case` and `object_node` tell where its "object" stands."""

    frame: Frame
    trigger: Trigger
    node: int
    verbal: bool
    object_case: str | None = None
    object_node: int | None = None

    def moved(self, node: int, *, verbal: bool) -> Hit:
        """The same frame as if set off at another node, its object where that node has it."""
        return replace(self, node=node, verbal=verbal, object_case=None, object_node=None)


@dataclass(frozen=True)
class Matcher:
    """Finds frames by their triggers."""

    lexicon: Lexicon

    @cached_property
    def _verbs(self) -> dict[str, list[tuple[Frame, Trigger]]]:
        found: dict[str, list[tuple[Frame, Trigger]]] = {}
        for frame in self.lexicon.frames:
            for trigger in frame.verbs:
                found.setdefault(trigger.head, []).append((frame, trigger))
        return found

    @cached_property
    def _nouns(self) -> dict[str, list[tuple[Frame, Trigger]]]:
        found: dict[str, list[tuple[Frame, Trigger]]] = {}
        for frame in self.lexicon.frames:
            for trigger in frame.nouns:
                found.setdefault(trigger.head.split()[-1], []).append((frame, trigger))
        return found

    @cached_property
    def _triggers(self) -> frozenset[str]:
        """Forms of the heads of triggers, but for the plurals of nouns."""
        verbs = (form for form, bases in self.lexicon.lemmas.items() if not self._verbs.keys().isdisjoint(bases))
        return frozenset((*verbs, *self._verbs, *self._nouns))

    def hits(self, tree: Tree) -> Iterator[Hit]:
        """Every frame that something in a tree sets off, in order; the longest trigger of a frame at a node only."""
        for node in tree:
            if node.lower not in self._triggers and node.content is None and singular(node.lower) not in self._nouns:
                continue
            best: dict[str, tuple[int, Hit]] = {}
            for hit in self._hits(tree, node):
                weight = len(hit.trigger.text.split())
                if hit.frame.id not in best or weight > best[hit.frame.id][0]:
                    best[hit.frame.id] = weight, hit
            yield from (hit for _, hit in best.values())

    def _hits(self, tree: Tree, node: Node) -> Iterator[Hit]:
        """Every hit at a node. "Russian air strikes" are both a force and what it does."""
        if node.content is None:
            yield from self._verbal(tree, node)
            yield from self._nominal(tree, node, node.lower)
        elif isinstance(node.content, Collective):
            yield from self._nominal(tree, node, node.content.noun)

    def _verbal(self, tree: Tree, node: Node) -> Iterator[Hit]:
        following = tree.after(node.index)
        office = node.tag == "VBG" and following is not None and following.lower in self.lexicon.set("names", "roles")
        office = office and not tree.children(node.index, "aux", "obj")  # "were |shelling rebel positions"
        if office or not _predicates(tree, node):  # "X, |commanding officer of Y"
            return
        for verb in self.lexicon.lemmas.get(node.lower, ()):
            for frame, trigger in self._verbs.get(verb, ()):
                if not trigger.be:
                    yield from _verb(tree, node, frame, trigger)
        for frame, trigger in self._verbs.get(node.lower, ()):
            if trigger.be and _is_said(tree, node):
                yield from _verb(tree, node, frame, trigger)

    def _nominal(self, tree: Tree, node: Node, noun: str) -> Iterator[Hit]:
        if not node.tag.startswith(("NN", "VBG", "JJ")) and not _counted(tree, node):
            return
        if node.tag == "VBG" and tree.children(node.index, "obj", "aux"):
            return
        for form in dict.fromkeys((noun, singular(noun))):
            for frame, trigger in self._nouns.get(form, ()):
                words = trigger.head.split()[:-1]
                start = node.index - len(words)
                preceded = start >= 0 and [_last_word(tree[i]) for i in range(start, node.index)] == words
                halved = start > 0 and tree[start - 1].tag == "HYPH"
                if preceded and not halved and _cased(tree, node, trigger):
                    yield Hit(frame, trigger, node.index, verbal=False)


def _last_word(node: Node) -> str:
    """The word, or of a force the noun that heads it: the "drone" of "Russian drone |attack"."""
    return node.content.noun if isinstance(node.content, Collective) else node.lower


def _predicates(tree: Tree, node: Node) -> bool:
    """Does a word head a clause, or may it? The tagger takes some verbs for nouns."""
    if node.tag.startswith("VB"):
        return True
    clause = node.relation in ("acl", "advcl", "root", "ccomp", "acl:relcl", "xcomp")
    return node.tag.startswith(("JJ", "NN")) and (clause or bool(tree.children(node.index, "nsubj", "aux")))


def _counted(tree: Tree, node: Node) -> bool:
    """Is a participle right after a bare number a noun: "40 dead and 120 |wounded"?"""
    after_number = node.index > 0 and isinstance(tree[node.index - 1].content, Number)
    clause = tree.children(node.index, "nsubj", "aux", "obj") and not tree.children(node.index, "cop")
    return node.tag == "VBN" and after_number and not clause


def _is_said(tree: Tree, node: Node) -> bool:
    """Is somebody said to be what a noun or participle says, with a form of "be" or in apposition?"""
    if tree.children(node.index, "obj") and not tree.children(node.index, "cop", "aux:pass"):
        return False
    return (
        bool(tree.children(node.index, "cop", "aux"))
        or node.relation in ("acl", "appos", "conj", "advcl")
        or node.tag in ("VBN", "JJ")
    )


def _cased(tree: Tree, node: Node, trigger: Trigger) -> bool:
    """Does a noun stand after the preposition that its trigger wants: "under control", "in the hands"?"""
    return trigger.case is None or tree.case(node.index) in (trigger.case, f"in the {trigger.case}")


def _verb(tree: Tree, node: Node, frame: Frame, trigger: Trigger) -> Iterator[Hit]:
    """The hit of a verb with its noun, particles and closing preposition, if all are there."""
    if trigger.case and tree.case(node.index) != trigger.case:
        return
    noun = _object_noun(tree, node.index, trigger.noun) if trigger.noun else None
    if trigger.noun and noun is None:
        return
    if frame.claim == "capturedPersons" and noun is not None and tree[noun].tag == "NNS" and number_below(tree, noun):
        return  # "took ten |prisoners": whom the verb alone tells of
    if not trigger.rest:
        yield Hit(frame, trigger, node.index, verbal=True, object_node=noun)
        return
    particles = _particles(tree, node)
    cases = _cases(tree, node.index, *objects(tree, node.index), *([] if noun is None else [noun]))
    for split in range(len(trigger.rest) + 1):
        lead, tail = trigger.rest[:split], " ".join(trigger.rest[split:])
        if particles.issuperset(lead) and (not tail or tail in cases):
            yield Hit(frame, trigger, node.index, verbal=True, object_case=tail or None, object_node=noun)
            return


def _particles(tree: Tree, node: Node) -> set[str]:
    """The small words that may belong to a verb: those hung on it, and the one right after it."""
    found = {
        child.lower
        for child in tree.children(node.index, "compound:prt", "advmod", "case", "xcomp", "obl")
        if child.index > node.index and (not child.children or child.relation == "xcomp")
    }
    following = tree.after(node.index)
    return found | {following.lower} if following else found


def _cases(tree: Tree, *indices: int) -> set[str]:
    """The prepositions of the phrases that hang on nodes."""
    relations = ("obl", "nmod", "advcl", "ccomp", "obj")
    indices = (*indices, *beside(tree, indices[0]))
    return {tree.case(child.index) for index in indices for child in tree.children(index, *relations)}


def objects(tree: Tree, verb: int) -> list[int]:
    """What a verb has for objects, those listed with them and what they are so many of: "fired [dozens of rockets]"."""
    found = [child.index for child in tree.children(verb, "obj")]
    found += [child.index for index in found for child in tree.children(index, "conj")]
    return found + [n.index for index in found if _measures(tree, index) for n in tree.children(index, "nmod")]


def _measures(tree: Tree, index: int) -> bool:
    """Is a noun only so many or so much of another: "|dozens of rockets", "a |salvo of rockets"?"""
    article = tree.child(index, "det")
    return isinstance(tree[index].content, Number) or (article is not None and article.lower in ("a", "an"))


def beside(tree: Tree, verb: int) -> list[int]:
    """Phrases of a verb that have none of their own: "left [without a fight] for X", "took control [today] of X"."""
    phrases = (n for n in tree.children(verb, "obl") if n.index > verb)
    return [n.index for n in phrases if tree.case(n.index) == "without" or isinstance(n.content, Date)]


def _object_noun(tree: Tree, index: int, noun: str) -> int | None:
    """The noun of "take control of" below its verb."""
    for child in tree.children(index, "obj", "xcomp", "obl", "advmod", "nsubj:pass", "nmod", "dep"):
        if child.relation.startswith("obl") and child.index < index:
            continue  # "Following the capture of X, they |announced"
        if singular(child.text) == singular(noun) or child.lower == noun:
            return child.index
    for child in tree.children(index, "obj"):
        for below in tree.children(child.index, "conj", "appos", "nmod", "acl", "compound"):
            if noun in (below.lower, singular(below.text)) and not tree.children(below.index, "nummod"):
                return below.index  # "left ten dead and 50 |wounded": those are others
    return None
