"""A text cut at its quoted spans, so that a page can mark them where they lie, even where they overlap."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text; `anchors` name the spans that begin with it."""

    text: str
    is_quoted: bool
    anchors: tuple[str, ...] = ()


def anchor(start: int, end: int) -> str:
    """The name of a span on the page of its article."""
    return f"c{start}-{end}"


def paragraphs(text: str, spans: Sequence[tuple[int, int]]) -> list[list[Passage]]:
    """The paragraphs of a text, each as passages that join to it; spans are offsets in code points, end exclusive.

    >>> [[passage.text for passage in paragraph] for paragraph in paragraphs("abc d", [(1, 3)])]
    [['a', 'bc', ' d']]
    """
    made = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            made.append(_passages(text, start, start + len(line), spans))
        start += len(line) + 1
    return made


def context(text: str, start: int, end: int) -> list[list[Passage]]:
    """The paragraphs of a text in which a span lies, wholly or in part."""
    found = paragraphs(text, [(start, end)])
    return [paragraph for paragraph in found if any(passage.is_quoted for passage in paragraph)]


def _passages(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Passage]:
    near = [span for span in spans if span[0] < end and span[1] > start]
    edges = {max(start, min(end, edge)) for span in near for edge in span} | {start, end}
    cuts = sorted(edges)
    return [
        Passage(
            text[begin:stop],
            any(span[0] <= begin and stop <= span[1] for span in near),
            tuple(anchor(*span) for span in near if span[0] == begin),
        )
        for begin, stop in itertools.pairwise(cuts)
    ]
