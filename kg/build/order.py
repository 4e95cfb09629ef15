"""Relations that cannot go round: nothing lies within what lies within it, and no group belongs to its own member."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology import NS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.build.fact import Fact

ORDERS = ("locatedIn", "memberOf", "subUnitOf")
"""Properties that form no circle (asymmetric, and the transitive ones irreflexive)."""


def ordered(facts: Iterable[Fact], held: Iterable[tuple[str, str, str]]) -> tuple[Fact, ...]:
    """The facts, where sources go round in a circle without the weakest: it becomes contested and yields no triple.

    `held` are the triples of reference data, which stand. Of articles' facts those with more claims come first.
    """
    facts = tuple(facts)
    above: dict[str, dict[str, set[str]]] = {name: {} for name in ORDERS}
    for subject, predicate, object_ in held:
        name = predicate.strip("<>").removeprefix(NS)
        if name in above:
            above[name].setdefault(subject.strip("<>"), set()).add(object_.strip("<>"))
    broken: set[str] = set()
    for fact in sorted(facts, key=lambda fact: (-fact.claims, fact.statement.iri)):
        if fact.triple is None or fact.triple[1] not in above:
            continue
        subject, name, object_ = fact.triple
        if subject in _reached(object_, above[name]):
            broken.add(fact.statement.iri)
        else:
            above[name].setdefault(subject, set()).add(object_)
    return tuple(
        replace(fact, status="Contested", triple=None) if fact.statement.iri in broken else fact for fact in facts
    )


def _reached(start: str, above: dict[str, set[str]]) -> set[str]:
    reached, open_ = {start}, [start]
    while open_:
        new = above.get(open_.pop(), set()) - reached
        reached |= new
        open_ += new
    return reached
