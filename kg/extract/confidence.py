"""How far to trust a claim: what speaks for doubt in how it was read, weighed by how often such claims were wrong.

For ranking, not for filtering. The weights are in seeds/lexicon/confidence.yaml; `orbat evaluate --fit` fits them.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.claim import Claim, Entity
    from kg.lexicon import Lexicon

DOUBTS = {
    "elsewhere": "an entity is not named in the quote: 'it', 'the group'",
    "described": "a role is filled by words and no entity: '12 civilians'",
    "generic": "an entity is an unnamed collective",
    "counted": "it is a number of people",
    "unstated": "it is planned or denied",
}
"""What speaks for doubt, and what that means."""
_PEOPLE = ("killed", "injured", "displaced", "capturedPersons")


def doubts(claim: Claim, entities: Mapping[str, Entity]) -> Iterator[str]:
    """The doubts that a claim leaves, of `DOUBTS`."""
    named = [value for value in claim.roles.values() if isinstance(value, str)]
    found = [entities[value] for value in named if value in entities]
    quote = claim.evidence
    if any(all(not quote.start <= span.start < quote.end for span in one.mentions) for one in found):
        yield "elsewhere"
    if len(found) < len(named):
        yield "described"
    if any(one.generic for one in found):
        yield "generic"
    if claim.type in _PEOPLE:
        yield "counted"
    if claim.polarity in ("planned", "negated"):
        yield "unstated"


def confidence(claim: Claim, entities: Mapping[str, Entity], lexicon: Lexicon) -> float:
    """From 0 to 1, to two places."""
    weights = lexicon.numbers("confidence", "weights")
    sure = weights["base"] - sum(weights[doubt] for doubt in doubts(claim, entities))
    return round(1 / (1 + exp(-sure / 100)), 2)
