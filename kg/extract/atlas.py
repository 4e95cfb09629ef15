"""What the words of a sentence mean as places, and which places are listed together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.mention import PLACES, Mention
from kg.extract.parse.attach import is_name
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

PREPOSITIONS = ("in", "within", "inside", "of")
_BEYOND = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_DEEPEST = 4
"""Phrases within phrases: "in the south of the province of X"."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places of one tree."""

    tree: Tree
    resolver: Resolver

    def words(self, name: str) -> frozenset[str]:
        """A list of places.yaml."""
        return self.resolver.ground.lexicon.set("places", name)

    def place(self, node: Node) -> Record | None:
        """The place that a word names."""
        if not is_name(node.content):
            return None
        record = self.resolver.ground.registry.of(node.content)
        return record if record.type in PLACES else None

    def spoken_of(self, noun: Node) -> Record | None:
        """The place that "the city" means, or "the country" in a text that names it as a place."""
        if noun.lower == "country":
            return self.country()
        if noun.content is not None or noun.lower not in self.words("settlements"):
            return None
        found = (filler.record for filler in self.resolver.fillers(self.tree, noun.index))
        return next((record for record in found if record and record.type in PLACES), None)

    def country(self) -> Record | None:
        """The country that the text is about, where it names it as a place."""
        return self._country(self.resolver.ground.registry.nation)

    def _country(self, name: str | None) -> Record | None:
        country = self.resolver.ground.registry.named_place(name or "")
        return country if country and country.type == "Location" else None

    def around(self, node: Node, depth: int = 0) -> Record | None:
        """The place that a phrase means: "Idlib", "the Luhansk region", "the south of Idlib", "Idlib's south"."""
        if node.content is not None or depth > _DEEPEST:
            part = self.name_before(node.index) if node.text[:1].islower() and self.is_part_of(node) else None
            return self.place(part or node)
        if not self.is_kind({node.lower, singular(node.text)}):
            return None
        if node.lower in _BEYOND and not self.tree.child(node.index, "det", "nmod:poss"):
            return None  # "in north of Baghdad" is outside it
        before = self.name_before(node.index)
        if before:
            return self.place(before)
        whose = [c for c in self.tree.children(node.index, "nmod") if self.tree.case(c.index) == "of"]
        if node.lower in self.words("directions"):
            whose += self.tree.children(node.index, "nmod:poss")
        found = next((place for place in (self.around(c, depth + 1) for c in whose) if place), None)
        return found or (self.spoken_of(node) if self.tree.case(node.index) == "of" else None)

    def is_kind(self, words: set[str]) -> bool:
        """Is one of the words a kind of place, or a part of one?"""
        return not all(words.isdisjoint(self.words(name)) for name in ("types", "part_of", "directions", "locating"))

    def name_before(self, index: int) -> Node | None:
        """The place named right before a noun: "the |Zahra district", "the |Zahra refugee camp"."""
        before = self.tree[index - 1] if index else None
        if before and index > 1 and before.relation == "compound" and before.content is None:
            before = self.tree[index - 2]
        named = before is not None and self.place(before) is not None and not before.relation.startswith("nmod:poss")
        return before if before and named and before.lower.split()[-1] not in self.words("waters") else None

    def tells_where(self, noun: Node, *, within: bool) -> bool:
        """Is a noun one for a place? Before "in" it may be any that is for nobody: "the last stronghold in"."""
        words = {noun.lower, singular(noun.text)}
        if words & (self.words("types") | self.words("common") | self.words("hubs")) or (
            within and self.is_kind(words)
        ):
            return True
        lexicon = self.resolver.ground.lexicon
        persons = lexicon.set("groups", "nouns") | lexicon.set("people", "nouns") | lexicon.set("names", "roles")
        return within and words.isdisjoint(persons)

    def listed(self, node: Node) -> list[Record]:
        """A place and those listed with it before."""
        top = node
        while top.relation in ("conj", "appos") and self.place(self.tree[top.head]):
            top = self.tree[top.head]
        items = [top]
        for item in items:
            items += self.tree.children(item.index, "conj", "appos")
        row = (item for item in [*items, node] if item.index <= node.index and self._in_one_row(item, node))
        row = (item for item in row if item is node or not self._around_another(item))
        places = [self.place(item) for item in row]
        return list({place.key: place for place in places if place}.values())

    def _around_another(self, outer: Node) -> bool:
        """Does a place stand after "in" and another place: "X in |Idlib and Y in Homs"?"""
        case = self.tree.child(outer.index, "case")
        before = self.tree[case.index - 1] if case and case.index and case.lower in ("in", "within") else None
        return before is not None and is_name(before.content)

    def _in_one_row(self, first: Node, last: Node) -> bool:
        """Does no other region stand between two places of a list: "X and Y in Z, and W in V"?"""
        return not any(n.relation == "case" and n.lower in PREPOSITIONS for n in self.tree[first.index : last.index])

    def everything(self, node: Node) -> list[Record]:
        """A place and those listed with it after."""
        places = [self.place(item) for item in (node, *self.tree.children(node.index, "conj"))]
        return [place for place in places if place]

    def nation(self, adjective: Node) -> Record | None:
        """The country that an adjective is of, where the text speaks of it as a place."""
        mention = adjective.content
        if not isinstance(mention, Mention) or not mention.demonym or adjective.compound:
            return None
        return self._country(mention.country)

    def is_part_of(self, node: Node) -> bool:
        """Is the name before "district of X" that of the district, and not "the X suburb of" that of the town?"""
        kind = node.lower.partition(" ")[0]
        return kind in self.words("parts_of_a_city") | self.words("parts_of_a_region") and kind != "suburb"
