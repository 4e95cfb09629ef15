"""Places that a phrase puts in a place: "X in Y", "X, a town in Y"; others are beside it without a preposition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.atlas import PREPOSITIONS
from kg.extract.beside import Beside
from kg.extract.frame.draft import Draft
from kg.extract.mention import PLACES, Mention
from kg.extract.parse.attach import is_name
from kg.extract.phrase.base import base_of_a_group
from kg.extract.stance import Stance
from kg.extract.text import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.stance import StanceReader
    from kg.extract.tree import Node, Tree

_BEFORE_A_NOUN = ("DT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "RB", "VBN", "HYPH", "IN")
"""Tags of the words of a noun phrase before its noun; "IN" for numbers such as "25 km west of"."""
_OF_ALL = ("all", "both", "also")
"""Words before "in" that add nothing to where a place is: "X, |also in Y"."""


def place_claims(tree: Tree, resolver: Resolver, stances: StanceReader) -> Iterator[Draft]:
    """What the phrases of a sentence put where. That a guess or a denial is of "X in Y" leaves X in Y."""
    locator = _Locator(tree, resolver)
    for node, inner, outer in locator.pairs():
        if inner is outer or inner.country or locator.elsewhere(inner, outer):
            continue
        stance = stances.read(tree, node.index)
        if stance is None or stance.polarity not in ("asserted", "claimed"):
            stance = Stance("asserted")
        yield Draft("located", "place-in-place", {"place": inner, "in_place": outer}, stance)


@dataclass(frozen=True, slots=True)
class _Locator(Beside):
    def pairs(self) -> Iterator[tuple[Node, Record, Record]]:
        """Each place with what it is in, and the node that says so."""
        for node in self.tree:
            if node.relation == "case" and node.lower in PREPOSITIONS:
                yield from self._after_preposition(node)
                yield from self._fronted(node)
            else:
                yield from self.pairs_at(node)

    def _after_preposition(self, preposition: Node) -> Iterator[tuple[Node, Record, Record]]:
        node = self.tree[preposition.head]
        outer = self.around(node) if node.index > preposition.index else None
        inner = self._before(preposition, node) if outer else []
        inner = inner or (self._base_before(preposition) if outer else [])
        if outer and inner and self._reversed(inner[-1], node):  # "in Y province, in the villages of X and Z"
            inner, outer = self._items(node), inner[-1]
        if outer and outer.country:  # "fled to Sarmin and to Ersal in Lebanon"
            inner = inner[-1:]
        for place in inner:
            if outer:
                yield node, place, outer

    def _base_before(self, preposition: Node) -> list[Record]:
        """The base of a group that a preposition puts somewhere: "the AMISOM |base in X"."""
        noun = self.tree[preposition.index - 1]
        base = base_of_a_group(self.resolver, self.tree, noun) if preposition.lower != "of" else None
        return [base] if base else []

    def _fronted(self, preposition: Node) -> Iterator[tuple[Node, Record, Record]]:
        """What is taken or struck there in a clause that begins with its province: "In Y province, HTS took [X]"."""
        node = self.tree[preposition.head]
        if preposition.index > 0 or preposition.lower != "in" or not node.relation.startswith("obl"):
            return
        outer, verb = self.around(node), self.tree[node.head]
        if outer is None or outer.country or not verb.tag.startswith("VB"):
            return
        subjects = [n for n in self.tree.children(verb.index, "nsubj") if " of " in n.text]  # "the town of X fell"
        for head in (*self.tree.children(verb.index, "obj", "nsubj:pass", "obl"), *subjects):
            for place in self._items(head) if head is not node else []:
                if place is not outer and self._lies_in(place, outer):
                    yield head, place, outer

    def _lies_in(self, place: Record, outer: Record) -> bool:
        """May a place be in another by what they are: a town in a province, a mosque in a town?"""
        kind, around = (record.name.lower().split()[-1] for record in (place, outer))
        settlements = self.words("settlements")
        site = place.type == "MilitaryBase" or (kind in self.words("heads") and kind not in settlements)
        if around in self.words("regions"):
            return kind not in self.words("regions")
        return site and kind not in self.words("locating") | self.words("regions")

    def _before(self, preposition: Node, node: Node) -> list[Record]:
        """The places right before "in Y" or "of Y"; those that a noun there is said of, or explained by."""
        at, within = preposition.index - 1, preposition.lower != "of"
        lying = within and at > 1 and self.tree[at].lower in self.words("lying")
        at -= lying and self.tree[at - 1].lower in (",", *_OF_ALL)
        if within and at > 0 and self.tree[at].lower in _OF_ALL:
            at -= 1
        if at > 2 and self.tree[at].text == ")" and self.tree[at - 2].text == "(":  # "Sarmin (Z) in Y"
            at -= 3
        comma = at > 0 and self.tree[at].text in (",", "–", "—")
        if comma and within and (self._is_towns(node) or not self._in_a_row(node)):
            at -= 1
        if at < 0:
            return []
        noun = self.tree[at]
        if within and noun.lower in self.words("lying"):
            return self._lying(noun)
        if within and noun.relation == "cop" and noun.head == node.index:  # "X, which |is in Y"
            return self._lying(node)
        if self.place(noun):
            of = self._is_part(noun) or self._is_settlements(noun) or self._is_wide(node)
            return self.listed(noun) if within or of else []
        if noun.content is not None or not noun.tag.startswith("NN"):
            return []
        named = self.name_before(at)
        if named:
            words = {noun.lower, singular(noun.text)}
            kind = self.is_kind(words) or not words.isdisjoint(self.words("common") | self.words("heads"))
            return self.listed(named) if (within and kind) or self._is_part(noun) else []
        return self._said_of(noun, within=within) or (self._below(noun, node) if within else [])

    def _lying(self, verb: Node) -> list[Record]:
        """The places that a verb puts there: "X and Z, which |lie in Y", "X is |located in Y"."""
        subject = self.tree.child(verb.index, "nsubj")
        named = self.tree[verb.head] if verb.relation.startswith("acl") else subject
        if named and named.index < verb.index and is_name(named.content):  # the last of a list, wherever it hangs
            named = [named, *(n for n in self.tree.children(named.index, "conj") if n.index < verb.index)][-1]
        if named and not is_name(named.content):  # "The two villages are located in Y"
            spoken = self.resolver.fillers(self.tree, named.index)
            return [f.record for f in spoken if f.record and f.record.type in PLACES]
        return self.listed(named) if named and self.place(named) else []

    def _reversed(self, before: Record, node: Node) -> bool:
        """Is what stands before "in" the province, and what stands after it towns of it?"""
        return self._is_towns(node) and before.name.lower().split()[-1] in self.words("provinces")

    def _is_towns(self, node: Node) -> bool:
        """Does a phrase begin with what its places are: "the |villages of X and Z"?"""
        kinds = {singular(word) for word in node.lower.partition(" of")[0].split()}
        return not kinds.isdisjoint(self.words("settlements") | {"area"})

    def _items(self, node: Node) -> list[Record]:
        """The places that a phrase names: "the |villages of X and Z"."""
        named = [node, *self.tree.children(node.index, "nmod")]
        return next((self.everything(n) for n in named if self.place(n)), [])

    def _is_wide(self, node: Node) -> bool:
        """Is it the name of a region or a mountain, of which a town may be: "Sarmin of the Zawiya |Mountain"?"""
        last = node.lower.rpartition(" ")[2]
        kinds = self.words("locating") | self.words("regions")
        return " " in node.text and not kinds.isdisjoint((last, f"{last}s"))

    def _in_a_row(self, node: Node) -> bool:
        """Does another such phrase follow: "in X, in Y and in Z"?"""
        following = self.tree.after(node.index)
        return following is not None and following.lower in ("and", "or")

    def _is_part(self, noun: Node) -> bool:
        """Is it a part of a town, of which "of" tells the town: "the Zahra |district of Aleppo", "the X |areas of"?"""
        kind = singular(noun.lower.rpartition(" ")[2])
        return kind in self.words("parts_of_a_city") | self.words("parts_of_a_region")

    def _is_settlements(self, noun: Node) -> bool:
        """Is it the last of a list with what all of them are: "X, Y and Z |villages of"?"""
        return is_name(noun.content) and noun.end > noun.content.end and noun.lower.endswith("s")

    def _said_of(self, noun: Node, *, within: bool) -> list[Record]:
        """The places that a noun is said of: "X, Z and W, three |towns in Y", "X is a |town in Y"."""
        if not self.tells_where(noun, within=within):
            return []
        site = noun.lower in self.words("common") and singular(noun.text) not in self.words("types")
        if noun.relation == "conj" and (site or noun.lower in self.words("fringes")):  # "hit X, the |airport in Y and"
            return []
        other = next((c for c in self.tree.children(noun.index, "amod") if c.lower == "other"), None)
        if noun.relation == "conj" and other:  # "X, Z and other |towns in Y", whatever the parser lists them with
            named = self.tree[noun.head]
            return self.everything(named) if self.place(named) else self.listed(self.tree[max(0, other.index - 2)])
        subject = self.tree.child(noun.index, "nsubj") if self.tree.child(noun.index, "cop") else None
        if subject:
            return self.listed(subject) if self.place(subject) else []
        first = noun.index
        while first > 0 and _modifies(self.tree[first - 1]):
            first -= 1
        if first > 0 and self.tree[first - 1].content is not None and self.tree[first - 1].tag in ("CD", "JJ"):
            first -= 1
        opens = self.tree[first].tag in ("DT", "CD")
        if first == noun.index and not opens and noun.tag == "NNS":  # "after the battle of X, clashes in Y"
            return []
        set_off = first > 1 and self.tree[first - 1].text in (",", "—", "–", "-", "(")
        if not (opens or first == noun.index) or not set_off or self.place(self.tree[first - 2]) is None:
            return []
        return self.listed(self.tree[first - 2])

    def _below(self, noun: Node, node: Node) -> list[Record]:
        """Places that a common noun is explained by: "The villages in X of Y and Z", "towns in X, Y"."""
        listing = {"of", "", *self.resolver.ground.lexicon.words("groups", "including")}
        return [
            place
            for child in self.tree.children(noun.index, "nmod", "appos")
            if child.index > node.index and self.place(child) and self.tree.case(child.index) in listing
            for place in self.everything(child)
        ]


def _modifies(node: Node) -> bool:
    """May a word stand before a noun in its phrase: "the last rebel-held |city"?"""
    plain = node.content is None or (isinstance(node.content, Mention) and node.content.demonym)  # "a Syrian |town"
    return node.compound or (plain and node.tag in (*_BEFORE_A_NOUN, "NNP"))
