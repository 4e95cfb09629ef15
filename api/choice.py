"""Which format each form of answer gets, from `?format=` and the Accept header; remembered, since clients ask alike."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from api.negotiate import ALIASES, HTML
from kg.store.format import SHORT_NAMES, offered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store import Form
CHARSET = re.compile(r";\s*charset\s*=\s*\"?utf-8\"?", re.IGNORECASE)
LONGEST = 200
"""Characters of what a client asked for that a refusal repeats."""


@lru_cache(maxsize=1024)
def media_types(accept: str, wanted: str | None) -> Mapping[Form, str]:
    """The media type of an answer of each form; what the client said, where that form has no such format."""
    forms: tuple[Form, ...] = ("select", "ask", "construct")
    return {form: _named(form, wanted) if wanted else _accepted(form, accept) for form in forms}


@lru_cache(maxsize=1024)
def wants_page(accept: str, wanted: str | None) -> bool:
    """Whether a page for a person is the best answer."""
    if wanted:
        return wanted == "html"
    if "html" not in accept:
        return False
    accepted = parse_accept_header(accept, MIMEAccept)
    return accepted.best_match([*offered("select"), *offered("construct"), *ALIASES["select"], HTML]) == HTML


def _named(form: Form, wanted: str) -> str:
    # "json" and "xml" name one format for rows and another for graphs.
    general = {"json": "application/json", "xml": "application/xml"}
    name = general.get(wanted.lower()) or SHORT_NAMES.get(wanted.lower(), wanted.lower())
    name = ALIASES[form].get(name, name)
    return name if name in offered(form) else wanted[:LONGEST]


def _accepted(form: Form, accept: str) -> str:
    choices = offered(form)
    if not accept:
        return choices[0]
    # Every answer is UTF-8, and says so where it is text.
    best = parse_accept_header(CHARSET.sub("", accept), MIMEAccept).best_match([*choices, *ALIASES[form]])
    return ALIASES[form].get(best, best) if best else accept[:LONGEST]
