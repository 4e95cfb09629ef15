"""SERVICE in a query (SPARQL 1.1 Federated Query): the solutions of each clause take its place, as VALUES.

An endpoint's solutions are joined with what stands before the clause in its group. That is evaluated first, and what
it binds goes along with the question, in batches: the endpoint answers with what can be joined, and no more. A worker
does this, which can open no socket: it has another process ask (`kg.store.caller`), and reads what that was told.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.clause import Clauses, edited
from kg.store.error import LimitError, QueryRefusedError, ServiceError
from kg.store.evaluate import BASE, evaluate
from kg.store.permitted import permitted
from kg.store.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.store.clause import Clause
    from kg.store.limit import Limits

Call = Callable[[str, str], tuple[str, bytes]]
"""Asks an endpoint, named first, a query; its answer's media type and body. Raises StoreError."""

BATCH = 100
"""Solutions that go along with one call: some kilobytes of query."""

RESULT_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
"""What an endpoint may answer in."""

TSV = "text/tab-separated-values"
"""The format whose cells are terms as a query has them."""

GENID = BASE + ".well-known/genid/"
"""What the IRI of an endpoint's blank node begins with (RDF 1.1 Concepts, 3.5): VALUES takes no blank nodes."""

UNDEF = "UNDEF"
Row = tuple[str, ...]


class Federation:
    """One query that asks endpoints; what they are asked and bring is counted against the limits.

    `options` are those of `evaluate`.
    """

    def __init__(self, store: ox.Store, text: str, options: Mapping[str, Any], limits: Limits, call: Call) -> None:
        self._store, self._text, self._limits, self._call = store, text, limits, call
        self._graphs = {name: options[name] for name in ("default_graphs", "named_graphs")}
        self._clauses = Clauses(text)
        self._prefixes, self._datasets = self._clauses.preamble()
        self._calls = self._rows = 0

    def filled(self) -> str:
        """The query with solutions in place of its clauses.

        Raises:
            QuerySyntaxError: it is no query.
            QueryRefusedError: a clause has a shape that is not supported, or its endpoint may not be asked.
            LimitError: it would ask too often, or be told too much.
            ServiceError: an endpoint did not answer as it should.
        """
        # A clause without its head is a group, and all else stays where it is: errors have their line and column.
        self._parsed(edited(self._text, [((start, end), " " * (end - start)) for start, end in self._clauses.heads()]))
        done: list[tuple[tuple[int, int], str]] = []
        for clause in [*self._clauses.found()]:
            start, stop = clause.before
            edits = [*done, *((span, "") for span in clause.deferred)]
            before = edited(self._text, edits, start=start, stop=stop)
            done.append((clause.whole, self._solutions(clause, before)))
        return edited(self._text, done)

    def _parsed(self, text: str) -> None:
        evaluate(ox.Store(), text, media_type=None, default_graphs=(), named_graphs=())
        if scan(text).has_service:
            raise QueryRefusedError("SERVICE is supported as SERVICE <endpoint> { ... } only")

    def _solutions(self, clause: Clause, before: str) -> str:
        """What an endpoint says, as a VALUES block."""
        pattern = self._text[slice(*clause.pattern)]
        names = self._visible(pattern)
        endpoint = permitted(self._iri(clause.endpoint), self._limits.services).address
        rows: list[Row] = []
        try:
            for question in self._questions(pattern, names, before):
                rows += self._asked(endpoint, question, names)
        except ServiceError:
            if not clause.is_silent:
                raise
            # "A single solution with no bindings" (SPARQL 1.1 Federated Query, 2.3).
            rows = [(UNDEF,) * len(names)]
        return _values(names, rows)

    def _visible(self, group: str) -> list[str]:
        """The variables that a group binds outside of itself."""
        found = ox.Store().query(f"{self._prefixes}SELECT * {{{group}\n}}", base_iri=BASE)
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101
        return [variable.value for variable in found.variables]

    def _iri(self, term: str) -> str:
        """The IRI that a term of the query stands for."""
        found = ox.Store().query(f"{self._prefixes}SELECT ?e {{ VALUES ?e {{ {term} }} }}", base_iri=BASE)
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101
        return str(next(found)["e"].value)

    def _questions(self, pattern: str, names: Sequence[str], before: str) -> Iterator[str]:
        """The queries that bring all solutions of a pattern which what stands before it can be joined with."""
        used, rows = self._bound([name for name in self._visible(before) if name in names], before)
        batches = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)] if used else [[]]
        if self._calls + len(batches) > self._limits.service_calls:
            raise self._too_often()
        chosen = " ".join(f"?{name}" for name in names) or "*"
        for batch in batches:
            self._calls += 1
            most = self._limits.service_rows - self._rows + 1
            question = f"BASE <{BASE}>\n{self._prefixes}SELECT {chosen} WHERE {{{pattern}\n}} LIMIT {most}"
            yield f"{question}\n{_values(used, batch)}" if used else question

    def _bound(self, names: Sequence[str], before: str) -> tuple[list[str], list[Row]]:
        """The variables that every solution of a group binds to what can be sent, and what they are bound to, once."""
        # What is drawn by chance here would be drawn anew in the query itself.
        if not names or scan(before).is_volatile:
            return [], []
        most = BATCH * (self._limits.service_calls - self._calls)
        chosen = " ".join(f"?{name}" for name in names)
        rows = self._local(f"SELECT DISTINCT {chosen} {self._datasets} WHERE {{{before}\n}} LIMIT {most + 1}")
        if len(rows) > most:
            raise self._too_often()
        columns = [at for at in range(len(names)) if all(row[at] and row[at][0] != "_" for row in rows)]
        return [names[at] for at in columns], list(dict.fromkeys(tuple(row[at] for at in columns) for row in rows))

    def _local(self, query: str) -> list[list[str]]:
        """The rows of a query to the graph, their cells as terms of a query; "" where nothing is bound."""
        body = io.BytesIO()
        evaluate(self._store, self._prefixes + query, media_type=TSV, **self._graphs).write(body, None)
        return [line.split("\t") for line in body.getvalue().decode().split("\n")[1:-1]]

    def _asked(self, endpoint: str, question: str, names: Sequence[str]) -> Iterator[Row]:
        media_type, body = self._call(endpoint, question)
        try:
            found = ox.parse_query_results(body, format=RESULT_FORMATS[media_type])
            if isinstance(found, ox.QueryBoolean):
                raise ServiceError(f"{endpoint} answered yes or no, a table wanted", endpoint=endpoint)
            known = {variable.value for variable in found.variables}
            for row in found:
                self._rows += 1
                if self._rows > self._limits.service_rows:
                    raise self._too_many()
                yield tuple(self._term(row[name], endpoint) if name in known else UNDEF for name in names)
        except (SyntaxError, ValueError, OSError) as error:
            raise ServiceError(
                f"{endpoint} answered with a table that cannot be read: {error}", endpoint=endpoint
            ) from None

    def _term(self, term: object, endpoint: str) -> str:
        if isinstance(term, ox.BlankNode):
            key = f"{endpoint} {self._calls} {term.value}"
            return f"<{GENID}{hashlib.sha256(key.encode()).hexdigest()[:16]}>"
        if isinstance(term, ox.Triple):
            raise ServiceError(f"{endpoint} answered with a triple as a term, which is not read", endpoint=endpoint)
        return UNDEF if term is None else str(term)

    def _too_often(self) -> LimitError:
        most = self._limits.service_calls
        message = f"the query would ask more than {most:,} times, with {BATCH} solutions each; bind less before SERVICE"
        return LimitError(message, limit="service_calls")

    def _too_many(self) -> LimitError:
        message = f"endpoints have more than {self._limits.service_rows:,} rows for the query; ask them for less"
        return LimitError(message, limit="service_rows")


def _values(names: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as a block of a query.

    >>> _values(["x", "y"], [("<a:b>", "UNDEF")])
    'VALUES (?x ?y) { (<a:b> UNDEF) }'
    """
    head = " ".join(f"?{name}" for name in names)
    table = " ".join("(" + " ".join(row) + ")" for row in rows)
    return f"VALUES ({head}) {{ {table} }}"
