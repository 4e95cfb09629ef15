"""A running service over 20,000 quads, asked over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from tests.conformance.live import Live, live

if TYPE_CHECKING:
    from collections.abc import Iterator

EX = "http://example.org/"
LIMITS = '{"seconds": 2, "workers": 4, "queue": 16, "memory_bytes": 268435456, "rows": 200000}'
SETTINGS = '{"client_seconds": 1e9, "access_log": false}'


def quads(size: int = 20_000) -> Iterator[ox.Quad]:
    for i in range(size):
        yield ox.Quad(
            ox.NamedNode(f"{EX}s{i // 4}"), ox.NamedNode(f"{EX}p{i % 4}"), ox.Literal(i), ox.NamedNode(f"{EX}g")
        )


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("live"), quads(), limits=LIMITS, settings=SETTINGS) as running:
        yield running
