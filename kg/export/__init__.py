"""The whole graph as files: for other RDF tools, for web developers and for a spreadsheet.

Each format reads back to the same graph (`annotated` through `annotated.plain`), or leaves out what FORMATS says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.error import OrbatError, near
from kg.export import annotated, description, graphml, jsonld, nanopub, table
from kg.store.embedded import sorted_lines
from kg.store.format import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.store import EmbeddedStore

NAMES = {
    **PREFIXES,
    "article": "https://w3id.org/orbat/article/",
    "graph": "https://w3id.org/orbat/graph/",
    "id": "https://w3id.org/orbat/id/",
}


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the graph. `leaves_out` says what reading it back does not give; "" where it gives everything."""

    suffix: str
    leaves_out: str = ""


FORMATS = {
    "nquads": Format(".nq"),
    "trig": Format(".trig"),
    "turtle": Format(".ttl", "which graph a triple stands in"),
    "jsonld": Format(".jsonld"),
    "annotated": Format(".annotated.trig"),
    "nanopub": Format(
        ".nanopub.trig",
        "entities, the ontology, what was inferred, and claims that deny, plan or merely allow for a thing",
    ),
    "graphml": Format(
        ".graphml", "all but entities and the facts between them: no quotes, no figures, nothing inferred"
    ),
    "void": Format(".void.ttl", "the graph itself: this describes it (VoID and DCAT)"),
    "csv": Format(".csv", "all but participants, captures, losses and casualties, with who says so"),
}


def write(store: EmbeddedStore, name: str, output: IO[bytes]) -> int:
    """Writes the graph as one file; returns how many statements were written. Equal graphs give equal bytes.

    Raises:
        OrbatError: there is no such format, or it takes several files.
    """
    if name not in WRITERS:
        raise OrbatError(f"format '{name}' found, one of {', '.join(WRITERS)} wanted{near(name, [*WRITERS])}")
    quads = _sorted(store)
    WRITERS[name](quads, output)
    return len(quads)


def write_tables(store: EmbeddedStore, directory: Path) -> dict[str, int]:
    """Writes the CSV tables into a directory; returns the rows of each file."""
    directory.mkdir(parents=True, exist_ok=True)
    written = {}
    for name in table.TABLES:
        rows = table.rows_of(store, name)
        (directory / f"{name}.csv").write_bytes(table.encoded(rows))
        written[f"{name}.csv"] = len(rows) - 1
    return written


def _sorted(store: EmbeddedStore) -> list[ox.Quad]:
    """By graph, then subject, then predicate, so that the writers can group them."""
    return sorted(store.store, key=lambda quad: tuple(map(str, (quad.graph_name, *quad.triple))))


def _nquads(quads: list[ox.Quad], output: IO[bytes]) -> None:
    output.writelines(line + b"\n" for line in sorted_lines(quads))


def _trig(quads: list[ox.Quad], output: IO[bytes]) -> None:
    ox.serialize(quads, output, ox.RdfFormat.TRIG, prefixes=NAMES)


def _turtle(quads: list[ox.Quad], output: IO[bytes]) -> None:
    output.write(f"# Left out: {FORMATS['turtle'].leaves_out}.\n".encode())
    triples = sorted({quad.triple for quad in quads}, key=lambda triple: tuple(map(str, triple)))
    ox.serialize(triples, output, ox.RdfFormat.TURTLE, prefixes=NAMES)


def _jsonld(quads: list[ox.Quad], output: IO[bytes]) -> None:
    output.write(jsonld.document(quads, NAMES))


def _with_names(
    writer: Callable[[list[ox.Quad], Mapping[str, str], IO[bytes]], None],
) -> Callable[[list[ox.Quad], IO[bytes]], None]:
    return lambda quads, output: writer(quads, NAMES, output)


WRITERS: dict[str, Callable[[list[ox.Quad], IO[bytes]], None]] = {
    "nquads": _nquads,
    "trig": _trig,
    "turtle": _turtle,
    "jsonld": _jsonld,
    "annotated": _with_names(annotated.write),
    "nanopub": _with_names(nanopub.write),
    "graphml": _with_names(graphml.write),
    "void": _with_names(description.write),
}
