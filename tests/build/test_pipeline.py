"""From article files to a published graph: only what changed is read, and what is wrong leaves the old graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import seeds
from kg.article import Article
from kg.build.pipeline import Build, DefectError, article_files, build, checked, reader
from kg.claim import Extraction
from kg.entity import references
from kg.error import DataError
from kg.store import EmbeddedStore, open_store
from tests.build.gold import CORPUS, FIRST, GoldReader

HAMA, AFRIN = CORPUS / "20-hama-brief.txt", CORPUS / "22-afrin-infighting-explainer.txt"


class Counting:
    """A reader of the annotations that keeps what it was asked to read."""

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.read: list[str] = []

    def extract(self, article: Article) -> Extraction:
        self.read.append(article.slug)
        return GoldReader().extract(article)


def accept(_store: EmbeddedStore) -> None:
    """Finds nothing wrong."""


def made(store: Path, *paths: Path, extractor: Counting | None = None) -> Build:
    return build(paths, store=store, extractor=extractor or Counting(), check=accept)


def nquads(store: Path) -> bytes:
    return (store / "current" / "graph.nq").read_bytes()


def test_a_build_publishes_and_says_what_it_made(tmp_path: Path) -> None:
    result = made(tmp_path, HAMA)
    assert (result.articles, result.extracted, result.claims) == (1, 1, 19)
    assert result.revision == open_store(tmp_path).revision
    assert result.quads == nquads(tmp_path).count(b"\n")
    assert {inference.rule for inference in result.inferences} >= {"inverses", "types"}
    assert result.unlinked == 4


def test_two_builds_are_byte_identical_and_the_second_reads_nothing(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    first, other = made(one, HAMA, AFRIN), made(two, AFRIN, HAMA)
    again = made(one, HAMA, AFRIN)
    assert nquads(one) == nquads(two)
    assert first.revision == other.revision == again.revision
    assert (first.extracted, again.extracted) == (2, 0)


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    articles, extractor = tmp_path / "articles", Counting()
    articles.mkdir()
    for path in (HAMA, AFRIN):
        (articles / path.name).write_bytes(path.read_bytes())
    made(tmp_path / "graph", articles, extractor=extractor)
    changed = articles / HAMA.name
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    made(tmp_path / "graph", articles, extractor=extractor)
    assert extractor.read == ["20-hama-brief", "22-afrin-infighting-explainer", "20-hama-brief"]
    newer = Counting("2")
    made(tmp_path / "graph", articles, extractor=newer)
    assert newer.read == ["20-hama-brief", "22-afrin-infighting-explainer"]
    assert len(list((tmp_path / "graph" / "cache").iterdir())) == 2


def test_removing_an_article_file_withdraws_it_and_putting_it_back_restores_the_same_bytes(tmp_path: Path) -> None:
    both = made(tmp_path, HAMA, AFRIN)
    before = nquads(tmp_path)
    alone = made(tmp_path, AFRIN)
    assert b"20-hama-brief" not in nquads(tmp_path)
    assert alone.revision != both.revision
    assert made(tmp_path, HAMA, AFRIN).revision == both.revision
    assert nquads(tmp_path) == before


def test_what_a_killed_build_left_in_the_cache_is_removed(tmp_path: Path) -> None:
    made(tmp_path, HAMA)
    (tmp_path / "cache" / "half.99.part").write_text("{", encoding="utf-8")
    made(tmp_path, HAMA)
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".json"]


def test_two_articles_never_share_a_slug(tmp_path: Path) -> None:
    twin = tmp_path / HAMA.name.upper().replace(".TXT", ".txt")
    twin.write_bytes(HAMA.read_bytes())
    with pytest.raises(DataError, match=r"slug '20-hama-brief' is that of .*20-\w+-\w+\.txt too; rename one"):
        made(tmp_path / "graph", HAMA, twin)


def test_a_bad_article_leaves_the_graph_that_serves(tmp_path: Path) -> None:
    before = made(tmp_path / "graph", HAMA)
    bad = tmp_path / "bad.txt"
    bad.write_text("titel: x\n\ntext", encoding="utf-8")
    with pytest.raises(DataError, match=r"bad.txt:1: unknown header 'titel'; did you mean 'title'\?"):
        made(tmp_path / "graph", HAMA, bad)
    assert open_store(tmp_path / "graph").revision == before.revision


def test_a_language_that_is_no_tag_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("title: x\npublisher: y\npublished: 2024-11-28\nlanguage: English please\n\ntext", encoding="utf-8")
    with pytest.raises(DataError, match=r"bad.txt: language is 'English please'; wanted a tag as en or ar-SY"):
        made(tmp_path / "graph", bad)


def test_a_check_that_finds_something_leaves_the_graph_that_serves(tmp_path: Path) -> None:
    before = made(tmp_path, HAMA)

    def refuse(_store: EmbeddedStore) -> None:
        raise DefectError("wrong")

    with pytest.raises(DefectError, match="wrong"):
        build([AFRIN], store=tmp_path, extractor=Counting(), check=refuse)
    assert open_store(tmp_path).revision == before.revision


def test_the_usual_check_passes_a_good_graph_and_names_the_first_defect_of_a_bad_one(tmp_path: Path) -> None:
    result = build([HAMA], store=tmp_path, extractor=Counting())
    assert result.articles == 1
    kept = b"".join(line for line in nquads(tmp_path).splitlines(keepends=True) if b"#attributedTo>" not in line)
    store = ox.Store()
    store.load(kept, format=ox.RdfFormat.N_QUADS)
    with pytest.raises(
        DefectError, match=r"^not published, [0-9,]+ found wrong; the first: .+: https://w3id.org/orbat/"
    ):
        checked(EmbeddedStore(store))


def test_articles_come_from_files_directories_or_the_package(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "x.txt").touch()
    (deep / "note.md").touch()
    assert article_files([tmp_path, deep / "x.txt"]) == ((deep / "x.txt").resolve(),)
    assert FIRST.resolve() in article_files([])
    assert article_files([]) == article_files([Path(seeds.__path__[0]) / "articles"])
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(DataError, match=r"empty: no article \(\*\.txt\) in this directory"):
        article_files([empty])


def test_the_packaged_reader_reads_the_first_article(tmp_path: Path) -> None:
    found = reader(references())
    assert found.version
    result = build([FIRST], store=tmp_path, extractor=found, check=accept)
    assert result.claims > 0
