"""Extractions by content: what one reader with one set of reference data has read once is not read again."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.article import Article
from kg.build.parallel import extractions
from kg.claim import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.claim import Extraction
    from kg.producer import Producer


class Cache:
    """The extractions kept in a directory. `extracted` counts those that had to be made."""

    def __init__(self, directory: Path, extractor: Producer, *, known: str) -> None:
        self.directory = directory
        self.extractor = extractor
        self.known = known
        self.extracted = 0

    def extractions(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        """What articles say, in their order: from the cache what is there, else made now.

        Raises:
            OrbatError: a process that reads articles was ended from outside. What was read stays in the cache.
        """
        missing = [article for article in articles if not self._path(article).is_file()]
        made = zip(missing, extractions(self.extractor, missing), strict=True)
        self.extracted = len(missing)
        left = {article.slug for article in missing}
        for article in articles:
            path = self._path(article)
            if article.slug in left:
                yield self._keep(path, next(made)[1])
            else:
                yield from_json(json.loads(path.read_text(encoding="utf-8")))

    def _keep(self, path: Path, extraction: Extraction) -> Extraction:
        self.directory.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed: a killed build leaves no half of an extraction.
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(to_json(extraction), ensure_ascii=False), encoding="utf-8")
        part.rename(path)
        return extraction

    def forget_all_but(self, articles: Iterable[Article]) -> None:
        """Removes what other articles, older readers and killed builds have left."""
        wanted = {self._path(article) for article in articles}
        for path in self.directory.glob("*"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, article: Article) -> Path:
        said = (str(getattr(article, name)) for name in Article.__slots__)
        content = "\0".join((self.extractor.version, self.known, *said))
        return self.directory / f"{sha256(content.encode()).hexdigest()}.json"
