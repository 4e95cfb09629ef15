"""The best of the drafts of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.frame.draft import Draft


def best(drafts: list[Draft]) -> list[Draft]:
    """Without those that say less than another: the same claim with fewer roles filled.

    What was a group's stronghold until somebody took it in the same sentence is held no more.
    """
    taken = [draft.roles["place"] for draft in drafts if draft.type == "capturesPlace"]
    told = [draft for draft in drafts if draft.rule != "stronghold" or draft.roles["place"] not in taken]
    return [draft for draft in told if not any(other is not draft and _covers(other, draft) for other in told)]


def _covers(full: Draft, part: Draft) -> bool:
    if full.type != part.type or full.stance != part.stance or full.quantity != part.quantity:
        return False
    more = {role: value for role, value in full.roles.items() if value is not None}
    less = {role: value for role, value in part.roles.items() if value is not None}
    return less.items() <= more.items() and len(more) > len(less)
