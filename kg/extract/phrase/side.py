"""Unnamed forces: those of a side ("the rebels", "regime forces") and those of a state ("Russian aircraft")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.phrase.filler import GROUP, Filler
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.claim import Span
    from kg.extract.collective import Collective, Party
    from kg.extract.phrase.armoury import Armoury
    from kg.extract.phrase.ground import Ground
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds unnamed forces and adds them to the registry."""

    ground: Ground
    armoury: Armoury

    def government(self) -> Record | None:
        """The government's forces: the army where the article names it, else the unnamed collective, else the state."""
        registry = self.ground.registry
        forces = registry.home.forces if registry.home else ()
        own = f"state:{registry.nation}"
        keys = (*(f"ref:{force}" for force in forces), "side:government", own)
        known = (registry.records[key] for key in keys if key in registry.records)
        return next((record for record in known if registry.home or not record.tentative), None)

    def governing(self, span: Span) -> Record:
        """The government's forces, mentioned at a span."""
        registry = self.ground.registry
        record = self.government()
        if record is None and registry.nation and not registry.home:
            record = registry.state(registry.nation, span)
            record.generic = True
        record = record or registry.side("government", span, type_="StateForce")
        record.spans.add(span)
        return record

    def _home(self, country: str) -> Record | None:
        """The government's forces if the country is theirs and the article has them."""
        home = self.ground.registry.home
        return self.government() if home and country == home.name else None

    def nation(self, country: str, span: Span) -> Record:
        """The forces of a state that an adjective names: the "Russian" of "Russian strikes"."""
        return self._home(country) or self.ground.registry.acting(country, span)

    def collective(self, tree: Tree, index: int, side: str) -> Filler:
        """A noun phrase for a side: opposition or government; of "rebel camp" only "rebel" names one."""
        ground = self.ground
        span = ground.noun_span(tree, index)
        governing = ground.lexicon.set("groups", "governing")
        before = (n for n in tree.children(index, "compound", "amod") if n.index < index)
        sided = [n.index for n in before if ground.side_of(n.lower) or n.lower in governing | {"military"}]
        if sided and tree[index].lower not in ground.lexicon.set("groups", "nouns"):
            span = ground.span(tree[sided[0]].start, tree[sided[-1]].end)
        governs = side == "government"
        record = self.governing(span) if governs else ground.registry.side(side, span, type_="Faction")
        return Filler(index, GROUP, span.text, record, craft=self.armoury.craft_at(tree, index))

    def national(self, tree: Tree, index: int, country: str) -> Filler:
        """The state for "Russian aircraft"; for "the Syrian army", the army of the country the war is about."""
        span, noun = self.ground.noun_span(tree, index), tree[index]
        named = next((c for c in tree.children(index, "amod", "compound") if c.content), None)
        if named and noun.lower in self.ground.lexicon.set("places", "common"):  # "Ukrainian |villages"
            span = self.ground.span(named.start, named.end)
        record = self._home(country) if singular(noun.text) not in ("rebel", "opposition") else None
        if record:
            record.spans.add(span)
        else:
            record = self.ground.registry.state(country, span)
            if noun.lower == "forces":
                record.generic = record.generic or len(record.spans) == 1
        return Filler(index, GROUP, noun.text, record, craft=self.armoury.craft_at(tree, index))

    def phrase(self, node: Node, phrase: Collective) -> list[Filler]:
        """The entities of a collective phrase: by side, else by the state a demonym names."""
        span = self.ground.span(phrase.start, phrase.end)
        craft = self.armoury.craft(phrase.noun, self.ground.span(span.end - len(phrase.noun), span.end))
        return [
            Filler(node.index, GROUP, phrase.text, self._party(phrase, party, craft=bool(craft)), craft=craft)
            for party in phrase.parties
        ]

    def _party(self, phrase: Collective, party: Party, *, craft: bool) -> Record:
        """The entity of one of the parties of a phrase; "government" alone names one in "government |warplanes"."""
        side, country, span = party.side, party.country, self.ground.span(party.start, party.end)
        if craft and side and span.text.endswith(" " + phrase.noun):
            span = self.ground.span(span.start, span.end - len(phrase.noun) - 1)
        if side is None and country is None:
            words = span.text.lower().removesuffix(phrase.noun).strip()
            return self.ground.registry.group(f"{words} {phrase.noun}", span)
        if side == "opposition":
            return self.ground.registry.side("opposition", span, type_="Faction")
        foreign = country is not None and country != self.ground.registry.nation
        if (side == "government" and not foreign) or self._home(country or ""):
            return self.governing(span)
        if phrase.noun in self.ground.lexicon.set("groups", "of_no_state"):
            return self.ground.registry.group(span.text.lower(), span)
        record = self.ground.registry.state(country or "", span)
        loose = phrase.noun in self.ground.lexicon.set("groups", "loose")
        record.generic = loose and (record.generic or len(record.spans) == 1)
        return record
