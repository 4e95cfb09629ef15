"""What an operator may set about the service; the limits of queries are `kg.store.limit.Limits`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """`page_size` and `largest_page` count rows of a REST list, `shown_rows` rows of a table on a page.

    A client has `client_seconds` of queries to spend and gains `client_rate` of them a second; `trust_proxy` says that
    a proxy in front writes X-Forwarded-For. `cache_bytes` bounds the answers that are kept, 0 for none. `upload_bytes`
    bounds a body, which must be there after `upload_seconds`. Writes need `write_token`; without one there are none.
    `access_log` writes a line for every request to standard error.
    `examples` are the stored queries that the start page answers, as far as they are there, and the columns it shows.
    """

    page_size: int = 100
    largest_page: int = 1_000
    shown_rows: int = 1_000
    upload_bytes: int = 16_777_216
    upload_seconds: float = 30.0
    client_seconds: float = 120.0
    client_rate: float = 2.0
    trust_proxy: bool = False
    cache_bytes: int = 134_217_728
    access_log: bool = False
    write_token: str = field(default="", repr=False)
    examples: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("factions_in_operation", ("participant",)),
        ("places_captured", ("place", "actor", "source")),
        ("casualties", ("result", "group", "figure", "source")),
    )
