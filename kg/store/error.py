"""What can go wrong between a question and its answer, as types; no HTTP status is known here."""

from __future__ import annotations

from kg.error import OrbatError


class StoreError(OrbatError):
    """The store cannot answer; the message says what to do about it."""


class QuerySyntaxError(StoreError):
    """The text is no SPARQL 1.1 query. `line` and `column` count from 1; None where the engine does not say."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        self.line, self.column = line, column
        super().__init__(message)


class EvaluationError(StoreError):
    """The query is well formed and cannot be evaluated, for example because it calls an unknown function."""


class QueryRefusedError(StoreError):
    """The query asks for something that this store never does: an update, or a `SERVICE` that is not allowed."""


class ServiceError(StoreError):
    """An `endpoint` that the query asks by SERVICE did not answer as it should."""

    def __init__(self, message: str, *, endpoint: str) -> None:
        self.endpoint = endpoint
        super().__init__(message)


class ServiceTimeError(ServiceError):
    """An `endpoint` took more than `service_seconds`, a setting."""

    limit = "service_seconds"


class ServiceBusyError(StoreError):
    """As many queries as may ask endpoints at once do so; try again in `retry_after` seconds."""

    limit, retry_after = "service_queries", 5


class LimitError(StoreError):
    """The query or its answer is larger than `limit`, the name of the setting that says how large it may be."""

    def __init__(self, message: str, *, limit: str) -> None:
        self.limit = limit
        super().__init__(message)


class FormatError(StoreError):
    """The answer cannot be written as `media_type`; `offered` lists what it can be written as."""

    def __init__(self, media_type: str, offered: tuple[str, ...]) -> None:
        self.media_type, self.offered = media_type, offered
        super().__init__(f"the answer cannot be written as '{media_type}'; wanted one of {', '.join(offered)}")


class DeadlineError(StoreError):
    """The query, planning included, took more than `seconds` and was ended."""

    limit = "seconds"

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"the query took more than {seconds:g} s and was ended; ask for less, or add a LIMIT")


class BusyError(StoreError):
    """A query had no turn because of `limit`, a setting; try again in `retry_after` seconds."""

    def __init__(self, retry_after: int, *, limit: str = "queue") -> None:
        self.retry_after, self.limit = retry_after, limit
        super().__init__(f"{REASONS[limit]}; try again in {retry_after} s")


REASONS = {
    "queue": "every worker is busy, and no more queries may wait",
    "queue_seconds": "every worker was busy for as long as a query may wait",
    "client_queries": "you have as many queries under way and waiting as one client may",
}
"""Why a query had no turn, by the setting that says so."""


class WorkerError(StoreError):
    """The process that evaluated the query ended without an answer; the next query gets a new one."""


class MemoryLimitError(WorkerError):
    """The process ended because the query took more than `memory_bytes`, a setting."""

    limit = "memory_bytes"

    def __init__(self, most: int) -> None:
        super().__init__(f"the query needed more than {most:,} bytes of memory and was ended; ask or sort less")
