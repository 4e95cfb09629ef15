"""The store: the one door between the graph and everyone who asks it."""

from kg.store.embedded import EmbeddedStore, open_store
from kg.store.error import (
    BusyError,
    DeadlineError,
    EvaluationError,
    FormatError,
    LimitError,
    QueryRefusedError,
    QuerySyntaxError,
    StoreError,
    WorkerError,
)
from kg.store.protocol import Answer, Form, Reader
from kg.store.publish import Publisher
from kg.store.row import Term, rows

__all__ = [
    "Answer",
    "BusyError",
    "DeadlineError",
    "EmbeddedStore",
    "EvaluationError",
    "Form",
    "FormatError",
    "LimitError",
    "Publisher",
    "QueryRefusedError",
    "QuerySyntaxError",
    "Reader",
    "StoreError",
    "Term",
    "WorkerError",
    "open_store",
    "rows",
]
