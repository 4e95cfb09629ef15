"""What is to be held against a statement, in sentences made of its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.catalog import ID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STATUSES = {
    "Contested": "Its sources contradict each other: it is asserted and denied, or their figures or dates differ.",
    "DeniedOnly": "Nobody asserts it: it is only denied.",
    "Planned": "It is a plan or a case thought of: nobody says that it happened.",
    "Possible": "Whoever says it holds it to be no more than possible.",
    "Superseded": "It held once: something later ended it.",
}
"""What is wrong with a statement of each status that is no plain fact."""
LOW = 0.7
"""A confidence below which the reading itself is in doubt."""


def doubts(status: str | None, claims: Sequence[Mapping[str, Any]]) -> list[str]:
    """Why a statement of that status, which rests on these claims, may not be so; the gravest reason first."""
    sources = {claim["attributed_to"]["id"] for claim in claims}
    unnamed = {source for source in sources if source.startswith(f"{ID}source/")}
    found = [STATUSES[status]] if status in STATUSES else []
    if deniers := sorted({claim["attributed_to"]["name"] for claim in claims if claim["polarity"] == "Denied"}):
        found.append(f"It is denied by {'; '.join(deniers)}.")
    if hedged := sum(claim["certainty"] not in {None, "Certain"} for claim in claims):
        found.append(f"{hedged} of {len(claims)} claims {'is' if hedged == 1 else 'are'} hedged.")
    if unnamed == sources:
        found.append(f"It rests on {'a single unnamed source' if len(unnamed) == 1 else 'unnamed sources only'}.")
    if len({claim["article"]["id"] for claim in claims}) == 1:
        found.append("Only one article reports it.")
    if max((claim["confidence"] or 0 for claim in claims), default=1) < LOW:
        found.append("The words may have been read wrongly: no claim has a confidence of more than 0.7.")
    return found
