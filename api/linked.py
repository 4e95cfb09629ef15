"""Linked data: `/id/...` answers 303 to a page or to data; the ontology at its address; data by suffix or Accept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, redirect, render_template
from markupsafe import Markup

import ontology.page as ontology_page
import queries
from api.answer import service
from api.catalog import BASE, ID, KINDS, PAGED
from api.negotiate import HTML, accepted, content_type
from api.problem import NotFoundError
from kg.store import Term, rows
from kg.store.format import GRAPH_FORMATS, SHORT_NAMES
from queries.term import string_term

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Redirect

blueprint = Blueprint("linked", __name__)

SUFFIXES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "rdf": "application/rdf+xml",
}
"""The formats that pages lead to, by the suffix of an address."""
N_QUADS = SUFFIXES["nq"]
OTHERS = frozenset({"statement", "claim", "quantity", "link"})
"""The kinds of what is no entity and has an IRI."""
RDF = [*GRAPH_FORMATS]
SEE_OTHER = 303
MOVED = 301


@blueprint.get("/id/<kind>/<slug>")
def identifier(kind: str, slug: str) -> Redirect:
    """What an IRI names is no document: the answer says where one lies that describes it."""
    if kind in KINDS:
        if (moved := _moved(kind, slug)) is not None:
            return moved
        service().catalog.find((kind,), slug)
    elif kind not in OTHERS:
        raise NotFoundError(f"nothing is of the kind '{kind[:80]}'; wanted one of {', '.join(sorted(KINDS | OTHERS))}")
    is_for_people = kind in PAGED and accepted([*RDF, HTML]) == HTML
    return redirect(f"/{'page' if is_for_people else 'data'}/{quote(kind)}/{quote(slug)}", SEE_OTHER)


def _moved(kind: str, slug: str) -> Redirect | None:
    """Where an IRI leads that a curator has merged into another; None for one that stands.

    Raises:
        NotFoundError: it was split; the error names its parts.
    """
    iri = f"{ID}{kind}/{slug}"
    if iri in service().catalog.entities:
        return None
    text = queries.load("api/successors").bind({"resource": iri})
    successors = [row["successor"].value.removeprefix(BASE) for row in rows(service().reader, text)]
    if len(successors) > 1:
        raise NotFoundError(f"'{slug[:80]}' was split into {' and '.join(successors)}", near=tuple(successors))
    return redirect(f"/{successors[0]}", MOVED) if successors else None


@blueprint.get("/data/<kind>/<name>")
def data(kind: str, name: str) -> Response:
    """What the graph says of an entity, claim, statement, quantity or link, in RDF."""
    slug, media_type = _split(name)
    response = _description(f"{ID}{kind}/{slug}", media_type)
    return with_alternates(response, f"{kind}/{slug}", but=media_type)


def with_alternates(response: Response, path: str, *, but: str = HTML) -> Response:
    """A response whose header says in which other formats the same is described, and of what it speaks."""
    kind = path.partition("/")[0]
    page = f"/page/{path}" if kind in PAGED else ""
    return _with_links(response, f"/data/{path}", page=page, about=f"{ID}{path}", but=but)


def _with_links(response: Response, stem: str, *, page: str, about: str, but: str) -> Response:
    others = [(f"{stem}.{suffix}", form) for suffix, form in SUFFIXES.items()]
    others = [(page, HTML), *others] if page else others
    links = [f'<{address}>; rel="alternate"; type="{form}"' for address, form in others if form != but]
    response.headers.extend({"Link": [*links, f'<{about}>; rel="describes"']})
    return response


def with_article(response: Response, slug: str, *, but: str = HTML) -> Response:
    """A response about an article whose header says in which other formats it is described."""
    path = f"/article/{slug}"
    return _with_links(response, path, page=path, about=f"{BASE}article/{slug}", but=but)


def describe_article(slug: str) -> Response | None:
    """An article in RDF, where its address ends in a suffix or the client prefers data to a page."""
    stem, media_type = _split(slug, otherwise=[HTML, *RDF])
    if media_type == HTML:
        return None
    return with_article(_description(f"{BASE}article/{stem}", media_type), stem, but=media_type)


@blueprint.get("/ontology")
@blueprint.get("/ontology.<suffix>")
def ontology(suffix: str | None = None) -> Response:
    """The ontology in RDF, or for people: a diagram, and every term with its example and a query that runs."""
    _, media_type = _split(f"ontology.{suffix}" if suffix else "ontology", otherwise=[*RDF, HTML])
    if media_type == HTML:
        response = Response(render_template("ontology.html", body=_documentation()), mimetype=HTML)
    else:
        response = _graph(queries.load("api/ontology").bind({}), media_type)
    return _with_links(response, "/ontology", page="/ontology", about=f"{BASE}ontology", but=media_type)


@cache
def _documentation() -> Markup:
    """The documentation of the ontology as HTML; it is made of the packaged file alone."""
    return Markup(ontology_page.body(sparql="/sparql"))  # noqa: S704  made of our own file, escaped where it is made


def _split(name: str, otherwise: list[str] = RDF) -> tuple[str, str]:
    """A name without its suffix, and the media type of that, or the one of the others that the client prefers."""
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        return name, accepted(otherwise)
    if suffix not in SHORT_NAMES or SHORT_NAMES[suffix] not in RDF:
        raise NotFoundError(f"no format has the suffix '.{suffix[:20]}'; wanted {', '.join(SUFFIXES)}")
    return stem, SHORT_NAMES[suffix]


def _description(iri: str, media_type: str) -> Response:
    if media_type == N_QUADS:
        return _quads(iri)
    return _graph(queries.load("api/description").bind({"resource": iri}), media_type, about=iri)


def _quads(iri: str) -> Response:
    """What the graph says of a resource as N-Quads: only they say in which graph it says so."""
    found = rows(service().reader, queries.load("api/description_quads").bind({"resource": iri}))
    if not found:
        raise NotFoundError(f"the graph says nothing of <{iri[:200]}>")
    lines = (" ".join(ntriples(row[name]) for name in ("subject", "property", "value", "graph")) for row in found)
    return Response("".join(f"{line} .\n" for line in lines), content_type=N_QUADS)


def ntriples(term: Term) -> str:
    r"""A term as N-Triples writes it.

    >>> print(ntriples(Term("literal", 'a "b"\n', language="en")))
    "a \"b\"\n"@en
    """
    if term.kind == "iri":
        return f"<{term.value}>"
    text = string_term(term.value)
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


def _graph(text: str, media_type: str, *, about: str = "") -> Response:
    reader = service().reader
    if about and not reader.query(text, media_type="application/n-triples").body:
        raise NotFoundError(f"the graph says nothing of <{about[:200]}>")
    answer = reader.query(text, media_type=media_type)
    return Response(answer.body, content_type=content_type(media_type))
