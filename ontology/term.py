"""Each term of the ontology with all that is said of it, as the documentation shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

import ontology
from ontology import NS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

KINDS = {
    OWL.Class: "Class",
    OWL.ObjectProperty: "Property between things",
    OWL.DatatypeProperty: "Property with a value",
    OWL.AnnotationProperty: "Annotation",
    OWL.NamedIndividual: "Value",
    SKOS.ConceptScheme: "List of values",
}
"""What a term is called by what it is, in the order of the documentation."""
RELATIONS = (
    ("kind of", RDFS.subClassOf),
    ("part of", RDFS.subPropertyOf),
    ("from", RDFS.domain),
    ("to", RDFS.range),
    ("inverse", OWL.inverseOf),
    ("said with sources as", URIRef(NS + "qualifiedForm")),
    ("roles", URIRef(NS + "hasRole")),
    ("value in", SKOS.inScheme),
    ("counts", URIRef(NS + "classifies")),
)
"""What leads from a term to others, as the documentation words it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: `name` is its local name, `relations` and `alignments` lead to others, `use` is a triple."""

    name: str
    kind: str
    label: str
    arabic: str
    definition: str
    examples: tuple[str, ...]
    source: str
    waiver: str
    relations: tuple[tuple[str, tuple[str, ...]], ...]
    alignments: tuple[str, ...]
    use: str

    @property
    def query(self) -> str:
        """A query that shows the term at work in a graph."""
        prefix = f"PREFIX : <{NS}>\n"
        if self.kind == "Class":
            return f"{prefix}SELECT DISTINCT ?thing WHERE {{ ?thing a :{self.name} }}\nORDER BY ?thing\nLIMIT 50"
        if self.kind in {"Value", "List of values"}:
            return f"{prefix}SELECT ?thing ?relation WHERE {{ ?thing ?relation :{self.name} }}\nLIMIT 50"
        return f"{prefix}SELECT ?thing ?other WHERE {{ ?thing :{self.name} ?other }}\nLIMIT 50"


@cache
def terms() -> tuple[Term, ...]:
    """All terms, by kind, then name."""
    order = list(KINDS.values())
    return tuple(sorted(map(_term, _nodes()), key=lambda term: (order.index(term.kind), term.name.lower())))


def _nodes() -> list[URIRef]:
    return [node for node in set(ontology.graph().subjects()) if isinstance(node, URIRef) and str(node).startswith(NS)]


def _term(node: URIRef) -> Term:
    relations = ((word, tuple(sorted(set(_ends(node, predicate))))) for word, predicate in RELATIONS)
    return Term(
        name=str(node)[len(NS) :],
        kind=_kind(node),
        label=_text(node, RDFS.label, "en"),
        arabic=_text(node, RDFS.label, "ar"),
        definition=_text(node, SKOS.definition, "en"),
        examples=tuple(sorted(str(value) for value in ontology.graph().objects(node, SKOS.example))),
        source=_text(node, DCTERMS.source, "en"),
        waiver=_text(node, URIRef(NS + "waiver"), "en"),
        relations=tuple((word, ends) for word, ends in relations if ends),
        alignments=_alignments(node),
        use=_use(node),
    )


def _kind(node: URIRef) -> str:
    kinds = set(ontology.graph().objects(node, RDF.type))
    return next(word for kind, word in KINDS.items() if kind in kinds)


def _text(node: URIRef, predicate: URIRef, language: str) -> str:
    texts = ontology.graph().objects(node, predicate)
    return next((str(text) for text in texts if isinstance(text, Literal) and text.language == language), "")


def _ends(node: Node, predicate: URIRef) -> Iterator[str]:
    """The terms that a property leads to, through unions; a datatype by its own name."""
    for value in ontology.graph().objects(node, predicate):
        if isinstance(value, BNode):
            members = ontology.graph().value(value, OWL.unionOf) or ontology.graph().value(value, OWL.onDatatype)
            yield from map(_short, ontology.graph().items(members) if isinstance(members, BNode) else [members])
        else:
            yield _short(value)


@cache
def _alignment_graph() -> Graph:
    return Graph().parse(ontology.path("alignments.ttl"), format="turtle")


def _alignments(node: URIRef) -> tuple[str, ...]:
    """The terms of other vocabularies that a term is related to, as `subClassOf prov:Agent`."""
    graph = _alignment_graph()
    said = ((predicate, value) for predicate, value in graph.predicate_objects(node) if isinstance(value, URIRef))
    foreign = ((_local(p), value) for p, value in said if not str(value).startswith(NS) and p != RDF.type)
    return tuple(sorted(f"{word} {graph.namespace_manager.normalizeUri(str(value))}" for word, value in foreign))


@cache
def _example_graph() -> Graph:
    return Graph().parse(ontology.path("examples.ttl"), format="turtle")


def _use(node: URIRef) -> str:
    """A triple of the example graph that uses a term, "" where none does before inference."""
    graph = _example_graph()
    found = list(graph.triples((None, node, None))) or list(graph.triples((None, None, node)))
    return " ".join(map(_short, min(found))) + " ." if found else ""


def _short(term: Node | None) -> str:
    if term == RDF.type:
        return "a"
    text = str(term)
    if isinstance(term, Literal):
        return f'"{text}"' if len(text) < 60 else f'"{text[:57]}..."'
    for prefix, iri in ((":", NS), ("id:", f"{ontology.BASE}id/"), ("article:", f"{ontology.BASE}article/")):
        if text.startswith(iri):
            return prefix + text[len(iri) :]
    return _alignment_graph().namespace_manager.normalizeUri(text)


def _local(term: Node) -> str:
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
