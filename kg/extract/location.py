"""Places that a phrase puts in a place: "X in Y", "X, a town in Y", "Y's X", "the X district of Y", "X, Y Province"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.frame.draft import Draft
from kg.extract.mention import PLACES, Mention
from kg.extract.parse.attach import is_name
from kg.extract.phrase.base import base_of_a_group
from kg.extract.stance import Stance
from kg.extract.text import singular
from kg.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.entity import Reference
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.stance import StanceReader
    from kg.extract.tree import Node, Tree

_BEFORE_A_NOUN = ("DT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "RB", "VBN", "HYPH", "IN")
"""Tags of the words of a noun phrase before its noun; "IN" for numbers such as "25 km west of"."""
_PREPOSITIONS = ("in", "within", "inside", "of")
_BEYOND = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_DEEPEST = 4
"""Phrases within phrases: "in the south of the province of X"."""


def place_claims(tree: Tree, resolver: Resolver, stances: StanceReader) -> Iterator[Draft]:
    """What the phrases of a sentence put where. That a guess or a denial is of "X in Y" leaves X in Y."""
    locator = _Locator(tree, resolver)
    for node, inner, outer in locator.pairs():
        if inner is outer or inner.country or locator.elsewhere(inner, outer):
            continue
        stance = stances.read(tree, node.index)
        if stance is None or stance.polarity not in ("asserted", "claimed"):
            stance = Stance("asserted")
        yield Draft("located", "place-in-place", {"place": inner, "in_place": outer}, stance)


@dataclass(frozen=True, slots=True)
class _Locator:
    tree: Tree
    resolver: Resolver

    def pairs(self) -> Iterator[tuple[Node, Record, Record]]:
        """Each place with what it is in, and the node that says so."""
        for node in self.tree:
            if node.relation == "case" and node.lower in _PREPOSITIONS:
                yield from self._after_preposition(node)
            elif node.lower == "where":
                yield from self._where(node)
            elif node.lower in self._list("seats"):
                yield from self._seat(node)
            elif is_name(node.content):
                yield from self._of_nation(node)
                yield from self._of_kind(node)
                yield from self._possessor(node)
                yield from self._after_comma(node)
                yield from self._after_known_comma(node)

    def elsewhere(self, inner: Record, outer: Record) -> bool:
        """Does the curator know the two to be in different governorates?"""
        place, around = self._governorate(inner), self._governorate(outer)
        return place is not None and around is not None and place is not around

    def _governorate(self, record: Record) -> Reference | None:
        references = self.resolver.ground.registry.references
        place = references.get(record.reference)
        above = (place, *references.chain(place)) if place else ()
        return next((entry for entry in above if entry.type == "Governorate"), None)

    def _list(self, name: str) -> frozenset[str]:
        return self.resolver.ground.lexicon.set("places", name)

    # -- what is around ----------------------------------------------------------------------------------------------

    def _place(self, node: Node) -> Record | None:
        if not is_name(node.content):
            return None
        record = self.resolver.ground.registry.of(node.content)
        return record if record.type in PLACES else None

    def _around(self, node: Node, depth: int = 0) -> Record | None:
        """The place that a phrase means: "Idlib", "the Luhansk region", "the south of Idlib"."""
        if node.content is not None or depth > _DEEPEST:
            part = self._name_before(node.index) if node.text[:1].islower() and self._is_part_of(node) else None
            return self._place(part or node)
        if not self._is_kind({node.lower, singular(node.text)}):
            return None
        if node.lower in _BEYOND and not self.tree.child(node.index, "det"):
            return None  # "in north of Baghdad" is outside it
        before = self._name_before(node.index)
        if before:
            return self._place(before)
        below = (c for c in self.tree.children(node.index, "nmod") if self.tree.case(c.index) == "of")
        return next((place for place in (self._around(c, depth + 1) for c in below) if place), None)

    def _is_kind(self, words: set[str]) -> bool:
        """Is one of the words a kind of place, or a part of one?"""
        return not all(words.isdisjoint(self._list(name)) for name in ("types", "part_of", "directions", "locating"))

    def _name_before(self, index: int) -> Node | None:
        """The place named right before a noun: "the |Zahra district"."""
        before = self.tree[index - 1] if index else None
        named = before is not None and self._place(before) is not None and not before.relation.startswith("nmod:poss")
        return before if before and named and before.lower.split()[-1] not in self._list("waters") else None

    def _seat(self, noun: Node) -> Iterator[tuple[Node, Record, Record]]:
        """The town that "Y's |capital, X" and "the |capital of Y, X" are followed by."""
        whose = self.tree.children(noun.index, "nmod:poss")
        listed = noun.relation == "conj" and any(n.lower == "its" for n in whose)
        whose += [self.tree[noun.head]] if listed else []  # "Y and its |capital, X"
        below = [n for n in self.tree.children(noun.index, "nmod") if self.tree.case(n.index) == "of"]
        last = below[0].index if below else noun.index
        comma = self.tree.after(last)
        named = self.tree.after(comma.index) if comma and comma.text == "," else comma
        following = self.tree.after(named.index) if named else None
        new = self.resolver.ground.registry.of(named.content) if named and is_name(named.content) else None
        if new and new.type is None and comma and comma.text == "," and below and self._place(below[0]):
            new.type = "Location"
        inner = self._place(named) if named and not (following and following.tag == "CC") else None
        nation = next(
            (place for place in map(self._nation, self.tree.children(noun.index, "amod", "compound")) if place), None
        )
        if nation and below:  # "the Somali |capital of X"
            named, inner = below[0], self._place(below[0])
        outer = nation or next((place for place in (self._place(n) for n in (*whose, *below)) if place), None)
        if named and inner and outer:
            yield named, inner, outer

    # -- what is inside ----------------------------------------------------------------------------------------------

    def _after_preposition(self, preposition: Node) -> Iterator[tuple[Node, Record, Record]]:
        node = self.tree[preposition.head]
        outer = self._around(node) if node.index > preposition.index else None
        inner = self._before(preposition, node) if outer else []
        inner = inner or (self._base_before(preposition) if outer else [])
        if outer and outer.country:  # "fled to Sarmin and to Ersal in Lebanon"
            inner = inner[-1:]
        for place in inner:
            if outer:
                yield node, place, outer

    def _base_before(self, preposition: Node) -> list[Record]:
        """The base of a group that a preposition puts somewhere: "the AMISOM |base in X"."""
        noun = self.tree[preposition.index - 1]
        base = base_of_a_group(self.resolver, self.tree, noun) if preposition.lower != "of" else None
        return [base] if base else []

    def _before(self, preposition: Node, node: Node) -> list[Record]:
        """The places right before "in Y" or "of Y"; those that a noun there is said of, or explained by."""
        at, within = preposition.index - 1, preposition.lower != "of"
        lying = within and at > 1 and self.tree[at].lower in self._list("lying")
        at -= lying and self.tree[at - 1].lower in (",", "all", "both")
        if within and at > 0 and self.tree[at].lower in ("all", "both"):
            at -= 1
        comma = at > 0 and self.tree[at].text == ","
        if comma and within and not self._in_a_row(node):
            at -= 1
        if at < 0:
            return []
        noun = self.tree[at]
        if within and noun.lower in self._list("lying"):
            return self._lying(noun)
        if self._place(noun):
            of = self._is_part(noun) or self._is_settlements(noun) or self._is_wide(node)
            return self._listed(noun) if within or of else []
        if noun.content is not None or not noun.tag.startswith("NN"):
            return []
        named = self._name_before(at)
        if named:
            words = {noun.lower, singular(noun.text)}
            kind = self._is_kind(words) or not words.isdisjoint(self._list("common") | self._list("heads"))
            return self._listed(named) if (within and kind) or self._is_part(noun) else []
        return self._said_of(noun, within=within) or (self._below(noun, node) if within else [])

    def _lying(self, verb: Node) -> list[Record]:
        """The places that a verb puts there: "X and Z, which |lie in Y", "X is |located in Y"."""
        subject = self.tree.child(verb.index, "nsubj")
        named = self.tree[verb.head] if verb.relation.startswith("acl") else subject
        if named and not is_name(named.content):  # "The two villages are located in Y"
            spoken = self.resolver.fillers(self.tree, named.index)
            return [f.record for f in spoken if f.record and f.record.type in PLACES]
        return self._listed(named) if named and self._place(named) else []

    def _is_wide(self, node: Node) -> bool:
        """Is it the name of a region or a mountain, of which a town may be: "Sarmin of the Zawiya |Mountain"?"""
        last = node.lower.rpartition(" ")[2]
        kinds = self._list("locating") | self._list("regions")
        return " " in node.text and not kinds.isdisjoint((last, f"{last}s"))

    def _in_a_row(self, node: Node) -> bool:
        """Does another such phrase follow: "in X, in Y and in Z"?"""
        following = self.tree.after(node.index)
        return following is not None and following.lower in ("and", "or")

    def _is_part(self, noun: Node) -> bool:
        """Is it a part of a town, of which "of" tells the town: "the Zahra |district of Aleppo"?"""
        return noun.lower.rpartition(" ")[2] in self._list("parts_of_a_city") | self._list("parts_of_a_region")

    def _is_settlements(self, noun: Node) -> bool:
        """Is it the last of a list with what all of them are: "X, Y and Z |villages of"?"""
        return is_name(noun.content) and noun.end > noun.content.end and noun.lower.endswith("s")

    def _said_of(self, noun: Node, *, within: bool) -> list[Record]:
        """The places that a noun is said of: "X, Z and W, three |towns in Y", "X is a |town in Y"."""
        if not self._tells_where(noun, within=within):
            return []
        if noun.relation == "conj" and noun.lower in self._list("fringes"):
            return []
        if noun.relation == "conj" and any(c.lower == "other" for c in self.tree.children(noun.index, "amod")):
            return self._everything(self.tree[noun.head])
        subject = self.tree.child(noun.index, "nsubj") if self.tree.child(noun.index, "cop") else None
        if subject:
            return self._listed(subject) if self._place(subject) else []
        first = noun.index
        while first > 0 and self.tree[first - 1].content is None and self.tree[first - 1].tag in _BEFORE_A_NOUN:
            first -= 1
        if first > 0 and self.tree[first - 1].content is not None and self.tree[first - 1].tag in ("CD", "JJ"):
            first -= 1
        opens = self.tree[first].tag in ("DT", "CD")
        if first == noun.index and not opens and noun.tag == "NNS":  # "after the battle of X, clashes in Y"
            return []
        set_off = first > 1 and self.tree[first - 1].text in (",", "—", "–", "-", "(")
        if not (opens or first == noun.index) or not set_off or self._place(self.tree[first - 2]) is None:
            return []
        return self._listed(self.tree[first - 2])

    def _tells_where(self, noun: Node, *, within: bool) -> bool:
        """Is a noun one for a place? Before "in" it may be any that is for nobody: "the last stronghold in"."""
        words = {noun.lower, singular(noun.text)}
        if words & self._list("types") or words & self._list("common") or (within and self._is_kind(words)):
            return True
        lexicon = self.resolver.ground.lexicon
        persons = lexicon.set("groups", "nouns") | lexicon.set("people", "nouns") | lexicon.set("names", "roles")
        return within and words.isdisjoint(persons)

    def _listed(self, node: Node) -> list[Record]:
        """A place and those listed with it before."""
        top = node
        while top.relation in ("conj", "appos") and self._place(self.tree[top.head]):
            top = self.tree[top.head]
        items = [top]
        for item in items:
            items += self.tree.children(item.index, "conj", "appos")
        row = (item for item in [*items, node] if item.index <= node.index and self._in_one_row(item, node))
        row = (item for item in row if item is node or not self._around_another(item))
        places = [self._place(item) for item in row]
        return list({place.key: place for place in places if place}.values())

    def _around_another(self, outer: Node) -> bool:
        """Does a place stand after "in" and another place: "X in |Idlib and Y in Homs"?"""
        case = self.tree.child(outer.index, "case")
        before = self.tree[case.index - 1] if case and case.index and case.lower in ("in", "within") else None
        return before is not None and is_name(before.content)

    def _in_one_row(self, first: Node, last: Node) -> bool:
        """Does no other region stand between two places of a list: "X and Y in Z, and W in V"?"""
        return not any(n.relation == "case" and n.lower in _PREPOSITIONS for n in self.tree[first.index : last.index])

    def _below(self, noun: Node, node: Node) -> list[Record]:
        """Places that a common noun is explained by: "The villages in X of Y and Z", "towns in X, Y"."""
        listing = {"of", "", *self.resolver.ground.lexicon.words("groups", "including")}
        return [
            place
            for child in self.tree.children(noun.index, "nmod", "appos")
            if child.index > node.index and self._place(child) and self.tree.case(child.index) in listing
            for place in self._everything(child)
        ]

    def _everything(self, node: Node) -> list[Record]:
        places = [self._place(item) for item in (node, *self.tree.children(node.index, "conj"))]
        return [place for place in places if place]

    # -- without a preposition ---------------------------------------------------------------------------------------

    def _of_kind(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "The Zahra district of |Aleppo" is in Aleppo; "the Aleppo suburb of |Zahra" too."""
        before, place = self._name_before(node.index), self._place(node)
        after = before and self._place(before)
        if place is None or not after or " of " not in node.text or node.lower.startswith("port "):
            return  # "the Red Sea |port city of Y"
        if self._is_part_of(node):
            yield node, after, place
        else:
            yield node, place, after

    def _of_nation(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "The Somali town of |X" is in Somalia, where the text speaks of that too."""
        kinds = [singular(word) for word in node.lower.split(" of ")[0].split()] if " of " in node.text else []
        settlement = kinds and node.text[0].islower() and kinds[-1] in self._list("settlements")
        outer = self._nation(self.tree[node.index - 1]) if settlement else None
        for place in self._everything(node) if outer else ():
            if outer:
                yield node, place, outer

    def _nation(self, adjective: Node) -> Record | None:
        """The country that an adjective is of, where the text speaks of it as a place."""
        mention = adjective.content
        if not isinstance(mention, Mention) or not mention.demonym or adjective.compound:
            return None
        record = self.resolver.ground.registry.named_place(mention.country or "")
        return record if record and record.type == "Location" else None

    def _is_part_of(self, node: Node) -> bool:
        """Is the name before "district of X" that of the district, and not "the X suburb of" that of the town?"""
        kind = node.lower.partition(" ")[0]
        return kind in self._list("parts_of_a_city") | self._list("parts_of_a_region") and kind != "suburb"

    def _possessor(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        outer = self._place(node) if node.relation == "nmod:poss" else None
        if outer is None:
            return
        head = self.tree[node.head]
        above = self._place(self.tree[head.head]) if head.relation == "appos" and head.content is None else None
        if above and self._tells_where(head, within=False):
            yield head, above, outer
        kind = head.content is None and self._tells_where(head, within=False)
        for item in (head, *self.tree.children(head.index, "conj", "compound", *(("appos",) if kind else ()))):
            inner = self._place(item) if item.index > node.index else None
            if inner:
                yield head, inner, outer

    def _after_comma(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "X, Y Province", "X, northern Z,", "X (southern Z)", "X, Y district, Z Province", not in a list."""
        outer, before = self._place(node), self.tree[node.index - 1].text
        if outer is None or node.index < 2 or before not in (",", "("):
            return
        first, last = self._kinded_before(node.index - 2), self._kind_after(node)
        inner, following = self._place(first), self.tree.after(last.index)
        if inner and self._in_a_chain(node, first):
            yield node, inner, outer
            return
        wide = self._width(outer, node, last)
        narrow = self._width(inner, first, self.tree[node.index - 2]) if inner else wide
        if inner is None or narrow >= wide:
            return
        closing = (")",) if before == "(" else (",", ".", ")", "—", "–")
        listed = (self.tree[first.index - 1].text == "," and not narrow) or self._goes_on(last.index + 2)
        ends = following is None or (following.text in closing and (before == "(" or not listed))
        region = last.lower.rpartition(" ")[2] in self._list("regions") or (following and following.tag == "IN")
        if ends or (region and before == "," and following and following.lower not in ("and", "or")):
            both = self.tree[first.index - 1].lower == "and" and wide == 1  # "X and Y, Z district"
            for place in self._listed(first) if both else [inner]:
                yield node, place, outer

    def _in_a_chain(self, node: Node, before: Node) -> bool:
        """Is each place in the next: "in X, |Y, |Z"?"""
        chained, top = node.relation == "nmod:unmarked" and node.head == before.index, before
        while top.relation == "nmod:unmarked":
            top = self.tree[top.head]
        return chained and self.tree.case(top.index) in ("in", "at")

    def _kinded_before(self, at: int) -> Node:
        """The name that ends at a word, perhaps with its kind: "|Sarmin district"."""
        named = self._name_before(at) if self.tree[at].lower in self._list("regions") else None
        return named or self.tree[at]

    def _kind_after(self, node: Node) -> Node:
        """The word for the kind of a place right after its name: "Sarmin |district"; else the name."""
        following = self.tree.after(node.index)
        return following if following is not None and following.lower in self._list("regions") else node

    def _width(self, place: Record, node: Node, last: Node) -> int:
        """How wide a place is: 3 for a country, 2 for "Homs Province" or "southern Syria", 1 for a district, else 0."""
        if place.country and node is last:
            return 3
        kind, first = last.lower.rpartition(" ")[2], node.lower.partition(" ")[0]
        kind = first if " of " in node.text and first in self._list("regions") else kind  # "province of Homs"
        if kind in self._list("regions"):
            return 2 if kind in self._list("provinces") else 1
        return 2 if first in self._list("directions") else 0

    def _goes_on(self, at: int) -> bool:
        """Does a list go on after a comma?"""
        following = self.tree[at] if at < len(self.tree) else None
        return following is not None and (following.lower in ("and", "or") or self._place(following) is not None)

    def _where(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "In Y, |where X is situated"."""
        verb = self.tree[node.head]
        outer = self._place(self.tree[node.index - 2]) if node.index > 1 and verb.lower in self._list("lying") else None
        subject = self.tree.child(verb.index, "nsubj") if outer else None
        inner = self._place(subject) if subject else None
        if inner and outer:
            yield verb, inner, outer

    def _after_known_comma(self, node: Node) -> Iterator[tuple[Node, Record, Record]]:
        """ "Kafr Zita, Hama", where the curator knows the first to be in the governorate of the second."""
        outer = self._place(node)
        if outer is None or node.index < 2 or self.tree[node.index - 1].text != ",":
            return
        inner, following = self._place(self.tree[node.index - 2]), self.tree.after(node.index)
        capital = self.resolver.ground.registry.references.get(outer.reference)
        around = inner and self._governorate(inner)
        if capital is None or not inner or not around or capital.type not in ("City", "Governorate"):
            return
        same = around is self._governorate(outer) and fold(capital.name) in fold(around.name)
        town = self.resolver.ground.registry.references.get(inner.reference)
        last = following is None or following.lower in (".", ";", ")")
        if same and last and town is not None and town.type not in ("City", "Governorate"):
            yield node, inner, outer
