"""The three service description tests, which W3C describes in words: written here, the last one as a SHACL shape."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
from rdflib import Graph, Namespace, URIRef

if TYPE_CHECKING:
    from tests.conformance.live import Live

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
SHAPE = Path(__file__).with_name("service-description.shacl.ttl")


def failures(service: Live) -> dict[str, str]:
    """What went wrong in each of the tests; "" where it passes."""
    response = service.ask("GET", "/sparql", headers={"Accept": "text/turtle"})
    graph = Graph()
    returns_rdf = "" if response.media_type == "text/turtle" else f"{response.media_type}, text/turtle wanted"
    if not returns_rdf:
        graph.parse(data=response.body, format="turtle")
    endpoints = [*graph.objects(None, SD.endpoint)]
    wanted = URIRef(f"{service.address}/sparql")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPE))
    return {
        "service-description/returns-rdf": returns_rdf,
        "service-description/has-endpoint-triple": "" if endpoints == [wanted] else f"{endpoints}, [{wanted}] wanted",
        "service-description/conforms-to-schema": "" if conforms else text,
    }
