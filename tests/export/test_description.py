"""VoID and DCAT: the description of a graph says what a count of the graph gives."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kg.command.export import NAMES
from kg.export import FORMATS
from kg.export.description import MEDIA
from kg.store import EmbeddedStore
from kg.store.embedded import revision_of, sorted_lines
from ontology import BASE, NS

Written = Callable[[str], bytes]
PREFIXES = """PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/> """


def rows(text: bytes, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.load(text, format=ox.RdfFormat.TURTLE)
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(term.value if term else "" for term in row) for row in found)  # type: ignore[union-attr]


def test_the_counts_are_those_of_the_graph(graph: EmbeddedStore, written: Written) -> None:
    found = rows(written("void"), f"""SELECT ?triples ?documents ?revision WHERE {{ <{BASE}dataset> a void:Dataset,
        dcat:Dataset ; void:triples ?triples ; void:documents ?documents ; dct:identifier ?revision }}""")  # fmt: skip
    articles = {quad.subject for quad in graph.store if quad.object == ox.NamedNode(f"{NS}Article")
                and quad.predicate.value.endswith("type")}  # fmt: skip
    revision = revision_of(sorted_lines(graph.store))
    assert found == [(str(len({quad.triple for quad in graph.store})), str(len(articles)), revision)]


def test_each_named_graph_is_a_subset_and_they_add_up(graph: EmbeddedStore, written: Written) -> None:
    found = rows(
        written("void"), "SELECT ?graph ?n WHERE { ?d void:subset ?s . ?s dct:identifier ?graph ; void:triples ?n }"
    )
    assert {name for name, _ in found} == {quad.graph_name.value for quad in graph.store}
    assert sum(int(number) for _, number in found) == len(graph.store)


def test_classes_properties_and_links_are_counted(graph: EmbeddedStore, written: Written) -> None:
    found = dict(rows(written("void"), "SELECT ?p ?n WHERE { ?part void:property ?p ; void:triples ?n }"))
    captured = ox.NamedNode(f"{NS}captured")
    assert found[captured.value] == str(len(list(graph.store.quads_for_pattern(None, captured, None))))
    assert rows(written("void"), "SELECT ?c ?n WHERE { ?part void:class ?c ; void:entities ?n }")
    assert rows(written("void"), "SELECT ?n WHERE { ?l a void:Linkset ; void:triples ?n }")


def test_every_format_of_the_export_is_a_distribution_and_says_what_it_leaves_out() -> None:
    assert {*MEDIA, "void"} == set(FORMATS) == set(NAMES)
    assert {name for name, form in FORMATS.items() if not form.leaves_out} == {"nquads", "trig", "jsonld", "annotated"}
