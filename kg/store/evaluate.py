"""A query on a pyoxigraph store; the one place that calls the engine, in this process or in a worker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.store import format as formats
from kg.store.error import EvaluationError, FormatError, QuerySyntaxError
from kg.store.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.store.meter import RowMeter
    from kg.store.protocol import Form

BASE = "https://w3id.org/orbat/"
"""What a relative IRI is relative to, in a query and in an update: `<id/faction/levant-front>` is an entity."""

POSITION = re.compile(r"error at (\d+):(\d+): ")


@dataclass(frozen=True, slots=True)
class Result:
    """A planned query: what its answer will be, and `write`, which evaluates it into an output.

    `write` must be called by the thread that made the result: the engine ends the process otherwise.
    """

    form: Form
    media_type: str
    write: Callable[[IO[bytes], RowMeter | None], None]


def evaluate(
    store: ox.Store,
    text: str,
    *,
    media_type: str | Mapping[Form, str] | None,
    default_graphs: Sequence[str],
    named_graphs: Sequence[str],
    has_dataset: bool | None = None,
) -> Result:
    """A query on a store, over the union of its graphs unless the query or the caller names a dataset.

    `media_type` may be one for each form, for a caller who does not know the form. `has_dataset` says whether the query
    names a dataset, where the caller knows.

    Raises:
        QuerySyntaxError: the text is no query.
        EvaluationError: it cannot be evaluated.
        FormatError: its answer cannot be written in that media type.
    """
    options: dict[str, object] = {}
    if default_graphs or named_graphs:
        options = {"default_graph": _nodes(default_graphs), "named_graphs": _nodes(named_graphs)}
    elif not (scan(text).has_dataset if has_dataset is None else has_dataset):
        # With the union asked for, the engine would ignore the FROM of the query.
        options = {"use_default_graph_as_union": True}
    try:
        results = store.query(text, base_iri=BASE, **options)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise syntax_error(str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise EvaluationError(str(error)) from None
    form = formats.form_of(results)
    # What an error holds on to is dropped by whichever thread collects it: the engine's results must not be.
    held = [results]
    del results
    try:
        chosen = formats.chosen(form, media_type if isinstance(media_type, str | None) else media_type[form])
    except FormatError:
        held.clear()
        raise

    def write(output: IO[bytes], meter: RowMeter | None = None) -> None:
        reason: str | None = None
        try:
            formats.write(held.pop(), chosen, output, meter)
        except (OSError, RuntimeError, ValueError) as error:
            reason = str(error)
        if reason is not None:
            raise EvaluationError(reason)

    return Result(form, chosen, write)


def _nodes(iris: Sequence[str]) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    """The graphs with these names; "" is the one without a name."""
    try:
        return [ox.NamedNode(iri) if iri else ox.DefaultGraph() for iri in iris]
    except ValueError as error:
        raise EvaluationError(f"a graph name is no absolute IRI: {error}") from None


def syntax_error(message: str) -> QuerySyntaxError:
    """The engine's message as an error with line and column, shortened to what a person can use.

    >>> syntax_error("error at 2:11: expected one of WHERE, [_]").line
    2
    """
    found = POSITION.match(message)
    if not found:
        return QuerySyntaxError(message.splitlines()[0] if message else "the query cannot be parsed")
    line, column = int(found[1]), int(found[2])
    wanted = (
        message[found.end() :].split(" ['", maxsplit=1)[0].replace("\n", " ").strip().removesuffix(", [_]").rstrip(",")
    )
    return QuerySyntaxError(f"line {line}, column {column}: {wanted}", line=line, column=column)
