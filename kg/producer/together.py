"""Several producers as one: each adds what those before it have not said."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.claim import Extraction
from kg.extract.reading import identity
from kg.spelling import fold

if TYPE_CHECKING:
    from kg.article import Article
    from kg.claim import Claim, Entity
    from kg.producer.check import Checked, Refusal


@dataclass(frozen=True, slots=True)
class Together:
    """Producers in the order in which they are believed: of two that say the same, the first is named as its rule."""

    producers: tuple[Checked, ...]

    @property
    def version(self) -> str:
        """That of all of them, in their order."""
        return hashlib.sha256(" ".join(one.version for one in self.producers).encode()).hexdigest()[:16]

    def extract(self, article: Article) -> Extraction:
        """The entities and claims of all, none twice."""
        return self.weighed(article)[0]

    def weighed(self, article: Article) -> tuple[Extraction, tuple[Refusal, ...]]:
        """The same, with what of each was refused and why."""
        refused: list[Refusal] = []
        entities: dict[str, Entity] = {}
        claims: dict[tuple[object, ...], Claim] = {}
        for one in self.producers:
            said, wrong = one.weighed(article)
            refused += wrong
            ids = {entity.id: _placed(entity, entities) for entity in said.entities}
            for claim in (_renamed(claim, ids) for claim in said.claims):
                claims.setdefault(identity(claim), claim)
        return Extraction(article.slug, tuple(entities.values()), tuple(claims.values())), tuple(refused)


def _placed(entity: Entity, entities: dict[str, Entity]) -> str:
    """The id under which an entity stands among the others; one that is there already is joined with it."""
    for other in entities.values():
        if _same(entity, other):
            spans = tuple(sorted({*other.mentions, *entity.mentions}))
            names = sorted({*other.aliases, entity.name, *entity.aliases} - {other.name})
            entities[other.id] = replace(other, mentions=spans, aliases=tuple(names))
            return other.id
    number = f"e{len(entities) + 1}"
    entities[number] = replace(entity, id=number)
    return number


def _same(one: Entity, other: Entity) -> bool:
    if one.generic != other.generic or one.type != other.type:
        return False
    if one.reference or other.reference:
        return one.reference == other.reference
    names = ({fold(name) for name in (entity.name, *entity.aliases)} for entity in (one, other))
    return not next(names).isdisjoint(next(names))


def _renamed(claim: Claim, ids: dict[str, str]) -> Claim:
    roles = {
        role: tuple(ids.get(one, one) for one in value) if isinstance(value, tuple) else ids.get(value or "", value)
        for role, value in claim.roles.items()
    }
    return replace(claim, roles=roles)
