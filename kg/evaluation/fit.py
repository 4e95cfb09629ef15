"""Fits the weights of confidence to annotated articles: `python -m kg.evaluation.fit DIRECTORY [ARTICLE...]`.

Logistic regression on the doubts of `kg.extract.confidence`, held near no weight where the annotations say little.
Prints the line for seeds/lexicon/confidence.yaml. ARTICLE is the beginning of a name; without any, all count.
"""

from __future__ import annotations

import sys
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import read_article
from kg.build.pipeline import reader
from kg.evaluation.gold import read_annotations, read_out
from kg.evaluation.match import same_fact
from kg.extract.confidence import DOUBTS, doubts
from kg.pack import seeds_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def main(directory: Path, names: Sequence[str]) -> str:
    """The line of the lexicon, fitted to the articles of a directory."""
    read, rows = reader(), list[Judged]()
    for gold in read_annotations(directory):
        if names and not gold.article.startswith(tuple(names)):
            continue
        path = directory / f"{gold.article}.txt"
        path = path if path.exists() else seeds_folder() / "articles" / path.name
        rows += judged(gold, read.extract(read_article(path)))
    return f"weights: {{{', '.join(f'{name}: {weight}' for name, weight in fit(rows).items())}}}"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2:]))
