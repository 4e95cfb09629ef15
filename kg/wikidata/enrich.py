"""What Wikidata says of linked items, as quads of a graph of its own: never mixed with what articles claim."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.error import DataError
from kg.wikidata import lookup
from kg.wikidata.vocabulary import WD, WDT, properties
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.store.row import Term
    from kg.wikidata.cache import Cache, Found, Progress

GRAPH = NamedNode(f"{BASE}graph/wikidata-facts")
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ABOUT = NamedNode("http://schema.org/about")
"""As Wikidata has it, with http; an article about an entity of this graph is `https://schema.org/about` it."""
RETRIEVED = NamedNode("http://purl.org/pav/retrievedOn")
LICENSE = NamedNode("http://purl.org/dc/terms/license")
SOURCE = NamedNode("http://purl.org/dc/terms/source")
CC0 = NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")
WKT = NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")
FILE_PATH = "/wiki/Special:FilePath/"
_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)T00:00:00Z")


def fetched(items: Iterable[str], cache: Cache, *, progress: Progress) -> list[Quad]:
    """The facts of the items (as Q858), sorted.

    Raises:
        EndpointError: the endpoint does not answer; what it has answered is kept.
    """
    found = cache.found(lookup.facts(), [WD + item for item in items], progress=progress)
    quads = {quad for iri, answer in found.items() if answer.rows for quad in fact_quads(iri, answer)}
    if quads:
        quads |= {Quad(GRAPH, LICENSE, CC0, GRAPH), Quad(GRAPH, SOURCE, NamedNode(cache.endpoint.url), GRAPH)}
    return sorted(quads, key=str)


def fact_quads(iri: str, found: Found) -> Iterator[Quad]:
    """What an endpoint has said of one item, with the day on which it did."""
    node = NamedNode(iri)
    kinds = {one.id: one.value for one in properties()}
    yield Quad(node, RETRIEVED, Literal(found.fetched.isoformat(), datatype=NamedNode(XSD + "date")), GRAPH)
    for row in found.rows:
        name, value = row["property"].value, row["value"]
        if name == "label" and value.language:
            yield Quad(node, LABEL, Literal(value.value, language=value.language), GRAPH)
        elif name == "sitelink" and value.kind == "iri":
            yield Quad(NamedNode(value.value), ABOUT, node, GRAPH)
        elif name in kinds and (term := _value(value, kinds[name])):
            yield Quad(node, NamedNode(WDT + name), term, GRAPH)


def write_facts(path: Path, quads: Iterable[Quad]) -> int:
    """Writes facts as N-Quads; returns how many."""
    lines = [f"{quad} .\n" for quad in quads]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text("".join(lines), encoding="utf-8")
    part.rename(path)
    return len(lines)


def facts(path: Path, items: Iterable[str]) -> Iterator[Quad]:
    """Of a file of facts, those of the items (as Q858); none where there is no such file.

    Raises:
        DataError: the file is no N-Quads.
    """
    if not path.is_file():
        return
    wanted = {NamedNode(WD + item) for item in items}
    try:
        quads = list(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise DataError(path, None, f"no N-Quads: {error}") from None
    kept = [quad for quad in quads if quad.subject in wanted or (quad.predicate == ABOUT and quad.object in wanted)]
    general = [quad for quad in quads if quad.subject == GRAPH] if kept else []
    yield from (Quad(quad.subject, quad.predicate, quad.object, GRAPH) for quad in (*general, *kept))


def _value(value: Term, kind: str) -> NamedNode | Literal | None:
    """A value as the graph holds it; None for an unknown one, or one of another kind than the property's."""
    if kind == "item":
        return NamedNode(value.value) if value.kind == "iri" and value.value.startswith(WD) else None
    if kind == "file":
        return Literal(unquote(value.value.partition(FILE_PATH)[2])) if FILE_PATH in value.value else None
    if kind == "point":
        at = lookup.point(value.value)
        return Literal(f"POINT({at[1]:g} {at[0]:g})", datatype=WKT) if at else None
    day = _DAY.fullmatch(value.value)
    if not day:
        return None
    # Wikidata's simple values hide the precision: a first of January may be a whole year, a first a whole month.
    length, datatype = {"01-01": (1, "gYear"), "01": (2, "gYearMonth")}.get(
        f"{day[2]}-{day[3]}" if day[2] == "01" else day[3], (3, "date")
    )
    return Literal("-".join(day.groups()[:length]), datatype=NamedNode(XSD + datatype))
