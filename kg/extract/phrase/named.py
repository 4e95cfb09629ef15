"""Names as fillers: what a name may count as."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS, PLACES, Mention
from kg.extract.phrase.count import quantity
from kg.extract.phrase.filler import GROUP, PEOPLE, PLACE, Filler
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.phrase.ground import Ground
    from kg.extract.phrase.side import Sides
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_CATEGORIES = {
    "Alliance": frozenset(("Group", "Alliance")),
    "Faction": frozenset(("Group", "Faction")),
    "Person": frozenset(("Person", "People")),
    "EquipmentType": frozenset(("Equipment", "Hardware", "Ordnance")),
}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of an article as fillers."""

    ground: Ground
    sides: Sides

    def fillers(self, tree: Tree, node: Node, mention: Mention) -> list[Filler]:
        """A name as filler; see `_people_or_state` for "Russian"."""
        if mention.demonym:
            return self._people_or_state(tree, node, mention)
        record = self.ground.registry.of(mention)
        categories = self._categories(record, mention)
        number = quantity(self.ground, tree, node.index)
        if number and record.type is None and node.text.endswith("s") and " " not in node.text:
            return [Filler(node.index, PEOPLE, node.text, None, number)]  # "3,600 |Kurds"
        if number and record.type is None and _is_of_a_make(node.text):
            return [
                Filler(node.index, _CATEGORIES["EquipmentType"], node.text, record, number, becomes="EquipmentType")
            ]
        return [Filler(node.index, categories, mention.text, record, number, unknown=record.type is None)]

    def _people_or_state(self, tree: Tree, node: Node, mention: Mention) -> list[Filler]:
        """The state for "Russians" and the "Russian" of "Russian strikes"; people for "seven Israelis"."""
        plural = node.text.endswith("s")
        number = quantity(self.ground, tree, node.index) if plural else None
        counted = number or (plural and node.relation == "nmod" and isinstance(tree[node.head].content, Number))
        if counted:
            return [Filler(node.index, PEOPLE, node.text, None, number)]
        state = node.text.replace(".", "").isupper()  # "trained by the US"
        if not plural and not state and node.relation not in ("amod", "compound"):
            return []
        record = self.sides.nation(mention.country or "", self.ground.span(mention.start, mention.end))
        return [Filler(node.index, GROUP, node.text, record)]

    def _categories(self, record: Record, mention: Mention) -> frozenset[str]:
        if record.type in _CATEGORIES:
            return _CATEGORIES[record.type]
        if record.country or mention.text in self.ground.lexicon.pairs("names", "capitals"):
            return frozenset(("Place", "State"))
        if record.type in GROUPS:
            return GROUP
        if record.type in PLACES:
            return PLACE
        if record.type == "Organization" and _governs(mention.text, record.name):
            return frozenset(("Group", "Organization"))
        return frozenset((record.type or "Unknown",))

    def as_forces(self, filler: Filler) -> Filler:
        """The state of a ministry or a general staff, whose forces are its own: "Russia's Defence Ministry"."""
        record = filler.record
        if record is None or record.type != "Organization":
            return filler
        words = re.sub(r"[’']s\b", "", record.name).split()
        if self.ground.lexicon.set("groups", "ministries").isdisjoint(word.lower() for word in words):
            return filler
        lexicon, countries = self.ground.lexicon, self.ground.registry.references.countries
        known = {**lexicon.pairs("names", "demonyms"), **lexicon.pairs("names", "capitals"), **countries}
        country = next((known[word] for word in (words[0], words[-1], " ".join(words[:2])) if word in known), None)
        if country is None:
            return filler
        return replace(filler, categories=GROUP, record=self.sides.nation(country, min(record.spans)))

    def as_state(self, filler: Filler) -> Filler:
        """A country that acts is its armed forces; anything else is what it is."""
        if "State" not in filler.categories or filler.record is None:
            return filler
        capitals = self.ground.lexicon.pairs("names", "capitals")
        country = filler.record.country or capitals.get(filler.words, filler.words)
        record = self.ground.registry.acting(country, min(filler.record.spans))
        return replace(filler, categories=GROUP, record=record)


def _governs(text: str, name: str) -> bool:
    """Is an organisation a government or an administration, which has forces?"""
    return "overnment" in text or "overnment" in name or "dministration" in name


def _is_of_a_make(text: str) -> bool:
    """May a name that is counted be that of a make or a model: "two |Toyota Hiluxes", "nine |RPG-9"?"""
    return (" " in text and text.endswith("s")) or any(letter.isdigit() for letter in text)
