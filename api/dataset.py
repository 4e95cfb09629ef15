"""The dataset as a whole: VoID and DCAT, dumps, the sitemap."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, redirect, render_template, request

import queries
from api.answer import service
from api.negotiate import HTML, accepted, content_type
from api.problem import NotFoundError
from api.shelf import holdings
from kg.store.format import GRAPH_FORMATS, SHORT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from werkzeug.wrappers import Response as Redirect

blueprint = Blueprint("dataset", __name__)
RDF = [*GRAPH_FORMATS]
SEE_OTHER = 303
CHUNK = 65_536
GZIP = 31
"""What makes zlib write gzip."""
MOST_ADDRESSES = 50_000
"""Of one file of a sitemap (https://www.sitemaps.org/protocol.html)."""
DUMPS = {"orbat.nq": "application/n-quads", "orbat.nq.gz": "application/gzip"}


@blueprint.get("/.well-known/void")
@blueprint.get("/dataset")
@blueprint.get("/dataset.<suffix>")
def dataset(suffix: str | None = None) -> Response | Redirect:
    """The description of the dataset, in VoID and DCAT."""
    if suffix is not None and SHORT_NAMES.get(suffix) not in RDF:
        raise NotFoundError(f"no format has the suffix '.{suffix[:20]}'; wanted ttl, jsonld, nt, nq or rdf")
    media_type = SHORT_NAMES[suffix] if suffix else accepted([*RDF, HTML])
    if media_type == HTML:
        return redirect("/about", SEE_OTHER)
    reader = service().reader
    text = queries.load("api/dataset").bind({"base": request.url_root, "revision": reader.revision})
    answer = reader.query(text, media_type=media_type)
    return Response(answer.body, content_type=content_type(media_type))


@blueprint.get("/dumps/")
def dumps() -> Response:
    """What can be downloaded whole."""
    path = _graph()
    files = [(name, path.stat().st_size if name == "orbat.nq" else None) for name in DUMPS]
    return Response(render_template("dumps.html", files=files, revision=service().reader.revision), mimetype=HTML)


@blueprint.get("/dumps/<name>")
def dump(name: str) -> Response:
    """The whole graph as N-Quads, sorted, as it is or compressed."""
    if name not in DUMPS:
        raise NotFoundError(f"no dump is called '{name[:80]}'; wanted {' or '.join(DUMPS)}")
    path = _graph()
    pieces = _pieces(path)
    response = Response(_compressed(pieces) if name.endswith(".gz") else pieces, content_type=DUMPS[name])
    if not name.endswith(".gz"):
        response.content_length = path.stat().st_size
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _graph() -> Path:
    """The file of the graph that answers now.

    Raises:
        NotFoundError: the service reads its graph from elsewhere.
    """
    reader = service().reader
    served = getattr(reader, "served", reader)
    directory = getattr(served, "directory", None)
    path = Path(directory, "revisions", reader.revision, "graph.nq") if directory else None
    if path is None or not path.is_file():
        raise NotFoundError("this service has no dump: its graph is in no directory")
    return path


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    encoder = zlib.compressobj(level=5, wbits=GZIP)
    for piece in pieces:
        if made := encoder.compress(piece):
            yield made
    yield encoder.flush()


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The files of the sitemap."""
    files = range((len(_pages()) - 1) // MOST_ADDRESSES + 1)
    text = render_template("sitemap_index.xml", base=request.url_root, files=files)
    return Response(text, content_type="application/xml; charset=utf-8")


@blueprint.get("/sitemap/<int:number>.xml")
def sitemap_file(number: int) -> Response:
    """The addresses of pages, a part of them."""
    pages = _pages()[number * MOST_ADDRESSES : (number + 1) * MOST_ADDRESSES]
    if not pages:
        raise NotFoundError(f"the sitemap has no part {number}")
    text = render_template("sitemap.xml", base=request.url_root, pages=pages)
    return Response(text, content_type="application/xml; charset=utf-8")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What crawlers may fetch: pages and data, but no queries."""
    lines = ["User-agent: *", "Disallow: /sparql", "Disallow: /api/", f"Sitemap: {request.url_root}sitemap.xml"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _pages() -> list[str]:
    catalog = service().catalog
    named = (f"page/{quote(entity.path)}" for entity in catalog.entities.values())
    articles = (f"article/{quote(each['slug'])}" for each in holdings().articles.now().values())
    first = ("", "about", "ontology", "page/article")
    return [*first, *articles, *sorted({f"page/{kind}" for kind in catalog.by_kind}), *sorted(named)]
