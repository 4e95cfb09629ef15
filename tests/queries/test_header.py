"""A query file's header is read as it is meant, or refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.error import DataError
from queries import Parameter, load, names, read_query

GOOD = """#+ summary: Where is it?
#+ description: The place,
#+   and what it lies in.
#+ param place: iri(place), the place, hama
#+ param deep: boolean?, whether all levels, true
#+ returns: one row
#+ ask: where is {place}?
SELECT ?place WHERE {
  VALUES ?place { <https://w3id.org/orbat/id/place/hama> }
  VALUES ?deep { UNDEF }
}
"""


def written(directory: Path, text: str) -> Path:
    path = directory / "where.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read_whole(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD), name="where")
    assert (query.summary, query.description, query.returns, query.ask) == (
        "Where is it?",
        "The place, and what it lies in.",
        "one row",
        ("where is {place}?",),
    )
    assert query.parameters == (
        Parameter("place", "iri(place)", "the place", "hama"),
        Parameter("deep", "boolean?", "whether all levels", "true"),
    )
    assert query.examples() == {"place": "hama"}
    assert query.bind({"place": "hama"}) == query.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+ returns: one row\n", "", "1: header has no 'returns'; wanted '#+ returns: ...'"),
        ("#+ returns", "#+ retuns", "6: unknown header 'retuns'; did you mean 'returns'?"),
        ("#+ returns: one row", "#+ returns", "6: '#+ returns' found, '#+ key: value' wanted"),
        ("#+ returns", "#+ summary: twice\n#+ returns", "6: header 'summary' stands twice"),
        ("iri(place), ", "iri(place) ", "4: 'param place: iri(place) the place, hama' found, "
         "'param name: type, meaning, example' wanted"),
        ("iri(place)", "url", "4: unknown type 'url' of parameter 'place'; "
         "wanted one of iri, iri(kind|kind), string, date, integer, decimal, boolean, enum(a|b)"),
        ("boolean?, whether all levels, true", "boolean?, whether all levels, perhaps",
         "5: parameter 'deep': 'perhaps' found, one of true, false wanted"),
        ("  VALUES ?deep { UNDEF }\n", "", "5: parameter 'deep' has no 'VALUES ?deep { ... }' line of its own"),
        ("place/hama>", "place/homs>", "9: ?place is <https://w3id.org/orbat/id/place/homs>, "
         "its example <https://w3id.org/orbat/id/place/hama>"),
        ("boolean?, whether all levels, true", "date?, when, 2024-11-27",
         "5: parameter 'deep' needs 'PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>'"),
    ],
)  # fmt: skip
def test_a_broken_header_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(DataError) as caught:
        read_query(path, name="where")
    assert str(caught.value) == f"{path}:{message}"


def test_a_check_has_a_problem_and_a_solution_in_place_of_a_summary(tmp_path: Path) -> None:
    path = written(tmp_path, "#+ problem: It is odd\n#+ solution: Mend it\n#+ severity: error\nASK {}\n")
    query = read_query(path, name="checks/odd")
    assert (query.summary, query.problem, query.solution, query.severity) == (
        "It is odd",
        "It is odd",
        "Mend it",
        "error",
    )


@pytest.mark.parametrize("name", names())
def test_binding_its_examples_gives_a_stored_query_as_it_is_written(name: str) -> None:
    query = load(name)
    assert query.bind(query.examples() | {p.name: p.example for p in query.parameters}).count("VALUES") == (
        query.text.count("VALUES")
    )
    assert query.name == name
    assert query.path.read_text(encoding="utf-8") == query.text


def test_a_value_may_hold_what_elsewhere_is_syntax(tmp_path: Path) -> None:
    text = GOOD.replace("boolean?, whether all levels, true", "string?, a text, } \\ {").replace("UNDEF", r'"} \\ {"')
    query = read_query(written(tmp_path, text), name="where")
    assert query.bind({"place": "hama", "deep": "} \\ {"}) == text
    assert 'VALUES ?deep { "}}" }' in query.bind({"place": "hama", "deep": "}}"})
