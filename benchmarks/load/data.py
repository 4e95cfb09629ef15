"""A made-up graph in the shape of ours, and questions about it: the same seed gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NS, ID, GRAPH = "https://w3id.org/orbat/ontology#", "https://w3id.org/orbat/id/", "https://w3id.org/orbat/graph/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
PER_CLAIM = 9
KINDS = ("Battle", "Siege", "Ambush", "Clash", "Operation", "Airstrike", "Shelling", "Ceasefire")


def lines(triples: int, seed: int = 1) -> Iterator[str]:
    """About that many quads as lines of N-Quads, in four graphs."""
    random, claims = Random(seed), triples // PER_CLAIM  # noqa: S311
    factions, operations = max(claims // 20, 1), max(claims // 10, 1)
    for number in range(factions):
        yield _literal(f"faction/{number}", LABEL, f"Faction number {number}", "entities")
    for number in range(operations):
        yield _link(f"operation/{number}", TYPE, f"{NS}{random.choice(KINDS)}", "entities")
    for number in range(claims - (factions + operations) // PER_CLAIM):
        faction, operation = random.randrange(factions), random.randrange(operations)
        claim, statement, span = f"claim/{number}", f"statement/{number}", f"span/{number}"
        yield _link(f"faction/{faction}", f"{NS}participatesIn", f"{ID}operation/{operation}", "facts")
        yield _link(statement, f"{NS}participant", f"{ID}faction/{faction}", "statements")
        yield _link(statement, f"{NS}inEvent", f"{ID}operation/{operation}", "statements")
        yield _link(claim, TYPE, f"{NS}Claim", "claims")
        yield _link(claim, f"{NS}claims", f"{ID}{statement}", "claims")
        yield _link(claim, f"{NS}attributedTo", f"{ID}source/{random.randrange(200)}", "claims")
        yield _link(claim, f"{NS}quotedAt", f"{ID}{span}", "claims")
        yield _literal(
            span, f"{NS}exact", f"Faction {faction} took part in operation {operation}, a source said.", "claims"
        )
        yield _link(span, f"{NS}inArticle", f"{ID}article/{number // 25}", "claims")


def _link(subject: str, property_: str, value: str, graph: str) -> str:
    return f"<{ID}{subject}> <{property_}> <{value}> <{GRAPH}{graph}> .\n"


def _literal(subject: str, property_: str, value: str, graph: str) -> str:
    return f'<{ID}{subject}> <{property_}> "{value}" <{GRAPH}{graph}> .\n'


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of query; `text` gives the one about the entity with a number."""

    name: str
    text: Callable[[int], str]

    def paths(self, triples: int, *, count: int) -> list[str]:
        """Requests about entities drawn by chance, each another one as far as there are so many."""
        random, factions = Random(2), max(triples // PER_CLAIM // 20, 1)  # noqa: S311
        return [f"?query={quote(self.text(random.randrange(factions)) + f' #{number}')}" for number in range(count)]


P = f"PREFIX : <{NS}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
QUESTIONS = (
    Question("point", lambda n: f"{P}SELECT ?name {{ <{ID}faction/{n}> skos:prefLabel ?name }}"),
    Question(
        "two-hop",
        lambda n: f"{P}SELECT ?other {{ <{ID}faction/{n}> :participatesIn ?in . ?other :participatesIn ?in }}",
    ),
    Question(
        "aggregate",
        lambda _: f"{P}SELECT ?kind (COUNT(?who) AS ?n) {{ ?who :participatesIn ?in . ?in a ?kind }} GROUP BY ?kind",
    ),
    Question("10,000 rows", lambda _: "SELECT * { ?s ?p ?o } LIMIT 10000"),
    Question(
        "provenance",
        lambda n: (
            f"{P}SELECT ?quote ?article ?source {{ ?statement :participant <{ID}faction/{n}> . "
            "?claim :claims ?statement ; :attributedTo ?source ; :quotedAt ?span . "
            "?span :exact ?quote ; :inArticle ?article }"
        ),
    ),
)
