"""Extraction in several processes, since it takes more time than all else of a build."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from kg.error import OrbatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.article import Article
    from kg.claim import Extraction
    from kg.producer import Producer

WORTHWHILE = 100
"""Articles from which on the start of more processes (1 to 2 s for spaCy and the model) is made up for."""
MOST = 4
"""Processes at most: each takes some 160 MB."""
_NEW_OBJECTS = 10_000
"""Objects made between two searches for garbage; an article makes as many, and Python's 700 cost 7% of the time."""
_AT_ONCE = 8
"""Articles handed to a process at a time."""


def processes() -> int:
    """How many processes this machine has use for."""
    return min(MOST, len(os.sched_getaffinity(0)))


def extractions(
    extractor: Producer, articles: Sequence[Article], *, workers: int | None = None
) -> Iterator[Extraction]:
    """What the articles say, in their order; the same whether one process reads them or several.

    Several do where that is worthwhile, or where `workers` says how many. They start anew, so a script that calls this
    needs `if __name__ == "__main__":`.

    Raises:
        OrbatError: a process was ended from outside, as by a system out of memory.
    """
    workers = workers or (processes() if len(articles) >= WORTHWHILE else 1)
    if workers == 1:
        yield from map(extractor.extract, articles)
        return
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, fresh, initializer=_Worker.take, initargs=(extractor,))
    try:
        yield from pool.map(_Worker.extract, articles, chunksize=_AT_ONCE)
    except BrokenProcessPool:
        raise OrbatError("a process that reads articles was ended from outside; is there memory left?") from None
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker:
    """What a process of its own knows: the extractor it was given when it started."""

    extractor: Producer

    @classmethod
    def take(cls, extractor: Producer) -> None:
        cls.extractor = extractor
        gc.set_threshold(_NEW_OBJECTS)

    @classmethod
    def extract(cls, article: Article) -> Extraction:
        return cls.extractor.extract(article)
