"""Counts what extraction found, missed and made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.evaluation.gold import read_out
from kg.evaluation.match import same_fact, same_quantity, same_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.claim import Extraction
    from kg.evaluation.gold import Annotation, Fact


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed; their precision, recall and F1 are 0..1."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what was to be found that was found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@dataclass(slots=True)
class Score:
    """The tallies over a corpus. `errors` are readable lines in order of the articles.

    `trust` has of every claim its confidence and whether it is right.
    """

    articles: int = 0
    entities: Tally = field(default_factory=Tally)
    facts: Tally = field(default_factory=Tally)
    by_type: dict[str, Tally] = field(default_factory=dict)
    by_rule: dict[str, Tally] = field(default_factory=dict)
    attribution: Tally = field(default_factory=Tally)
    quantities: Tally = field(default_factory=Tally)
    standing: Counter[tuple[str, str]] = field(default_factory=Counter)
    trust: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def evaluate(golds: Iterable[Annotation], extractions: Mapping[str, Extraction]) -> Score:
    """Hold extractions, by article, against annotations; an article without one has found nothing.

    Optional facts and entities are neither missed nor wrong.
    """
    score = Score()
    for gold in golds:
        extraction = extractions.get(gold.article)
        score.articles += 1
        found = read_out(extraction) if extraction else type(gold)(gold.article, {}, ())
        _entities(score, gold, found)
        _facts(score, gold, found)
    return score


def _entities(score: Score, gold: Annotation, found: Annotation) -> None:
    free = [entity for entity in found.entities.values() if not entity.generic]
    for wanted in gold.entities.values():
        if wanted.generic:
            continue
        hit = next((e for e in free if e.type == wanted.type and e.surfaces & wanted.surfaces), None)
        if hit:
            free.remove(hit)
            score.entities.right += 1
        else:
            score.entities.missed += 1
            score.errors.append(f"{gold.article}: entity missed: {wanted.type} {wanted.name}")
    beside = frozenset().union(*(e.surfaces for e in gold.entities.values() if e.generic or e.optional))
    for entity in free:
        if not entity.surfaces & beside:
            score.entities.wrong += 1
            score.errors.append(f"{gold.article}: entity wrong: {entity.type} {entity.name}")


def _facts(score: Score, gold: Annotation, found: Annotation) -> None:
    score.trust += [(claim.confidence, _right(gold, found, claim)) for claim in found.facts]
    left = list(found.facts)
    for fact in sorted(gold.facts, key=lambda fact: fact.optional):
        claims = [claim for claim in left if same_fact(gold, found, fact, claim)]
        claim = next((claim for claim in claims if _same_sentence(fact, claim)), claims[0] if claims else None)
        if claim:
            left.remove(claim)
        if not fact.optional:
            _weigh(score, gold, found, fact, claim)
    for claim in left:
        if not _right(gold, found, claim):
            score.facts.wrong += 1
            score.by_type.setdefault(claim.type, Tally()).wrong += 1
            score.by_rule.setdefault(claim.rule, Tally()).wrong += 1
            score.errors.append(f"{gold.article}: claim wrong: {_readable(claim, found)} ({claim.rule})")


def _same_sentence(fact: Fact, claim: Fact) -> bool:
    """Is a claim read from the sentence of a fact? Of what an article says twice, each is held against its own."""
    return fact.evidence in claim.evidence or claim.evidence in fact.evidence


def _right(gold: Annotation, found: Annotation, claim: Fact) -> bool:
    return any(same_fact(gold, found, fact, claim) for fact in gold.facts)


def _weigh(score: Score, gold: Annotation, found: Annotation, fact: Fact, claim: Fact | None) -> None:
    tally = score.by_type.setdefault(fact.type, Tally())
    if claim is None:
        score.facts.missed += 1
        tally.missed += 1
        score.errors.append(f"{gold.article}: fact missed: {_readable(fact, gold)}")
        return
    score.facts.right += 1
    tally.right += 1
    score.by_rule.setdefault(claim.rule, Tally()).right += 1
    if fact.source:
        right = same_source(gold, found, fact.source, claim.source)
        score.attribution.right += right
        score.attribution.wrong += not right
    if fact.quantity:
        right = same_quantity(fact.quantity, claim.quantity)
        score.quantities.right += right
        score.quantities.wrong += not right
    score.standing[min(fact.polarities), min(claim.polarities)] += 1


def _readable(fact: Fact, annotation: Annotation) -> str:
    """A fact on one line, with its names."""

    def name(value: object) -> str:
        entity = annotation.entities.get(str(value))
        return entity.name if entity else str(value)

    arguments = ", ".join(f"{role}: {name(value)}" for role, value in fact.arguments.items())
    number = "" if fact.quantity is None else f" [{fact.quantity[0]}..{fact.quantity[1]}]"
    return f"{fact.type}({arguments}){number} {min(fact.polarities)} <- {fact.evidence[:100]}"
