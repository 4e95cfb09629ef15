"""Typed values as SPARQL terms, serialised so that no value can ever become syntax."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal, InvalidOperation

from kg.error import OrbatError

BASE = "https://w3id.org/orbat/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ROOTS = {"article": f"{BASE}article/", "graph": f"{BASE}graph/", "term": f"{BASE}ontology#"}
"""Where the kinds stand that are not entities; every other kind stands under `id/{kind}/`."""

_SLUG = re.compile(r"[\w.~-]+")
_PATH = re.compile(r"[\w.~-]+(?:/[\w.~-]+)*(?:#char=[0-9]+,[0-9]+)?")
# RFC 3987, less '[' and ']', which only an IPv6 host needs.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|[\u00a0-\ud7ff])+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_LETTERS = {"u": "\\U00000075", "U": "\\U00000055"}


class QueryError(OrbatError):
    """A question that cannot be asked: an unknown query or parameter, or a value of the wrong type."""


def iri_term(value: str) -> str:
    """An absolute IRI in angle brackets.

    >>> iri_term("http://www.wikidata.org/entity/Q858")
    '<http://www.wikidata.org/entity/Q858>'

    Raises:
        QueryError: a character stands in it that no IRI may hold.
    """
    if not _IRI.fullmatch(value) or value.count("#") > 1:
        raise QueryError(f"{shown(value)} found, an absolute IRI wanted")
    return f"<{value}>"


def entity_terms(value: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The IRIs that a slug, `kind/slug` or full IRI can mean; a bare slug means one for each kind.

    >>> entity_terms("hama", ("place", "event"))
    ('<https://w3id.org/orbat/id/place/hama>', '<https://w3id.org/orbat/id/event/hama>')

    Raises:
        QueryError: the value is no slug, or an IRI of another kind.
    """
    roots = {kind: ROOTS.get(kind, f"{BASE}id/{kind}/") for kind in kinds}
    kind, slash, slug = value.partition("/")
    if ":" in value:
        found = {kind: value.removeprefix(root) for kind, root in roots.items() if value.startswith(root)}
    elif slash and kind in roots:
        found = {kind: slug}
    else:
        found = dict.fromkeys(roots, value)
    if not found or not all((_PATH if kind in ROOTS else _SLUG).fullmatch(slug) for kind, slug in found.items()):
        wanted = " or ".join(f"{kind}/slug" for kind in kinds)
        raise QueryError(f"{shown(value)} found; wanted a slug, {wanted}, or its IRI")
    return tuple(iri_term(roots[kind] + slug) for kind, slug in found.items())


def string_term(value: str) -> str:
    r"""A plain literal. Only the escapes of the SPARQL grammar are used, never a raw quote or line end.

    A `u` after a backslash is itself escaped: section 19.2 of SPARQL 1.1 lets a parser replace `\u0022` before it
    reads any token, so that a value with the six characters `\u0022` would otherwise end the literal (rdflib does so).

    >>> print(string_term('say "no"'))
    "say \"no\""
    """
    if any(unicodedata.category(character) == "Cs" for character in value):
        raise QueryError(f"{shown(value)} holds half a surrogate pair, which is no character")
    escaped = "".join(_ESCAPES.get(character, character) for character in value)
    return '"' + re.sub(r"(?<=\\)[uU]", lambda found: _LETTERS[found.group()], escaped) + '"'


def date_term(value: str) -> str:
    """An xsd:date.

    >>> date_term("2024-11-27")
    '"2024-11-27"^^xsd:date'
    """
    try:
        date = dt.date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{shown(value)} found, a date as 2024-11-27 wanted") from None
    return f'"{date.isoformat()}"^^xsd:date'


def integer_term(value: str) -> str:
    """An xsd:integer as SPARQL writes it: bare."""
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise QueryError(f"{shown(value)} found, a whole number wanted")
    return str(int(value))


def decimal_term(value: str) -> str:
    """An xsd:decimal as SPARQL writes it: bare, with a point."""
    try:
        number = Decimal(value) if re.fullmatch(r"[+-]?[0-9.]{1,30}", value) else None
    except InvalidOperation:
        number = None
    if number is None:
        raise QueryError(f"{shown(value)} found, a number as 0.8 wanted")
    text = f"{number:f}"
    return text if "." in text else f"{text}.0"


def choice_term(value: str, choices: tuple[str, ...]) -> str:
    """One of some words, as a plain literal."""
    if value not in choices:
        raise QueryError(f"{shown(value)} found, one of {', '.join(choices)} wanted")
    return string_term(value)


def shown(value: str) -> str:
    """A stranger's words for a one-line message: quoted, cut at 80 characters, nothing unprintable."""
    return f"'{value[:80]}'" if value.isprintable() else ascii(value[:80])
