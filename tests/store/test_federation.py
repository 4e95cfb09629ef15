"""SERVICE answers what the standard says: the same as GRAPH over a graph that holds what the endpoint holds."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.store import EvaluationError, LimitError, QueryRefusedError, QuerySyntaxError
from kg.store.error import ServiceError, ServiceTimeError
from kg.store.evaluate import evaluate
from kg.store.federation import GENID, Federation
from kg.store.format import JSON
from kg.store.limit import Limits
from kg.store.protocol import Answer
from kg.store.row import Term, rows

if TYPE_CHECKING:
    from collections.abc import Callable

THERE = "http://there.example/sparql"
LIMITS = Limits(services=f"https://else.example/sparql, {THERE}")
PREFIX = "PREFIX : <http://example.org/>\n"
HERE_DATA = (
    PREFIX.replace("PREFIX", "@prefix").replace("\n", " .\n")
    + """
:a :p 1 ; :q :x ; :name "Ann" .
:b :p 2 ; :q :y , :z ; :name "Ben" .
:c :p 3 .
:d :p 3 ; :q "literal" .
"""
)
THERE_DATA = (
    PREFIX.replace("PREFIX", "@prefix").replace("\n", " .\n")
    + """
:x :label "ex" , "ix" ; :p 1 ; :r :a .
:y :label "why" ; :p 2 .
:z :p 3 ; :r :b .
:a :label "an a" .
"""
)


@dataclass
class Endpoint:
    """What would be asked over HTTP: a store, and the questions to it."""

    store: ox.Store
    asked: list[str] = field(default_factory=list)
    answer: Callable[[str], tuple[str, bytes]] | None = None

    def __call__(self, endpoint: str, query: str) -> tuple[str, bytes]:
        assert endpoint == THERE
        self.asked.append(query)
        if self.answer:
            return self.answer(query)
        body = io.BytesIO()
        evaluate(self.store, query, media_type=JSON, default_graphs=(), named_graphs=()).write(body, None)
        return JSON, body.getvalue()


def filled_store(*graphs: tuple[str, ox.NamedNode | ox.DefaultGraph]) -> ox.Store:
    store = ox.Store()
    for data, graph in graphs:
        store.load(data.encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


HERE = filled_store((HERE_DATA, ox.DefaultGraph()))
BOTH = filled_store((HERE_DATA, ox.DefaultGraph()), (THERE_DATA, ox.NamedNode(THERE)))


@pytest.fixture
def there() -> Endpoint:
    return endpoint()


def endpoint() -> Endpoint:
    return Endpoint(filled_store((THERE_DATA, ox.DefaultGraph())))


def federated(text: str, there: Endpoint, *, limits: Limits = LIMITS, store: ox.Store = HERE) -> list[dict[str, Term]]:
    options = {"default_graphs": [""], "named_graphs": []}
    filled = Federation(store, PREFIX + text, options, limits, there).filled()
    return table(store, filled, named=())


def table(store: ox.Store, text: str, *, named: tuple[str, ...]) -> list[dict[str, Term]]:
    body = io.BytesIO()
    result = evaluate(store, text, media_type=JSON, default_graphs=("",), named_graphs=named)
    result.write(body, None)
    return rows(Answer(result.form, JSON, body.getvalue()))


def bag(found: list[dict[str, Term]]) -> Counter[frozenset[tuple[str, Term]]]:
    return Counter(frozenset(row.items()) for row in found)


def native(text: str) -> list[dict[str, Term]]:
    """The rows where the endpoint's data is a graph of this store."""
    return table(BOTH, PREFIX + text.replace(f"SERVICE <{THERE}>", f"GRAPH <{THERE}>"), named=(THERE,))


S = f"SERVICE <{THERE}>"
QUERIES = {
    "after patterns": f"SELECT * {{ ?s :q ?x {S} {{ ?x :label ?l }} }}",
    "before patterns": f"SELECT * {{ {S} {{ ?x :label ?l }} ?s :q ?x }}",
    "alone": f"SELECT * {{ {S} {{ ?x ?p ?o }} }}",
    "optional": f"SELECT * {{ ?s :p ?n OPTIONAL {{ {S} {{ ?x :r ?s }} }} }}",
    "optional with a filter": f"SELECT * {{ ?s :p ?n OPTIONAL {{ {S} {{ ?x :p ?m }} FILTER(?m > ?n) }} }}",
    "minus": f"SELECT * {{ ?s :q ?x MINUS {{ {S} {{ ?x :p 2 }} }} }}",
    "union": f"SELECT * {{ {{ ?s :q ?x {S} {{ ?x :p ?n }} }} UNION {{ {S} {{ ?s :r ?x }} }} }}",
    "twice": f"SELECT * {{ ?s :q ?x {S} {{ ?x :r ?y }} {S} {{ ?y :label ?l }} }}",
    "sub-select": f"SELECT * {{ {{ SELECT ?s (COUNT(*) AS ?k) {{ ?s :q ?x {S} {{ ?x ?p ?o }} }} GROUP BY ?s }} }}",
    "inner sub-select": f"SELECT * {{ ?s :q ?x {S} {{ SELECT ?x (COUNT(*) AS ?k) {{ ?x ?p ?o }} GROUP BY ?x }} }}",
    "aggregate": f"SELECT (COUNT(*) AS ?n) {{ ?s :q ?x {S} {{ ?x :label ?l }} }}",
    "ask": f"ASK {{ ?s :q ?x {S} {{ ?x :label 'why' }} }}",
    "filter on what comes": f"SELECT * {{ ?s :q ?x FILTER(?l != 'ex') {S} {{ ?x :label ?l }} }}",
    "filter on what is there": f"SELECT * {{ ?s :q ?x ; :p ?n FILTER(?n < 2) {S} {{ ?x :label ?l }} }}",
    "filter exists": f"SELECT * {{ ?s :q ?x FILTER NOT EXISTS {{ ?s :name 'Ann' }} {S} {{ ?x ?p ?o }} }}",
    "filter by regex": f"SELECT * {{ ?s :q ?x ; :name ?n FILTER regex(?n, '^B') {S} {{ ?x :label ?l }} }}",
    "filter unbound": f"SELECT * {{ ?s :p ?n OPTIONAL {{ ?s :q ?x }} FILTER(!BOUND(?x)) {S} {{ ?x :r ?s }} }}",
    "bind": f"SELECT * {{ ?s :q ?x BIND(?x AS ?y) {S} {{ ?y :label ?l }} BIND(STRLEN(?l) AS ?k) }}",
    "values": f"SELECT * {{ VALUES (?x ?k) {{ (:x 1) (:y UNDEF) }} {S} {{ ?x :label ?l }} }} VALUES ?l {{ 'ex' }}",
    "maybe unbound": f"SELECT * {{ ?s :p ?n OPTIONAL {{ ?s :q ?x }} {S} {{ ?x :label ?l }} }}",
    "unbound there": f"SELECT * {{ ?s :q ?x {S} {{ ?x :p ?n OPTIONAL {{ ?x :r ?s }} }} }}",
    "no variable": f"SELECT * {{ ?s :q ?x {S} {{ :x :label 'ex' }} }}",
    "nothing shared": f"SELECT * {{ ?s :p 1 {S} {{ ?x :label ?l }} }}",
    "nothing before": f"SELECT * {{ ?s :p 17 {S} {{ ?s :label ?l }} }}",
    "nothing there": f"SELECT * {{ ?s :p ?n {S} {{ ?s :p 17 }} }}",
    "distinct and order": f"SELECT DISTINCT ?x {{ ?s :q ?x {S} {{ ?x ?p ?o }} }} ORDER BY ?x LIMIT 2",
    "comments": f"SELECT * {{ ?s :q ?x # }} SERVICE\n {S} {{ ?x :label ?l # }}\n }} # end\n }}",
    "dots": f"SELECT * {{ ?s :q ?x . {S} {{ ?x :label ?l . }} . ?s :p ?n . }}",
}  # fmt: skip


@pytest.mark.parametrize("text", QUERIES.values(), ids=QUERIES)
def test_a_service_answers_like_a_graph(text: str, there: Endpoint) -> None:
    found = federated(text, there)
    assert bag(found) == bag(native(text))
    if found and not text.startswith("ASK"):
        assert there.asked


TERMS = ["?x", "?y", "?s"]
TRIPLES = [f"{s} :{p} {o} ." for s in TERMS for p in ("p", "q", "r", "label") for o in ("?x", "?y", "?n")]
FILTERS = ["FILTER(?n > 1)", "FILTER(BOUND(?x))", "FILTER(!BOUND(?y))", "FILTER(?x != ?y)", "FILTER(?n < 3 || ?y = :z)"]
simple = st.sampled_from([*TRIPLES, *FILTERS, "VALUES ?x { :x :y }", "VALUES (?x ?n) { (:x UNDEF) (UNDEF 2) }"])


def grouped(elements: st.SearchStrategy[str], *, most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(elements, min_size=1, max_size=most).map(lambda parts: "{ " + " ".join(parts) + " }")


inner = st.one_of(simple, grouped(simple).map("OPTIONAL {}".format))
service = grouped(inner).map(f"{S} {{}}".format)
element = st.recursive(
    st.one_of(simple, service),
    lambda some: st.one_of(
        grouped(some),
        grouped(some).map("OPTIONAL {}".format),
        grouped(some).map("MINUS {}".format),
        st.tuples(grouped(some), grouped(some)).map(" UNION ".join),
        grouped(some).map("{{ SELECT ?x ?n {} }}".format),
    ),
    max_leaves=5,
)


BOUNDLESS = Limits(services=THERE, service_calls=1_000_000, service_rows=1_000_000)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grouped(element))
def test_every_mixture_of_groups_answers_like_a_graph(group: str) -> None:
    text = f"SELECT * {group}"
    assert bag(federated(text, endpoint(), limits=BOUNDLESS)) == bag(native(text)), text


def sent(text: str, there: Endpoint) -> set[str]:
    """The terms that go along with the only question."""
    federated(text, there)
    (question,) = there.asked
    return set(question.partition("VALUES")[2].partition("{")[2].replace("(", " ").replace(")", " ").split()) - {"}"}


def test_what_stands_before_goes_along_with_the_question(there: Endpoint) -> None:
    assert sent(f"SELECT * {{ ?s :q ?x ; :name 'Ben' {S} {{ ?x :label ?l }} }}", there) == {
        "<http://example.org/y>",
        "<http://example.org/z>",
    }


def test_what_a_filter_leaves_out_is_not_asked_for(there: Endpoint) -> None:
    text = f"SELECT * {{ ?s :q ?x ; :p ?n FILTER(?n < 2) {S} {{ ?x :label ?l }} }}"
    assert sent(text, there) == {"<http://example.org/x>"}


def test_what_an_optional_clause_belongs_to_goes_along(there: Endpoint) -> None:
    text = f"SELECT * {{ ?s :p 1 OPTIONAL {{ {S} {{ ?x :r ?s }} }} }}"
    assert sent(text, there) == {"<http://example.org/a>"}


def test_what_is_drawn_by_chance_does_not_go_along(there: Endpoint) -> None:
    assert sent(f"SELECT * {{ ?s :q ?x BIND(RAND() AS ?r) {S} {{ ?x :label ?l }} }}", there) == set()


def test_many_solutions_go_along_in_batches(there: Endpoint) -> None:
    store = ox.Store()
    there.store = ox.Store()
    for i in range(250):
        node = ox.NamedNode(f"http://example.org/n{i}")
        store.add(ox.Quad(node, ox.NamedNode("http://example.org/p"), ox.Literal(i)))
        there.store.add(ox.Quad(node, ox.NamedNode("http://example.org/label"), ox.Literal(str(i))))
    text = f"SELECT * {{ ?s :p ?n {S} {{ ?s :label ?l }} }}"
    found = federated(text, there, store=store)
    assert {(row["n"].value, row["l"].value) for row in found} == {(str(i), str(i)) for i in range(250)}
    assert [question.count("<http://example.org/n") for question in there.asked] == [100, 100, 50]


@pytest.mark.parametrize(
    ("limit", "message"),
    [("service_calls", "would ask more than 1 times"), ("service_rows", "more than 1 rows")],
)
def test_asking_and_being_told_too_much_is_refused(there: Endpoint, limit: str, message: str) -> None:
    twice = f"SELECT * {{ ?s :q ?x {S} {{ ?x :label ?l }} {S} {{ ?x :p ?n }} }}"
    limits = Limits(services=THERE, **{limit: 1})
    with pytest.raises(LimitError, match=message) as caught:
        federated(twice, there, limits=limits)
    assert caught.value.limit == limit


def test_one_clause_too_many_is_refused_before_its_call(there: Endpoint) -> None:
    with pytest.raises(LimitError, match="would ask more than 1 times"):
        text = f"SELECT * {{ {S} {{ ?x :label ?l }} {S} {{ ?y :p ?n }} }}"
        federated(text, there, limits=Limits(services=THERE, service_calls=1))
    assert len(there.asked) == 1


def test_more_solutions_than_may_be_sent_are_refused_before_the_first_call(there: Endpoint) -> None:
    values = " ".join(f":n{i}" for i in range(101))
    with pytest.raises(LimitError, match="bind less before SERVICE"):
        text = f"SELECT * {{ VALUES ?x {{ {values} }} {S} {{ ?x :label ?l }} }}"
        federated(text, there, limits=Limits(services=THERE, service_calls=1))
    assert there.asked == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"SELECT * {{ GRAPH ?g {{ ?s :q ?x {S} {{ ?x :label ?l }} }} }}", "within GRAPH"),
        (f"SELECT * {{ ?s :q ?x FILTER EXISTS {{ {S} {{ ?x :label ?l }} }} }}", "within EXISTS"),
        (f"SELECT * {{ ?s :q ?x FILTER NOT EXISTS {{ {{ {S} {{ ?x :label ?l }} }} }} }}", "within EXISTS"),
        (f"SELECT * {{ ?s :q ?x LATERAL {{ {S} {{ ?x :label ?l }} }} }}", "within LATERAL"),
        (f"SELECT * {{ {S} {{ ?x :q ?y SERVICE SILENT :x {{ ?x :label ?l }} }} }}", "within a SERVICE"),
        (f"SELECT * {{ SERVICE SILENT <{THERE}> {{ ?x :q ?y {S} {{ ?x :label ?l }} }} }}", "within a SERVICE"),
        ("SELECT * { ?s :q ?x SERVICE ?x { ?x :label ?l } }", "name the endpoint by its IRI"),
        (r"SELECT * { SERVICE <http://there.example/\u0041> { ?x :label ?l } }", "is supported as SERVICE <endpoint>"),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1/> { ?x :label ?l } }", "<http://127.0.0.1/> is not allowed"),
        ("SELECT * { SERVICE :sparql { ?x :label ?l } }", "SERVICE <http://example.org/sparql> is not allowed"),
    ],
)  # fmt: skip
def test_other_shapes_are_refused(there: Endpoint, text: str, message: str) -> None:
    with pytest.raises(QueryRefusedError, match=message):
        federated(text, there)
    assert there.asked == []


def test_an_endpoint_may_be_named_by_a_prefix(there: Endpoint) -> None:
    text = "PREFIX there: <http://there.example/> SELECT * { :a :q ?x SERVICE there:sparql { ?x :r ?y } }"
    assert [row["y"].value for row in federated(text, there)] == ["http://example.org/a"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"SELECT * {{\n ?s :q ?x\n {S} {{ ?x :label }} }}", (4, 52)),
        (f"SELECT * {{\n {S} {{ ?x :label ?l }}\n ?s ?p }}", (4, 9)),
        (f"SELECT * {{\n {S} {{ ?x :label ?l }}", (3, 56)),
        ("SELECT * { SERVICE", (2, 19)),
    ],
)
def test_a_syntax_error_has_its_place_in_the_query(there: Endpoint, text: str, place: tuple[int, int]) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        federated(text, there)
    assert (caught.value.line, caught.value.column) == place
    assert there.asked == []


def test_what_the_engine_cannot_evaluate_is_not_asked_for(there: Endpoint) -> None:
    with pytest.raises(EvaluationError):
        federated(f"SELECT * {{ {S} {{ ?x :label ?l }} FILTER(:f(?l)) }}", there)


XML = "application/sparql-results+xml"
WRONG = {
    "empty": (JSON, b""),
    "page": (JSON, b"<html>busy</html>"),
    "deep": (JSON, b"[" * 100_000),
    "bad IRI": (JSON, b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"a> } #"}}]}}'),
    "bad name": (JSON, b'{"head":{"vars":["x) { } #"]},"results":{"bindings":[]}}'),
    "cut": (JSON, b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"a"}},'),
    "yes": (JSON, b'{"head":{},"boolean":true}'),
    "triple": (
        JSON,
        b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"triple","value":{"subject":{"type":"uri","value":'
        b'"a:b"},"predicate":{"type":"uri","value":"a:c"},"object":{"type":"uri","value":"a:d"}}}}]}}',
    ),
    "laughs": (XML, b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sparql>&b;</sparql>'),
}


@pytest.mark.parametrize("answer", WRONG.values(), ids=WRONG)
def test_an_answer_that_is_none_is_an_error_that_names_the_endpoint(there: Endpoint, answer: tuple[str, bytes]) -> None:
    there.answer = lambda _: answer
    with pytest.raises(ServiceError) as caught:
        federated(f"SELECT * {{ {S} {{ ?x :label ?l }} }}", there)
    assert caught.value.endpoint == THERE


@pytest.mark.parametrize("error", [ServiceError("down", endpoint=THERE), ServiceTimeError("late", endpoint=THERE)])
def test_a_silent_clause_that_fails_binds_nothing(there: Endpoint, error: ServiceError) -> None:
    def fail(_: str) -> tuple[str, bytes]:
        raise error

    there.answer = fail
    found = federated(f"SELECT * {{ :a :q ?x SERVICE SILENT <{THERE}> {{ ?x :label ?l }} }}", there)
    assert [{name: str(term) for name, term in row.items()} for row in found] == [{"x": "http://example.org/x"}]
    with pytest.raises(type(error)):
        federated(f"SELECT * {{ :a :q ?x {S} {{ ?x :label ?l }} }}", there)


def test_a_silent_clause_is_silent_about_no_limit(there: Endpoint) -> None:
    with pytest.raises(LimitError):
        text = f"SELECT * {{ SERVICE SILENT <{THERE}> {{ ?x :label ?l }} }}"
        federated(text, there, limits=Limits(services=THERE, service_rows=1))


def test_columns_that_were_not_asked_for_are_left_out(there: Endpoint) -> None:
    body = b'{"head":{"vars":["s","l"]},"results":{"bindings":[{"s":{"type":"uri","value":"a:b"},"l":{"type":"literal","value":"y"}}]}}'  # noqa: E501
    there.answer = lambda _: (JSON, body)
    found = federated(f"SELECT * {{ ?s :p 1 {S} {{ ?x :label ?l }} }}", there)
    assert [{name: str(term) for name, term in row.items()} for row in found] == [
        {"s": "http://example.org/a", "l": "y"}
    ]


def test_terms_of_all_kinds_come_over(there: Endpoint) -> None:
    data = '@prefix : <http://example.org/> .\n:x :v "a\\"\\n\\t\\\\b" , "c"@ar , 1.5 , true , :ä , _:n .'
    there.store = filled_store((data, ox.DefaultGraph()))
    found = [row["v"] for row in federated(f"SELECT * {{ {S} {{ :x :v ?v }} }}", there)]
    node = next(term for term in found if term.value.startswith(GENID))
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert {term for term in found if term is not node} == {
        Term("literal", 'a"\n\t\\b'),
        Term("literal", "c", language="ar"),
        Term("literal", "1.5", xsd + "decimal"),
        Term("literal", "true", xsd + "boolean"),
        Term("iri", "http://example.org/ä"),
    }
    assert node.kind == "iri"


def test_the_dataset_of_the_query_holds_for_what_stands_before(there: Endpoint) -> None:
    store = filled_store((THERE_DATA, ox.NamedNode("http://example.org/g")), (HERE_DATA, ox.DefaultGraph()))
    dataset = "FROM NAMED :h FROM <http://example.org/g>"
    text = f"SELECT * {dataset} {{ ?s :r ?x {S} {{ ?x :label ?l }} }}"
    options: dict[str, list[str]] = {"default_graphs": [], "named_graphs": []}
    filled = Federation(store, PREFIX + text, options, LIMITS, there).filled()
    assert "<http://example.org/a>" in there.asked[0]
    assert "FROM" not in there.asked[0]
    assert "FROM <http://example.org/g>" in filled
