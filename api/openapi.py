"""`/api/v1/openapi.json` and `/api/v1/docs`: the addresses described by the table that serves them."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template, send_from_directory

from api.endpoint import TEXT
from api.problem import NotFoundError
from api.rest import endpoints
from api.schema import SCHEMAS
from api.schema_part import ref
from api.stored import TAG

if TYPE_CHECKING:
    from api.endpoint import Endpoint, Param

Json = dict[str, Any]
blueprint = Blueprint("openapi", __name__, url_prefix="/api/v1")
JSON, PROBLEM = "application/json", "application/problem+json"
DESCRIPTION = """\
A knowledge graph of armed conflict that cites its sources: every row can carry the exact words that say so.

Lists are cut into pages; the `Link` header and `links.next` lead to the next one. `fields` leaves out columns,
`facets` counts values, `format=csv` makes a table. Every answer has an ETag, which changes with the graph only; errors
are RFC 9457 problems.
Within `/api/v1` fields and addresses may be added, never removed or renamed; see docs/http.md for the policy.
"""
POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; "
    "img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'"
)
"""Swagger UI sets styles of its own, and its icons are in its style sheet; it still loads nothing from elsewhere."""
ASSETS = ("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description, as OpenAPI 3.1."""
    return Response(_text(), content_type=JSON)


@blueprint.get("/docs")
def docs() -> Response:
    """Swagger UI over the description."""
    response = Response(render_template("docs.html"), mimetype="text/html")
    response.headers["Content-Security-Policy"] = POLICY
    return response


@blueprint.get("/docs/<name>")
def asset(name: str) -> Response:
    """A file of Swagger UI, from the package that is installed."""
    if name not in ASSETS:
        raise NotFoundError(f"no file is called '{name[:80]}'")
    return send_from_directory(_home(), name)


@cache
def _home() -> Path:
    found = importlib.util.find_spec("swagger_ui")
    assert found is not None and found.origin is not None  # noqa: S101
    return Path(found.origin).parent / "static"


@cache
def _text() -> str:
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def document() -> Json:
    """The OpenAPI description of all endpoints."""
    table = endpoints()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Orbat",
            "version": version("orbat"),
            "summary": "Who fought with whom, against whom, where and with what, and who says so",
            "description": DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(endpoint.tag for endpoint in table)],
        "paths": {_path(endpoint): _item(endpoint) for endpoint in table},
        "components": {"schemas": SCHEMAS, "responses": RESPONSES, "headers": HEADERS},
    }


def _path(endpoint: Endpoint) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", endpoint.path)


def _item(endpoint: Endpoint) -> Json:
    item: Json = (
        {"parameters": [_param(param, "path") for param in endpoint.path_params]} if endpoint.path_params else {}
    )
    for method in endpoint.methods:
        item[method.lower()] = _operation(endpoint, method)
    return item


def _operation(endpoint: Endpoint, method: str) -> Json:
    suffix = "" if method == "GET" else f"_{method.lower()}"
    made: Json = {
        "operationId": endpoint.name + suffix,
        "tags": [endpoint.tag],
        "summary": endpoint.summary,
        "responses": _responses(endpoint),
    }
    if endpoint.description:
        made["description"] = endpoint.description
    if endpoint.deprecated:
        made["deprecated"] = True
    if method == "GET" and endpoint.params:
        made["parameters"] = [_param(param, "query") for param in endpoint.params]
    if method == "POST":
        made["requestBody"] = {
            "required": True,
            "content": {media_type: {"schema": schema} for media_type, schema in endpoint.body.items()},
        }
    return made


def _param(param: Param, where: str) -> Json:
    text = param.meaning if param.form == TEXT else f"{param.meaning}: {param.form}"
    made: Json = {
        "name": param.name,
        "in": where,
        "description": text[:1].upper() + text[1:],
        "required": where == "path" or param.is_required,
    }
    if param.sort == "json":
        return made | {"content": {JSON: {"schema": param.schema, "example": param.example}}}
    made["schema"] = param.schema
    if param.example != "":
        made["example"] = _example(param)
    if param.sort in {"enums", "bbox"}:
        made |= {"style": "form", "explode": False}
    return made


def _example(param: Param) -> object:
    if param.sort == "boolean":
        return param.example == "true"
    if param.sort == "enums":
        return [param.example]
    if param.sort == "bbox":
        return [float(part) for part in str(param.example).split(",")]
    if param.sort == "number":
        return float(str(param.example))
    return param.example


def _responses(endpoint: Endpoint) -> Json:
    content: Json = {}
    if endpoint.schema not in {"Graph", "Page"}:
        content[JSON] = {"schema": ref(endpoint.schema)}
    for media_type in endpoint.formats:
        content[media_type] = {"schema": {"type": ["object", "array"] if media_type.endswith("json") else "string"}}
    made: Json = {
        "200": {
            "description": SCHEMAS[endpoint.schema]["description"],
            "content": content,
            "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS},
        },
        "304": {"$ref": "#/components/responses/NotModified"},
        "400": {"$ref": "#/components/responses/BadParameter"},
        "503": {"$ref": "#/components/responses/Busy"},
    }
    if endpoint.tag == TAG:
        made["403"] = {"$ref": "#/components/responses/Refused"}
        made["404"] = {"$ref": "#/components/responses/NotFound"}
    is_paged = any(param.name == "after" for param in endpoint.params)
    if endpoint.path_params or endpoint.schema == "Page" or is_paged:
        made["404"] = {"$ref": "#/components/responses/NotFound"}
    if endpoint.formats and endpoint.schema != "Page":
        made["406"] = {"$ref": "#/components/responses/NoSuchFormat"}
    if any(param.sort == "json" for param in endpoint.params):
        made["414"] = {"description": "The address is too long for the server: send a body"}
    if endpoint.body:
        made["415"] = {"$ref": "#/components/responses/MediaType"}
    if endpoint.schema.endswith("List") and endpoint.schema in FOLLOWED:
        made["200"]["links"] = FOLLOWED[endpoint.schema](endpoint)
    return dict(sorted(made.items()))


def _to_one(endpoint: Endpoint) -> Json:
    """From a list to the first that it names."""
    return {"first": {"operationId": f"{endpoint.name}_slug", "parameters": {"slug": "$response.body#/data/0/slug"}}}


def _to_one_and_its_claims(endpoint: Endpoint) -> Json:
    """From a list of entities to the first of them, and to what is said of it."""
    about = {"entity": "$response.body#/data/0/id"}
    return _to_one(endpoint) | {"claims": {"operationId": "claims", "parameters": about}}


FOLLOWED = {
    "EntityList": _to_one_and_its_claims,
    "ArticleList": _to_one,
}


def _problem(meaning: str) -> Json:
    return {"description": meaning, "content": {PROBLEM: {"schema": ref("Problem")}}}


RESPONSES = {
    "NotModified": {"description": "The client's answer, whose ETag it sent in If-None-Match, still holds"},
    "BadParameter": _problem("A parameter is unknown, missing or has a wrong value; the detail names what is wanted"),
    "NotFound": _problem("Nothing has that name; `near` lists what has a similar one"),
    "Refused": _problem("The query asks another service, which this one does not allow"),
    "NoSuchFormat": _problem("The client accepts none of the formats"),
    "MediaType": _problem("The body is in a format that is not read"),
    "Busy": _problem("Too many queries at once, or the graph cannot be read"),
}
HEADERS: Json = {
    "ETag": {
        "description": "The tag of the answer, weak; it changes with the graph only",
        "schema": {"type": "string"},
    },
    "Link": {"description": "The next page of a list, and the first (RFC 8288)", "schema": {"type": "string"}},
    "Orbat-Revision": {"description": "The revision of the graph that answered", "schema": {"type": "string"}},
    "Orbat-Total": {"description": "Rows on all pages of a list", "schema": {"type": "string"}},
}
