"""Whether two answers say the same: tables as multisets of rows, graphs by isomorphism."""

from __future__ import annotations

import io
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.query import Result

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
FORMATS = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}
RDF_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}
MEDIA_TYPES = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[0-9]+)?", re.IGNORECASE)

Table = Counter[frozenset[tuple[str, Any]]]
"""Rows and how often each stands, blank nodes taken for alike."""


def expected(path: Path) -> bool | Table | Graph:
    """The answer that a test wants, from a file of the suite."""
    if path.suffix in FORMATS:
        return parsed(path.read_bytes(), FORMATS[path.suffix])
    graph = Graph().parse(path, format=RDF_FORMATS[path.suffix], publicID=path.resolve().as_uri())
    sets = [*graph.subjects(RDF.type, RS.ResultSet)]
    return _result_set(graph, sets[0]) if sets else graph


def parsed(body: bytes, form: str) -> bool | Table | Graph:
    """The answer in a body: a truth value, a table or a graph."""
    if form == "turtle":
        return Graph().parse(data=body, format="turtle")
    result = Result.parse(io.BytesIO(body), format=form)
    if result.type == "ASK":
        return bool(result.askAnswer)
    is_plain = form == "csv"
    return Counter(
        frozenset((str(name), _value(term, is_plain=is_plain)) for name, term in row.items()) for row in result.bindings
    )


def same(found: bool | Table | Graph, wanted: bool | Table | Graph, *, is_lax: bool = False) -> bool:  # noqa: FBT001
    """Whether they say the same; `is_lax`: a row that is wanted twice may come once (REDUCED)."""
    if isinstance(found, Graph) and isinstance(wanted, Graph):
        return isomorphic(found, wanted)
    if is_lax and isinstance(found, Counter) and isinstance(wanted, Counter):
        return found <= wanted and found.keys() == wanted.keys()
    return type(found) is type(wanted) and found == wanted


def _result_set(graph: Graph, node: Node) -> bool | Table:
    truth = graph.value(node, RS.boolean)
    if isinstance(truth, Literal):
        return bool(truth.toPython())
    return Counter(
        frozenset(
            (str(graph.value(each, RS.variable)), _value(graph.value(each, RS.value), is_plain=False))
            for each in graph.objects(solution, RS.binding)
        )
        for solution in graph.objects(node, RS.solution)
    )


def _value(term: Node | None, *, is_plain: bool) -> object:
    if isinstance(term, BNode):
        return "a blank node"
    if isinstance(term, Literal) and not is_plain:
        # Numbers are compared by value: 1.0 and 1.00 are one decimal, and an engine writes it in its own way.
        value = float(term.value) if isinstance(term.value, int | float | Decimal) else str(term)
        datatype = "" if term.datatype in {None, XSD.string} else str(term.datatype)
        return value, datatype, (term.language or "").lower()
    if is_plain and isinstance(term, Literal):
        return float(term) if NUMBER.fullmatch(term) else str(term)
    return str(term)
