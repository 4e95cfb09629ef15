"""JSON Schemas of the reconciliation API 0.2, written from its report: only what the protocol demands."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}


def thing(*required: str, **properties: Schema) -> Schema:
    return {"type": "object", "required": [*required], "properties": properties}


def listed(item: Schema) -> Schema:
    return {"type": "array", "items": item}


NAMED = thing("id", id=TEXT, name=TEXT)
TYPES = listed({"oneOf": [NAMED, TEXT]})
TEMPLATE: Schema = {"type": "string", "pattern": r"\{\{id\}\}"}
SERVICE = thing("service_url", "service_path", service_url=TEXT, service_path=TEXT)
MANIFEST: Schema = thing(
    "versions",
    "name",
    "identifierSpace",
    "schemaSpace",
    versions={**listed(TEXT), "contains": {"const": "0.2"}},
    name=TEXT,
    identifierSpace=TEXT,
    schemaSpace=TEXT,
    documentation=TEXT,
    defaultTypes={**TYPES, "uniqueItems": True},
    view=thing("url", url=TEMPLATE),
    preview=thing("url", "width", "height", url=TEMPLATE, width={"type": "integer"}, height={"type": "integer"}),
    suggest=thing(entity=SERVICE, property=SERVICE, type=SERVICE),
    extend=thing(propose_properties=SERVICE, property_settings={"type": "array"}),
)
CANDIDATE = thing(
    "id",
    "name",
    "score",
    id=TEXT,
    name=TEXT,
    description=TEXT,
    score={"type": "number"},
    match={"type": "boolean"},
    type=TYPES,
    features=listed(thing("id", "value", id=TEXT, value={"type": ["number", "boolean"]})),
)
RESULTS: Schema = {"type": "object", "additionalProperties": thing("result", result=listed(CANDIDATE))}
SUGGESTED_ENTITIES = thing(
    "result", result=listed(thing("id", "name", id=TEXT, name=TEXT, description=TEXT, notable=TYPES))
)
SUGGESTED = thing("result", result=listed(thing("id", "name", id=TEXT, name=TEXT, description=TEXT)))
PROPOSED = thing("properties", properties=listed(thing("id", "name", id=TEXT, name=TEXT)), type=TEXT)


def _only(**properties: Schema) -> Schema:
    return thing(*properties, **properties) | {"additionalProperties": False}


CELL: Schema = {
    "oneOf": [
        {"type": "object", "maxProperties": 0},
        _only(id=TEXT, name=TEXT),
        _only(str=TEXT),
        _only(float={"type": "number"}),
        _only(int={"type": "integer"}),
        _only(date=TEXT),
    ]
}
EXTENSION = thing(
    "meta",
    "rows",
    meta=listed(thing("id", "name", id=TEXT, name=TEXT)),
    rows={"type": "object", "additionalProperties": {"type": "object", "additionalProperties": listed(CELL)}},
)
