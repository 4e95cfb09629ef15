"""From a frame set off in a tree to claims: roles filled, stance read, date found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from kg.claim import Quantity
from kg.extract.date import Date
from kg.extract.frame import Hit, Slots
from kg.extract.mention import Mention

if TYPE_CHECKING:
    from kg.extract.filler import Filler, Resolver
    from kg.extract.registry import Record
    from kg.extract.stance import Stance, StanceReader
    from kg.extract.tree import Tree

TYPE_FOR = {
    "Place": "Location",
    "Group": "Faction",
    "Person": "Person",
    "Operation": "Operation",
    "Alliance": "Alliance",
}
"""The type that a name of unknown type takes from the role it fills."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its entities have ids: roles hold registry records, words, or None."""

    type: str
    rule: str
    roles: dict[str, Record | str | None]
    stance: Stance
    quantity: Quantity | None = None
    date: Date | None = None
    node: int = 0


class Assembler:
    """Makes drafts of the hits in one tree."""

    def __init__(self, tree: Tree, resolver: Resolver, stances: StanceReader) -> None:
        self.tree, self.resolver, self.stances = tree, resolver, stances

    def drafts(self, hit: Hit) -> list[Draft]:
        """The claims of one hit; none where a needed role is open or the clause states no fact."""
        filled = self._roles(hit)
        if filled is None:
            return []
        stance = self.stances.read(self.tree, hit.node)
        if stance is None or self._natural(hit):
            return []
        return self._claims(hit, filled, stance)

    def _natural(self, hit: Hit) -> bool:
        """Is it the work of weather, illness or accident: "killed by an avalanche", "died of exposure"?"""
        words = self.resolver.lexicon.set("modality", "natural")
        nodes = [self.tree[hit.node], *self.tree.children(hit.node, "nsubj", "obl", "nmod", "compound", "amod")]
        return any(n.lower in words for n in nodes)

    def _roles(self, hit: Hit) -> dict[str, list[Filler]] | None:
        slots = Slots(self.tree, hit)
        frame = hit.frame
        if "passive" in frame.flags and (not slots.passive or slots.heads("by")):
            return None
        filled: dict[str, list[Filler]] = {}
        taken: set[int] = set()
        for role, (names, categories) in frame.roles.items():
            found: list[Filler] = []
            for name in names:
                for head in slots.heads(name):
                    if head in taken and name not in (
                        "means",
                        "between2",
                        "possessor",
                        "compound",
                        "subject",
                        "of",
                        "place",
                        "with",
                        "copula",
                    ):
                        continue
                    fit = [
                        f
                        for f in map(lambda f: self._fit(f, categories, name), self.resolver.fillers(self.tree, head))
                        if f
                    ]
                    if name in ("between",):
                        fit = fit[:1]
                    if name in ("between2",):
                        fit = [f for f in self._between(slots)][1:]
                        fit = [f for f in fit if self._fit(f, categories, name)]
                    if fit and role in frame.needs and name not in ("between", "means"):
                        taken.add(head)
                    found += fit
                if found:
                    break
            filled[role] = found
        if any(not filled.get(role) for role in frame.needs if role != "weapon" or "weapon" in frame.roles):
            return None
        if "weapon_or_actor" in frame.flags and not (filled.get("actor") or filled.get("weapon") or self._violent(hit)):
            return None
        if "passive_or_actor" in frame.flags and not (filled.get("actor") or slots.passive):
            return None
        return filled

    def _violent(self, hit: Hit) -> bool:
        """Is what strikes itself a strike: "shelling targeted X"?"""
        words = {
            "shelling",
            "bombardment",
            "airstrike",
            "airstrikes",
            "strike",
            "strikes",
            "raid",
            "raids",
            "shellfire",
            "bombing",
            "bombings",
            "barrage",
            "fire",
            "attack",
            "attacks",
        }
        slots = Slots(self.tree, hit)
        if not hit.verbal:
            return self.tree[hit.node].lower not in ("strike", "strikes", "raid", "raids", "bombing") or True
        heads = slots.heads("subject") if not slots.passive else slots.heads("by")
        if any(self.tree[i].lower in words for i in heads):
            return True
        return slots.passive and self.tree[hit.node].lower in ("bombed", "shelled", "bombarded", "strafed")

    def _between(self, slots: Slots) -> list[Filler]:
        return [f for head in slots.heads("between") for f in self.resolver.fillers(self.tree, head)]

    def _fit(self, filler: Filler, categories: frozenset[str], slot: str) -> Filler | None:
        """The filler as one of the wanted categories, None where it is of none."""
        found = filler.categories
        if slot == "means":
            if not filler.craft:
                return None
            record = self.resolver.registry.records.get(f"equipment:{filler.craft}")
            return (
                replace(filler, record=record, categories=frozenset(("Equipment",)), quantity=None) if record else None
            )
        if "Group" in categories and "State" in found:
            return self.resolver.as_state(filler)
        if found & categories:
            if "Place" in categories and "Described" in found and not self._definite(filler):
                return None
            return filler
        if "Place" in categories and "State" in found:
            return filler
        if filler.unknown and filler.record and "Group" in categories and _acronym(filler.words):
            filler.record.type = "Faction"
            return replace(filler, unknown=False, categories=frozenset(("Group",)))
        if filler.unknown and filler.record:
            wanted = [c for c in ("Place", "Person", "Operation", "Alliance") if c in categories]
            if wanted and len(categories) == 1:
                filler.record.type = TYPE_FOR[wanted[0]]
                return replace(filler, unknown=False, categories=categories)
        return None

    def _definite(self, filler: Filler) -> bool:
        """A described place counts when it is one place: "the spinning mill", "a camp in the countryside"."""
        node = self.tree[filler.node]
        if node.tag != "NN" and not any(d.lower == "the" for d in self.tree.children(node.index, "det")):
            return False
        return not any(
            c.lower in ("several", "many", "some", "any", "every", "each")
            for c in self.tree.children(node.index, "det", "amod")
        )

    # -- claims ------------------------------------------------------------------------------------------------------

    def _claims(self, hit: Hit, filled: dict[str, list[Filler]], stance: Stance) -> list[Draft]:
        frame = hit.frame
        counted_role = {
            "killed": "victim_group",
            "injured": "victim_group",
            "displaced": "group",
            "capturedPersons": "group",
            "capturesEquipment": "equipment",
            "destroysEquipment": "equipment",
        }.get(frame.claim)
        date = self._date(hit.node)
        if "dated" in frame.flags and (date is None or len(date.iso) < 10):
            return []
        multiple = [
            role for role in frame.roles if role in frame.needs or role in ("actor", "weapon", "by") and filled[role]
        ]
        drafts = []
        for choice in product(*(filled[role] or [None] for role in multiple)):
            chosen = dict(zip(multiple, choice, strict=True))
            for role in frame.roles:
                if role not in chosen:
                    chosen[role] = filled[role][0] if filled[role] else None
            draft = self._draft(hit, chosen, stance, counted_role, date)
            if draft:
                drafts.append(draft)
        return drafts

    def _draft(
        self, hit: Hit, chosen: dict[str, Filler | None], stance: Stance, counted_role: str | None, date: Date | None
    ) -> Draft | None:
        frame = hit.frame
        doer = chosen.get("actor") or chosen.get("attacker")
        for role in ("equipment", "weapon"):
            means = chosen.get(role)
            if means and means.craft and doer and doer.node != means.node:
                if role in frame.needs:
                    return None
                chosen[role] = None
        quantity = None
        if counted_role:
            filler = chosen.get(counted_role)
            if filler:
                self.resolver.counted(filler)
            quantity = filler.quantity if filler else None
            person = filler is not None and filler.record is not None and filler.record.type == "Person"
            if person and filler:
                quantity = quantity or Quantity(filler.words, 1, 1, None, None)
            if "counted" in frame.flags and quantity is None:
                return None
            vague = quantity is not None and quantity.minimum is None and quantity.maximum is None
            if frame.claim == "capturedPersons" and vague and filler is not None and filler.record is not None:
                return None
            if (
                "numbered" in frame.flags
                and quantity is not None
                and quantity.minimum is None
                and quantity.maximum is None
            ):
                return None
        roles = {role: (f.record or f.words) if f else None for role, f in chosen.items()}
        roles = {role: value for role, value in roles.items() if value is not None or role in ("actor",)}
        keys = [v.key for v in roles.values() if v is not None and not isinstance(v, str)]
        core = [roles.get(r) for r in list(frame.needs)[:2]]
        if len(core) == 2 and core[0] is core[1]:
            return None
        if frame.claim in ("alliedWith", "opposes", "attacks", "backedBy", "memberOf") and len(set(keys)) < 2:
            return None
        leader, led = roles.get("person"), roles.get("group")
        if (
            frame.claim == "commander"
            and leader is not None
            and not isinstance(leader, str)
            and led is not None
            and not isinstance(led, str)
        ):
            leader.group = led
        return Draft(frame.claim, frame.id, roles, stance, quantity, date, hit.node)

    def _date(self, index: int) -> Date | None:
        """The date of a clause: its own, else that of the clause it hangs on."""
        node = self.tree[index]
        for _ in range(5):
            own = self._own_date(node.index)
            if own:
                return own
            if node.head == node.index or node.relation.startswith(("ccomp", "acl:relcl", "parataxis")):
                return None
            node = self.tree[node.head]
        return None

    def _own_date(self, index: int) -> Date | None:
        for child in self.tree.children(index):
            if isinstance(child.content, Date):
                return child.content
            if child.relation.startswith(("obl", "nmod", "advmod", "obj")) and not isinstance(child.content, Mention):
                for below in self.tree.children(child.index):
                    if isinstance(below.content, Date):
                        return below.content
        return None


def _acronym(words: str) -> bool:
    """Is a name an abbreviation, as groups have: "NSAGs", "LNA"?"""
    return " " not in words and sum(c.isupper() for c in words) >= 2 and words[:1].isupper()
