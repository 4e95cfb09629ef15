"""The shapes of the ontology, each constraint asked of the store as a query."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib import Graph

import ontology
from kg.check.finding import Finding
from kg.check.shape import SHAPES, Constraint, constraints
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Reader, Term


@cache
def shapes() -> tuple[Constraint, ...]:
    """The constraints of `ontology/shapes.ttl`."""
    return tuple(constraints(Graph().parse(ontology.path(SHAPES), format="turtle")))


def findings(reader: Reader) -> Iterator[Finding]:
    """A finding for each node that breaks a constraint; the class tree is that of the ontology."""
    for constraint in shapes():
        for row in rows(reader, constraint.query):
            yield Finding(
                f"shape/{constraint.shape}", row["this"].value, _message(constraint, row), constraint.severity
            )


def _message(constraint: Constraint, row: dict[str, Term]) -> str:
    """The shape's message, then the property and the value that break it."""
    path = row["path"].value if "path" in row else constraint.path
    value = row["value"].value if "value" in row else ""
    found = " ".join(part for part in (_local(path), value if value != row["this"].value else "") if part)
    return f"{constraint.message} Found: {found}." if found else constraint.message


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
