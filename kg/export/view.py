"""The facts of a graph with the statements that yield them, as the formats that speak of facts want them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology import BASE, NS

if TYPE_CHECKING:
    from collections.abc import Iterable

FACTS = ox.NamedNode(f"{BASE}graph/facts")
PARTS = tuple(f"{NS}{name}" for name in ("factSubject", "factPredicate", "factObject"))
"""What names the simple triple of a statement in plain RDF."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with the simple triple that it yields, and what its claims make of it, sorted."""

    statement: ox.NamedNode
    triple: ox.Triple
    view: tuple[tuple[str, ox.Literal | ox.NamedNode], ...]

    def get(self, name: str) -> str:
        """A value of the view by the local name of its property; "" where there is none."""
        return next((value.value.removeprefix(NS) for key, value in self.view if key == NS + name), "")


def text(term: object) -> str:
    """The characters of an IRI or a literal; "" of what has none, as the name of the default graph."""
    return str(getattr(term, "value", ""))


def facts(quads: Iterable[ox.Quad]) -> list[Fact]:
    """The facts of a graph, by triple, then statement."""
    found: dict[ox.NamedNode, dict[str, ox.Literal | ox.NamedNode]] = defaultdict(dict)
    for quad in quads:
        if quad.graph_name == FACTS and text(quad.subject).startswith(f"{BASE}id/statement/"):
            assert isinstance(quad.subject, ox.NamedNode)  # noqa: S101  it has an IRI
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)  # noqa: S101  a built graph has nothing else
            found[quad.subject][quad.predicate.value] = quad.object
    made = [
        Fact(
            statement,
            _triple(said),
            tuple(sorted((key, value) for key, value in said.items() if key not in PARTS)),
        )
        for statement, said in found.items()
        if PARTS[0] in said
    ]
    return sorted(made, key=lambda fact: (str(fact.triple), str(fact.statement)))


def _triple(said: dict[str, ox.Literal | ox.NamedNode]) -> ox.Triple:
    subject, predicate, value = (said[part] for part in PARTS)
    assert isinstance(subject, ox.NamedNode)  # noqa: S101  the shapes say so
    assert isinstance(predicate, ox.NamedNode)  # noqa: S101
    return ox.Triple(subject, predicate, value)


def english(quads: Iterable[ox.Quad], predicate: str) -> dict[str, str]:
    """The English text that each node has by a property; of several the first in order."""
    found: dict[str, str] = {}
    for quad in quads:
        if quad.predicate.value == predicate and isinstance(quad.object, ox.Literal) and quad.object.language == "en":
            found[text(quad.subject)] = min(quad.object.value, found.get(text(quad.subject), quad.object.value))
    return found
