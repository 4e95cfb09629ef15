"""Claims before their entities have ids: roles chosen, stance read, date found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from kg.claim import Quantity
from kg.extract.date import Date
from kg.extract.frame.fill import RoleFiller
from kg.extract.frame.gapped import gapped
from kg.extract.mention import GROUPS, Mention
from kg.extract.parse.attach import is_name
from kg.extract.registry import Record
from kg.extract.stance import Stance
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.frame.fill import Filled
    from kg.extract.frame.match import Hit
    from kg.extract.phrase.filler import Filler
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.stance import StanceReader
    from kg.extract.tree import Node, Tree

COUNTED_ROLE = {
    "killed": "victim_group",
    "injured": "victim_group",
    "displaced": "group",
    "capturedPersons": "group",
    "capturesEquipment": "equipment",
    "destroysEquipment": "equipment",
    "capturesPlace": "place",
}
"""The role whose number is the claim's quantity."""
_BETWEEN_TWO = ("alliedWith", "opposes", "attacks", "backedBy", "memberOf")
"""Claims that need two different entities."""
_HARM = ("killed", "injured", "displaced", "airstrikeOrShelling")
"""Claims of what traffic does too."""
_MANY = ("dozens", "scores", "hundreds", "thousands", "tens", "millions")
"""Words that are as good as a number, where "several" is not."""
_HIGHEST = 5
"""Clauses above one in which its date is sought."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose roles hold registry records, words, or None for an unknown doer."""

    type: str
    rule: str
    roles: dict[str, Record | str | None]
    stance: Stance
    quantity: Quantity | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A hit of which no claim is made, and why."""

    hit: Hit
    reason: str


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes drafts of the hits in one tree."""

    tree: Tree
    resolver: Resolver
    stances: StanceReader

    def drafts(self, hit: Hit) -> list[Draft | Rejected]:
        """The claims of one hit; or why none, as where a needed role is open or the clause states no fact."""
        filled = RoleFiller(self.tree, self.resolver).fill(hit)
        if isinstance(filled, str):
            return [Rejected(hit, filled)]
        stance = Stance("asserted") if self._set_off(hit) else self.stances.read(self.tree, hit.node)
        if stance is None:
            return [Rejected(hit, "states no fact: a guess, a condition or a question")]
        if "implied" in hit.frame.flags and stance.polarity == "negated":
            return [Rejected(hit, "not implied by what is denied")]
        undone = self._undone(hit)
        if undone:
            return [Rejected(hit, undone)]
        named = "dated" in hit.frame.flags and not hit.verbal
        date = self._date_of_noun(hit.node) if named else self.date(hit.node, dated="dated" in hit.frame.flags)
        if "dated" in hit.frame.flags and date is None:
            return [Rejected(hit, "no date is named")]
        counted = filled.get(COUNTED_ROLE.get(hit.frame.claim, ""))
        drafts = [
            self._draft(hit, chosen, stance, self._listed_date(chosen) or date) for chosen in _choices(hit, filled)
        ]
        if counted and any(isinstance(draft, Draft) for draft in drafts):  # the whole, not the parts of it that follow
            self.resolver.counted_last = counted[0]
        if counted and "counted" in hit.frame.flags and "place" in hit.frame.roles:
            drafts += self._elsewhere(hit, counted[0], filled, stance, date)
        return drafts

    def _elsewhere(
        self, hit: Hit, counted: Filler, filled: Filled, stance: Stance, date: Date | None
    ) -> list[Draft | Rejected]:
        """The same of as many in other places: "12 were killed in Sarmin and another 7 in Binnish"."""
        role = COUNTED_ROLE[hit.frame.claim]
        chosen = {name: fillers[0] if fillers else None for name, fillers in filled.items()}
        found: list[Draft | Rejected] = []
        for number, place in gapped(self.tree, max(hit.node, counted.node)):
            where = [f for f in self.resolver.head(self.tree, place, 4) if f.unknown or "Place" in f.categories]
            if where:
                many = replace(counted, quantity=number.quantity)
                found.append(self._draft(hit, chosen | {role: many, "place": where[0]}, stance, date))
        return found

    def _set_off(self, hit: Hit) -> bool:
        """Is it said beside what the clause says: "X, the leader of Y, denied", "Y's leader X denied"?"""
        node = self.tree[hit.node]
        beside = node.relation in ("appos", "compound", "flat") or self._before_a_person(hit.node)
        said_of = any("copula" in slots for slots, _ in hit.frame.roles.values())
        return not hit.verbal and said_of and beside and not self.tree.children(hit.node, "cop", "nsubj")

    def _before_a_person(self, index: int) -> bool:
        following = self.tree.after(index)
        content = following.content if following else None
        return isinstance(content, Mention) and content.type == "Person"

    def _undone(self, hit: Hit) -> str | None:
        """Why a hit tells of no deed, None where it does."""
        if self._natural(hit):
            return "the work of weather, illness, accident or labour"
        if self._scant(hit):
            return "hardly any"
        return "one deed or another: neither is said to be done" if self._either(hit) else None

    def _natural(self, hit: Hit) -> bool:
        """Is it the work of weather, illness or accident: "killed by an avalanche", "died of exposure"?"""
        words = self.resolver.ground.lexicon.set("modality", "natural")
        nodes = [self.tree[hit.node], *self.tree.children(hit.node, "nsubj", "obl", "nmod", "compound", "amod")]
        nodes = [n for n in nodes if self.tree.case(n.index) not in ("on", "against", "at")]  # "a strike on a bus"
        node = self.tree[hit.node]
        while node.relation.startswith(("advcl", "conj", "xcomp")):
            node = self.tree[node.head]
            nodes += self.tree.children(node.index, "nsubj")
        crashes = hit.frame.claim in _HARM and any(map(self._drives, nodes)) and not self._explodes()
        return crashes or any(node.lower in words or self._accident(node) for node in nodes) or self._labour(hit)

    def _drives(self, node: Node) -> bool:
        """Is it a vehicle that does it: "a bus overturned, killing ten", "hit by a |car"?"""
        does = node.relation.startswith("nsubj") or self.tree.case(node.index) == "by"
        return does and node.lower in self.resolver.ground.lexicon.set("modality", "vehicles")

    def _explodes(self) -> bool:
        """Does the sentence tell of something that blows up: "the bus ran over a mine"?"""
        lexicon = self.resolver.ground.lexicon
        explosives = lexicon.set("equipment", "explosives")
        names = (lexicon.equipment.get(node.lower) or lexicon.equipment.get(singular(node.text)) for node in self.tree)
        return any(name in explosives for name in names if name)

    def _scant(self, hit: Hit) -> bool:
        """Is there hardly any of it: "met |little resistance"?"""
        scant = self.resolver.ground.lexicon.set("modality", "scant")
        modifiers = self.tree.children(hit.node, "amod", "det", "advmod")
        return hit.frame.claim == "opposes" and not hit.verbal and any(n.lower in scant for n in modifiers)

    def _either(self, hit: Hit) -> bool:
        """Is it one of two deeds, of which the text leaves open which: "|killed or wounded forty"?"""
        joined = [n for n in self.tree.children(hit.node, "conj") if n.tag.startswith("VB")]
        joined += [self.tree[hit.node]] if self.tree[hit.node].relation == "conj" else []
        return hit.verbal and any(c.lower == "or" for n in joined for c in self.tree.children(n.index, "cc"))

    def _accident(self, node: Node) -> bool:
        """Is it a fire of nobody's, or a blast in an article that names no armed group: "The |fire killed ten"?"""
        if not node.relation.startswith("nsubj") or self.tree.children(node.index, "amod", "compound", "nmod"):
            return False
        ground = self.resolver.ground
        if node.lower in ground.lexicon.set("modality", "blasts"):
            return not any(record.type in GROUPS for record in ground.registry.records.values())
        return node.lower in ground.lexicon.set("modality", "accidents")

    def _labour(self, hit: Hit) -> bool:
        """Is a strike one of workers: "went on strike", "a strike by teachers"?"""
        if hit.verbal or hit.frame.claim not in ("airstrikeOrShelling", "attacks"):
            return False
        if self.tree.case(hit.node) == "on" and not self.tree.children(hit.node, "det", "amod", "nummod"):
            return True
        words = self.resolver.ground.lexicon.set("modality", "labour")
        near = self.tree[hit.node + 1 : hit.node + 4]
        return any(node.lower in words for node in (*near, *self.tree.children(hit.node, "compound", "amod")))

    def _draft(self, hit: Hit, chosen: dict[str, Filler | None], stance: Stance, date: Date | None) -> Draft | Rejected:
        frame = hit.frame
        if not _means_free(chosen, frame.needs):
            return Rejected(hit, "the means are another's")
        role = COUNTED_ROLE.get(frame.claim)
        counted = chosen.get(role) if role else None
        quantity = (_quantity(counted) or self._single(frame.claim, counted)) if counted else None
        if role and not self._counts(hit, counted, quantity):
            return Rejected(hit, "no number, or one that the rule does not take")
        roles = _with_a_doer(
            frame.needs,
            {role: (f.record or f.words) if f else None for role, f in chosen.items() if f or role == "actor"},
        )
        if roles.get("by") is not None and roles.get("by") == roles.get("victim_group"):
            del roles["by"]  # nobody kills his own: who did is not known
        if not _distinct(hit, roles):
            return Rejected(hit, "both ends are the same")
        target = chosen.get("target")
        if target and target.record is None and target.quantity:  # "eliminated 300 militants"
            return Rejected(hit, "so many people are no force")
        if frame.claim == "memberOf" and not _may_join(roles.get("member"), roles.get("alliance")):
            return Rejected(hit, "a state belongs to coalitions only")
        if frame.claim == "killed" and counted and _tells_of_own_death(counted, stance):
            if self.tree[counted.node].tag.startswith("PRP"):
                return Rejected(hit, "the dead do not speak")
            stance = Stance("asserted")
        _remember_leader(frame.claim, roles)
        return Draft(frame.claim, frame.id, roles, stance, quantity, date)

    def _single(self, claim: str, counted: Filler) -> Quantity | None:
        """The one person that is spoken of: "[the base commander] was injured"."""
        node = self.tree[counted.node] if counted.node < len(self.tree) else None
        people = self.resolver.ground.lexicon.set("people", "nouns")
        if claim not in ("killed", "injured") or node is None or node.tag != "NN" or node.lower not in people:
            return None
        the = any(child.lower == "the" for child in self.tree.children(node.index, "det"))
        plural = node.lower in ("people", "police", "crew")
        return Quantity(counted.words, 1, 1, None, node.lower) if the and not plural else None

    def _counts(self, hit: Hit, counted: Filler | None, quantity: Quantity | None) -> bool:
        """Is the number one that the frame takes? "Several fighters" captured are persons, "several bases" not."""
        if quantity is None:
            return "counted" not in hit.frame.flags
        if quantity.minimum is not None or quantity.maximum is not None:
            return True
        if "numbered" in hit.frame.flags:
            return any(word in _MANY for word in quantity.verbatim.lower().split())
        if quantity.verbatim.lower() == "some":
            return False
        lexicon = self.resolver.ground.lexicon
        of_people = quantity.unit in lexicon.set("people", "nouns") | lexicon.set("people", "fighters")
        return of_people or hit.frame.claim != "capturedPersons" or counted is None or counted.record is None

    # -- dates -------------------------------------------------------------------------------------------------------

    def date(self, index: int, *, dated: bool = False) -> Date | None:
        """The date of a clause: its own, else that of the clause it hangs on.

        What is said of a name is not `dated` by the clause around it: "The operation launched by X |went on Sunday".
        """
        node = self.tree[index]
        for _ in range(_HIGHEST):
            own = self._own_date(node.index)
            apart = ("ccomp", "acl", "parataxis") if dated else ("ccomp", "acl:relcl", "parataxis")
            if own or node.head == node.index or node.relation.startswith(apart):
                return own
            node = self.tree[node.head]
        return None

    def _date_of_noun(self, index: int) -> Date | None:
        """The date right with an event noun or what it is of: "the launch of X on 5 May"."""
        near = (index, *(child.index for child in self.tree.children(index, "nmod")))
        nodes = [n for at in near for n in self.tree.children(at)]
        if self.tree[index].relation == "obj":  # "5 May |saw the start"
            before = self.tree.children(self.tree[index].head, "nsubj", "obl:unmarked")
            nodes += before if all(isinstance(n.content, Date) for n in before) else ()
        return next((node.content for node in nodes if isinstance(node.content, Date)), None)

    def _listed_date(self, chosen: dict[str, Filler | None]) -> Date | None:
        """The date of one item of a list: "X on Monday and Y |on Sunday"."""
        fillers = (filler for filler in chosen.values() if filler and filler.node < len(self.tree))
        items = [(self.tree[filler.node], filler.words) for filler in fillers]
        # A pronoun's filler keeps the node of the sentence that named it.
        listed = [n for n, words in items if n.relation == "conj" and is_name(n.content) and n.content.text == words]
        dates = (self._own_date(item.index) for item in listed)
        return next((date for date in dates if date), None)

    def _own_date(self, index: int) -> Date | None:
        """The date among the phrases of a word; also one hung on those, but on a name only for want of another."""
        children = self.tree.children(index)
        phrases = [c for c in children if c.relation.startswith(("obl", "nmod", "advmod", "obj"))]
        names = [c for c in phrases if isinstance(c.content, Mention) and c.relation in ("obj", "obl:agent")]
        near = [
            n for c in children for n in (c, *(self.tree.children(c.index) if c in phrases and c not in names else ()))
        ]
        far = [n for c in names for n in self.tree.children(c.index, "nmod") if self.tree.case(n.index) in ("on", "in")]
        return next((node.content for node in (*near, *far) if isinstance(node.content, Date)), None)


def _tells_of_own_death(victim: Filler, stance: Stance) -> bool:
    """Is a person said to have died the source that is said to tell it?"""
    person = victim.record
    return person is not None and person.type == "Person" and person.name == stance.source


def _remember_leader(claim: str, roles: dict[str, Record | str | None]) -> None:
    """Keep whom a person leads, for "his troops" and "Haftar's forces"."""
    ends = {"commander": ("person", "group"), "leads": ("actor", "operation_or_alliance")}.get(claim)
    leader, led = (roles.get(role) for role in ends) if ends else (None, None)
    if isinstance(leader, Record) and leader.type == "Person" and isinstance(led, Record) and led.type in GROUPS:
        leader.group = led


def _choices(hit: Hit, filled: Filled) -> list[dict[str, Filler | None]]:
    """One filler for each role, in every combination of the roles that may be shared out among several claims."""
    roles = hit.frame.roles
    if hit.frame.claim == "leads":
        filled = filled | {"actor": _of_one_kind(filled["actor"])}
    multiple = [
        role
        for role in roles
        if role in hit.frame.needs or (role in ("actor", "weapon", "by", "location") and filled[role])
    ]
    found: list[dict[str, Filler | None]] = []
    for choice in product(*(filled[role] for role in multiple)):
        chosen: dict[str, Filler | None] = dict(zip(multiple, choice, strict=True))
        for role in roles:
            if role not in chosen:
                chosen[role] = filled[role][0] if filled[role] else None
        found.append(chosen)
    return found


def _means_free(chosen: dict[str, Filler | None], needs: tuple[str, ...]) -> bool:
    """Leave out the means of another doer: of "Russian and Syrian aircraft" each uses its own.

    False where the claim needs them.
    """
    doer = chosen.get("actor") or chosen.get("attacker")
    for role in ("equipment", "weapon"):
        means = chosen.get(role)
        if means and means.craft and doer and doer.node != means.node:
            if role in needs:
                return False
            chosen[role] = None
    return True


def _quantity(counted: Filler) -> Quantity | None:
    """How many were counted; a person named is one."""
    if counted.quantity is None and counted.record is not None and counted.record.type == "Person":
        return Quantity(counted.words, 1, 1)
    return counted.quantity


def _distinct(hit: Hit, roles: dict[str, Record | str | None]) -> bool:
    """Are the two ends of a claim two things?"""
    core = [roles.get(role) for role in hit.frame.needs[:2]]
    if len(core) == 2 and core[0] is core[1]:
        return False
    doer = roles.get("actor")
    if doer is not None and doer in (roles.get("place"), roles.get("from")):
        return False
    ends = {value.key if isinstance(value, Record) else value for value in roles.values() if value is not None}
    named = hit.frame.claim in ("opposes", "attacks") or sum(isinstance(value, Record) for value in core) > 1
    return hit.frame.claim not in _BETWEEN_TWO or (named and len(ends) > 1)


def _of_one_kind(leaders: list[Filler]) -> list[Filler]:
    """Who leads together is alike, all persons or all groups: of "led by Omar, most notably Liwa X" only Omar leads."""
    kinds = [("Person" in filler.categories, filler) for filler in leaders]
    return [filler for person, filler in kinds if person == kinds[0][0]]


def _may_join(member: Record | str | None, alliance: Record | str | None) -> bool:
    """May one be a member of the other? States join coalitions, and no armed groups: "|Egypt joined the coalition"."""
    state = isinstance(member, Record) and member.key.startswith("state:")
    return not state or (isinstance(alliance, Record) and alliance.type == "Alliance")


def _with_a_doer(needs: tuple[str, ...], roles: dict[str, Record | str | None]) -> dict[str, Record | str | None]:
    """The roles without a doer who is but the place: "the shelling of Sarmin" is nobody's."""
    itself = roles.get("actor") is not None and roles["actor"] is roles.get("place")
    return roles | {"actor": None} if itself and "actor" not in needs else roles
