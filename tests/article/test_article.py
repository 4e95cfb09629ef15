"""Article files: a header, a blank line, the text, whose offsets never shift."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import LARGEST, Article, parse_article, read_article, slug_of
from kg.error import DataError, near

HEADER = "title: War\npublisher: Wire\npublished: 2024-11-28\n"


def error(raw: str) -> str:
    with pytest.raises(DataError) as caught:
        parse_article(raw, slug="a", path="a.txt")
    return str(caught.value)


def test_an_article_has_what_its_header_says_and_the_text_after_the_blank_line(tmp_path: Path) -> None:
    path = tmp_path / "Aleppo, day 2.txt"
    path.write_text(f"{HEADER}author: A. B.\nurl: https://example.org/1\norigin: real\nlanguage: en\n\nRebels.\n")
    assert read_article(path) == Article(
        slug="aleppo-day-2",
        title="War",
        publisher="Wire",
        published=dt.date(2024, 11, 28),
        text="Rebels.\n",
        author="A. B.",
        url="https://example.org/1",
        origin="real",
        language="en",
    )


def test_line_ends_of_the_text_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((HEADER.replace("\n", "\r\n") + "\r\nOne.\r\n\r\nTwo.\rThree.\n").encode())
    assert read_article(path).text == "One.\r\n\r\nTwo.\rThree.\n"


def test_a_byte_order_mark_before_the_header_is_no_part_of_it() -> None:
    assert parse_article("\ufeff" + HEADER + "\nText", slug="a", path="a").title == "War"


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert parse_article(HEADER + "\n" + text, slug="a", path="a").text == text


ERRORS = {
    HEADER: "a.txt:1: no blank line after the header; wanted 'key: value' lines, a blank line, the text",
    HEADER + "\n  \n": "a.txt: no text after the header",
    HEADER + "titel: x\n\nText": "a.txt:4: unknown header 'titel'; did you mean 'title'?",
    HEADER + "title: x\n\nText": "a.txt:4: header 'title' stands twice",
    HEADER + "just words\n\nText": "a.txt:4: 'just words' found, 'key: value' wanted",
    HEADER + "url:\n\nText": "a.txt:4: 'url:' found, 'key: value' wanted",
    "title: War\n\nText": "a.txt:1: header has no 'publisher'; wanted title, publisher, published",
    HEADER.replace("2024-11-28", "28 Nov") + "\nText": ("a.txt:3: published is '28 Nov'; wanted a date as 2024-11-28"),
}


@pytest.mark.parametrize("raw", ERRORS, ids=range(len(ERRORS)))
def test_a_wrong_header_is_told_with_its_line(raw: str) -> None:
    assert error(raw) == ERRORS[raw]


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"title: \xff\n\nText")
    with pytest.raises(DataError, match=r"a\.txt: byte 0xff at 7 is not UTF-8"):
        read_article(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (LARGEST + 1))
    with pytest.raises(DataError, match="500,001 bytes found, at most 500,000 wanted"):
        read_article(path)


def test_a_slug_is_never_empty() -> None:
    assert [slug_of(stem) for stem in ("00-media-line", "Aleppo_2", "حلب", "—")] == [
        "00-media-line",
        "aleppo-2",
        "حلب",
        "article",
    ]


def test_a_hint_is_given_only_where_something_is_near() -> None:
    assert near("aliasses", ["aliases", "name"]) == "; did you mean 'aliases'?"
    assert near("xyz", ["aliases", "name"]) == ""


def test_an_error_without_a_line_names_the_file_alone() -> None:
    assert str(DataError("a.yaml", None, "empty")) == "a.yaml: empty"
