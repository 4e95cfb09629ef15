"""RDF 1.2: facts with their sources as annotations, which read back to the same graph."""

from __future__ import annotations

import io
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.export import NAMES, annotated
from kg.store import EmbeddedStore
from ontology import BASE, NS

Written = Callable[[str], bytes]


def read(text: bytes) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.TRIG))


def test_annotations_read_back_to_the_same_graph(graph: EmbeddedStore, written: Written) -> None:
    assert annotated.plain(read(written("annotated"))) == set(graph.store)


def test_the_seed_graph_reads_back_too(seed_graph: EmbeddedStore) -> None:
    output = io.BytesIO()
    quads = sorted(seed_graph.store, key=lambda quad: tuple(map(str, (quad.graph_name, *quad.triple))))
    annotated.write(quads, NAMES, output)
    assert annotated.plain(read(output.getvalue())) == set(quads)


def test_a_fact_reads_in_two_lines(written: Written) -> None:
    lines = written("annotated").decode().splitlines()
    at = next(number for number, line in enumerate(lines) if "faction:river-front :captured place:old-mill" in line)
    assert lines[at] == "\tfaction:river-front :captured place:old-mill"
    assert lines[at + 1].startswith("\t\t~ statement:")
    assert "{| :claimCount " in lines[at + 1]
    assert ":statementStatus :Contested |}" in lines[at + 1]


@pytest.mark.parametrize("held", [True, False])
def test_what_reference_data_holds_is_reified_and_not_asserted_again(*, held: bool) -> None:
    facts, said = ox.NamedNode(f"{BASE}graph/facts"), ox.NamedNode(f"{BASE}id/statement/0123456789abcdef")
    triple = [ox.NamedNode(f"{BASE}id/place/a"), ox.NamedNode(f"{NS}locatedIn"), ox.NamedNode(f"{BASE}id/place/b")]
    parts = [ox.NamedNode(NS + name) for name in ("factSubject", "factPredicate", "factObject", "claimCount")]
    quads = [ox.Quad(said, part, value, facts) for part, value in zip(parts, [*triple, ox.Literal(2)], strict=True)]
    quads.append(ox.Quad(*triple, ox.NamedNode(f"{BASE}graph/entities") if held else facts))
    output = io.BytesIO()
    annotated.write(quads, NAMES, output)
    assert ("rdf:reifies <<( place:a :locatedIn place:b )>>" in output.getvalue().decode()) == held
    assert annotated.plain(read(output.getvalue())) == set(quads)
