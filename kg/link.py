"""From what an article names to who and what is meant: each entity, source and description gets its IRI."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.entity import KINDS, Reference, References
from kg.gazetteer import Gazetteer, Place
from kg.locate import PLACE_TYPES, Location, Locator
from kg.spelling import fold, slug
from ontology import BASE

if TYPE_CHECKING:
    from kg.article import Article
    from kg.claim import Entity, Extraction

TYPES = {"Location": "Place", "MediaOutlet": "MediaOrganization"}
"""Types of extraction that the ontology names otherwise."""

ARMED = frozenset({"Faction", "Alliance", "OperationsRoom", "Coalition", "StateForce", "MilitaryUnit"})
CIVIL = frozenset({"Organization", "Government", "HumanitarianOrganization", "MonitoringOrganization"})
MEDIA = frozenset({"MediaOrganization"})
EVENTS = frozenset(type_ for type_, kind in KINDS.items() if kind in {"operation", "event"})
COMPATIBLE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("Faction", "Alliance", "MilitaryUnit"), ARMED),
    "StateForce": ARMED | {"Country", "Government"},
    "Organization": CIVIL | MEDIA,
    "Person": frozenset({"Person"}),
    "Operation": EVENTS,
    "Location": PLACE_TYPES,
    "MilitaryBase": frozenset({"MilitaryBase", "Airport", "Facility"}),
    "EquipmentType": frozenset({"EquipmentType"}),
    "MediaOutlet": MEDIA,
}
"""The curated types that an entity of each extracted type may have."""

ACTORS = ARMED | CIVIL | MEDIA | {"Person", "Population", "UnnamedSource"}

_CLASS_NOUN = re.compile(r" (?:tank|vehicle|helicopter|drone|missile|rocket|launcher|gun|jet)s?$")

DESCRIBED = {
    "place": "Place",
    "equipment": "EquipmentType",
    "event": "Event",
    "actor": "Population",
    "people": "Population",
    "organization": "Organization",
}
"""The class of what an article describes without a name, by what the role it plays wants."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what is meant: an IRI with what is known of it.

    `names` are texts with their language, the main English one first. `type` is the most specific class.
    """

    iri: str
    type: str
    names: tuple[tuple[str, str], ...]
    generic: bool = False
    reference: Reference | None = None
    place: Place | None = None
    affiliated: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The main English name."""
        return self.names[0][0]

    @property
    def curated(self) -> bool:
        """Whether reference data knows it."""
        return self.reference is not None or self.place is not None


@dataclass(frozen=True, slots=True)
class Linked:
    """An article with an identity for all it names. `candidates` are the places that an open name may mean."""

    article: Article
    extraction: Extraction
    outlet: Identity
    entities: dict[str, Identity]
    sources: dict[str, Identity]
    candidates: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def described(self, text: str, want: str) -> Identity:
        """The identity of a plain description ("women") in a role that wants one of DESCRIBED."""
        type_ = DESCRIBED[want]
        iri = f"{BASE}id/{KINDS[type_]}/{self.article.slug}-{slug(text)}"
        # Who acts without a name is an unnamed collective; who suffers is counted, and is one only by acting elsewhere.
        return Identity(iri, type_, ((text, "en"),), generic=want == "actor")

    def all(self) -> tuple[Identity, ...]:
        """All that the article names, in the order of the text; the outlet first, sources last."""
        return (self.outlet, *self.entities.values(), *self.sources.values())


def link(article: Article, extraction: Extraction, references: References, gazetteer: Gazetteer) -> Linked:
    """The extraction of an article with an identity for each entity and each source."""
    locations = _locations(extraction, references, gazetteer)
    entities = {
        entity.id: _identity(entity, article, references, locations.get(entity.id)) for entity in extraction.entities
    }
    texts = dict.fromkeys(claim.attributed_to for claim in extraction.claims if claim.attributed_to)
    return Linked(
        article=article,
        extraction=extraction,
        outlet=_outlet(article, references),
        entities=entities,
        sources={text: _source(text, article, extraction, entities, references) for text in texts},
        candidates={
            identifier: location.candidates
            for identifier, location in locations.items()
            if location.found is None and location.candidates
        },
    )


def iri_of(reference: Reference) -> str:
    """The IRI of a curated entity."""
    return f"{BASE}id/{reference.kind}/{reference.id}"


def curated(reference: Reference) -> Identity:
    """A curated entity as an identity."""
    return Identity(iri_of(reference), reference.type, reference.names, reference.generic, reference=reference)


def surveyed(place: Place) -> Identity:
    """A place of the gazetteer as an identity."""
    names = ((place.name, "en"), *(((place.name_ar, "ar"),) if place.name_ar else ()))
    return Identity(f"{BASE}id/place/{place.id}", place.type, names, place=place)


def _locations(extraction: Extraction, references: References, gazetteer: Gazetteer) -> dict[str, Location]:
    known, names = {}, {}
    for entity in extraction.entities:
        if entity.type not in {"Location", "MilitaryBase"}:
            continue
        reference = references.get(entity.reference)
        if reference:
            known[entity.id] = reference
        if entity.type == "Location":
            names[entity.id] = (entity.name, *sorted(alias for alias in entity.aliases if _is_name(alias)))
    within = {
        str(claim.roles["place"]): str(claim.roles["in_place"])
        for claim in extraction.claims
        if claim.type == "located" and claim.polarity != "negated"
    }
    return Locator(references, gazetteer).locate(names, known=known, within=within)


def _identity(entity: Entity, article: Article, references: References, location: Location | None) -> Identity:
    reference = references.get(entity.reference) or _by_name(entity, article, references)
    if reference and entity.type == "StateForce" and reference.type == "Country":
        # Russia that acts is Russia's force: the country is a place, and no place takes part in anything.
        return Identity(f"{BASE}id/force/{reference.id}", "StateForce", reference.names)
    if reference and entity.type != "Location":
        return curated(reference)
    if location and isinstance(location.found, Reference):
        return curated(location.found)
    if location and isinstance(location.found, Place):
        return surveyed(location.found)
    return curated(reference) if reference else _discovered(entity, article)


def _by_name(entity: Entity, article: Article, references: References) -> Reference | None:
    if entity.type == "Location":
        return None
    spellings = (entity.name, *sorted(entity.aliases))
    if entity.type == "EquipmentType":
        spellings += tuple(_CLASS_NOUN.sub("", spelling) for spelling in spellings)
    for text in spellings:
        found = references.named(text, types=COMPATIBLE.get(entity.type, frozenset()))
        if len(found) != 1:
            continue
        named = _is_name(text) or entity.type == "EquipmentType"
        if _is_told_of(found[0], article, references) if found[0].generic else named:
            return found[0]
    return None


def _is_told_of(collective: Reference, article: Article, references: References) -> bool:
    """Does an article name the country whose forces a curated collective is of?

    "The rebels" of one war are not those of another.
    """
    whose = collective.name.split()[0]
    countries = (entry.name for entry in references if entry.type == "Country" and entry.adjective == whose)
    return any(word in article.text for word in (whose, *countries))


def _discovered(entity: Entity, article: Article) -> Identity:
    type_ = TYPES.get(entity.type, entity.type)
    last = slug(entity.name)
    if entity.type != "EquipmentType" and entity.name.islower():
        # "The army" and "the spinning mill" are no names: each article means its own.
        last = f"{article.slug}-{last}"
    names = ((entity.name, "en"), *((alias, "en") for alias in sorted(entity.aliases) if _is_name(alias)))
    if entity.generic and type_ in ARMED | CIVIL | {"Person"}:
        # "The factions" of one article are not those of another.
        return Identity(
            f"{BASE}id/group/{article.slug}-{slug(entity.name)}",
            "Population" if type_ == "Person" else type_,
            names[:1],
            generic=True,
        )
    return Identity(f"{BASE}id/{KINDS[type_]}/{last}", type_, tuple(dict.fromkeys(names)))


def _outlet(article: Article, references: References) -> Identity:
    found = references.named(article.publisher, types=MEDIA)
    if len(found) == 1:
        return curated(found[0])
    name = article.publisher
    return Identity(f"{BASE}id/outlet/{slug(name)}", "MediaOrganization", ((name, "en"),))


def _source(
    text: str, article: Article, extraction: Extraction, entities: dict[str, Identity], references: References
) -> Identity:
    names = {
        fold(form): entities[entity.id]
        for entity in extraction.entities
        for form in (entity.name, *entity.aliases)
        if entities[entity.id].type in ACTORS
    }
    if fold(text) in names:
        return names[fold(text)]
    found = references.named(text, types=ACTORS)
    if len(found) == 1:
        return curated(found[0])
    label = described_source(text)
    iri = f"{BASE}id/source/{article.slug}-{slug(_DETERMINER.sub('', text))}"
    return Identity(iri, "UnnamedSource", ((label, "en"),), affiliated=_inside(text, names))


def _inside(text: str, names: dict[str, Identity]) -> tuple[str, ...]:
    """The IRIs of the actors named inside a text, the longest name first where two overlap."""
    left, found = f" {fold(text)} ", []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if f" {name} " in left:
            left = left.replace(f" {name} ", "  |  ")
            found.append(names[name].iri)
    return tuple(sorted(set(found)))


_DETERMINER = re.compile(r"^(?:a|an|the|one|another|its|their|our|his|her)\s+", re.IGNORECASE)
_AFTER_HEAD = re.compile(r"\s(?:from|of|at|in|on|close|quoted|for|with|within|near|to|who|inside)\s")


def described_source(text: str) -> str:
    """A source's description as it reads in a sentence.

    >>> described_source("military source from the Sham Legion")
    'a military source from the Sham Legion'
    >>> described_source("local health authorities")
    'local health authorities'
    """
    head = _AFTER_HEAD.split(text, maxsplit=1)[0]
    counted = head.endswith("s") and not head.endswith("ss")
    if counted or _DETERMINER.match(text) or not text[:1].islower() or "’s " in head or "'s " in head:
        return text
    return f"{'an' if text[0] in 'aeiou' else 'a'} {text}"


def _is_name(text: str) -> bool:
    """Whether a surface form is a name by itself, and no description ("the group", "its fighters")."""
    return text[:1].isupper() or text[:1].isdigit() or text.startswith(("al-", "al ", "ar-", "as-", "az-", "el-"))
