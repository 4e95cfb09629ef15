"""The annotated corpus as extractions: what a perfect reader would hand to the linker."""

from __future__ import annotations

import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.article import Article, read_article
from kg.build.pipeline import build
from kg.claim import Claim, Entity, Extraction, Quantity, Span
from kg.spelling import slug

CORPUS = Path(__file__).parent.parent / "corpus"
FIRST = Path(__file__).parents[2] / "seeds" / "articles" / "00-media-line.txt"


def article_paths() -> list[Path]:
    """The 17 articles, in the order of their names."""
    return sorted([FIRST, *CORPUS.glob("*.txt")], key=lambda path: path.name)


def corpus() -> list[tuple[Article, Extraction]]:
    """Each article with what its annotators read in it."""
    return [(article, gold(article)) for article in map(read_article, article_paths())]


def annotated(directory: Path) -> list[tuple[Article, Extraction]]:
    """Each article of a folder, in the order of their names, with what its annotators read in it."""
    return [(article, gold(article, directory)) for article in map(read_article, sorted(directory.glob("*.txt")))]


def gold(article: Article, directory: Path = CORPUS) -> Extraction:
    """The annotations of an article of the corpus, or of another folder."""
    document = json.loads((directory / f"{article.slug}.gold.json").read_text(encoding="utf-8"))
    ids = {entity["name"]: f"e{number}" for number, entity in enumerate(document["entities"], 1)}
    return Extraction(
        article=article.slug,
        entities=tuple(_entity(entity, ids, article) for entity in document["entities"]),
        claims=tuple(_claim(fact, ids, article) for fact in document["facts"]),
    )


def _entity(document: dict[str, Any], ids: dict[str, str], article: Article) -> Entity:
    forms = dict.fromkeys((document["name"], *document["aliases_in_text"]))
    mentions = [Span(at, at + len(form), form) for form in forms for at in _places(form, article.text)]
    return Entity(
        id=ids[document["name"]],
        name=document["name"],
        type=document["type"],
        aliases=tuple(form for form in forms if form != document["name"]),
        generic=document.get("generic", False),
        mentions=tuple(sorted(mentions)),
    )


def _places(form: str, text: str) -> list[int]:
    found, at = [], text.find(form)
    while at >= 0:
        found.append(at)
        at = text.find(form, at + len(form))
    return found


def _claim(fact: dict[str, Any], ids: dict[str, str], article: Article) -> Claim:
    roles: dict[str, str | tuple[str, ...] | None] = {}
    for role, value in fact["args"].items():
        if role in {"quantity", "date"}:
            continue
        if isinstance(value, list):
            roles[role] = tuple(ids.get(item, item) for item in value)
        else:
            roles[role] = ids.get(value, value) if value else None
    start = article.text.index(fact["evidence"])
    return Claim(
        type=fact["type"],
        roles=roles,
        evidence=Span(start, start + len(fact["evidence"]), fact["evidence"]),
        rule=f"gold.{slug(fact['type'])}",
        polarity=fact["polarity"],
        attributed_to=fact["attributed_to"],
        quantity=_quantity(fact["args"].get("quantity"), fact["evidence"]),
        date=fact["args"].get("date"),
        confidence=0.5 if fact["optional"] else 1.0,
    )


WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)

SPOKEN = {12: ("a dozen",)}


def _quantity(document: dict[str, Any] | None, evidence: str) -> Quantity | None:
    # What has neither number nor word for one is of unknown size.
    if document is None or document["min"] is document["max"] is document["bound"] is None:
        return None
    low, high = document["min"], document["max"]
    return Quantity(_verbatim(document, evidence), low, high, document["bound"], document.get("unit"))


def _verbatim(document: dict[str, Any], evidence: str) -> str:
    """The words of the evidence that give the number, found again since the annotations do not keep them."""
    numbers = {number + step for number in (document["min"], document["max"]) if number is not None for step in (0, -1)}
    forms = [form for number in sorted(numbers, reverse=True) for form in _forms(number)]
    bound = document["bound"] or ""
    for text in (*(f"{bound} {form}" for form in forms if bound), *forms, bound, "a", "an", "the", "his"):
        found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", evidence, re.IGNORECASE) if text else None
        if found:
            return found[0]
    return evidence


def _forms(number: int) -> tuple[str, ...]:
    return (
        str(number),
        f"{number:,}",
        *((WORDS[number],) if 0 <= number < len(WORDS) else ()),
        *SPOKEN.get(number, ()),
    )


class GoldReader:
    """Stands where the extractor stands, and reads the annotations."""

    version = sha256(Path(__file__).read_bytes()).hexdigest()

    def extract(self, article: Article) -> Extraction:
        return gold(article)


if __name__ == "__main__":
    # python -m tests.build.gold DIRECTORY: the graph of the annotated corpus, published there.
    print(build(article_paths(), store=Path(sys.argv[1]), extractor=GoldReader(), check=lambda _store: None).revision)
