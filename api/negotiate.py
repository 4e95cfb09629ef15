"""Choosing a format: `?format=` before the Accept header, with its q-values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from kg.store.error import FormatError
from kg.store.format import SHORT_NAMES, offered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store import Form

HTML = "text/html"
ALIASES = {
    "select": {
        "application/json": "application/sparql-results+json",
        "application/xml": "application/sparql-results+xml",
        "text/xml": "application/sparql-results+xml",
    },
    "construct": {
        "application/json": "application/ld+json",
        "application/x-turtle": "text/turtle",
        "application/xml": "application/rdf+xml",
        "text/plain": "application/n-triples",
    },
}
ALIASES["ask"] = ALIASES["select"]
"""Names that clients use for a format, and the format's own name, by the form of the query."""


def accepted(media_types: Sequence[str]) -> str:
    """The media type that the client likes best; the first where it likes several alike, or says nothing.

    Raises:
        FormatError: it accepts none of them.
    """
    best = request.accept_mimetypes.best_match(media_types) if "Accept" in request.headers else media_types[0]
    if best is None:
        raise FormatError(request.headers["Accept"][:200], tuple(media_types))
    return best


def answer_format(form: Form, wanted: str | None, *, with_page: bool) -> str:
    """The media type of an answer, `text/html` for a browser where `with_page`.

    Raises:
        FormatError: an answer of that form has no such format.
    """
    choices = offered(form)
    if wanted is None:
        best = accepted([*choices, *ALIASES[form], *([HTML] if with_page else [])])
        return ALIASES[form].get(best, best)
    if wanted == "html" and with_page:
        return HTML
    # "json" and "xml" name one format for rows and another for graphs.
    general = {"json": "application/json", "xml": "application/xml"}
    name = general.get(wanted.lower()) or SHORT_NAMES.get(wanted.lower(), wanted.lower())
    name = ALIASES[form].get(name, name)
    if name not in choices:
        raise FormatError(wanted[:80], choices)
    return name


def content_type(media_type: str) -> str:
    """A media type as a header: text without its character set would be read as Latin by old clients."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
