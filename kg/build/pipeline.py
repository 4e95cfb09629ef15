"""The whole line: article files in, a published graph out. What has not changed is not extracted again."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.article import Article, read_article
from kg.build import linked_graph
from kg.claim import Extraction, from_json, to_json
from kg.entity import References, references
from kg.error import DataError
from kg.gazetteer import Gazetteer, gazetteer
from kg.link import Linked, link
from kg.reason import Inference, infer
from kg.store.publish import Publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.store.embedded import EmbeddedStore


class Extractor(Protocol):
    """Reads what an article says: `kg.extract.reader.Reader`, or anything that answers as it does."""

    @property
    def version(self) -> str:
        """What the reading depends on besides the article: a hash of lexicon, model and reference data."""
        ...

    def extract(self, article: Article) -> Extraction:
        """What an article says; the same for the same article and version."""
        ...


@dataclass(frozen=True, slots=True)
class Build:
    """What a build has made: the revision now served and what went into it."""

    revision: str
    articles: int
    extracted: int
    claims: int
    unlinked: int
    quads: int
    inferences: tuple[Inference, ...]


def build(
    article_paths: Iterable[Path],
    store_directory: Path,
    *,
    extractor: Extractor,
    check: Callable[[EmbeddedStore], None],
    progress: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
    known: References | None = None,
    places: Gazetteer | None = None,
) -> Build:
    """Builds the graph of the articles and publishes it where `check` raises nothing.

    `progress` is told the step, how much of it is done and how much there is. `known` and `places` are the reference
    data, by default those that come with the package.

    Raises:
        DataError: an article or a data file is not as wanted; the graph served so far stays.
        StoreError: another build is publishing to the same directory.
    """
    known, places = known or references(), places or gazetteer()
    articles = read(article_paths)
    cache = Cache(store_directory / "cache", extractor)
    linked = []
    for done, article in enumerate(articles, 1):
        linked.append(link(article, cache.extraction(article), known, places))
        progress("reading", done, len(articles))
    store = ox.Store()
    store.bulk_extend(linked_graph(linked, known))
    progress("reasoning", 0, 1)
    inferences = infer(store)
    progress("publishing", 0, 1)
    revision = Publisher(store_directory).publish(store, check)
    cache.forget_all_but(articles)
    return Build(
        revision=revision,
        articles=len(articles),
        extracted=cache.extracted,
        claims=sum(len(one.extraction.claims) for one in linked),
        unlinked=unlinked(linked),
        quads=len(store),
        inferences=inferences,
    )


def read(paths: Iterable[Path]) -> tuple[Article, ...]:
    """The articles of the files, in the order of their slugs.

    Raises:
        DataError: a file is not as wanted, or two have the same slug.
    """
    found: dict[str, tuple[Article, Path]] = {}
    for path in sorted(paths):
        article = read_article(path)
        if article.slug in found:
            raise DataError(path, None, f"slug '{article.slug}' is that of {found[article.slug][1]} too; rename one")
        found[article.slug] = article, path
    return tuple(found[slug][0] for slug in sorted(found))


def unlinked(linked: Sequence[Linked]) -> int:
    """How many entities no reference data knows."""
    return len({one.iri for article in linked for one in article.entities.values() if not one.curated})


class Cache:
    """Extractions by content: an article read once with one version of the reader is not read again."""

    def __init__(self, directory: Path, extractor: Extractor) -> None:
        self.directory = directory
        self.extractor = extractor
        self.extracted = 0

    def extraction(self, article: Article) -> Extraction:
        """What an article says, from the cache where it is there."""
        path = self._path(article)
        if path.is_file():
            return from_json(json.loads(path.read_text(encoding="utf-8")))
        extraction = self.extractor.extract(article)
        self.extracted += 1
        self.directory.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed: a killed build leaves no half of an extraction.
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(to_json(extraction), ensure_ascii=False), encoding="utf-8")
        part.rename(path)
        return extraction

    def forget_all_but(self, articles: Iterable[Article]) -> None:
        """Removes what other articles and older versions of the reader have left."""
        wanted = {self._path(article) for article in articles}
        for path in self.directory.glob("*"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, article: Article) -> Path:
        content = "\0".join((self.extractor.version, *(str(getattr(article, name)) for name in Article.__slots__)))
        return self.directory / f"{sha256(content.encode()).hexdigest()}.json"
