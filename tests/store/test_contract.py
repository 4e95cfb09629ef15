"""What every store promises; the embedded one, the worker pool and a remote endpoint all keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.store import EvaluationError, FormatError, QuerySyntaxError, Term, rows
from kg.store.format import GRAPH_FORMATS, SOLUTION_FORMATS

if TYPE_CHECKING:
    from kg.store import Reader

NAMES = "SELECT ?name { <http://example.org/aleppo> <http://example.org/name> ?name } ORDER BY ?name"


def test_a_select_gives_its_rows_in_order(reader: Reader) -> None:
    assert rows(reader, NAMES) == [
        {"name": Term("literal", "Aleppo", language="en")},
        {"name": Term("literal", "حلب", language="ar")},
    ]


def test_a_variable_without_a_value_is_missing_from_its_row(reader: Reader) -> None:
    text = """PREFIX : <http://example.org/>
        SELECT ?place ?within ?people { ?place :name ?name OPTIONAL { ?place :in ?within ; :people ?people } }
        ORDER BY ?place ?name LIMIT 3"""
    aleppo = {
        "place": Term("iri", "http://example.org/aleppo"),
        "within": Term("iri", "http://example.org/syria"),
        "people": Term("literal", "2132100", datatype="http://www.w3.org/2001/XMLSchema#integer"),
    }
    assert rows(reader, text) == [aleppo, aleppo, {"place": Term("iri", "http://example.org/idlib")}]


def test_an_ask_gives_one_boolean(reader: Reader) -> None:
    answer = reader.query("ASK { ?place <http://example.org/in> ?country }")
    assert (answer.form, answer.body) == ("ask", b'{"head":{},"boolean":true}')
    assert rows(answer) == [{"boolean": Term("literal", "true", datatype="http://www.w3.org/2001/XMLSchema#boolean")}]


def test_a_construct_gives_turtle_unless_asked_otherwise(reader: Reader) -> None:
    text = "CONSTRUCT { ?s <http://example.org/within> ?o } { ?s <http://example.org/in> ?o }"
    assert (reader.query(text).form, reader.query(text).media_type) == ("construct", "text/turtle")
    answer = reader.query(text, media_type="application/n-triples")
    assert answer.body == (b"<http://example.org/aleppo> <http://example.org/within> <http://example.org/syria> .\n")


def test_a_describe_is_a_graph(reader: Reader) -> None:
    answer = reader.query("DESCRIBE <http://example.org/idlib>", media_type="application/n-triples")
    assert answer.body == b'<http://example.org/idlib> <http://example.org/name> "a \\"quoted\\"\\nname" .\n'


@pytest.mark.parametrize("media_type", [*SOLUTION_FORMATS])
def test_rows_come_in_every_table_format(reader: Reader, media_type: str) -> None:
    answer = reader.query(NAMES, media_type=media_type)
    assert answer.media_type == media_type
    assert "حلب".encode() in answer.body


@pytest.mark.parametrize("media_type", [*GRAPH_FORMATS])
def test_graphs_come_in_every_graph_format(reader: Reader, media_type: str) -> None:
    answer = reader.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", media_type=media_type)
    assert answer.media_type == media_type
    assert answer.body.count(b"2132100") == 1


def test_a_table_cannot_be_written_as_turtle(reader: Reader) -> None:
    with pytest.raises(FormatError) as caught:
        reader.query(NAMES, media_type="text/turtle")
    assert (caught.value.media_type, caught.value.offered) == ("text/turtle", tuple(SOLUTION_FORMATS))


def test_the_default_graph_is_the_union_of_all(reader: Reader) -> None:
    assert rows(reader, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"].value == "5"


def test_from_limits_the_default_graph(reader: Reader) -> None:
    text = "SELECT (COUNT(*) AS ?n) FROM <http://example.org/names> { ?s ?p ?o }"
    assert rows(reader, text)[0]["n"].value == "3"


def test_graphs_given_with_the_query_replace_its_dataset(reader: Reader) -> None:
    text = "SELECT (COUNT(*) AS ?n) FROM <http://example.org/names> { ?s ?p ?o }"
    answer = reader.query(text, default_graphs=["http://example.org/numbers", "http://example.org/places"])
    assert rows(answer)[0]["n"].value == "2"
    answer = reader.query(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", named_graphs=["http://example.org/numbers"]
    )
    assert rows(answer)[0]["n"].value == "1"


def test_a_syntax_error_says_where(reader: Reader) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        reader.query("SELECT *\n{ ?s ?p }")
    assert (caught.value.line, str(caught.value).startswith("line 2, column ")) == (2, True)


def test_a_text_without_a_query_is_a_syntax_error(reader: Reader) -> None:
    with pytest.raises(QuerySyntaxError):
        reader.query("hello")


def test_an_unknown_function_cannot_be_evaluated(reader: Reader) -> None:
    with pytest.raises(EvaluationError, match=r"http://example.org/f"):
        reader.query("SELECT (<http://example.org/f>(1) AS ?x) { ?s ?p ?o }")


def test_a_relative_graph_name_cannot_be_evaluated(reader: Reader) -> None:
    with pytest.raises(EvaluationError, match="IRI"):
        reader.query("ASK {}", default_graphs=["not an iri"])


def test_an_answer_names_the_revision_that_gave_it(reader: Reader) -> None:
    assert reader.revision == reader.query("ASK {}").revision
    assert len(reader.revision) == 16
