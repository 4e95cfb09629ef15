"""Reads the noun phrases of one article: heads, lists, apposition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, PLACES, Mention
from kg.extract.parse.attach import is_name, is_place
from kg.extract.phrase.armoury import Armoury
from kg.extract.phrase.breakdown import parts, shares
from kg.extract.phrase.common import common, last_group
from kg.extract.phrase.count import number_below, quantity, tallied, unit
from kg.extract.phrase.filler import GROUP, Filler, Memory
from kg.extract.phrase.ground import Ground, from_the_air
from kg.extract.phrase.named import Names
from kg.extract.phrase.owner import loyal_to, owners
from kg.extract.phrase.part import part_of
from kg.extract.phrase.pronoun import Pronouns
from kg.extract.phrase.side import Sides
from kg.extract.phrase.together import named_together, told_together
from kg.extract.quantity import Number
from kg.extract.text import singular
from kg.extract.tree import named_under

if TYPE_CHECKING:
    from kg.extract.registry import Registry
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_NOMINAL = ("NN", "PRP", "CD", "DT", "JJ", "WDT", "WP", "FW", "VBG")
_PRONOMINAL = ("PRP", "PRP$", "WDT", "WP", "WP$", "DT")
_SHARES = ("all", "most", "some", "half", "both", "none", "each", "rest", "majority")
"""Words of how much, whose phrase after "of" tells of what."""
_COUNTING = ("list", "one", "some", "most", "many", "several")
"""Words that take a part of what a verb then names: "one of the groups that joined |was X"."""
_TOGETHER = ("together", "along", "jointly", "alongside")
_COUNTABLE = frozenset(("People", "Group", "Equipment"))
_DEEPEST = 6
"""Phrases within phrases; deeper ones are left out."""


class Resolver:
    """Reads noun phrases. It adds the collectives and the equipment it meets to the registry."""

    def __init__(self, text: str, lexicon: Lexicon, registry: Registry) -> None:
        self.ground = Ground(text, lexicon, registry)
        self.airborne = from_the_air(text, lexicon)
        self.armoury = Armoury(self.ground)
        self.sides = Sides(self.ground, self.armoury)
        self.names = Names(self.ground, self.sides)
        self.pronouns = Pronouns(self)
        self.memory = Memory()
        self.counted_last: Filler | None = None
        """Who was counted last in the sentence, for "five others"."""

    def next_sentence(self) -> None:
        """Forget what holds for one sentence only."""
        self.counted_last = None
        self.memory.next_sentence()

    def fillers(self, tree: Tree, index: int, *, depth: int = 0) -> list[Filler]:
        """Everything a phrase names: its head, the members of its lists, what "including" adds."""
        if depth > _DEEPEST:
            return []
        if _floats(tree, index):
            return self.fillers(tree, tree[index].head, depth=depth + 1)
        head = self.head(tree, index, depth)
        listed = self.listed(tree, index, depth)
        if any(filler.record and "Place" in filler.categories for filler in listed):
            one = tree[index].tag == "NN"  # "its last stronghold, Baghouz", "a nearby town, Baghouz"
            head = [f for f in head if (f.quantity and not one) or "Described" not in f.categories]
        counted = bool(head) and head[0].quantity is not None
        kept = counted and (
            (not head[0].categories.isdisjoint(("People", "Group")) and not self._of_groups(tree[index]))
            or (_numbered_places(head[0]) and not _all_told(head[0], listed))
        )
        if counted and len(listed) == 1 and "Person" in listed[0].categories and _is_one(head[0]):
            kept = False  # "a colonel, Abu Omar"
        vague = not head or head[0].record is None or head[0].record.generic
        found = listed if listed and vague and not kept else [*head, *listed]
        found += self._joined(tree, index, depth) if found else []
        found += self._listed_places(tree, index, found)
        if counted:
            told = tallied(self.ground, tree, index) or 0
            found += _new(found, parts(self, tree, max(index, head[0].node, told)))
        for node in tree.children(index, "conj"):
            if (node.tag.startswith(_NOMINAL) or node.content) and not self._suffers(tree, node):
                found += _new(found, self.fillers(tree, node.index, depth=depth + 1))
        return found

    def _whole(self, tree: Tree, node: Node, depth: int) -> list[Filler]:
        """Whom "those of X" and "several of the factions" mean."""
        partitive = self.ground.lexicon.set("groups", "partitive")
        return (part_of(self, tree, node.index, depth) or []) if node.lower in partitive else []

    def _is_kind_of_name(self, tree: Tree, node: Node, phrase: Collective) -> bool:
        """Does a collective in the singular say what the group before it is: "X, a rebel group"?"""
        above = tree[node.head].content
        kind = phrase.noun in self.ground.lexicon.set("groups", "kinds")
        return kind and node.relation == "appos" and isinstance(above, Mention) and self._is_described(above)

    def _is_foreign_group(self, tree: Tree, node: Node, phrase: Collective) -> bool:
        """Is it a group spoken of before, called after its country or side: "the Lebanese group", "the rebel group"?"""
        kind = phrase.noun in self.ground.lexicon.set("groups", "kinds")
        if any(party.side for party in phrase.parties):
            before = self.memory.group
            kind = kind and before is not None and before.type == "Faction" and not before.generic
        the = any(child.lower in ("the", "this") for child in tree.children(node.index, "det"))
        return kind and the and _named(tree, node) is None and not self.called(tree, node)

    def _is_described(self, mention: Mention) -> bool:
        """May a noun in apposition mean the name: "HTS, the group"?"""
        if mention.demonym:
            return False
        return self.ground.registry.of(mention).type in GROUPS | PLACES | {"Organization"}

    def _of_groups(self, node: Node) -> bool:
        """Does a noun count groups and not their people: "three |factions"?"""
        noun = node.content.noun if isinstance(node.content, Collective) else node.text
        return singular(noun) in self.ground.lexicon.set("names", "kinds", "Faction")

    def head(self, tree: Tree, index: int, depth: int) -> list[Filler]:
        """What the head of a phrase names."""
        node = tree[index]
        match node.content:
            case Mention() as mention:
                return self.names.fillers(tree, node, mention)
            case Collective() as phrase:
                return self._collective(tree, node, phrase, depth)
            case Number() as number:
                return self._bare_number(tree, index, number, depth)
        if node.lower == "total":
            return [f for n in tree.children(index, "nmod") for f in self.fillers(tree, n.index, depth=depth + 1)]
        if node.lower == "another":
            return self._noun(tree, node, depth)
        if node.lower in _SHARES and any(tree.case(n.index) == "of" for n in tree.children(index, "nmod")):
            return self._noun(tree, node, depth)
        if node.tag in _PRONOMINAL or node.lower in ("that", "which", "who"):
            whole = self._whole(tree, node, depth)
            many = quantity(self.ground, tree, index) if node.lower == "them" else None
            some = replace(many, unit=None) if many else None  # "a number of |them"
            return whole or [replace(f, quantity=some or f.quantity) for f in self.pronouns.fillers(tree, node)]
        above = tree[node.head].content
        if node.relation == "appos" and node.tag == "NN" and isinstance(above, Mention) and self._is_described(above):
            named = self._settlement_in(tree, node, above)
            return (
                self.head(tree, named, depth + 1)
                if named is not None
                else self.names.fillers(tree, tree[node.head], above)
            )
        return self._noun(tree, node, depth)

    def _collective(self, tree: Tree, node: Node, phrase: Collective, depth: int) -> list[Filler]:
        """Whom a phrase for a force means: a name beside it, a group spoken of before, or a side or state."""
        if self._is_kind_of_name(tree, node, phrase):
            return self.head(tree, node.head, depth)
        if self._is_foreign_group(tree, node, phrase):
            group = last_group(self, tree, node)
            return [Filler(node.index, GROUP | {group.type or "Group"}, phrase.text, group)] if group else []
        number = quantity(self.ground, tree, node.index)
        loyal = loyal_to(self, tree, node.index)
        if loyal:
            return [replace(loyal, quantity=number)]
        named = _named(tree, node)
        called = self.called(tree, node)
        if named and isinstance(named.content, Mention):
            called = self.names.fillers(tree, named, named.content)
        return [replace(filler, quantity=number) for filler in called or self.sides.phrase(node, phrase)]

    def _settlement_in(self, tree: Tree, noun: Node, described: Mention) -> int | None:
        """The town in a region that "a town" after the region's name is said of: "[X] in the Y region, a |town"."""
        places = self.ground.lexicon.set
        settlement = noun.lower in places("places", "settlements") and noun.lower not in places("places", "regions")
        wide = described.text.split()[-1].lower() in places("places", "regions") | places("places", "parts_of_a_region")
        before = [node.index for node in tree.children(noun.head, "case") if node.lower == "in"]
        town = tree[before[0] - 1] if before and before[0] else noun
        known = is_place(town.content)
        return town.index if settlement and wide and known else None

    def _noun(self, tree: Tree, node: Node, depth: int) -> list[Filler]:
        """What a common noun names: the name it gives itself, the whole it is part of, or what such a noun means."""
        number = quantity(self.ground, tree, node.index)
        called = self.called(tree, node) or self._named_before(tree, node)
        if called:
            return [replace(filler, quantity=number) for filler in called]
        together = told_together(self, tree, node, number)
        if together:
            return together
        whole = part_of(self, tree, node.index, depth)
        if whole is not None and singular(node.text) in self.ground.lexicon.set("groups", "sites"):
            return whole
        if whole is not None:
            named = self._of_groups(node) and len({filler.words for filler in whole}) > 1  # "the factions of X and Y"
            partial = not named and singular(node.text) not in self.ground.lexicon.set("groups", "standing_for")
            return [
                replace(
                    filler,
                    quantity=number if number and filler is whole[0] else filler.quantity or number,
                    partial=partial,
                )
                for filler in whole
            ]
        found = common(self, tree, node)
        supporting = self.ground.lexicon.set("groups", "supporting")
        several = owners(self, tree, node.index) if found and node.lower in supporting else []
        return [replace(filler, quantity=number) for filler in several or ([found] if found else [])]

    def called(self, tree: Tree, node: Node) -> list[Filler]:
        """The name that the phrase itself gives: "A coalition that calls itself X", "a body under the name of X"."""
        for name in named_under(tree, node):
            if is_name(name.content):
                return self.names.fillers(tree, name, name.content)
        for verb in tree.children(node.index, "acl"):
            if verb.lower not in self.ground.lexicon.set("names", "naming"):
                continue
            for name in tree.children(verb.index, "obj", "xcomp", "obl", "nsubj"):
                if name.index > verb.index and isinstance(name.content, Mention) and not name.content.demonym:
                    return self.names.fillers(tree, name, name.content)
        return []

    def _named_before(self, tree: Tree, node: Node) -> list[Filler]:
        """The name before its kind: "the Elven |alliance", "the Iron Fist |operation", "their Hezbollah |allies"."""
        lexicon = self.ground.lexicon
        before = next((n for n in tree.children(node.index, "compound", "amod") if is_name(n.content)), None)
        if before is None or before.index > node.index or before.compound or not is_name(before.content):
            return []
        kind = self.ground.registry.of(before.content).type
        if singular(node.text) in lexicon.set("groups", "standing_apart"):
            owned = tree.child(node.index, "nmod:poss") is not None
            return self.names.fillers(tree, before, before.content) if owned and kind in GROUPS else []
        if before.index != node.index - 1:
            return []
        alliance = kind in ("Alliance", "Faction") and node.lower in lexicon.set("groups", "alliances")
        operation = kind == "Operation" and node.lower in lexicon.set("names", "operations_referred")
        return self.names.fillers(tree, before, before.content) if alliance or operation else []

    def _bare_number(self, tree: Tree, index: int, number: Number, depth: int) -> list[Filler]:
        """Whom a number without a noun counts: "183 of them", "dozens of soldiers", "20 wounded"."""
        if tree[index].lower == "both":
            return named_together(self, tree, tree[index], 2)
        told = shares(self, tree, index) or self._accounted(tree, index, number)
        if told:
            return told
        for node in tree.children(index, "nmod", "obl"):
            if node.lower in ("them", "whom") and self.counted_last:
                return [replace(self.counted_last, node=index, quantity=number.quantity)]
            if tree.case(node.index) in ("of", "among", "from"):
                counted = self.fillers(tree, node.index, depth=depth + 1)
                if tree.case(node.index) == "from" and not any(f.categories & _COUNTABLE for f in counted):
                    continue  # "the flight of 16,000 from Sarmin"
                others = [filler for filler in counted[1:] if filler.quantity]
                of_whom = node.tag.startswith(("W", "PRP"))
                many = replace(number.quantity, unit=None if of_whom else unit(tree, node.index))
                things = [replace(f, quantity=many) for f in counted if "Equipment" in f.categories]
                if things:  # "captured one of the army's tanks"
                    return things
                places = [filler for filler in counted if filler.record and "Place" in filler.categories]
                if len(places) == number.quantity.minimum:  # "three of its towns – X, Y and Z"
                    return places
                return [*(replace(filler, quantity=many) for filler in counted[:1]), *others]
        if self.counted_last and self.counted_last.categories & {"People", "Group"}:
            return [replace(self.counted_last, node=index, quantity=number.quantity)]
        people = self.ground.lexicon.set("people", "nouns")
        before = (tree[at] for at in range(index - 1, -1, -1))
        counted_before = (n for n in before if n.lower in people and number_below(tree, n.index))
        noun = next((node.lower for node in counted_before), "people")
        return [Filler(index, frozenset(("People", "Number")), noun, quantity=number.quantity)]

    def _accounted(self, tree: Tree, index: int, number: Number) -> list[Filler]:
        """Who are said to be so many of a whole: "[The rebels] accounted for 609 of those killed"."""
        verb = tree[tree[index].head]
        lexicon = self.ground.lexicon
        accounts = any(verb.lower in lexicon.inflections(v) for v in lexicon.words("quantities", "accounting"))
        subject = tree.child(verb.index, "nsubj")
        if not accounts or subject is None or subject.index == index or tree.case(index) not in ("", "for"):
            return []
        return [
            replace(f, node=index, quantity=number.quantity) for f in self.fillers(tree, subject.index, depth=4)[:1]
        ]

    def listed(self, tree: Tree, index: int, depth: int = 0) -> list[Filler]:
        """What follows "including", or the names in apposition to a common noun."""
        including = self.ground.lexicon.set("groups", "including")
        found = self._told_by_verb(tree, index, depth)
        common_noun = not isinstance(tree[index].content, Mention)
        places = common_noun and singular(tree[index].text) in self.ground.lexicon.set("places", "types")
        for node in tree.children(index, "nmod", "appos", "obl", "flat"):  # flat: "commanders |X and Y"
            named = common_noun and node.relation in ("appos", "flat") and isinstance(node.content, Mention)
            such = tree.case(node.index) == "as" and any(n.lower == "such" for n in tree.children(index, "amod"))
            if node.index < index or not (named or such or tree.case(node.index) in including):
                continue
            them = node.lower == "them"  # "rebels, among |them X and Y"
            for told in tree.children(node.index, "flat", "appos", "dep") if them else (node,):
                found += self.fillers(tree, told.index, depth=depth + 1)
        for filler in found if places else ():
            if filler.unknown and filler.record:  # "30 districts, including |X and Y"
                filler.record.type = "Location"
        return found

    def _told_by_verb(self, tree: Tree, index: int, depth: int) -> list[Filler]:
        """What a verb says a described noun means: "Factions that joined X |include Y", "towns shelled |include Z"."""
        noun = tree[index]
        place = singular(noun.text) in self.ground.lexicon.set("places", "common")
        described = tree.children(index, "acl") or any(n.tag == "VBN" for n in tree.children(index, "amod"))
        if noun.tag != "NNS" or not described or not (place or self._of_groups(noun)):
            return []
        counted = noun.relation == "nmod" and tree[noun.head].lower in _COUNTING
        top = tree[noun.head] if counted else noun
        verb = tree[top.head]
        if not top.relation.startswith("nsubj"):
            return []
        if tree.children(verb.index, "cop"):
            named = [verb]
        else:
            named = tree.children(verb.index, "obj") if verb.lower in self.ground.lexicon.deeds["memberOf"] else []
        found = [f for node in named if is_name(node.content) for f in self.fillers(tree, node.index, depth=depth + 1)]
        wanted = {"Place", "Unknown"} if place else {"Group"}
        return [filler for filler in found if wanted & filler.categories]

    def _joined(self, tree: Tree, index: int, depth: int) -> list[Filler]:
        """Who else: "X, together with Y", "X, alongside Y"."""
        return [
            filler
            for node in tree.children(index, "nmod")
            if node.index > index and tree.case(node.index).endswith(("with", "alongside"))
            if any(child.lower in _TOGETHER for child in tree.children(node.index, "advmod", "case"))
            for filler in self.fillers(tree, node.index, depth=depth + 1)
        ]

    def _listed_places(self, tree: Tree, index: int, found: list[Filler]) -> list[Filler]:
        """Items of a list that the parser hung on a place inside the first: "The zone in Idlib, the village of X"."""
        if len(found) != 1 or "Place" not in found[0].categories or tree[index].content is not None:
            return []
        places: list[Filler] = []
        for node in (tree[i] for i in tree.subtree(index)):
            listed = node.relation in ("appos", "conj", "nmod:unmarked", "list") and node.head != index
            apart = tree[node.index - 1].content is None  # "the Idlib |town of X" is one
            widened = isinstance(node.content, Mention) and node.start < node.content.start
            if node.index > index and listed and apart and widened and isinstance(node.content, Mention):
                places += self.names.fillers(tree, node, node.content)
        return places

    def _suffers(self, tree: Tree, node: Node) -> bool:
        """Does it belong elsewhere, as "captured soldiers" in a list of those who captured?"""
        suffering = self.ground.lexicon.set("people", "suffering")
        return any(child.lower in suffering for child in tree.children(node.index, "amod"))


def _named(tree: Tree, node: Node) -> Node | None:
    """The group that a collective is of: "The Jaysh al-Izza |rebel brigade", "rebels |from the Southern group"."""
    for child in tree.children(node.index, "compound", "nmod"):
        case = tree.case(child.index)
        before = tree[child.index - 1]
        named = (
            before if child.content is None and before.head == child.index and before.relation == "compound" else child
        )
        group = isinstance(named.content, Mention) and named.content.type in GROUPS and not named.content.demonym
        if group and (child.index == node.index - 1 or case in ("from", "of")):
            return named
    return None


def _floats(tree: Tree, index: int) -> bool:
    """A word that stands for the names before it: "Sarmin and Binnish, both"."""
    node = tree[index]
    return (
        node.lower in ("both", "all", "each", "most")
        and node.relation in ("appos", "nmod:unmarked", "nmod")
        and isinstance(tree[node.head].content, Mention)
        and node.head < index
    )


def _new(before: list[Filler], after: list[Filler]) -> list[Filler]:
    """The fillers that a list has not named yet; "two men and three men" are five."""
    named = [(filler.record, filler.words) for filler in before]
    return [f for f in after if (f.record, f.words) not in named or (f.record is None and f.quantity)]


def _numbered_places(filler: Filler) -> bool:
    """Counted places stand beside those that are named: "About 25 locations, including"."""
    return "Described" in filler.categories and filler.quantity is not None and filler.quantity.minimum is not None


def _is_one(filler: Filler) -> bool:
    """Is it one of a kind: "a colonel"?"""
    return filler.record is None and filler.quantity is not None and filler.quantity.maximum == 1


def _all_told(filler: Filler, listed: list[Filler]) -> bool:
    """Are as many places named as were counted: "two villages in Idlib, X and Y"?"""
    return filler.quantity is not None and filler.quantity.maximum == len(listed) > 1
