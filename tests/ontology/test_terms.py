from __future__ import annotations

import doctest

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import VANN

import ontology
from ontology import NS

ORBAT = Namespace(NS)
IRI = URIRef("https://w3id.org/orbat/ontology")
GRAPH = ontology.graph()
TERMS = sorted({str(term) for term in GRAPH.subjects() if str(term).startswith(NS)})
CLASSES = sorted(ontology.classes())
OBJECT_PROPERTIES = [term for term in TERMS if (URIRef(term), RDF.type, OWL.ObjectProperty) in GRAPH]
DATA_PROPERTIES = [term for term in TERMS if (URIRef(term), RDF.type, OWL.DatatypeProperty) in GRAPH]
SHORTEST = 25
"""Characters below which a definition cannot say both the kind and the difference."""


def english(term: str, predicate: URIRef) -> list[str]:
    return [str(text) for text in GRAPH.objects(URIRef(term), predicate) if text.language == "en"]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_label_definition_example_and_source(term: str) -> None:
    assert len(english(term, RDFS.label)) == 1
    assert len(english(term, SKOS.definition)) == 1
    assert len(english(term, SKOS.example)) >= 1
    assert len(english(term, DCTERMS.source)) == 1


@pytest.mark.parametrize("term", TERMS)
def test_a_definition_is_a_sentence_that_says_more_than_the_label(term: str) -> None:
    definition = english(term, SKOS.definition)[0]
    assert definition.endswith(".")
    assert len(definition) >= SHORTEST
    assert definition[0].isupper()


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_has_an_arabic_label(name: str) -> None:
    arabic = [text for text in GRAPH.objects(ORBAT[name], RDFS.label) if text.language == "ar"]
    assert len(arabic) == 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in arabic[0])


def test_simple_properties_with_a_statement_form_have_arabic_labels() -> None:
    named = {
        str(term)[len(NS) :]
        for term, label in GRAPH.subject_objects(RDFS.label)
        if isinstance(label, Literal) and label.language == "ar"
    }
    assert set(ontology.statement_forms()) - named == set()


def test_labels_of_classes_differ() -> None:
    labels = [english(ORBAT[name], RDFS.label)[0] for name in CLASSES]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("term", OBJECT_PROPERTIES)
def test_an_object_property_has_domain_range_and_inverse_or_says_why_not(term: str) -> None:
    node = URIRef(term)
    assert GRAPH.value(node, RDFS.domain) is not None
    assert GRAPH.value(node, RDFS.range) is not None
    paired = (node, OWL.inverseOf, None) in GRAPH or (node, RDF.type, OWL.SymmetricProperty) in GRAPH
    assert paired != ((node, ORBAT.waiver, None) in GRAPH)


@pytest.mark.parametrize("term", DATA_PROPERTIES)
def test_a_data_property_has_a_domain_and_a_range_or_says_why_not(term: str) -> None:
    node = URIRef(term)
    assert GRAPH.value(node, RDFS.domain) is not None
    assert (GRAPH.value(node, RDFS.range) is not None) != ((node, ORBAT.waiver, None) in GRAPH)


def test_inverses_are_mutual_and_swap_domain_and_range() -> None:
    for one, other in GRAPH.subject_objects(OWL.inverseOf):
        if str(one).startswith(NS):
            assert (other, OWL.inverseOf, one) in GRAPH
            assert ends(one)[0] == ends(other)[1]


def ends(node: object) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the classes in the domain and in the range."""
    return tuple(members(GRAPH.value(node, predicate)) for predicate in (RDFS.domain, RDFS.range))  # type: ignore[return-value]


def members(node: object) -> frozenset[str]:
    if isinstance(node, URIRef):
        return frozenset({str(node)})
    return frozenset(str(one) for one in GRAPH.items(GRAPH.value(node, OWL.unionOf)))


def test_dates_have_no_range_since_xsd_date_is_outside_owl_2() -> None:
    assert [datatype for datatype in GRAPH.objects(None, RDFS.range) if datatype in {XSD.date, XSD.gYear}] == []


def test_the_ontology_says_what_it_is() -> None:
    assert english(IRI, DCTERMS.title) == ["The Orbat ontology of armed conflict"]
    assert len(english(IRI, DCTERMS.description)) == 1
    assert str(GRAPH.value(IRI, DCTERMS.creator)) == "The Orbat project"
    assert str(GRAPH.value(IRI, DCTERMS.license)) == "https://www.apache.org/licenses/LICENSE-2.0"
    assert str(GRAPH.value(IRI, OWL.versionIRI)) == f"{IRI}/{ontology.version()}"
    assert str(GRAPH.value(IRI, VANN.preferredNamespacePrefix)) == "orbat"
    assert str(GRAPH.value(IRI, VANN.preferredNamespaceUri)) == NS


def test_every_value_stands_in_a_scheme_of_its_class() -> None:
    for value in GRAPH.subjects(RDF.type, OWL.NamedIndividual):
        schemes = set(GRAPH.objects(value, SKOS.inScheme))
        assert schemes, value
        assert set(GRAPH.objects(value, SKOS.topConceptOf)) == schemes
        kinds = {kind for kind in GRAPH.objects(value, RDF.type) if str(kind).startswith(NS)}
        assert len(kinds) == len(schemes)


def test_event_types_name_existing_classes_of_events() -> None:
    classified = {str(name)[len(NS) :] for name in GRAPH.objects(None, ORBAT.classifies)}
    assert classified <= ontology.subclasses("Event")
    assert ontology.subclasses("Attack") - {"Strike"} <= classified


def test_statement_forms_use_roles_that_their_class_has() -> None:
    for form in ontology.statement_forms().values():
        roles = {form.subject, form.object} - {None}
        assert roles <= ontology.statement_roles(form.statement), form


def test_every_class_of_statements_has_roles() -> None:
    assert {name for name in ontology.subclasses("Statement") if not ontology.statement_roles(name)} == set()


def test_the_alignments_declare_every_external_term_that_they_use() -> None:
    alignments = Graph().parse(ontology.path("alignments.ttl"))
    declared = {*alignments.subjects(RDF.type, None), *GRAPH.subjects(RDF.type, None)}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        assert {*alignments.objects(None, predicate)} <= declared
    own = {term for term in alignments.subjects() if str(term).startswith(NS)}
    assert own <= set(GRAPH.subjects(RDFS.label, None))


def test_the_ontology_in_the_store_has_no_blank_node_and_is_the_same_each_time() -> None:
    triples = ontology.triples()
    assert all(isinstance(term, URIRef | Literal) for triple in triples for term in triple)
    ontology.triples.cache_clear()
    ontology.graph.cache_clear()
    assert ontology.triples() == triples


def test_the_examples_of_the_docstrings_run() -> None:
    assert doctest.testmod(ontology).failed == 0


def test_what_the_ontology_has_not_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"ontology/orbit\.ttl is not there"):
        ontology.path("orbit.ttl")
    with pytest.raises(KeyError, match="'Factoin' is no class of the ontology"):
        ontology.superclasses("Factoin")
    with pytest.raises(KeyError):
        ontology.statement_form("hasMember")
    assert "participatesIn" in ontology.properties()
