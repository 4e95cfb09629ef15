"""Who belonged to what, and when: spells of membership, and articles that disagree about them."""

from __future__ import annotations

import datetime as dt

import pyoxigraph as ox
import pytest

import queries
from kg.claim import Claim
from kg.reason import infer
from kg.store import EmbeddedStore
from kg.store import rows as answered
from tests.build.small import ALL, News, ask, claim, lines, quads

SIDES = {"member": "hts", "alliance": "sna"}


def joined(date: str | None, **given: str) -> Claim:
    return claim("memberOf", **SIDES, date=date, **given)


def left(date: str | None, **given: str) -> Claim:
    return claim("leaves", **SIDES, date=date, **given)


def news(*claims: Claim, slug: str = "one", published: str = "2024-12-20") -> News:
    return News(slug, claims, ALL, publisher=f"Radio {slug}", published=dt.date.fromisoformat(published))


def spells(*articles: News) -> list[tuple[str, ...]]:
    """Since when and until when each membership lasted."""
    found = ask("?s a :Membership OPTIONAL { ?s :validFrom ?from } OPTIONAL { ?s :validUntil ?until }", *articles)
    return sorted(row[1:] for row in found)


def members(date: str, *articles: News) -> list[str]:
    """Since when and until when whoever was a member on a date was one, as the stored question has it."""
    store = ox.Store()
    store.bulk_extend(quads(*articles))
    text = queries.load("members_of_alliance_on_date").bind({"alliance": "alliance/syrian-national-army", "date": date})
    return [
        f"{row['since'].value} {row['until'].value if 'until' in row else ''}".strip()
        for row in answered(EmbeddedStore(store), text)
    ]


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([joined(None)], [("", "")]),
        ([joined("2018-05")], [("2018-05", "")]),
        ([joined("2018-05"), left("2019-10-04")], [("2018-05", "2019-10-04")]),
        # It joined again: two spells, of which the second has no end.
        ([joined("2018"), left("2019-10"), joined("2021-02-01")], [("2018", "2019-10"), ("2021-02-01", "")]),
        (
            [joined("2018"), left("2019-10"), joined("2021-02-01"), left("2022")],
            [("2018", "2019-10"), ("2021-02-01", "2022")],
        ),
        # A month within the year in which it joined tells no two spells apart, and may be that of its departure.
        ([joined("2018"), left("2018-06")], [("2018", "2018-06")]),
        # It left before it joined; the departure is only denied, only planned, or only possible, or of no known date.
        ([joined("2018-05"), left("2017-01-01")], [("2018-05", "")]),
        ([joined("2018-05"), left("2019", polarity="negated")], [("2018-05", "")]),
        ([joined("2018-05"), left("2019", polarity="planned")], [("2018-05", "")]),
        ([joined("2018-05"), left("2019", certainty="possible")], [("2018-05", "")]),
        ([joined("2018-05"), left(None)], [("2018-05", "")]),
        # A membership that is only denied lasts no time.
        ([joined("2018-05", polarity="negated")], [("", "")]),
    ],
)
def test_a_membership_lasts_from_its_earliest_date_until_a_departure(
    claims: list[Claim], wanted: list[tuple[str, str]]
) -> None:
    assert spells(news(*claims)) == wanted


def test_another_member_that_leaves_ends_nobody_elses_membership() -> None:
    other = claim("leaves", member="brigade", alliance="sna", date="2019-10-04")
    assert spells(news(joined("2018-05"), other)) == [("2018-05", "")]


def test_two_articles_that_disagree_when_a_member_joined_and_left_give_the_widest_spell() -> None:
    one = news(joined("2018-05-28"), left("2019-10-04"), slug="one")
    other = news(joined("2018-08-01"), left("2020-01-15"), slug="two")
    assert spells(one, other) == [("2018-05-28", "2020-01-15")]
    view = "?s a :Departure ; :statementStatus ?status ; :earliestDate ?a ; :latestDate ?b ; :claimCount ?n"
    assert [row[1:] for row in ask(view, one, other)] == [("Contested", "2019-10-04", "2020-01-15", "2")]
    assert lines(one, other) == lines(other, one)


def test_a_departure_that_one_article_reports_and_another_denies_is_contested_and_keeps_both_sources() -> None:
    one = news(joined("2018-05-28"), left("2019-10-04"), slug="one")
    other = news(left("2019-10-04", polarity="negated", attributed_to="HTS"), slug="two")
    pattern = "?s a :Departure ; :statementStatus ?status . ?c :claims ?s ; :polarity ?said ; :attributedTo ?who"
    found = ask(pattern, one, other)
    assert sorted((row[1], row[3], row[4]) for row in found) == [
        ("Contested", "Asserted", "outlet/radio-one"),
        ("Contested", "Denied", "faction/hayat-tahrir-al-sham"),
    ]
    assert spells(other) == []


def test_a_membership_has_no_end_while_a_later_source_has_the_member_there() -> None:
    gone = news(joined("2018-05"), left("2019-10-04"), slug="one", published="2019-11-01")
    there = news(joined(None), slug="two", published="2020-03-01")
    assert spells(gone, there) == [("2018-05", "")]
    assert spells(gone) == [("2018-05", "2019-10-04")]


def test_withdrawing_the_article_of_a_departure_gives_the_membership_back_its_open_end() -> None:
    one, other = news(joined("2018-05"), slug="one"), news(left("2019-10-04"), slug="two")
    assert spells(one, other) == [("2018-05", "2019-10-04")]
    assert spells(one) == [("2018-05", "")]


def test_who_left_was_a_member_and_is_a_former_one() -> None:
    store = [news(joined("2018-05"), left("2019-10-04"))]
    assert ask("?who :memberOf ?what", *store) == [("faction/hayat-tahrir-al-sham", "alliance/syrian-national-army")]
    assert ask("?who :formerMemberOf ?what", *store) == [
        ("faction/hayat-tahrir-al-sham", "alliance/syrian-national-army")
    ]


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2018-04-30", []),
        ("2018-05-01", ["2018-05 2019-10-04"]),
        ("2019-10-04", ["2018-05 2019-10-04"]),
        ("2019-10-05", []),
        ("2021-02-01", ["2021-02-01"]),
    ],
)
def test_who_was_a_member_on_a_date_is_answered_by_the_spell_that_holds_then(date: str, wanted: list[str]) -> None:
    story = news(joined("2018-05"), left("2019-10-04"), joined("2021-02-01"))
    assert members(date, story) == wanted


def test_a_membership_without_a_date_counts_from_the_article_that_told_of_it() -> None:
    story = news(joined(None), published="2020-03-01")
    assert (members("2020-02-29", story), members("2020-03-01", story)) == ([], ["2020-03-01"])


def test_a_member_that_left_before_an_operation_is_not_connected_with_it() -> None:
    took_part = claim("participatesIn", actor="sna", operation="operation")
    began = claim("startDate", operation="operation", date="2024-11-27")
    store = ox.Store()

    def connected(*claims: Claim) -> int:
        store.clear()
        store.bulk_extend(quads(news(took_part, began, *claims)))
        infer(store)
        found = store.query(
            "SELECT * WHERE { ?who <https://w3id.org/orbat/ontology#participatesViaAlliance> ?what }",
            use_default_graph_as_union=True,
        )
        assert isinstance(found, ox.QuerySolutions)
        return len(list(found))

    assert connected(joined("2018-05")) == 1
    assert connected(joined("2018-05"), left("2019-10-04")) == 0
    assert connected(joined("2018-05"), left("2019-10-04"), joined("2021")) == 1
