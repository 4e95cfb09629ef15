"""The service describes itself as it is: updates and SERVICE only where it takes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from api.app import create_app
from kg.store import EmbeddedStore
from tests.conformance import description
from tests.conformance.description import SD
from tests.conformance.live import live
from tests.service.conftest import SETTINGS, quads

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES, FEATURES = {SD.SPARQL11Query}, {SD.UnionDefaultGraph}
ALL = LANGUAGES | {SD.SPARQL11Update}, FEATURES | {SD.BasicFederatedQuery}


def said(data: bytes | str) -> tuple[set[object], set[object]]:
    graph = Graph().parse(data=data, format="turtle")
    return set(graph.objects(None, SD.supportedLanguage)), set(graph.objects(None, SD.feature))


@pytest.mark.parametrize(
    ("services", "token", "languages", "features"),
    [
        ("https://query.wikidata.org/sparql", "a", *ALL),
        ("", "", LANGUAGES, FEATURES),
    ],
    ids=["all", "nothing"],
)
def test_a_running_service_says_what_it_takes(
    tmp_path: Path, services: str, token: str, languages: set[object], features: set[object]
) -> None:
    limits = json.dumps({"services": services, "workers": 1})
    with live(tmp_path, quads(8), limits=limits, settings=SETTINGS, token=token) as service:
        assert description.failures(service) == {
            "service-description/returns-rdf": "",
            "service-description/has-endpoint-triple": "",
            "service-description/conforms-to-schema": "",
        }
        response = service.ask("GET", "/sparql", headers={"Accept": "text/turtle"})
    assert said(response.body) == (languages, features)


def test_a_service_over_a_store_of_its_own_takes_neither() -> None:
    response = create_app(EmbeddedStore.of(quads(8))).test_client().get("/sparql", headers={"Accept": "text/turtle"})
    assert said(response.data) == (LANGUAGES, FEATURES)
