"""Rules run to a fixpoint; what they yield stands in their own graphs, and nowhere twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import kg.reason
from benchmarks.sample import corpus
from kg.build import graph
from kg.entity import references
from kg.error import DataError
from kg.reason import infer

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = "PREFIX e: <https://example.org/>\n"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://example.org/{name}")


def store(*triples: str) -> ox.Store:
    made = ox.Store()
    for triple in triples:
        subject, predicate, object_ = map(node, triple.split())
        made.add(ox.Quad(subject, predicate, object_, node("given")))
    return made


def rules(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.rq").write_text(PREFIX + text, encoding="utf-8")
    return sorted(folder.glob("*.rq"))


def inferred(made: ox.Store, rule: str) -> list[str]:
    graph = ox.NamedNode(f"https://w3id.org/orbat/graph/inferred/{rule}")
    found = made.quads_for_pattern(None, None, None, graph)
    return sorted(" ".join(part.value.rsplit("/", 1)[1] for part in (q.subject, q.predicate, q.object)) for q in found)


BACK = "CONSTRUCT { ?b e:back ?a } WHERE { ?a e:to ?b }"
CHAIN = "CONSTRUCT { ?a e:to ?c } WHERE { ?a e:to ?b . ?b e:to ?c }"


def test_rules_feed_each_other_until_nothing_new_follows(tmp_path: Path) -> None:
    made = store("a to b", "b to c", "c to d")
    found = infer(made, rules=rules(tmp_path, back=BACK, chain=CHAIN))
    assert inferred(made, "chain") == ["a to c", "a to d", "b to d"]
    assert inferred(made, "back") == ["b back a", "c back a", "c back b", "d back a", "d back b", "d back c"]
    assert [(one.rule, one.triples) for one in found] == [("back", 6), ("chain", 3)]
    assert all(one.seconds > 0 for one in found)


def test_a_triple_that_a_graph_holds_is_not_said_again(tmp_path: Path) -> None:
    made = store("a to b", "b back a")
    again = {"back": BACK, "twin": BACK}
    assert [one.triples for one in infer(made, rules=rules(tmp_path, **again))] == [0, 0]
    made = store("a to b")
    assert [one.triples for one in infer(made, rules=rules(tmp_path, **again))] == [1, 0]
    assert inferred(made, "twin") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT { ?a }", r"bad.rq: no SPARQL: .*"),
        ("SELECT * WHERE { ?a ?b ?c }", "bad.rq: a CONSTRUCT query wanted"),
        ("CONSTRUCT { ?a e:has [] } WHERE { ?a e:to ?b }", "bad.rq: yields a blank node; wanted IRIs and literals, .*"),
        (
            "CONSTRUCT { ?n e:to e:end } WHERE { ?a e:to ?b BIND(IRI(CONCAT(STR(?a), 'x')) AS ?n) }",
            "rules still yield new triples after 50 rounds",
        ),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        infer(store("a to b"), rules=rules(tmp_path, bad=text))


def test_the_rules_of_the_ontology_run_in_the_order_of_their_names() -> None:
    names = [one.rule for one in infer(ox.Store())]
    assert names == sorted(names)
    assert len(names) >= 10
    assert kg.reason.ROUNDS == 50


def test_nothing_more_follows_from_what_has_been_inferred() -> None:
    pairs = list(corpus(claims=500, seed=7))
    made = ox.Store()
    made.bulk_extend(graph([article for article, _ in pairs], [said for _, said in pairs], references()))
    assert sum(one.triples for one in infer(made)) > 500
    assert [one.rule for one in infer(made) if one.triples] == []
