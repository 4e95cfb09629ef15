"""`/reconcile`: the OpenRefine reconciliation API 0.2 over HTTP, so that researchers match their spreadsheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Response, render_template, request

from api.answer import as_json, service
from api.catalog import NS
from api.endpoint import JSON, Endpoint, Given, Json, Param
from api.endpoint import given as read_given
from api.problem import MediaTypeError, ParameterError
from api.shelf import holdings
from kg.reconcile import manifest
from kg.reconcile.service import BATCH as BATCH_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "/reconcile"
FORM = "application/x-www-form-urlencoded"
DEFAULT_TYPES = ("Faction", "Place", "Operation", "Alliance", "Person", "EquipmentType")
LIMIT = Param("limit", "how many are suggested at most", 3, "integer", default=10, least=1, most=100)
LETTERS = Param("prefix", "the letters typed so far", "lev", is_required=True)
CURSOR = Param("cursor", "how many suggestions to skip", 0, "integer", default=0, least=0, most=1_000)
VALUE = {"anyOf": [{"type": ["string", "number", "boolean"]}, {"type": "object", "required": ["id"]}]}
QUERIES: Json = {
    "type": "object",
    "description": "Queries by any key",
    "additionalProperties": {
        "type": "object",
        "description": "A query",
        "properties": {
            "query": {"type": "string", "description": "The name", "examples": ["Levant Front"]},
            "type": {
                "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
                "description": "Classes, of one of which it is",
                "examples": ["Faction"],
            },
            "limit": {
                "type": "integer",
                "minimum": 1,
                "maximum": 100,
                "description": "How many candidates at most",
                "examples": [3],
            },
            "properties": {
                "type": "array",
                "description": "Values of the row that the entity has too",
                "items": {
                    "type": "object",
                    "description": "A property and its value",
                    "properties": {
                        "pid": {"type": "string", "description": "The property", "examples": ["locatedIn"]},
                        "v": {
                            "anyOf": [VALUE, {"type": "array", "items": VALUE}],
                            "description": "The value or values",
                            "examples": ["Syria"],
                        },
                    },
                    "required": ["pid", "v"],
                },
            },
            "type_strict": {
                "type": "string",
                "enum": ["any", "should", "all"],
                "description": "Kept for the protocol; an entity is always of one of the types",
                "examples": ["any"],
            },
        },
        "anyOf": [
            {"required": ["query"]},
            {"required": ["properties"], "properties": {"properties": {"type": "array", "minItems": 1}}},
        ],
        "additionalProperties": False,
    },
}
EXTENSIONS = {
    "type": "object",
    "description": "Which properties of which entities",
    "properties": {
        "ids": {
            "type": "array",
            "description": "The entities, as kind/slug",
            "items": {"type": "string", "description": "One of them"},
            "maxItems": 1_000,
            "examples": [["place/idlib"]],
        },
        "properties": {
            "type": "array",
            "description": "The properties",
            "items": {
                "type": "object",
                "description": "One of them",
                "properties": {
                    "id": {"type": "string", "description": "Its id", "examples": ["latitude"]},
                    "settings": {"type": "object", "description": "Kept for the protocol"},
                },
                "required": ["id"],
            },
            "examples": [[{"id": "latitude"}]],
        },
    },
    "required": ["ids", "properties"],
}
IN_ADDRESS = 50
"""Queries of a batch that stands in the address: more make it too long for a server in between."""
BATCH = Param(
    "queries",
    f"a batch of at most {IN_ADDRESS} queries",
    {"q0": {"query": "Levant Front"}},
    "json",
    shape=QUERIES | {"maxProperties": IN_ADDRESS},
)
EXTENSION = Param(
    "extend",
    "ids and properties to fetch",
    {"ids": ["place/idlib"], "properties": [{"id": "latitude"}]},
    "json",
    shape=EXTENSIONS,
)


def endpoints() -> Iterable[Endpoint]:
    """The endpoints of the protocol; the batch comes by GET or, as OpenRefine sends it, in a form."""
    yield Endpoint(
        path=PREFIX,
        view=_reconcile,
        tag="Reconciliation",
        summary="The manifest; with `queries` the candidates of each, with `extend` values",
        schema="Reconciliation",
        params=(BATCH, EXTENSION),
        methods=("GET", "POST"),
        description="OpenRefine posts `queries` or `extend` as fields of a form; programs may post them as JSON.",
        body={
            JSON: {
                "type": "object",
                "description": "Either of the two",
                "properties": {"queries": QUERIES | {"maxProperties": BATCH_SIZE}, "extend": EXTENSIONS},
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
                "example": {"queries": BATCH.example},
            }
        },
    )
    for name, view in (("entity", _entity), ("type", _type), ("property", _property)):
        yield Endpoint(
            path=f"{PREFIX}/suggest/{name}",
            view=view,
            tag="Reconciliation",
            summary=f"What a {name} typed in part may be",
            schema="Suggestions",
            params=(LETTERS, LIMIT, CURSOR),
        )
    yield Endpoint(
        path=f"{PREFIX}/extend/propose",
        view=_propose,
        tag="Reconciliation",
        summary="The properties by which entities of a type can be extended",
        schema="Proposal",
        params=(Param("type", "the class", "Place", is_required=True), LIMIT),
    )
    yield Endpoint(
        path=f"{PREFIX}/preview",
        view=_preview,
        tag="Reconciliation",
        summary="An entity in a small page, for a tooltip",
        schema="Page",
        params=(Param("id", "kind/slug of the entity", "faction/levant-front", is_required=True),),
        formats=("text/html",),
    )


def _reconcile(given: Given) -> Response:
    reconciler = holdings().reconciler.now()
    if request.method == "POST":
        given = _posted()
    elif isinstance(given.get("queries"), dict) and len(given["queries"]) > IN_ADDRESS:
        raise ParameterError(f"parameter 'queries' has more than {IN_ADDRESS} queries: send them in a body")
    # Both are read before one is answered: what is wrong in the other is said, too.
    extended = reconciler.extend(given["extend"]) if "extend" in given else None
    if "queries" in given:
        return as_json(reconciler.batch(given["queries"]))
    if extended is not None:
        return as_json(extended)
    types = [{"id": one, "name": reconciler.types[one].name} for one in DEFAULT_TYPES if one in reconciler.types]
    return as_json(manifest(request.url_root.rstrip("/"), types))


def _posted() -> Given:
    """The fields of a form, each JSON, or an object in JSON."""
    if request.mimetype == FORM:
        return read_given((BATCH, EXTENSION), {name: request.form.getlist(name) for name in request.form})
    if request.mimetype != JSON:
        raise MediaTypeError(f"the body is '{request.mimetype[:80]}', {FORM} or {JSON} wanted")
    try:
        found = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise ParameterError("the body is no JSON") from None
    if not isinstance(found, dict) or found.keys() not in ({"queries"}, {"extend"}):
        raise ParameterError("an object with 'queries' or 'extend' wanted")
    return found


def _entity(given: Given) -> Response:
    found = holdings().reconciler.now().suggest_entity(given["prefix"], limit=given["limit"] + given["cursor"])
    return as_json({"result": found["result"][given["cursor"] :]})


def _type(given: Given) -> Response:
    found = holdings().reconciler.now().suggest_type(given["prefix"], limit=given["limit"] + given["cursor"])
    return as_json({"result": found["result"][given["cursor"] :]})


def _property(given: Given) -> Response:
    found = holdings().reconciler.now().suggest_property(given["prefix"], limit=given["limit"] + given["cursor"])
    return as_json({"result": found["result"][given["cursor"] :]})


def _propose(given: Given) -> Response:
    return as_json(holdings().reconciler.now().propose(given["type"].removeprefix(NS), limit=given["limit"]))


def _preview(given: Given) -> Response:
    kind, _, slug = given["id"].partition("/")
    catalog = service().catalog
    entity = catalog.find((kind,), slug)
    page = render_template("preview.html", entity=entity, type=catalog.name(f"{NS}{entity.type}"))
    return Response(page, mimetype="text/html")
