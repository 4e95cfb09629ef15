"""The entities of one article: which mentions speak of the same one, and of what type it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.claim import Entity, Span
from kg.extract.home import home, nation
from kg.extract.mention import GROUPS, PLACES, Mention, scheme_type
from kg.extract.parse.attach import is_name
from kg.spelling import fold
from kg.spelling import key as sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.entity import References
    from kg.extract.tree import Node
    from kg.lexicon import Lexicon

_SHORTEST = 3
"""Letters that initials of a known kind need to mean a name that the text does not explain them by."""


_SHORTEST_SPELLED = 6
"""Letters that a name has whose spellings are compared; Hama and Homs are two."""


@dataclass(slots=True)
class Record:
    """An entity in the making. `spans` are its mentions; the longest surface becomes its name.

    `country` marks a state or its forces. `tentative` marks a state that has not acted yet. `group` is whom a person
    commands.
    """

    key: str
    type: str | None
    reference: str | None = None
    generic: bool = False
    country: str | None = None
    spans: set[Span] = field(default_factory=set)
    tentative: bool = False
    group: Record | None = None

    @property
    def name(self) -> str:
        """The fullest name the text uses, the earliest of equals."""
        if self.generic:
            return min(self.spans).text
        return max(self.spans, key=lambda span: (_fullness(span.text), -span.start)).text


def _fullness(text: str) -> tuple[bool, bool, int]:
    """A name comes before "pro-government fighters", a word before an abbreviation, a long one before a short one."""
    return not text.islower(), not text.isupper(), len(text)


class Registry:
    """Entities by key: the id of a curated entity, or the folded name, or a kind of collective.

    `home` is the country of a pack whose war the article tells of, `nation` the name of that country, or of another
    of whose forces no pack tells.
    """

    def __init__(
        self, names: Iterable[Mention], references: References, lexicon: Lexicon, *, fielding: Iterable[str] = ()
    ) -> None:
        self.references, self.lexicon = references, lexicon
        self.records: dict[str, Record] = {}
        self._key_of: dict[str, str] = {}
        self.mentions = mentions = tuple(names)
        countries = lexicon.exact("names", "countries")
        self.home = home(mentions, references, countries)
        self.nation = self.home.name if self.home else nation(mentions, fielding, countries)
        for mention in mentions:
            if not mention.demonym:
                self._key_of.setdefault(mention.key, self._canonical(mention))
        self._join_spellings(mentions)
        self._join_short_names(mentions)
        for mention in mentions:
            if not mention.demonym:
                self._add(mention)

    def _canonical(self, mention: Mention) -> str:
        if mention.reference:
            country = self.references.armies.get(mention.reference)
            abroad = country is not None and (self.home is None or self.home.name != country)
            return f"state:{country}" if abroad else f"ref:{mention.reference}"
        if mention.alias_of:
            return self._key_of.get(mention.alias_of, mention.alias_of)
        return self._home_force(mention.text) or mention.key

    def _home_force(self, short: str) -> str | None:
        """The force of the country the article tells of that has an abbreviation, one that means others elsewhere."""
        if self.home is None or not short.isupper():
            return None
        forces = (self.references.get(force) for force in self.home.forces)
        return next((f"ref:{force.id}" for force in forces if force and short in force.other_names), None)

    def _join_spellings(self, mentions: Iterable[Mention]) -> None:
        """Two spellings of one transliterated name are one: "Tarhuna", "Tarhouna"."""
        first: dict[str, Mention] = {}
        for mention in mentions:
            if mention.demonym or mention.alias_of or len(mention.key) < _SHORTEST_SPELLED:
                continue
            known = first.setdefault(sounds(mention.text), mention)
            alike = mention.type == known.type or mention.type is None
            if alike and known.key != mention.key and not mention.reference:
                self._key_of[mention.key] = self._key_of[known.key]

    def _join_short_names(self, mentions: tuple[Mention, ...]) -> None:
        """A name that is a part or the initials of exactly one fuller name is that one: "Mahmoud", "Zenki", "RSF"."""
        kinds = GROUPS | {"Person", "Organization"}
        full = {m.key: m for m in mentions if m.type in kinds and not m.demonym and " " in m.key}
        for mention in mentions:
            sure_place = mention.type in PLACES and mention.sure
            longer = self._with_first_word(mention.key, full)
            if mention.type in GROUPS and not mention.reference and len(longer) == 1:
                self._key_of[mention.key] = longer.pop()
            if mention.demonym or mention.reference or sure_place or mention.key in full:
                continue
            owners = {
                self._key_of[key]
                for key, other in full.items()
                if (mention.type in (None, other.type) or not mention.sure)
                and (self._is_part(mention.key, other) or _abbreviates(mention, other))
                and not (mention.type in PLACES and key.startswith(f"{mention.key} "))  # "X" for "X Defence Force"
            }
            if len(owners) == 1:
                self._key_of[mention.key] = owners.pop()

    def _with_first_word(self, short: str, full: Mapping[str, Mention]) -> set[str]:
        """The fuller names that a name lacks the first word of: "Jabhat |Ansar al-Din"."""
        if " " not in short:
            return set()
        end = f" {short}"
        longer = [key for key in full if key.endswith(end)]
        firsts = {fold(word) for word in self.lexicon.words("names", "group_first")} if longer else set()
        return {self._key_of[key] for key in longer if key.removesuffix(end) in firsts}

    def _is_part(self, short: str, full: Mention) -> bool:
        """Is a name the first or last words of a fuller one; the first name of a person?"""
        words, of = short.split(), full.key.split()
        if full.type == "Organization":
            return False
        if full.type == "Person":
            return words == of[-len(words) :] or (words == of[:1] and len(words[0]) > 3)
        edge = words in (of[: len(words)], of[-len(words) :]) and len(words) < len(of)
        return edge and words != ["al"] and not set(words) <= self.lexicon.set("groups", "too_common")

    def _add(self, mention: Mention) -> None:
        key = self._key_of[mention.key]
        record = self.records.get(key)
        if record is None:
            country = key.removeprefix("state:") if key.startswith("state:") else mention.country
            record = self.records[key] = Record(key, mention.type, mention.reference, country=country)
        if record.type is None or (mention.reference and not record.reference):
            record.type, record.reference = mention.type, mention.reference or record.reference
        if key.startswith("ref:") and record.reference is None:
            entry = self.references.get(key.removeprefix("ref:"))
            record.type, record.reference = (scheme_type(entry.type), entry.id) if entry else (record.type, None)
        record.spans.add(Span(mention.start, mention.end, mention.text))

    def of(self, mention: Mention) -> Record:
        """The entity of a mention that is no demonym."""
        return self.records[self._key_of[mention.key]]

    def of_names(self, nodes: Iterable[Node]) -> list[Record]:
        """The entities of the names among words, in the order of the words."""
        return [self.of(node.content) for node in nodes if is_name(node.content)]

    def groups(self, nodes: Iterable[Node]) -> tuple[Record, ...]:
        """The groups with a name among words, each once."""
        named = (record for record in self.of_names(nodes) if record.type in GROUPS and not record.generic)
        return tuple({record.key: record for record in named}.values())

    def named(self, span: Span) -> Record | None:
        """The group that a stretch of text inside another name names, curated or of this article."""
        for entry in self.references.named(span.text):
            kind = scheme_type(entry.type)
            if kind in GROUPS and not entry.generic:
                key = f"ref:{entry.id}"
                record = self.records.setdefault(key, Record(key, kind, entry.id))
                record.spans.add(span)
                return record
        found = self.records.get(self._key_of.get(fold(span.text).removeprefix("al "), ""))
        return found if found and found.type in GROUPS else None

    def named_place(self, text: str) -> Record | None:
        """The place that a name means, if the article names it so."""
        return self.records.get(self._key_of.get(fold(text), ""))

    def state(self, country: str, span: Span) -> Record:
        """The armed forces of a state: "Russian aircraft", "Turkey" that acts."""
        return self._collective(f"state:{country}", span, type_="StateForce", country=country)

    def acting(self, country: str, span: Span) -> Record:
        """A state named as a place that may act: it counts only once a claim makes it act."""
        known = f"state:{country}" in self.records
        record = self.state(country, span)
        record.tentative = record.tentative or not known
        return record

    def settle(self, used: set[str], places: set[str]) -> None:
        """Drop what turned out to be none: states that do not act, countries that only act and are no place.

        `used` are the keys of all entities that claims have, `places` of those in the role of a place.
        """
        for record in self.records.values():
            self._unname(record)
        for key, record in list(self.records.items()):
            if not key.startswith("state:"):
                continue
            if key in used:
                self._act(record, places)
            elif record.tentative:
                del self.records[key]

    def _unname(self, record: Record) -> None:
        """Take the army's name from "regime forces" unless the text names the army often enough."""
        if record.type != "StateForce" or not record.reference:
            return
        governing = self.lexicon.set("groups", "unnaming")
        texts = [span.text.lower() for span in record.spans]
        unnamed = sum(not text.startswith("pro-") and any(word in text for word in governing) for text in texts)
        if unnamed > len(record.spans) - unnamed and unnamed > 2:
            record.generic, record.reference = True, None

    def _act(self, state: Record, places: set[str]) -> None:
        """The mentions of a state that acts are none of the country as a place."""
        for other in list(self.records.values()):
            if other.country == state.country and other.type == "Location" and other.key not in places:
                other.spans -= state.spans
                if not other.spans:
                    del self.records[other.key]
                    self._key_of.update({key: state.key for key, of in self._key_of.items() if of == other.key})

    def side(self, side: str, span: Span, *, type_: str) -> Record:
        """An unnamed collective of a side: opposition or government."""
        return self._collective(f"side:{side}", span, type_=type_, generic=True)

    def group(self, words: str, span: Span, *, type_: str = "Faction") -> Record:
        """An unnamed collective known by its own words alone."""
        return self._collective(f"group:{words}", span, type_=type_, generic=True)

    def alliance(self, span: Span) -> Record:
        """A coalition that its leader names: "Saudi-led coalition", "coalition led by Saudi Arabia"."""
        known = [entry.id for entry in self.references.named(span.text) if scheme_type(entry.type) == "Alliance"]
        reference = known[0] if len(known) == 1 else None
        leader, led, _ = span.text.partition("-led ")
        after = span.text.partition(" led by ")[2].removeprefix("the ").split()
        key = f"ref:{reference}" if reference else fold(f"{after[0]}-led " if after else leader + led)
        record = self._collective(key, span, type_="Alliance")
        record.reference = record.reference or reference
        return record

    def base(self, span: Span) -> Record:
        """A base known by whose it is: "AMISOM base"."""
        return self._collective(fold(span.text), span, type_="MilitaryBase")

    def equipment(self, name: str, span: Span) -> Record:
        """A class or model of equipment."""
        return self._collective(f"equipment:{name}", span, type_="EquipmentType")

    def _collective(
        self,
        key: str,
        span: Span,
        *,
        type_: str,
        generic: bool = False,
        country: str | None = None,
    ) -> Record:
        record = self.records.get(key)
        if record is None:
            record = self.records[key] = Record(key, type_, generic=generic, country=country)
        record.spans.add(span)
        return record

    def entities(self) -> tuple[dict[str, str], tuple[Entity, ...]]:
        """The ids of the keys, and the entities in order of their first mention; names without a type are left out."""
        kept = [r for r in self.records.values() if r.type and r.spans]
        kept.sort(key=lambda r: (min(r.spans), r.key))
        ids = {record.key: f"e{number}" for number, record in enumerate(kept, 1)}
        return ids, tuple(self._entity(ids[record.key], record) for record in kept)

    def _entity(self, identifier: str, record: Record) -> Entity:
        spans = sorted(record.spans)
        name = record.country if record.key.startswith("state:") and record.country else record.name
        surfaces = sorted({span.text for span in spans} - {name})
        reference = record.reference or self._known(record)
        return Entity(
            identifier, name, record.type or "Location", tuple(surfaces), record.generic, tuple(spans), reference
        )

    def _known(self, record: Record) -> str | None:
        """The curated entity of a collective or of a kind of equipment, by its words.

        "The rebels" are the Syrian ones only in an article on Syria's war.
        """
        if record.key.startswith("equipment:"):
            found = self.references.named(record.key.partition(":")[2], types=["EquipmentType"])
            return found[0].id if len(found) == 1 else None
        if not record.generic:
            return None
        home = self.home.adjective if self.home else None
        for text in (record.name, *sorted({span.text for span in record.spans})):
            entries = [entry for entry in self.references.named(text) if entry.generic]
            if len(entries) == 1 and entries[0].name.split()[0] in (home, *text.split()):
                return entries[0].id
        return None


def _abbreviates(short: Mention, full: Mention) -> bool:
    """Is a name in capitals the initials of a fuller one, with or without its small words?"""
    shortest = 2 if short.type is None else _SHORTEST
    if not short.text.isupper() or len(short.text) < shortest or full.type == "Person":
        return False
    words = re.split(r"[\s-]+", full.text)
    return short.text in ("".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper()))
