"""`orbat build`: what it prints, and that an error leaves the old graph."""

from __future__ import annotations

import re
from pathlib import Path

from kg.store import open_store
from tests.command.conftest import Run

ARTICLE = "title: {title}\npublisher: The Media Line\npublished: 2024-11-28\n\n{text}\n"


def test_a_build_sums_up_and_a_second_one_reads_nothing_anew(orbat: Run) -> None:
    Path("news").mkdir()
    Path("news/one.txt").write_text(
        ARTICLE.format(title="One", text="The Levant Front captured Saraqib on Wednesday."), encoding="utf-8"
    )
    first, second = orbat("build", "news"), orbat("build", "news")
    pattern = r"1 article, \d+ claims?, \d+ unlinked, (\d) read anew -> graph/ \(\d+\.\d s\)"
    found = [re.fullmatch(pattern, result.stderr.splitlines()[-1]) for result in (first, second)]
    assert [match and match[1] for match in found] == ["1", "0"]
    assert (first.exit_code, first.stdout, second.stdout) == (0, "", "")


def test_a_malformed_article_leaves_the_old_graph(orbat: Run) -> None:
    Path("good.txt").write_text(
        ARTICLE.format(title="One", text="The Levant Front captured Saraqib."), encoding="utf-8"
    )
    Path("bad.txt").write_text("titel: Two\n\ntext", encoding="utf-8")
    assert orbat("build", "good.txt").exit_code == 0
    before = open_store("graph").revision
    result = orbat("build", "good.txt", "bad.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"orbat: {Path('bad.txt').resolve()}:1: unknown header 'titel'; did you mean 'title'?\n"
    assert open_store("graph").revision == before
