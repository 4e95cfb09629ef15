"""The description is whole and true: each example is answered as its schema says, and schemathesis finds nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema

import queries
from api import create_app
from api.endpoint import Endpoint, Param
from api.openapi import document
from api.rest import endpoints
from api.schema import SCHEMAS
from kg.store import EmbeddedStore, open_store

if TYPE_CHECKING:
    from flask.testing import FlaskClient

DOCUMENT = document()


@pytest.fixture(scope="module")
def seeds(seed_graph: EmbeddedStore) -> FlaskClient:
    return create_app(seed_graph).test_client()


def valid(found: object, name: str) -> None:
    Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}).validate(found)


def query_string(endpoint: Endpoint, params: tuple[Param, ...]) -> str:
    given = {
        one.name: json.dumps(one.example) if one.sort == "json" else str(one.example)
        for one in endpoint.params
        if one.is_required or one in params
    }
    return urlencode(given)


def addresses() -> list[Any]:
    found = []
    for endpoint in endpoints():
        path = endpoint.path
        for param in endpoint.path_params:
            path = path.replace(f"<{param.name}>", str(param.example))
        found.append(pytest.param(endpoint, path, id=endpoint.name))
    return found


ADDRESSES = addresses()


@pytest.mark.parametrize(("endpoint", "path"), ADDRESSES)
def test_every_example_is_answered_as_its_schema_says(seeds: FlaskClient, endpoint: Endpoint, path: str) -> None:
    if path.startswith("/api/v1/queries/federation/"):
        return
    alone = tuple(one for one in endpoint.params if one.name not in {"after", "cursor", "extend", "format"})
    for params in ((), *(((one,) for one in alone) if "/queries/" not in path else ())):
        response = seeds.get(f"{path}?{query_string(endpoint, params)}")
        assert response.status_code == 200, response.data
        if response.mimetype == "application/json":
            valid(response.get_json(), endpoint.schema)


@pytest.mark.parametrize(("endpoint", "path"), ADDRESSES)
def test_every_format_that_is_described_is_served(seeds: FlaskClient, endpoint: Endpoint, path: str) -> None:
    for media_type in endpoint.formats:
        response = seeds.get(f"{path}?{query_string(endpoint, ())}", headers={"Accept": media_type})
        if not path.startswith("/api/v1/queries/federation/"):
            assert (response.status_code, response.mimetype) == (200, media_type)


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401  any part of a schema
    for name, field in schema.get("properties", {}).items():
        yield f"{path}.{name}", field
        yield from fields(field, f"{path}.{name}")
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            yield from fields(schema[name], f"{path}[]")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described_and_every_plain_one_has_an_example(name: str) -> None:
    found = dict(fields(SCHEMAS[name], name))
    assert [path for path, field in found.items() if not field.get("description") and "$ref" not in field] == []
    plain = {path: field for path, field in found.items() if field.get("type") not in (None, "array", "object")}
    assert [path for path, field in plain.items() if "examples" not in field] == []


SHOWN = (
    *("/api/v1/factions/levant-frnt", "/api/v1/statements/ea26ddc17dbe348d", "/api/v1/search?q=Hayat+Tahrir"),
    *("/api/v1/ask?q=%3F", "/api/v1/ask?q=who+took+part+in+Deter+the+Aggression%3F", "/api/v1/queries"),
    *("/reconcile/extend/propose?type=Place", "/reconcile/suggest/entity?prefix=levant"),
)
"""Addresses whose answers hold the examples of fields that are not in the graph itself."""


def test_every_example_of_a_field_is_what_the_graph_or_an_answer_has(seeds: FlaskClient, seed_store: Path) -> None:
    known = (seed_store / "current" / "graph.nq").read_text(encoding="utf-8")
    known += "".join(json.dumps(seeds.get(path).get_json(force=True), ensure_ascii=False) for path in SHOWN)
    found = {
        (path, field["examples"][0])
        for schema in SCHEMAS
        for path, field in fields(SCHEMAS[schema], schema)
        if isinstance(field.get("examples", [None])[0], str) and not path.endswith(".revision")
    }
    assert [(path, value) for path, value in sorted(found) if value not in known] == []


def test_every_stored_query_is_described_with_its_parameters() -> None:
    for name in queries.names():
        operation = DOCUMENT["paths"][f"/api/v1/queries/{name}"]["get"]
        known = {one["name"]: one for one in operation["parameters"]}
        for parameter in queries.load(name).parameters:
            assert known[parameter.name]["required"] == (not parameter.optional)
            assert known[parameter.name]["example"] not in (None, "")


def test_every_operation_has_an_id_of_its_own() -> None:
    ids = [operation["operationId"] for item in DOCUMENT["paths"].values() for method, operation in item.items()
           if method != "parameters"]  # fmt: skip
    assert len(ids) == len(set(ids))


def test_swagger_ui_comes_from_this_service_alone(client: FlaskClient) -> None:
    response = client.get("/api/v1/docs")
    page = response.get_data(as_text=True)
    loaded = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert [path for path in loaded if not path.startswith("/")] == []
    for path in loaded:
        with client.get(path) as found:
            assert found.status_code == 200
    assert "script-src 'self';" in response.headers["Content-Security-Policy"]
    assert client.get("/api/v1/docs/index.html").status_code == 404


@pytest.fixture(scope="module")
def described(seed_store: Path) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", create_app(open_store(seed_store)))


OPERATIONS = [
    (path, method)
    for path, item in DOCUMENT["paths"].items()
    if "/queries/federation/" not in path
    for method in item
    if method != "parameters"
]


@pytest.mark.slow
@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_schemathesis_finds_nothing(described: BaseSchema, path: str, method: str, mode: GenerationMode) -> None:
    operation = described[path][method]

    @settings(max_examples=4, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(case=operation.as_strategy(generation_mode=mode))
    def sent(case: schemathesis.Case) -> None:
        case.call_and_validate()

    try:
        sent()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing can be wrong with an address that takes nothing"


@pytest.mark.slow
def test_schemathesis_finds_nothing_where_links_lead(described: BaseSchema) -> None:
    limits = settings(max_examples=20, stateful_step_count=6, deadline=None, database=None,
                      suppress_health_check=[*HealthCheck])  # fmt: skip
    described.as_state_machine().run(settings=limits)
