"""Any bytes as an article: claims whose offsets hold, or one line that says what is wrong."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.article import LARGEST, Article, read_article
from kg.error import DataError
from tests.extract.conftest import PUBLISHED
from tests.extract.test_reader import sound

if TYPE_CHECKING:
    from kg.extract.reader import Reader

HEADER = b"title: News\npublisher: Press\npublished: 2024-12-03\n\n"
TEXT = "Rebels captured the town of Sarmin, a source said. At least 12 civilians died on Friday near Idlib."

UNREADABLE = {
    "empty": (b"", "no blank line after the header"),
    "a header alone": (HEADER, "no text after the header"),
    "blanks": (HEADER + b" \r\n\t", "no text after the header"),
    "five megabytes": (HEADER + b"Rebels took Sarmin. " * 250_000, "5,000,052 bytes found, at most 500,000 wanted"),
    "a program": (b"\x7fELF\x02\x01\x01\x00\n\n" + bytes(range(256)), "is not UTF-8"),
    "UTF-16": ("title: A\n\nRebels took Sarmin.".encode("utf-16"), "is not UTF-8"),
    "zero bytes": (b"\x00" * 300, "no blank line after the header"),
    "a page": (b"<!DOCTYPE html>\n<html>\n\n<p>Rebels took Sarmin.</p>", "found, 'key: value' wanted"),
}
READABLE = {
    "a page": "<html><p class='x'>Rebels captured Sarmin &amp; Idlib.</p><script>if (a<b) {}</script></html>",
    "Russian": "Повстанцы взяли Сармин. «Мы победили», — сказал командир.",
    "Arabic": "سيطرت فصائل المعارضة على بلدة سرمين، وقتلت 12 جنديا.",
    "Chinese": "反对派武装周三占领了萨尔明镇,打死12名士兵。",
    "Thai": "กบฏยึดเมืองซาร์มินเมื่อวันพุธ",
    "mixed line ends": TEXT.replace(" ", "\r\n", 3).replace(" ", "\r", 3).replace(" ", "\n", 2).replace(" ", "\x85", 1),
    "emoji": f"🚨🚨 {TEXT} 🇸🇾 👩‍👩‍👧 \U0001f525" * 3,
    "marks of direction": "\u202e" + TEXT.replace(" ", "\u200f \u200e") + "\u202c\u2066\u2069\u061c",
    "a byte order mark within": f"\ufeff{TEXT}\ufeff {TEXT}",
    "combining marks": "".join(f"{character}\u0301\u0323" for character in TEXT),
    "wide letters": "Ｒｅｂｅｌｓ　ｃａｐｔｕｒｅｄ　Ｓａｒｍｉｎ．",
    "controls": "".join(map(chr, range(32))) + TEXT + "\x7f\x9f",
    "the last code points": f"{TEXT} \U0010ffff \ufffe \ue000",
    "a table": "Rebels\t12\tSarmin\n" * 50,
    "brackets": "(" * 3_000 + TEXT,
    "quotes": "“" * 3_000 + TEXT,
    "one long word": "Sarmin" * 5_000 + " " + TEXT,
    "one long name": "al-" * 3_000 + " " + TEXT,
    "one long sentence": "the rebels took Sarmin and the army left Idlib which they held and " * 150,
    "many names": "Idlib, " * 1_500,
    "many lines": "Rebels took Sarmin.\r\n" * 300,
    "digits": "1" * 5_000 + " tanks. " + "1,000," * 500 + TEXT,
}


def read(reader: Reader, data: bytes) -> Article:
    """The article in a file of these bytes, read soundly."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(data)
        article = read_article(path)
    sound(article.text, reader.extract(article))
    return article


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_article_is_one_line(reader: Reader, kind: str) -> None:
    data, message = UNREADABLE[kind]
    with pytest.raises(DataError) as raised:
        read(reader, data)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("kind", READABLE)
def test_what_is_an_odd_article_is_read_soundly(reader: Reader, kind: str) -> None:
    assert read(reader, HEADER + READABLE[kind].encode()).text == READABLE[kind]


def test_an_article_as_large_as_may_be_is_read(reader: Reader) -> None:
    rows = "\n".join(f"Word {number} of a list without an end, and more." for number in range(2_000))
    article = read(reader, HEADER + f"{TEXT}\n{rows}\n{TEXT}".encode())
    assert len(article.text) < LARGEST


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_read_soundly_or_are_one_line(reader: Reader, data: bytes, headed: bool) -> None:  # noqa: FBT001
    try:
        article = read(reader, HEADER + data if headed else data)
    except DataError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert article.published == PUBLISHED


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(TEXT.split()), st.text(max_size=6)), max_size=40).map(" ".join))
def test_words_among_any_characters_are_read_soundly(reader: Reader, text: str) -> None:
    sound(text, reader.extract(Article("a", "A", "B", PUBLISHED, text)))
