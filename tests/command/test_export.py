"""`orbat export`: each format reads back to the same graph, or leaves out just what it says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.export import FORMATS, write
from kg.export.jsonld import document
from kg.export.table import encoded
from kg.store import EmbeddedStore, open_store
from tests.command.conftest import Run

OX = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def graph(example_store: Path) -> EmbeddedStore:
    return open_store(example_store)


def written(graph: EmbeddedStore, form: str) -> bytes:
    output = io.BytesIO()
    write(graph, form, output)
    return output.getvalue()


@pytest.mark.parametrize("form", sorted(OX))
def test_a_format_reads_back_to_the_same_graph(graph: EmbeddedStore, form: str) -> None:
    assert set(ox.parse(written(graph, form), format=OX[form])) == set(graph.store)


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("jsonld", "json-ld"), ("nquads", "nquads")])
def test_another_library_reads_as_many_statements(graph: EmbeddedStore, form: str, name: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(graph, form), format=name)
    assert len({quad[:3] for quad in dataset.quads()}) == len({quad.triple for quad in graph.store})


def test_turtle_leaves_out_only_which_graph_a_triple_stands_in(graph: EmbeddedStore) -> None:
    text = written(graph, "turtle")
    assert text.splitlines()[0] == b"# Left out: which graph a triple stands in."
    assert {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)} == {q.triple for q in graph.store}


def test_equal_graphs_give_equal_bytes(graph: EmbeddedStore) -> None:
    again = EmbeddedStore.of(reversed(list(graph.store)))
    assert [form for form in OX if written(again, form) != written(graph, form)] == []


def test_the_seed_graph_reads_back_too(seed_graph: EmbeddedStore) -> None:
    assert set(ox.parse(written(seed_graph, "jsonld"), format=OX["jsonld"])) == set(seed_graph.store)


def test_json_ld_reads_well(graph: EmbeddedStore) -> None:
    whole = json.loads(written(graph, "jsonld"))
    graphs = {part["@id"]: part["@graph"] for part in whole["@graph"]}
    nodes = {node["@id"]: node for node in graphs["graph:article/zem-1"]}
    assert nodes["article:zem-1#char=145,219"] == {
        "@id": "article:zem-1#char=145,219",
        "@type": "Span",
        "endOffset": 219,
        "exact": "The Shore Alliance, which the Mill Guard belongs to, joined the operation.",
        "inArticle": "article:zem-1",
        "sha256": nodes["article:zem-1#char=145,219"]["sha256"],
        "startOffset": 145,
    }
    (front,) = [node for node in graphs["graph:entities"] if node["@id"] == "id:faction/river-front"]
    assert front["prefLabel"] == {"ar": "جبهة النهر", "en": "River Front"}


def test_json_ld_keeps_what_its_short_forms_cannot_say() -> None:
    own, other = "https://w3id.org/orbat/ontology#", "https://example.org/"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    s, mixed = ox.NamedNode(f"{other}s"), ox.NamedNode(f"{own}mixed")
    objects = [
        ox.Literal("text"), ox.Literal("text", language="en"), ox.Literal("07", datatype=ox.NamedNode(f"{xsd}integer")),
        ox.NamedNode(f"{own}title"), ox.BlankNode("b"),
    ]  # fmt: skip
    quads = [ox.Quad(s, mixed, term) for term in objects]
    quads += [ox.Quad(s, ox.NamedNode(f"{root}title"), ox.Literal("one")) for root in (own, other)]
    quads += [
        ox.Quad(s, ox.NamedNode(f"{other}graph"), ox.NamedNode(f"{own}title")),
        ox.Quad(s, ox.NamedNode(f"{other}sure"), ox.Literal(value=True)),
        ox.Quad(s, ox.NamedNode(f"{other}digits"), ox.Literal("007", datatype=ox.NamedNode(f"{xsd}integer"))),
        ox.Quad(s, ox.NamedNode(f"{own}odd/name"), ox.NamedNode("https://w3id.org/orbat/id//x")),
        ox.Quad(ox.BlankNode("b"), ox.NamedNode(f"{own}title"), ox.Literal("two")),
    ]
    prefixes = {"": own, "id": "https://w3id.org/orbat/id/", "graph": f"{other}graph/"}
    read = list(ox.parse(document(quads, prefixes), format=ox.RdfFormat.JSON_LD))
    before, after = ox.Dataset(quads), ox.Dataset(read)
    for found in (before, after):
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert sorted(map(str, after)) == sorted(map(str, before))


def test_the_tables_are_what_a_spreadsheet_opens(orbat: Run, example_store: Path) -> None:
    result = orbat("export", "--format", "csv", "tables/", "--store", example_store)
    assert result.exit_code == 0
    assert sorted(path.name for path in Path("tables").iterdir()) == [
        "captures.csv", "casualties.csv", "losses.csv", "participants.csv",
    ]  # fmt: skip
    data = Path("tables/captures.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert data.startswith(b"\xef\xbb\xbf")
    assert (len(rows), rows[0]["place"], rows[0]["captor"], rows[0]["status"]) == (
        4,
        "Old Mill",
        "River Front",
        "Contested",
    )
    assert result.stderr.startswith(
        f"left out: {FORMATS['csv'].leaves_out}\nparticipants.csv (8 rows), captures.csv (4 rows)"
    )


def test_a_cell_never_becomes_a_formula() -> None:
    assert (
        encoded([["quote"], ["=1+1"], ["-5 dead"], ["fine"]]).decode("utf-8-sig")
        == "quote\r\n'=1+1\r\n'-5 dead\r\nfine\r\n"
    )


def test_a_file_is_named_for_its_format_in_a_directory(orbat: Run, example_store: Path) -> None:
    Path("out").mkdir()
    result = orbat("export", "--format", "turtle", "out", "--store", example_store)
    assert [path.name for path in Path("out").iterdir()] == ["orbat.ttl"]
    assert result.stderr.startswith("left out: which graph a triple stands in\n")
    assert " statements -> out/orbat.ttl (" in result.stderr


def test_a_dash_writes_to_standard_output(orbat: Run, example_store: Path, graph: EmbeddedStore) -> None:
    assert orbat("export", "-", "--store", example_store).stdout_bytes == written(graph, "nquads")


@pytest.mark.parametrize("destination", ["-", "file"])
def test_tables_need_a_directory(orbat: Run, example_store: Path, destination: str) -> None:
    Path("file").touch()
    result = orbat("export", "--format", "csv", destination, "--store", example_store)
    assert result.exit_code == 2
    assert "csv writes several files: name a directory" in result.stderr


def test_an_unknown_format_names_the_known_ones(graph: EmbeddedStore) -> None:
    with pytest.raises(Exception, match=r"format 'trigg' found, one of nquads, trig, .*, void wanted; did you mean"):
        write(graph, "trigg", io.BytesIO())
