"""What may be asked: one `.rq` file per question, each runnable as it stands in any SPARQL editor.

>>> query = load("factions_in_operation")
>>> query.summary
'Which factions took part in an operation?'
>>> "id/operation/deter-the-aggression" in query.bind({"operation": "deter-the-aggression"})
True
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.error import near
from queries.header import Query, read_query
from queries.parameter import Parameter
from queries.term import QueryError, shown

__all__ = ["Parameter", "Query", "QueryError", "load", "names", "read_query"]

HOME = Path(__file__).parent


def names() -> list[str]:
    """The names of all stored queries, sorted; a folder is part of the name, as in `checks/no_triple_in_two_graphs`."""
    return sorted(path.relative_to(HOME).with_suffix("").as_posix() for path in HOME.rglob("*.rq"))


@cache
def load(name: str) -> Query:
    """The stored query of that name.

    Raises:
        QueryError: there is none of that name.
        DataError: its file is malformed.
    """
    known = names()
    if name not in known:
        raise QueryError(f"no query is called {shown(name)}{near(name, known)}")
    return read_query(HOME / f"{name}.rq", name=name)
