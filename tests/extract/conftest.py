"""The reader of articles, loaded once, and short ways to ask what a text says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kg.article import Article
from kg.entity import references
from kg.extract.parse.content import ContentReader
from kg.extract.parse.parser import MODEL, Parser
from kg.extract.reader import Reader
from kg.extract.sentence import sentences
from kg.lexicon import Lexicon, read_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.claim import Claim, Extraction
    from kg.extract.tree import Tree

PUBLISHED = dt.date(2024, 12, 3)
"""A Tuesday."""


def article(text: str, *, published: dt.date = PUBLISHED) -> Article:
    return Article(slug="test", title="A test", publisher="Nobody", published=published, text=text)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    return Reader(lexicon, references(), frozenset(("kafr hamra", "qubtan al jabal")))


@pytest.fixture(scope="session")
def extract(reader: Reader) -> Callable[[str], Extraction]:
    return lambda text: reader.extract(article(text))


@pytest.fixture(scope="session")
def says(reader: Reader) -> Callable[[str], list[str]]:
    """The claims of a text, each as one readable line: `capturesPlace(actor: rebels, place: Sarmin)`."""

    def lines(text: str) -> list[str]:
        found = reader.extract(article(text))
        names = {entity.id: entity.name for entity in found.entities}
        return [line(claim, names) for claim in found.claims]

    return lines


def line(claim: Claim, names: dict[str, str]) -> str:
    roles = ", ".join(f"{role}: {names.get(str(value), value)}" for role, value in claim.roles.items())
    quantity = claim.quantity
    more = [
        "" if claim.polarity == "asserted" else claim.polarity,
        "" if claim.certainty == "certain" else claim.certainty,
        f"says {claim.attributed_to}" if claim.attributed_to else "",
        f"{quantity.minimum}..{quantity.maximum} {quantity.unit}" if quantity else "",
        claim.date or "",
    ]
    return " | ".join([f"{claim.type}({roles})", *(part for part in more if part)])


@pytest.fixture(scope="session")
def tree(lexicon: Lexicon, reader: Reader) -> Callable[[str], Tree]:
    """The mended tree of a text of one sentence."""
    parser = Parser(MODEL, lexicon)

    def parsed(text: str) -> Tree:
        found = sentences(text)
        names = reader._names.find(text, found)
        contents = ContentReader(lexicon, reader._names.vocabulary.demonyms).contents(article(text), found, names)
        return parser.parse(text, found, contents)[0]

    return parsed
