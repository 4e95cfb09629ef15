"""Whole articles: any text is read, offsets hold, the same text gives the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.article import read_article
from kg.claim import CERTAINTIES, CLAIM_ROLES, POLARITIES, to_json
from kg.extract.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.claim import Extraction

    Extract = Callable[[str], Extraction]

TEXT = (
    "BEIRUT (Reuters) — Rebels led by Hay’at Tahrir al-Sham (HTS) captured the town of Sarmin on Wednesday, killing "
    "more than 75 regime forces, a military source from HTS said. Turkey, which backs several factions, denied taking "
    "part.\n\nRussian and Syrian aircraft bombed Idlib. The operation, dubbed “Deter the Aggression”, began on 27 "
    "November. At least 12 civilians, three of them children, died. It could reach Aleppo.\n"
)


def sound(text: str, found: Extraction) -> None:
    """Every offset holds, every id is one of the article's, every value is one of the scheme's."""
    ids = {entity.id for entity in found.entities}
    for span in (span for entity in found.entities for span in entity.mentions):
        assert text[span.start : span.end] == span.text != ""
    for claim in found.claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text != ""
        assert set(claim.roles) <= set(CLAIM_ROLES[claim.type])
        assert claim.polarity in POLARITIES
        assert claim.certainty in CERTAINTIES
        assert claim.quantity is None or claim.quantity.verbatim in claim.evidence.text
        assert claim.date_verbatim is None or claim.date_verbatim in claim.evidence.text
        for value in claim.roles.values():
            assert value is None or value in ids or not str(value)[1:].isdigit()


def test_an_article_is_read_soundly(extract: Extract) -> None:
    found = extract(TEXT)
    sound(TEXT, found)
    assert {claim.type for claim in found.claims} >= {"capturesPlace", "killed", "airstrikeOrShelling", "startDate"}


CORPUS = Path(__file__).parent.parent / "corpus"
OPEN = [path for path in sorted(CORPUS.glob("*.txt")) if path.name[:2] in ("01", "03", "05", "06", "08", "10")]


@pytest.mark.parametrize("path", OPEN, ids=lambda path: path.stem)
def test_an_article_of_the_corpus_is_read_soundly(reader: Reader, path: Path) -> None:
    read = read_article(path)
    found = reader.extract(read)
    sound(read.text, found)
    assert len(found.claims) >= 5


ODD = {
    "nothing but blanks": " \n\t\r\n ",
    "one sign": ".",
    "zero bytes": "\x00\x01\x02 Rebels \x00 took Sarmin.\x7f",
    "another script": "قوات المعارضة سيطرت على سرمين. 反对派武装占领了萨尔明。Повстанцы взяли Сармин.",
    "emoji": "🔥 Rebels 🚀 captured Sarmin 🇸🇾. 👨‍👩‍👧‍👦",
    "marks of direction": "\u200fRebels\u200e captured \u202bSarmin\u202c.\u2066\u2069",
    "mixed line ends": "Rebels captured Sarmin.\rThe army\r\nleft.\x85HTS\u2028left\u2029Idlib.\x0b",
    "a line without an end": "the rebels and the army of Sarmin in Idlib which they took and " * 30,
    "only names": "Sarmin " * 300,
    "only capitals": "REBELS TOOK SARMIN AND THE ARMY LEFT IDLIB. " * 10,
    "brackets": "((((Hezbollah (HTS) (Sarmin ))))) “‘(“ Rebels took (Idlib.",
    "a dateline alone": "ALEPPO (Reuters) — ",
    "lone surrogates of quotes": "”’“‘ 's ’s Rebels’s’s took Sarmin’s’s.",
    "pronouns alone": "It took it which held it that they held. They held which.",
    "days of no calendar": "On 0 May, 31 February 0000 and Frıday rebels took Sarmin 9999 years ago.",
    "endless digits": "9" * 5000 + " tanks were destroyed in Sarmin.",
    "combining marks": "R\u0301e\u0301b\u0301e\u0301l\u0301s took Sa\u0301rmi\u0301n.",
}


@pytest.mark.parametrize("kind", ODD)
def test_any_text_is_read(extract: Extract, kind: str) -> None:
    sound(ODD[kind], extract(ODD[kind]))


PIECES = st.sampled_from(
    [
        *("Rebels", "the army", "HTS", "Sarmin", "Idlib", "Turkish", "-backed", "Hay’at Tahrir al-Sham", "(HTS)", "it"),
        *("which", "captured", "bombed", "were killed", "said", "denied that", "may", "not", "in", "of", "by", "from"),
        *("12", "dozens", "civilians", "tanks", "Operation Dawn", "on Friday", "including", "and", ",", ".", "\n", "“"),
        *(
            "Abu Omar",
            "the town",
            "under control",
            "his men",
            "both",
            "to",
            "after",
            "🔥",
            "\u200f",
            "—",
            "46th Brigade",
        ),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_jumble_of_words_is_read_soundly(extract: Extract, text: str) -> None:
    sound(text, extract(text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_jumble_of_characters_is_read_soundly(extract: Extract, text: str) -> None:
    sound(text, extract(text))


def test_an_article_read_twice_gives_the_same(extract: Extract) -> None:
    assert extract(TEXT) == extract(TEXT)


def test_the_bytes_do_not_depend_on_the_hash_seed(reader: Reader, extract: Extract) -> None:
    script = (
        "import datetime as dt, json, sys\n"
        "from kg.article import Article\n"
        "from kg.claim import to_json\n"
        "from kg.entity import references\n"
        "from kg.extract.reader import Reader\n"
        "from kg.lexicon import read_lexicon\n"
        "reader = Reader(read_lexicon(), references(), frozenset(('kafr hamra', 'qubtan al jabal')))\n"
        "article = Article('test', 'A test', 'Nobody', dt.date(2024, 12, 3), sys.stdin.read())\n"
        "print(reader.version, json.dumps(to_json(reader.extract(article))))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=TEXT,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "20241127", "PYTHONIOENCODING": "utf-8"},
    )
    assert ran.stdout == f"{reader.version} {json.dumps(to_json(extract(TEXT)))}\n"


def test_the_version_follows_lexicon_names_and_model(reader: Reader) -> None:
    other = Reader(reader.lexicon, reader.references, frozenset(("bree",)))
    assert len(reader.version) == 16
    assert other.version != reader.version
