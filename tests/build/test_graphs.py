"""The graphs of articles and entities: what stands in each, and why."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pyoxigraph as ox

from kg.build import graph
from kg.claim import Entity, Span
from kg.entity import references
from tests.build.small import ALL, HTS, SARAQIB, TEXT, News, ask, claim, lines, quantity, rows

DETER = "<https://w3id.org/orbat/id/operation/deter-the-aggression>"
SARA = "<https://w3id.org/orbat/id/place/saraqib>"


def test_the_graph_of_an_article_holds_header_mentions_passages_claims_and_quantities() -> None:
    made = claim(
        "killed",
        victim_group="civilians",
        evidence=Span(18, 43, TEXT[18:43]),
        quantity=quantity(76, None, verbatim="More than 75", bound="More than", unit="men"),
        date="2024-11-27",
        date_verbatim="on Wednesday",
        confidence=0.8,
        certainty="probable",
        polarity="claimed",
        attributed_to="activists",
    )
    prefix = "<https://w3id.org/orbat/"
    graph = f"{prefix}graph/article/one>"
    found = [line for line in lines(News("one", (made,), (HTS,))) if line.endswith(graph)]
    nodes = {
        kind: next(line.split()[0] for line in found if f"id/{kind}/" in line.split()[0])
        for kind in ("claim", "quantity")
    }
    statement = next(line.split()[2] for line in found if "#claims>" in line)
    names = {nodes["claim"]: "CLAIM", nodes["quantity"]: "QUANTITY", statement: "STATEMENT"}
    for iri, name in names.items():
        found = [line.replace(iri, name) for line in found]
    short = [
        line.removesuffix(f" {graph}").replace(prefix, "<").replace("<http://www.w3.org/2001/XMLSchema#", "<")
        for line in found
    ]
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    passage = hashlib.sha256(TEXT[18:43].encode()).hexdigest()
    assert sorted(short) == sorted([
        "<article/one> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Article>",
        '<article/one> <http://purl.org/dc/terms/title> "News one"@en',
        "<article/one> <http://purl.org/dc/terms/publisher> <id/outlet/the-media-line>",
        '<article/one> <http://purl.org/dc/terms/issued> "2024-11-28"^^<date>',
        "<article/one> <https://schema.org/mentions> <id/faction/hayat-tahrir-al-sham>",
        f'<article/one> <ontology#text> "{TEXT}"',
        f'<article/one> <ontology#sha256> "{digest}"',
        "<article/one#char=18,43> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Span>",
        "<article/one#char=18,43> <ontology#inArticle> <article/one>",
        '<article/one#char=18,43> <ontology#exact> "More than 75 were killed."',
        '<article/one#char=18,43> <ontology#startOffset> "18"^^<integer>',
        '<article/one#char=18,43> <ontology#endOffset> "43"^^<integer>',
        f'<article/one#char=18,43> <ontology#sha256> "{passage}"',
        "CLAIM <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Claim>",
        "CLAIM <ontology#claims> STATEMENT",
        "CLAIM <ontology#attributedTo> <id/source/one-activists>",
        "CLAIM <ontology#reportedBy> <id/outlet/the-media-line>",
        "CLAIM <ontology#quotedAt> <article/one#char=18,43>",
        "CLAIM <ontology#polarity> <ontology#Asserted>",
        "CLAIM <ontology#certainty> <ontology#Probable>",
        "CLAIM <ontology#modality> <ontology#Actual>",
        'CLAIM <ontology#confidence> "0.8"^^<decimal>',
        'CLAIM <ontology#extractionRule> "test.rule"',
        'CLAIM <ontology#reportedDate> "2024-11-27"^^<date>',
        "CLAIM <ontology#datePrecision> <ontology#DayPrecision>",
        'CLAIM <ontology#dateVerbatim> "on Wednesday"',
        "CLAIM <ontology#hasQuantity> QUANTITY",
        "QUANTITY <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Quantity>",
        'QUANTITY <ontology#verbatim> "More than 75"',
        "QUANTITY <ontology#qualifier> <ontology#MoreThan>",
        'QUANTITY <ontology#value> "75"^^<integer>',
        'QUANTITY <ontology#lowerBound> "76"^^<integer>',
        'QUANTITY <ontology#unit> "men"',
    ])  # fmt: skip


def test_an_article_names_its_author_and_address_where_it_has_them() -> None:
    news = News("one")
    article = replace(news.article, author="R. Alabi", url="https://example.org/one")
    store = ox.Store()
    store.bulk_extend(graph([article], [news.extraction], references()))
    assert rows(
        store, "SELECT ?who ?where WHERE { ?article dct:creator ?who ; dct:source ?where . ?article a :Article }"
    ) == [("R. Alabi", "https://example.org/one")]


def test_the_outlet_speaks_where_no_source_is_named() -> None:
    news = News("one", (claim("controls", actor="hts", place="saraqib"),), ALL, publisher="Daily Bread")
    assert ask("?claim :attributedTo ?who ; :reportedBy ?outlet", news)[0][1:] == ("outlet/daily-bread",) * 2
    assert ask("<https://w3id.org/orbat/id/outlet/daily-bread> a ?type ; :entityStatus ?status", news) == [
        ("MediaOrganization", "Discovered")
    ]


def test_a_curated_place_comes_with_all_that_contains_it() -> None:
    found = ask("?place :locatedIn ?above", News("one", (), (SARAQIB,)))
    assert found == [
        ("place/idlib-district", "place/idlib-governorate"),
        ("place/idlib-governorate", "place/syria"),
        ("place/saraqib", "place/idlib-district"),
    ]


def test_a_place_of_the_gazetteer_comes_with_district_governorate_and_country() -> None:
    hamra, aleppo = Entity("h", "Kafr Hamra", "Location"), Entity("a", "Aleppo", "Location")
    found = ask("?place :locatedIn ?above", News("one", (), (hamra, aleppo)))
    assert ("place/kafr-hamra-168734", "place/mount-simeon-district") in found
    assert {row[0] for row in found} == {
        *("place/aleppo", "place/kafr-hamra-168734", "place/mount-simeon-district", "place/aleppo-governorate")
    }
    tuman = Entity("t", "Khan Tuman", "Location")
    found = ask("?place :locatedIn ?above", News("one", (), (tuman, aleppo)))
    assert ("place/khan-tuman-168323", "place/syria") in found


def test_a_place_has_its_coordinates_as_numbers_and_as_text() -> None:
    found = ask(f"{SARA} wgs:lat ?lat ; wgs:long ?long ; <http://www.opengis.net/ont/geosparql#asWKT> ?wkt",
                News("one", (), (SARAQIB,)))  # fmt: skip
    assert found == [("35.86447", "36.80591", "POINT(36.80591 35.86447)")]


def test_a_curated_entity_has_all_its_names_in_both_scripts() -> None:
    found = ask("<https://w3id.org/orbat/id/faction/hayat-tahrir-al-sham> ?label ?name . FILTER(isLiteral(?name))",
                News("one", (), (HTS,)))  # fmt: skip
    labels = {name: label.rsplit("#")[-1] for label, name in found}
    assert (labels["Hay'at Tahrir al-Sham"], labels["هيئة تحرير الشام"]) == ("prefLabel", "prefLabel")
    assert (labels["HTS"], labels["Levant Liberation Committee"]) == ("altLabel", "altLabel")


def test_an_entity_links_to_wikidata_and_wikipedia_with_the_evidence() -> None:
    operation = Entity("o", "Deterrence of Aggression", "Operation")
    news = News("one", (), (operation,), publisher="Daily Bread")
    assert ask(f"GRAPH graph:wikidata {{ {DETER} skos:exactMatch ?item }}", news) == [
        ("http://www.wikidata.org/entity/Q131342170",)
    ]
    assert ask("GRAPH graph:wikidata { ?page schema:about ?entity }", news) == [
        ("https://en.wikipedia.org/wiki/2024_Syrian_opposition_offensives", "operation/deter-the-aggression")
    ]
    found = ask(
        "?link a :Link ; :linkOf ?entity ; :linkTarget ?target ; :linkConfidence ?sure ; :linkEvidence ?why", news
    )
    assert {row[2:4] for row in found} == {
        ("http://www.wikidata.org/entity/Q131342170", "Medium"),
        ("https://en.wikipedia.org/wiki/2024_Syrian_opposition_offensives", "Medium"),
    }


def test_what_is_not_verified_has_no_link() -> None:
    base = Entity("b", "46th Regiment", "MilitaryUnit")
    assert ask("GRAPH graph:wikidata { ?s ?p ?o }", News("one", (), (base,), publisher="Daily Bread")) == []


def test_equipment_comes_with_its_wider_types() -> None:
    found = ask("?type skos:broader ?wider", News("one", (), (Entity("t", "T-72", "EquipmentType"),)))
    assert found[-2:] == [
        ("equipment/t-72", "equipment/main-battle-tank"),
        ("equipment/tank", "equipment/armoured-fighting-vehicle"),
    ]


def test_a_discovered_entity_of_several_articles_has_one_name_and_the_others_beside_it() -> None:
    long, short = (
        Entity("k", "Khaled Mahmoud", "Person", ("Mahmoud", "the doctor")),
        Entity("k", "Khaled mahmoud", "Person"),
    )
    news = (News("one", (), (long,)), News("two", (), (long,)), News("three", (), (short,)))
    person = "<https://w3id.org/orbat/id/person/khaled-mahmoud>"
    assert ask(f"{person} skos:prefLabel ?name", *news) == [("Khaled Mahmoud",)]
    assert ask(f"{person} skos:altLabel ?name", *news) == [("Khaled mahmoud",), ("Mahmoud",)]


def test_a_narrower_type_wins_over_a_plain_place() -> None:
    news = (
        News("one", (), (Entity("b", "Base 9", "MilitaryBase"),)),
        News("two", (), (Entity("b", "Base 9", "Location"),)),
    )
    assert ask("<https://w3id.org/orbat/id/place/base-9> a ?type", *news) == [("MilitaryBase",)]


def test_an_unnamed_source_says_whom_it_belongs_to() -> None:
    made = claim("controls", actor="hts", place="saraqib", polarity="claimed", attributed_to="source close to HTS")
    found = ask("?who a :UnnamedSource ; rdfs:label ?label ; skos:prefLabel ?name ; :affiliatedWith ?group",
                News("one", (made,), ALL))  # fmt: skip
    name = "a source close to HTS"
    assert found == [("source/one-source-close-to-hts", name, name, "faction/hayat-tahrir-al-sham")]


def test_a_statement_reads_as_a_sentence() -> None:
    claims = (
        claim("capturesPlace", actor="hts", place="saraqib", from_="army"),
        claim("capturesPlace", actor=None, place="saraqib"),
        claim("alliedWith", a="hts", b="sna"),
        claim("capturesEquipment", actor=None, equipment="tank", from_="army"),
        claim("killed", victim_group="army", by="hts"),
        claim("startDate", operation="operation"),
    )
    assert [
        row[1] for row in sorted(ask("?s :statementText ?text", News("one", claims, ALL)), key=lambda row: row[1])
    ] == [
        "Hay'at Tahrir al-Sham captured Saraqib from Syrian Arab Army",
        "Somebody captured Saraqib",
        "Somebody captured tank of Syrian Arab Army",
        "Start of Deter the Aggression",
        "Syrian Arab Army: killed by Hay'at Tahrir al-Sham",
        "Syrian National Army and Hay'at Tahrir al-Sham are allied",
    ]
