"""What a store holds, as the checkers want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph

from ontology import BASE

if TYPE_CHECKING:
    from kg.store import Reader

NTRIPLES = "application/n-triples"
LARGEST = 20_000
"""Triples up to which HermiT is given the claims too; above, it sees entities, statements and facts."""

_LOGICAL = f"""
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  GRAPH ?g {{ ?s ?p ?o }}
  FILTER(!STRSTARTS(STR(?g), "{BASE}graph/inferred/") && ?g != <{BASE}graph/ontology>)
  FILTER(%s)
}}"""


class Content:
    """The triples of a store that a reasoner can contradict."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def assertions(self) -> Graph:
        """What was asserted: neither inferred nor of the ontology."""
        whole = self._construct(_LOGICAL % "true")
        if len(whole) <= LARGEST:
            return whole
        return self._construct(_LOGICAL % f'!STRSTARTS(STR(?g), "{BASE}graph/article/")')

    def _construct(self, text: str) -> Graph:
        return Graph().parse(data=self._reader.query(text, media_type=NTRIPLES).body, format="nt")
