"""`/rdf-graphs`: the SPARQL 1.1 Graph Store HTTP Protocol, with graphs named in the address or by it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from api import negotiate
from api.answer import REVISION_HEADER, service
from api.asked import decoded
from api.choice import media_types
from api.negotiate import ALIASES
from api.problem import MediaTypeError, NotFoundError, ParameterError
from api.token import see_that_it_may_write
from api.update import written
from kg.store import rows
from kg.store.format import GRAPH_FORMATS

if TYPE_CHECKING:
    from kg.store.write import Upload

blueprint = Blueprint("graph_store", __name__)
STORE = "/rdf-graphs"
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
ANY = "ASK { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Named:
    """A graph: its name, None for the one without a name."""

    name: str | None

    @property
    def dataset(self) -> tuple[str, ...]:
        """The graph as the dataset of a query."""
        return (self.name or "",)

    def exists(self) -> bool:
        """Whether it holds anything; a graph that is empty is not there. The one without a name always is."""
        found = rows(service().reader.query(ANY, default_graphs=self.dataset))
        return self.name is None or found[0]["boolean"].value == "true"


@blueprint.get(STORE)
@blueprint.get(f"{STORE}/<path:name>")
def read(name: str = "") -> Response:  # noqa: ARG001
    """A graph, in the format that the client likes."""
    graph = _existing()
    media_type = media_types(request.headers.get("Accept", ""), request.args.get("format"))["construct"]
    answer = service().reader.query(ALL, media_type=media_type, default_graphs=graph.dataset)
    response = Response(answer.body, content_type=negotiate.content_type(media_type))
    response.headers[REVISION_HEADER] = answer.revision
    return response


@blueprint.put(STORE)
@blueprint.put(f"{STORE}/<path:name>")
def put(name: str = "") -> Response:  # noqa: ARG001
    """Puts a graph in the place of what it held; 201 where it was not there."""
    see_that_it_may_write()
    graph, is_new = _named_with_state()
    added = _uploads(graph)
    return written("put", str(graph.name), lambda writer: writer.upload(added, cleared=[graph.name]), _status(is_new))


@blueprint.post(STORE)
@blueprint.post(f"{STORE}/<path:name>")
def post(name: str = "") -> Response:
    """Adds to a graph; without one in the address, to a new one that the response names."""
    see_that_it_may_write()
    if not name and not request.args:
        graph, is_new = Named(f"{request.base_url.rstrip('/')}/{uuid.uuid4()}"), True
    else:
        graph, is_new = _named_with_state()
    added = _uploads(graph)
    response = written("post", str(graph.name), lambda writer: writer.upload(added), _status(is_new))
    if is_new:
        response.headers["Location"] = str(graph.name)
    return response


@blueprint.delete(STORE)
@blueprint.delete(f"{STORE}/<path:name>")
def delete(name: str = "") -> Response:  # noqa: ARG001
    """Empties a graph, which then is not there."""
    see_that_it_may_write()
    graph = _existing()
    return written("delete", str(graph.name), lambda writer: writer.upload([], cleared=[graph.name]))


def _status(is_new: bool) -> int:  # noqa: FBT001
    return 201 if is_new else 204


def _named() -> Named:
    """The graph of the request: `?graph=`, `?default`, or its address itself."""
    if urlsplit(_raw()).path.rstrip("/") != STORE:
        return Named(request.host_url.rstrip("/") + urlsplit(_raw()).path)
    named, default = request.args.getlist("graph"), "default" in request.args
    if len(named) + default != 1 or (named and not named[0]):
        raise ParameterError("one graph is wanted: ?graph=IRI, ?default, or its address under /rdf-graphs/")
    if not named:
        return Named(None)
    if not urlsplit(named[0]).scheme:
        raise ParameterError(f"the graph '{named[0][:80]}' is no absolute IRI")
    return Named(named[0])


def _raw() -> str:
    """The address as the client sent it: a graph named by it keeps its percent signs."""
    return str(request.environ.get("RAW_URI") or request.path)


def _named_with_state() -> tuple[Named, bool]:
    graph = _named()
    return graph, not graph.exists()


def _existing() -> Named:
    graph = _named()
    if not graph.exists():
        raise NotFoundError(f"no graph has the name {str(graph.name)[:200]}")
    return graph


def _uploads(graph: Named) -> list[Upload]:
    base = graph.name or request.base_url
    if request.mimetype == "multipart/form-data":
        parts = [*request.files.values()]
        return [(graph.name, _format(part.mimetype), base, decoded(part.read())) for part in parts]
    return [(graph.name, _format(request.mimetype), base, decoded(request.get_data()))]


def _format(media_type: str) -> str:
    name = ALIASES["construct"].get(media_type, media_type)
    if name not in GRAPH_FORMATS:
        raise MediaTypeError(f"the body is '{media_type[:80]}', one of {', '.join(GRAPH_FORMATS)} wanted")
    return name
