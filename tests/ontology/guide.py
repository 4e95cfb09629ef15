"""The model guide: its queries, and the rows that it prints under each.

`python -m tests.ontology.guide` writes the rows anew into docs/model.md.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.export import NAMES
from kg.reason import infer
from ontology import example

GUIDE = Path(__file__).parents[2] / "docs" / "model.md"
BLOCK = re.compile(r"^```sparql example\n(?P<query>.*?)^```\n\n(?P<table>(?:^\|[^\n]*\|\n)*)", re.MULTILINE | re.DOTALL)
PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMES.items())


@cache
def graph() -> ox.Store:
    """The example graph with what follows from it."""
    store = ox.Store()
    store.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(store)
    return store


def blocks() -> list[tuple[str, str]]:
    """Each query of the guide with the table under it."""
    return [(found["query"], found["table"]) for found in BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))]


def table(query: str) -> str:
    """The rows of a query over the example graph, as Markdown."""
    found = graph().query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [names, ["---"] * len(names), *([_short(row[name]) for name in names] for row in found)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _short(term: object) -> str:
    if term is None:
        return ""
    if not isinstance(term, ox.NamedNode):
        return str(getattr(term, "value", term))
    return next((f"{p}:{term.value[len(iri) :]}" for p, iri in NAMES.items() if term.value.startswith(iri)), term.value)


if __name__ == "__main__":
    text = GUIDE.read_text(encoding="utf-8")
    GUIDE.write_text(
        BLOCK.sub(lambda found: f"```sparql example\n{found['query']}```\n\n{table(found['query'])}", text),
        encoding="utf-8",
    )
