"""What a noun phrase stands for: which groups, places, equipment or people, and how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.claim import Quantity, Span
from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, PLACES, Mention
from kg.extract.quantity import Number
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.registry import Record, Registry
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

INCLUDING = frozenset(("including", "such as", "like", "among", "namely", "notably", "especially", "particularly"))
_FIGHTERS = frozenset("fighters militants soldiers troops gunmen combatants personnel officers members rebels".split())
_NOMINAL = ("NN", "PRP", "CD", "DT", "JJ", "WDT", "WP", "FW", "VBG")


@dataclass(frozen=True, slots=True)
class Filler:
    """One thing that may fill a role.

    `categories` are what it may count as. `record` is its entity; a description has `words` alone. `craft` is the
    equipment in "Russian aircraft". `named` are people whose names are known.
    """

    node: int
    categories: frozenset[str]
    words: str
    record: Record | None = None
    quantity: Quantity | None = None
    craft: str | None = None
    unknown: bool = False


@dataclass
class Memory:
    """What the text spoke of last, for "it", "the group", "the city"."""

    group: Record | None = None
    named_group: Record | None = None
    alliance: Record | None = None
    place: Record | None = None
    base: Record | None = None
    operation: Record | None = None
    person: Record | None = None
    subject: tuple[Filler, ...] = ()
    before: tuple[Filler, ...] = ()
    source: str | None = None


class Resolver:
    """Reads noun phrases of one article. It adds the collectives and the equipment it meets to the registry."""

    def __init__(self, text: str, lexicon: Lexicon, registry: Registry) -> None:
        self.text, self.lexicon, self.registry = text, lexicon, registry
        self.memory = Memory()
        self._same_people: Filler | None = None
        self._resolving: set[int] = set()

    def counted(self, filler: Filler) -> None:
        """Remember who was counted last in the sentence, for "five others"."""
        self._same_people = filler

    def next_sentence(self) -> None:
        """Forget what holds for one sentence only."""
        self._same_people = None
        self.memory.before, self.memory.subject = self.memory.subject or self.memory.before, ()

    # -- phrases -----------------------------------------------------------------------------------------------------

    def fillers(self, tree: Tree, index: int, *, depth: int = 0) -> list[Filler]:
        """Everything a phrase names: its head, the members of its lists, what "including" adds."""
        if depth > 6:
            return []
        above = tree[index].head
        if (
            tree[index].lower in ("both", "all", "each", "most")
            and tree[index].relation in ("appos", "nmod:unmarked", "nmod")
            and isinstance(tree[above].content, Mention)
            and above < index
        ):
            return self.fillers(tree, above, depth=depth + 1)
        head = self._head(tree, index, depth)
        listed = self._listed(tree, index, depth)
        counted = bool(head) and head[0].quantity is not None
        replaced = not (counted and "People" in head[0].categories) and (
            not head or head[0].record is None or head[0].record.generic
        )
        found = listed if listed and replaced else [*head, *listed]
        found += self._listed_places(tree, index, found)
        if counted:
            found += self._of_them(tree, index)
        for node in tree.children(index, "conj"):
            if (node.tag.startswith(_NOMINAL) or node.content) and not self._suffering(tree, node):
                found += self._shared(found, self.fillers(tree, node.index, depth=depth + 1))
        return found

    def _listed_places(self, tree: Tree, index: int, found: list[Filler]) -> list[Filler]:
        """ "The zone in Idlib, the village of Qaminas": items of a list that the parser hung on a place inside the first."""
        if len(found) != 1 or "Place" not in found[0].categories or tree[index].content is not None:
            return []
        out: list[Filler] = []
        for i in tree.subtree(index):
            node = tree[i]
            if (
                i > index
                and isinstance(node.content, Mention)
                and node.start < node.content.start
                and node.relation in ("appos", "conj", "nmod:unmarked", "list")
                and node.head != index
            ):
                out += self._name(tree, node, node.content)
        return out

    def _suffering(self, tree: Tree, node: Node) -> bool:
        """ "Captured soldiers" in a list of those who captured belong elsewhere."""
        return any(
            c.lower in ("captured", "detained", "killed", "wounded", "displaced", "destroyed")
            for c in tree.children(node.index, "amod")
        )

    def _of_them(self, tree: Tree, index: int) -> list[Filler]:
        """ "27 civilians, eight of them children": the part that is told beside the whole."""
        found: list[Filler] = []
        for at in range(index + 1, min(index + 9, len(tree) - 3)):
            number = tree[at].content
            if (
                not isinstance(number, Number)
                or tree[at + 1].lower != "of"
                or tree[at + 2].lower not in ("them", "whom", "these")
            ):
                continue
            noun = at + 4 if tree[at + 3].lower in ("were", "was") and at + 4 < len(tree) else at + 3
            while noun + 1 < len(tree) and tree[noun].tag == "JJ":
                noun += 1
            if tree[noun].lower in self._people:
                found.append(
                    Filler(
                        noun,
                        frozenset(("People",)),
                        tree[noun].lower,
                        None,
                        replace(number.quantity, unit=tree[noun].lower),
                    )
                )
        return found

    def _shared(self, before: list[Filler], after: list[Filler]) -> list[Filler]:
        return [
            f
            for f in after
            if all((f.record, f.words) != (b.record, b.words) or f.record is None and f.quantity for b in before)
        ]

    def _listed(self, tree: Tree, index: int, depth: int) -> list[Filler]:
        """What follows "including", or the names in apposition to a common noun."""
        found: list[Filler] = []
        common = not isinstance(tree[index].content, Mention)
        for node in tree.children(index, "nmod", "appos", "obl"):
            if node.index < index:
                continue
            if (
                tree.case(node.index) in INCLUDING
                or node.relation == "appos"
                and common
                and isinstance(node.content, Mention)
            ):
                found += self.fillers(tree, node.index, depth=depth + 1)
        return found

    def _head(self, tree: Tree, index: int, depth: int) -> list[Filler]:
        node = tree[index]
        if isinstance(node.content, Mention):
            return self._name(tree, node, node.content)
        quantity = self.quantity(tree, index)
        if isinstance(node.content, Collective):
            return [replace(f, quantity=quantity) for f in self._phrase(node, node.content)]
        if isinstance(node.content, Number):
            return self._bare_number(tree, index, depth)
        if node.tag in ("PRP", "PRP$", "WDT", "WP", "WP$", "DT") or node.lower in ("that", "which", "who"):
            return self._once(tree, node)
        above = tree[node.head].content
        if (
            node.relation == "appos"
            and isinstance(above, Mention)
            and node.tag == "NN"
            and above.type in GROUPS | PLACES | {"Organization"}
            and not above.demonym
        ):
            return self._name(tree, tree[node.head], above)
        called = self._called(tree, node)
        if called:
            return [replace(f, quantity=quantity) for f in called]
        whole = self._part_of(tree, index, depth)
        if whole is not None:
            return [replace(f, quantity=quantity or f.quantity) for f in whole]
        common = self._common(tree, node)
        return [replace(common, quantity=quantity)] if common else []

    def _called(self, tree: Tree, node: Node) -> list[Filler]:
        """ "A coalition that calls itself X", "a paramedic named X": the name that the phrase itself gives."""
        for verb in tree.children(node.index, "acl"):
            if verb.lower in (
                "called",
                "calls",
                "named",
                "dubbed",
                "codenamed",
                "code-named",
                "known",
                "styled",
                "call",
            ):
                for name in tree.children(verb.index, "obj", "xcomp", "obl", "nsubj"):
                    if name.index > verb.index and isinstance(name.content, Mention) and not name.content.demonym:
                        return self._name(tree, name, name.content)
        return []

    def _name(self, tree: Tree, node: Node, mention: Mention) -> list[Filler]:
        if mention.demonym:
            record = (
                self.registry.state(mention.country or "", self.span(node.start, node.end))
                if node.tag.startswith("NNP") and node.text.endswith("s")
                else None
            )
            return [Filler(node.index, frozenset(("Group",)), node.text, record)] if record else []
        record = self.registry.of(mention)
        kinds = (
            {"Group"} if record.type in GROUPS else {"Place"} if record.type in PLACES else {record.type or "Unknown"}
        )
        if record.type == "Organization" and (
            "overnment" in mention.text or "dministration" in record.name or "overnment" in record.name
        ):
            kinds = {"Group", "Organization"}
        if record.country or mention.text in self.lexicon.words["names"]["capitals"]:
            kinds = {"Place", "State"}
        if record.type == "Alliance":
            kinds = {"Group", "Alliance"}
        if record.type == "Person":
            kinds = {"Person", "People"}
        if record.type == "EquipmentType":
            kinds = {"Equipment"}
        return [
            Filler(
                node.index,
                frozenset(kinds),
                mention.text,
                record,
                self.quantity(tree, node.index),
                unknown=record.type is None,
            )
        ]

    def _bare_number(self, tree: Tree, index: int, depth: int) -> list[Filler]:
        """ "183 of them", "dozens of soldiers", "20 wounded"."""
        number = tree[index].content
        assert isinstance(number, Number)  # noqa: S101
        for node in tree.children(index, "nmod", "obl"):
            if tree.case(node.index) in ("of", "among", "from"):
                return [
                    replace(f, quantity=number.quantity) for f in self.fillers(tree, node.index, depth=depth + 1)[:1]
                ]
        for at in range(index - 1, -1, -1):
            if tree[at].lower in self._people:
                return [Filler(index, frozenset(("People", "Number")), tree[at].lower, None, number.quantity)]
        return [Filler(index, frozenset(("People", "Number")), "people", None, number.quantity)]

    def _phrase(self, node: Node, phrase: Collective) -> list[Filler]:
        """The entities of an unnamed collective: by side, else by the state a demonym names."""
        span = self.span(phrase.start, phrase.end)
        craft = self._craft_of(phrase.noun, span)
        return [
            Filler(node.index, frozenset(("Group",)), phrase.text, self._party(phrase, party, span), None, craft)
            for party in phrase.parties
        ]

    def _party(self, phrase: Collective, party: tuple[str | None, str | None], span: Span) -> Record:
        side, country = party
        if side == "opposition":
            return self.registry.side("opposition", span, type_="Faction")
        if side == "government" or country and self._home(country):
            record = self.government() or self.registry.side("government", span, type_="StateForce")
            record.spans.add(span)
            return record
        record = self.registry.state(country or "", span)
        record.generic = phrase.noun in ("forces", "militias", "militiamen") and (
            record.generic or len(record.spans) == 1
        )
        return record

    def _craft_of(self, noun: str, span: Span) -> str | None:
        key = self._equipment_forms.get(noun) or self._equipment_forms.get(singular(noun))
        if key:
            self.registry.equipment(key, self.span(span.end - len(noun), span.end))
        return key

    # -- quantities --------------------------------------------------------------------------------------------------

    def quantity(self, tree: Tree, index: int) -> Quantity | None:
        """How many: a number before the noun, or the one that "a" means."""
        for node in tree.children(index):
            if isinstance(node.content, Number) and node.index < index and node.relation != "nmod:poss":
                return replace(node.content.quantity, unit=self._unit(tree, index))
        at = index - 1
        while (
            at >= 0
            and tree[at].relation in ("compound", "amod", "nmod", "punct")
            and tree[at].tag != ","
            and tree[at].head >= at
            and index - at < 5
        ):
            at -= 1
        left = tree[at].content if at >= 0 else None
        if isinstance(left, Number) and tree[at].head > at and tree[at].head <= index:
            return replace(left.quantity, unit=self._unit(tree, index))
        article = tree.child(index, "det")
        if article and article.lower in ("a", "an") and tree[index].tag in ("NN", "NNP"):
            return Quantity(self.text[article.start : tree[index].end], 1, 1, None, tree[index].lower)
        return None

    def _unit(self, tree: Tree, index: int) -> str:
        content = tree[index].content
        return content.noun if isinstance(content, Collective) else tree[index].lower

    # -- common nouns ------------------------------------------------------------------------------------------------

    def _part_of(self, tree: Tree, index: int, depth: int) -> list[Filler] | None:
        """ "Parts of Idlib" is Idlib, "members of HTS" HTS, "the town of X" X; None where the noun is no part."""
        node = tree[index]
        one = singular(node.text)
        groups = one in self._partitive
        places = node.lower in self._parts or one in self._parts
        if not groups and not places:
            return None
        for child in tree.children(index, "nmod"):
            case = tree.case(child.index)
            if case in ("of", "from", "belonging to", "in") and child.index > index and case not in INCLUDING:
                inner = self.fillers(tree, child.index, depth=depth + 1)
                fit = [
                    f
                    for f in inner
                    if groups
                    and f.categories & {"Group", "State"}
                    and case != "in"
                    or places
                    and case == "of"
                    and f.categories & {"Place", "Unknown"}
                ]
                if fit:
                    return [self._as_state(f) for f in fit] if groups and not places else fit
        holders = [
            f
            for child in tree.children(index, "acl")
            if child.lower in ("held", "manned", "controlled", "occupied", "belonging", "run", "guarded", "defended")
            for o in tree.children(child.index, "obl", "nmod")
            for f in self.fillers(tree, o.index, depth=depth + 1)
            if "Group" in f.categories
        ]
        if holders:
            return holders
        owner = self._owner(tree, index)
        if owner and groups:
            return [owner]
        if places and owner is None:
            for child in tree.children(index, "nmod", "compound"):
                if isinstance(child.content, Mention) and child.index < index and not child.content.demonym:
                    items = [child, *(c for c in tree.children(child.index, "conj") if isinstance(c.content, Mention))]
                    inner = [f for item in items for f in self._name(tree, item, item.content)]  # type: ignore[arg-type]
                    if inner and inner[0].categories & {"Place", "Unknown"}:
                        return [self._of_kind(f, one) for f in inner]
        return None

    def _of_kind(self, filler: Filler, kind: str) -> Filler:
        """ "The Idlib and Aleppo countrysides": the countryside of each, where the article or the curator knows it."""
        record = self.registry.named_place(f"{filler.words} {kind}")
        return replace(filler, record=record) if record else filler

    def _as_state(self, filler: Filler) -> Filler:
        """A country that acts is its armed forces."""
        if "State" not in filler.categories or filler.record is None:
            return filler
        mention = min(filler.record.spans)
        country = filler.record.country or self.lexicon.words["names"]["capitals"].get(filler.words, filler.words)
        record = self.registry.acting(country, Span(mention.start, mention.end, mention.text))
        return replace(filler, categories=frozenset(("Group",)), record=record)

    def as_state(self, filler: Filler) -> Filler:
        """See `_as_state`."""
        return self._as_state(filler)

    def _owner(self, tree: Tree, index: int) -> Filler | None:
        """The group that a noun's modifiers name: "HTS fighters", "Russian troops", "rebel positions"."""
        side = None
        for child in reversed(tree.children(index, "compound", "amod", "nmod", "appos", "flat", "nsubj")):
            if child.index > index:
                continue
            if child.compound:
                continue
            if child.tag == "PRP$":
                found = [f for f in self._possessive(tree, child, index) if "Group" in f.categories]
                if found:
                    return replace(found[0], craft=self._craft(tree, index))
            if isinstance(child.content, Mention):
                filler = self._modifier(tree, child, index)
                if filler:
                    return filler
            side = side or self._side_of(child.lower)
            if child.lower in ("army", "government", "regime", "state"):
                side = "government"
            for below in tree.children(child.index, "compound", "amod", "conj"):
                if isinstance(below.content, Mention) and not side:
                    filler = self._modifier(tree, below, index)
                    if filler:
                        return filler
        if side:
            return self._collective(tree, index, side)
        return None

    def _possessive(self, tree: Tree, pronoun: Node, index: int) -> list[Filler]:
        """Whose "its troops" or "his men" are: the owner of what they are listed with, the group of the person."""
        if pronoun.lower in ("his", "her"):
            group = self.memory.person.group if self.memory.person else None
            return [Filler(index, frozenset(("Group",)), pronoun.lower, group)] if group else []
        head = tree[index]
        while head.relation in ("conj", "nmod") and head.head != head.index:
            head = tree[head.head]
            for owner in tree.children(head.index, "nmod:poss"):
                if owner.content is not None:
                    return self.fillers(tree, owner.index, depth=4)
        return self._pronoun(tree, pronoun)

    def _modifier(self, tree: Tree, child: Node, index: int) -> Filler | None:
        mention = child.content
        assert isinstance(mention, Mention)  # noqa: S101
        if mention.demonym:
            if tree.children(index, "compound", "amod") and any(
                self._side_of(c.lower) or c.lower in ("regime", "government")
                for c in tree.children(index, "compound", "amod")
            ):
                return None
            return self._national(tree, index, mention.country or "")
        fillers = self._name(tree, child, mention)
        if fillers and fillers[0].categories & {"Group", "Organization"}:
            return fillers[0]
        if fillers and "State" in fillers[0].categories:
            return self._as_state(fillers[0])
        if (
            fillers
            and fillers[0].record
            and fillers[0].record.type == "Person"
            and singular(tree[index].text) in ("force", "government", "troop", "army", "regime", "fighter", "soldier")
        ):
            return (
                self._collective(tree, index, "government")
                if tree[index].lower in ("government", "regime", "army") or mention.reference == "bashar-al-assad"
                else None
            )
        return None

    def _national(self, tree: Tree, index: int, country: str) -> Filler:
        """ "Russian aircraft" is Russia; "the Syrian army" is the army of the country the article is about."""
        start, end = self._extent(tree, index)
        home = self._home(country)
        if home and singular(tree[index].text) not in ("rebel", "opposition"):
            home.spans.add(self.span(start, end))
            return Filler(index, frozenset(("Group",)), tree[index].text, home, None, self._craft(tree, index))
        record = self.registry.state(country, self.span(start, end))
        if tree[index].lower in ("forces",):
            record.generic = record.generic or len(record.spans) == 1
        return Filler(index, frozenset(("Group",)), tree[index].text, record, None, self._craft(tree, index))

    def _home(self, country: str) -> Record | None:
        """The named or unnamed forces of the government of the war's own country, if the article has them."""
        if country != "Syria":
            return None
        return self.government()

    def government(self) -> Record | None:
        """The government's forces: the state's army where the article names it, else the unnamed collective."""
        for key in ("ref:syrian-arab-army", "ref:syrian-armed-forces", "side:government"):
            if key in self.registry.records:
                return self.registry.records[key]
        return None

    def _collective(self, tree: Tree, index: int, side: str) -> Filler:
        start, end = self._extent(tree, index)
        if side == "government":
            record = self.government() or self.registry.side(side, self.span(start, end), type_="StateForce")
            record.spans.add(self.span(start, end))
        else:
            record = self.registry.side(side, self.span(start, end), type_="Faction")
        return Filler(index, frozenset(("Group",)), self.text[start:end], record, None, self._craft(tree, index))

    def _common(self, tree: Tree, node: Node) -> Filler | None:
        """What a common noun stands for by itself and its modifiers."""
        lower, one = node.lower, singular(node.text)
        if lower in ("groups", "factions", "forces", "participants", "parties") and (
            lower == "participants"
            or any(c.lower in ("participating", "participant") for c in tree.children(node.index, "amod", "compound"))
        ):
            return (
                Filler(node.index, frozenset(("Participants",)), lower, self.memory.operation)
                if self.memory.operation
                else None
            )
        if lower in self._supporting:
            owner = self._owner(tree, node.index)
            return owner
        if lower in self._group_nouns:
            owner = self._owner(tree, node.index)
            if owner:
                return replace(owner, node=node.index, craft=owner.craft or self._craft(tree, node.index))
            if lower in self._sided:
                return self._collective(tree, node.index, self._side_of(lower) or "opposition")
            collective = self._known_collective(tree, node)
            if collective:
                return collective
        equipment = self._equipment(tree, node)
        if equipment:
            return equipment
        if lower in ("others", "more", "another") and self._same_people:
            return replace(self._same_people, node=node.index, quantity=None)
        if lower in self._people or one in self._people:
            return Filler(node.index, frozenset(("People",)), lower)
        referred = self._referred(tree, node)
        if referred:
            return referred
        if lower in self._place_nouns or one in self._place_nouns:
            start, end = self._extent(tree, node.index, right=True)
            return Filler(node.index, frozenset(("Place", "Described")), self.text[start:end])
        return None

    def _known_collective(self, tree: Tree, node: Node) -> Filler | None:
        """ "The factions", "troops", "the army": the side that such words mean, if the article has spoken of it."""
        start, end = self._extent(tree, node.index)
        definite = tree.child(node.index, "det")
        lower = node.lower
        if (
            lower in ("army", "troops", "soldiers", "soldier", "military", "officers", "garrison", "conscripts")
            or lower in self._aircraft
            and definite is None
        ):
            home = self.government()
            if home and lower not in self._aircraft:
                home.spans.add(self.span(start, end))
                return Filler(node.index, frozenset(("Group", "People")), self.text[start:end], home)
            if lower == "army" and definite:
                record = self.registry.side("government", self.span(start, end), type_="StateForce")
                return Filler(node.index, frozenset(("Group",)), self.text[start:end], record)
        if lower in ("factions", "fighters", "groups") and definite and "side:opposition" in self.registry.records:
            return self._collective(tree, node.index, "opposition")
        if (
            lower in ("group", "faction", "militia", "movement", "army")
            and definite
            and definite.lower in ("the", "this")
            and self.memory.named_group
        ):
            return Filler(node.index, frozenset(("Group",)), lower, self.memory.named_group)
        if (
            lower.endswith("s")
            and any(
                c.compound or c.relation == "amod" and c.content is None
                for c in tree.children(node.index, "amod", "compound")
            )
            and not self._allied(tree, node)
        ):
            words = self.text[start:end]
            return Filler(
                node.index,
                frozenset(("Group", "People")),
                words,
                self.registry.group(words.lower(), self.span(start, end)),
            )
        if lower in self._people or lower in _FIGHTERS:
            return Filler(node.index, frozenset(("People", "Group") if lower in _FIGHTERS else ("People",)), lower)
        if lower in ("factions", "groups", "militias", "militiamen", "gunmen", "mercenaries", "auxiliaries"):
            if self._allied(tree, node):
                return None
            words = self.text[start:end]
            return Filler(
                node.index, frozenset(("Group",)), words, self.registry.group(words.lower(), self.span(start, end))
            )
        return None

    def _allied(self, tree: Tree, node: Node) -> bool:
        """ "And allied groups" adds nobody who could be named."""
        return any(c.lower in self.lexicon.words["groups"]["allied"] for c in tree.children(node.index, "amod"))

    def _referred(self, tree: Tree, node: Node) -> Filler | None:
        """ "The city", "the alliance", "the operation": the last such thing spoken of."""
        article = tree.child(node.index, "det")
        if (
            article is None
            or article.lower not in ("the", "this", "that")
            or tree.children(node.index, "amod", "compound", "nmod")
        ):
            return None
        lower, memory = node.lower, self.memory
        if (
            lower
            in (
                "city",
                "town",
                "village",
                "district",
                "neighbourhood",
                "neighborhood",
                "province",
                "region",
                "area",
                "governorate",
            )
            and memory.place
        ):
            return Filler(node.index, frozenset(("Place",)), lower, memory.place)
        if lower in ("alliance", "coalition", "umbrella", "room"):
            spoken = [f.record for f in (*memory.subject, *memory.before) if "Alliance" in f.categories and f.record]
            alliance = spoken[0] if spoken else memory.alliance or memory.named_group
            return Filler(node.index, frozenset(("Group", "Alliance")), lower, alliance) if alliance else None
        if (
            lower in ("operation", "offensive", "campaign", "assault", "battle", "advance", "battles")
            and memory.operation
        ):
            return Filler(node.index, frozenset(("Operation",)), lower, memory.operation)
        return None

    def _named_campaign(self, tree: Tree, node: Node) -> Filler | None:
        """ "The offensive, called Operation X": the name that the phrase itself gives."""
        for i in tree.subtree(node.index):
            below = tree[i]
            if i > node.index and isinstance(below.content, Mention) and below.content.type == "Operation":
                return Filler(node.index, frozenset(("Operation",)), below.text, self.registry.of(below.content))
        return None

    @cached_property
    def _campaigns(self) -> frozenset[str]:
        return self.lexicon.set("names", "campaign_nouns")

    def _once(self, tree: Tree, node: Node) -> list[Filler]:
        """What a pronoun stands for; nothing for one inside the very phrase it stands for: "the town held by it"."""
        if node.index in self._resolving:
            return []
        self._resolving.add(node.index)
        try:
            return self._pronoun(tree, node)
        finally:
            self._resolving.remove(node.index)

    def _pronoun(self, tree: Tree, node: Node) -> list[Filler]:
        """Relative pronouns by the tree; "it" and "they" by what was spoken of last."""
        lower, memory = node.lower, self.memory
        if lower in ("which", "who", "that", "whom", "whose"):
            for above in tree.ancestors(node.index):
                if above.relation.startswith("acl"):
                    return self.fillers(tree, above.head, depth=3)[:3]
            return []
        if lower in ("it", "its", "itself"):
            return self._it(tree, node)
        if lower in ("they", "their", "them"):
            for candidates in (memory.subject, memory.before):
                found = [f for f in candidates if f.categories & {"Group", "People"} and f.node != node.index]
                if found:
                    return found
            return []
        if lower in ("he", "his", "she", "her", "him") and memory.person:
            return [Filler(node.index, frozenset(("Person",)), lower, memory.person)]
        return []

    def _it(self, tree: Tree, node: Node) -> list[Filler]:
        """ "It": what the relative clause around it hangs on, else the last subject, else the last place."""
        for above in tree.ancestors(node.index):
            if above.relation == "acl:relcl":
                found = [f for f in self._head(tree, above.head, 4) if f.categories & {"Group", "Place"}]
                if found:
                    return found[:1]
            if isinstance(above.content, Mention) and not above.content.demonym and above.content.type in PLACES:
                return self._name(tree, above, above.content)
        candidates = (*self.memory.subject, *self.memory.before)
        found = [f for f in candidates if f.categories & {"Group", "Place", "Operation"}][:1]
        if self.memory.place and not any("Place" in f.categories for f in found):
            found.append(Filler(node.index, frozenset(("Place",)), node.lower, self.memory.place))
        return found

    # -- equipment ---------------------------------------------------------------------------------------------------

    def _equipment(self, tree: Tree, node: Node) -> Filler | None:
        name = self._equipment_name(tree, node.index)
        if name is None:
            return None
        start, end, key = name
        return Filler(
            node.index,
            frozenset(("Equipment",)),
            self.text[start:end],
            self.registry.equipment(key, self.span(start, end)),
        )

    def _equipment_name(self, tree: Tree, index: int) -> tuple[int, int, str] | None:
        """Offsets and name of the equipment that a noun and the words before it name, the longest known."""
        node = tree[index]
        for first in range(max(0, index - 3), index + 1):
            words = " ".join(tree[i].lower for i in range(first, index + 1)).replace(" - ", "-")
            if words in self._equipment_forms:
                return self._modelled(tree, first, index, self._equipment_forms[words])
        if singular(node.text) in self._equipment_forms:
            return self._modelled(tree, index, index, self._equipment_forms[singular(node.text)])
        return None

    def _modelled(self, tree: Tree, first: int, last: int, name: str) -> tuple[int, int, str]:
        """A model before the noun belongs to the name: "T-55 tanks", "Shahin drones"."""
        before = tree[first - 1] if first > 0 else None
        if (
            before
            and isinstance(before.content, Mention)
            and before.content.type in (None, "Location", "EquipmentType")
            and not before.content.demonym
            and before.head in range(first, last + 1)
            and not before.content.country
            and (not before.content.sure or before.content.type in (None, "EquipmentType"))
        ):
            return before.start, tree[last].end, f"{before.text} {singular(tree[last].text)}"
        return tree[first].start, tree[last].end, name

    def _craft(self, tree: Tree, index: int) -> str | None:
        """The equipment in "Russian aircraft"; "Russian strikes" has none."""
        key = self._equipment_forms.get(tree[index].lower) or self._equipment_forms.get(singular(tree[index].text))
        if key:
            self.registry.equipment(key, self.span(tree[index].start, tree[index].end))
        return key

    # -- stretches of text -------------------------------------------------------------------------------------------

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text."""
        return Span(start, end, self.text[start:end])

    def _extent(self, tree: Tree, index: int, *, right: bool = False) -> tuple[int, int]:
        """A noun with its own modifiers, without article and number; with its closest phrases if `right`."""
        inside = [index]
        for child in tree.children(index, "compound", "amod", "nmod", "flat", "case"):
            if (
                child.index < index
                and child.relation != "case"
                and not isinstance(child.content, Number)
                and child.lower not in ("the", "a", "other")
            ):
                inside += [i for i in tree.subtree(child.index) if tree[i].tag not in ("DT", "CD")]
            elif right and child.relation == "nmod" and child.index > index and child.index - index < 6:
                inside += [
                    i for i in tree.subtree(child.index) if not any(tree[k].tag == "," for k in range(index, i + 1))
                ]
        first = index
        while first - 1 in inside and tree[first - 1].tag != ",":
            first -= 1
        kept = [i for i in inside if i >= first]
        return min(tree[i].start for i in kept), max(tree[i].end for i in kept)

    # -- word lists --------------------------------------------------------------------------------------------------

    def _side_of(self, word: str) -> str | None:
        for side, words in self.lexicon.words["groups"]["sides"].items():
            if word in words:
                return str(side)
        return None

    @property
    def _supporting(self) -> frozenset[str]:
        return frozenset(
            (
                "support",
                "backing",
                "assistance",
                "firepower",
                "airpower",
                "aid",
                "help",
                "airstrikes",
                "strikes",
                "raids",
                "shelling",
                "fire",
            )
        )

    @cached_property
    def _group_nouns(self) -> frozenset[str]:
        return frozenset(str(w).lower() for ws in self.lexicon.words["groups"]["nouns"].values() for w in ws)

    @cached_property
    def _sided(self) -> frozenset[str]:
        nouns = self.lexicon.words["groups"]["nouns"]
        return frozenset(str(w).lower() for w in (*nouns["insurgent"], *nouns["government"]))

    @cached_property
    def _aircraft(self) -> frozenset[str]:
        return frozenset(str(w).lower() for w in self.lexicon.words["groups"]["nouns"]["craft"])

    @cached_property
    def _partitive(self) -> frozenset[str]:
        return self.lexicon.set("groups", "partitive")

    @cached_property
    def _parts(self) -> frozenset[str]:
        return self.lexicon.set("places", "part_of")

    @cached_property
    def _people(self) -> frozenset[str]:
        return self.lexicon.set("people", "nouns")

    @cached_property
    def _place_nouns(self) -> frozenset[str]:
        return self.lexicon.set("places", "common")

    @cached_property
    def _equipment_forms(self) -> dict[str, str]:
        classes = self.lexicon.words["equipment"]["classes"]
        return {str(form).lower(): str(name) for name, forms in classes.items() for form in (name, *forms)}
