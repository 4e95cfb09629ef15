"""Inference: the rules of the ontology as SPARQL, run until they yield nothing new, each into a graph of its own."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

import ontology
from kg.error import DataError
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ROUNDS = 50
"""Rounds after which rules that still yield something are taken to feed on each other for ever."""


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NAME = re.compile(r":(\w+)|[#/](\w+)>")
"""The last part of a property's name, prefixed or whole."""
_ANY = re.compile(r"\?\w+ \?\w+ \?\w+ [.}]")
"""A pattern whose property is a variable."""


@dataclass(frozen=True, slots=True)
class Inference:
    """What a rule has yielded: new triples, and the seconds it took, over all rounds."""

    rule: str
    triples: int
    seconds: float


def infer(store: ox.Store, *, rules: Iterable[Path] | None = None) -> tuple[Inference, ...]:
    """Adds to a store what follows from it, rule by rule in the order of their names, until nothing new follows.

    The triples of `rules/types.rq` go into `graph:inferred/types`; none goes in that any graph holds already.

    Raises:
        DataError: a rule is no SPARQL CONSTRUCT query, yields a blank node, or never comes to an end.
    """
    paths = sorted(ontology.rules() if rules is None else rules, key=lambda path: path.name)
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    found: dict[Path, list[float]] = {path: [0, 0.0] for path in paths}
    # What has been yielded since a rule last ran, by property: a rule that reads none of it can yield nothing new.
    unread: dict[Path, set[str] | None] = dict.fromkeys(paths)
    for _ in range(ROUNDS):
        new = 0
        for path, text in texts.items():
            fresh = unread[path]
            if fresh is not None and not _reads(text, fresh):
                continue
            unread[path] = set()
            started = time.perf_counter()
            yielded = _run(store, path, text)
            found[path][0] += len(yielded)
            found[path][1] += time.perf_counter() - started
            new += len(yielded)
            for waiting in unread.values():
                if waiting is not None:
                    waiting |= {quad.predicate.value for quad in yielded}
        if not new:
            return tuple(Inference(path.stem, int(count), seconds) for path, (count, seconds) in found.items())
    raise DataError(paths[0].parent, None, f"rules still yield new triples after {ROUNDS} rounds")


def _reads(text: str, properties: set[str]) -> bool:
    """Whether a rule reads one of the properties: by name, as a type, or because it reads every property there is."""
    if not properties:
        return False
    fresh = {re.split(r"[#/]", iri)[-1] for iri in properties}
    read = {one or other for one, other in _NAME.findall(text)}
    return bool(_ANY.search(text) or fresh & read or (RDF_TYPE in properties and " a " in text))


def _run(store: ox.Store, path: Path, text: str) -> list[ox.Quad]:
    name = ox.NamedNode(f"{BASE}graph/inferred/{path.stem}")
    try:
        result = store.query(text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise DataError(path, None, f"no SPARQL: {error}") from None
    if not isinstance(result, ox.QueryTriples):
        raise DataError(path, None, "a CONSTRUCT query wanted")
    new = []
    for triple in dict.fromkeys(result):
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise DataError(path, None, "yields a blank node; wanted IRIs and literals, the same in every build")
        if not _holds(store, triple):
            new.append(ox.Quad(triple.subject, triple.predicate, triple.object, name))
    store.extend(new)
    return new


def _holds(store: ox.Store, triple: ox.Triple) -> bool:
    return next(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None), None) is not None
