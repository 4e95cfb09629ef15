"""Places beside what they are in, without a preposition: "Y's X", "the X district of Y", "X, Y Province"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.atlas import Atlas
from kg.extract.parse.attach import is_name
from kg.extract.text import singular
from kg.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.entity import Reference
    from kg.extract.registry import Record
    from kg.extract.tree import Node

_ADJECTIVES = 4
"""Words from a possessor to what is his, at most."""


@dataclass(frozen=True, slots=True)
class Beside(Atlas):
    """Finds them by a noun or a name of the sentence."""

    def pairs_at(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """Each place that a word puts in another, and the node that says so."""
        if node.lower == "where":
            yield from self._where(node)
        elif node.lower in self.words("seats"):
            yield from self._seat(node)
        elif is_name(node.content):
            yield from self._of_nation(node)
            yield from self._of_kind(node)
            yield from self._explained(node)
            yield from self._possessor(node)
            yield from self._after_comma(node)
            yield from self._after_known_comma(node)
        elif node.relation == "nmod:poss":
            yield from self._possessor(node)

    def elsewhere(self, inner: Record, outer: Record) -> bool:
        """Does the curator know the two to be in different governorates?"""
        place, around = self._governorate(inner), self._governorate(outer)
        return place is not None and around is not None and place is not around

    def _governorate(self, record: Record) -> Reference | None:
        references = self.resolver.ground.registry.references
        place = references.get(record.reference)
        above = (place, *references.chain(place)) if place else ()
        return next((entry for entry in above if entry.type == "Governorate"), None)

    def _seat(self, noun: Node) -> Iterator[tuple[Node, Record, Record]]:
        """The town that "Y's |capital, X" and "the |capital of Y, X" are followed by; "the Y |capital of X".

        "The |capital, X" alone is that of the country.
        """
        tree = self.tree
        whose = tree.children(noun.index, "nmod:poss")
        if noun.relation == "conj" and any(n.lower == "its" for n in whose):
            whose.append(tree[noun.head])  # "Y and its |capital, X"
        beside = tree.children(noun.index, "amod", "compound")
        below = [n for n in tree.children(noun.index, "nmod") if tree.case(n.index) == "of"]
        around = next((place for n in beside if (place := self.nation(n) or self.place(n))), None)
        if around and below:  # "the Somali |capital of X"
            named: Node | None = below[0]
        else:
            named = self._named_after(below[0] if below else noun)
        outer = around or next((place for n in (*whose, *below) if (place := self.place(n) or self.spoken_of(n))), None)
        alone = not (whose or beside or below) and noun.lower == "capital" and self.tree[noun.index - 1].lower == "the"
        outer = outer or (self.country() if alone else None)
        new = self.resolver.ground.registry.of(named.content) if named and outer and is_name(named.content) else None
        if new:
            new.type = new.type or "Location"
        inner = self.place(named) if named else None
        if named and inner and outer:
            yield named, inner, outer

    def _named_after(self, last: Node) -> Node | None:
        """The word right after another, or after a comma; none that a list goes on after."""
        comma = self.tree.after(last.index)
        named = self.tree.after(comma.index) if comma and comma.text == "," else comma
        following = self.tree.after(named.index) if named else None
        return None if following and following.tag == "CC" else named

    def _of_kind(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "The Zahra district of |Aleppo" is in Aleppo; "the Aleppo suburb of |Zahra" too."""
        before, place = self.name_before(node.index), self.place(node)
        after = before and self.place(before)
        if place is None or not after or " of " not in node.text or node.lower.startswith("port "):
            return  # "the Red Sea |port city of Y"
        if self.is_part_of(node):
            yield node, after, place
        else:  # "the Aleppo suburbs of X and |Z"
            yield from ((node, place, after) for place in self.everything(node))

    def _explained(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "X, a southern |suburb of Y", where the phrase for what X is counts as one word with Y."""
        if node.relation != "appos" or " of " not in node.text:
            return
        first = node.index - 1
        while first > 1 and self.tree[first].tag.startswith("JJ"):
            first -= 1
        set_off = first > 1 and self.tree[first].lower in ("a", "an") and self.tree[first - 1].text == ","
        inner, outer = self.place(self.tree[first - 2]) if set_off else None, self.place(node)
        if inner and outer:
            yield node, inner, outer

    def _of_nation(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "The Somali town of |X" is in Somalia, where the text speaks of that too."""
        kinds = [singular(word) for word in node.lower.split(" of ")[0].split()] if " of " in node.text else []
        settlement = kinds and node.text[0].islower() and kinds[-1] in self.words("settlements")
        outer = self.nation(self.tree[node.index - 1]) if settlement else None
        for place in self.everything(node) if outer else ():
            if outer:
                yield node, place, outer

    def _possessor(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        outer = self.place(node) or self.spoken_of(node) if node.relation == "nmod:poss" else None
        if outer is None:
            return
        head = self.tree[node.head]
        above = self.place(self.tree[head.head]) if head.relation == "appos" and head.content is None else None
        if above and self.tells_where(head, within=False):
            yield head, above, outer
        kind = head.content is None and self.tells_where(head, within=False)
        items = self.tree.children(head.index, "conj", "compound", *(("appos",) if kind else ()))
        items += [n for item in items if item.relation == "compound" for n in self.tree.children(item.index, "conj")]
        for item in dict.fromkeys((head, *items, *self._owned(node))):
            inner = self.place(item) if item.index > node.index else None
            if inner:
                yield head, inner, outer

    def _owned(self, node: Node) -> list[Node]:
        """What stands after a possessor and adjectives, wherever it hangs: "Y's northern, rugged |province of X"."""
        following = self.tree[node.index + 2 : node.index + 2 + _ADJECTIVES]
        told = (n for n in following if n.tag != "JJ" and n.lower not in self.words("directions"))
        owned = next(told, None)
        return [owned] if owned and is_name(owned.content) else []

    def _after_comma(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "X, Y Province", "X, northern Z,", "X (southern Z)", "X, Y district, Z Province", not in a list."""
        outer, before = self.place(node), self.tree[node.index - 1].text
        if outer is None or node.index < 2 or before not in (",", "("):
            return
        first, last = self._kinded_before(node.index - 2), self._kind_after(node)
        inner, following = self.place(first), self.tree.after(last.index)
        if inner and self._in_a_chain(node, first):
            yield node, inner, outer
            return
        wide = self._width(outer, node, last)
        narrow = self._width(inner, first, self.tree[node.index - 2]) if inner else wide
        if inner is None or (narrow >= wide and not (narrow == wide == 0 and self._is_pair(first, following))):
            return
        closing = (")",) if before == "(" else (",", ".", ")", "—", "–")
        listed = (self.tree[first.index - 1].text == "," and not narrow) or self._goes_on(last.index + 2)
        ends = following is None or (following.text in closing and (before == "(" or not listed))
        region = last.lower.rpartition(" ")[2] in self.words("regions") or (following and following.tag == "IN")
        if ends or (region and before == "," and following and following.lower not in ("and", "or")):
            both = self.tree[first.index - 1].lower == "and" and wide == 1  # "X and Y, Z district"
            for place in self.listed(first) if both else [inner]:
                yield node, place, outer

    def _in_a_chain(self, node: Node, before: Node) -> bool:
        """Is each place in the next: "in X, |Y, |Z"?"""
        chained, top = node.relation == "nmod:unmarked" and node.head == before.index, before
        while top.relation == "nmod:unmarked":
            top = self.tree[top.head]
        return chained and self.tree.case(top.index) in ("in", "at")

    def _is_pair(self, first: Node, following: Node | None) -> bool:
        """Do two bare names stand alone after a preposition: "in Nakyal, Kotli,"? A list of two has an "and"."""
        alone = first.index > 0 and self.tree[first.index - 1].text != "," and first.relation not in ("conj", "appos")
        ends = following is not None and following.text in (",", ".", ";")
        seat = self.tree[first.head].lower in self.words("seats")  # "the capital of X, Y"
        return alone and ends and not seat and bool(self.tree.case(first.index))

    def _kinded_before(self, at: int) -> Node:
        """The name that ends at a word, perhaps with its kind: "|Sarmin district"."""
        named = self.name_before(at) if self.tree[at].lower in self.words("regions") else None
        return named or self.tree[at]

    def _kind_after(self, node: Node) -> Node:
        """The word for the kind of a place right after its name: "Sarmin |district"; else the name."""
        following = self.tree.after(node.index)
        return following if following is not None and following.lower in self.words("regions") else node

    def _width(self, place: Record, node: Node, last: Node) -> int:
        """How wide a place is: 3 for a country, 2 for "Homs Province" or "southern Syria", 1 for a district, else 0."""
        if place.country and node is last:
            return 3
        kind, first = last.lower.rpartition(" ")[2], node.lower.partition(" ")[0]
        kind = first if " of " in node.text and first in self.words("regions") else kind  # "province of Homs"
        if kind in self.words("regions"):
            return 2 if kind in self.words("provinces") else 1
        return 2 if first in self.words("directions") else 0

    def _goes_on(self, at: int) -> bool:
        """Does a list go on after a comma?"""
        following = self.tree[at] if at < len(self.tree) else None
        return following is not None and (following.lower in ("and", "or") or self.place(following) is not None)

    def _where(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "In Y, |where X is situated"."""
        verb = self.tree[node.head]
        outer = self.place(self.tree[node.index - 2]) if node.index > 1 and verb.lower in self.words("lying") else None
        subject = self.tree.child(verb.index, "nsubj") if outer else None
        inner = self.place(subject) if subject else None
        if inner and outer:
            yield verb, inner, outer

    def _after_known_comma(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "Kafr Zita, Hama", where the curator knows the first to be in the governorate of the second."""
        outer = self.place(node)
        if outer is None or node.index < 2 or self.tree[node.index - 1].text != ",":
            return
        inner, following = self.place(self.tree[node.index - 2]), self.tree.after(node.index)
        capital = self.resolver.ground.registry.references.get(outer.reference)
        around = inner and self._governorate(inner)
        if capital is None or not inner or not around or capital.type not in ("City", "Governorate"):
            return
        same = around is self._governorate(outer) and fold(capital.name) in fold(around.name)
        town = self.resolver.ground.registry.references.get(inner.reference)
        last = following is None or following.lower in (".", ";", ")")
        if same and last and town is not None and town.type not in ("City", "Governorate"):
            yield node, inner, outer
