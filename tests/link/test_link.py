"""Who and what is meant: curated entities, states that act, unnamed sources, descriptions, discoveries."""

from __future__ import annotations

import datetime as dt
import doctest

import pytest

import kg.gazetteer
import kg.link
import kg.locate
from kg.article import Article
from kg.claim import Claim, Entity, Extraction, Span
from kg.entity import references
from kg.gazetteer import gazetteer
from kg.link import Identity, Linked, described_source, link

BASE = "https://w3id.org/orbat/id/"
KNOWN = references()
PLACES = gazetteer()


def linked(*entities: Entity, claims: tuple[Claim, ...] = (), publisher: str = "The Media Line") -> Linked:
    article = Article("news", "News", publisher, dt.date(2024, 11, 28), "Text.")
    return link(article, Extraction("news", entities, claims), KNOWN, PLACES)


def iri(entity: Entity, *others: Entity) -> str:
    return linked(entity, *others).entities[entity.id].iri.removeprefix(BASE)


def said_by(text: str, *entities: Entity) -> Identity:
    claim = Claim("killed", {"victim_group": "people"}, Span(0, 5, "Text."), "rule", attributed_to=text)
    return linked(*entities, claims=(claim,)).sources[text]


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (Entity("a", "Hayat Tahrir al-Sham", "Faction"), "faction/hayat-tahrir-al-sham"),
        (Entity("a", "the group", "Faction", aliases=("HTS",)), "faction/hayat-tahrir-al-sham"),
        (Entity("a", "the group", "Faction", reference="ahrar-al-sham"), "faction/ahrar-al-sham"),
        (Entity("a", "Sham Legion", "Faction"), "faction/sham-legion"),
        (Entity("a", "Russia", "StateForce"), "force/russia"),
        (Entity("a", "Russians", "StateForce", reference="russia"), "force/russia"),
        (Entity("a", "Russia", "Location"), "place/russia"),
        (Entity("a", "46th Regiment", "MilitaryUnit"), "unit/46th-regiment"),
        (Entity("a", "46th Regiment military base", "MilitaryBase"), "place/46th-regiment-base"),
        (Entity("a", "Hmeimim", "MilitaryBase", reference="hmeimim-air-base"), "place/hmeimim-air-base"),
        (Entity("a", "Operation Deterring Aggression", "Operation"), "operation/deter-the-aggression"),
        (Entity("a", "T-72 tanks", "EquipmentType"), "equipment/t-72"),
        (Entity("a", "drone", "EquipmentType"), "equipment/unmanned-aerial-vehicle"),
        (Entity("a", "grey box", "EquipmentType"), "equipment/grey-box"),
        (Entity("a", "regime forces", "StateForce", generic=True), "group/news-regime-forces"),
        (Entity("a", "the attackers", "Faction", generic=True), "group/news-the-attackers"),
        (Entity("a", "Khaled Mahmoud", "Person"), "person/khaled-mahmoud"),
        (Entity("a", "a soldier", "Person", generic=True), "group/news-a-soldier"),
        (Entity("a", "a village", "Location", generic=True), "place/news-a-village"),
        (Entity("a", "the army", "StateForce"), "force/news-the-army"),
        (Entity("a", "grain silos", "Location"), "place/news-grain-silos"),
        (Entity("a", "فصيل", "Faction"), "faction/bbe4731f7b80"),
        (Entity("a", "SANA", "MediaOutlet"), "outlet/sana"),
    ],
)
def test_an_entity_gets_the_iri_of_what_it_is(entity: Entity, expected: str) -> None:
    assert iri(entity) == expected


def test_an_alias_links_to_the_same_entity_as_the_full_name() -> None:
    full, short = Entity("a", "Syrian Democratic Forces", "Alliance"), Entity("a", "SDF", "Faction")
    assert iri(full) == iri(short) == "alliance/syrian-democratic-forces"


def test_a_place_of_the_gazetteer_is_found_near_the_others_of_the_article() -> None:
    aleppo, village = Entity("a", "Aleppo", "Location"), Entity("b", "Kafr Hamra", "Location")
    found = linked(aleppo, village).entities["b"]
    assert found.iri == f"{BASE}place/kafr-hamra-168734"
    assert (found.name, found.type, found.curated) == ("Kafr Hamra", "Place", True)


def test_an_ambiguous_place_is_left_open_with_its_candidates() -> None:
    result = linked(Entity("a", "Nayrab", "Location"))
    assert result.entities["a"].iri == f"{BASE}place/nayrab"
    assert not result.entities["a"].curated
    assert [place.geonames for place in result.candidates["a"]] == [166356, 166357]


def test_what_the_article_says_of_a_place_decides_between_namesakes() -> None:
    claim = Claim("located", {"place": "b", "in_place": "a"}, Span(0, 5, "Text."), "rule")
    area, place = Entity("a", "Idlib Governorate", "Location"), Entity("b", "Nayrab", "Location")
    assert linked(area, place, claims=(claim,)).entities["b"].iri == f"{BASE}place/an-nayrab-166357"


def test_a_place_that_the_article_puts_elsewhere_than_all_namesakes_stays_open() -> None:
    claim = Claim("located", {"place": "b", "in_place": "a"}, Span(0, 5, "Text."), "rule")
    area, place = Entity("a", "Daraa Governorate", "Location"), Entity("b", "Nayrab", "Location")
    assert linked(area, place, claims=(claim,)).entities["b"].iri == f"{BASE}place/nayrab"


def test_a_subdistrict_comes_from_the_administrative_units() -> None:
    aleppo, unit = Entity("a", "Daraa", "Location"), Entity("b", "Nawa subdistrict", "Location")
    assert iri(unit, aleppo) == "place/nawa-subdistrict-sy120303"


def test_a_source_that_is_an_entity_is_that_entity() -> None:
    group = Entity("a", "Jaysh al-Izza", "Faction", aliases=("the Army of Glory",))
    assert said_by("the Army of Glory", group).iri == f"{BASE}faction/jaysh-al-izza"
    assert said_by("SOHR").iri == f"{BASE}organization/syrian-observatory-for-human-rights"


def test_an_unnamed_source_is_affiliated_with_whom_its_description_names() -> None:
    legion, army = Entity("a", "Sham Legion", "Alliance"), Entity("b", "Legion", "Faction")
    assert said_by("military source from the Sham Legion", legion, army) == Identity(
        f"{BASE}source/news-military-source-from-the-sham-legion",
        "UnnamedSource",
        (("a military source from the Sham Legion", "en"),),
        affiliated=(f"{BASE}faction/sham-legion",),
    )


def test_a_place_in_the_description_of_a_source_is_no_affiliation() -> None:
    assert said_by("residents of Idlib", Entity("a", "Idlib", "Location")).affiliated == ()


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("official of the Red Crescent", "an official of the Red Crescent"),
        ("activists", "activists"),
        ("army’s general command", "army’s general command"),
        ("Our correspondent", "Our correspondent"),
        ("its spokesman", "its spokesman"),
        ("a doctor", "a doctor"),
    ],
)
def test_a_source_reads_as_in_a_sentence(text: str, reads: str) -> None:
    assert described_source(text) == reads


def test_the_outlet_is_that_of_the_header() -> None:
    assert linked().outlet.iri == f"{BASE}outlet/the-media-line"
    assert linked(publisher="Daily Bread").outlet == Identity(
        f"{BASE}outlet/daily-bread", "MediaOrganization", (("Daily Bread", "en"),)
    )


def test_a_description_belongs_to_its_article() -> None:
    assert linked().described("women", "people") == Identity(
        f"{BASE}group/news-women", "Population", (("women", "en"),)
    )
    assert linked().described("the area", "place").iri == f"{BASE}place/news-the-area"


def test_the_examples_in_the_docstrings_hold() -> None:
    for module in (kg.link, kg.locate, kg.gazetteer):
        assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("Troops left Syria.", "group/syrian-regime-forces"),
        ("The Syrian war goes on.", "group/syrian-regime-forces"),
        ("Troops left Mali.", "group/news-regime-forces"),
    ],
)
def test_an_unnamed_collective_is_a_curated_one_where_the_article_names_its_country(text: str, iri: str) -> None:
    article = Article("news", "News", "Gazette", dt.date(2024, 11, 28), text)
    forces = Entity("a", "regime forces", "StateForce", generic=True)
    assert link(article, Extraction("news", (forces,), ()), KNOWN, PLACES).entities["a"].iri == BASE + iri
