"""How an article was read: what was found in each sentence, which rules made claims, and why others did not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.claim import Claim, Extraction, Span
from kg.extract.collective import Collective
from kg.extract.date import Date
from kg.extract.mention import PLACES, Mention
from kg.extract.name.form import type_by_form
from kg.extract.quantity import Number
from kg.extract.reading import identity
from kg.extract.text import words
from kg.spelling import fold

if TYPE_CHECKING:
    from kg.extract.name.vocabulary import Vocabulary
    from kg.extract.reading import Reading, Step
    from kg.extract.tree import Content


@dataclass(frozen=True, slots=True)
class Found:
    """A name, unnamed force, date or number: `kind` is its type, `entity` its id, `why` how it is known."""

    span: Span
    kind: str
    entity: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule that the words `trigger` set off and that made no claim, and why."""

    rule: str
    trigger: str
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """One sentence. `tree` has a line for each word: number, word, tag, relation, number of its head."""

    span: Span
    found: tuple[Found, ...]
    tree: str
    claims: tuple[Claim, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read out of an article, and how, in the order of its sentences."""

    extraction: Extraction
    sentences: tuple[SentenceExplained, ...]


def explanation(reading: Reading, steps: list[Step], vocabulary: Vocabulary) -> Explanation:
    """The explanation of an article that was read with its steps kept."""
    extraction = reading.extraction()
    return Explanation(extraction, tuple(_Explainer(reading, vocabulary).sentences(steps)))


class _Explainer:
    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self.reading, self.vocabulary = reading, vocabulary
        self.ids, entities = reading.registry.entities()
        self.entities = {entity.id: entity for entity in entities}
        self._said: set[tuple[object, ...]] = set()

    def sentences(self, steps: list[Step]) -> list[SentenceExplained]:
        return [self._sentence(step) for step in steps]

    def _sentence(self, step: Step) -> SentenceExplained:
        sentence, text = step.sentence, self.reading.article.text
        claims: list[Claim] = []
        refused = [
            Refused(one.hit.frame.id, f"{step.tree[one.hit.node].text} ({one.hit.trigger.text})", one.reason)
            for one in step.rejected
        ]
        for draft in step.drafts:
            claim = self.reading.claim(sentence, draft, self.ids, self.entities)
            reason = None if draft in step.kept else "says less than another claim of the sentence"
            reason = reason or ("one of its names has no known type" if claim is None else None)
            reason = reason or ("said already" if claim and identity(claim) in self._said else None)
            if claim is None or reason:
                refused.append(Refused(draft.rule, draft.type, str(reason)))
            else:
                self._said.add(identity(claim))
                claims.append(claim)
        return SentenceExplained(
            Span(sentence.start, sentence.end, text[sentence.start : sentence.end]),
            tuple(self._found(content) for content in self._contents(step)),
            str(step.tree),
            tuple(claims),
            tuple(dict.fromkeys(refused)),
        )

    def _contents(self, step: Step) -> list[Content]:
        """What the words of the tree hold, and names beside them, as in brackets and datelines."""
        held = [node.content for node in step.tree if node.content is not None]
        inside = (
            mention
            for mention in self.reading.registry.mentions
            if step.sentence.start <= mention.start < step.sentence.end
            and not any(one.start <= mention.start < one.end for one in held)
        )
        return sorted([*held, *inside], key=lambda content: content.start)

    # -- what was found ----------------------------------------------------------------------------------------------

    def _found(self, content: Content) -> Found:
        span = Span(content.start, content.end, self.reading.article.text[content.start : content.end])
        match content:
            case Date():
                return Found(span, "date", None, content.iso)
            case Number(quantity=quantity):
                return Found(span, "number", None, f"{quantity.minimum} to {quantity.maximum}")
            case Collective():
                sides = ", ".join(party.side or party.country or "" for party in content.parties)
                return Found(span, "unnamed force", None, f"{content.noun}: {sides}")
        return self._mention(span, content)

    def _mention(self, span: Span, mention: Mention) -> Found:
        if mention.demonym:
            return Found(span, "adjective", None, f"of {mention.country}")
        record = self.reading.registry.of(mention)
        return Found(span, record.type or "unknown", self.ids.get(record.key), self._why(mention, record.type))

    def _why(self, mention: Mention, kind: str | None) -> str:
        """How the type of a name is known."""
        if mention.reference:
            return f"curated as {mention.reference}"
        if mention.alias_of:
            return f"another name of '{mention.alias_of}'"
        if kind is None:
            return "nothing tells its type"
        if kind != mention.type:
            return "by another mention, or by what it does"
        if type_by_form([word.text for word in words(mention.text)], self.vocabulary) == kind:
            return "by its own words"
        if kind in PLACES and fold(mention.text) in self.vocabulary.places:
            return "in the gazetteer"
        return "by the words around it" if mention.sure else "by the words around it, unsure"
