"""Validators between producers and the graph: nothing is taken that the article does not bear out."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.claim import CERTAINTIES, CLAIM_ROLES, POLARITIES, Extraction
from kg.extract.mention import GROUPS, PLACES, TYPE_OF_CLASS, scheme_type
from kg.extract.quantity import QuantityReader, quantity_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.claim import Claim, Entity, Quantity, Span
    from kg.entity import References
    from kg.lexicon import Lexicon
    from kg.producer.protocol import Producer

TYPES = frozenset((*TYPE_OF_CLASS.values(), "Operation", "Location"))
"""The types of entities, as docs/annotation.md has them."""
LONGEST = 3_000
"""Characters that the quote of a claim may have: a long sentence, no chapter."""
_NOBODY_NAMED = frozenset(("people",))
"""Who is counted where the text has a number alone: "40 wounded"."""
_EQUIPMENT, _EVENT = frozenset(("EquipmentType",)), frozenset(("Operation",))
_ACTING = TYPES - PLACES - _EQUIPMENT - _EVENT | {"Location"}
"""A country, too, may act."""
_MAY_FILL = {
    **dict.fromkeys(("place", "in_place", "location", "to"), PLACES),
    **dict.fromkeys(("equipment", "weapon"), _EQUIPMENT),
    "operation": _EVENT,
    "operation_or_alliance": _EVENT | GROUPS | {"Organization"},
    "person": frozenset(("Person",)),
    "from": _ACTING | PLACES,
    "target": TYPES,
}
"""Types of entities that a role takes; the others take whoever may act."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What of an extraction is not taken, and why."""

    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A producer of which only what the article bears out is taken."""

    inner: Producer
    lexicon: Lexicon
    references: References

    @property
    def version(self) -> str:
        """That of the producer, and of the words and names by which it is checked."""
        said = f"{self.inner.version} {self.lexicon.version} {self.references.digest}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def extract(self, article: Article) -> Extraction:
        """What the article bears out of what the producer says."""
        return self.weighed(article)[0]

    def weighed(self, article: Article) -> tuple[Extraction, tuple[Refusal, ...]]:
        """The same, with what was refused and why."""
        return checked(article, self.inner.extract(article), lexicon=self.lexicon, references=self.references)


def checked(
    article: Article, extraction: Extraction, *, lexicon: Lexicon, references: References
) -> tuple[Extraction, tuple[Refusal, ...]]:
    """The entities and claims that the article bears out, in their order, and what was refused of the rest."""
    if extraction.article != article.slug:
        wrong = Refusal("the extraction", f"is of article '{extraction.article}', not '{article.slug}'")
        return Extraction(article.slug), (wrong,)
    checker = _Checker(article, references, quantity_reader(lexicon))
    refused: list[Refusal] = []
    entities: dict[str, Entity] = {}
    for entity in extraction.entities:
        reason = "its id stands twice" if entity.id in entities else checker.entity(entity)
        if reason:
            refused.append(Refusal(f"entity {entity.id!r} ({entity.name!r})", reason))
        else:
            entities[entity.id] = entity
    claims: list[Claim] = []
    for number, claim in enumerate(extraction.claims, 1):
        reason = next(checker.claim(claim, entities), None)
        if reason:
            refused.append(Refusal(f"claim {number} ({claim.type!r})", reason))
        else:
            claims.append(claim)
    return replace(extraction, entities=tuple(entities.values()), claims=tuple(claims)), tuple(refused)


@dataclass(frozen=True)
class _Checker:
    article: Article
    references: References
    numbers: QuantityReader

    # -- entities ----------------------------------------------------------------------------------------------------

    def entity(self, entity: Entity) -> str | None:
        """What is wrong with an entity."""
        if entity.type not in TYPES:
            return f"unknown type {entity.type!r}"
        if not entity.id or not entity.name.strip():
            return "it has no id or no name"
        if not entity.mentions:
            return "the article does not mention it"
        if not all(self._holds(span) for span in entity.mentions):
            return "a mention is not what stands at its offsets"
        known = self.references.get(entity.reference)
        if entity.reference and known is None:
            return f"there is no curated entity {entity.reference!r}"
        if known and not known.generic and not _alike(scheme_type(known.type), entity.type):
            return f"the curated entity is of type {known.type}"
        return None

    def _holds(self, span: Span) -> bool:
        return 0 <= span.start < span.end and self.article.text[span.start : span.end] == span.text

    # -- claims ------------------------------------------------------------------------------------------------------

    def claim(self, claim: Claim, entities: dict[str, Entity]) -> Iterator[str]:
        """What is wrong with a claim, the worst first."""
        if claim.type not in CLAIM_ROLES:
            yield f"unknown type {claim.type!r}"
            return
        if not self._holds(claim.evidence):
            yield "its quote is not what stands at its offsets"
        if len(claim.evidence.text) > LONGEST:
            yield f"its quote has {len(claim.evidence.text):,} characters, at most {LONGEST:,} are taken"
        yield from self._roles(claim, entities)
        if claim.polarity not in POLARITIES:
            yield f"unknown polarity {claim.polarity!r}"
        if claim.certainty not in CERTAINTIES:
            yield f"unknown certainty {claim.certainty!r}"
        if not 0 <= claim.confidence <= 1:
            yield f"confidence {claim.confidence} is not between 0 and 1"
        if not claim.rule.strip():
            yield "it does not say which producer or rule made it"
        if claim.attributed_to is not None and not _stands_in(claim.attributed_to, self._voices):
            yield f"its source {claim.attributed_to!r} is not in the article"
        yield from self._quantity(claim.quantity, claim.evidence.text)
        yield from _date(claim)

    @property
    def _voices(self) -> str:
        return f"{self.article.text} {self.article.publisher} {self.article.author or ''}"

    def _roles(self, claim: Claim, entities: dict[str, Entity]) -> Iterator[str]:
        if not any(claim.roles.values()):
            yield "no role is filled"
        for role, value in claim.roles.items():
            if role not in CLAIM_ROLES[claim.type]:
                yield f"{claim.type} has no role {role!r}"
            for one in (value,) if isinstance(value, str) else value or ():
                yield from _filler(role, one, entities, claim.evidence.text)

    def _quantity(self, quantity: Quantity | None, quote: str) -> Iterator[str]:
        if quantity is None:
            return
        low, high = quantity.minimum, quantity.maximum
        if not quantity.verbatim.strip() or quantity.verbatim not in quote:
            yield f"its number {quantity.verbatim!r} is not in its quote"
        if (low is not None and low < 0) or (low is not None and high is not None and low > high):
            yield f"its number is {low} to {high}"
        if (low, high) in ((None, None), (1, 1)):
            return  # vague, or one person or thing named
        read = self.numbers.find(quantity.verbatim, 0, len(quantity.verbatim))
        if not any((one.quantity.minimum, one.quantity.maximum) == (low, high) for one in read):
            yield f"its number {quantity.verbatim!r} is not {low} to {high}"


def _filler(role: str, value: str, entities: dict[str, Entity], quote: str) -> Iterator[str]:
    entity = entities.get(value)
    if entity is None:
        if value not in _NOBODY_NAMED and not _stands_in(value, quote):
            yield f"{role} {value!r} is neither an entity nor in its quote"
    elif entity.type not in _MAY_FILL.get(role, _ACTING):
        yield f"{role} {entity.name!r} is of type {entity.type}"


def _alike(curated: str | None, said: str) -> bool:
    """May an entity of a curated type be said to be of another? Bases are places; groups are told apart by few."""
    return curated == said or {curated, said} <= PLACES or {curated, said} <= GROUPS | {"Organization"}


def _stands_in(words: str, text: str) -> bool:
    """Is every word of a phrase in a text, in any case?"""
    said = set(re.findall(r"\w+", text.casefold()))
    wanted = re.findall(r"\w+", words.casefold())
    return bool(wanted) and said.issuperset(wanted)


def _date(claim: Claim) -> Iterator[str]:
    if claim.date is None:
        return
    full = claim.date + "-01-01"[len(claim.date) - 4 :] if _DATE.fullmatch(claim.date) else ""
    try:
        dt.date.fromisoformat(full)
    except ValueError:
        yield f"its date {claim.date!r} is no day, month or year"
    if not claim.date_verbatim or claim.date_verbatim not in claim.evidence.text:
        yield f"the words of its date, {claim.date_verbatim!r}, are not in its quote"
