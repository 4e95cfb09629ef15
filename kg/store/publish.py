"""Publishing a graph: written beside the live one, checked, then switched to by one atomic rename.

A build that is killed at any moment leaves the old graph serving; what it left lying is removed by the next one.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.embedded import EmbeddedStore, revision_of, sorted_lines
from kg.store.error import StoreError
from kg.store.revision import current_revision, open_revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STAGING = ".new"


class Publisher:
    """Publishes graphs into a directory, one after the other, keeping the one before the current."""

    def __init__(self, directory: str | Path) -> None:
        self.directory = Path(directory)
        self.revisions = self.directory / "revisions"

    def publish(self, quads: Iterable[ox.Quad], check: Callable[[EmbeddedStore], None]) -> str:
        """Publishes the quads where `check`, called with the finished graph, raises nothing; returns the revision.

        The revision is a hash of the sorted N-Quads: publishing equal quads again changes no file.

        Raises:
            StoreError: another build is publishing to the same directory.
        """
        self.revisions.mkdir(parents=True, exist_ok=True)
        with _locked(self.directory / "lock"):
            return self._publish(sorted_lines(quads), check)

    def replace(self, before: str, lines: list[bytes]) -> str:
        """Publishes a graph, given as sorted lines of N-Quads, in place of the revision it was made from.

        Raises:
            StoreError: another revision is current by now, or somebody else is publishing.
        """
        with _locked(self.directory / "lock"):
            if self._current() != before:
                raise StoreError("another graph was published meanwhile: nothing was changed, try again")
            return self._publish(lines, _accept)

    def _publish(self, lines: list[bytes], check: Callable[[EmbeddedStore], None]) -> str:
        before = self._current()
        self._remove_all_but(before, self._previous(before))
        revision = revision_of(lines)
        path = self.revisions / revision
        if path.exists():
            check(EmbeddedStore(open_revision(path), revision=revision))
        else:
            self._write(lines, revision, check).rename(path)
            _sync(self.revisions)
        if revision != before:
            self._switch(revision)
            self._remove_all_but(revision, before)
        return revision

    def _write(self, lines: list[bytes], revision: str, check: Callable[[EmbeddedStore], None]) -> Path:
        staging = self.revisions / STAGING
        staging.mkdir()
        graph = staging / "graph.nq"
        graph.write_bytes(b"".join(line + b"\n" for line in lines))
        store = ox.Store(staging / "store")
        store.bulk_load(path=graph, format=ox.RdfFormat.N_QUADS)
        store.flush()
        graphs = _sizes(store)
        # The engine closes its files when the last reference goes.
        del store
        manifest = {"revision": revision, "quads": len(lines), "graphs": graphs}
        (staging / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        check(EmbeddedStore(open_revision(staging), revision=revision))
        for folder, _, files in os.walk(staging):
            for name in files:
                _sync(Path(folder, name))
            _sync(Path(folder))
        return staging

    def _switch(self, revision: str) -> None:
        link = self.directory / f"current{STAGING}"
        link.symlink_to(Path("revisions", revision), target_is_directory=True)
        link.replace(self.directory / "current")
        _sync(self.directory)

    def _current(self) -> str | None:
        return current_revision(self.directory) if (self.directory / "current").is_symlink() else None

    def _previous(self, current: str | None) -> str | None:
        complete = [path for path in self.revisions.iterdir() if path.name not in {current, STAGING}]
        return max(complete, key=lambda path: path.stat().st_mtime).name if complete else None

    def _remove_all_but(self, *kept: str | None) -> None:
        (self.directory / f"current{STAGING}").unlink(missing_ok=True)
        for path in self.revisions.iterdir():
            if path.name not in kept:
                shutil.rmtree(path)


def _sizes(store: ox.Store) -> dict[str, int]:
    """The number of quads of each graph, by its name; the graph without a name is not listed."""
    counted = store.query("SELECT ?graph (COUNT(*) AS ?quads) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
    assert isinstance(counted, ox.QuerySolutions)  # noqa: S101
    return dict(sorted((row["graph"].value, int(row["quads"].value)) for row in counted))


def _accept(_: EmbeddedStore) -> None:
    """What a client writes is its own; only builds are checked."""


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds the lock of a directory; the system drops it with the process, so that a killed build leaves none."""
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"another build is publishing to {path.parent}/: wait until it has ended") from None
        yield


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
