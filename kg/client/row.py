"""What the service answers, as typed values. Fields that the service adds later are left aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by its IRI and English name."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article; `published` is a day as 2024-11-28."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one claim says: the exact words, with their offsets in code points, end exclusive."""

    claim: str
    quote: str
    start: int
    end: int
    article: Article
    attributed_to: Named
    polarity: str
    certainty: str
    modality: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A faction, place, operation and so on. `wikidata` and `wikipedia` are addresses."""

    id: str
    slug: str
    name: str
    name_ar: str | None
    type: str | None
    wikidata: str | None
    wikipedia: str | None
    status: str | None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity that another is related to, and why that is believed; `evidence` is empty unless it was asked for."""

    id: str
    slug: str
    name: str
    name_ar: str | None
    type: str | None
    statement_status: str | None
    confidence: float | None
    relations: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said, in words, with all who say it; `roles` are entities by role."""

    id: str
    type: str
    status: str | None
    sentence: str
    roles: Mapping[str, tuple[Named, ...]]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says, in its own words."""

    id: str
    statement: str
    type: str
    status: str | None
    sentence: str
    quote: str
    article: Article
    attributed_to: Named
    polarity: str
    confidence: float | None


def named(found: Json) -> Named:
    """An entity inside another row."""
    return Named(found["id"], found["name"])


def article(found: Json) -> Article:
    """An article inside another row."""
    return Article(
        found["id"], found.get("title", ""), found.get("publisher"), found.get("published"), found.get("url")
    )


def evidence(found: Json) -> Evidence:
    """The evidence in a row."""
    plain = {name: found[name] for name in ("claim", "quote", "start", "end", "polarity", "certainty", "modality")}
    return Evidence(
        **plain,
        confidence=found["confidence"],
        article=article(found["article"]),
        attributed_to=named(found["attributed_to"]),
    )


def entity(found: Json) -> Entity:
    """A row of a list of entities."""
    at = found.get("coordinates") or {}
    plain = {name: found[name] for name in ("id", "slug", "name", "name_ar", "type", "wikidata", "wikipedia", "status")}
    return Entity(**plain, latitude=at.get("latitude"), longitude=at.get("longitude"))


def participant(found: Json) -> Participant:
    """A row of a list of related entities."""
    plain = {name: found[name] for name in ("id", "slug", "name", "name_ar", "type", "statement_status", "confidence")}
    return Participant(
        **plain,
        relations=tuple(found["relations"]),
        evidence=tuple(evidence(each) for each in found.get("evidence", ())),
    )


def statement(found: Json) -> Statement:
    """A row of a list of statements."""
    roles = {
        role: tuple(named(each) for each in (filler if isinstance(filler, list) else [filler]))
        for role, filler in found["roles"].items()
    }
    return Statement(
        found["id"],
        found["type"],
        found["status"],
        found["sentence"],
        roles,
        tuple(evidence(each) for each in found["evidence"]),
    )


def claim(found: Json) -> Claim:
    """A row of the list of claims."""
    plain = {
        name: found[name]
        for name in ("id", "statement", "type", "status", "sentence", "quote", "polarity", "confidence")
    }
    return Claim(**plain, article=article(found["article"]), attributed_to=named(found["attributed_to"]))
