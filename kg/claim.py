"""What extraction hands over: the entities an article names and the claims it makes, before they have IRIs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CLAIM_ROLES: dict[str, tuple[str, ...]] = {
    "participatesIn": ("actor", "operation", "side"),
    "memberOf": ("member", "alliance"),
    "leaves": ("member", "alliance"),
    "alliedWith": ("a", "b"),
    "opposes": ("a", "b"),
    "backedBy": ("actor", "backer"),
    "leads": ("actor", "operation_or_alliance"),
    "commander": ("person", "group"),
    "attacks": ("attacker", "target", "location", "weapon"),
    "capturesPlace": ("actor", "place", "from"),
    "losesOrWithdraws": ("actor", "place"),
    "controls": ("actor", "place"),
    "capturesEquipment": ("actor", "equipment", "from", "place"),
    "destroysEquipment": ("actor", "equipment", "owner", "place"),
    "usesEquipment": ("actor", "equipment"),
    "capturedPersons": ("actor", "group", "place"),
    "killed": ("victim_group", "by", "place"),
    "injured": ("victim_group", "by", "place"),
    "displaced": ("group", "from", "to"),
    "airstrikeOrShelling": ("actor", "place", "weapon"),
    "located": ("place", "in_place"),
    "tookPlace": ("operation", "place"),
    "startDate": ("operation",),
    "endDate": ("operation",),
}
"""Claim types and their roles, from the annotation scheme (docs/annotation.md)."""

POLARITIES = ("asserted", "claimed", "planned", "negated")
CERTAINTIES = ("certain", "probable", "possible")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: offsets in code points, end exclusive, and the exact text between them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as reported.

    "more than 75" is minimum 76 with an open maximum; "about 200" is 200 to 200; "dozens" has neither.
    `bound` keeps the word that loosens the number, `unit` the noun it counts, `verbatim` the words as they stand.
    """

    verbatim: str
    minimum: int | None
    maximum: int | None
    bound: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that an article names.

    `id` is unique in its article. `reference` is the id of the curated entity it was recognised as, if any.
    `generic` marks unnamed collectives ("the rebels").
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    generic: bool = False
    mentions: tuple[Span, ...] = ()
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing an article says.

    `roles` maps the roles of CLAIM_ROLES to entity ids or to plain descriptions ("women"); an absent doer is None.
    `attributed_to` is the source's fullest name or its words in the text, None where the outlet speaks itself.
    `date` is an ISO date, month or year. `rule` names the lexicon rule that made the claim.
    """

    type: str
    roles: dict[str, str | tuple[str, ...] | None]
    evidence: Span
    rule: str
    polarity: str = "asserted"
    certainty: str = "certain"
    attributed_to: str | None = None
    quantity: Quantity | None = None
    date: str | None = None
    date_verbatim: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read out of one article."""

    article: str
    entities: tuple[Entity, ...] = field(default=())
    claims: tuple[Claim, ...] = field(default=())


def to_json(extraction: Extraction) -> dict[str, Any]:
    """An extraction as the JSON object that `orbat extract --jsonl` prints, one a line."""
    return {
        "article": extraction.article,
        "entities": [_entity_json(entity) for entity in extraction.entities],
        "claims": [_claim_json(claim) for claim in extraction.claims],
    }


def _span_json(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _entity_json(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "generic": entity.generic,
        "reference": entity.reference,
        "mentions": [_span_json(mention) for mention in entity.mentions],
    }


def _claim_json(claim: Claim) -> dict[str, Any]:
    quantity = claim.quantity
    return {
        "type": claim.type,
        "args": {role: list(value) if isinstance(value, tuple) else value for role, value in claim.roles.items()},
        "quantity": quantity
        and {
            "min": quantity.minimum,
            "max": quantity.maximum,
            "bound": quantity.bound,
            "unit": quantity.unit,
            "verbatim": quantity.verbatim,
        },
        "date": claim.date,
        "date_verbatim": claim.date_verbatim,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "attributed_to": claim.attributed_to,
        "evidence": _span_json(claim.evidence),
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def from_json(document: dict[str, Any]) -> Extraction:
    """The extraction that `to_json` wrote; the two are inverse."""
    return Extraction(
        article=document["article"],
        entities=tuple(
            Entity(
                **{
                    **entity,
                    "aliases": tuple(entity["aliases"]),
                    "mentions": tuple(Span(**mention) for mention in entity["mentions"]),
                }
            )
            for entity in document["entities"]
        ),
        claims=tuple(_claim(claim) for claim in document["claims"]),
    )


def _claim(document: dict[str, Any]) -> Claim:
    quantity = document["quantity"]
    return Claim(
        type=document["type"],
        roles={role: tuple(value) if isinstance(value, list) else value for role, value in document["args"].items()},
        evidence=Span(**document["evidence"]),
        rule=document["rule"],
        polarity=document["polarity"],
        certainty=document["certainty"],
        attributed_to=document["attributed_to"],
        quantity=quantity
        and Quantity(quantity["verbatim"], quantity["min"], quantity["max"], quantity["bound"], quantity["unit"]),
        date=document["date"],
        date_verbatim=document["date_verbatim"],
        confidence=document["confidence"],
    )
