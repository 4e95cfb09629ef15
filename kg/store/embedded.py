"""A graph in this process: for the command line, builds and tests. The web service uses `kg.store.pool`."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.evaluate import evaluate
from kg.store.protocol import Answer
from kg.store.revision import IN_MEMORY_BELOW, current_revision, open_revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class EmbeddedStore:
    """A pyoxigraph store as a `Reader`. It trusts its caller: no deadline, no limits; `timeout` is not kept.

    `store` is the pyoxigraph store itself, which the builder and the reasoner fill.
    """

    def __init__(self, store: ox.Store, *, revision: str = "") -> None:
        self.store = store
        self._revision = revision

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> EmbeddedStore:
        """A store in memory that holds these quads; its revision is their hash."""
        store = ox.Store()
        store.bulk_extend(quads)
        return cls(store, revision=revision_of(sorted_lines(store)))

    @property
    def revision(self) -> str:
        """The content hash of the graph, 16 hex digits; "" for a store that is still being filled."""
        return self._revision

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """The answer to a query, as `Reader.query`."""
        result = evaluate(
            self.store, text, media_type=media_type, default_graphs=default_graphs, named_graphs=named_graphs
        )
        body = io.BytesIO()
        result.write(body, None)
        return Answer(result.form, result.media_type, body.getvalue(), self._revision)


def open_store(directory: str | Path, *, in_memory_below: int = IN_MEMORY_BELOW) -> EmbeddedStore:
    """The graph that `directory` serves now, read-only.

    Raises:
        StoreError: nothing has been published there, or its files are damaged.
    """
    root = Path(directory)
    revision = current_revision(root)
    store = open_revision(root / "revisions" / revision, in_memory_below=in_memory_below)
    return EmbeddedStore(store, revision=revision)


def sorted_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """The quads as N-Quads lines, sorted by their bytes, each once."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None  # noqa: S101  (no output was given)
    # Not splitlines(): a literal may hold U+0085, which that takes for the end of a line.
    return sorted(set(data.split(b"\n")) - {b""})


def revision_of(lines: Iterable[bytes]) -> str:
    """The first 16 hex digits of the SHA-256 of sorted N-Quads."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line + b"\n")
    return digest.hexdigest()[:16]
