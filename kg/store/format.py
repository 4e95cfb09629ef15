"""The formats an answer can be written in, by media type."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.store.error import FormatError

if TYPE_CHECKING:
    from kg.store.meter import RowMeter
    from kg.store.protocol import Form

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"

SOLUTION_FORMATS = {
    JSON: ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    TURTLE: ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
}
SHORT_NAMES = {
    "json": JSON,
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": TURTLE,
    "ttl": TURTLE,
    "nt": "application/n-triples",
    "ntriples": "application/n-triples",
    "nq": "application/n-quads",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "rdf": "application/rdf+xml",
    "rdfxml": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "n3": TURTLE,
}
"""Names for `?format=` and for suffixes, and the media type each stands for."""

PREFIXES = {
    "": "https://w3id.org/orbat/ontology#",
    "dct": "http://purl.org/dc/terms/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of the Turtle, TriG and RDF/XML that the store writes."""

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def offered(form: Form) -> tuple[str, ...]:
    """The media types an answer of this form can have, the preferred one first."""
    return tuple(GRAPH_FORMATS if form == "construct" else SOLUTION_FORMATS)


def form_of(results: Results) -> Form:
    """What kind of answer the engine's results are."""
    if isinstance(results, ox.QueryTriples):
        return "construct"
    return "ask" if isinstance(results, ox.QueryBoolean) else "select"


def chosen(form: Form, media_type: str | None) -> str:
    """The media type an answer of this form will have.

    Raises:
        FormatError: the form cannot be written so, as a table in Turtle.
    """
    wanted = media_type or offered(form)[0]
    if wanted not in offered(form):
        raise FormatError(wanted, offered(form))
    return wanted


def write(results: Results, media_type: str, output: IO[bytes], meter: RowMeter | None = None) -> None:
    """Writes results in a media type that `chosen` gave; `meter` counts what no bytes stand for."""
    if not isinstance(results, ox.QueryTriples):
        results.serialize(output, SOLUTION_FORMATS[media_type])
    elif media_type in {"application/n-triples", "application/n-quads"}:
        results.serialize(output, GRAPH_FORMATS[media_type])
    else:
        triples = meter.counted(results) if meter else results
        ox.serialize(triples, output, GRAPH_FORMATS[media_type], prefixes=PREFIXES)
