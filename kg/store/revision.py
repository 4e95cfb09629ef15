"""How published graphs lie in a directory.

DIR/current -> revisions/<revision>     a symbolic link, replaced atomically
DIR/revisions/<revision>/graph.nq       the graph as sorted N-Quads, the bytes that the revision hashes
DIR/revisions/<revision>/store/         the same as an oxigraph store
DIR/revisions/<revision>/manifest.json  revision, number of quads, quads of each graph
DIR/lock                                held while a graph is published
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.error import StoreError

if TYPE_CHECKING:
    from pathlib import Path

IN_MEMORY_BELOW = 256 * 1024 * 1024
"""Bytes of graph.nq up to which a graph is served from memory: about 1.5 million quads, 0.6 GB, read in 5 s.

Reads from memory are 2 to 16 times faster than from disk, and a worker then needs no open file.
"""

SLOW_TO_READ = 32 * 1024 * 1024
"""Bytes of graph.nq above which reading it into memory takes a second or more: meanwhile it is served from disk."""


def current_revision(directory: Path) -> str:
    """The name of the revision that `directory` serves now.

    Raises:
        StoreError: nothing has been published there.
    """
    try:
        return (directory / "current").readlink().name
    except OSError:
        raise StoreError(f"no graph in {directory}/: run 'orbat build' first") from None


def slow_to_read(directory: Path, *, in_memory_below: int = IN_MEMORY_BELOW) -> bool:
    """Whether the current graph belongs into memory and takes long to get there."""
    graph = directory / "current" / "graph.nq"
    return graph.exists() and SLOW_TO_READ <= graph.stat().st_size < in_memory_below


def open_revision(path: Path, *, in_memory_below: int = IN_MEMORY_BELOW) -> ox.Store:
    """The graph of one revision: in memory where its N-Quads are small enough, else read-only on disk.

    Raises:
        StoreError: the revision's files are missing or damaged.
    """
    graph = path / "graph.nq"
    try:
        if graph.stat().st_size >= in_memory_below:
            return ox.Store.read_only(str(path / "store"))
        store = ox.Store()
        store.bulk_load(path=graph, format=ox.RdfFormat.N_QUADS)
    except (OSError, RuntimeError, SyntaxError) as error:
        raise StoreError(f"the graph in {path}/ cannot be opened ({error}): run 'orbat build' again") from None
    return store
