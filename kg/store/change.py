"""A change of a graph, applied by a worker to its own copy: an update, or graphs put, added to or deleted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.error import EvaluationError, FormatError, QueryRefusedError, QuerySyntaxError
from kg.store.evaluate import BASE, syntax_error
from kg.store.format import GRAPH_FORMATS
from kg.store.limit import Limits, admit_update
from kg.store.scan import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def apply(store: ox.Store, change: dict[str, Any], limits: Limits) -> None:
    """Changes the store as `change` says: `{"update": text, ...}` or `{"graphs": [...]}`, all of it or nothing.

    Raises:
        QuerySyntaxError: the update or an upload cannot be parsed.
        QueryRefusedError: it would load from elsewhere.
        EvaluationError: it cannot be carried out.
        LimitError: it is larger than a limit.
    """
    if "update" in change:
        update(store, change["update"], change["using"], change["using_named"], limits)
        return
    for name in change["cleared"]:
        store.clear_graph(_graph(name))
    for name, media_type, base, data in change["added"]:
        upload(store, _graph(name), media_type, base, data.encode())


def update(store: ox.Store, text: str, using: Sequence[str], using_named: Sequence[str], limits: Limits) -> None:
    """Runs a SPARQL 1.1 update; its patterns match the graph without a name unless it says otherwise."""
    admit_update(text, limits)
    try:
        store.update(with_dataset(text, using, using_named), base_iri=BASE)
    except SyntaxError as error:
        raise syntax_error(str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise EvaluationError(str(error)) from None


def upload(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph, media_type: str, base: str, data: bytes) -> None:
    """Adds the triples of a document to a graph.

    Raises:
        FormatError: that media type is not read.
    """
    if media_type not in GRAPH_FORMATS:
        raise FormatError(media_type, tuple(GRAPH_FORMATS))
    if media_type == "application/rdf+xml" and DOCTYPE.search(data):
        raise QueryRefusedError("the document has a DOCTYPE, which may define entities without end: send it without")
    try:
        quads = [*ox.parse(data, format=GRAPH_FORMATS[media_type], base_iri=base)]
    except SyntaxError as error:
        raise syntax_error(str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise EvaluationError(str(error)) from None
    if any(quad.graph_name != ox.DefaultGraph() for quad in quads):
        raise EvaluationError("the document names graphs; one graph is wanted here: send an update, or triples only")
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


def _graph(name: str | None) -> ox.NamedNode | ox.DefaultGraph:
    try:
        return ox.NamedNode(name) if name else ox.DefaultGraph()
    except ValueError as error:
        raise EvaluationError(f"a graph name is no absolute IRI: {error}") from None


def with_dataset(text: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """An update with the dataset that its caller names (SPARQL 1.1 Protocol, 2.2.3) written into each operation.

    >>> with_dataset("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", ["http://example.org/g"], [])
    'DELETE { ?s ?p 1 } USING <http://example.org/g> WHERE { ?s ?p 1 }'

    Raises:
        QuerySyntaxError: the update names a dataset itself.
    """
    if not using and not using_named:
        return text
    clauses = "".join(f"USING <{_iri(name)}> " for name in using)
    clauses += "".join(f"USING NAMED <{_iri(name)}> " for name in using_named)
    made, end = [], 0
    for place in _wheres(text):
        made += [text[end:place], clauses]
        end = place
    return "".join((*made, text[end:]))


def _wheres(text: str) -> Iterator[int]:
    """Where the word WHERE stands outside of all braces."""
    depth, before = 0, ""
    for token in TOKEN.finditer(text):
        word = token.group().upper()
        if token.lastgroup == "mark":
            depth += (word == "{") - (word == "}")
        elif token.lastgroup == "word" and not depth:
            if word in {"USING", "WITH"}:
                raise QuerySyntaxError(f"the update has {word} and the request names a dataset: one is wanted")
            if word == "WHERE":
                if before == "DELETE":
                    raise QueryRefusedError("DELETE WHERE takes no dataset: write DELETE { ... } WHERE { ... }")
                yield token.start()
        if token.lastgroup != "comment":
            before = word


def _iri(name: str) -> str:
    try:
        return ox.NamedNode(name).value
    except ValueError as error:
        raise EvaluationError(f"a graph name is no absolute IRI: {error}") from None
