"""Words, sentences, quantities, dates and collectives, with their offsets."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claim import Quantity
from kg.extract.collective import CollectiveReader
from kg.extract.date import DateReader, date_reader
from kg.extract.quantity import QuantityReader, quantity_reader
from kg.extract.sentence import Dateline, Sentence, sentences
from kg.extract.text import singular, small_letters, words
from kg.lexicon import Lexicon

DAY = dt.date(2024, 12, 3)


@pytest.fixture(scope="session")
def dates(lexicon: Lexicon) -> DateReader:
    return date_reader(lexicon)


@pytest.fixture(scope="session")
def numbers(lexicon: Lexicon) -> QuantityReader:
    return quantity_reader(lexicon)


def split(text: str) -> list[str]:
    return [text[s.body : s.end] for s in sentences(text)]


# -- words -------------------------------------------------------------------------------------------------------------


def test_possessives_and_compound_endings_are_words_of_their_own() -> None:
    assert [word.text for word in words("HTS’s U.S.-backed foes took 46th, al-Bab and 1,200 men.")] == [
        *("HTS", "’s", "U.S.", "-", "backed", "foes", "took", "46th", ",", "al-Bab", "and", "1,200", "men", "."),
    ]


@given(st.text(max_size=60))
def test_every_word_stands_at_its_offsets(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("children", "child"),
        ("families", "family"),
        ("clashes", "clash"),
        ("tanks", "tank"),
        ("gas", "gas"),
        ("HTS", "ht"),
    ],
)
def test_a_noun_has_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_letters_that_ignore_case_are_made_plain() -> None:
    assert small_letters("Frıday İn laſt") == "friday in last"


# -- sentences ---------------------------------------------------------------------------------------------------------


def test_a_full_stop_after_an_abbreviation_ends_no_sentence() -> None:
    assert split("Gen. Salah spoke. The U.S. army left. He left at 5 p.m. on Monday.") == [
        "Gen. Salah spoke.",
        "The U.S. army left.",
        "He left at 5 p.m. on Monday.",
    ]


def test_a_sentence_ends_after_its_quotes_and_footnotes() -> None:
    assert split("“They fled.” Then shells fell.[3] حلب burns! why? No… 12 died.") == [
        "“They fled.”",
        "Then shells fell.[3]",
        "حلب burns! why?",
        "No…",
        "12 died.",
    ]


def test_no_sentence_crosses_a_line() -> None:
    assert [(s.paragraph, s.start, s.end) for s in sentences("One\r\n\n  two. Three \u2028four")] == [
        (0, 0, 3),
        (1, 8, 12),
        (1, 13, 18),
        (2, 20, 24),
    ]


def test_a_dateline_gives_its_places_and_outlet_and_the_body_follows() -> None:
    text = "BEIRUT/DAMASCUS, Nov 27 (Reuters) — Rebels advanced. They took Sarmin."
    assert sentences(text) == [
        Sentence(0, 52, 36, 0, Dateline(((0, 6), (7, 15)), (25, 32))),
        Sentence(53, 70, 53, 0),
    ]


def test_a_dateline_may_have_a_place_alone() -> None:
    assert sentences("ALEPPO — Rebels advanced.")[0].dateline == Dateline(((0, 6),), None)


DATELINES = {
    "Hama, SANA – The army left.": (["Hama"], "SANA", "The army left."),
    "Hama (SMART) - Rebels left.": (["Hama"], "SMART", "Rebels left."),
    "Hama, Syria – Rebels left.": (["Hama"], None, "Rebels left."),
    "Hama, SANA_The army left.": (["Hama"], "SANA", "The army left."),
    "AMMAN: Rebels left.": (["AMMAN"], None, "Rebels left."),
    "HAMA, May 3. /TASS/. Rebels left.": (["HAMA"], "TASS", "Rebels left."),
    "May 3, 2024 (HAMA CITY) – Rebels left.": (["HAMA CITY"], None, "Rebels left."),
}


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_known_in_all_its_forms(text: str) -> None:
    places, outlet, body = DATELINES[text]
    (found,) = sentences(text) if "/." not in text else sentences(text)[-1:]
    assert found.dateline is not None
    assert [text[start:end] for start, end in found.dateline.places] == places
    assert (found.dateline.outlet and text[slice(*found.dateline.outlet)]) == outlet
    assert text[found.body : found.end] == body


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah – Iran's main ally – left.",
        "In Idlib, Hezbollah – Iran's ally – left.",
        "HTS - a group - left.",
        "He said: Rebels left.",
        "HTS: Rebels left.",
    ],
)
def test_a_dash_or_a_colon_alone_makes_no_dateline(text: str) -> None:
    assert sentences(text) == [Sentence(0, len(text), 0, 0)]


def test_an_item_of_a_list_starts_after_its_mark() -> None:
    assert split("• Rebels left Sarmin.") == ["Rebels left Sarmin."]
    assert split("-- Near Sarmin, rebels left.") == ["Near Sarmin, rebels left."]


def test_a_dateline_with_nothing_after_it_has_an_empty_body() -> None:
    assert sentences("ALEPPO -- ") == [Sentence(0, 9, 9, 0, Dateline(((0, 6),), None))]


def test_a_caption_starts_after_its_label() -> None:
    assert split("PHOTO: Rebels in Sarmin.") == ["Rebels in Sarmin."]


@given(st.text(max_size=80))
def test_sentences_are_in_order_and_lose_no_letter(text: str) -> None:
    found = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    inside = "".join(text[s.start : s.end] for s in found)
    assert sorted(filter(str.isalnum, inside)) == sorted(filter(str.isalnum, text))


# -- quantities --------------------------------------------------------------------------------------------------------

QUANTITIES: dict[str, list[tuple[str, int | None, int | None]]] = {
    "12 men": [("12", 12, 12)],
    "more than 75 men": [("more than 75", 76, None)],
    "at least 27": [("at least 27", 27, None)],
    "fewer than ten": [("fewer than ten", None, 9)],
    "up to 700 families": [("up to 700", None, 700)],
    "about 200": [("about 200", 200, 200)],
    "an estimated half a million people": [("an estimated half a million", 500000, 500000)],
    "two dozen tanks": [("two dozen", 24, 24)],
    "three hundred and twenty five": [("three hundred and twenty five", 325, 325)],
    "1.5 million people": [("1.5 million", 1500000, 1500000)],
    "six thousand two hundred": [("six thousand", 6000, 6000), ("two hundred", 200, 200)],
    "35 to 40 men": [("35 to 40", 35, 40)],
    "35–40 men": [("35–40", 35, 40)],
    "between five and ten tanks": [("between five and ten", 5, 10)],
    "between ten and five tanks": [("between ten and five", 5, 10)],
    "five or six men": [("five or six", 5, 6)],
    "five or nine men": [("five", 5, 5), ("nine", 9, 9)],
    "ten and twelve": [("ten", 10, 10), ("twelve", 12, 12)],
    "40 to 35": [("40", 40, 40), ("35", 35, 35)],
    "between five": [("five", 5, 5)],
    "dozens of men": [("dozens", None, None)],
    "both men": [("both", 2, 2)],
    "35%, 2.5 tanks, T-55, 46th, 9’s": [],
    "9" * 400: [],
    "9" * 400 + " to 3": [("3", 3, 3)],
    "1.5 to 2.5 tanks": [],
    "3 to 2.5 tanks": [("3", 3, 3)],
    "sıx men, ſeven women": [("sıx", 6, 6), ("ſeven", 7, 7)],
}


@pytest.mark.parametrize("text", QUANTITIES, ids=lambda text: text[:30])
def test_a_number_is_read_with_its_bounds(numbers: QuantityReader, text: str) -> None:
    found = [number.quantity for number in numbers.find(text, 0, len(text))]
    assert [(q.verbatim, q.minimum, q.maximum) for q in found] == QUANTITIES[text]


def test_a_quantity_keeps_the_word_that_loosens_it(numbers: QuantityReader) -> None:
    text = "some 200 men and between 5 and 10 tanks, 3 to 4 jets"
    assert [number.quantity.bound for number in numbers.find(text, 0, len(text))] == ["some", "between", "to"]


@given(st.text(alphabet="0123456789.,-–% ondfivethr\u0131\u017f", max_size=40))
def test_every_quantity_stands_at_its_offsets(numbers: QuantityReader, text: str) -> None:
    assert all(text[n.start : n.end] == n.quantity.verbatim for n in numbers.find(text, 0, len(text)))


# -- dates -------------------------------------------------------------------------------------------------------------

DATES = {
    "on 2024-11-27": ["2024-11-27"],
    "on 27 November": ["2024-11-27"],
    "on the 27th of November 2016": ["2016-11-27"],
    "on November 27, 2016": ["2016-11-27"],
    "on 20 December": ["2023-12-20"],
    "on 10 December": ["2024-12-10"],
    "on the first of March": ["2024-03-01"],
    "on Friday": ["2024-11-29"],
    "on Tuesday": ["2024-12-03"],
    "last Tuesday": ["2024-11-26"],
    "last Friday": ["2024-11-29"],
    "next Friday": ["2024-12-06"],
    "yesterday and today": ["2024-12-02", "2024-12-03"],
    "the day before yesterday": ["2024-12-01"],
    "late on Friday": ["2024-11-29"],
    "in November": ["2024-11"],
    "in December": ["2024-12"],
    "last December": ["2023-12"],
    "December last year": ["2023-12"],
    "in March 2016": ["2016-03"],
    "in 2016 and June that year": ["2016", "2016-06"],
    "in 2016 and June the following year": ["2016", "2017-06"],
    "in May and by March": ["2024-05", "2024-03"],
    "since 2019 until 2021": ["2019", "2021"],
    "the 2019 offensive": ["2019"],
    "last month and next year": ["2024-11", "2025"],
    "this week": [],
    "two days ago": ["2024-12-01"],
    "three weeks ago": ["2024-11-12"],
    "a month ago": ["2024-11"],
    "12 months ago": ["2023-12"],
    "five years ago": ["2019"],
    "on 27 November. Two days later, they fled": ["2024-11-27", "2024-11-29"],
    "two days later": [],
    "on 27 November. The following day, and the day after that day": ["2024-11-27", "2024-11-28", "2024-11-28"],
    "in 2016 and the next day": ["2016"],
    "the same day": [],
    "on 3 Dec. the army": ["2024-12-03"],
    "They may march. August men, Mar Elias": [],
    "Jun Ito, Jun 2016": ["2016-06"],
    "May left": [],
    "0 May, 31 February, 2024-13-01, June 0000": [],
    "9999 years ago, 999999 weeks ago": [],
    "Frıday laſt": ["2024-11-29"],
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_read_against_the_day_of_publication(dates: DateReader, text: str) -> None:
    assert [date.iso for date in dates.find(text, 0, len(text), published=DAY)] == DATES[text]


def test_a_day_that_was_before_all_calendars_is_none(dates: DateReader) -> None:
    assert dates.find("yesterday", 0, 9, published=dt.date(1, 1, 1)) == []


@given(st.text(alphabet="0123456789- adyosgworklnext\u0131Mch", max_size=40), st.dates())
def test_every_date_stands_at_its_offsets(dates: DateReader, text: str, published: dt.date) -> None:
    assert all(text[d.start : d.end] == d.text for d in dates.find(text, 0, len(text), published=published))


# -- collectives -------------------------------------------------------------------------------------------------------

COLLECTIVES = {
    "Syrian opposition factions advanced": [("Syrian opposition factions", (("opposition", "Syria"),), "factions")],
    "the regime’s forces": [("regime’s forces", (("government", None),), "forces")],
    "Syrian and Russian aircraft": [("Syrian and Russian aircraft", ((None, "Syria"), (None, "Russia")), "aircraft")],
    "rebel fighters": [("rebel fighters", (("opposition", None),), "fighters")],
    "rebel and Turkish troops": [("rebel and Turkish troops", (("opposition", None), (None, "Turkey")), "troops")],
    "Russian military advisers": [("Russian military", ((None, "Russia"),), "military")],
    "Russian": [],
    "the rebels and Russian jets": [("Russian jets", ((None, "Russia"),), "jets")],
    "regime security and the rest": [],
}


@pytest.mark.parametrize("text", COLLECTIVES)
def test_a_collective_is_its_sides_and_states_before_a_noun(lexicon: Lexicon, text: str) -> None:
    reader = CollectiveReader(lexicon, lexicon.pairs("names", "demonyms"))
    found = reader.find(text, sentences(text)[0])
    assert [
        (phrase.text, tuple((p.side, p.country) for p in phrase.parties), phrase.noun) for phrase in found
    ] == COLLECTIVES[text]
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in found)


def test_quantities_compare_by_value() -> None:
    assert Quantity("12", 12, 12) == Quantity("12", 12, 12, None, None)
