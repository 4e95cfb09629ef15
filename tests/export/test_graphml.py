"""GraphML: the network of entities and facts, as other tools read it."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from kg.export.view import facts
from kg.store import EmbeddedStore
from ontology import BASE

Written = Callable[[str], bytes]
SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def data(element: ET.Element) -> dict[str, str]:
    return {str(part.get("key")): str(part.text) for part in element.findall(f"{SPACE}data")}


def test_the_edges_are_the_facts_between_entities(graph: EmbeddedStore, written: Written) -> None:
    root = ET.fromstring(written("graphml"))  # noqa: S314  our own
    edges = {edge.get("id"): (edge.get("source"), edge.get("target")) for edge in root.iter(f"{SPACE}edge")}
    between = [fact for fact in facts(graph.store) if fact.triple.object.value.startswith(BASE)]
    assert edges == {f.statement.value: (f.triple.subject.value, f.triple.object.value) for f in between}
    nodes = {node.get("id") for node in root.iter(f"{SPACE}node")}
    assert nodes == {end for ends in edges.values() for end in ends}


def test_every_attribute_is_declared_and_edges_say_what_they_mean(written: Written) -> None:
    root = ET.fromstring(written("graphml"))  # noqa: S314  our own
    declared = {key.get("id") for key in root.findall(f"{SPACE}key")}
    assert {part.get("key") for part in root.iter(f"{SPACE}data")} <= declared
    mill = next(e for e in root.iter(f"{SPACE}edge") if str(e.get("target")).endswith("/old-mill")
                and data(e)["relation"] == "captured" and data(e)["status"] == "Contested")  # fmt: skip
    assert data(mill) == {
        "relation": "captured", "status": "Contested", "claims": "2", "earliest": "2024-05-03", "latest": "2024-05-03",
    }  # fmt: skip
    front = next(node for node in root.iter(f"{SPACE}node") if node.get("id") == f"{BASE}id/faction/river-front")
    assert data(front) == {"label": "River Front", "type": "Faction"}
