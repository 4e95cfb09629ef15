"""Equipment in phrases: "T-55 tanks", "barrel bombs", the aircraft in "Russian aircraft"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.phrase.filler import Filler
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.claim import Span
    from kg.extract.phrase.ground import Ground
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_LONGEST = 4
"""Words before a noun that may belong to the name of the equipment: "rocket-propelled grenade launcher"."""
_MORE = ("more", "other", "additional", "further", "several", "new", "single", "attempted", "suspected", "retaliatory")
"""Words before equipment that belong to no name of it: "two |more drones"."""
_EXPLOSIVE = frozenset(("Equipment", "Explosive"))
_HARDWARE = frozenset(("Equipment", "Hardware"))


@dataclass(frozen=True, slots=True)
class Armoury:
    """Finds equipment by seeds/lexicon/equipment.yaml and adds it to the registry."""

    ground: Ground

    def filler(self, tree: Tree, node: Node) -> Filler | None:
        """The equipment that a noun and the words before it name, the longest known."""
        for first in range(max(0, node.index - _LONGEST), node.index + 1):
            name = self._name(self._words(tree, first, node.index), tree, first, node.index)
            if name:
                modelled = _modelled(tree, first, node.index)
                model = f"{tree[first - 1].text.strip('()')} {singular(node.text)}" if modelled else name
                span = self.ground.span(tree[self._start(tree, first, node.index)].start, node.end)
                record = self._model(tree[first - 1]) if modelled else None
                record = record or self.ground.registry.equipment(model, span)
                record.spans.add(span)
                return Filler(node.index, self.categories(name), span.text, record)
        return None

    def names_with_words_before(self, tree: Tree, node: Node) -> bool:
        """Is it equipment only with the words before it: "jet |fighters"?"""
        return any(
            self._name(self._words(tree, first, node.index), tree, first, node.index)
            for first in range(max(0, node.index - _LONGEST), node.index)
        )

    def _words(self, tree: Tree, first: int, last: int) -> str:
        return " ".join(node.lower for node in tree[first : last + 1]).replace(" - ", "-")

    def categories(self, name: str) -> frozenset[str]:
        """What equipment counts as: explosives, used by blowing them up, or hardware; rifles are no ordnance."""
        lexicon = self.ground.lexicon
        kind = _EXPLOSIVE if name in lexicon.set("equipment", "explosives") else _HARDWARE
        return kind if name in lexicon.set("equipment", "hand_held") else kind | {"Ordnance"}

    def _start(self, tree: Tree, first: int, last: int) -> int:
        """Where a name of equipment starts, with its model and the nouns before it: "T-55 tanks", "field guns"."""
        if _modelled(tree, first, last):
            return first - 1
        nouns = self.ground.lexicon.set("groups", "nouns")
        while first > 0 and _belongs(tree[first - 1], first, last):
            word = tree[first - 1].lower
            measure = first > 1 and tree[first - 2].tag == "HYPH"  # "a 122-|mm howitzer"
            counting = word in self.ground.lexicon.numbers("dates", "ordinals")  # "a |third helicopter"
            counting = counting or word in _MORE
            if measure or counting or word in nouns or self.ground.side_of(word) or self._befell(tree[first - 1]):
                break
            first -= 1
        return first

    def _befell(self, word: Node) -> bool:
        """Does a word tell what became of equipment, or what it does: "|downed drones", "|incoming missiles"?"""
        deeds = self.ground.lexicon.deeds
        done = any(word.lower in deeds[claim] for claim in ("destroysEquipment", "capturesEquipment", "usesEquipment"))
        does = word.tag == "VBG" or (word.tag == "JJ" and word.lower.endswith("ing"))
        return does or (done and word.tag in ("VBN", "VBD", "JJ"))

    def _model(self, before: Node) -> Record | None:
        """The model that a curator knows: the T-72 of "a T-72 tank"."""
        model = before.content
        known = isinstance(model, Mention) and model.type == "EquipmentType" and not model.demonym
        return self.ground.registry.of(model) if known and isinstance(model, Mention) else None

    def _name(self, words: str, tree: Tree, first: int, last: int) -> str | None:
        forms = self.ground.lexicon.equipment
        return forms.get(words) or (forms.get(singular(tree[last].text)) if first == last else None)

    def craft(self, noun: str, span: Span) -> str | None:
        """The name of the equipment that a noun for a force is: "aircraft"; "strikes" has none."""
        forms = self.ground.lexicon.equipment
        name = forms.get(noun) or forms.get(singular(noun))
        if name:
            self.ground.registry.equipment(name, span)
        return name

    def craft_at(self, tree: Tree, index: int) -> str | None:
        """The same for a noun of a tree."""
        node = tree[index]
        return self.craft(node.lower, self.ground.span(node.start, node.end))


def _modelled(tree: Tree, first: int, last: int) -> bool:
    """Does a model stand before a name of equipment: "T-55 tanks", "Shahin drones"?"""
    return first > 0 and first <= tree[first - 1].head <= last and _is_model(tree[first - 1])


def _belongs(node: Node, first: int, last: int) -> bool:
    return node.content is None and node.relation in ("compound", "amod") and first <= node.head <= last


def _is_model(node: Node) -> bool:
    name = node.content
    if not isinstance(name, Mention) or name.demonym or name.country:
        return False
    if name.type is None and name.text.isupper() and name.text.isalpha():
        return False  # "GoS helicopter": initials are somebody's
    return name.type in (None, "EquipmentType") or (name.type == "Location" and not name.sure)
