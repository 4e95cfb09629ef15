"""The addresses that programs use as data: routes, the checks of parameters, and OpenAPI come from it."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from flask import request

from api.problem import ParameterError
from kg.error import near

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Flask, Response

Json = dict[str, Any]
Given = dict[str, Any]
Sort = Literal["string", "integer", "boolean", "date", "enum", "enums", "bbox", "number", "json"]
LONGEST = 500
"""Characters that the value of a parameter may have; a name or an IRI has fewer."""
LONGEST_JSON = 1_000_000
"""Characters of a value that is JSON, as a batch of 1,000 queries."""
JSON = "application/json"
TEXT = "a text"


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of the address. `example` is a value of it that the seed graph answers."""

    name: str
    meaning: str
    example: object
    sort: Sort = "string"
    choices: tuple[str, ...] = ()
    default: object = None
    least: int | None = None
    most: int | None = None
    is_required: bool = False
    pattern: str | None = None
    form: str = TEXT
    shape: Json = field(default_factory=dict)

    def read(self, text: str) -> object:
        """The value that a text means.

        Raises:
            ParameterError: it means none; the message names what is wanted.
        """
        most = LONGEST_JSON if self.sort == "json" else LONGEST
        if len(text) > most:
            raise ParameterError(f"parameter '{self.name}' has {len(text):,} characters, {most} at most wanted")
        value = READERS[self.sort](self, text)
        if value is None:
            found = f"parameter '{self.name}' is '{_shown(text)}', {self.wanted} wanted"
            raise ParameterError(found + (near(text, [*self.choices]) if self.choices else ""))
        return value

    @property
    def wanted(self) -> str:
        """What a value of this parameter is, in words."""
        if self.sort in {"enum", "enums"}:
            start = "one of " if self.sort == "enum" else "any of, with commas: "
            return start + ", ".join(self.choices)
        if self.sort == "integer":
            return f"a whole number from {self.least} to {self.most}"
        return {
            "boolean": "'true' or 'false'",
            "date": "a date as 2024-11-27",
            "bbox": "'west,south,east,north' in degrees, as 36.5,35.8,37.5,36.6,",
            "number": f"a number from {self.least} to {self.most}",
            "json": "JSON",
            "string": f"{self.form} as {self.example}" if self.example else self.form,
        }[self.sort]

    @property
    def schema(self) -> Json:
        """The parameter's JSON Schema."""
        schemas: dict[str, Json] = {
            "boolean": {"type": "boolean"},
            "integer": {"type": "integer", "minimum": self.least, "maximum": self.most},
            "number": {"type": "number", "minimum": self.least, "maximum": self.most},
            "date": {"type": "string", "format": "date"},
            "enum": {"type": "string", "enum": [*self.choices]},
            "enums": {"type": "array", "items": {"type": "string", "enum": [*self.choices]}, "minItems": 1},
            "bbox": {"type": "array", "prefixItems": [LONGITUDE, LATITUDE] * 2, "minItems": 4, "maxItems": 4},
            "json": dict(self.shape),
            "string": {"type": "string", "minLength": 1, "maxLength": LONGEST},
        }
        made = schemas[self.sort]
        if self.pattern:
            made["pattern"] = self.pattern
        if self.default is not None:
            made["default"] = self.default
        return made


LONGITUDE: Json = {"type": "number", "minimum": -180, "maximum": 180}
LATITUDE: Json = {"type": "number", "minimum": -90, "maximum": 90}
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; one whose west is greater than its east crosses the antimeridian."""


def _boolean(_: Param, text: str) -> object:
    return {"true": True, "false": False}.get(text)


def _integer(param: Param, text: str) -> object:
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if value is None or param.least is None or param.most is None:
        return value
    return value if param.least <= value <= param.most else None


def _number(param: Param, text: str) -> object:
    value = _float(text)
    if value is None or param.least is None or param.most is None:
        return None
    return value if param.least <= value <= param.most else None


def _float(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?[0-9]{1,30}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?", text) else None


def _date(_: Param, text: str) -> object:
    try:
        return dt.date.fromisoformat(text).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _enum(param: Param, text: str) -> object:
    return text if text in param.choices else None


def _enums(param: Param, text: str) -> object:
    parts = text.split(",")
    return parts if set(parts) <= set(param.choices) else None


def _bbox(_: Param, text: str) -> object:
    found = [_float(part) for part in text.split(",")]
    edges = [edge for edge in found if edge is not None]
    if len(found) != 4 or len(edges) != 4:
        return None
    west, south, east, north = edges
    is_on_earth = abs(west) <= 180 and abs(east) <= 180 and abs(south) <= 90 and abs(north) <= 90
    return (west, min(south, north), east, max(south, north)) if is_on_earth else None


def _json(_: Param, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _string(param: Param, text: str) -> object:
    return text if text and (param.pattern is None or re.search(param.pattern, text)) else None


READERS: Mapping[str, Callable[[Param, str], object]] = {
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "enum": _enum,
    "enums": _enums,
    "bbox": _bbox,
    "json": _json,
    "string": _string,
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address. `schema` names the JSON Schema of its answer, `formats` are what it can come in besides JSON.

    One that is not checked reads its parameters itself.
    """

    path: str
    view: Callable[..., Response]
    tag: str
    summary: str
    schema: str
    description: str = ""
    params: tuple[Param, ...] = ()
    path_params: tuple[Param, ...] = ()
    formats: tuple[str, ...] = ()
    methods: tuple[str, ...] = ("GET",)
    body: Json = field(default_factory=dict)
    deprecated: str = ""
    is_checked: bool = True

    @property
    def name(self) -> str:
        """The name of the endpoint in the application, and its operationId."""
        return re.sub(r"\W+", "_", self.path.removeprefix("/api/v1").strip("/") or "root").strip("_")


def given(params: tuple[Param, ...], args: Mapping[str, list[str]] | None = None) -> Given:
    """The values of the request's parameters, defaults included.

    Raises:
        ParameterError: one is unknown, missing, stands twice or has a wrong value.
    """
    lists = args if args is not None else {name: request.args.getlist(name) for name in request.args}
    known = {param.name: param for param in params}
    for name, values in lists.items():
        if name not in known:
            wanted = ", ".join(known) or "none"
            raise ParameterError(f"unknown parameter '{_shown(name)}'{near(name, [*known])} (parameters: {wanted})")
        if len(values) > 1:
            raise ParameterError(f"parameter '{name}' stands twice")
    found: Given = {}
    for name, param in known.items():
        if name in lists:
            found[name] = param.read(",".join(lists[name]))
        elif param.is_required:
            raise ParameterError(f"parameter '{name}' is missing: {param.meaning}, {param.wanted}")
        elif param.default is not None:
            found[name] = param.default
    return found


def _shown(text: str) -> str:
    return text[:80] if text.isprintable() else ascii(text[:80])[1:-1]


def install(app: Flask, endpoints: tuple[Endpoint, ...]) -> None:
    """Adds the endpoints' routes to an application."""
    for endpoint in endpoints:
        app.add_url_rule(endpoint.path, endpoint.name, _checked(endpoint), methods=[*endpoint.methods])


def _checked(endpoint: Endpoint) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        is_checked = endpoint.is_checked and request.method in {"GET", "HEAD"}
        return endpoint.view(given(endpoint.params) if is_checked else {}, **path)

    return view
