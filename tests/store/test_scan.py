"""What a query is, told before it is parsed."""

from __future__ import annotations

import time
from dataclasses import asdict

import pytest

from kg.store import LimitError, QueryRefusedError, QuerySyntaxError
from kg.store.limit import Limits, admit
from kg.store.scan import scan


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "select"),
        ("  # ask\n PREFIX ask: <http://example.org/SELECT#> describe ask:x", "construct"),
        ("BASE <http://example.org/construct> ASK { ?construct ?select 'CONSTRUCT' }", "ask"),
        ("construct where { ?s ?p ?o }", "construct"),
        ("PREFIX : <http://example.org/>", None),
        ("", None),
    ],
)
def test_the_form_is_the_first_keyword_outside_strings_iris_and_comments(query: str, form: str | None) -> None:
    assert scan(query).form == form


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://example.org/>" }',
        "SELECT * { ?s ?p 'it\\'s SERVICE' }",
        "SELECT * { ?s ?p '''a ' SERVICE \\''' ''' }",
        'SELECT * { ?s ?p """a " SERVICE "" """ }',
        "SELECT * { ?s <http://example.org/SERVICE> ?SERVICE . ?s :SERVICE SERVICE:x } # SERVICE",
    ],
)
def test_a_service_in_a_string_iri_name_or_comment_is_none(query: str) -> None:
    assert not scan(query).has_service


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT*{service?x{}}",
        "SELECT * { ?s ?p '#' . SERVICE SILENT :x {} }",
        "SELECT * { FILTER(?a<1)SERVICE<http://example.org/>{} }",
        "# a comment\rSELECT * { SERVICE :x {} }",
    ],
)
def test_a_service_is_seen_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE is not allowed"):
        admit(query, Limits())


@pytest.mark.parametrize("word", ["INSERT DATA {}", "load <http://example.org/>", "DROP ALL", "WITH <a:b> DELETE {}"])
def test_an_update_is_refused_by_name(word: str) -> None:
    with pytest.raises(QueryRefusedError, match=f"^{word.split(maxsplit=1)[0].upper()} is an update"):
        admit(f"PREFIX : <http://example.org/> {word}", Limits())


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("SELECT ?a ?b ?c WHERE { ?a ?b ?c }", 1),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . }", 2),
        ("SELECT * { ?a a :B ; :c 1 , 2.5 ; . }", 3),
        ("SELECT * { ?a ?b ?c OPTIONAL { ?a ?d ?e } FILTER(?e > 1) }", 2),
        ("SELECT * { ?a :b/:c|^:d ?e }", 3),
        ("SELECT * { VALUES (?a ?b) { (1 2) (3 4) } ?a :b ?c }", 1),
        ("SELECT * { ?a :b (1 2 3) }", 5),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b 'x. y; z'@en , 'w'^^:t . }", 2),
    ],
)
def test_triple_patterns_are_counted(query: str, patterns: int) -> None:
    assert scan(query).patterns == patterns


def test_patterns_hidden_between_comparisons_are_counted() -> None:
    hidden = "FILTER(?a<1)" + "?s?p?o." * 200 + "FILTER(1>?b)"
    assert scan(f"SELECT * {{ {hidden} }}").patterns > 200


@pytest.mark.parametrize(
    ("limit", "query"),
    [
        ("query_bytes", "ASK {}" + " " * 65_536),
        ("nesting", "ASK " + "{" * 101 + "}" * 101),
        ("nesting", "SELECT (" + "(" * 101 + "1" + ")" * 101 + " AS ?x) {}"),
        ("patterns", "SELECT * { " + " ".join(f"?s ?p{i} ?o{i} ." for i in range(101)) + "}"),
        ("patterns", "SELECT * { " + " ".join(f"OPTIONAL {{ ?s ?p{i} ?o{i} }}" for i in range(101)) + "}"),
        ("operators", "SELECT (" + "!" * 1001 + "true AS ?x) {}"),
        ("operators", "ASK { {} " + "UNION {} " * 1001 + "}"),
    ],
)
def test_what_is_too_large_names_its_limit(limit: str, query: str) -> None:
    with pytest.raises(LimitError) as caught:
        admit(query, Limits())
    assert caught.value.limit == limit
    assert f"at most {asdict(Limits())[limit]:,} wanted" in str(caught.value)


def test_what_starts_like_no_query_is_a_syntax_error() -> None:
    with pytest.raises(QuerySyntaxError, match="no SELECT, ASK, CONSTRUCT or DESCRIBE found"):
        admit("CONSTRUKT {}", Limits())


@pytest.mark.parametrize(
    "piece",
    [
        "'",
        '"',
        '"""',
        "'''",
        '"\\',
        '"""\\',
        "<",
        "<a",
        "a:",
        "a-",
        "x.",
        ":.",
        "(",
        "#",
        "@a-",
        "1.",
        "1e",
        "%20",
        "é",
    ],
)
def test_no_text_takes_long_to_scan(piece: str) -> None:
    text = (piece * 65_536)[:65_536]
    started = time.process_time()
    scan(text)
    assert time.process_time() - started < 1
