"""The graph of entities: everyone and everything that an article names, with what contains it, and nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.build import term as t
from kg.link import Identity, curated, iri_of, surveyed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.entity import References
    from kg.link import Linked
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
        for container in _containers(known, references):
            found.setdefault(container.iri, []).append(container)
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


def candidates(linked: Iterable[Linked], references: References) -> dict[str, tuple[Identity, ...]]:
    """By IRI of a place whose name stayed open, the places that it may mean, those of all articles together."""
    found: dict[str, dict[str, Identity]] = {}
    for one in linked:
        for identifier, places in one.candidates.items():
            known = ((place, references.by_geonames.get(place.geonames or 0)) for place in places)
            meant = [curated(reference) if reference else surveyed(place) for place, reference in known]
            found.setdefault(one.entities[identifier].iri, {}).update({identity.iri: identity for identity in meant})
    return {iri: tuple(meant[key] for key in sorted(meant)) for iri, meant in sorted(found.items())}


def candidate_quads(found: dict[str, tuple[Identity, ...]]) -> Iterator[Quad]:
    """Open places with what they may mean: kept, never guessed."""
    for iri, meant in found.items():
        for identity in meant:
            yield Quad(NamedNode(iri), t.term("candidatePlace"), NamedNode(identity.iri), GRAPH)


def replaced_quads(replaced: Iterable[tuple[str, str]]) -> Iterator[Quad]:
    """IRIs that once stood for an entity and are kept as a way to it (OWL 2, section 5.5; DCMI terms)."""
    for old, new in replaced:
        node = NamedNode(old)
        yield Quad(node, t.RDF_TYPE, t.owl("NamedIndividual"), GRAPH)
        yield Quad(node, t.owl("deprecated"), Literal(value=True), GRAPH)
        yield Quad(node, t.dct("isReplacedBy"), NamedNode(new), GRAPH)


def _containers(identity: Identity, references: References) -> tuple[Identity, ...]:
    """What contains an entity, the nearest first; of a place of the gazetteer its subdistrict where that is certain."""
    if identity.reference:
        return tuple(curated(reference) for reference in references.chain(identity.reference))
    place = identity.place
    if place is None:
        return ()
    unit = place.within and references.by_pcode.get(place.within.pcode or "")
    within = (curated(unit),) if unit else (surveyed(place.within),) if place.within else ()
    district = references.by_pcode.get(place.parent or "")
    if district:
        return (*within, curated(district), *(curated(one) for one in references.chain(district)))
    country = references.get(place.country)
    return (curated(country),) if country else ()


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
        yield from (Quad(node, t.term("locatedIn"), NamedNode(one.iri), GRAPH) for one in above)
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
