"""Examples: whether each rule reads what it says that it reads, and leaves what it says that it leaves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.article import Article
from kg.lint.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.claim import Claim, Extraction
    from kg.lexicon import Example, Frame
    from kg.producer import Producer

_PUBLISHED = dt.date(2024, 12, 3)
_FACTS = ("asserted", "claimed")


def example_findings(frame: Frame, reader: Producer, path: Path) -> Iterator[Finding]:
    """What is wrong with the examples of a rule."""
    rules: set[str] = set()
    for example in frame.examples:
        found = _read(reader, example)
        fitting = [claim for claim in found.claims if claim.type == frame.claim and fits(claim, example, found)]
        rules.update(claim.rule for claim in fitting)
        if not fitting:
            yield Finding(path, example.line, f"{frame.id}: makes no such claim of '{example.text}'")
    if rules and frame.id not in rules:
        yield Finding(path, frame.line, f"{frame.id}: its examples are read by {', '.join(sorted(rules))}")
    for example in frame.counterexamples:
        if any(claim.type == frame.claim and claim.polarity in _FACTS for claim in _read(reader, example).claims):
            yield Finding(path, example.line, f"{frame.id}: reads {frame.claim} out of '{example.text}'")


def _read(reader: Producer, example: Example) -> Extraction:
    return reader.extract(Article("example", "An example", "Nobody", _PUBLISHED, example.text))


def fits(claim: Claim, example: Example, found: Extraction) -> bool:
    """Is a claim a fact whose roles are filled with the words of the example?"""
    if claim.polarity not in _FACTS:
        return False
    names = {entity.id: " / ".join((entity.name, *entity.aliases)).lower() for entity in found.entities}
    filled = {role: names.get(str(value), str(value).lower()) for role, value in claim.roles.items()}
    return all(words.lower() in filled.get(role, "") for role, words in example.roles.items())
