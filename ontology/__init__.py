"""What may be said: the ontology, its shapes and its inference rules, as data files, and what programs read of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.term import Node

if TYPE_CHECKING:
    from collections.abc import Iterable

BASE = "https://w3id.org/orbat/"
"""What every IRI of the graph starts with."""
NS = BASE + "ontology#"
"""What the IRI of every term starts with."""
GENID = BASE + ".well-known/genid/"
"""What stands in the store for the unnamed nodes of the ontology (RDF 1.1, section 3.5)."""

HERE = Path(__file__).parent

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class StatementForm:
    """How a simple property is said with its sources: the statement class and the roles of subject and object.

    Names are local names of the ontology. `object` is None where the object is a date, which hangs on the claims.
    `value` tells properties of one statement class apart: `Captured` for `capturedEquipment`.
    """

    property: str
    statement: str
    subject: str
    object: str | None
    value: str | None


def path(name: str) -> Path:
    """The data file `name`, as `orbat.ttl` or `rules/10_types.rq`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    found = HERE / name
    if not found.is_file():
        raise FileNotFoundError(f"ontology/{name} is not there")
    return found


def rules() -> tuple[Path, ...]:
    """The inference rules in the order in which they run, that of their file names."""
    return tuple(sorted((HERE / "rules").glob("*.rq")))


@cache
def graph() -> Graph:
    """The ontology as rdflib reads it; shared, so never to be changed."""
    return Graph().parse(path("orbat.ttl"), format="turtle")


@cache
def version() -> str:
    """The version of the ontology, `0.1.0`."""
    return str(graph().value(URIRef(BASE + "ontology"), OWL.versionInfo))


@cache
def triples() -> tuple[Triple, ...]:
    """The ontology without blank nodes, sorted: each is named by a digest of what it says, the same in every build."""
    names: dict[BNode, URIRef] = {}
    said = {(_name(s, names), p, _name(o, names)) for s, p, o in graph()}
    return tuple(sorted(said, key=lambda triple: tuple(term.n3() for term in triple)))


def _name(node: Node, names: dict[BNode, URIRef]) -> Node:
    if not isinstance(node, BNode):
        return node
    if node not in names:
        said = sorted(f"{p.n3()} {_name(o, names).n3()}" for p, o in graph().predicate_objects(node))
        names[node] = URIRef(GENID + sha256("\n".join(said).encode()).hexdigest()[:16])
    return names[node]


@cache
def classes() -> frozenset[str]:
    """The local names of all classes."""
    return frozenset(_local(graph().subjects(RDF.type, OWL.Class)))


@cache
def properties() -> frozenset[str]:
    """The local names of all object, data and annotation properties."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return frozenset(name for kind in kinds for name in _local(graph().subjects(RDF.type, kind)))


@cache
def superclasses(name: str) -> frozenset[str]:
    """The local names of all classes above a class, itself left out.

    >>> sorted(superclasses("Faction"))
    ['Actor', 'ArmedGroup', 'Organization']

    Raises:
        KeyError: the ontology has no such class.
    """
    return frozenset(_local(graph().transitive_objects(_class(name), RDFS.subClassOf))) - {name}


@cache
def subclasses(name: str) -> frozenset[str]:
    """The local names of all classes below a class, itself left out.

    >>> sorted(subclasses("Strike"))
    ['Airstrike', 'DroneStrike', 'MissileStrike', 'Shelling']

    Raises:
        KeyError: the ontology has no such class.
    """
    return frozenset(_local(graph().transitive_subjects(RDFS.subClassOf, _class(name)))) - {name}


@cache
def statement_roles(name: str) -> frozenset[str]:
    """The roles that statements of a class may have.

    >>> sorted(statement_roles("Capture"))
    ['actor', 'place', 'takenFrom']

    Raises:
        KeyError: the ontology has no such class.
    """
    return frozenset(_local(graph().objects(_class(name), URIRef(NS + "hasRole"))))


@cache
def statement_forms() -> dict[str, StatementForm]:
    """The statement form of each simple property that has one, by the property's local name."""
    said = graph().subject_objects(URIRef(NS + "qualifiedForm"))
    forms = [_form(subject, str(form)[len(NS) :]) for subject, form in said]
    return {form.property: form for form in sorted(forms, key=lambda form: form.property)}


def statement_form(name: str) -> StatementForm:
    """The statement form of one simple property.

    >>> statement_form("captured")
    StatementForm(property='captured', statement='Capture', subject='actor', object='place', value=None)

    Raises:
        KeyError: the property has none.
    """
    return statement_forms()[name]


def _form(subject: Node, statement: str) -> StatementForm:
    def value(name: str) -> str | None:
        found = graph().value(subject, URIRef(NS + name))
        return None if found is None else str(found)[len(NS) :]

    role = value("subjectRole")
    if role is None:
        raise KeyError(f"{subject} has a qualified form and no subject role")
    return StatementForm(str(subject)[len(NS) :], statement, role, value("objectRole"), value("qualifiedValue"))


def _class(name: str) -> URIRef:
    if name not in classes():
        raise KeyError(f"'{name}' is no class of the ontology")
    return URIRef(NS + name)


def _local(nodes: Iterable[Node | None]) -> Iterable[str]:
    return (str(node)[len(NS) :] for node in nodes if str(node).startswith(NS))
