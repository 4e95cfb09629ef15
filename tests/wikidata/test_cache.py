"""What has been answered is kept: a run that was stopped goes on where it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.build.pipeline import silently
from kg.wikidata import lookup
from kg.wikidata.cache import BATCH, Cache
from kg.wikidata.endpoint import Endpoint, EndpointError
from kg.wikidata.vocabulary import WD
from tests.wikidata.conftest import TODAY
from tests.wikidata.loopback import Fault, Loopback

TITLES = [f"Title {number:03}" for number in range(BATCH + 10)]


def items(cache: Cache, *titles: str) -> dict[str, list[str]]:
    found = cache.found(lookup.titles(), titles, progress=silently)
    return {title: [row["item"].value.removeprefix(WD) for row in answer.rows] for title, answer in found.items()}


def test_a_title_that_is_known_has_its_item_and_one_that_is_not_has_none(cache: Cache) -> None:
    assert items(cache, "Reed Front", "Nowhere at All") == {"Nowhere at All": [], "Reed Front": ["Q900000001"]}


def test_what_was_answered_is_not_asked_again_even_if_it_was_nothing(cache: Cache, loopback: Loopback) -> None:
    for _ in range(2):
        items(cache, "Reed Front", "Nowhere at All")
    assert len(loopback.asked) == 1
    items(cache, "Reed Front", "Heron")
    assert (len(loopback.asked), "Reed Front" in loopback.asked[1]) == (2, False)


def test_keys_are_asked_for_in_batches(cache: Cache, loopback: Loopback) -> None:
    items(cache, *TITLES)
    assert [query.count("@en") for query in loopback.asked] == [BATCH, 10]


def test_a_run_that_was_stopped_goes_on_with_what_is_missing(cache: Cache, loopback: Loopback) -> None:
    cache.found(lookup.titles(), TITLES[:BATCH], progress=silently)
    loopback.faults += [Fault(500)] * 5
    with pytest.raises(EndpointError):
        items(cache, *TITLES)
    loopback.asked.clear()
    items(cache, *TITLES)
    assert [query.count("@en") for query in loopback.asked] == [10]


def test_half_a_line_of_a_killed_run_is_passed_over(cache: Cache, loopback: Loopback) -> None:
    items(cache, "Reed Front")
    path = cache.directory / "titles.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + '\n{"key": "Her', encoding="utf-8")
    assert items(cache, "Reed Front", "Heron") == {"Heron": ["Q900000020"], "Reed Front": ["Q900000001"]}
    assert items(cache, "Heron") == {"Heron": ["Q900000020"]}
    assert len(loopback.asked) == 2


def test_an_answer_has_its_day_and_grows_old(endpoint: Endpoint, loopback: Loopback, tmp_path: Path) -> None:
    def on(day: dt.date) -> dt.date:
        cache = Cache(tmp_path, endpoint, today=day, days=30)
        return cache.found(lookup.titles(), ["Reed Front"], progress=silently)["Reed Front"].fetched

    month = dt.timedelta(days=30)
    assert [on(TODAY), on(TODAY + month), on(TODAY + month + dt.timedelta(days=1))] == [
        TODAY,
        TODAY,
        TODAY + month + dt.timedelta(days=1),
    ]
    assert len(loopback.asked) == 2


def test_what_another_endpoint_has_said_is_not_taken_for_this_one(endpoint: Endpoint, tmp_path: Path) -> None:
    line = '{"key": "Reed Front", "fetched": "2026-11-22", "endpoint": "http://example.org/", "rows": []}'
    (tmp_path / "titles.jsonl").write_text(line, encoding="utf-8")
    assert items(Cache(tmp_path, endpoint, today=TODAY), "Reed Front") == {"Reed Front": ["Q900000001"]}
