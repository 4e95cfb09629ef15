"""Fits the weights of confidence to annotated articles, for seeds/lexicon/confidence.yaml: `orbat evaluate --fit`.

Logistic regression on the doubts of `kg.extract.confidence`, held near no weight where the annotations say little.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from kg.evaluation.gold import read_out
from kg.evaluation.match import same_fact
from kg.extract.confidence import DOUBTS, doubts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.claim import Extraction
    from kg.evaluation.gold import Annotation

Judged = tuple[tuple[str, ...], bool]
"""The doubts of a claim, and whether it is right."""

HELD = 2.0
"""How strongly weights are held near zero (the strength of the L2 term)."""
STEPS, RATE = 2_000, 0.02


def judged(gold: Annotation, extraction: Extraction) -> list[Judged]:
    """The claims of an extraction, each with its doubts and whether an annotation says the same."""
    found, entities = read_out(extraction), {entity.id: entity for entity in extraction.entities}
    return [
        (tuple(doubts(claim, entities)), any(same_fact(gold, found, wanted, fact) for wanted in gold.facts))
        for claim, fact in zip(extraction.claims, found.facts, strict=True)
    ]


def fit(rows: Sequence[Judged]) -> dict[str, int]:
    """The weights in hundredths of log-odds: `base`, and what each doubt takes off."""
    weights = dict.fromkeys(("base", *DOUBTS), 0.0)
    for _ in range(STEPS):
        slope = {name: -HELD * weight * (name != "base") for name, weight in weights.items()}
        for named, right in rows:
            off = right - 1 / (1 + exp(sum(weights[name] for name in named) - weights["base"]))
            slope["base"] += off
            for name in named:
                slope[name] -= off
        # A step no longer than one claim can move it, whatever the number of claims.
        weights = {name: weight + RATE * slope[name] * min(1.0, 300 / len(rows)) for name, weight in weights.items()}
    return {name: round(100 * weight) for name, weight in weights.items()}


def fitted(golds: Iterable[Annotation], extractions: Mapping[str, Extraction]) -> str:
    """The line of the lexicon, fitted to annotated articles and what is read out of each."""
    rows = [row for gold in golds for row in judged(gold, extractions[gold.article])]
    return f"weights: {{{', '.join(f'{name}: {weight}' for name, weight in fit(rows).items())}}}"
