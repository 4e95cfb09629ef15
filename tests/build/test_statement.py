"""What is claimed is one node for all who claim it; what differs is another."""

from __future__ import annotations

import pytest

from kg.claim import Claim, Entity
from tests.build.small import ALL, News, ask, claim, lines, quantity

CAPTURE = {"actor": "hts", "place": "saraqib"}
STATEMENT = "?statement a :Capture . FILTER EXISTS { ?claim :claims ?statement }"


def count(pattern: str, *news: News) -> int:
    return len(ask(pattern, *news))


def test_two_articles_meet_on_one_statement_whatever_their_dates() -> None:
    first = News("one", (claim("capturesPlace", **CAPTURE, date="2024-11-28"),), ALL)
    second = News("two", (claim("capturesPlace", **CAPTURE, date="2024-11"),), ALL)
    assert count("?statement a :Capture", first, second) == 1
    assert count("?claim :claims ?statement . ?statement a :Capture", first, second) == 2
    assert ask(
        "?claim :reportedDate ?date ; :datePrecision ?precision . FILTER(BOUND(?claim))", first, second
    ) == sorted(
        ask("?claim :reportedDate ?date ; :datePrecision ?precision", first)
        + ask("?claim :reportedDate ?date ; :datePrecision ?precision", second)
    )


def test_another_role_makes_another_statement() -> None:
    news = News("one", (claim("capturesPlace", **CAPTURE), claim("capturesPlace", **CAPTURE, from_="army")), ALL)
    assert count("?statement a :Capture", news) == 2
    assert ask("?statement :takenFrom ?from", news)[0][1] == "force/syrian-arab-army"


def test_the_order_of_allies_does_not_matter() -> None:
    news = News("one", (claim("alliedWith", a="hts", b="sna"), claim("alliedWith", a="sna", b="hts")), ALL)
    assert count("?statement a :AllianceTie", news) == 1
    assert count("?claim a :Claim", news) == 1
    assert ask("?one :alliedWith ?other", news) == [("alliance/syrian-national-army", "faction/hayat-tahrir-al-sham")]


def test_what_is_counted_and_the_outcome_tell_counts_apart() -> None:
    killed = claim("killed", victim_group="army", quantity=quantity(5, 5, unit="Soldiers"))
    others = claim("killed", victim_group="army", quantity=quantity(2, 2, unit="officers"))
    injured = claim("injured", victim_group="army", quantity=quantity(5, 5))
    news = News("one", (killed, others, injured), ALL)
    assert [row[1:] for row in ask("?s :outcome ?outcome OPTIONAL { ?s :countedUnit ?unit }", news)] != []
    found = {row[1:] for row in ask("?s :outcome ?outcome OPTIONAL { ?s :countedUnit ?unit }", news)}
    assert found == {("Killed", "soldiers"), ("Killed", "officers"), ("Injured", "")}


def test_one_figure_for_several_counts_them_as_one_group() -> None:
    joint = claim("killed", victim_group=("hts", "civilians", "aid workers"), quantity=quantity(9, 9))
    group = "group/one-hayat-tahrir-al-sham-civilians-and-aid-workers"
    assert ask("?s :group ?group . ?group a ?type ; skos:prefLabel ?label", News("one", (joint,), ALL)) == [
        (ask("?s :group ?g", News("one", (joint,), ALL))[0][0], group, "Population",
         "Hay'at Tahrir al-Sham, civilians and aid workers")
    ]  # fmt: skip
    alone = claim("killed", victim_group=("hts",), quantity=quantity(9, 9))
    assert ask("?s :group ?group", News("one", (alone,), ALL))[0][1] == "faction/hayat-tahrir-al-sham"


def test_a_description_gets_a_node_of_its_article_and_of_the_kind_that_the_role_wants() -> None:
    claims = (
        claim("displaced", group="families", from_="the old town", quantity=quantity(3, 3)),
        claim("capturesEquipment", actor="local men", equipment="a depot", quantity=quantity(1, 1)),
        claim("participatesIn", actor="hts", operation="the raid"),
        claim("memberOf", member="hts", alliance="the council"),
    )
    pattern = "?entity a ?type . OPTIONAL { ?entity a :GenericActor . BIND(1 AS ?generic) }"
    found = [row for row in ask(pattern, News("one", claims, ALL)) if "/one-" in row[0] and row[1] != "GenericActor"]
    assert found == [
        ("equipment/one-a-depot", "EquipmentType", ""),
        ("event/one-the-raid", "Event", ""),
        ("group/one-families", "Population", ""),
        ("group/one-local-men", "Population", "1"),
        ("organization/one-the-council", "Organization", ""),
        ("place/one-the-old-town", "Place", ""),
    ]


def test_a_country_that_acts_is_its_force_and_a_place_that_acts_is_its_people() -> None:
    libya = Entity("libya", "Libya", "Location")
    claims = (claim("backedBy", actor="sna", backer="libya"), claim("backedBy", actor="saraqib", backer="libya"))
    news = News("one", claims, (*ALL, libya))
    assert {row[1] for row in ask("?s :supporter ?who", news)} == {"force/libya"}
    assert {row[1] for row in ask("?s :supported ?who", news)} == {"alliance/syrian-national-army", "group/one-saraqib"}
    assert ask("<https://w3id.org/orbat/id/force/libya> :entityStatus ?status", news) == [("Curated",)]


def test_a_claim_that_relates_a_thing_to_itself_says_nothing() -> None:
    news = News(
        "one", (claim("located", place="saraqib", in_place="saraqib"), claim("alliedWith", a=None, b=None)), ALL
    )
    assert ask("?claim a :Claim", news) == []


@pytest.mark.parametrize(
    "empty",
    [
        claim("participatesIn", actor=None, operation="operation"),
        claim("participatesIn", actor="hts", operation=None),
        claim("alliedWith", a="hts", b=None),
        claim("capturesPlace", actor="hts", place=None),
        claim("losesOrWithdraws", actor=None, place="saraqib"),
        claim("airstrikeOrShelling", actor="hts", place=None),
        claim("killed", victim_group=None, by="hts"),
        claim("capturedPersons", actor="hts", group="hts"),
        claim("attacks", attacker="hts", target=None, weapon="tank"),
        claim("displaced", group=None),
    ],
)
def test_a_claim_that_lacks_what_its_statement_is_about_says_nothing(empty: Claim) -> None:
    assert ask("?claim a :Claim", News("one", (empty,), ALL)) == []


def test_a_flight_from_a_place_to_the_same_place_keeps_where_it_started() -> None:
    news = News("one", (claim("displaced", group="families", from_="saraqib", to="saraqib"),), ALL)
    assert ask("?s :fromPlace ?from OPTIONAL { ?s :toPlace ?to }", news)[0][1:] == ("place/saraqib", "")


def test_a_claim_said_twice_in_the_same_words_counts_once_as_the_surest_reading() -> None:
    first, second = (
        claim("capturesPlace", **CAPTURE, confidence=sure, rule=rule) for sure, rule in ((0.5, "a"), (0.9, "b"))
    )
    third = claim("capturesPlace", **CAPTURE, confidence=0.9, rule="c")
    for order in ((first, second, third), (third, second, first)):
        news = News("one", order, ALL)
        assert [row[1:] for row in ask("?c :confidence ?sure ; :extractionRule ?rule", news)] == [("0.9", "b")]


def test_the_order_of_claims_changes_nothing() -> None:
    claims = (
        claim("capturesPlace", **CAPTURE),
        claim("controls", **CAPTURE),
        claim("usesEquipment", actor="hts", equipment="tank"),
    )
    assert lines(News("one", claims, ALL)) == lines(News("one", claims[::-1], ALL[::-1]))
