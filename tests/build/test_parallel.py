"""Several processes read what one would, in the same order, and a process that ends is one clear error."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.article import Article
from kg.build.cache import Cache
from kg.build.parallel import WORTHWHILE, extractions
from kg.build.pipeline import reader
from kg.claim import Extraction
from kg.error import OrbatError

TEXT = "Rebels captured the town of Sarmin on Wednesday. Number {} of the 46th Brigade was killed."


def articles(number: int) -> list[Article]:
    return [Article(f"a{n}", "News", "Press", dt.date(2024, 12, 3), TEXT.format(n)) for n in range(number)]


@dataclass(frozen=True)
class Ends:
    """An extractor whose process ends when it reads."""

    version: str = "1"

    def extract(self, article: Article) -> Extraction:
        os._exit(len(article.slug))


@dataclass(frozen=True)
class Counts:
    """An extractor that tells in which process it reads."""

    version: str = "1"

    def extract(self, article: Article) -> Extraction:
        return Extraction(f"{article.slug} {os.getpid()}")


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    read, some = reader(), articles(20)
    one = list(extractions(read, some))
    assert list(extractions(read, some, workers=2)) == one
    assert [found.article for found in one] == [article.slug for article in some]
    assert all(found.claims for found in one)


def test_few_articles_are_read_in_this_process_and_many_in_others() -> None:
    few = {found.article.split()[1] for found in extractions(Counts(), articles(WORTHWHILE - 1))}
    many = {found.article.split()[1] for found in extractions(Counts(), articles(WORTHWHILE))}
    assert few == {str(os.getpid())}
    assert (str(os.getpid()) in many) == (len(os.sched_getaffinity(0)) == 1)


def test_a_process_that_is_ended_from_outside_is_one_error() -> None:
    with pytest.raises(OrbatError, match="a process that reads articles was ended from outside; is there memory left"):
        list(extractions(Ends(), articles(3), workers=2))


def test_what_is_in_the_cache_is_not_read_again_and_the_order_is_kept(tmp_path: Path) -> None:
    some = articles(4)
    first = Cache(tmp_path, Counts(), known="k")
    before = list(first.extractions([some[2], some[0]]))
    again = Cache(tmp_path, Counts(), known="k")
    found = list(again.extractions(some))
    assert (first.extracted, again.extracted) == (2, 2)
    assert [found[2], found[0]] == before
    assert [one.article.split()[0] for one in found] == ["a0", "a1", "a2", "a3"]
