"""The same thing twice, what no longer holds, and what is told as history."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.claim import Claim
from tests.build.small import ALL, News, ask, claim, lines, quantity

HELD = {"actor": "hts", "place": "saraqib"}
THEIRS = {"actor": "army", "place": "saraqib"}


def took(who: dict[str, str], date: str | None, **given: str) -> Claim:
    return claim("capturesPlace", **who, date=date, **given)


def news(*claims: Claim, slug: str = "one", published: str = "2024-12-20") -> News:
    return News(slug, claims, ALL, published=dt.date.fromisoformat(published))


def captures(*articles: News) -> list[tuple[str, ...]]:
    """Text, number of claims and dates of each capture by the faction."""
    found = ask("?s a :Capture ; :statementText ?text ; :claimCount ?n ; :earliestDate ?a ; :latestDate ?b", *articles)
    return sorted(row[1:] for row in found if row[1].startswith("Hay'at"))


FIRST, SECOND = "Hay'at Tahrir al-Sham captured Saraqib", "Hay'at Tahrir al-Sham captured Saraqib (time 2)"


def test_what_is_taken_again_after_another_took_it_is_a_statement_of_its_own() -> None:
    story = news(took(HELD, "2024-11-27"), took(THEIRS, "2024-12-02"), took(HELD, "2024-12-09"))
    assert captures(story) == [(FIRST, "1", "2024-11-27", "2024-11-27"), (SECOND, "1", "2024-12-09", "2024-12-09")]
    assert [row[1:] for row in ask("?s :spellOrdinal ?n ; :factPredicate ?p", story)] == [("2", "captured")]
    assert ask("<https://w3id.org/orbat/id/faction/hayat-tahrir-al-sham> :captured ?what", story) == [
        ("place/saraqib",)
    ]


def test_a_withdrawal_between_tells_two_captures_apart() -> None:
    left = claim("losesOrWithdraws", **HELD, date="2024-11-30")
    story = news(took(HELD, "2024-11-27"), left, took(HELD, "2024-12-09"))
    assert [row[0] for row in captures(story)] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("other", "texts"),
    [
        # Sources that differ by some days speak of one capture.
        ("2024-12-03", [FIRST]),
        # Half a year later it is another.
        ("2024-05-03", [FIRST, SECOND]),
    ],
)
def test_dates_that_lie_far_apart_are_two_captures(other: str, texts: list[str]) -> None:
    assert [row[0] for row in captures(news(took(HELD, "2024-11-27"), took(HELD, other)))] == texts


@pytest.mark.parametrize(
    ("days", "count"), [(("2024-11-27", "2024-11-28"), 1), (("2024-11-27", "2024-11-30", "2024-12-05"), 3)]
)
def test_strikes_on_one_place_some_days_apart_are_several(days: tuple[str, ...], count: int) -> None:
    claims = [claim("airstrikeOrShelling", **THEIRS, weapon=None, date=day) for day in days]
    assert len(ask("?s a :StrikeReport", news(*claims))) == count


def test_a_claim_without_a_day_joins_the_last_spell_that_had_begun_when_it_was_made() -> None:
    both = news(took(HELD, "2024-05-03"), took(HELD, "2024-11-27"))
    early = news(took(HELD, None), slug="two", published="2024-06-01")
    late = news(took(HELD, None), took(HELD, "2024-05", certainty="probable"), slug="three")
    assert [row[:2] for row in captures(both, early, late)] == [(FIRST, "3"), (SECOND, "2")]


def test_claims_keep_their_identity_when_a_spell_before_theirs_is_withdrawn() -> None:
    first = news(took(HELD, "2024-05-03"), slug="a")
    second = news(took(HELD, "2024-11-27"), slug="b")

    def of_the_second(*articles: News) -> set[str]:
        found = {line for line in lines(*articles) if line.endswith("graph/article/b> .") or "article/b>" in line}
        return {line for line in found if "ontology#claims>" not in line}

    assert of_the_second(first, second) == of_the_second(second)
    assert lines(first, second) == lines(second, first)


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (took(THEIRS, "2024-12-05"), "Superseded"),
        (claim("losesOrWithdraws", **HELD, date="2024-12-05"), "Superseded"),
        # Taken before, taken by the holder, by nobody known, only denied, only planned.
        (took(THEIRS, "2024-11-20"), "Uncontested"),
        (took(HELD, "2024-12-05"), "Uncontested"),
        (took({"place": "saraqib"}, "2024-12-05"), "Uncontested"),
        (took(THEIRS, "2024-12-05", polarity="negated"), "Uncontested"),
        (took(THEIRS, "2024-12-05", polarity="planned"), "Uncontested"),
    ],
)
def test_control_is_superseded_by_a_later_capture_or_withdrawal(end: Claim, status: str) -> None:
    story = news(claim("controls", **HELD, date="2024-12-01"), end)
    assert [row[1] for row in ask("?s a :Control ; :statementStatus ?status", story)] == [status]
    assert len(ask("?who :controls ?where", story)) == (status == "Uncontested")


def test_control_without_a_date_is_that_of_the_day_its_article_appeared() -> None:
    held = news(claim("controls", **HELD), published="2024-12-01")
    taken = news(took(THEIRS, None), slug="two", published="2024-12-03")
    found = ask("?s a :Control ; :statementStatus ?status", held, taken)
    assert [row[1] for row in found] == ["Superseded"]


def test_control_regained_is_a_spell_of_its_own_that_stands() -> None:
    claims = (
        *(claim("controls", **HELD, date="2024-11-20"), took(THEIRS, "2024-11-25")),
        *(took(HELD, "2024-12-05"), claim("controls", **HELD, date="2024-12-06")),
    )
    found = ask("?s a :Control ; :statementStatus ?status OPTIONAL { ?s :spellOrdinal ?n }", news(*claims))
    assert sorted(row[1:] for row in found) == [("Superseded", ""), ("Uncontested", "2")]


@pytest.mark.parametrize(
    ("date", "polarity", "modality"),
    [
        ("2015-03-28", "asserted", "Historical"),
        ("2022", "asserted", "Historical"),
        ("2023-12-21", "asserted", "Actual"),
        ("2023", "asserted", "Actual"),
        (None, "asserted", "Actual"),
        ("2015-03-28", "planned", "Planned"),
        ("2015-03-28", "negated", "Historical"),
    ],
)
def test_what_lies_more_than_a_year_back_is_told_as_history(date: str | None, polarity: str, modality: str) -> None:
    found = ask("?c :modality ?modality", news(claim("controls", **HELD, date=date, polarity=polarity)))
    assert [row[1] for row in found] == [modality]


def test_what_is_told_as_history_is_a_fact() -> None:
    story = news(took(HELD, "2015-03-28"))
    assert [row[1] for row in ask("?who :captured ?what", story)] == ["place/saraqib"]


def killed(number: int, date: str | None = None, **given: str) -> Claim:
    return claim("killed", victim_group="army", quantity=quantity(number, number), date=date, **given)


@pytest.mark.parametrize(
    ("published", "found"),
    [
        # Days apart: two sources that count the same dead.
        ("2024-12-20", [("Contested", "2", "10", "40")]),
        # A season apart: the dead of another battle.
        ("2025-03-20", [("Uncontested", "1", "10", "10"), ("Uncontested", "1", "40", "40")]),
    ],
)
def test_figures_meet_where_their_articles_lie_close(published: str, found: list[tuple[str, ...]]) -> None:
    early = news(killed(10), slug="a", published="2024-12-05")
    late = news(killed(40, attributed_to="HTS"), slug="b", published=published)
    view = "?s :statementStatus ?status ; :claimCount ?n ; :lowestFigure ?low ; :highestFigure ?high"
    assert sorted(row[1:] for row in ask(view, early, late)) == found


def test_figures_of_one_dated_battle_meet_whenever_they_are_told() -> None:
    early = news(killed(10, "2024-12-01"), slug="a", published="2024-12-05")
    late = news(killed(40, "2024-12-01", attributed_to="HTS"), slug="b", published="2025-06-20")
    assert [row[1:] for row in ask("?s :statementStatus ?status ; :claimCount ?n", early, late)] == [("Contested", "2")]
