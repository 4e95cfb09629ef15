"""RDF 1.2: each fact annotated with what its sources make of it, the statement as its reifier.

`faction:x :captured place:y ~ statement:z {| :claimCount 2 ; :statementStatus :Contested |} .` says in one line what
plain RDF needs six triples for. https://www.w3.org/TR/rdf12-turtle/#annotation-syntax
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.export.view import FACTS, PARTS, Fact, facts
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_DIGITS = re.compile(r"[0-9]+")
_KIND = re.compile(rf"<({re.escape(BASE)}id/([a-z]+)/)")
_LOCAL = re.compile(r"[A-Za-z0-9]([\w.-]*[\w-])?", re.ASCII)


def write(quads: list[ox.Quad], prefixes: Mapping[str, str], output: IO[bytes]) -> None:
    """Writes all quads as TriG 1.2; those that name the triple of a statement become its annotation."""
    names = dict(prefixes) | _kinds(quads)
    annotated = facts(quads)
    written = {*(fact.triple for fact in annotated), *_views(annotated)}
    rest = [quad for quad in quads if quad.graph_name != FACTS or quad.triple not in written]
    if rest:
        ox.serialize(rest, output, ox.RdfFormat.TRIG, prefixes=names)
    else:  # Of nothing, not even the prefixes are written.
        output.writelines(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in names.items())
    asserted = {quad.triple for quad in quads if quad.graph_name == FACTS}
    output.write(f"\n{_short(FACTS, names)} {{\n".encode())
    for triple, about in groupby(annotated, key=lambda fact: fact.triple):
        output.write(_lines(triple, list(about), names, asserted=triple in asserted).encode())
    output.write(b"}\n")


def plain(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The graph that an annotated one stands for: the inverse of `write`."""
    found = set()
    for quad in quads:
        if quad.predicate == REIFIES and isinstance(quad.object, ox.Triple):
            for part, term in zip(PARTS, quad.object, strict=True):
                found.add(ox.Quad(quad.subject, ox.NamedNode(part), term, quad.graph_name))
        else:
            found.add(quad)
    return found


def _views(annotated: list[Fact]) -> Iterable[ox.Triple]:
    for fact in annotated:
        for key, value in (*fact.view, *zip(PARTS, fact.triple, strict=True)):
            yield ox.Triple(fact.statement, ox.NamedNode(key), value)


def _lines(triple: ox.Triple, about: list[Fact], names: Mapping[str, str], *, asserted: bool) -> str:
    said = " ".join(_short(term, names) for term in triple)
    if not asserted:  # Reference data holds the triple in its own graph, and a triple stands in one.
        return "".join(f"\t{_short(fact.statement, names)} rdf:reifies <<( {said} )>> ; {_view(fact, names)} .\n"
                       for fact in about)  # fmt: skip
    notes = "".join(f"\n\t\t~ {_short(fact.statement, names)} {{| {_view(fact, names)} |}}" for fact in about)
    return f"\t{said}{notes} .\n"


def _view(fact: Fact, names: Mapping[str, str]) -> str:
    return " ; ".join(f"{_short(ox.NamedNode(key), names)} {_short(value, names)}" for key, value in fact.view)


def _kinds(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """A prefix for each kind of entity: `faction`, `place`."""
    found = {match[2]: match[1] for quad in quads if (match := _KIND.match(str(quad.subject)))}
    return dict(sorted(found.items()))


def _short(term: object, names: Mapping[str, str]) -> str:
    if isinstance(term, ox.NamedNode):
        for name, iri in names.items():
            if term.value.startswith(iri) and _LOCAL.fullmatch(term.value[len(iri) :]):
                return f"{name}:{term.value[len(iri) :]}"
    if isinstance(term, ox.Literal) and term.datatype == INTEGER and _DIGITS.fullmatch(term.value):
        return term.value
    return str(term)
