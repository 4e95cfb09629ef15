"""Nanopublications: each claim that affirms a fact as a publication of its own, with who says so and where.

Assertion, provenance and publication information stand in three graphs under a head. https://nanopub.net/guidelines/
"""

from __future__ import annotations

from collections import defaultdict
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.export.view import facts, text
from ontology import BASE, NS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NP = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DCT = "http://purl.org/dc/terms/"
LICENCE = ox.NamedNode("https://www.apache.org/licenses/LICENSE-2.0")
QUOTED = ("exact", "startOffset", "endOffset", "inArticle")
AFFIRMING = {"polarity": {"Asserted"}, "modality": {"Actual", "Historical"}, "certainty": {"Certain", "Probable"}}

Said = dict[str, ox.NamedNode | ox.Literal]


def write(quads: list[ox.Quad], prefixes: Mapping[str, str], output: IO[bytes]) -> None:
    """Writes a nanopublication for each claim that affirms a fact, as TriG, in the order of the claims."""
    names = {**prefixes, "np": NP, "prov": PROV}
    ox.serialize(publications(quads), output, ox.RdfFormat.TRIG, prefixes=names)


def publications(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of all nanopublications."""
    nodes = _nodes(quads)
    triples = {fact.statement: fact.triple for fact in facts(quads)}
    for claim in sorted(nodes, key=str):
        said = nodes[claim]
        statement = said.get("claims")
        if isinstance(statement, ox.NamedNode) and statement in triples and _affirms(said):
            yield from _publication(claim, said, triples[statement], nodes)


def _nodes(quads: list[ox.Quad]) -> dict[ox.NamedNode, Said]:
    """What is said of each claim and passage, by the local name of the property."""
    found: dict[ox.NamedNode, Said] = defaultdict(dict)
    for quad in quads:
        if text(quad.graph_name).startswith(f"{BASE}graph/article/") and quad.predicate.value.startswith(NS):
            assert isinstance(quad.subject, ox.NamedNode)  # noqa: S101  a built graph has no other
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)  # noqa: S101
            found[quad.subject][quad.predicate.value.removeprefix(NS)] = quad.object
    return found


def _affirms(said: Said) -> bool:
    return all(said[name].value.removeprefix(NS) in wanted for name, wanted in AFFIRMING.items())


def _publication(
    claim: ox.NamedNode, said: Said, triple: ox.Triple, nodes: dict[ox.NamedNode, Said]
) -> Iterator[ox.Quad]:
    iri = f"{BASE}nanopub/{claim.value.rsplit('/', 1)[1]}"
    this, head, assertion, provenance, about = (
        ox.NamedNode(iri + part) for part in ("", "#Head", "#assertion", "#provenance", "#pubinfo")
    )
    yield ox.Quad(this, RDF_TYPE, ox.NamedNode(f"{NP}Nanopublication"), head)
    for name, graph in (("Assertion", assertion), ("Provenance", provenance), ("PublicationInfo", about)):
        yield ox.Quad(this, ox.NamedNode(f"{NP}has{name}"), graph, head)
    yield ox.Quad(triple.subject, triple.predicate, triple.object, assertion)
    span = said["quotedAt"]
    yield ox.Quad(assertion, ox.NamedNode(f"{PROV}wasAttributedTo"), said["attributedTo"], provenance)
    yield ox.Quad(assertion, ox.NamedNode(f"{PROV}wasDerivedFrom"), span, provenance)
    for name in ("reportedBy", "certainty", "modality", "reportedDate"):
        if name in said:
            yield ox.Quad(claim, ox.NamedNode(NS + name), said[name], provenance)
    if isinstance(span, ox.NamedNode):
        for name in QUOTED:
            yield ox.Quad(span, ox.NamedNode(NS + name), nodes[span][name], provenance)
    yield ox.Quad(this, ox.NamedNode(f"{PROV}wasDerivedFrom"), claim, about)
    # The outlet reported the claim; that it is published as a triple is this project's doing.
    yield ox.Quad(this, ox.NamedNode(f"{DCT}creator"), ox.Literal("The Orbat project"), about)
    yield ox.Quad(this, ox.NamedNode(f"{DCT}isPartOf"), ox.NamedNode(f"{BASE}dataset"), about)
    yield ox.Quad(this, ox.NamedNode(f"{DCT}license"), LICENCE, about)
