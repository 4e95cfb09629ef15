"""Defects to plant in a sound graph, read from `mutations.yaml`: where, what is done, and which check must see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from kg.store import EmbeddedStore

PREFIXES = """
BASE <https://w3id.org/orbat/>
PREFIX : <https://w3id.org/orbat/ontology#>
PREFIX article: <https://w3id.org/orbat/article/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX graph: <https://w3id.org/orbat/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A defect: `where` selects ?x, `update` spoils it (`$x` is it, `$g` its graph), `check` must then name it."""

    name: str
    where: str
    update: str
    check: str

    def plant(self, store: EmbeddedStore) -> str:
        """Spoils the graph; the IRI of what was spoilt."""
        query = f"{PREFIXES} SELECT ?x ?g WHERE {{ {self.where} GRAPH ?g {{ ?x a ?t }} }} ORDER BY ?x ?g LIMIT 1"
        found = next(iter(store.store.query(query, use_default_graph_as_union=True)))
        before = set(store.store)
        store.store.update(PREFIXES + self.update.replace("$x", str(found["x"])).replace("$g", str(found["g"])))
        assert set(store.store) != before, "nothing was spoilt"
        return str(found["x"].value)


def mutations() -> list[Mutation]:
    """All defects of `mutations.yaml`, in its order."""
    text = (Path(__file__).parent / "mutations.yaml").read_text(encoding="utf-8")
    return [
        Mutation(
            name=block["defect"],
            where=block.get("where") or f"BIND(<id/{block['at']}> AS ?x)",
            update=_update(block),
            check=block["check"],
        )
        for block in yaml.safe_load(text)
    ]


def _update(block: dict[str, str]) -> str:
    if "drop" in block:
        return f"DELETE WHERE {{ GRAPH ?any {{ $x {block['drop']} ?o }} }}"
    if "add" in block:
        return f"INSERT DATA {{ GRAPH $g {{ $x {block['add']} }} }}"
    if "swap" in block:
        old, new = f"$x {block['swap']} ?o", f"$x {block['swap']} {block['to']}"
        return f"DELETE {{ GRAPH ?g {{ {old} }} }} INSERT {{ GRAPH ?g {{ {new} }} }} WHERE {{ GRAPH ?g {{ {old} }} }}"
    return block["update"]
