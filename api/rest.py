"""All addresses that programs use, in one table: `install` adds them to an application, `openapi` describes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from api import article, noun, question, reconcile, related, said, statement, stored
from api.endpoint import Endpoint
from api.endpoint import install as add

if TYPE_CHECKING:
    from flask import Flask


@cache
def endpoints() -> tuple[Endpoint, ...]:
    """The endpoints in the order of the documentation."""
    modules = (question, noun, related, statement, said, article, stored, reconcile)
    return tuple(endpoint for module in modules for endpoint in module.endpoints())


def install(app: Flask) -> None:
    """Adds the endpoints to an application."""
    add(app, tuple(endpoint for endpoint in endpoints() if endpoint.tag != stored.TAG))
    add(app, tuple(stored.routes()))
