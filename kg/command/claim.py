"""Claims as people read them: one line, with the names of the entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.claim import Claim


def claim_line(claim: Claim, names: Mapping[str, str]) -> str:
    """A claim without its quote; `names` are those of the entities by id."""
    roles = ", ".join(f"{role} {_value(value, names)}" for role, value in claim.roles.items() if value)
    details = [
        claim.quantity and f"how many: {claim.quantity.verbatim}",
        claim.date and f"when: {claim.date}",
        claim.polarity != "asserted" and claim.polarity,
        claim.certainty != "certain" and claim.certainty,
        claim.attributed_to and f"says {claim.attributed_to}",
    ]
    rest = "; ".join(detail for detail in details if detail)
    return f"{claim.type}({roles}){' [' + rest + ']' if rest else ''}"


def _value(value: str | tuple[str, ...], names: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return " and ".join(names.get(part, part) for part in value)
    return names.get(value, value)
