"""What becomes of a statement when all its claims are heard."""

from __future__ import annotations

import pytest

from kg.claim import Claim, Entity
from tests.build.small import ALL, News, ask, claim, quantity

CAPTURE = {"actor": "hts", "place": "saraqib"}
DETER = "operation/deter-the-aggression"
TAKEN = ("faction/hayat-tahrir-al-sham", "place/saraqib")


def status(*claims: Claim) -> str:
    news = News("one", claims, ALL)
    assert ask("?s :claimCount ?count", news)[0][1] == str(len(claims))
    return ask("?s :statementStatus ?status", news)[0][1]


@pytest.mark.parametrize(
    ("claims", "expected", "fact"),
    [
        ((claim("capturesPlace", **CAPTURE),), "Uncontested", True),
        ((claim("capturesPlace", **CAPTURE, polarity="claimed", attributed_to="HTS"),), "Uncontested", True),
        ((claim("capturesPlace", **CAPTURE, certainty="probable"),), "Uncontested", True),
        ((claim("capturesPlace", **CAPTURE, certainty="possible"),), "Possible", False),
        ((claim("capturesPlace", **CAPTURE, polarity="planned"),), "Planned", False),
        ((claim("capturesPlace", **CAPTURE, polarity="negated"),), "DeniedOnly", False),
        ((claim("capturesPlace", **CAPTURE), claim("capturesPlace", **CAPTURE, polarity="negated")), "Contested", True),
        (
            (
                claim("capturesPlace", **CAPTURE, certainty="possible"),
                claim("capturesPlace", **CAPTURE, polarity="negated"),
            ),
            "Contested",
            False,
        ),
        (
            (
                claim("capturesPlace", **CAPTURE, polarity="planned"),
                claim("capturesPlace", **CAPTURE, polarity="negated"),
            ),
            "Planned",
            False,
        ),
    ],
)
def test_claims_make_a_status_and_only_a_firm_one_makes_a_fact(
    claims: tuple[Claim, ...], expected: str, *, fact: bool
) -> None:
    assert status(*claims) == expected
    news = News("one", claims, ALL)
    assert ask("?who :captured ?place", news) == ([TAKEN] if fact else [])
    simple = ask("?s :factSubject ?who ; :factPredicate ?how ; :factObject ?place", news)
    assert [row[1:] for row in simple] == ([(TAKEN[0], "captured", TAKEN[1])] if fact else [])


@pytest.mark.parametrize(
    ("made", "triple"),
    [
        (claim("participatesIn", actor="hts", operation="operation"), ("participatesIn", DETER)),
        (claim("memberOf", member="hts", alliance="sna"), ("memberOf", "alliance/syrian-national-army")),
        (claim("opposes", a="hts", b="army"), ("hostileTo", "force/syrian-arab-army")),
        (claim("leads", actor="hts", operation_or_alliance="operation"), ("leads", DETER)),
        (claim("commander", person="hts", group="sna"), ("commands", "alliance/syrian-national-army")),
        (claim("controls", **CAPTURE), ("controls", "place/saraqib")),
        (claim("losesOrWithdraws", **CAPTURE), ("lostPlace", "place/saraqib")),
        (claim("attacks", attacker="hts", target="army", location="saraqib"), ("attacked", "force/syrian-arab-army")),
        (claim("airstrikeOrShelling", actor="hts", place="saraqib", weapon="tank"), ("struck", "place/saraqib")),
        (claim("usesEquipment", actor="hts", equipment="tank"), ("usesEquipment", "equipment/tank")),
        (claim("capturesEquipment", actor="hts", equipment="tank"), ("capturedEquipment", "equipment/tank")),
        (claim("destroysEquipment", actor="hts", equipment="tank"), ("destroyedEquipment", "equipment/tank")),
        (claim("capturedPersons", actor="hts", group="army"), ("detained", "force/syrian-arab-army")),
        (claim("killed", victim_group="army", by="hts"), None),
    ],
)  # fmt: skip
def test_each_statement_has_its_simple_triple(made: Claim, triple: tuple[str, str] | None) -> None:
    found = ask("?s :factSubject ?who ; :factPredicate ?p ; :factObject ?o", News("one", (made,), ALL))
    assert [row[1:] for row in found] == ([("faction/hayat-tahrir-al-sham", *triple)] if triple else [])


def test_a_loss_without_a_taker_is_the_owner_s() -> None:
    news = News("one", (claim("destroysEquipment", actor=None, equipment="tank", owner="army"),), ALL)
    assert ask("?who :lostEquipment ?what", news) == [("force/syrian-arab-army", "equipment/tank")]


def test_a_strike_by_nobody_known_is_no_fact() -> None:
    assert (
        ask("?s :factSubject ?who", News("one", (claim("airstrikeOrShelling", actor=None, place="saraqib"),), ALL))
        == []
    )


def test_unnamed_collectives_take_part_apart_from_named_groups() -> None:
    both = tuple(
        claim("participatesIn", actor=actor, operation="operation") for actor in ("rebels", "hts", "some locals")
    )
    news = News("one", both, ALL)
    assert ask("?who :participatesIn ?what", news) == [
        ("faction/hayat-tahrir-al-sham", "operation/deter-the-aggression")
    ]
    collective = ask("?who :collectivelyParticipatesIn ?what", news)
    assert [row[0] for row in collective] == ["group/one-some-locals", "group/syrian-opposition-factions"]


def test_a_unit_that_belongs_to_a_force_is_its_sub_unit() -> None:
    news = News("one", (claim("memberOf", member="brigade", alliance="sna"),), ALL)
    assert ask("GRAPH graph:facts { ?unit :subUnitOf ?force }", news) == [
        ("unit/50th-brigade-sna", "alliance/syrian-national-army")
    ]


def test_figures_of_several_sources_give_the_lowest_and_the_highest() -> None:
    claims = (
        claim("killed", victim_group="army", quantity=quantity(76, None, verbatim="more than 75", bound="more than")),
        claim("killed", victim_group="army", quantity=quantity(80, 90, verbatim="80 to 90", bound="to")),
        claim("killed", victim_group="army", quantity=quantity(None, None, verbatim="dozens", bound="dozens")),
        claim("killed", victim_group="army", quantity=quantity(1, 1, verbatim="1"), polarity="negated"),
    )
    news = News("one", claims, ALL)
    assert [row[1:] for row in ask("?s :lowestFigure ?low OPTIONAL { ?s :highestFigure ?high }", news)] == [("76", "")]
    found = ask("?c :hasQuantity ?q . ?q :verbatim ?v ; :qualifier ?k OPTIONAL { ?q :value ?n }", news)
    assert sorted(row[2:] for row in found) == [
        ("1", "Exactly", "1"), ("80 to 90", "Between", ""), ("dozens", "Vague", ""), ("more than 75", "MoreThan", "75")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "bounds"),
    [
        ([(12, 12), (75, 75)], ("12", "75")),
        ([(12, 12), (76, None)], ("12", "")),
        ([(80, 90), (None, 300)], ("", "300")),
        ([(12, 12), (None, None)], ("12", "12")),
        ([(76, None), (None, 300)], ("", "")),
        ([(None, None)], ("", "")),
    ],
)
def test_a_side_that_one_figure_leaves_open_is_open(
    figures: list[tuple[int | None, int | None]], bounds: tuple[str, str]
) -> None:
    claims = tuple(killed(low, high, f"source {n}") for n, (low, high) in enumerate(figures))
    found = ask("?s :claimCount ?n OPTIONAL { ?s :lowestFigure ?low } OPTIONAL { ?s :highestFigure ?high }",
                News("one", claims, ALL))  # fmt: skip
    assert [row[2:] for row in found] == [bounds]


def killed(low: int | None, high: int | None, source: str, **given: str) -> Claim:
    number = quantity(low, high, verbatim=f"{low}-{high}")
    return claim("killed", victim_group="army", quantity=number, polarity="claimed", attributed_to=source, **given)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (killed(10, 10, "HTS"), killed(30, 30, "SOHR"), "Contested"),
        (killed(10, 10, "HTS"), killed(30, 30, "HTS"), "Uncontested"),
        (killed(10, None, "HTS"), killed(30, 30, "SOHR"), "Uncontested"),
        (killed(31, None, "HTS"), killed(None, 30, "SOHR"), "Contested"),
        (killed(10, 10, "HTS", date="2024-11-27"), killed(30, 30, "SOHR", date="2024-11-25"), "Uncontested"),
        (killed(10, 10, "HTS", date="2024-11"), killed(30, 30, "SOHR", date="2024-11-25"), "Contested"),
    ],
)
def test_two_sources_with_figures_that_cannot_both_be_right_contest_a_statement(
    one: Claim, other: Claim, expected: str
) -> None:
    assert status(one, other) == expected


def test_dates_of_several_sources_give_the_earliest_and_the_latest() -> None:
    dates = ("2024-10-28", "2024-10", "2023", "2024-11-01")
    claims = tuple(claim("capturesPlace", **CAPTURE, date=date) for date in dates)
    news = News("one", claims, ALL)
    assert [row[1:] for row in ask("?s :earliestDate ?from ; :latestDate ?to", news)] == [("2023", "2024-11-01")]


def test_an_event_starts_when_most_sources_say() -> None:
    given = (("2024-11-27", "HTS"), ("2024-11-27", "SOHR"), ("2024-11-26", "SANA"), ("2024-11", "UN"))
    claims = tuple(
        claim("startDate", operation="operation", date=date, polarity="claimed", attributed_to=source)
        for date, source in given
    )
    news = News("one", claims, ALL)
    assert ask("?event :startDate ?date", news) == [("operation/deter-the-aggression", "2024-11-27")]
    assert ask("?s :dateRole ?role ; :statementStatus ?status", news)[0][1:] == ("Start", "Contested")
    assert ask("?event :startDate ?date", News("one", (claim("startDate", operation="operation"),), ALL)) == []


def located(place: str, within: str, source: str = "HTS") -> Claim:
    return claim("located", place=place, in_place=within, polarity="claimed", attributed_to=source)


def test_where_sources_go_round_in_a_circle_the_weakest_is_contested_and_no_fact() -> None:
    places = tuple(Entity(name, name, "Location") for name in ("Abc", "Def", "Ghi"))
    claims = (located("Abc", "Def"), located("Abc", "Def", "SOHR"), located("Def", "Ghi"), located("Def", "Ghi", "UN"))
    news = News("one", (*claims, located("Ghi", "Abc")), places)
    assert ask("?place :locatedIn ?within", news) == [("place/abc", "place/def"), ("place/def", "place/ghi")]
    found = ask("?s :statementText ?text ; :statementStatus ?status ; :claimCount ?count", news)
    assert sorted(row[1:] for row in found) == [
        ("Abc is in Def", "Uncontested", "2"),
        ("Def is in Ghi", "Uncontested", "2"),
        ("Ghi is in Abc", "Contested", "1"),
    ]


def test_an_article_does_not_turn_reference_data_round() -> None:
    places = Entity("a", "Idlib Governorate", "Location"), Entity("b", "Saraqib", "Location")
    news = News("one", (located("a", "b"),), places)
    assert ask("GRAPH graph:facts { ?a :locatedIn ?b }", news) == []
    assert ask("?s :statementStatus ?status", news)[0][1] == "Contested"


def test_a_country_lies_in_no_part_of_another() -> None:
    places = (
        Entity("a", "Libya", "Location"),
        Entity("b", "Saraqib", "Location"),
        Entity("c", "Northern Syria", "Location"),
    )
    news = News("one", (located("a", "b"), located("a", "c")), places)
    assert ask("GRAPH graph:facts { ?a :locatedIn ?b }", news) == [("place/libya", "place/northern-syria")]


def test_a_date_after_the_article_is_kept_only_of_what_is_planned() -> None:
    done = claim("capturesPlace", **CAPTURE, date="2025-01-02", date_verbatim="on 2 January")
    plan = claim("controls", **CAPTURE, date="2025-01", polarity="planned")
    same = claim("losesOrWithdraws", **CAPTURE, date="2024-11")
    found = ask("?c :claims/a ?type OPTIONAL { ?c :reportedDate ?date }", News("one", (done, plan, same), ALL))
    assert sorted(row[1:] for row in found) == [("Capture", ""), ("Control", "2025-01"), ("PlaceLoss", "2024-11")]


def test_what_reference_data_holds_is_not_said_again_and_still_backed() -> None:
    awijil, area = Entity("awijil", "Awijil", "Location"), Entity("area", "Atarib Subdistrict", "Location")
    news = News("one", (claim("located", place="awijil", in_place="area"),), (awijil, area))
    held = ask("GRAPH ?g { <https://w3id.org/orbat/id/place/awijil> :locatedIn ?where }", news)
    assert held == [("graph/entities", "place/atareb-subdistrict")]
    assert [row[1:] for row in ask("?s :factPredicate ?p ; :factObject ?o", news)] == [
        ("locatedIn", "place/atareb-subdistrict")
    ]


@pytest.mark.parametrize(
    ("side", "role", "property_"), [("attacker", "Attacker", "attackerIn"), ("defender", "Defender", "defenderIn")]
)
def test_a_source_that_names_the_side_of_a_participant_makes_it_one_of_that_side(
    side: str, role: str, property_: str
) -> None:
    news = News("one", (claim("participatesIn", actor="hts", operation="operation", side=side),), ALL)
    found = ask("?s :participationRole ?role ; :factPredicate ?property ; :statementText ?text", news)
    assert [row[1:] for row in found] == [
        (role, property_, f"Hay'at Tahrir al-Sham participates in Deter the Aggression as {side}")
    ]
    assert ask(f"?who :{property_} ?what", news) == [("faction/hayat-tahrir-al-sham", DETER)]


@pytest.mark.parametrize("side", [None, "bystander"])
def test_a_participation_without_a_known_side_has_none(side: str | None) -> None:
    news = News("one", (claim("participatesIn", actor="hts", operation="operation", side=side),), ALL)
    assert [row[1] for row in ask("?s :factPredicate ?property", news)] == ["participatesIn"]
    assert ask("?s :participationRole ?role", news) == []


def test_an_unnamed_collective_takes_part_collectively_on_whichever_side() -> None:
    news = News("one", (claim("participatesIn", actor="rebels", operation="operation", side="attacker"),), ALL)
    assert [row[1] for row in ask("?s :factPredicate ?property", news)] == ["collectivelyParticipatesIn"]


def test_where_and_until_when_an_event_lasted_are_facts() -> None:
    claims = (
        claim("tookPlace", operation="operation", place="saraqib"),
        claim("endDate", operation="operation", date="2024-11-28"),
    )
    news = News("one", claims, ALL)
    assert ask("?what :tookPlaceAt ?where ; :endDate ?day", news) == [(DETER, "place/saraqib", "2024-11-28")]
    assert sorted(row[1] for row in ask("?s :statementText ?text", news)) == [
        "Deter the Aggression took place at Saraqib",
        "End of Deter the Aggression",
    ]
