"""How well extraction reads: its output held against articles that people have annotated.

An annotated article is a pair `NAME.txt`, `NAME.gold.json`; the scheme is docs/annotation.md.
"""

from __future__ import annotations

from kg.evaluation.gold import Annotation, Fact, read_annotations
from kg.evaluation.report import rows
from kg.evaluation.score import Score, evaluate

__all__ = ["Annotation", "Fact", "Score", "evaluate", "read_annotations", "rows"]
