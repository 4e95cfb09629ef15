"""`/about`: what the dataset is, what it is made of and under which licences, made from its own description."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, render_template, request

import queries
from api.answer import service

blueprint = Blueprint("about", __name__)
Node = dict[str, list[Any]]
DATASET = "https://w3id.org/orbat/dataset"
DCT, SCHEMA, VOID = "http://purl.org/dc/terms/", "https://schema.org/", "http://rdfs.org/ns/void#"


@blueprint.get("/about")
def about() -> Response:
    """The description of the dataset for people; programs find the same at `/.well-known/void`."""
    reader = service().reader
    text = queries.load("api/dataset").bind({"base": request.url_root, "revision": reader.revision})
    nodes = _nodes(reader.query(text, media_type="application/ld+json").body)
    dataset = nodes[DATASET]
    sources = [_source(iri, nodes[iri]) for iri in {each["@id"] for each in dataset[f"{DCT}source"]}]
    return Response(
        render_template(
            "about.html",
            description=_one(dataset, f"{DCT}description"),
            rights=_one(dataset, f"{DCT}rights"),
            license=_one(dataset, f"{DCT}license"),
            triples=int(_one(dataset, f"{VOID}triples")),
            entities=int(_one(dataset, f"{VOID}entities")),
            modified=_one(dataset, f"{DCT}modified"),
            revision=reader.revision,
            sources=sorted(sources, key=lambda source: source["title"]),
        ),
        mimetype="text/html",
    )


def _nodes(body: bytes) -> dict[str, Node]:
    """The nodes of JSON-LD by IRI: a stream has one as often as its triples are interrupted by others."""
    nodes: dict[str, Node] = {}
    for piece in json.loads(body):
        node = nodes.setdefault(piece["@id"], {})
        for name, values in piece.items():
            node[name] = [*node.get(name, ()), *values]
    return nodes


def _source(iri: str, node: Node) -> dict[str, str]:
    return {
        "iri": iri,
        "title": _one(node, f"{DCT}title"),
        "use": _one(node, f"{DCT}description"),
        "license": _one(node, f"{DCT}license"),
        "rights": _one(node, f"{DCT}rights"),
        "credit": _one(node, f"{SCHEMA}creditText"),
    }


def _one(node: Node, name: str) -> str:
    """The value of a property, or what it names; nothing where there is none."""
    first = node.get(name, [{}])[0]
    return str(first.get("@value", first.get("@id", "")))
