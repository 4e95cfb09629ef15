"""A published graph as one file, and back: both while it is served."""

from __future__ import annotations

import io
import json
import os
import tarfile
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.embedded import revision_of
from kg.store.error import StoreError
from kg.store.publish import Publisher
from kg.store.revision import current_revision

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from kg.store.embedded import EmbeddedStore

MANIFEST, GRAPH = "manifest.json", "graph.nq"


def back_up(directory: Path, file: Path) -> dict[str, Any]:
    """Writes the current revision to a gzipped tar of its manifest and its N-Quads; returns the manifest.

    The file is there whole or not at all.

    Raises:
        StoreError: nothing is published in the directory.
    """
    revision = directory / "revisions" / current_revision(directory)
    try:
        # Once open, they can be read to their end, whatever is published and removed meanwhile.
        with (revision / MANIFEST).open("rb") as manifest, (revision / GRAPH).open("rb") as graph:
            made: dict[str, Any] = json.loads(manifest.read())
            manifest.seek(0)
            new = file.with_name(f".{file.name}.new")
            with tarfile.open(new, "w:gz", compresslevel=6) as archive:
                _add(archive, MANIFEST, manifest)
                _add(archive, GRAPH, graph)
    except FileNotFoundError as error:
        if error.filename and str(error.filename).startswith(str(revision)):
            raise StoreError(f"the graph in {directory}/ was replaced while it was read: try again") from None
        raise
    new.replace(file)
    return made


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = os.fstat(content.fileno()).st_size
    archive.addfile(entry, content)


def restore(file: Path, directory: Path) -> dict[str, Any]:
    """Publishes the graph of a backup, after it was held against its revision; returns its manifest.

    Raises:
        StoreError: the file is no backup, or damaged.
    """
    try:
        with tarfile.open(file, "r:gz") as archive:
            manifest: dict[str, Any] = json.loads(_read(archive, MANIFEST))
            graph = _read(archive, GRAPH)
    except (tarfile.TarError, EOFError, KeyError, ValueError, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise StoreError(f"{file} is no backup of a graph, or damaged: {error}") from None
    if revision_of(line for line in graph.split(b"\n") if line) != manifest["revision"]:
        raise StoreError(f"{file} is damaged: its graph is not revision {manifest['revision']}")
    quads = ox.parse(io.BytesIO(graph), format=ox.RdfFormat.N_QUADS)
    Publisher(directory).publish(quads, _accept)
    return manifest


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    content = archive.extractfile(name)
    if content is None:
        raise KeyError(name)
    return content.read()


def _accept(_: EmbeddedStore) -> None:
    """It was checked when it was built."""
