from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.check import owl
from kg.check.content import Content

if TYPE_CHECKING:
    from kg.store import EmbeddedStore

PREFIXES = """
@prefix : <https://w3id.org/orbat/ontology#> .
@prefix id: <https://w3id.org/orbat/id/faction/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
"""
PLANTED = {
    "a faction that is a place": "id:a a :Faction, :Village .",
    "an operation that is an organization": "id:a a :Operation, :OperationsRoom .",
    "a person that is an organization": "id:a a :Person, :MediaOrganization .",
    "a media organization that is an armed group": "id:a a :Faction, :MediaOrganization .",
    "a country that is a city": "id:a a :Country, :City .",
    "a kind of equipment that acts": "id:a a :EquipmentType ; :captured id:b .",
    "a capture of an actor": "id:a :captured id:b . id:b a :Faction .",
    "an event that is located in a place": "id:a a :Battle ; :locatedIn id:b .",
    "a participation in a place": "id:a a :Participation ; :inEvent id:b . id:b a :Village .",
    "a participation in an event by an event": "id:a :participatesIn id:b . id:a a :Clash .",
    "a claim asserted and denied": "id:a a :Claim ; :polarity :Asserted, :Denied .",
    "a claim with a certainty as polarity": "id:a a :Claim ; :polarity :Certain .",
    "a claim of two statements": "id:a :claims id:b, id:c . id:b a :Capture . id:c a :PlaceLoss .",
    "a statement that is a claim": "id:a a :Capture, :Claim .",
    "a loss captured and destroyed": "id:a a :EquipmentLoss ; :lossStatus :Captured, :Destroyed .",
    "a passage in two articles": "id:a :inArticle id:b, id:c . id:b a :Article . id:c a :Span .",
    "a confidence above 1": "id:a a :Claim ; :confidence 1.5 .",
    "an offset below 0": "id:a a :Span ; :startOffset -1 .",
    "a quantity with two values": "id:a a :Quantity ; :value 5, 6 .",
    "a latitude of 100": "id:a wgs:lat 100.0 .",
    "a member of itself": "id:a :memberOf id:a .",
    "two members of each other": "id:a :memberOf id:b . id:b :memberOf id:a .",
    "an ally of itself": "id:a :alliedWith id:a .",
    "an unnamed source that is a generic actor": "id:a a :UnnamedSource, :GenericActor .",
    "a place contained in an organization": "id:a :contains id:b . id:a a :Faction .",
    "an end of support that is a value": "id:a a :Support ; :supported :Denied .",
}


def graph(said: str) -> Graph:
    return Graph().parse(data=PREFIXES + said, format="turtle")


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """Whether each contradiction, and the ontology alone, is consistent, each asked of a reasoner of its own."""
    folder, paths = tmp_path_factory.mktemp("hermit"), []
    for number, said in enumerate([*PLANTED.values(), ""]):
        paths.append(folder / f"{number}.nt")
        paths[-1].write_bytes(owl.ntriples(list(graph(said))))
    command = [sys.executable, str(Path(__file__).with_name("hermit.py")), *map(str, paths)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return dict(zip([*PLANTED, "nothing"], json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_contradiction_is_rejected(name: str, verdicts: dict[str, bool]) -> None:
    assert not verdicts[name]


def test_the_ontology_without_a_contradiction_is_accepted(verdicts: dict[str, bool]) -> None:
    assert verdicts["nothing"]


def test_the_command_rejects_a_contradiction_through_owlready2() -> None:
    assert owl.classified(list(graph(PLANTED["a faction that is a place"]))) is None


def test_the_example_graph_is_consistent_and_all_its_classes_can_have_members(store: EmbeddedStore) -> None:
    assert list(owl.findings(Content(store).assertions())) == []


def test_a_contradiction_is_laid_at_the_door_of_a_node_that_takes_part_in_it() -> None:
    found = list(owl.findings(graph("id:a a :Faction . id:b a :Faction . id:c a :Place ; :memberOf id:a .")))
    assert [(one.check, one.subject) for one in found] == [("owl/consistency", "https://w3id.org/orbat/id/faction/c")]
    assert found[0].message.startswith("The graph contradicts the ontology: what is said of https://w3id.org/orbat/id")


def test_a_class_that_nothing_can_belong_to_is_named() -> None:
    found = list(owl.findings(graph(":Faction <http://www.w3.org/2000/01/rdf-schema#subClassOf> :Place .")))
    assert [(one.check, one.subject) for one in found] == [
        ("owl/satisfiability", "https://w3id.org/orbat/ontology#Faction")
    ]
