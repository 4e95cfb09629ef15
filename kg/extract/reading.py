"""One pass over the trees of an article: frames to drafts, drafts to claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.claim import Claim, Extraction, Span
from kg.extract.campaign import Launch, launch, named_later, operation_attacks, owned, participations
from kg.extract.confidence import confidence
from kg.extract.frame.best import best
from kg.extract.frame.draft import Draft, Drafter, Rejected
from kg.extract.holder import holder_claims
from kg.extract.location import place_claims
from kg.extract.mention import GROUPS, PLACES
from kg.extract.parse.attach import is_name
from kg.extract.phrase.place import is_capital, tells_where
from kg.extract.phrase.resolver import Resolver
from kg.extract.registry import Record, Registry
from kg.extract.relation import (
    allied_claims,
    compound_claims,
    faction_claims,
    joint_claims,
    leader_claims,
    unit_claims,
)
from kg.extract.speech import Speech
from kg.extract.stance import Stance, StanceReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.article import Article
    from kg.claim import Entity
    from kg.extract.frame.match import Matcher
    from kg.extract.sentence import Sentence
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_PLACE_ROLES = frozenset(("place", "in_place", "location", "from", "to"))


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one sentence: the claims drafted, those of them that were kept, and the hits without a claim."""

    sentence: Sentence
    tree: Tree
    drafts: tuple[Draft, ...]
    kept: tuple[Draft, ...]
    rejected: tuple[Rejected, ...]


class Reading:
    """Reads the sentences of an article in order, then gives what it has read. A list of `steps` is filled."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        registry: Registry,
        matcher: Matcher,
        *,
        steps: list[Step] | None = None,
    ) -> None:
        self.article, self.registry, self.matcher, self.steps = article, registry, matcher, steps
        self.lexicon = lexicon
        self.resolver = Resolver(article.text, lexicon, registry)
        self.speech = Speech(article.text, lexicon, registry, article.publisher)
        self.resolver.pronouns.voice = self.speech.voice
        self.stances = StanceReader(lexicon, self.speech)
        self.drafts: list[tuple[Sentence, Draft]] = []
        operations = [record for record in registry.records.values() if record.type == "Operation"]
        if len(operations) == 1:
            self.resolver.memory.operation = operations[0]
        self._claimed: Stance | None = None
        """The last attributed stance of the sentence before."""
        self._captors: dict[str, Record] = {}
        """Those who have taken places so far; `_takers` are those of each place."""
        self._takers: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        self._paragraph = -1
        self._launch = Launch()
        """What was said last of a campaign without a name."""

    def read_all(self, sentences: Sequence[Sentence], trees: Sequence[Tree]) -> None:
        """Add what the sentences say, in order."""
        self.speech.listen(sentences, trees)
        for number, (sentence, tree) in enumerate(zip(sentences, trees, strict=True)):
            self.speech.begin(number)
            self.read(sentence, tree)

    def read(self, sentence: Sentence, tree: Tree) -> None:
        """Add what one sentence says."""
        drafter = Drafter(tree, self.resolver, self.stances)
        self.resolver.next_sentence()
        self._remember_names(tree)
        self._remember_subject(tree)
        found = [outcome for hit in self.matcher.hits(tree) for outcome in drafter.drafts(hit)]
        drafts = [outcome for outcome in found if isinstance(outcome, Draft)]
        drafts += compound_claims(tree, self.resolver)
        drafts += unit_claims(tree, self.resolver)
        drafts += faction_claims(tree, self.resolver)
        drafts += holder_claims(tree, self.resolver)
        drafts += allied_claims(tree, self.resolver)
        drafts += joint_claims(tree, self.resolver, self.stances)
        drafts += participations(tree, self.resolver, self.stances)
        drafts += owned(tree, self.resolver)
        drafts += place_claims(tree, self.resolver, self.stances)
        drafts += named_later(tree, self.resolver, self._launch)
        begun = launch(tree, drafter)
        self._launch = begun if begun.drafts else self._launch
        drafts += (*leader_claims(drafts, tree, self.resolver), *operation_attacks(drafts, tree, self.resolver))
        drafts = [self._captured_by(self._carried(sentence, draft)) for draft in drafts]
        kept = best(drafts)
        self.drafts += [(sentence, draft) for draft in kept]
        if self.steps is not None:
            rejected = (outcome for outcome in found if isinstance(outcome, Rejected))
            self.steps.append(Step(sentence, tree, tuple(drafts), tuple(kept), tuple(rejected)))
        claimed = [draft.stance for draft in drafts if draft.stance.source]
        self._claimed = claimed[-1] if claimed else None
        self._paragraph = sentence.paragraph
        self._remember_row(tree)

    def _carried(self, sentence: Sentence, draft: Draft) -> Draft:
        """A list of participants goes on with what the sentence before said, and with who said it."""
        if draft.rule == "participants-include" and self._claimed and self._paragraph == sentence.paragraph:
            return replace(draft, stance=self._claimed)
        return draft

    def _captured_by(self, draft: Draft) -> Draft:
        """A place that "was captured" fell to the one group that has taken it so far, or places at all."""
        if draft.type != "capturesPlace":
            return draft
        actor, place = draft.roles.get("actor"), draft.roles.get("place")
        takers = self._takers[place.key] if isinstance(place, Record) else {}
        if isinstance(actor, Record) and draft.stance.polarity in ("asserted", "claimed"):
            self._captors[actor.key] = takers[actor.key] = actor
        elif actor is None and 1 in (len(takers), len(self._captors)):
            (captor,) = takers.values() if len(takers) == 1 else self._captors.values()
            return replace(draft, roles={"actor": captor, **draft.roles})
        return draft

    def _remember_names(self, tree: Tree) -> None:
        """Keep what this sentence names for the pronouns and definite phrases that follow."""
        memory = self.resolver.memory
        for node in tree:
            if not is_name(node.content):
                for called in self.resolver.called(tree, node):
                    if called.record and called.record.type == "Alliance":
                        memory.called[node.lower] = called.record
                continue
            record = self.registry.of(node.content)
            match record.type:
                case "Faction" | "StateForce" | "MilitaryUnit":
                    memory.group = record
                case "Alliance":
                    memory.alliance = memory.group = record
                case "Operation":
                    memory.operation = record
                case "Person":
                    memory.person = record
                    record.group = record.group or self.resolver.pronouns.spoken_for(tree, node.index)
                case kind if kind in PLACES and not record.country:
                    self._remember_place(tree, node, record)
        memory.named = self.registry.groups(tree)

    def _remember_place(self, tree: Tree, node: Node, record: Record) -> None:
        ground, memory = self.resolver.ground, self.resolver.memory
        (memory.around if tells_where(ground, tree, node) else memory.places).append((node.start, record))
        if is_capital(ground, tree, node):
            memory.capitals.append((node.start, record))

    def _remember_row(self, tree: Tree) -> None:
        """Keep the last list of places for "these villages" in what follows."""
        for node in tree:
            if node.relation == "conj" or not is_name(node.content) or tree.case(node.index) == "between":
                continue
            row = tuple(self.registry.of_names((node, *tree.children(node.index, "conj"))))
            if len(row) > 1 and all(record.type in PLACES for record in row):
                self.resolver.memory.row = row

    def _remember_subject(self, tree: Tree) -> None:
        for root in (_turn(tree, node) for node in tree if node.relation == "root"):
            subject = tree.child(root.index, "nsubj")
            if subject and subject.tag not in ("PRP", "DT", "WP", "WDT"):
                found = self.resolver.fillers(tree, subject.index)
                if not any(filler.record for filler in found):  # "The regime's answer came": "they" are the regime
                    for whose in tree.children(subject.index, "nmod:poss"):
                        found += self.resolver.fillers(tree, whose.index)
                for agent in tree.children(root.index, "obl:agent"):  # "was taken by X": "they" may be X
                    found += self.resolver.fillers(tree, agent.index)
                if tree.child(root.index, "cop") and is_name(root.content):  # "the largest group is X"
                    found += self.resolver.fillers(tree, root.index)
                self.resolver.memory.subject = tuple(filler for filler in found if filler.record)
                groups = [r for f in found if (r := f.record) and r.type in GROUPS and not (r.generic or f.partial)]
                self.resolver.memory.topic = groups[0] if len(groups) == 1 else self.resolver.memory.topic

    def extraction(self) -> Extraction:
        """The entities and claims of all sentences read; no claim twice."""
        filled = [(role, value) for _, draft in self.drafts for role, value in draft.roles.items()]
        used = {value.key for _, value in filled if isinstance(value, Record)}
        places = {value.key for role, value in filled if isinstance(value, Record) and role in _PLACE_ROLES}
        self.registry.settle(used, places)
        ids, entities = self.registry.entities()
        by_id = {entity.id: entity for entity in entities}
        claims: dict[tuple[object, ...], Claim] = {}
        for sentence, draft in self.drafts:
            claim = self.claim(sentence, draft, ids, by_id)
            if claim:
                claims.setdefault(identity(claim), claim)
        return Extraction(self.article.slug, entities, tuple(claims.values()))

    def claim(
        self, sentence: Sentence, draft: Draft, ids: dict[str, str], entities: Mapping[str, Entity]
    ) -> Claim | None:
        """The claim of a draft; None where one of its entities has no type, and so no id."""
        roles: dict[str, str | tuple[str, ...] | None] = {}
        for role, value in draft.roles.items():
            if isinstance(value, Record) and value.key not in ids:
                return None
            roles[role] = ids[value.key] if isinstance(value, Record) else value
        claim = Claim(
            type=draft.type,
            roles=roles,
            evidence=Span(sentence.body, sentence.end, self.article.text[sentence.body : sentence.end]),
            rule=draft.rule,
            polarity=draft.stance.polarity,
            certainty=draft.stance.certainty,
            attributed_to=draft.stance.source,
            quantity=draft.quantity,
            date=draft.date.iso if draft.date else None,
            date_verbatim=draft.date.text if draft.date else None,
        )
        return replace(claim, confidence=confidence(claim, entities, self.lexicon))


def _turn(tree: Tree, root: Node) -> Node:
    """The verb that a sentence turns to with "but" and a named subject: "The army took X, but |HTS fought on"."""
    for verb in reversed(tree.children(root.index, "conj")):
        subject = tree.child(verb.index, "nsubj")
        if subject and is_name(subject.content) and any(c.lower == "but" for c in tree.children(verb.index, "cc")):
            return verb
    return root


def identity(claim: Claim) -> tuple[object, ...]:
    """What makes two claims of an article one; the words of the evidence do not."""
    number = claim.quantity and (claim.quantity.minimum, claim.quantity.maximum, claim.quantity.unit)
    roles = tuple(sorted(claim.roles.items()))
    return claim.type, roles, claim.polarity, claim.attributed_to, number, claim.date
