"""`orbat query`: names, files and texts; every format; every way to ask wrongly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import queries
from kg.command.table import END_ISOLATE, ISOLATE, cell
from tests.command.conftest import Run

ON_OPEN_SEA = ("query", "factions_in_operation", "--param", "operation=open-sea")
TIME = re.compile(r"\(\d+\.\d s\)")


def test_without_a_question_it_lists_the_stored_ones(orbat: Run) -> None:
    lines = orbat("query").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [name for name in queries.names() if "/" not in name]
    assert "factions_in_operation              Which factions took part in an operation?" in lines


def test_a_stored_question_prints_a_table(orbat: Run, example_store: Path) -> None:
    result = orbat(*ON_OPEN_SEA, "--store", example_store)
    assert [line.split(maxsplit=1) for line in result.stdout.splitlines()[2:]] == [
        ["id:person/ana-moro", "Ana Moro      "],
        ["id:faction/hill-brigades", "Hill Brigades "],
        ["id:faction/river-front", "River Front   "],
        ["id:alliance/shore-alliance", "Shore Alliance"],
        ["id:force/zembian-army", "Zembian Army  "],
    ]
    assert TIME.sub("", result.stderr) == "5 rows \n"


def test_csv_goes_to_standard_output_and_nothing_else(orbat: Run, example_store: Path) -> None:
    result = orbat(*ON_OPEN_SEA, "--format", "csv", "--store", example_store)
    assert result.stdout_bytes.startswith(b"participant,name\r\nhttps://w3id.org/orbat/id/person/ana-moro,Ana Moro\r\n")
    assert result.stderr == ""


@pytest.mark.parametrize("form", ["json", "tsv"])
def test_other_formats_are_those_of_sparql(orbat: Run, example_store: Path, form: str) -> None:
    output = orbat(*ON_OPEN_SEA, "--format", form, "--store", example_store).stdout
    names = (
        [row["name"]["value"] for row in json.loads(output)["results"]["bindings"]]
        if form == "json"
        else [line.split("\t")[1] for line in output.splitlines()[1:]]
    )
    assert [name.strip('"').removesuffix('"@en') for name in names] == [
        "Ana Moro", "Hill Brigades", "River Front", "Shore Alliance", "Zembian Army",
    ]  # fmt: skip


def test_without_its_parameter_a_stored_question_is_asked_of_its_example(orbat: Run, example_store: Path) -> None:
    result = orbat("query", "factions_in_operation", "--store", example_store)
    assert result.exit_code == 0
    assert TIME.sub("", result.stderr) == (
        "operation: deter-the-aggression (the example; ask about another with --param operation=...)\n0 rows \n"
    )


def test_a_text_knows_the_usual_prefixes_and_may_bring_its_own(orbat: Run, example_store: Path) -> None:
    text = "PREFIX s: <http://www.w3.org/2004/02/skos/core#> SELECT ?n { id:faction\\/river-front s:prefLabel ?n }"
    output = orbat("query", text, "--format", "csv", "--store", example_store).stdout
    assert sorted(output.splitlines()) == ["River Front", "n", "جبهة النهر"]


def test_an_ask_is_answered_with_yes_or_no(orbat: Run, example_store: Path) -> None:
    assert orbat("query", "ASK { ?f a :Faction }", "--store", example_store).stdout == "yes\n"
    assert orbat("query", "ASK { ?f a :Dragon }", "--store", example_store).stdout == "no\n"


def test_a_construct_is_printed_as_turtle(orbat: Run, example_store: Path) -> None:
    text = "CONSTRUCT { ?a :claimCount 1 } WHERE { VALUES ?a { :x } }"
    table, ttl = (orbat("query", text, "--store", example_store, *form) for form in ((), ("--format", "ttl")))
    assert table.stdout == ttl.stdout
    assert table.stdout.splitlines()[-1] == ":x :claimCount 1 ."


def test_a_file_is_asked_as_it_stands(orbat: Run, example_store: Path) -> None:
    Path("mine.rq").write_text("SELECT (1 AS ?one) {}", encoding="utf-8")
    assert orbat("query", "mine.rq", "--format", "csv", "--store", example_store).stdout == "one\n1\n"


def test_a_file_with_a_header_takes_parameters(orbat: Run, example_store: Path) -> None:
    Path("mine.rq").write_text(queries.load("members_of_alliance").text, encoding="utf-8")
    output = orbat(
        "query", "mine.rq", "--param", "alliance=alliance/shore-alliance", "--format", "csv", "--store", example_store
    ).stdout
    assert output == "member\nhttps://w3id.org/orbat/id/faction/mill-guard\n"


def test_a_dash_reads_the_question_from_standard_input(orbat: Run, example_store: Path) -> None:
    result = orbat("query", "-", "--format", "csv", "--store", example_store, input=b"SELECT (2 AS ?two) {}")
    assert result.stdout == "two\n2\n"


def test_show_prints_the_text_that_would_be_asked(orbat: Run) -> None:
    result = orbat(*ON_OPEN_SEA, "--show")
    assert result.stdout == queries.load("factions_in_operation").bind({"operation": "open-sea"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("factions_in_operatoin",),
         "'factions_in_operatoin' is no file and no stored question; did you mean 'factions_in_operation'?"),
        (("factions_in_operation", "--param", "operation=a b"),
         "factions_in_operation: parameter 'operation': 'a b' found; wanted a slug, operation/slug, or its IRI, "
         "for example deter-the-aggression"),
        (("factions_in_operation", "--param", "operatoin=x"),
         "factions_in_operation: unknown parameter 'operatoin'; did you mean 'operation'? (parameters: operation)"),
        (("SELECT WHERE { }", "--format", "csv"), "query:1: column "),
        (("bad.rq",), "bad.rq:3: column "),
        (("broken.rq",), "broken.rq:1: unknown header 'summry'; did you mean 'summary'?"),
        (("ASK {}", "--format", "ttl"), "the answer cannot be written as 'text/turtle'; wanted one of "),
    ],
)  # fmt: skip
def test_a_wrong_question_is_one_line_and_exit_status_2(
    orbat: Run, example_store: Path, arguments: tuple[str, ...], message: str
) -> None:
    Path("bad.rq").write_text("SELECT *\nWHERE { ?s ?p }\n", encoding="utf-8")
    Path("broken.rq").write_text("#+ summry: odd\nASK {}\n", encoding="utf-8")
    result = orbat("query", *arguments, "--store", example_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith(f"orbat: {message}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("strikes", "--param", "place"), "'place' found, name=value wanted"),
        (("ASK {}", "--param", "a=b"), "--param goes with a stored question, or with a file that has '#+ param' lines"),
    ],
)
def test_parameters_given_wrongly_are_misuse(orbat: Run, arguments: tuple[str, ...], message: str) -> None:
    result = orbat("query", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_arabic_is_isolated_in_its_cell() -> None:
    assert cell("حلب", "literal") == f"{ISOLATE}حلب{END_ISOLATE}"
    assert cell("Aleppo", "literal") == "Aleppo"
    assert cell("https://example.org/x", "uri") == "https://example.org/x"


def test_a_missing_value_is_an_empty_cell(orbat: Run, example_store: Path) -> None:
    result = orbat("query", "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }", "--store", example_store)
    assert [line.split() for line in result.stdout.splitlines() if "─" not in line] == [["a", "b"], ["1"]]
