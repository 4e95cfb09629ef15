"""Nanopublications: a fact, its source and the publication, each in a graph of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.store import EmbeddedStore
from ontology import BASE, NS

Written = Callable[[str], bytes]
NP = "PREFIX np: <http://www.nanopub.org/nschema#> PREFIX prov: <http://www.w3.org/ns/prov#> "


@pytest.fixture(scope="module")
def nanopubs(written: Written) -> ox.Store:
    store = ox.Store()
    store.load(written("nanopub"), format=ox.RdfFormat.TRIG)
    return store


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(f"PREFIX : <{NS}> PREFIX dct: <http://purl.org/dc/terms/> {NP}{query}",
                        use_default_graph_as_union=True)  # fmt: skip
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(term.value if term else "" for term in row) for row in found)  # type: ignore[union-attr]


def test_each_has_a_head_that_names_its_three_graphs(nanopubs: ox.Store) -> None:
    whole = """SELECT ?np WHERE { GRAPH ?head { ?np a np:Nanopublication ; np:hasAssertion ?a ; np:hasProvenance ?p ;
        np:hasPublicationInfo ?i } FILTER EXISTS { GRAPH ?a { ?s ?p1 ?o } } FILTER EXISTS { GRAPH ?p { ?a ?p2 ?x } }
        FILTER EXISTS { GRAPH ?i { ?np ?p3 ?y } } }"""
    found = rows(nanopubs, whole)
    assert len(found) > 10
    heads = {quad.graph_name.value for quad in nanopubs if quad.graph_name.value.endswith("#Head")}
    assert len(heads) == len(found)
    assert {iri.startswith(f"{BASE}nanopub/") for (iri,) in found} == {True}


def test_each_asserts_a_fact_of_the_graph_and_quotes_the_sentence(graph: EmbeddedStore, nanopubs: ox.Store) -> None:
    asserted = [quad.triple for quad in nanopubs if quad.graph_name.value.endswith("#assertion")]
    known = {quad.triple for quad in graph.store}
    assert [triple for triple in asserted if triple not in known] == []
    quotes = """SELECT ?np ?source ?quote WHERE { ?np np:hasAssertion ?a ; np:hasProvenance ?p . GRAPH ?p {
        ?a prov:wasAttributedTo ?source ; prov:wasDerivedFrom ?span . ?span :exact ?quote ; :inArticle ?article } }"""
    assert len(rows(nanopubs, quotes)) == len(asserted)


def test_none_is_made_of_what_is_denied_planned_or_merely_possible(graph: EmbeddedStore, nanopubs: ox.Store) -> None:
    claims = {
        row[0]
        for row in rows(nanopubs, "SELECT ?claim WHERE { ?np a np:Nanopublication ; prov:wasDerivedFrom ?claim }")
    }
    wanted = """SELECT ?claim WHERE { ?claim :claims/:factSubject ?who ; :polarity :Asserted ;
        :modality ?m ; :certainty ?c
        FILTER(?m IN (:Actual, :Historical)) FILTER(?c IN (:Certain, :Probable)) }"""
    assert claims == {row[0] for row in rows(graph.store, wanted)}
    every = Counter(row[0] for row in rows(graph.store, "SELECT ?claim WHERE { ?claim a :Claim }"))
    assert len(claims) < len(every)
