"""What every store offers: a query goes in, the bytes of an answer come out. Nothing here can write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

Form = Literal["select", "ask", "construct"]
"""What a query asks for; `DESCRIBE` answers with a graph and counts as construct."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to a query, written in one format.

    `revision` names the graph that gave it, so that an answer and its ETag never come from two graphs.
    """

    form: Form
    media_type: str
    body: bytes
    revision: str = ""


class Reader(Protocol):
    """A graph that can be asked, and not changed."""

    @property
    def revision(self) -> str:
        """The content hash of the graph that answers now: 16 hex digits, or "" where the store has none."""
        ...

    def query(
        self,
        text: str,
        *,
        media_type: str | None = None,
        timeout: float | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """The answer to a SPARQL 1.1 query, evaluated over the union of all graphs unless the query or the caller says.

        `media_type` None means JSON for SELECT and ASK, Turtle for CONSTRUCT and DESCRIBE. `timeout` is in seconds.
        `default_graphs` and `named_graphs` are IRIs; where either is given they replace the dataset of the query.

        Raises:
            StoreError: one of the types in `kg.store.error`.
        """
        ...
