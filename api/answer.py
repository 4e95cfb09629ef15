"""What all resources share: the service they work with, the envelope, and tags that a client can ask again with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Response, current_app, request

if TYPE_CHECKING:
    from api.catalog import Catalog, Catalogs
    from api.setting import Settings
    from kg.store import Reader
    from kg.store.limit import Limits

REVISION_HEADER = "Orbat-Revision"


@dataclass(frozen=True, slots=True)
class Service:
    """What the views work with."""

    reader: Reader
    catalogs: Catalogs
    settings: Settings
    limits: Limits

    @property
    def catalog(self) -> Catalog:
        """The names of the graph that answers now."""
        return self.catalogs.now()


def service() -> Service:
    """The service of the request that is being answered."""
    found = current_app.extensions["orbat"]
    assert isinstance(found, Service)  # noqa: S101
    return found


def envelope(data: object, links: dict[str, str], *, total: int | None = None, **more: object) -> Response:
    """Data with its revision, count and links."""
    meta: dict[str, Any] = {"revision": service().catalog.revision}
    if isinstance(data, list):
        meta["count"] = len(data)
    if total is not None:
        meta["total"] = total
    return as_json({"data": data, **more, "meta": meta, "links": links})


def as_json(value: object, media_type: str = "application/json") -> Response:
    """A value as JSON, in the letters of its language; on one line, which is written ten times as fast."""
    return Response(json.dumps(value, ensure_ascii=False) + "\n", content_type=media_type)


def tag(*parts: object) -> str:
    """The tag of an answer: what it was made from, hashed. It is weak: equal rows may be written in another order."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode(errors="surrogatepass"))
    return digest.hexdigest()[:24]


def is_known(etag: str) -> bool:
    """Whether the client says that it holds the answer with this tag."""
    return request.if_none_match.contains_weak(etag)


def not_modified(etag: str, revision: str) -> Response:
    """The answer to a client that holds it already."""
    return tagged(Response(status=304), etag, revision)


def tagged(response: Response, etag: str, revision: str) -> Response:
    """A response that a client can ask for again with its tag."""
    response.set_etag(etag, weak=True)
    response.headers[REVISION_HEADER] = revision
    response.headers["Cache-Control"] = "no-cache"
    return response
