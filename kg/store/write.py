"""Changing a served graph: a worker applies the change to its own copy, which is then published like a build.

What is acknowledged is on disk, synced and renamed into place, and already served. A change takes as long as writing
the whole graph: 0.2 s for 10,000 quads, some seconds for a million; that buys that a graph is never half changed,
whatever dies when, and that a revision is a hash of what it holds.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from kg.store import wire
from kg.store.error import StoreError
from kg.store.publish import Publisher
from kg.store.zygote import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.served import Served

Upload = tuple[str | None, str, str, str]
"""A document for a graph: the graph's name or None, the media type, the base IRI, the text."""


class Writer:
    """Changes the graph that `served` serves, one change after the other; thread-safe.

    Every method returns the new revision, and raises QuerySyntaxError, QueryRefusedError, EvaluationError, LimitError,
    DeadlineError or StoreError where nothing was changed.
    """

    def __init__(self, served: Served) -> None:
        self._served = served
        self.directory = served.directory
        self._publisher = Publisher(served.directory)
        self._lock = threading.Lock()

    def update(self, text: str, *, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> str:
        """Runs a SPARQL 1.1 update; `using` and `using_named` are the dataset of the protocol."""
        return self._change({"update": text, "using": [*using], "using_named": [*using_named]})

    def upload(self, added: Sequence[Upload], *, cleared: Sequence[str | None] = ()) -> str:
        """Empties the graphs `cleared` (None: the one without a name), then adds the documents."""
        return self._change({"cleared": [*cleared], "added": [*added]})

    def _change(self, change: dict[str, Any]) -> str:
        with self._lock:
            self._served.catch_up()
            generation = self._served.generation
            if not generation.is_in_memory:
                raise StoreError("this graph is served from disk because it is large: change its sources and build it")
            worker = generation.take()
            try:
                limits = self._served.limits
                answer = ask(
                    worker,
                    change,
                    seconds=limits.seconds,
                    limits=limits,
                    revision=generation.revision,
                    kind=wire.CHANGE,
                )
            finally:
                # Its copy is no longer the graph.
                generation.end(worker)
                generation.give_back(None)
            lines = sorted(set(answer.body.split(b"\n")) - {b""})
            revision = self._publisher.replace(generation.revision, lines)
            self._served.catch_up()
            return revision
