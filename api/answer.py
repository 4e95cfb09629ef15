"""What all resources share: reading parameters, paging, the envelope, and tags that a client can ask again with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Response, current_app, request

from api.problem import ParameterError
from kg.error import near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.catalog import Catalog, Catalogs
    from api.setting import Settings
    from kg.store import Reader

REVISION_HEADER = "Orbat-Revision"


@dataclass(frozen=True, slots=True)
class Service:
    """What the views work with."""

    reader: Reader
    catalogs: Catalogs
    settings: Settings

    @property
    def catalog(self) -> Catalog:
        """The names of the graph that answers now."""
        return self.catalogs.now()


def service() -> Service:
    """The service of the request that is being answered."""
    found = current_app.extensions["orbat"]
    assert isinstance(found, Service)  # noqa: S101
    return found


def parameters(*known: str) -> dict[str, str]:
    """The parameters of the request's address.

    Raises:
        ParameterError: one is unknown, stands twice or is too long.
    """
    for name in request.args:
        if name not in known:
            wanted = ", ".join(known) or "none"
            raise ParameterError(f"unknown parameter '{name[:80]}'{near(name, [*known])} (parameters: {wanted})")
        if len(request.args.getlist(name)) > 1:
            raise ParameterError(f"parameter '{name}' stands twice")
        if len(request.args[name]) > LONGEST:
            raise ParameterError(
                f"parameter '{name}' has {len(request.args[name]):,} characters, {LONGEST} at most wanted"
            )
    return request.args.to_dict()


def flag(given: dict[str, str], name: str) -> bool:
    """A parameter that is `true` or `false`.

    Raises:
        ParameterError: it is neither.
    """
    value = given.get(name, "false")
    if value not in {"true", "false"}:
        raise ParameterError(f"parameter '{name}' is '{value[:80]}', 'true' or 'false' wanted")
    return value == "true"


def whole(given: dict[str, str], name: str, *, default: int, least: int, most: int) -> int:
    """A parameter that is a whole number within bounds.

    Raises:
        ParameterError: it is none.
    """
    text = given.get(name, str(default))
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not least <= value <= most:
        raise ParameterError(f"parameter '{name}' is '{text[:80]}', a whole number from {least} to {most} wanted")
    return value


LONGEST = 500
"""Characters that the value of a parameter may have; a name or an IRI has fewer."""

PAGING = ("limit", "offset")


def listing(data: Sequence[object], given: dict[str, str], **more: object) -> Response:
    """A list as JSON: one page of it, with links to the next and the one before."""
    settings = service().settings
    limit = whole(given, "limit", default=settings.page_size, least=1, most=settings.largest_page)
    offset = whole(given, "offset", default=0, least=0, most=999_999_999)
    links = {"self": _link(given)}
    if offset + limit < len(data):
        links["next"] = _link(given | {"limit": str(limit), "offset": str(offset + limit)})
    if offset:
        links["prev"] = _link(given | {"limit": str(limit), "offset": str(max(offset - limit, 0))})
    page = data[offset : offset + limit]
    response = envelope(page, links, total=len(data), **more)
    for name in ("next", "prev"):
        if name in links:
            response.headers.add("Link", f'<{links[name]}>; rel="{name}"')
    return response


def _link(given: dict[str, str]) -> str:
    return request.path + (f"?{urlencode(given)}" if given else "")


def envelope(data: object, links: dict[str, str], *, total: int | None = None, **more: object) -> Response:
    """Data with its revision, count and links."""
    meta: dict[str, Any] = {"revision": service().catalog.revision}
    if isinstance(data, list):
        meta["count"] = len(data)
    if total is not None:
        meta["total"] = total
    return as_json({"data": data, **more, "meta": meta, "links": links})


def as_json(value: object, media_type: str = "application/json") -> Response:
    """A value as JSON, in the letters of its language."""
    return Response(json.dumps(value, ensure_ascii=False, indent=2) + "\n", content_type=media_type)


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
