"""Names and quotes are found however they are spelled, and each result says why it is one."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entity import references
from kg.link import iri_of
from kg.search.index import Index, Passage
from kg.search.name import Entry, Names
from tests.ask.names import curated_names

ID = "https://w3id.org/orbat/id/"


@pytest.mark.parametrize(
    ("text", "path", "how"),
    [
        ("Hay'at Tahrir al-Sham", "faction/hayat-tahrir-al-sham", "name"),
        ("Hayat Tahrir", "faction/hayat-tahrir-al-sham", "part of a name"),
        ("HTS", "faction/hayat-tahrir-al-sham", "other name"),
        ("hayat tahrir el sham", "faction/hayat-tahrir-al-sham", "name"),
        ("هيئة تحرير الشام", "faction/hayat-tahrir-al-sham", "name"),
        ("هيئه تحرير الشام", "faction/hayat-tahrir-al-sham", "name"),
        ("Injara", "place/anjarah", "other name"),
        ("Anjaara", "place/anjarah", "spelling"),
        ("حلب", "place/aleppo", "name"),
        ("Levnt Front", "faction/levant-front", "similar name"),
        ("Hayat Tahir", "faction/hayat-tahrir-al-sham", "similar part"),
        ("تحرير الشامم", "faction/hayat-tahrir-al-sham", "part of a name"),
        ("euphrates shield", "operation/operation-euphrates-shield", "other name"),
        ("درع الفرات", "operation/operation-euphrates-shield", "name"),
    ],
)
def test_a_name_is_found_in_either_script_and_any_spelling(text: str, path: str, how: str) -> None:
    best = curated_names().find(text)[0]
    assert (best.entry.path, best.how) == (path, how)


def test_every_name_of_a_curated_entity_finds_what_the_linker_finds() -> None:
    known, names, differ = references(), curated_names(), []
    for entry in known.entries:
        for text, _ in entry.names:
            linked = known.named(text)
            found = [match.entry.iri for match in names.same(text)]
            if len(linked) == 1 and iri_of(linked[0]) not in found:
                differ.append((text, linked[0].id, found))
    assert differ == []


def test_kinds_leave_out_all_others() -> None:
    assert {match.entry.kind for match in curated_names().find("Aleppo", ["operation", "event"])} <= {
        "operation",
        "event",
    }


def test_the_phrase_comes_before_its_words_and_they_before_half_of_them(index: Index) -> None:
    found = index.search("cluster munitions hit a camp", sorts=["quote"])
    assert all(one.score >= other.score for one, other in pairwise(found))
    assert index.search("participating groups include", sorts=["quote"])[0].why == "the quote holds the phrase"
    assert index.search("include participating groups", sorts=["quote"])[0].why == "the quote holds every word"
    assert index.search("partisipating groups inclde", sorts=["quote"])[0].score < 0.85


def test_a_name_comes_before_the_quotes_that_hold_it(index: Index) -> None:
    found = index.search("Injara")
    assert (found[0].sort, found[0].iri) == ("name", f"{ID}place/injara")
    assert found[0].why == "the main name is 'Injara'"
    assert [one.text for one in index.search("Kafr Basin", sorts=["quote"]) if "Kafr Basin" in one.text]


def test_words_of_two_letters_are_found() -> None:
    index = Index(Names([]), [Passage("span:1", "The UN said 46 fled.", "article:a", "A", 1)])
    assert [one.why for one in index.search("UN 46")] == ["the quote holds every word"]
    assert index.search("") == []
    index.close()


@pytest.mark.parametrize("text", ["unicorn", "Tahir Fork", "thr"])
def test_a_word_unlike_all_others_finds_no_part_of_a_name(text: str) -> None:
    assert curated_names().resembling(text) == []


def test_names_that_no_one_has_find_nothing() -> None:
    assert curated_names().find("") == []
    assert curated_names().near("'") == []
    assert curated_names().find("xqzwv kjhgf") == []


def test_an_entity_is_found_once_by_the_name_that_fits_best() -> None:
    names = Names([Entry(f"{ID}place/a", "Town", (("Aba", "en"), ("Abah", "en")))])
    assert [(match.name, match.score) for match in names.find("abah")] == [("Abah", 0.98)]


@given(st.text(max_size=30))
def test_any_text_is_searched_without_failing(index: Index, text: str) -> None:
    assert all(0 < one.score <= 1 for one in index.search(text, limit=5))


def test_operators_of_the_index_are_words_like_others(index: Index) -> None:
    for operator, mark in product(["AND", "OR", "NOT", "NEAR(", "words :", "*", '"', "'", "--", ";"], ["", " camp"]):
        index.search(f"{operator}{mark}")
