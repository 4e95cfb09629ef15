"""The service over the graph that `orbat build` makes of the first article: what its reader would answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from kg.store import EmbeddedStore

SOURCE = "a military source from the Sham Legion"


@pytest.fixture(scope="module")
def seeds(seed_graph: EmbeddedStore) -> FlaskClient:
    return create_app(seed_graph).test_client()


def rows(client: FlaskClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/v1/{path}").get_json(force=True)["data"]
    return found


def test_the_participants_are_exactly_those_that_the_article_names(seeds: FlaskClient) -> None:
    found = rows(seeds, "operations/deter-the-aggression/participants?evidence=true")
    assert [one["name"] for one in found] == [
        "50th Brigade of the Syrian National Army",
        "Ahrar al-Sham",
        "Hay'at Tahrir al-Sham",
        "Jaysh al-Izza",
        "Levant Front",
        "National Front for Liberation",
    ]
    text = seeds.get("/api/v1/articles/00-media-line").get_json(force=True)["data"]["text"]
    for one in found:
        assert SOURCE in [each["attributed_to"]["name"] for each in one["evidence"]]
        assert all(text[each["start"] : each["end"]] == each["quote"] for each in one["evidence"])


def test_collectives_stand_apart(seeds: FlaskClient) -> None:
    found = seeds.get("/api/v1/operations/deter-the-aggression/participants").get_json(force=True)
    assert all("GenericActor" not in one["id"] and "/group/" in one["id"] for one in found["collectives"])


def test_captured_equipment_keeps_its_figures(seeds: FlaskClient) -> None:
    figures = {
        (one["roles"]["equipment"]["name"], each["quantity"]["value"])
        for one in rows(seeds, "equipment-losses")
        for each in one["evidence"]
        if each["quantity"]
    }
    assert {("tank", 5), ("unmanned aerial vehicle", 10)} <= figures


def test_the_dead_are_counted_with_bounds_and_sources(seeds: FlaskClient) -> None:
    bounds = {
        (each["quantity"]["value"], each["quantity"]["lower"], each["quantity"]["upper"])
        for one in rows(seeds, "casualties")
        for each in one["evidence"]
    }
    assert {(75, 76, None), (10, 11, None)} <= bounds


def test_every_page_of_every_entity_can_be_shown(seeds: FlaskClient) -> None:
    paths = [
        f"/page/{one['id'].split('/id/')[1]}"
        for noun in ("factions", "places", "groups", "sources")
        for one in rows(seeds, noun)
    ]
    assert len(paths) > 20
    assert {seeds.get(path).status_code for path in [*paths, "/", "/article/00-media-line", "/page/article"]} == {200}
