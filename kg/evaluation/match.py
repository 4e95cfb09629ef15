"""When a claim says what an annotated fact says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.claim import CLAIM_ROLES
from kg.evaluation.gold import content_words, folded

if TYPE_CHECKING:
    from kg.evaluation.gold import Annotation, Fact, Range, Value

CORE: dict[str, tuple[str, ...]] = {
    **{kind: roles[:2] for kind, roles in CLAIM_ROLES.items()},
    "destroysEquipment": ("equipment",),
    "killed": ("victim_group",),
    "injured": ("victim_group",),
    "displaced": (),
    "startDate": ("operation",),
}
"""The arguments that make a fact right; the others are not asked for."""
COUNTED = frozenset(("killed", "injured", "displaced", "capturedPersons"))
"""Facts that are their number."""
SYMMETRIC = frozenset(("alliedWith", "opposes"))
_FIGHTING = frozenset(("attacks", "opposes"))


def same_fact(gold: Annotation, found: Annotation, fact: Fact, claim: Fact) -> bool:
    """Has a claim a fact's type, standing (stated, planned, negated), core arguments, and number where it counts?"""
    kinds = fact.kinds | _FIGHTING if fact.kinds & _FIGHTING else fact.kinds
    if claim.type not in kinds or not _standing(fact) & _standing(claim):
        return False
    if fact.type in COUNTED and not same_quantity(fact.quantity, claim.quantity):
        return False
    if fact.type == "startDate" and (fact.date or "")[:10] != (claim.date or "")[:10]:
        return False
    return _same_core(gold, found, fact, claim)


def _standing(fact: Fact) -> set[str]:
    return {"stated" if polarity in ("asserted", "claimed") else polarity for polarity in fact.polarities}


def _same_core(gold: Annotation, found: Annotation, fact: Fact, claim: Fact) -> bool:
    ours, theirs = CORE[claim.type], CORE[fact.type]
    if len(ours) != len(theirs):
        return all(_same(gold, found, fact.arguments.get(r), claim.arguments.get(r)) for r in theirs)
    orders = [ours, ours[::-1]] if {fact.type, claim.type} & SYMMETRIC else [ours]
    return any(
        all(
            _same(gold, found, fact.arguments.get(theirs_role), claim.arguments.get(role))
            for theirs_role, role in zip(theirs, order, strict=True)
        )
        for order in orders
    )


def _same(gold: Annotation, found: Annotation, wanted: Value, given: Value) -> bool:
    if wanted is None or given is None:
        return wanted is given
    several = (wanted,) if isinstance(wanted, str) else wanted
    ours = (given,) if isinstance(given, str) else given
    return any(_one(gold, found, x, y) for x in several for y in ours)


def _one(gold: Annotation, found: Annotation, wanted: str, given: str) -> bool:
    """The same surface form; of unnamed ones a word in common is enough."""
    forms, unnamed = gold.forms(wanted)
    ours, ours_unnamed = found.forms(given)
    if forms & ours:
        return True
    if not (unnamed or ours_unnamed):
        return False
    return not frozenset().union(*map(content_words, forms)).isdisjoint(frozenset().union(*map(content_words, ours)))


def same_quantity(wanted: Range | None, given: Range | None) -> bool:
    """Is one end of a range right to within one? Vague is right where vague was meant."""
    low, high = wanted or (None, None)
    least, most = given or (None, None)
    if low is None and high is None:
        return least is None and most is None
    return _near(low, least) or _near(high, most)


def _near(wanted: int | None, given: int | None) -> bool:
    return wanted is not None and given is not None and abs(wanted - given) <= 1


def same_source(gold: Annotation, found: Annotation, wanted: str | None, given: str | None) -> bool:
    """Do two sources name the same, or are both the outlet?

    Names count by any of their forms. Of other words more than half of the shorter one's must be in the longer one:
    "source" and "source close to the talks" are the same, "Syrian army" and "Syrian Observatory" are not.
    """
    if wanted is None or given is None:
        return wanted is given
    forms, ours = _forms(gold, wanted), _forms(found, given)
    if forms & ours:
        return True
    words, others = content_words(folded(wanted)), content_words(folded(given))
    return len(words & others) * 2 > min(len(words), len(others))


def _forms(annotation: Annotation, text: str) -> frozenset[str]:
    """The surface forms of the entities that a source names, else its own."""
    form = folded(text)
    named = [entity.surfaces for entity in annotation.entities.values() if form in entity.surfaces]
    return frozenset((form,)).union(*named)
