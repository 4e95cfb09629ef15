"""`/reconcile`: the OpenRefine reconciliation API 0.2 over HTTP, so that researchers match their spreadsheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Response, render_template, request

from api.answer import as_json, service
from api.catalog import NS
from api.endpoint import Endpoint, Given, Param
from api.problem import ParameterError
from api.shelf import holdings
from kg.reconcile import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "/reconcile"
FORM = "application/x-www-form-urlencoded"
DEFAULT_TYPES = ("Faction", "Place", "Operation", "Alliance", "Person", "EquipmentType")
LIMIT = Param("limit", "how many are suggested at most", 3, "integer", default=10, least=1, most=100)
LETTERS = Param("prefix", "the letters typed so far", "lev", is_required=True)
CURSOR = Param("cursor", "how many suggestions to skip", 0, "integer", default=0, least=0, most=1_000)
BATCH = Param("queries", "a batch of queries as JSON", '{"q0": {"query": "Levant Front"}}')
EXTENSION = Param(
    "extend", "ids and properties as JSON", '{"ids": ["place/idlib"], "properties": [{"id": "latitude"}]}'
)
LONGEST_BATCH = 1_000_000
"""Characters of a batch in a form."""


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
        body={
            FORM: {
                "type": "object",
                "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
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
        given = _form()
    if "queries" in given:
        return as_json(reconciler.batch(_json("queries", given["queries"])))
    if "extend" in given:
        return as_json(reconciler.extend(_json("extend", given["extend"])))
    types = [{"id": one, "name": reconciler.types[one].name} for one in DEFAULT_TYPES if one in reconciler.types]
    return as_json(manifest(request.url_root.rstrip("/"), types))


def _form() -> Given:
    unknown = [name for name in request.form if name not in {"queries", "extend"}]
    if unknown or request.mimetype != FORM:
        raise ParameterError(f"a form with 'queries' or 'extend' wanted ({FORM})")
    for name, text in request.form.items():
        if len(text) > LONGEST_BATCH:
            raise ParameterError(f"parameter '{name}' has {len(text):,} characters, {LONGEST_BATCH:,} at most wanted")
    return request.form.to_dict()


def _json(name: str, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ParameterError(f"parameter '{name}' is no JSON") from None


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
