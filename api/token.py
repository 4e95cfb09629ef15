"""Who may write: the one who brings the token that the service was started with."""

from __future__ import annotations

import hmac

from flask import request

from api.answer import service
from api.problem import TokenError
from kg.store import QueryRefusedError


def see_that_it_may_write() -> None:
    """Lets a request pass that brings the write token as `Authorization: Bearer`.

    Raises:
        QueryRefusedError: the service was started without one and takes no writes.
        TokenError: it brings none, or another.
    """
    wanted = service().settings.write_token
    if not wanted:
        raise QueryRefusedError("this service only answers queries: it was started without a write token")
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    # Compared in constant time: how long it takes must not tell how much of a guess is right.
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), wanted.encode()):
        raise TokenError("a write needs the header 'Authorization: Bearer' with the token of this service")
