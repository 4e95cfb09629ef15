"""The whole line: article files in, a published graph out. What has not changed is not extracted again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pyoxigraph as ox

import seeds
from kg.article import Article, read_article
from kg.build import linked_graph
from kg.build.cache import Cache
from kg.entity import References, references
from kg.error import DataError, OrbatError
from kg.gazetteer import Gazetteer, gazetteer, latin_spellings
from kg.link import Linked, link
from kg.reason import Inference, infer
from kg.resolve import decisions, resolve
from kg.resolve.decision import packaged
from kg.store.publish import Publisher
from kg.wikidata.enrich import facts
from kg.wikidata.linkfile import links, packaged_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.extract.reader import Reader
    from kg.producer import Checked, Producer, Together
    from kg.store.embedded import EmbeddedStore

Item = TypeVar("Item")

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag, as far as RDF asks for its form (BCP 47)."""

DECISIONS = "decisions.yaml"
"""A curator's decisions of their own, in the directory of the graph; beside those of the package."""
LINKS = "wikidata/links.csv"
"""Links that `orbat link` has found or a curator has accepted, in the directory of the graph."""
FACTS = "wikidata/facts.nq"
"""What Wikidata says of linked items, in the directory of the graph."""


class DefectError(OrbatError):
    """A graph that was built and not published, since a check found something wrong with it."""


class Progress(Protocol):
    """Hands on items and shows how many have been taken, as `kg.command.progress` does."""

    def __call__(self, items: Iterable[Item], *, label: str, unit: str) -> Iterable[Item]:
        """The items, in their order."""
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


def silently(items: Iterable[Item], *, label: str, unit: str) -> Iterable[Item]:  # noqa: ARG001  a Progress
    """The items themselves; nothing is shown."""
    return items


def reader(known: References | None = None, *, packs: Sequence[Path] = ()) -> Reader:
    """The extractor with the lexicon, the model and the reference data that come with the package, and with `packs`.

    Raises:
        DataError: a data file is not as wanted.
    """
    from kg.extract.reader import Reader  # noqa: PLC0415  spaCy is slow to import, and a cached build needs none
    from kg.lexicon import read_lexicon  # noqa: PLC0415

    return Reader(read_lexicon(packs=packs), known or references(packs=packs), latin_spellings(packs=packs))


def producing(
    known: References | None = None, *, packs: Sequence[Path] = (), producers: Sequence[str] = ()
) -> Checked | Together:
    """The producers of these names, by default our own rules, with what comes with the package and with `packs`.

    Raises:
        DataError: a data file is not as wanted.
        ProducerError: there is no such producer.
    """
    from kg.producer import RULES, producer  # noqa: PLC0415  as above

    return producer(reader(known, packs=packs), producers or (RULES,))


def checked(store: EmbeddedStore) -> None:
    """Runs the checks that need no reasoner. Warnings, which `orbat check` lists, stop nothing.

    Raises:
        DefectError: the graph says what is not so.
    """
    import kg.check  # noqa: PLC0415  slow to import, and a caller with a check of its own needs none

    findings = [found for found in kg.check.run(store, reasoner=False) if found.severity == "error"]
    if findings:
        first = findings[0]
        raise DefectError(
            f"not published, {len(findings)} found wrong; the first: {first.check}: {first.subject}: {first.message}"
        )


def build(
    paths: Iterable[Path] = (),
    *,
    store: Path,
    progress: Progress = silently,
    extractor: Producer | None = None,
    check: Callable[[EmbeddedStore], None] = checked,
    known: References | None = None,
    places: Gazetteer | None = None,
    packs: Sequence[Path] = (),
    producers: Sequence[str] = (),
) -> Build:
    """Builds the graph of articles and publishes it in the directory `store` where `check` raises nothing.

    What `producers` say of them is checked against their text; an `extractor` in their place is taken at its word.

    `paths` are article files or directories of *.txt; none means the articles that come with the package. Producer and
    reference data are those of the package and of `packs` where none are given.

    Raises:
        DataError: an article or a data file is not as wanted; the graph served so far stays.
        DefectError: the default check found something wrong; the graph served so far stays.
        StoreError: another build is publishing to the same directory.
    """
    known, places = known or references(packs=packs), places or gazetteer(packs=packs)
    articles = read(article_files(paths))
    cache = Cache(
        store / "cache",
        extractor or producing(known, packs=packs, producers=producers),
        known=known.digest,
    )
    extractions = cache.extractions(articles)
    linked = [
        link(article, next(extractions), known, places)
        for article in progress(articles, label="reading", unit="articles")
    ]
    resolved = resolve(linked, known, decisions(packaged(), store / DECISIONS))
    graph = ox.Store()
    found = links(packaged_links(), store / LINKS)
    graph.bulk_extend(linked_graph(resolved, known, links=found, wikidata=lambda items: facts(store / FACTS, items)))
    inferences = infer(graph)
    revision = Publisher(store).publish(graph, check)
    cache.forget_all_but(articles)
    return Build(
        revision=revision,
        articles=len(articles),
        extracted=cache.extracted,
        claims=sum(len(one.extraction.claims) for one in linked),
        unlinked=unlinked(resolved.linked),
        quads=len(graph),
        inferences=inferences,
    )


def article_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The article files among the paths and, *.txt at any depth, in the directories among them; each once.

    Raises:
        DataError: a directory has none.
    """
    found: dict[Path, None] = {}
    for path in tuple(paths) or (Path(seeds.__path__[0]) / "articles",):
        inside = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        if not inside:
            raise DataError(path, None, "no article (*.txt) in this directory")
        found |= dict.fromkeys(file.resolve() for file in inside)
    return tuple(found)


def read(paths: Iterable[Path]) -> tuple[Article, ...]:
    """The articles of the files, in the order of their slugs.

    Raises:
        DataError: a file is not as wanted, or two have the same slug.
    """
    found: dict[str, tuple[Article, Path]] = {}
    for path in sorted(paths):
        article = read_article(path)
        if not LANGUAGE.fullmatch(article.language):
            raise DataError(path, None, f"language is '{article.language}'; wanted a tag as en or ar-SY")
        if article.slug in found:
            raise DataError(path, None, f"slug '{article.slug}' is that of {found[article.slug][1]} too; rename one")
        found[article.slug] = article, path
    return tuple(found[slug][0] for slug in sorted(found))


def unlinked(linked: Sequence[Linked]) -> int:
    """How many entities no reference data knows."""
    return len({one.iri for article in linked for one in article.entities.values() if not one.curated})
