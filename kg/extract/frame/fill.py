"""Fills the roles of a hit with what stands in its slots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.frame.fire import fires, is_told
from kg.extract.frame.fit import Fitter
from kg.extract.frame.objection import Objections
from kg.extract.frame.slot import Slots
from kg.extract.mention import Mention
from kg.extract.phrase.count import quantity
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.frame.match import Hit
    from kg.extract.phrase.filler import Filler
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.tree import Tree

_SHARED_SLOTS = ("means", "between2", "possessor", "compound", "subject", "of", "place", "with", "copula")
"""Slots whose phrase may fill two roles."""
_LED = ("commander", "leads")
"""Claims of who is at the head of whom."""
_TOGETHER = ("together", "side", "shoulder", "alongside")
"""Words by which a verb of fighting tells of friends."""

_LOOSELY = ("several", "many", "multiple", "numerous", "some")
_PLACES = frozenset(("Place",))

_OF_PEOPLE = ("capturedPersons", "killed", "injured")
"""Claims of what was done to people."""

Filled = dict[str, list["Filler"]]


@dataclass(frozen=True, slots=True)
class RoleFiller:
    """Fills the roles of frames over one tree."""

    tree: Tree
    resolver: Resolver

    @property
    def _fitter(self) -> Fitter:
        return Fitter(self.tree, self.resolver)

    def fill(self, hit: Hit) -> Filled | str:
        """The fillers of every role of a hit, perhaps none; where what the frame wants is not met, what that is."""
        slots = Slots(self.tree, hit, self.resolver.ground.lexicon)
        otherwise = Objections(self.tree, self.resolver).to(hit, slots)
        if otherwise:
            return otherwise
        filled: Filled = {}
        taken: set[int] = set()
        for role in hit.frame.roles:
            filled[role] = self._role(hit, role, slots, taken)
        lack = self._lack(hit, slots, filled)
        if lack:
            return lack
        ends = [[filler.node for filler in filled[role]] for role in hit.frame.needs[:2]]
        if hit.frame.claim in ("backedBy", "alliedWith") and not hit.verbal and len(ends) == 2:
            first, second = ends
            if first == second and len(first) > 1:
                return "one list for both ends"
        for filler in (filler for fillers in filled.values() for filler in fillers):
            if filler.becomes and filler.record:
                filler.record.type = filler.record.type or filler.becomes
        return filled

    def _open_slots(self, hit: Hit, role: str, slots: Slots) -> tuple[str, ...]:
        """The slots of a role; who commands "the Hama brigade |in X" does not command X."""
        names = hit.frame.roles[role][0]
        told = hit.frame.claim == "commander" and "of" in names and slots.heads("of")
        return tuple(name for name in names if name != "in") if told else names

    def _role(self, hit: Hit, role: str, slots: Slots, taken: set[int]) -> list[Filler]:
        """The fillers of a role, from the first of its slots that has any; phrases of needed roles are taken."""
        names, categories = self._open_slots(hit, role, slots), hit.frame.roles[role][1]
        if role == "by" and self._both_did(hit):
            return []
        for name in names:
            found: list[Filler] = []
            for head in slots.heads(name):
                if head in taken and name not in _SHARED_SLOTS:
                    continue
                fit = self._slot(name, head, categories, slots)
                if role == "alliance" and name == "subject" and head < hit.node:
                    fit = [filler for filler in fit if filler.node < hit.node]  # not those whom the verb tells of
                if role == "member" or (hit.frame.claim in _LED and role == hit.frame.needs[-1]):
                    fit = [filler for filler in fit if not self._is_some(role, filler, head)]
                if fit and role in hit.frame.needs and name not in ("between", "means"):
                    taken.add(head)
                found += fit
                if fit and role == "location":
                    break  # "in Sarmin on the road to Idlib": one list of places, not two
            if found:
                return found
        return []

    def _is_some(self, role: str, filler: Filler, head: int) -> bool:
        """Is but a part of a group meant, of those led only by the name of groups: "three factions of X"?"""
        lexicon, noun = self.resolver.ground.lexicon, self.tree[head]
        groups = noun.lower in lexicon.set("groups", "factions") | lexicon.set("groups", "alliances")
        named = filler.record is not None and not filler.record.generic
        return filler.partial and (role == "member" or (groups and named and noun.content is None))

    def _before_set_off(self, found: list[Filler], head: int, hit: Hit) -> list[Filler]:
        """Of whom a participle between commas tells, those before it: "[the army], |backed by X, and Y"."""
        set_off = self.tree[hit.node].relation == "acl" and self.tree[hit.node - 1].text == ","
        return [filler for filler in found if filler.node < hit.node] if set_off and head < hit.node else found

    def _both_did(self, hit: Hit) -> bool:
        """Is it what came of a fight between two: "X and Y clashed, killing ten"?"""
        node = self.tree[hit.node]
        while node.relation.startswith(("advcl", "conj")) and not self.tree.children(node.index, "nsubj"):
            node = self.tree[node.head]
            if node.lower in self.resolver.ground.lexicon.set("people", "mutual"):
                return True
        return False

    def _slot(self, name: str, head: int, categories: frozenset[str], slots: Slots) -> list[Filler]:
        if name == "between2":
            return self._others_between(categories, slots)
        found = self._before_set_off(self.resolver.fillers(self.tree, head), head, slots.hit)
        if self._is_no_victim(name, head, slots.hit):
            return []
        if name == "receiver" and slots.hit.frame.claim in _OF_PEOPLE:  # "the army suffered nine |deaths"
            many = quantity(self.resolver.ground, self.tree, slots.hit.node)
            several = self.tree[slots.hit.node].tag != "NN"  # "he suffered a back |injury" counts nobody
            found = [replace(f, quantity=many) for f in found[:1] if several]
        if any("Equipment" in filler.categories for filler in found):
            found = [replace(filler, craft=None) if "means" not in name else filler for filler in found]
        found = self._of_its_own(name, head, found, categories)
        taken = name == "object" and slots.hit.frame.claim in ("capturesPlace", "controls")
        found = [replace(f, categories=_PLACES) if taken and self._some(f) else f for f in found]
        if slots.hit.frame.claim in _LED:  # "a Turkish commander" is one of many
            found = [filler for filler in found if not self._is_nation(filler)]
            if not slots.hit.verbal:  # "the president of Syria", "Sarmin's police chief" lead no group
                civil = self._is_civil_office(slots.hit.node)
                led = slots.hit.frame.claim == "leads"  # "its leader", of a state, but "Iran's air force commander"
                states = [f for f in found if "State" in f.categories or (led and f.record and f.record.country)]
                found = [f for f in found if f not in states and not (civil and f.unknown)]
        fitted = (self._fitter.fit(filler, categories, name, slots.hit.frame.claim) for filler in found)
        fit = [filler for filler in fitted if filler]
        clause = self.tree[slots.hit.node]
        listed = any(other.index > clause.index for other in self.tree.children(head, "conj"))
        if clause.relation.startswith("acl") and clause.head == head and listed:  # "X, led by Y, and Z": not Z is led
            fit = [filler for filler in fit if filler.node < clause.index] or fit
        if name == "between" and any("between2" in names for names, _ in slots.hit.frame.roles.values()):
            return self._one_side(fit, slots)
        return fit[:1] if self._says_of_one(name, slots.hit.node) else fit

    @staticmethod
    def _of_its_own(name: str, head: int, found: list[Filler], categories: frozenset[str]) -> list[Filler]:
        """Only what is told to be theirs: not the aircraft of "regime forces and aircraft", nor "Turkish drones"."""
        if name == "means":
            return [filler for filler in found if filler.craft or filler.node == head]
        if name == "by" and "Hardware" in categories:  # "backed by |Turkish drones"
            return [filler for filler in found if "Equipment" in filler.categories]
        return found

    def _is_civil_office(self, index: int) -> bool:
        """Is it an office of a place: "the police |chief", "the district |head"?"""
        civil = self.resolver.ground.lexicon.set("people", "civil")
        return any(child.lower in civil for child in self.tree.children(index, "compound", "amod"))

    def _is_no_victim(self, name: str, head: int, hit: Hit) -> bool:
        """Is it a thing that cannot die, or a deed that cannot be attacked: "repelled Russian |attacks"?"""
        if hit.frame.claim in (*_OF_PEOPLE, "memberOf"):
            return self._is_thing(head)
        deed = self.tree[head].lower in self.resolver.ground.lexicon.strikes
        return hit.frame.claim == "attacks" and hit.verbal and name == "object" and deed

    def _is_thing(self, index: int) -> bool:
        """Is it something that a group has, and none of its people: "an ISWAP |vehicle", "army |bases"?"""
        noun, lexicon = singular(self.tree[index].lower), self.resolver.ground.lexicon
        return self.tree[index].content is None and (
            noun in lexicon.equipment or noun in lexicon.set("groups", "sites")
        )

    def _says_of_one(self, slot: str, index: int) -> bool:
        """Is a noun said of one alone: "X, |an ally of Y, together with Z"?"""
        node = self.tree[index]
        article = self.tree.child(index, "det")
        set_off = node.relation == "appos" and article is not None and article.lower in ("a", "an", "the")
        return slot == "copula" and node.tag == "NN" and set_off

    @staticmethod
    def _one_side(found: list[Filler], slots: Slots) -> list[Filler]:
        """Of those between whom it is, the first; all before the other side is named: "between X and Y against Z"."""
        end = slots.other_side()
        return found[:1] if end is None else [filler for filler in found if filler.node < end]

    def _others_between(self, categories: frozenset[str], slots: Slots) -> list[Filler]:
        end = slots.other_side()
        heads = slots.heads("between") if end is None else [*slots.heads("between"), *slots.beyond(end)]
        found = [filler for head in dict.fromkeys(heads) for filler in self.resolver.fillers(self.tree, head)]
        others = found[1:] if end is None else [filler for filler in found if filler.node > end]
        fitted = (self._fitter.fit(filler, categories, "between2", slots.hit.frame.claim) for filler in others)
        return [filler for filler in fitted if filler]

    def _lack(self, hit: Hit, slots: Slots, filled: Filled) -> str | None:
        """What is missing of the needed roles and of the frame's conditions; None where nothing is."""
        flags, roles = hit.frame.flags, hit.frame.roles
        lacking = [f"{role} ({'|'.join(sorted(roles[role][1]))})" for role in hit.frame.needs if not filled[role]]
        if lacking:
            return f"nothing fills {' and '.join(lacking)}"
        if hit.frame.claim == "displaced" and any(f.categories & {"Group", "Person"} for f in filled["group"]):
            return "armed groups withdraw, a person leaves: neither is displaced"
        if hit.frame.claim == "opposes" and self._side_by_side(hit, filled):
            return "they fight on one side"
        kinds = self.resolver.ground.lexicon.set("groups", "alliances")
        if hit.frame.claim == "alliedWith" and slots.says_what_it_is and self.tree[hit.node].lower in kinds:
            return "an alliance has members"
        if hit.frame.claim == "controls" and all(self._is_position(f) for f in filled["place"]):
            return "of course a position is held"
        if hit.frame.claim == "capturesPlace" and self._only_enters(hit, filled):
            return "who enters a country has not taken it"
        told = filled.get("actor") or filled.get("weapon") or is_told(slots, airborne=self.resolver.airborne)
        if "weapon_or_actor" in flags and not told:
            return "no weapon and nobody who strikes"
        if "aerial" in flags and not filled.get("weapon") and not self._from_the_air(filled):
            return "no weapon, and no war from the air"
        done = bool(filled.get("actor")) or slots.passive or fires(slots, "subject") or self._arms(slots)
        if "passive_or_actor" in flags and not done:
            return "no passive and no doer"
        return None

    def _side_by_side(self, hit: Hit, filled: Filled) -> bool:
        """Do those who fight do so together: "fought side by side with X", "fights together with X"?"""
        beside = self.tree.children(hit.node, "advmod", "obj", "obl", "nmod:unmarked")
        others = {self.tree.case(filler.node) for filler in filled["b"]}
        return "with" in others and any(node.lower in _TOGETHER for node in beside)

    def _only_enters(self, hit: Hit, filled: Filled) -> bool:
        """Is it a country that somebody gets into: "entered Chad"?"""
        enters = hit.verbal and hit.trigger.head in self.resolver.ground.lexicon.set("verbs", "entering")
        return enters and all(f.record is not None and f.record.country for f in filled["place"])

    def _from_the_air(self, filled: Filled) -> bool:
        """Does the text tell of war from the air, and nobody on foot do it: "Other raids on X", not "a raid by HTS"?"""
        doers = [filler.record for filler in filled.get("actor", ()) if filler.record]
        flown = all(record.type in ("StateForce", "Alliance") for record in doers)
        named = all(filler.record is not None for filler in filled["place"])
        return flown and named and self.resolver.airborne

    def _arms(self, slots: Slots) -> bool:
        """Is it equipment that does it, or whoever mans it: "the air defence |systems", "air defence |crews downed"?"""
        heads, fire = slots.heads("subject"), self.resolver.ground.lexicon.set("equipment", "fire")
        manned = [n for head in heads for n in self.tree.children(head, "compound", "amod")]
        doers = (filler for head in heads for filler in self.resolver.fillers(self.tree, head))
        return any(n.lower in fire for n in manned) or any("Equipment" in filler.categories for filler in doers)

    def _is_nation(self, filler: Filler) -> bool:
        """Is it told by no more than an adjective: "Turkish"?"""
        content = self.tree[filler.node].content
        return isinstance(content, Mention) and content.demonym

    def _some(self, filler: Filler) -> bool:
        """Are places counted, however loosely: "several villages", "dozens of checkpoints"?"""
        loose = any(d.lower in _LOOSELY for d in self.tree.children(filler.node, "det", "amod"))
        return "Described" in filler.categories and (filler.quantity is not None or loose)

    def _is_position(self, filler: Filler) -> bool:
        """Is a place no more than where a group stands: "positions held by HTS"?"""
        sites, places = self.resolver.ground.lexicon.set("groups", "sites"), self.resolver.ground.lexicon.set
        noun = singular(self.tree[filler.node].text)
        return filler.record is None and noun in sites and noun not in places("places", "heads")
