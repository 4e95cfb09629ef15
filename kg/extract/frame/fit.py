"""What may fill a role: whether a filler is of the kind that is wanted, or a new name may become that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.parse.attach import is_place
from kg.extract.phrase.filler import GROUP, PEOPLE, PLACE
from kg.extract.phrase.owner import owner

if TYPE_CHECKING:
    from kg.extract.phrase.filler import Filler
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Tree

TYPE_FOR = {"Place": "Location", "Person": "Person", "Operation": "Operation", "Alliance": "Alliance"}
"""The type that a name of unknown type takes from the only category its role allows."""
_AIMED = ("for", "on", "near", "around", "at", "against")
"""Prepositions before what is fought for or at, which is no operation."""
_SUFFERING = ("on", "against", "at", "object", "receiver")
"""Slots of those to whom it is done, where a capital is a city and no government."""
_LED = ("commander", "leads")
"""Claims of who is at the head of whom."""
_INDEFINITE = ("several", "many", "some", "any", "every", "each")
"""Words of places that are not told one by one."""


@dataclass(frozen=True, slots=True)
class Fitter:
    """Sees fillers for what the roles of frames over one tree want."""

    tree: Tree
    resolver: Resolver

    def fit(self, filler: Filler, categories: frozenset[str], slot: str, claim: str) -> Filler | None:
        """The filler as one of the wanted categories, None where it is of none."""
        found = filler.categories
        if slot == "means":
            return filler if "Equipment" in found else self._craft(filler)
        if "Group" in categories and "State" in found:
            city = filler.record is not None and filler.record.country is None
            return None if city and slot in _SUFFERING else self.resolver.names.as_state(filler)
        if claim == "opposes" and "Person" in found:  # "fighting between army chief X and Z commander Y"
            return self._led_by(filler)
        if "State" in categories and "State" in found:
            nation = filler.record is not None and filler.record.country is not None
            return self.resolver.names.as_state(filler) if nation else None
        if "Body" in categories and "Group" in found:
            return filler if self._is_body(filler) else None
        if categories & {"Equipment", "Hardware", "Ordnance"} and filler.craft and not found & categories:
            craft, doer = self._craft(filler), slot == "subject"
            return replace(craft, quantity=filler.quantity, craft=filler.craft if doer else None) if craft else None
        if categories == PEOPLE and "Group" in found:
            return None  # fighters who leave are no displaced people
        if found & categories:
            undefined = "Place" in categories and "Described" in found and not self._definite(filler)
            if filler.record and "State" in found:  # a capital that is struck is a place
                filler.record.type = filler.record.type or "Location"
            return None if undefined else filler
        return self._fit_unknown(filler, filler.record, categories, slot, claim) if filler.record else None

    def _led_by(self, filler: Filler) -> Filler | None:
        """The group that a person is said to be at the head of, or was before."""
        roles, person = self.resolver.ground.lexicon.set("names", "roles"), filler.record
        titles = self.tree.children(filler.node, "compound", "nmod:desc", "flat")
        whose = owner(self.resolver, self.tree, filler.node) if any(n.lower in roles for n in titles) else None
        group = whose.record if whose else person.group if person else None
        return replace(filler, record=group, words=group.name, categories=GROUP) if group else None

    def _fit_unknown(
        self, filler: Filler, record: Record, categories: frozenset[str], slot: str, claim: str
    ) -> Filler | None:
        """A name of unknown type as what its role wants, where nothing speaks against it."""
        if not filler.unknown:
            return None
        the = any(child.lower == "the" for child in self.tree.children(filler.node, "det"))
        if record.reference:
            return None  # a curated war is no operation
        if categories == PLACE and self.tree.child(filler.node, "det"):
            return None  # "the Lions" are no place
        if claim == "startDate" and slot == "subject" and self.tree.child(self.tree[filler.node].head, "obj"):
            return None  # who starts something is none
        struck = claim == "attacks" and slot in _SUFFERING
        if categories & {"Operation", "Alliance"} and self.tree.case(filler.node) in _AIMED:  # "the battle for X"
            return None
        return _typed(filler, record, categories, struck=struck, the=the or (claim in _LED and slot == "of"))

    def _is_body(self, filler: Filler) -> bool:
        """Is a group one with members and a name, and no country as in "Iraqi faction"?"""
        record, adjective = filler.record, isinstance(self.tree[filler.node].content, Mention)
        return record is not None and not (record.generic or (adjective and record.key.startswith("state:")))

    def _craft(self, filler: Filler) -> Filler | None:
        """The equipment that a force is: "Russian aircraft"."""
        record = self.resolver.ground.registry.records.get(f"equipment:{filler.craft}")
        return replace(filler, record=record, categories=frozenset(("Equipment",)), quantity=None) if record else None

    def _somewhere(self, index: int) -> bool:
        """Does a phrase say where the places are: "villages |in southern Syria"?"""
        phrases = self.tree.children(index, "nmod")
        return any(is_place(n.content) and self.tree.case(n.index) == "in" for n in phrases)

    def _definite(self, filler: Filler) -> bool:
        """Is a described place one place ("the spinning mill", "a camp"), or so many ("about 25 locations")?"""
        if filler.quantity is not None and filler.quantity.minimum is not None:
            return True
        determiners = self.tree.children(filler.node, "det", "amod")
        owned = bool(self.tree.children(filler.node, "nmod:poss"))
        definite = owned or any(d.lower == "the" for d in determiners if d.relation == "det")
        if self.tree[filler.node].tag != "NN" and not definite and not self._somewhere(filler.node):
            return False
        return not any(determiner.lower in _INDEFINITE for determiner in determiners)


def _typed(filler: Filler, record: Record, categories: frozenset[str], *, struck: bool, the: bool) -> Filler | None:
    """A name of unknown type as what its role wants; a group only once the whole frame fits, for cities act too.

    What is `struck` may be a city or a group; "|the" before several words tells that they are no person.
    """
    if categories & {"Group", "Body", "Faction"} and is_acronym(filler.words):
        record.type = "Faction"
        return replace(filler, unknown=False, categories=GROUP)
    # Of those who lead, a new name of two words is a person's: groups are known by the form of their names.
    person = "Person" in categories and " " in filler.words
    if categories == GROUP and (the or " " not in filler.words) and not struck:
        return replace(filler, becomes="Faction", categories=GROUP)
    wanted = next((TYPE_FOR[category] for category in categories if category in TYPE_FOR), None)
    if wanted is None or (len(categories) > 1 and not person):
        return None
    record.type = "Person" if person else wanted
    return replace(filler, unknown=False, categories=frozenset(("Person",)) if person else categories)


def is_acronym(words: str) -> bool:
    """Is a name an abbreviation, as groups have?

    >>> is_acronym("NSAGs"), is_acronym("Sarmin")
    (True, False)
    """
    return " " not in words and sum(letter.isupper() for letter in words) >= 2 and words[:1].isupper()
