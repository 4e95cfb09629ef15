"""Reads an article: a pure function of the article, the lexicon, the curated names and the model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.explanation import explanation
from kg.extract.frame.match import Matcher
from kg.extract.kind import settle_kinds
from kg.extract.name.reader import NameReader
from kg.extract.parse.content import ContentReader, fielding_countries
from kg.extract.parse.opening import opening_names
from kg.extract.parse.parser import MODEL, Parser
from kg.extract.reading import Reading
from kg.extract.registry import Registry
from kg.extract.sentence import sentences

if TYPE_CHECKING:
    from kg.article import Article
    from kg.claim import Extraction
    from kg.entity import References
    from kg.extract.explanation import Explanation
    from kg.extract.reading import Step
    from kg.lexicon import Lexicon

_CODE = Path(__file__).parent


@dataclass(frozen=True)
class Reader:
    """Reads articles. `places` are the folded spellings of a gazetteer; `model` the folder of the parser."""

    lexicon: Lexicon
    references: References
    places: frozenset[str] = frozenset()
    model: Path = MODEL

    def __reduce__(self) -> tuple[type[Reader], tuple[object, ...]]:
        """For other processes: what it was made of, and none of what it has loaded since."""
        return Reader, (self.lexicon, self.references, self.places, self.model)

    @cached_property
    def version(self) -> str:
        """A hash of what the output depends on beside the article."""
        digest = hashlib.sha256(self.lexicon.version.encode())
        for entry in self.references:
            said = (entry.id, entry.type, entry.surfaces, entry.generic, entry.part_of, entry.forces, entry.rulers)
            digest.update(repr(said).encode())
        digest.update("\n".join(sorted(self.places)).encode())
        model = [path for path in self.model.rglob("*") if path.is_file() and path.suffix != ".md"]
        code = [path for path in _CODE.rglob("*.py") if "train" not in path.relative_to(_CODE).parts]
        for path in (*sorted(model), *sorted(code)):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    @cached_property
    def _names(self) -> NameReader:
        return NameReader(self.lexicon, self.references, self.places)

    @cached_property
    def _contents(self) -> ContentReader:
        return ContentReader(self.lexicon, self._names.vocabulary.demonyms)

    @cached_property
    def _parser(self) -> Parser:
        return Parser(self.model, self.lexicon)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.lexicon)

    def extract(self, article: Article) -> Extraction:
        """Everything read out of an article: entities in order of mention, claims in order of the text."""
        return self._reading(article).extraction()

    def explain(self, article: Article) -> Explanation:
        """The same, with how it came about: mentions, trees, rules that made claims and rules that made none."""
        steps: list[Step] = []
        return explanation(self._reading(article, steps=steps), steps, self._names.vocabulary)

    def _reading(self, article: Article, *, steps: list[Step] | None = None) -> Reading:
        found = sentences(article.text)
        names = self._names.find(article.text, found)
        contents = self._contents.contents(article, found, names)
        trees = self._parser.parse(article.text, found, contents)
        names += opening_names(trees, self._names.vocabulary)
        fielding = fielding_countries(contents)
        registry = Registry(
            sorted(names, key=lambda name: name.start), self.references, self.lexicon, fielding=fielding
        )
        settle_kinds(trees, registry, self.lexicon)
        reading = Reading(article, self.lexicon, registry, self._matcher, steps=steps)
        reading.read_all(found, trees)
        return reading
