"""A bound value is a term of the query, whatever characters it holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from queries import QueryError, load, read_query

SYNTAX = [">", "<", '"', "'", "\\", "{", "}", "}}", "#", "?x", "$x", "%", "%3E", "/", ":", " ", "UNDEF"]
ATTACKS = ["\\u0022", "\\U00000022", "\\u003e", "u0022", '" } #', "> } INSERT DATA {", "hama", "place/hama"]
TYPOGRAPHY = ["\n", "\r", "\t", "\u2028", "\u0085", "é", "حلب", "𝕏"]
HOSTILE = st.lists(
    st.sampled_from(SYNTAX + ATTACKS + TYPOGRAPHY) | st.characters(codec="utf-8", exclude_characters="\x00"),
    max_size=12,
).map("".join)


def query_with(directory: Path, declared: str, value: str) -> str:
    """The text of a one-parameter query file."""
    path = directory / "query.rq"
    path.write_text(
        f"#+ summary: The value\n#+ param value: {declared}\n#+ returns: the value\n"
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
        f"SELECT ?value WHERE {{\n  VALUES ?value {{ {value} }}\n}}\n",
        encoding="utf-8",
    )
    return str(path)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("queries")


def asked(text: str) -> list[pyoxigraph.Term]:
    """The values that the embedded store returns."""
    return [row["value"] for row in pyoxigraph.Store().query(text)]


@given(value=HOSTILE)
def test_any_text_comes_back_from_both_engines_as_it_went_in(directory: Path, value: str) -> None:
    query = read_query(Path(query_with(directory, "string, a text, here", '"here"')), name="text")
    text = query.bind({"value": value})
    assert asked(text) == [pyoxigraph.Literal(value)]
    assert [row[0] for row in rdflib.Graph().query(text)] == [rdflib.Literal(value)]


@given(value=HOSTILE, kinds=st.sampled_from(["iri", "iri(place)", "iri(place|event)", "iri(article)", "iri(term)"]))
def test_a_hostile_iri_is_refused_or_stays_one_iri(directory: Path, value: str, kinds: str) -> None:
    example = {"iri": "https://w3id.org/orbat/id/place/hama", "iri(place|event)": "place/hama"}.get(kinds, "hama")
    root = {"iri(article)": "article/", "iri(term)": "ontology#"}.get(kinds, "id/place/")
    path = query_with(directory, f"{kinds}, an entity, {example}", f"<https://w3id.org/orbat/{root}hama>")
    query = read_query(Path(path), name="iri")
    try:
        text = query.bind({"value": value})
    except QueryError as error:
        assert "\n" not in str(error)
        return
    terms = asked(text)
    assert len(terms) == text.count("<https://w3id.org/orbat/id/") if kinds == "iri(place|event)" else 1
    assert all(isinstance(term, pyoxigraph.NamedNode) and term.value.endswith(value) for term in terms)


@given(
    value=HOSTILE,
    declared=st.sampled_from(["date, when, 2024-11-27", "integer, how many, 3", "boolean, whether, true"]),
)
def test_hostile_text_is_no_date_number_or_boolean(directory: Path, value: str, declared: str) -> None:
    held = {"date": '"2024-11-27"^^xsd:date', "integer": "3", "boolean": "true"}[declared.partition(",")[0]]
    query = read_query(Path(query_with(directory, declared, held)), name="typed")
    if not value.strip("0123456789"):
        return
    with pytest.raises(QueryError, match="parameter 'value'"):
        query.bind({"value": value})


@pytest.mark.parametrize(
    ("declared", "held", "value", "term"),
    [
        ("date, when, 2024-11-27", '"2024-11-27"^^xsd:date', dt.date(2025, 1, 2), '"2025-01-02"^^xsd:date'),
        ("integer, how many, 3", "3", 75, "75"),
        ("integer, how many, 3", "3", "-7", "-7"),
        ("decimal, how sure, 0.8", "0.8", "1", "1.0"),
        ("decimal, how sure, 0.8", "0.8", 0.25, "0.25"),
        ("boolean, whether, true", "true", False, "false"),
        ("boolean, whether, true", "true", "TRUE", None),
        ("enum(day|month), how fine, day", '"day"', "month", '"month"'),
        ("enum(day|month), how fine, day", '"day"', "year", None),
        ("decimal, how sure, 0.8", "0.8", "0.8.1", None),
        ("decimal, how sure, 0.8", "0.8", "NaN", None),
        ("string, a text, here", '"here"', "\ud800", None),
        ("string?, a text, here", "UNDEF", None, "UNDEF"),
        ("iri(place), where, hama", "<https://w3id.org/orbat/id/place/hama>", "event/hama", None),
        (
            "iri(place), where, hama",
            "<https://w3id.org/orbat/id/place/hama>",
            "https://w3id.org/orbat/id/event/a",
            None,
        ),
        (
            "iri(place), where, hama",
            "<https://w3id.org/orbat/id/place/hama>",
            "https://w3id.org/orbat/id/place/saraqib",
            "<https://w3id.org/orbat/id/place/saraqib>",
        ),
    ],
)
def test_a_value_becomes_the_term_of_its_type(
    tmp_path: Path, declared: str, held: str, value: object, term: str | None
) -> None:
    query = read_query(Path(query_with(tmp_path, declared, held)), name="typed")
    if term is None:
        with pytest.raises(QueryError, match="typed: parameter 'value'"):
            query.bind({"value": value})
    else:
        assert f"VALUES ?value {{ {term} }}" in query.bind({"value": value})


def test_a_missing_parameter_says_what_is_wanted() -> None:
    with pytest.raises(QueryError) as caught:
        load("factions_in_operation").bind({})
    assert str(caught.value) == (
        "factions_in_operation: parameter 'operation' is missing: the operation, iri(operation), "
        "for example deter-the-aggression"
    )


def test_an_unknown_parameter_names_the_known_ones() -> None:
    with pytest.raises(QueryError) as caught:
        load("factions_in_operation").bind({"operatoin": "x"})
    assert str(caught.value) == (
        "factions_in_operation: unknown parameter 'operatoin'; did you mean 'operation'? (parameters: operation)"
    )


def test_an_unknown_query_hints_at_the_nearest() -> None:
    with pytest.raises(QueryError) as caught:
        load("faction_in_operation")
    assert str(caught.value) == "no query is called 'faction_in_operation'; did you mean 'factions_in_operation'?"
