"""`/api/v1/queries`: every file in queries/ as an address with typed parameters."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Response, request

import queries
from api.answer import as_json, envelope, service
from api.catalog import KINDS
from api.endpoint import TEXT, Endpoint, Given, Param, given
from api.listing import table
from api.negotiate import accepted, content_type
from api.problem import NotFoundError
from api.shelf import holdings
from kg.ask import evidence
from kg.ask.answer import shown
from kg.error import near
from kg.store import rows
from queries.term import BASE, ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.evidence import Json
    from api.shelf import Holdings
    from kg.search.name import Names
    from kg.store import Term
    from queries import Parameter, Query

PREFIX, TAG = "/api/v1/queries", "Stored queries"
CSV, JSON = "text/csv", "application/json"
GRAPHS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
SORTS = {"date": "date", "integer": "integer", "decimal": "number", "boolean": "boolean", "enum": "enum"}
FORMAT = Param("format", "the format, before the Accept header", "csv", "enum", ("json", "csv"))
GRAPH_FORMAT = Param("format", "the format, before the Accept header", "ttl", "enum", tuple(GRAPHS))
EVIDENCE = Param("evidence", "whether each row carries the quotes it rests on", "true", "boolean")


def public() -> list[Query]:
    """The queries that have an address: all of them."""
    return [queries.load(name) for name in queries.names()]


def endpoints() -> Iterable[Endpoint]:
    """The list of stored queries, and each of them."""
    yield Endpoint(
        path=PREFIX,
        view=_list,
        tag=TAG,
        summary="The stored queries with their parameters",
        schema="QueryList",
    )
    for query in public():
        is_graph = "\nCONSTRUCT" in query.text
        yield Endpoint(
            path=f"{PREFIX}/{query.name}",
            view=partial(_ask_graph if is_graph else _ask, query),
            tag=TAG,
            summary=query.summary,
            description=f"{query.description}\n\nReturns {query.returns}.".strip(),
            schema="Graph" if is_graph else "RowList",
            params=(
                *(_param(parameter) for parameter in query.parameters),
                *((GRAPH_FORMAT,) if is_graph else (FORMAT, EVIDENCE)),
            ),
            formats=tuple(GRAPHS.values()) if is_graph else (CSV,),
        )


def routes() -> Iterable[Endpoint]:
    """The two addresses that serve them: the list, and one for all queries."""
    table = {endpoint.path.removeprefix(f"{PREFIX}/"): endpoint for endpoint in endpoints()}
    yield table.pop(PREFIX)

    def one(_: Given, name: str) -> Response:
        if name not in table:
            raise NotFoundError(f"no query is called '{name[:80]}'{near(name, [*table])}")
        return table[name].view(given(table[name].params))

    yield Endpoint(f"{PREFIX}/<path:name>", one, TAG, "A stored query", "RowList", is_checked=False)


def _param(parameter: Parameter) -> Param:
    """A query's parameter as one of its address; its value is checked when it is bound."""
    base = parameter.type.rstrip("?+").partition("(")[0]
    form = _form(parameter)
    sort = SORTS.get(base, "string")
    return Param(
        parameter.name,
        parameter.meaning,
        parameter.example,
        sort,  # type: ignore[arg-type]
        parameter.choices if base == "enum" else (),
        least=-LARGEST if sort in {"integer", "number"} else None,
        most=LARGEST if sort in {"integer", "number"} else None,
        is_required=not parameter.optional,
        pattern=_pattern(parameter) if base == "iri" else None,
        form=form or TEXT,
    )


def _form(parameter: Parameter) -> str:
    """How the value of a parameter is written that names an entity of some kinds; nothing for others."""
    if not parameter.type.startswith("iri") or not parameter.choices:
        return "an IRI" if parameter.type.startswith("iri") else ""
    return f"a slug, {' or '.join(f'{kind}/slug' for kind in parameter.choices)}, or the IRI"


LARGEST = 999_999_999
SLUG = "[A-Za-z0-9_.~-]+"
PATH = f"{SLUG}(?:/{SLUG})*"
SPAN = f"{PATH}(?:#char=[0-9]+,[0-9]+)?"
CHARACTERS = r"(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?@!$&'()*+,;=-])"
IRI = rf"^[A-Za-z][A-Za-z0-9+.-]*:{CHARACTERS}+(?:#{CHARACTERS}*)?$"


def _pattern(parameter: Parameter) -> str:
    """What a slug, kind/slug or IRI of some kinds looks like; any IRI where the parameter names no kind."""
    if not parameter.choices:
        return IRI
    roots = {kind: ROOTS.get(kind, f"{BASE}id/{kind}/") for kind in parameter.choices}
    paths = {kind: SPAN if kind == "article" else PATH if kind in ROOTS else SLUG for kind in roots}
    whole = [f"(?:{re.escape(roots[kind])}|{kind}/){path}" for kind, path in paths.items()]
    one = f"(?:{'|'.join([*whole, *dict.fromkeys(paths.values())])})"
    return f"^{one}(?:,{one})*$" if parameter.type.endswith("+") else f"^{one}$"


def _list(_: Given) -> Response:
    return envelope([_query(query) for query in public()], {"self": PREFIX})


def _query(query: Query) -> Json:
    examples = query.examples()
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description,
        "returns": query.returns,
        "ask": [*query.ask],
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "meaning": parameter.meaning,
                "example": parameter.example,
                "required": not parameter.optional,
            }
            for parameter in query.parameters
        ],
        "links": {
            "self": f"{PREFIX}/{query.name}" + (f"?{urlencode(examples)}" if examples else ""),
            "editor": "/sparql?" + urlencode({"query": query.text, "format": "html"}),
        },
    }


def _bound(query: Query, given: Given) -> tuple[str, Json]:
    values: Json = {one.name: given[one.name] for one in query.parameters if one.name in given}
    for parameter in query.parameters:
        if isinstance(values.get(parameter.name), float):
            values[parameter.name] = f"{values[parameter.name]:.9f}"
        if parameter.type.endswith("+") and parameter.name in values:
            values[parameter.name] = values[parameter.name].split(",")
    text = query.bind(values)
    for parameter in query.parameters:
        if parameter.name in values:
            _known(parameter, values[parameter.name])
    return text, values


def _known(parameter: Parameter, value: object) -> None:
    """Looks an entity up by whose name a query is asked: of one that is not there an empty answer would tell nothing.

    Raises:
        NotFoundError: the graph has none; the error lists the nearest.
    """
    kinds = parameter.choices
    if not parameter.type.startswith("iri") or not kinds or not KINDS.issuperset(kinds):
        return
    catalog = service().catalog
    if not any(term.strip("<>") in catalog.entities for term in parameter.terms(value)):
        slug = str(value).rsplit("/", 1)[-1]
        message = f"parameter '{parameter.name}': no {' or '.join(kinds)} is called '{slug[:80]}'"
        raise catalog.missing(message, slug, catalog.of(kinds))


def _ask(query: Query, given: Given) -> Response:
    text, values = _bound(query, given)
    formats = {"json": JSON, "csv": CSV}
    media_type = formats[given["format"]] if "format" in given else accepted([JSON, CSV])
    reader = service().reader
    answer = reader.query(text, media_type="application/sparql-results+json")
    found = rows(answer)
    columns = json.loads(answer.body)["head"]["vars"]
    if media_type == CSV:
        plain = [{name: term.value for name, term in row.items()} for row in found]
        return Response(table(plain, columns), content_type=f"{CSV}; charset=utf-8")
    held = holdings()
    data: list[Json] = [{name: _value(row.get(name), held) for name in columns} for row in found]
    if given.get("evidence"):
        names = held.index.now().names
        for row, quotes in zip(data, evidence(reader, query, values, found), strict=True):
            row["quotes"] = [
                {
                    "quote": one.quote,
                    "source": _source(one.source, names),
                    "article": one.article or None,
                    "claim": one.claim or None,
                    "span": one.span or None,
                }
                for one in quotes
            ]
    links = {
        "self": request.path + (f"?{request.query_string.decode(errors='replace')}" if request.query_string else ""),
        "editor": "/sparql?" + urlencode({"query": text, "format": "html"}),
    }
    meta: Json = {"revision": answer.revision, "count": len(data), "columns": columns, "query": query.name}
    return as_json({"data": data, "meta": meta, "sparql": text, "links": links})


def _source(source: str, names: Names) -> Json | str | None:
    """Whose word a quote is; tables for people have a name in its place."""
    return {"id": source, "name": shown(source, names)} if source.startswith(BASE) else source or None


def _value(term: Term | None, held: Holdings) -> Json | None:
    if term is None:
        return None
    if term.kind == "iri":
        return {"id": term.value, "name": shown(term.value, held.index.now().names)}
    made: Json = {"value": term.value}
    if term.datatype:
        made["datatype"] = term.datatype
    if term.language:
        made["language"] = term.language
    return made


def _ask_graph(query: Query, given: Given) -> Response:
    text, _ = _bound(query, given)
    media_type = GRAPHS[given["format"]] if "format" in given else accepted([*GRAPHS.values()])
    answer = service().reader.query(text, media_type=media_type)
    return Response(answer.body, content_type=content_type(answer.media_type))
