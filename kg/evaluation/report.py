"""A score as lines of text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.evaluation.score import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.evaluation.score import Score

BINS = (0.0, 0.85, 0.95, 1.01)
"""Between these confidences the share of right claims is told: with doubts that weigh, with one, with hardly any."""


def rows(score: Score, *, rules: bool = False) -> Iterator[str]:
    """The tallies as aligned lines: by type, perhaps by rule, then the totals."""
    for name, tally in sorted(score.by_type.items()):
        yield _row(name, tally)
    if rules:
        yield ""
        for name, tally in sorted(score.by_rule.items()):
            yield f"{name:24} precision {tally.precision:.2f}  (right {tally.right}, wrong {tally.wrong})"
    yield ""
    yield _row("entities", score.entities)
    yield _row("facts", score.facts)
    yield f"{'attribution':24} right {score.attribution.precision:.3f} of {_sum(score.attribution)} facts with a source"
    yield f"{'quantities':24} right {score.quantities.precision:.3f} of {_sum(score.quantities)} numbers"
    yield from _reliability(score.trust)
    kept = sum(count for (gold, found), count in score.standing.items() if gold == found)
    yield f"{'polarity':24} right {kept / max(1, score.standing.total()):.3f} of {score.standing.total()} facts found"


def reliability(trust: Iterable[tuple[float, bool]]) -> Iterator[tuple[float, float, Tally]]:
    """How often claims are right by their confidence: [from, to) of each bin that has any, and its tally."""
    rows = list(trust)
    for low, high in pairwise(BINS):
        inside = [right for confidence, right in rows if low <= confidence < high]
        if inside:
            yield low, high, Tally(right=sum(inside), wrong=len(inside) - sum(inside))


def _reliability(trust: Iterable[tuple[float, bool]]) -> Iterator[str]:
    for low, high, tally in reliability(trust):
        name = f"confidence {low:.2f}-{min(high, 1):.2f}"
        yield f"{name:24} right {tally.precision:.3f} of {_sum(tally)} claims"


def _row(name: str, tally: Tally) -> str:
    figures = f"P {tally.precision:.2f}  R {tally.recall:.2f}  F1 {tally.f1:.2f}"
    return f"{name:24} {figures}  (right {tally.right}, wrong {tally.wrong}, missed {tally.missed})"


def _sum(tally: Tally) -> int:
    return tally.right + tally.wrong
