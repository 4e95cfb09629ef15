"""RDF terms: namespaces, typed literals, and identifiers that are hashes of what they stand for."""

from __future__ import annotations

import re
from hashlib import sha256

from pyoxigraph import Literal, NamedNode

from ontology import BASE, NS

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
XSD = "http://www.w3.org/2001/XMLSchema#"
DECIMAL = NamedNode(XSD + "decimal")
DATE = NamedNode(XSD + "date")
ANY_URI = NamedNode(XSD + "anyURI")
WKT = NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")
AS_WKT = NamedNode("http://www.opengis.net/ont/geosparql#asWKT")
LATITUDE = NamedNode("http://www.w3.org/2003/01/geo/wgs84_pos#lat")
LONGITUDE = NamedNode("http://www.w3.org/2003/01/geo/wgs84_pos#long")

DATE_FORMS = {4: ("gYear", "YearPrecision"), 7: ("gYearMonth", "MonthPrecision"), 10: ("date", "DayPrecision")}
"""Datatype and precision of a date by the length of its ISO form."""

DIGITS = 16
"""Hexadecimal digits of an identifier: 64 bits."""


def term(name: str) -> NamedNode:
    """A term of the ontology by its local name."""
    return NamedNode(NS + name)


def dct(name: str) -> NamedNode:
    """A term of Dublin Core."""
    return NamedNode("http://purl.org/dc/terms/" + name)


def skos(name: str) -> NamedNode:
    """A term of SKOS."""
    return NamedNode("http://www.w3.org/2004/02/skos/core#" + name)


def owl(name: str) -> NamedNode:
    """A term of OWL."""
    return NamedNode("http://www.w3.org/2002/07/owl#" + name)


def schema(name: str) -> NamedNode:
    """A term of schema.org."""
    return NamedNode("https://schema.org/" + name)


def graph(name: str) -> NamedNode:
    """The name of a named graph: `facts`, `article/00-media-line`."""
    return NamedNode(f"{BASE}graph/{name}")


def hashed(kind: str, *parts: object) -> NamedNode:
    """The IRI of a node that is nothing but its parts: a statement, a claim, a quantity, a link."""
    return NamedNode(f"{BASE}id/{kind}/{digest(repr(parts))[:DIGITS]}")


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 form, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def decimal(number: float) -> Literal:
    """A number as an xsd:decimal in its shortest form.

    >>> decimal(0.9).value, decimal(1.0).value
    ('0.9', '1')
    """
    return Literal(re.sub(r"\.?0+$", "", f"{number:.6f}"), datatype=DECIMAL)


def date(iso: str) -> Literal:
    """An ISO date, month or year as the literal of its precision."""
    return Literal(iso, datatype=NamedNode(XSD + DATE_FORMS[len(iso)][0]))


def precision(iso: str) -> NamedNode:
    """How finely an ISO date is known."""
    return term(DATE_FORMS[len(iso)][1])
