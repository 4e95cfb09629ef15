"""The graph of entities: everyone and everything that an article names, with what contains it, and nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.build import term as t
from kg.link import Identity, curated, iri_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.entity import Reference, References
    from kg.wikidata.linkfile import Link

GRAPH = t.graph("entities")
LINKS = t.graph("wikidata")
WIKIDATA = "http://www.wikidata.org/entity/"
WIKIPEDIA = "https://en.wikipedia.org/wiki/"
UNLINKED = str.maketrans({character: f"%{ord(character):02X}" for character in ' "<>\\^`{|}%?#'} | {" ": "_"})
"""What a title may not have in an IRI; Wikipedia writes a space as an underscore."""


def merged(named: Iterable[Identity], references: References) -> dict[str, Identity]:
    """The identities by IRI, in its order: what several articles name becomes one with all its names, and what contains
    the curated ones is added."""
    found: dict[str, list[Identity]] = {}
    for identity in named:
        found.setdefault(identity.iri, []).append(identity)
    for identities in list(found.values()):
        known = next((identity for identity in identities if identity.curated), identities[0])
        for reference in _containers(known, references):
            found.setdefault(iri_of(reference), []).append(curated(reference))
    return {iri: _one(found[iri]) for iri in sorted(found)}


def entity_quads(entities: dict[str, Identity], references: References) -> Iterator[Quad]:
    """All that stands in the graph of entities."""
    for iri, identity in entities.items():
        node = NamedNode(iri)
        yield from _types(node, identity)
        yield from _names(node, identity)
        yield Quad(node, t.dct("identifier"), Literal(iri.rsplit("/", 1)[1]), GRAPH)
        status = "Curated" if identity.curated or _is_state(identity, references) else "Discovered"
        yield Quad(node, t.term("entityStatus"), t.term(status), GRAPH)
        for actor in identity.affiliated:
            yield Quad(node, t.term("affiliatedWith"), NamedNode(actor), GRAPH)
        yield from _position(node, identity)
        yield from _container(node, identity, references)


def link_quads(entities: dict[str, Identity], links: Mapping[str, Link]) -> Iterator[Quad]:
    """What the entities are in Wikidata and Wikipedia, with the evidence of each link.

    `links` are those found or accepted since, by IRI of the entity; what a curator wrote goes before them.
    """
    for iri, identity in entities.items():
        reference, link, node = identity.reference, links.get(iri), NamedNode(iri)
        if reference and reference.wikidata:
            item = NamedNode(WIKIDATA + reference.wikidata)
            yield Quad(node, t.skos("exactMatch"), item, LINKS)
            yield from _link(node, item, reference.confidence, reference.evidence)
        elif link:
            item = NamedNode(WIKIDATA + link.item)
            yield Quad(node, t.skos("exactMatch"), item, LINKS)
            yield from _link(node, item, link.confidence, (f"{link.evidence} ({link.date})",))
        if reference and reference.wikipedia:
            page = NamedNode(WIKIPEDIA + reference.wikipedia.translate(UNLINKED))
            yield Quad(page, t.schema("about"), node, LINKS)
            yield from _link(node, page, reference.confidence, reference.evidence)


def items_of(entities: dict[str, Identity], links: Mapping[str, Link]) -> set[str]:
    """The Wikidata items (as Q858) that the entities are linked to."""
    curated_ = {one.reference.wikidata for one in entities.values() if one.reference and one.reference.wikidata}
    return curated_ | {links[iri].item for iri in entities if iri in links}


def replaced_quads(replaced: Iterable[tuple[str, str]]) -> Iterator[Quad]:
    """IRIs that once stood for an entity and are kept as a way to it (OWL 2, section 5.5; DCMI terms)."""
    for old, new in replaced:
        node = NamedNode(old)
        yield Quad(node, t.RDF_TYPE, t.owl("NamedIndividual"), GRAPH)
        yield Quad(node, t.owl("deprecated"), Literal(value=True), GRAPH)
        yield Quad(node, t.dct("isReplacedBy"), NamedNode(new), GRAPH)


def _containers(identity: Identity, references: References) -> tuple[Reference, ...]:
    if identity.reference:
        return references.chain(identity.reference)
    district = references.by_pcode.get(identity.place.parent or "") if identity.place else None
    if district:
        return (district, *references.chain(district))
    country = references.get("syria") if identity.place else None
    return (country,) if country else ()


def _one(identities: list[Identity]) -> Identity:
    """One identity for what several articles name: the most frequent name leads; a narrower type wins."""
    first = identities[0]
    if len(set(identities)) == 1:
        return first
    reference = next((identity.reference for identity in identities if identity.reference), None)
    counted = Counter(identity.name for identity in identities)
    main = min(counted, key=lambda name: (-counted[name], -len(name), name))
    leading = reference.names if reference else ((main, "en"),)
    others = sorted({name for identity in identities for name in identity.names} - set(leading))
    types = sorted({identity.type for identity in identities}, key=lambda type_: (type_ == "Place", type_))
    return Identity(
        iri=first.iri,
        type=reference.type if reference else types[0],
        names=(*leading, *others),
        generic=any(identity.generic for identity in identities),
        reference=reference,
        place=first.place,
        affiliated=tuple(sorted({iri for identity in identities for iri in identity.affiliated})),
    )


def _types(node: NamedNode, identity: Identity) -> Iterator[Quad]:
    yield Quad(node, t.RDF_TYPE, t.term(identity.type), GRAPH)
    if identity.generic:
        yield Quad(node, t.RDF_TYPE, t.term("GenericActor"), GRAPH)
    if identity.type == "EquipmentType":
        yield Quad(node, t.skos("inScheme"), t.term("EquipmentTypes"), GRAPH)


def _names(node: NamedNode, identity: Identity) -> Iterator[Quad]:
    preferred: set[str] = set()
    for text, language in dict.fromkeys(identity.names):
        label = t.skos("altLabel" if language in preferred else "prefLabel")
        preferred.add(language)
        yield Quad(node, label, Literal(text, language=language), GRAPH)
    if identity.type == "UnnamedSource":
        yield Quad(node, t.RDFS_LABEL, Literal(identity.name, language="en"), GRAPH)


def _is_state(identity: Identity, references: References) -> bool:
    """Whether it is a state that acts: its names are those of the curated country."""
    country = references.get(identity.iri.rsplit("/", 1)[1])
    return identity.type == "StateForce" and country is not None and country.type == "Country"


def _position(node: NamedNode, identity: Identity) -> Iterator[Quad]:
    known = identity.reference or identity.place
    if known is None or known.coordinates is None:
        return
    latitude, longitude = (t.decimal(number) for number in known.coordinates)
    yield Quad(node, t.LATITUDE, latitude, GRAPH)
    yield Quad(node, t.LONGITUDE, longitude, GRAPH)
    yield Quad(node, t.AS_WKT, Literal(f"POINT({longitude.value} {latitude.value})", datatype=t.WKT), GRAPH)


def _container(node: NamedNode, identity: Identity, references: References) -> Iterator[Quad]:
    reference = identity.reference
    if reference is None:
        above = _containers(identity, references)[:1]
        yield from (Quad(node, t.term("locatedIn"), NamedNode(iri_of(one)), GRAPH) for one in above)
        return
    if reference.part_of:
        predicate = t.term({"place": "locatedIn", "event": "partOfEvent", "operation": "partOfEvent"}.get(
            reference.kind, "subUnitOf"))  # fmt: skip
        yield Quad(node, predicate, NamedNode(iri_of(references[reference.part_of])), GRAPH)
    if reference.broader:
        yield Quad(node, t.skos("broader"), NamedNode(iri_of(references[reference.broader])), GRAPH)


def _link(node: NamedNode, target: NamedNode, confidence: str | None, evidence: Iterable[str]) -> Iterator[Quad]:
    link = t.hashed("link", node.value, target.value)
    yield Quad(link, t.RDF_TYPE, t.term("Link"), LINKS)
    yield Quad(link, t.term("linkOf"), node, LINKS)
    yield Quad(link, t.term("linkTarget"), target, LINKS)
    yield Quad(link, t.term("linkConfidence"), t.term("High" if confidence == "high" else "Medium"), LINKS)
    for reason in evidence:
        yield Quad(link, t.term("linkEvidence"), Literal(reason), LINKS)
