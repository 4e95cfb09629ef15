"""Names that are one or two, from many wars: how often the resolver is right."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from kg.resolve import Decisions, resolve
from tests.resolve import measure
from tests.resolve.pairing import article, joined, known, pairs, score


@pytest.mark.parametrize("name", ["pairs", "held_out"])
def test_of_pairs_of_names_hardly_any_is_joined_wrongly_and_most_that_are_one_are_joined(name: str) -> None:
    answers = {pair: joined(pair, Decisions()) for pair in pairs(name)}
    precision, recall = score(answers)
    wrong = [(pair.one.name, pair.other.name) for pair, answer in answers.items() if answer and not pair.same]
    assert len(answers) >= 150
    assert precision >= 0.98, wrong
    assert recall >= 0.90, [(pair.one.name, pair.other.name) for pair, answer in answers.items() if pair.same > answer]


def test_in_one_large_corpus_of_all_of_them_hardly_any_is_joined_wrongly() -> None:
    mentions = [(number, side) for number in range(len(pairs())) for side in ("one", "other")]
    articles = [
        article(f"{number:03}-{side}", getattr(pairs()[number], side), day=number % 28 + 1) for number, side in mentions
    ]
    found = {one.article.slug: one.entities["e0"].iri for one in resolve(articles, known()[0]).linked}
    answers = {pair: found[f"{number:03}-one"] == found[f"{number:03}-other"] for number, pair in enumerate(pairs())}
    precision, recall = score(answers)
    assert precision >= 0.98
    assert recall >= 0.80
    assert min(one.article.published for one in articles) == dt.date(2024, 11, 1)


def test_the_figures_of_the_documents_are_those_that_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    measure.main()
    printed = re.sub(r" \([\d.]+ s\)", "", capsys.readouterr().out).splitlines()
    text = (Path(__file__).parents[2] / "docs" / "linking.md").read_text(encoding="utf-8").replace("**", "")
    for row in printed[:3]:
        assert row[row.index("precision") :] in text
    found = re.fullmatch(r"place mentions: (\d+), (\d+) right, (\d+) left open, 0 wrong", printed[3])
    assert found is not None
    assert f"On {found[1]} mentions in context" in text
    assert f"\n{found[2]} are right, {found[3]} is left open" in text
