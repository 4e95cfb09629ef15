"""Where the slots of a frame are filled: each slot gives the heads of phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.frame.fire import struck
from kg.extract.frame.match import objects
from kg.extract.frame.row import of_them, set_off
from kg.extract.frame.scene import founded, scene
from kg.extract.frame.subject import Voice
from kg.extract.frame.where import below, innermost, phrases_of_object, shared
from kg.extract.mention import Mention
from kg.extract.phrase.count import tally
from kg.extract.quantity import Number
from kg.extract.tree import named_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.frame.match import Hit
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_CASES: dict[str, tuple[str, ...]] = {
    "to": ("to", "into", "towards", "toward", "for"),
    "on": ("on", "upon", "against", "at", "over"),
    "at": ("at", "targeting"),
    "in": ("in", "inside", "near", "around"),
    "within": ("within", "inside", "of", "in"),
    "between": ("between", "among", "pitting"),
    "between2": ("between", "among", "pitting"),
    "place": (
        *("in", "at", "near", "around", "outside", "inside", "within", "throughout", "across", "along", "beside"),
        *("off", "on", "over", "south", "north", "east", "west"),
    ),
}
"""Prepositions of slots that are met by more than their own name."""
_OF_ANY_DEED = ("participatesIn", "leads", "commander")
"""Claims that hold for whatever is done "as part of X", "under the leadership of Y"."""
_CHANGING = frozenset(("come", "fall", "pass", "return"))
"""Verbs of what gets into another state by itself."""
_DIRECTIONS = ("on the outskirts", "north of", "south of", "east of", "west of", "close to")
_FURTHEST = 16
"""Words after an event noun within which its preposition must stand."""


class Slots:
    """The slots of one hit."""

    def __init__(self, tree: Tree, hit: Hit, lexicon: Lexicon) -> None:
        self.tree, self.hit, self.lexicon = tree, hit, lexicon
        self.voice = Voice(tree, hit, lexicon)
        self._heads: dict[str, list[int]] = {}

    @property
    def passive(self) -> bool:
        """Is the verb passive?"""
        return self.voice.passive

    @property
    def says_what_it_is(self) -> bool:
        """Does a noun say what something is: "X is an |alliance between"?"""
        return not self.hit.verbal and bool(self.tree.children(self.hit.node, "cop"))

    def heads(self, slot: str) -> list[int]:
        """The nodes that head the phrases in a slot, in order."""
        if slot not in self._heads:
            read = _READ.get(slot)
            found = read(self) if read else self._cased(*_CASES.get(slot, (slot,)))
            whither = slot == "in" and self.hit.frame.claim == "displaced"  # "In Idlib, ten families were evacuated"
            self._heads[slot] = [index for index in found if index > self.hit.node] if whither else found
        return self._heads[slot]

    # -- prepositions ------------------------------------------------------------------------------------------------

    def _cased(self, *cases: str) -> list[int]:
        """The phrases after one of the prepositions: below the trigger, below its object; after a noun, in the text."""
        index, nodes, others = self.hit.node, [self.hit.node], set[int]()
        if self.hit.verbal:
            nodes += [at for at in objects(self.tree, index) if at > index]
            nodes += [n.index for n in self.tree.children(index, "nsubj:pass", "obl") if n.index > index]
            if self.hit.object_node is not None:
                nodes += [n.index for n in self.tree.children(self.hit.object_node, "nmod")]
                nodes += [self.hit.object_node] if self.hit.object_node not in nodes else []
        elif self.voice.launchings():
            nodes += self.voice.launchings()
        elif self.voice.carrier is not None:
            carrier = self.voice.carrier
            others = {n.index for n in self.tree.children(carrier, "obj") if n.index > index}
            nodes += [carrier, *sorted(others)]
        found = [
            child.index
            for at in nodes
            for child in self.tree.children(at, "obl", "nmod", "advcl", "acl")
            if _meets(case := self.tree.case(child.index), cases)
            and not (at in others and case == "of")  # "a strike killed a commander |of HTS"
        ]
        if found or self.hit.verbal:
            return found
        return self._following(cases) or self._right_after(cases)

    def _following(self, cases: tuple[str, ...]) -> list[int]:
        """The first phrase with such a preposition after a noun, before any verb, wherever the parser hung it.

        Two sides stand past the verb too: "Clashes |have raged in X between Y and Z".
        """
        event = self.tree[self.hit.node]
        passed = event.head if "between" in cases and event.relation.startswith("nsubj") else None
        for at in range(self.hit.node + 1, min(self.hit.node + _FURTHEST, len(self.tree))):
            node = self.tree[at]
            modifies = node.tag == "VBG" and self.tree[at + 1].tag.startswith("NN")  # "neighbouring areas"
            told = at == passed or (node.head == passed and node.relation.startswith(("aux", "cop")))
            if (node.tag.startswith("VB") and not (modifies or told)) or node.text in (";", ":", ",", "—", "–"):
                return []
            if node.relation == "case" and node.lower in cases:
                return [node.head]
            if node.relation == "case" and node.lower == "from":  # "shelling from its base west |of Sarmin"
                return []
        return []

    def _right_after(self, cases: tuple[str, ...]) -> list[int]:
        """The noun above a preposition right after a noun, where the parser hung it on a word that is no noun."""
        following = self.tree.after(self.hit.node)
        if following is None or following.relation != "case" or following.lower not in cases:
            return []
        node = self.tree[following.head]
        while node.content is None and not node.tag.startswith("NN") and node.head != node.index:
            node = self.tree[node.head]
        return [node.head if node.compound else node.index]

    def _by(self) -> list[int]:
        """The doer after "by"; that of an event noun also where the parser hung it elsewhere."""
        if self.hit.verbal:
            return self.voice.agent()
        return self._following(("by",)) or self.voice.agent()[:1]  # a second "by" has an event of its own

    def _using(self) -> list[int]:
        clauses = [n for n in self.tree.children(self.hit.node, "advcl", "acl") if n.lower == "using"]
        return [o.index for n in clauses for o in self.tree.children(n.index, "obj")] + self._cased("using")

    def _place(self) -> list[int]:
        """In, at or near where; also what the object is in or at."""
        phrases = self.tree.children(self.hit.node, "obl", "nmod")
        directed = [n.index for n in phrases if self.tree.case(n.index).startswith(_DIRECTIONS)]
        found = self._cased(*_CASES["place"]) or [
            n.index for n in shared(self.tree, self.hit.node) if _meets(self.tree.case(n.index), _CASES["place"])
        ]
        inner = [] if self.hit.frame.claim == "airstrikeOrShelling" else below(self.tree, found)
        found += [at for at in inner if _meets(self.tree.case(at), _CASES["place"])]
        if not found and self.hit.verbal:
            whose = phrases_of_object(self.tree, self.hit.node)
            found = [n.index for n in whose if _meets(self.tree.case(n.index), _CASES["place"])]
        return innermost(self.tree, found) + directed

    def site(self) -> list[int]:
        """Where what it is done to is: "fired a missile at a car |in Sarmin"."""
        done_to = self.voice.object()
        below = [n for head in done_to for n in self.tree.children(head, "nmod")]
        beside = [n for n in self.tree.children(self.hit.node, "obl") if done_to and n.index > done_to[-1]]
        beside = [] if self.passive else beside or phrases_of_object(self.tree, self.hit.node)
        return [n.index for n in below or beside if _meets(self.tree.case(n.index), _CASES["place"])]

    # -- how many ----------------------------------------------------------------------------------------------------

    def _number(self) -> list[int]:
        """The bare number right before it: "40 dead"."""
        before = self.hit.node - 1
        counts = before >= 0 and isinstance(self.tree[before].content, Number)
        node = self.tree[self.hit.node]
        return [before] if counts and (node.relation != "amod" or node.head == before) else []

    def _tally(self) -> list[int]:
        """The number that a toll stands at, or those whom it counts: "the toll rose to eight people"."""
        number = tally(self.tree, self.hit.node)
        if number is not None:
            return [number]
        tree, node = self.tree, self.tree[self.hit.node]
        reached = tree.children(node.head, "obl") if node.relation.startswith(("nsubj", "obj")) else []
        reached = [n for n in reached if n.index > node.index and tree.case(n.index) in ("to", "at")]
        return [n.index for n in reached for c in tree.children(n.index, "nummod") if isinstance(c.content, Number)]

    def _modified(self) -> list[int]:
        """The noun that an adjective or participle stands beside: "dead [soldiers]", "left [ten soldiers] dead"."""
        node = self.tree[self.hit.node]
        return [node.head] if node.relation == "amod" else []

    def _firer(self) -> list[int]:
        """Who fired the subject: "rockets fired by [the rebels] hit", "shelling by [the rebels] targeted"."""
        tree, subjects = self.tree, self.voice.subject()
        said = [*subjects, *(c.index for head in subjects for c in tree.children(head, "acl"))]
        return [n.index for at in said for n in tree.children(at, "obl", "nmod") if tree.case(n.index) == "by"]

    def _foe(self) -> list[int]:
        """Who fought those it was done to: "were captured in clashes with [HTS]"."""
        fights = [n for n in self.tree.children(self.hit.node, "obl") if n.lower in self.lexicon.fights]
        against = [m for n in fights for m in self.tree.children(n.index, "nmod")]
        return [m.index for m in against if self.tree.case(m.index) in ("with", "against")]

    def _receiver(self) -> list[int]:
        """Who suffers an event: "[the army] repelled an attack", "came under attack", "was the target of a raid"."""
        node = self.tree[self.hit.node]
        while node.relation == "conj" and self.tree[node.head].tag.startswith("NN"):  # "seven deaths and nine injuries"
            node = self.tree[node.head]
        verb = self.tree[node.head]
        if verb.lower == "target" and self.tree.case(node.index) == "of" and self.tree.child(verb.index, "cop"):
            return [n.index for n in self.tree.children(verb.index, "nsubj")]
        if verb.lower in self.lexicon.receiving and node.relation == "nsubj:pass":
            return [n.index for n in self.tree.children(verb.index, "obl") if self.tree.case(n.index) == "by"]
        cases = ("under", "to") if self.heads("by") else ("under",)  # "subjected to daily fire" tells of no strike
        under = node.relation.startswith("obl") and self.tree.case(node.index) in cases
        if verb.lower not in self.lexicon.receiving or not (under or node.relation == "obj"):
            return []
        return self.voice.surface_subject(verb.index)

    def _listed(self) -> list[int]:
        """What a noun includes: "the dead include [ten children]", "[two medics] were among the wounded"."""
        node = self.tree[self.hit.node]
        verb = self.tree[node.head]
        if self.tree.case(node.index) == "among":
            said_of = node if self.tree.children(node.index, "cop") else verb
            return [n.index for n in self.tree.children(said_of.index, "nsubj")] or [said_of.index]
        if not node.relation.startswith("nsubj") or verb.lower not in self.lexicon.deeds["memberOf"]:
            return self._identified(node)
        return [n.index for n in self.tree.children(verb.index, "obj")]

    def _identified(self, node: Node) -> list[int]:
        """Who they are said to have been: "the dead were identified as [X]", "named one of the dead as [X]"."""
        above = self.tree[node.head]
        one = node.relation == "nmod" and (above.tag == "CD" or above.lower == "one")
        top = self.tree[node.head] if one else node
        verb = self.tree[top.head]
        if verb.lower not in self.lexicon.set("people", "identifying") or top.relation not in ("obj", "nsubj:pass"):
            return []
        phrases = [n for at in (verb, top, node) for n in self.tree.children(at.index, "obl", "nmod")]
        return [n.index for n in phrases if self.tree.case(n.index) == "as"][:1]

    def _between(self) -> list[int]:
        """After "between"; those who do it to each other: "X and Y clashed"."""
        found = self._cased(*_CASES["between"])
        objects = self.voice.object() if self.hit.object_node is None else []  # "traded artillery |fire"
        others = ("with", "against", "to") if self.hit.object_node is not None else ("with", "against", "to", "of")
        other_side = [at for at in self._cased(*others) if not self.tree[at].tag.startswith("VB")]
        one_sided = not self.hit.verbal or self.passive or other_side or objects  # "fought for control |of X"
        return found or ([] if one_sided else self.voice.subject())

    def other_side(self) -> int | None:
        """Where, after "between", the other side begins: "X and Y |against Z", "X and Y on one |side and Z"."""
        for node in self.tree[min(self.heads("between"), default=len(self.tree)) :]:
            if node.tag in ("VBD", "VBZ", "VBP") or node.text == ";":
                return None
            if node.relation == "case" and node.lower == "against":
                return node.index
            if node.lower in ("side", "hand") and self.tree[node.index - 1].lower == "one":
                return node.index
        return None

    def beyond(self, end: int) -> list[int]:
        """What stands there, where the parser did not list it with the others."""
        node = self.tree[end]
        return [node.head] if node.relation == "case" else [n.index for n in self.tree.children(end, "conj")]

    def _clause(self) -> list[int]:
        """Who does what the clause says that "with support" hangs on."""
        node = self.tree[self.hit.node]
        cases = ("with", "under") if self.hit.trigger.case is None else (self.hit.trigger.case,)
        set_off = node.relation == "nmod" and self.tree[node.head].content is not None
        first = min(self.tree.subtree(node.index))
        set_off = set_off or (node.relation == "nmod" and first > node.head + 1)  # "troops of X, in league with Y"
        if (
            set_off
            and self.tree.case(node.index) in cases
            and "," in (self.tree[first - 1].text, self.tree[first].text)
        ):
            return [node.head]
        if not node.relation.startswith("obl") or self.tree.case(node.index) not in cases:
            return []
        verb = self.tree[node.head]
        if verb.relation.startswith("acl") and verb.lower in self.lexicon.deeds["controls"]:
            verb = self.tree[self.tree[verb.head].head]  # "captured towns held by X as |part of": who captured them
        verbs = frozenset(self.lexicon.lemmas.get(verb.lower, ()))
        told = self.hit.frame.claim in _OF_ANY_DEED and verb.tag.startswith("VB")
        does = (bool(verbs) or told) and verbs.isdisjoint(self.lexicon.set("sources", "verbs"))
        if not does and self.hit.trigger.case is not None:
            return []
        found = self.voice.moved(verb.index, verbal=True)
        backed = self.hit.frame.claim == "backedBy"  # "[X] was founded with the help of Y"
        return found.subject() or (found.surface_subject(verb.index) if backed else [])

    # -- who is said to be it ----------------------------------------------------------------------------------------

    def _governor(self) -> list[int]:
        """What a noun phrase is said of: "Sarmin is under control", "a town under control"."""
        tree, index = self.tree, self.hit.node
        node = tree[index]
        subjects = [n.index for n in tree.children(index, "nsubj")]
        if subjects or not node.relation.startswith(("nmod", "obl")) or node.head == index:
            return subjects
        head = tree[node.head]
        if tree.child(head.index, "cop") and head.tag == "RB":  # "are back |in control of X"
            return [n.index for n in tree.children(head.index, "nsubj")]
        if not head.tag.startswith("VB"):
            return [head.index]
        if not _CHANGING.isdisjoint(self.lexicon.bases(head.lower)):  # "fell under HTS control" tells how it was taken
            return []
        moved = [n.index for n in tree.children(head.index, "obj")]  # "brought Sarmin under its control"
        if moved:
            return moved
        if head.lower in self.lexicon.deeds["capturesPlace"]:  # "came under the control of X" tells of a capture
            return []
        beside = [n.index for n in tree.children(head.index, "nsubj", "obl") if n.index != index]
        if not beside and head.relation == "conj":  # "lies in Idlib and |remains under control"
            beside = self.voice.surface_subject(head.index)
        return beside + ([head.head] if head.relation.startswith("acl") else [])

    def _copula(self) -> list[int]:
        """Who is said to be it: "X is", "X, the", "commander X"."""
        node = self.tree[self.hit.node]
        following = self.tree.after(node.index)
        if following and isinstance(following.content, Mention) and following.content.type == "Person":
            return [following.index]
        head = self.tree[node.head]
        if node.relation == "nsubj" and head.content is not None and self.tree.child(head.index, "cop"):
            return [head.index]
        if (
            node.relation == "nmod"
            and head.lower in ("one", "two", "three", "some", "result", "product", "outcome")
            and self.tree.case(node.index) == "of"
        ):
            return (
                [head.head] if head.relation == "appos" else [n.index for n in self.tree.children(head.index, "nsubj")]
            )
        among = node.relation.startswith("obl") and self.tree.case(node.index) == "among"
        if among or of_them(self.tree, node.index):
            return [node.head] if among else set_off(self.tree, node.index)
        found = [n.index for n in self.tree.children(node.index, "nsubj", "appos", "nmod:desc")]
        found += [n.index for n in named_under(self.tree, node)]
        if found or node.head == node.index:
            return found
        if node.relation in ("appos", "compound", "nmod:desc", "nmod", "flat", "dep"):
            return [] if node.relation == "nmod" and self.tree.case(node.index) else [node.head]
        if self._made(node):
            if head.lower in self.lexicon.succeeding:
                verb = self.voice.moved(head.index, verbal=True)
                return verb.agent() if verb.passive else verb.surface_subject(head.index)
            made = self.tree.children(node.head, "obj", "xcomp")
            return [n.index for n in made if n is not node][:1] or self.voice.surface_subject(node.head)
        if node.relation == "conj" and not isinstance(head.content, Mention):  # not "X, Y and a branch of Z"
            return Slots(self.tree, self.hit.moved(node.head, verbal=self.hit.verbal), self.lexicon)._copula()
        return []

    def _made(self, noun: Node) -> bool:
        """Is it what somebody becomes or is made: "was named leader", "appointed X as its |leader"?"""
        verb = self.tree[noun.head].lower
        called = noun.relation == "obj" and bool(self.tree.children(noun.head, "aux:pass"))
        if noun.relation.startswith(("obl", "xcomp")) and self.tree.case(noun.index) == "as":
            return verb in self.lexicon.becoming | self.lexicon.succeeding
        return (noun.relation == "xcomp" or called) and verb in self.lexicon.becoming


def _meets(case: str, cases: tuple[str, ...]) -> bool:
    """Is a preposition one of those wanted, perhaps after "out", "away", "back" or "including"?"""
    words = case.split()
    return case in cases or (bool(words) and words[-1] in cases and words[0] in ("out", "away", "back", "including"))


_READ: dict[str, Callable[[Slots], list[int]]] = {
    "subject": lambda slots: slots.voice.subject(),
    "means": lambda slots: slots.voice.subject(),
    "kind": lambda slots: slots.voice.kind(),
    "object": lambda slots: slots.voice.object(),
    "direct": lambda slots: slots.voice.direct(),
    "backed": lambda slots: slots.voice.subject(),
    "by": Slots._by,
    "possessor": lambda slots: slots.voice.possessor(),
    "compound": lambda slots: slots.voice.compound(),
    "copula": Slots._copula,
    "governor": Slots._governor,
    "place": Slots._place,
    "clause": Slots._clause,
    "between": Slots._between,
    "between2": Slots._between,
    "using": Slots._using,
    "struck": struck,
    "site": lambda slots: slots.site(),
    "scene": lambda slots: scene(slots.voice),
    "founded": lambda slots: founded(slots.voice),
    "number": Slots._number,
    "tally": Slots._tally,
    "modified": Slots._modified,
    "listed": Slots._listed,
    "receiver": Slots._receiver,
    "firer": Slots._firer,
    "foe": Slots._foe,
    "none": lambda _: [],
}
"""How the slots are read that are no prepositions."""
