"""GraphML for network tools (Gephi, Cytoscape, networkx): entities as nodes, facts between them as directed edges.

http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from kg.export.view import english, facts, text
from ontology import BASE, NS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.export.view import Fact

SPACE = "http://graphml.graphdrawing.org/xmlns"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
KEYS = (
    *(("label", "node", "string"), ("type", "node", "string")),
    *(("relation", "edge", "string"), ("status", "edge", "string"), ("claims", "edge", "int")),
    *(("earliest", "edge", "string"), ("latest", "edge", "string")),
)


def write(quads: list[ox.Quad], prefixes: Mapping[str, str], output: IO[bytes]) -> None:  # noqa: ARG001  as all writers
    """Writes one directed graph; node identifiers are IRIs, edge identifiers those of their statements."""
    ET.register_namespace("", SPACE)
    root = ET.Element(f"{{{SPACE}}}graphml")
    for name, of, kind in KEYS:
        ET.SubElement(root, f"{{{SPACE}}}key", {"id": name, "for": of, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, f"{{{SPACE}}}graph", {"id": "orbat", "edgedefault": "directed"})
    edges = [fact for fact in facts(quads) if isinstance(fact.triple.object, ox.NamedNode)]
    names, types = english(quads, LABEL), _types(quads)
    for iri in sorted({text(node) for fact in edges for node in (fact.triple.subject, fact.triple.object)}):
        node = ET.SubElement(graph, f"{{{SPACE}}}node", {"id": iri})
        _data(node, {"label": names.get(iri, iri), "type": types.get(iri, "")})
    for fact in edges:
        _edge(graph, fact)
    ET.indent(root, " ")
    output.write(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _edge(graph: ET.Element, fact: Fact) -> None:
    ends = {"source": text(fact.triple.subject), "target": text(fact.triple.object)}
    edge = ET.SubElement(graph, f"{{{SPACE}}}edge", {"id": fact.statement.value, **ends})
    relation = fact.triple.predicate.value.removeprefix(NS)
    dates = {"earliest": fact.get("earliestDate"), "latest": fact.get("latestDate")}
    _data(
        edge, {"relation": relation, "status": fact.get("statementStatus"), "claims": fact.get("claimCount"), **dates}
    )


def _data(element: ET.Element, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        if value:
            ET.SubElement(element, f"{{{SPACE}}}data", {"key": key}).text = value


def _types(quads: list[ox.Quad]) -> dict[str, str]:
    """The most specific class of each entity: the one that was said, not inferred."""
    found: dict[str, str] = {}
    for quad in quads:
        inferred = text(quad.graph_name).startswith(f"{BASE}graph/inferred/")
        if quad.predicate.value == TYPE and not inferred and text(quad.object).startswith(NS):
            name = text(quad.object).removeprefix(NS)
            found[text(quad.subject)] = min(name, found.get(text(quad.subject), name))
    return found
