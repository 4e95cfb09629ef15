"""The resources under /api/v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ID = "https://w3id.org/orbat/id/"
LEVANT_FRONT = {
    "id": f"{ID}faction/levant-front",
    "slug": "levant-front",
    "name": "Levant Front",
    "name_ar": "الجبهة الشامية",
    "type": "Faction",
    "wikidata": None,
    "wikipedia": None,
    "status": "Curated",
}
ARTICLE = {
    "id": "https://w3id.org/orbat/article/00-media-line",
    "title": "In Aleppo Countryside, the Opposition Turns the Tables on the Syrian Regime",
    "publisher": "The Media Line",
    "published": "2024-11-28",
    "url": None,
}
EVIDENCE = {
    "quote": "Participating groups include Tahrir al-Sham, Ahrar al-Sham, Jaysh al-Izza, the National Front for"
    " Liberation, the 50th Brigade of the Syrian National Army, and the Levant Front.",
    "start": 1565,
    "end": 1742,
    "article": ARTICLE,
    "attributed_to": {
        "id": f"{ID}source/00-media-line-a-military-source-from-the-sham-legion",
        "name": "a military source from the Sham Legion",
    },
    "reported_by": {"id": f"{ID}outlet/the-media-line", "name": "The Media Line"},
    "polarity": "Asserted",
    "certainty": "Certain",
    "modality": "Actual",
    "confidence": 0.9,
    "rule": "fixture",
    "quantity": None,
    "date": None,
}


CURSOR = "WyJqYXlzaCBhbC1penphIiwgImh0dHBzOi8vdzNpZC5vcmcvb3JiYXQvaWQvZmFjdGlvbi9qYXlzaC1hbC1penphIl0"
"""Where the fourth participant ends."""


def get(client: FlaskClient, path: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.data
    found: dict[str, Any] = response.get_json(force=True)
    return found


def test_participants_are_the_named_ones_and_collectives_stand_apart(client: FlaskClient) -> None:
    found = get(client, "operations/deter-the-aggression/participants")
    assert [one["slug"] for one in found["data"]] == [
        "50th-brigade",
        "ahrar-al-sham",
        "hayat-tahrir-al-sham",
        "jaysh-al-izza",
        "levant-front",
        "national-front-for-liberation",
    ]
    assert [one["name"] for one in found["collectives"]] == ["opposition factions"]
    assert "evidence" not in found["data"][0]
    assert (found["meta"]["count"], found["meta"]["total"], len(found["meta"]["revision"])) == (6, 6, 16)


def test_a_participant_carries_its_evidence(client: FlaskClient) -> None:
    found = get(client, f"operations/deter-the-aggression/participants?evidence=true&limit=1&after={CURSOR}")
    (row,) = found["data"]
    (evidence,) = row.pop("evidence")
    assert row == LEVANT_FRONT | {
        "relations": ["Participation"],
        "statement_status": "Uncontested",
        "confidence": 0.9,
    }
    assert evidence.pop("claim").startswith(f"{ID}claim/")
    assert evidence == EVIDENCE
    path = "/api/v1/operations/deter-the-aggression/participants?evidence=true&limit=1"
    assert found["links"]["self"] == f"{path}&after={CURSOR}"
    assert found["links"]["first"] == path
    assert found["links"]["next"].startswith(f"{path}&after=")


def test_an_offset_finds_the_quote_in_the_text(client: FlaskClient) -> None:
    text = get(client, "articles/00-media-line")["data"]["text"]
    for claim in get(client, "claims")["data"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize(
    ("noun", "slugs"),
    [
        ("operations", ["deter-the-aggression"]),
        ("factions", ["ahrar-al-sham", "hayat-tahrir-al-sham", "jaysh-al-izza", "levant-front", "sham-legion"]),
        ("alliances", ["national-front-for-liberation", "syrian-national-army"]),
        ("equipment", ["tank", "unmanned-aerial-vehicle"]),
        ("units", ["50th-brigade"]),
        ("people", []),
    ],
)
def test_a_noun_lists_its_entities_by_name(client: FlaskClient, noun: str, slugs: list[str]) -> None:
    assert [one["slug"] for one in get(client, noun)["data"]] == slugs


def test_pages_of_a_list_join_to_the_whole(client: FlaskClient) -> None:
    whole = get(client, "places")["data"]
    parts: list[Any] = []
    path = "places?limit=2"
    while path:
        page = get(client, path)
        parts += page["data"]
        path = page["links"].get("next", "").removeprefix("/api/v1/")
    assert parts == whole
    (link,) = client.get("/api/v1/places?limit=2").headers.getlist("Link")
    assert link == f'<{get(client, "places?limit=2")["links"]["next"]}>; rel="next"'


def test_an_entity_has_names_place_and_statements(client: FlaskClient) -> None:
    data = get(client, "places/injara?evidence=true")["data"]
    assert data["names"] == [{"name": "Anjarah", "language": "en"}]
    assert data["within"] == [{"id": f"{ID}place/aleppo-governorate", "name": "Aleppo Governorate"}]
    assert data["coordinates"] == {"latitude": 36.2539, "longitude": 36.9803}
    (statement,) = data["statements"]
    assert statement["sentence"] == "Opposition factions captured Injara."
    assert statement["evidence"][0]["attributed_to"]["name"] == "a military source from the Sham Legion"
    assert "evidence" not in get(client, "places/injara")["data"]["statements"][0]


def test_links_are_iris_of_wikidata_and_wikipedia(client: FlaskClient) -> None:
    assert get(client, "places/idlib")["data"]["wikidata"] == "http://www.wikidata.org/entity/Q504657"
    faction = get(client, "factions/hayat-tahrir-al-sham")["data"]
    assert (faction["wikidata"], faction["wikipedia"]) == (None, "https://en.wikipedia.org/wiki/Tahrir_al-Sham")


@pytest.mark.parametrize(
    ("noun", "sentences"),
    [
        ("captures", ["Opposition factions captured Injara.", "Opposition factions captured Qubtan al-Jabal."]),
        ("casualties", ["Regime forces: more than 75 killed.", "Regime officers: more than 10 killed."]),
        (
            "equipment-losses",
            [
                "Tank: 5 captured by opposition factions, lost by Syrian Arab Armed Forces.",
                "Unmanned aerial vehicle: 10 captured by opposition factions.",
            ],
        ),
        ("strikes", ["Idlib was struck."]),
        ("dates", ["Start of Deter the Aggression: 27 November 2024."]),
        ("supports", ["It is possible that Sham Legion supports opposition factions."]),
        ("displacements", []),
    ],
)
def test_statements_of_a_class_are_listed_with_their_evidence(
    client: FlaskClient, noun: str, sentences: list[str]
) -> None:
    assert sorted(one["sentence"] for one in get(client, noun)["data"]) == sentences


def test_a_figure_keeps_its_bounds(client: FlaskClient) -> None:
    (first, _) = get(client, "casualties")["data"]
    assert first["evidence"][0]["quantity"] == {
        "verbatim": "More than 75",
        "value": 75,
        "lower": 76,
        "upper": None,
        "qualifier": "MoreThan",
        "unit": "person",
    }


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("", 17),
        ("?type=Capture", 2),
        ("?article=00-media-line", 17),
        ("?entity=place/injara", 1),
        ("?entity=levant-front", 1),
        ("?source=source/00-media-line-another-source", 1),
        ("?entity=operation/deter-the-aggression&type=Participation", 8),
        ("?entity=operation/deter-the-aggression&source=outlet/the-media-line", 2),
        ("?type=Membership", 0),
    ],
)
def test_claims_are_filtered(client: FlaskClient, filters: str, count: int) -> None:
    assert len(get(client, f"claims{filters}")["data"]) == count


def test_places_come_as_geojson_within_a_box(client: FlaskClient) -> None:
    response = client.get("/api/v1/places?bbox=36.9,36.2,37.0,36.27", headers={"Accept": "application/geo+json"})
    assert response.content_type == "application/geo+json"
    (feature,) = response.get_json(force=True)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.9803, 36.2539]}
    assert feature["properties"]["slug"] == "injara"
    assert len(get(client, "places?format=geojson")["features"]) == 4
    assert client.get("/api/v1/places?format=kml").status_code == 400
    assert client.get("/api/v1/places", headers={"Accept": "image/png"}).status_code == 406


def test_articles_are_listed_with_their_claims(client: FlaskClient) -> None:
    more = {"slug": "00-media-line", "author": "Rizik Alabi", "claims": 17}
    assert get(client, "articles")["data"] == [ARTICLE | more]


def test_a_resource_is_not_sent_again_to_who_holds_it(client: FlaskClient) -> None:
    first = client.get("/api/v1/factions")
    again = client.get("/api/v1/factions", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/api/v1/units", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_health_names_the_revision(client: FlaskClient) -> None:
    revision = get(client, "factions")["meta"]["revision"]
    assert client.get("/health").get_json(force=True) == {"status": "ok", "revision": revision}


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("evidence=yes", "parameter 'evidence' is 'yes', 'true' or 'false' wanted"),
        ("evidence=true&evidence=true", "parameter 'evidence' stands twice"),
        (f"evidence={'x' * 501}", "parameter 'evidence' has 501 characters, 500 at most wanted"),
    ],
)
def test_parameters_are_checked(client: FlaskClient, query: str, detail: str) -> None:
    response = client.get(f"/api/v1/factions/levant-front?{query}")
    assert (response.status_code, response.get_json(force=True)["detail"]) == (400, detail)
