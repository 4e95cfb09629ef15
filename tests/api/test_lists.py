"""Lists are filtered, counted, sorted, paged and written as tables; nested resources say what belongs to an entity."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.listing import cell

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ID = "https://w3id.org/orbat/id/"


def get(client: FlaskClient, path: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.data
    found: dict[str, Any] = response.get_json()
    return found


def slugs(client: FlaskClient, path: str) -> list[str]:
    return [row["slug"] for row in get(client, path)["data"]]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("factions?q=Hayat+Tahrir", ["hayat-tahrir-al-sham"]),
        ("factions?q=الجبهه+الشاميه", ["levant-front"]),
        ("places?q=Injarah", ["injara"]),
        ("places?type=City", ["idlib"]),
        ("places?within=aleppo-governorate", ["injara", "qubtan-al-jabal"]),
        ("places?within=place/syria&type=Governorate", ["aleppo-governorate"]),
        ("places?linked=true", ["idlib"]),
        ("places?linked=false&type=Town", ["injara"]),
        ("units?status=Discovered", ["50th-brigade"]),
        ("units?status=Curated", []),
        ("places?sort=-name&limit=2", ["syria", "qubtan-al-jabal"]),
        ("places?bbox=36.9,36.27,37.0,36.2", ["injara"]),
        ("places?bbox=170,30,-170,40", []),
    ],
)
def test_a_list_is_filtered_and_sorted(client: FlaskClient, path: str, expected: list[str]) -> None:
    assert slugs(client, path) == expected


@pytest.mark.parametrize("sort", ["name", "-name", "type", "-type", "id", "-id"])
def test_pages_join_to_the_whole_in_any_order(client: FlaskClient, sort: str) -> None:
    whole = slugs(client, f"places?sort={sort}")
    parts, path = [], f"places?limit=2&sort={sort}"
    while path:
        found = get(client, path)
        parts += [row["slug"] for row in found["data"]]
        path = found["links"].get("next", "").removeprefix("/api/v1/")
    assert parts == whole
    assert whole == slugs(client, f"places?sort={sort.removeprefix('-')}")[:: -1 if sort.startswith("-") else 1]


def test_the_first_page_and_the_total_are_in_the_headers(client: FlaskClient) -> None:
    following = client.get("/api/v1/places?limit=2").get_json()["links"]["next"]
    response = client.get(following)
    assert response.headers["Orbat-Total"] == "5"
    assert [link.rpartition("; ")[2] for link in response.headers.getlist("Link")] == ['rel="next"', 'rel="first"']


@pytest.mark.parametrize("cursor", ["0000", "WzFd", "bnVsbA", "eyJhIjogMX0"])
def test_a_cursor_of_no_page_is_not_found(client: FlaskClient, cursor: str) -> None:
    response = client.get(f"/api/v1/factions?after={cursor}")
    assert (response.status_code, response.get_json(force=True)["detail"]) == (
        404,
        "no page begins there: parameter 'after' is no cursor of this list",
    )


def test_facets_count_what_the_filters_leave(client: FlaskClient) -> None:
    assert get(client, "places?facets=type,status")["meta"]["facets"] == {
        "type": {"City": 1, "Country": 1, "Governorate": 1, "Town": 1, "Village": 1},
        "status": {"Curated": 5},
    }
    assert get(client, "claims?type=Capture&facets=status,polarity")["meta"]["facets"] == {
        "status": {"Uncontested": 2},
        "polarity": {"Asserted": 2},
    }


def test_fields_leave_out_all_other_columns(client: FlaskClient) -> None:
    assert get(client, "factions?fields=name&limit=1")["data"] == [
        {"id": f"{ID}faction/ahrar-al-sham", "name": "Ahrar al-Sham"}
    ]


@pytest.mark.parametrize(
    "path",
    ["factions", "claims", "statements?type=Capture", "articles", "operations/deter-the-aggression/participants"],
)
def test_a_table_has_the_rows_of_the_list(client: FlaskClient, path: str) -> None:
    joiner = "&" if "?" in path else "?"
    response = client.get(f"/api/v1/{path}{joiner}format=csv")
    assert response.content_type == "text/csv; charset=utf-8"
    table = list(csv.DictReader(io.StringIO(response.get_data(as_text=True))))
    assert [row["id"] for row in table] == [row["id"] for row in get(client, path)["data"]]


def test_a_table_is_chosen_by_accept_and_by_columns(client: FlaskClient) -> None:
    response = client.get("/api/v1/factions?fields=name_ar", headers={"Accept": "text/csv"})
    assert response.get_data(as_text=True).splitlines()[:2] == ["id,name_ar", f"{ID}faction/ahrar-al-sham,أحرار الشام"]


@given(st.text())
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_cells_are_plain(client: FlaskClient) -> None:
    found = [cell(one) for one in (None, True, -3, 0.5, ["a", {"name": "b"}], {"id": "x", "quote": "q"}, {"id": "x"})]
    assert found == ["", "true", "-3", "0.5", "a; b", "q", "x"]
    roles = {"actor": {"id": "x", "name": "HTS"}, "place": [{"id": "y", "name": "A"}, {"id": None, "name": "B"}]}
    assert cell(roles) == "actor: HTS; place: A; B"
    assert cell({"verbatim": "more than 75", "value": 75, "qualifier": "MoreThan"}) == "more than 75"
    assert cell({"value": "2024-11-27", "verbatim": "Wednesday"}) == "2024-11-27"
    assert cell({}) == ""
    assert client.get("/api/v1/articles?format=csv").status_code == 200


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("factions/levant-front/operations", ["deter-the-aggression"]),
        ("alliances/syrian-national-army/members", []),
        ("groups/00-media-line-opposition-factions/places", ["injara", "qubtan-al-jabal"]),
        ("groups/00-media-line-opposition-factions/equipment", ["tank", "unmanned-aerial-vehicle"]),
        ("groups/00-media-line-opposition-factions/supporters", []),
        ("groups/00-media-line-opposition-factions/supporters?status=Possible", ["sham-legion"]),
        ("factions/levant-front/allies", []),
        ("events/deter-the-aggression/participants?limit=1", ["50th-brigade"]),
    ],
)
def test_what_belongs_to_an_entity(client: FlaskClient, path: str, expected: list[str]) -> None:
    assert slugs(client, path) == expected


def test_an_entity_in_a_list_counts_its_claims_and_carries_the_first(client: FlaskClient) -> None:
    found = get(client, "factions?sort=-claims&limit=2&evidence=true")["data"]
    assert [(one["slug"], one["claims"]) for one in found] == [("sham-legion", 1), ("levant-front", 1)]
    assert [one["quote"][:20] for one in found[1]["evidence"]] == ["Participating groups"]
    assert "evidence" not in get(client, "factions?limit=1")["data"][0]


def test_what_belongs_to_an_entity_carries_its_evidence(client: FlaskClient) -> None:
    (row, _) = get(client, "groups/00-media-line-opposition-factions/places?evidence=true")["data"]
    assert (row["relations"], row["statement_status"], row["confidence"]) == (["Capture"], "Uncontested", 0.9)
    assert row["evidence"][0]["quote"].startswith("The source, who asked to remain anonymous")


def test_claims_of_an_entity_are_those_that_name_it(client: FlaskClient) -> None:
    found = get(client, "places/injara/claims")
    assert [row["sentence"] for row in found["data"]] == ["Opposition factions captured Injara."]
    assert get(client, "operations/deter-the-aggression/claims?limit=1")["meta"]["total"] > 5


def test_control_of_a_place_wants_a_date(client: FlaskClient) -> None:
    assert get(client, "places/injara/control?date=2024-12-01")["data"] == []
    response = client.get("/api/v1/places/injara/control")
    assert response.status_code == 400
    assert response.get_json(force=True)["detail"] == ("parameter 'date' is missing: the day, a date as 2024-11-27")
    assert client.get("/api/v1/places/injara/control?date=2024-02-30").status_code == 400


def test_statements_count_once_however_many_say_them(client: FlaskClient) -> None:
    claims, statements = (
        get(client, "claims?limit=1")["meta"]["total"],
        get(client, "statements?limit=1")["meta"]["total"],
    )
    assert statements <= claims
    assert get(client, "statements?confidence=0.95")["data"] == []
    assert [row["status"] for row in get(client, "claims?polarity=Denied")["data"]] == ["DeniedOnly"]
    assert get(client, "claims?sort=-confidence&limit=1")["data"][0]["confidence"] == 0.9


def test_articles_are_filtered_by_day(client: FlaskClient) -> None:
    assert slugs(client, "articles?since=2024-11-28&until=2024-11-28&publisher=The+Media+Line") == ["00-media-line"]
    assert slugs(client, "articles?until=2024-11-27") == []


def test_a_feature_can_carry_its_evidence(client: FlaskClient) -> None:
    found = client.get("/api/v1/places?format=geojson&evidence=true&q=Injara").get_json(force=True)["features"]
    assert [one["geometry"] for one in found] == [{"type": "Point", "coordinates": [36.9803, 36.2539]}]
    assert found[0]["properties"]["claims"] == 1
    assert found[0]["properties"]["evidence"][0]["quote"].startswith("The source, who asked to remain anonymous")


def test_events_come_as_geojson_where_they_took_place(client: FlaskClient) -> None:
    assert get(client, "events?format=geojson")["type"] == "FeatureCollection"


@pytest.mark.parametrize("path", ["factions", "claims", "search?q=Idlib", "queries", "ask?q=who+fled", "openapi.json"])
def test_head_options_and_tags_work_everywhere(client: FlaskClient, path: str) -> None:
    got = client.get(f"/api/v1/{path}")
    head = client.head(f"/api/v1/{path}")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", got.headers["ETag"])
    assert client.get(f"/api/v1/{path}", headers={"If-None-Match": got.headers["ETag"]}).status_code == 304
    options = client.options(f"/api/v1/{path}")
    assert (options.status_code, options.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert "GET" in options.headers["Access-Control-Allow-Methods"]
