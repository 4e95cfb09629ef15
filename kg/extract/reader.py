"""Reads an article: names, trees, frames, claims. A pure function of the article, the lexicon, the names and the model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.claim import Claim, Extraction, Span
from kg.extract.collective import Collective, CollectiveReader
from kg.extract.assemble import Assembler, Draft
from kg.extract.date import DateReader
from kg.extract.filler import Resolver
from kg.extract.frame import Matcher
from kg.extract.mention import PLACES, Mention
from kg.extract.name import NameReader
from kg.extract.parser import MODEL, Parser
from kg.extract.quantity import quantity_reader
from kg.extract.registry import Record, Registry
from kg.extract.relation import compound_claims, place_claims, unit_claims
from kg.extract.sentence import Sentence, sentences
from kg.extract.stance import Stance, StanceReader

if TYPE_CHECKING:
    from kg.article import Article
    from kg.entity import References
    from kg.extract.tree import Content, Tree
    from kg.lexicon import Lexicon


@dataclass(frozen=True)
class Reader:
    """Reads articles. `places` are the folded spellings of a gazetteer; `model` the folder of the parser."""

    lexicon: Lexicon
    references: References
    places: frozenset[str] = frozenset()
    model: Path = MODEL

    @cached_property
    def version(self) -> str:
        """A hash of what the output depends on beside the article."""
        digest = hashlib.sha256(self.lexicon.version.encode())
        for entry in self.references:
            digest.update(repr((entry.id, entry.type, entry.surfaces, entry.generic)).encode())
        digest.update("\n".join(sorted(self.places)).encode())
        for path in sorted(self.model.rglob("*")):
            if path.is_file() and path.suffix != ".md":
                digest.update(path.read_bytes())
        for path in sorted(Path(__file__).parent.glob("*.py")):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    @cached_property
    def _names(self) -> NameReader:
        return NameReader(self.lexicon, self.references, self.places)

    @cached_property
    def _parser(self) -> Parser:
        return Parser(self.model, self.lexicon.stand_ins)

    @cached_property
    def _collectives(self) -> CollectiveReader:
        return CollectiveReader(self.lexicon, self._names.demonyms)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.lexicon)

    def extract(self, article: Article) -> Extraction:
        """Everything read out of an article: entities in order of mention, claims in order of the text."""
        found = sentences(article.text)
        names = self._names.find(article.text, found)
        registry = Registry(names, self.references)
        contents = self._contents(article, found, names)
        trees = self._parser.parse(article.text, found, contents)
        reading = Reading(article, self.lexicon, registry, self._matcher)
        for sentence, tree in zip(found, trees, strict=True):
            reading.read(sentence, tree)
        return reading.extraction()

    def _contents(self, article: Article, found: list[Sentence], names: list[Mention]) -> list[list[Content]]:
        """What counts as one word in each sentence: names, then dates and numbers where no name stands."""
        dates = DateReader(**self.lexicon.words["dates"])
        numbers = quantity_reader(self.lexicon.words["quantities"])
        rows: list[list[Content]] = []
        anchor = None
        for sentence in found:
            row: list[Content] = [m for m in names if sentence.body <= m.start and m.end <= sentence.end]
            phrases = self._collectives.find(article.text, sentence)
            phrases = [
                p
                for p in phrases
                if _free([c for c in row if not (isinstance(c, Mention) and c.demonym)], p.start, p.end)
            ]
            phrases = [p for p in phrases if not _names_follow(article.text, p, row)]
            row = [c for c in row if _free(list(phrases), c.start, c.end)] + list(phrases)
            for date in dates.find(
                article.text, sentence.body, sentence.end, published=article.published, anchor=anchor
            ):
                row += [date] if _free(row, date.start, date.end) else []
            row += [n for n in numbers.find(article.text, sentence.body, sentence.end) if _free(row, n.start, n.end)]
            rows.append(sorted(row, key=lambda content: content.start))
        return rows


def _names_follow(text: str, phrase: Collective, row: list[Content]) -> bool:
    """Is the phrase the kind of a name right after it: "the rebel group |Jaysh al-Izza"?"""
    return phrase.noun in ("group", "faction", "movement", "militia", "alliance", "brigade") and any(
        isinstance(c, Mention) and not c.demonym and 0 < c.start - phrase.end <= 2 for c in row
    )


def _free(row: list[Content], start: int, end: int) -> bool:
    return all(content.end <= start or content.start >= end for content in row)


class Reading:
    """One pass over the trees of an article."""

    def __init__(self, article: Article, lexicon: Lexicon, registry: Registry, matcher: Matcher) -> None:
        self.article, self.registry, self.matcher = article, registry, matcher
        self.resolver = Resolver(article.text, lexicon, registry)
        self.stances = StanceReader(article.text, lexicon)
        self.drafts: list[tuple[Sentence, Draft]] = []
        operations = [r for r in registry.records.values() if r.type == "Operation"]
        if len(operations) == 1:
            self.resolver.memory.operation = operations[0]
        self._before: Stance | None = None
        self._paragraph = -1

    def read(self, sentence: Sentence, tree: Tree) -> None:
        """Add what one sentence says."""
        assembler = Assembler(tree, self.resolver, self.stances)
        drafts: list[Draft] = []
        self.resolver.next_sentence()
        self._remember_names(tree)
        for hit in self.matcher.hits(tree):
            drafts += assembler.drafts(hit)
        drafts += compound_claims(tree, self.resolver)
        drafts += unit_claims(tree, self.resolver)
        for inner, outer, node in place_claims(tree, self.resolver):
            stance = self.stances.read(tree, node)
            if stance and stance.polarity in ("asserted", "claimed"):
                drafts.append(
                    Draft("located", "place-in-place", {"place": inner, "in_place": outer}, stance, node=node)
                )
        drafts = [self._carried(sentence, draft) for draft in drafts]
        self.drafts += [(sentence, draft) for draft in _best(drafts)]
        self.stances.remember(tree)
        claimed = [d.stance for d in drafts if d.stance.source]
        self._before = claimed[-1] if claimed else None
        self._paragraph = sentence.paragraph

    def _carried(self, sentence: Sentence, draft: Draft) -> Draft:
        """A list of participants goes on with what the sentence before said, and with who said it."""
        if draft.rule == "participants-include" and self._before and self._paragraph == sentence.paragraph:
            from dataclasses import replace

            return replace(draft, stance=self._before)
        return draft

    def _remember_names(self, tree: Tree) -> None:
        """Keep what this sentence names for the pronouns and definite phrases that follow."""
        memory = self.resolver.memory
        for node in tree.nodes:
            if not isinstance(node.content, Mention) or node.content.demonym:
                continue
            record = self.registry.of(node.content)
            if record.type in ("Faction", "StateForce", "MilitaryUnit"):
                memory.named_group = record
            elif record.type == "Alliance":
                memory.alliance = memory.named_group = record
            elif record.type == "Operation":
                memory.operation = record
            elif record.type == "Person":
                memory.person = record
            elif record.type == "MilitaryBase":
                memory.base = record
            elif record.type in PLACES and not record.country:
                memory.place = record
        for node in tree.nodes:
            if node.relation == "root":
                for subject in tree.children(node.index, "nsubj")[:1]:
                    if subject.tag not in ("PRP", "DT", "WP", "WDT"):
                        found = [f for f in self.resolver.fillers(tree, subject.index) if f.record]
                        memory.subject = tuple(found)

    def extraction(self) -> Extraction:
        """The entities and claims of all sentences read."""
        used = {v.key for _, d in self.drafts for v in d.roles.values() if isinstance(v, Record)}
        places = {
            v.key
            for _, d in self.drafts
            for role, v in d.roles.items()
            if isinstance(v, Record) and role in _PLACE_ROLES
        }
        self.registry.settle(used, places)
        ids, entities = self.registry.entities()
        claims: list[Claim] = []
        seen: set[tuple[object, ...]] = set()
        for sentence, draft in self.drafts:
            claim = self._claim(sentence, draft, ids)
            if claim is None:
                continue
            identity = (
                claim.type,
                tuple(sorted(claim.roles.items(), key=str)),
                claim.polarity,
                claim.attributed_to,
                claim.quantity and (claim.quantity.minimum, claim.quantity.maximum, claim.quantity.unit),
                claim.date,
            )
            if identity not in seen:
                seen.add(identity)
                claims.append(claim)
        return Extraction(self.article.slug, entities, tuple(claims))

    def _claim(self, sentence: Sentence, draft: Draft, ids: dict[str, str]) -> Claim | None:
        roles: dict[str, str | tuple[str, ...] | None] = {}
        for role, value in draft.roles.items():
            if isinstance(value, Record):
                if value.key not in ids:
                    return None
                roles[role] = ids[value.key]
            else:
                roles[role] = value
        evidence = Span(sentence.body, sentence.end, self.article.text[sentence.body : sentence.end])
        return Claim(
            type=draft.type,
            roles=roles,
            evidence=evidence,
            rule=draft.rule,
            polarity=draft.stance.polarity,
            certainty=draft.stance.certainty,
            attributed_to=draft.stance.source,
            quantity=draft.quantity,
            date=draft.date.iso if draft.date else None,
            date_verbatim=draft.date.text if draft.date else None,
            confidence=0.9 if draft.stance.certainty == "certain" else 0.5,
        )


_PLACE_ROLES = frozenset(("place", "in_place", "location", "from", "to"))


def _best(drafts: list[Draft]) -> list[Draft]:
    """Without those that say less than another of the same sentence: the same claim with fewer roles filled."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(other is not draft and _covers(other, draft) for other in drafts):
            kept.append(draft)
    return kept


def _covers(full: Draft, part: Draft) -> bool:
    if full.type != part.type or full.stance != part.stance or full.quantity != part.quantity:
        return False
    a = {role: value for role, value in full.roles.items() if value is not None}
    b = {role: value for role, value in part.roles.items() if value is not None}
    return b.items() <= a.items() and len(a) > len(b)
