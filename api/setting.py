"""What an operator may set about the service; the limits of queries are `kg.store.limit.Limits`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`page_size` and `largest_page` count rows of a REST list, `shown_rows` rows of a table on a page.

    `examples` are the stored queries that the start page answers, as far as they are there.
    """

    page_size: int = 100
    largest_page: int = 1_000
    shown_rows: int = 1_000
    upload_bytes: int = 1_048_576
    examples: tuple[str, ...] = (
        "factions_in_operation",
        "places_captured",
        "figures_of_casualties",
    )
