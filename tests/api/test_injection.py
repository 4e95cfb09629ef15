"""No value becomes syntax: whatever a stranger sends, the store is asked stored queries that differ in values alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import queries
from api import create_app
from api.rest import endpoints
from kg.store import EmbeddedStore
from tests.api.fixture import quads

if TYPE_CHECKING:
    from flask import Flask

SYNTAX = [">", "<", '"', "'", "\\", "{", "}", "}}", "#", "?x", "$x", "\n", "\r", "\t", " ", "%3E", "%22", "%00", "%"]
ATTACKS = ["\\u0022", "\\U00000022", "\\u003e", '" } #', "> } INSERT DATA { <a:a> <a:a> <a:a> } #", "UNION", "SERVICE"]
HOSTILE = st.lists(
    st.sampled_from([*SYNTAX, *ATTACKS, "حلب", "place/idlib", "levant-front", "2024"]) | st.text(max_size=3), max_size=8
).map("".join)
ALWAYS = ("}", '" } #', "> } #", "\\", "\\u0022 } #", '\n"""', "a{b}?x")
"""What every parameter is sent, whatever chance sends besides."""

CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
STRING = r'"(?:[^"\\\n\r]|\\[tbnrf\\"\'])*"'
IRI = r'<[^<>"{}|^`\\\x00-\x20]*>'
TOKEN = re.compile(rf"""\"\"\"|{STRING}|{IRI}|(#[^\n\r]*|\s+)|[\w:.?$@-]+|.""")
TERM = re.compile(rf"{STRING}|{IRI}|\^|(?!UNION|SERVICE)[\w:.@+-]+")


def shape(text: str) -> tuple[str, ...]:
    """The tokens of a query without the terms of its one-variable VALUES blocks, as section 19 of SPARQL 1.1 reads it.

    Escapes of code points are replaced before anything else is read, as a parser may do.
    """
    text = CODEPOINT.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    pieces = [found[0] for found in TOKEN.finditer(text) if not found[1]]
    kept: list[str] = []
    is_value = False
    for piece in pieces:
        is_value = is_value and piece != "}"
        if not is_value:
            kept.append(piece)
        elif not TERM.fullmatch(piece):
            kept += ["no term:", piece]
        is_value = is_value or (piece == "{" and kept[-3:-2] == ["VALUES"])
    return tuple(kept)


SHAPES = {shape(queries.load(name).text) for name in queries.names()}


@pytest.mark.parametrize(
    ("inside", "is_value"),
    [
        ('"plain"', True),
        ('"}"', True),
        (r'"\" } #"', True),
        ("<https://w3id.org/orbat/id/place/idlib>", True),
        ('"2024-11-27"^^xsd:date 0.8 true UNDEF', True),
        ('"a" } #', False),
        (r'"\u0022 } #"', False),
        (r'"\\u0022 } #"', True),
        ('"a\n"', False),
        ("<a:a> } UNION { ?x ?y ?z", False),
        ("<a b>", False),
        ("{ }", False),
    ],
)
def test_the_shape_of_a_query_tells_values_from_syntax(inside: str, is_value: bool) -> None:  # noqa: FBT001
    text = "SELECT * {{ VALUES ?x {{ {} }} ?x ?y ?z }}"
    assert (shape(text.format(inside)) == shape(text.format('"a"'))) == is_value


class Spy(EmbeddedStore):
    """The store, which remembers what it was asked."""

    asked: list[str]

    def query(self, text: str, **more: Any) -> Any:  # noqa: ANN401  as the store has it
        self.asked.append(text)
        return super().query(text, **more)


@pytest.fixture(scope="module")
def spied() -> tuple[Flask, Spy]:
    made = EmbeddedStore.of(quads())
    spy = Spy(made.store, revision=made.revision)
    spy.asked = []
    app = create_app(spy)
    for path in ("/api/v1/claims", "/api/v1/search?q=a", "/api/v1/events?format=geojson", "/reconcile"):
        app.test_client().get(path)
    return app, spy


@dataclass(frozen=True)
class Target:
    """A parameter of an address; `others` are what the address takes besides."""

    path: str
    name: str
    others: Mapping[str, str] = field(default_factory=dict)

    def address(self, value: str) -> str:
        """The address with that value."""
        path = self.path
        given_ = dict(self.others) | {self.name: value}
        for name in re.findall(r"<(\w+)>", path):
            path = path.replace(f"<{name}>", quote(given_.pop(name), safe="/"))
        return f"{path}?{urlencode(given_, errors='surrogatepass')}"


TARGETS = [
    Target(
        endpoint.path,
        param.name,
        {one.name: str(one.example) for one in (*endpoint.params, *endpoint.path_params) if one.is_required},
    )
    for endpoint in endpoints()
    for param in (*endpoint.params, *endpoint.path_params)
    if param.sort in {"string", "json"} and "/federation/" not in endpoint.path
] + [
    Target("/ask", "q"),
    *(
        Target(path, name, {"kind": "place", "slug": "idlib"})
        for path in (
            "/id/<kind>/<slug>",
            "/data/<kind>/<slug>",
            "/page/<kind>/<slug>",
            "/article/<slug>",
            "/page/<kind>",
        )
        for name in re.findall(r"<(\w+)>", path)
    ),
]


def asked(spied: tuple[Flask, Spy], target: Target, value: str) -> set[tuple[str, ...]]:
    """The shapes of what the store is asked when a parameter has that value."""
    app, spy = spied
    spy.asked.clear()
    response = app.test_client().get(target.address(value))
    assert response.status_code in {200, 301, 303, 308, 400, 403, 404, 406}
    return {shape(text) for text in spy.asked}


@pytest.mark.parametrize("value", ALWAYS)
def test_no_hostile_value_becomes_syntax_wherever_it_is_sent(spied: tuple[Flask, Spy], value: str) -> None:
    assert [target for target in TARGETS if not asked(spied, target, value) <= SHAPES] == []


@settings(max_examples=1_000, deadline=None, suppress_health_check=[*HealthCheck])
@given(target=st.sampled_from(TARGETS), value=HOSTILE)
def test_no_value_ever_becomes_syntax(spied: tuple[Flask, Spy], target: Target, value: str) -> None:
    assert asked(spied, target, value) <= SHAPES
