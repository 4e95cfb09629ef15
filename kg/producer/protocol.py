"""What a producer of claims must be able to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.article import Article
    from kg.claim import Extraction


class Producer(Protocol):
    """Reads what an article says. It must be picklable: many articles are read in several processes."""

    @property
    def version(self) -> str:
        """A hash of what the output depends on beside the article: rules, model, settings."""
        ...

    def extract(self, article: Article) -> Extraction:
        """The entities and claims of an article; the `rule` of each claim names the producer."""
        ...
