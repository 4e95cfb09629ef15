"""The right source of what a passage claims, measured on passages like those of agencies, monitors and live pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest
import yaml

from kg.article import Article
from kg.evaluation.gold import folded

if TYPE_CHECKING:
    from kg.claim import Claim, Extraction
    from kg.extract.reader import Reader


class Passage(TypedDict, total=False):
    """A text, what the article says `before` it, and for each claim its type, a word or number in it, its source."""

    text: str
    before: str
    says: list[tuple[str, str | int, str | None]]


SOURCES: dict[str, list[Passage]] = yaml.safe_load((Path(__file__).parent / "sources.yaml").read_text(encoding="utf-8"))


def claim(extraction: Extraction, kind: str, word: str | int) -> Claim | None:
    """The first claim of a type that has a word in the names of its roles, or counts a number."""
    names = {entity.id: " ".join((entity.name, *entity.aliases)) for entity in extraction.entities}
    for found in extraction.claims:
        roles = " ".join(names.get(str(value), str(value)) for value in found.roles.values()).lower()
        numbers = (found.quantity.minimum, found.quantity.maximum) if found.quantity else ()
        if found.type == kind and (word in numbers if isinstance(word, int) else word.lower() in roles):
            return found
    return None


def verdicts(reader: Reader, section: str) -> list[tuple[str, bool]]:
    """For every claim found, the text and whether its source is one of those wanted."""
    rows = []
    for passage in SOURCES[section]:
        text = f"{passage.get('before', '')} {passage['text']}".strip()
        extraction = reader.extract(Article("passage", "Passage", "Passage Press", dt.date(2024, 4, 21), text))
        for kind, word, wanted in passage["says"]:
            found = claim(extraction, kind, word)
            if found:
                sources = {folded(source) for source in (wanted or "").split(" | ")}
                rows.append((f"{text} ({found.attributed_to})", folded(found.attributed_to or "") in sources))
    return rows


@pytest.mark.parametrize(("section", "claims", "right"), [("passages", 95, 0.96), ("fresh", 24, 0.8)])
def test_most_claims_have_the_source_that_the_text_gives(
    reader: Reader, section: str, claims: int, right: float
) -> None:
    rows = verdicts(reader, section)
    assert len(rows) >= claims
    assert sum(good for _, good in rows) / len(rows) >= right, [text for text, good in rows if not good]
