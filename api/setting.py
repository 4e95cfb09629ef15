"""What an operator may set about the service; the limits of queries are `kg.store.limit.Limits`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`page_size` and `largest_page` count rows of a REST list, `shown_rows` rows of a table on a page.

    `examples` are the stored queries that the start page answers, as far as they are there, and the columns it shows.
    """

    page_size: int = 100
    largest_page: int = 1_000
    shown_rows: int = 1_000
    upload_bytes: int = 1_048_576
    examples: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("factions_in_operation", ("participant",)),
        ("places_captured", ("place", "actor", "source")),
        ("casualties", ("result", "group", "figure", "source")),
    )
