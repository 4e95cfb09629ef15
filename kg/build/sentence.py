"""A statement as an English sentence for readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.build.statement import Statement

PATTERNS = {
    "Participation": "{participant|somebody} participates in {inEvent|an operation}[ as {participationRole}]",
    "Membership": "{member|somebody} is a member of {organization|an organization}",
    "Departure": "{member|somebody} left {organization|an organization}",
    "AllianceTie": "{party} and {party} are allied",
    "HostilityTie": "{party} and {party} are hostile",
    "Support": "{supporter|somebody} supports {supported|somebody}",
    "Leadership": "{leader|somebody} leads {led|somebody}",
    "Command": "{leader|somebody} commands {led|somebody}",
    "Control": "{actor|somebody} controls {place|a place}",
    "Capture": "{actor|somebody} captured {place|a place}[ from {takenFrom}]",
    "PlaceLoss": "{actor|somebody} lost {place|a place}",
    "AttackReport": "{actor|somebody} attacked {target|somebody}[ at {place}][ with {weapon}]",
    "StrikeReport": "{actor|somebody} struck {place|a place}[ with {weapon}]",
    "EquipmentLoss": "{actor|somebody} {lossStatus} {equipment|equipment}[ of {lostBy}][ at {place}]",
    "EquipmentUse": "{actor|somebody} uses {equipment|equipment}",
    "DetentionCount": "{actor|somebody} detained {group|people}[ at {place}]",
    "CasualtyCount": "{group|people}: {outcome}[ by {actor}][ at {place}]",
    "DisplacementCount": "{group|people} were displaced[ from {fromPlace}][ to {toPlace}]",
    "Containment": "{place|a place} is in {inPlace|a place}",
    "EventLocation": "{inEvent|an event} took place at {place|a place}",
    "EventDate": "{dateRole} of {inEvent|an event}",
}
"""How each statement reads; a part in brackets stands only where its role is filled, a word after | where it is not."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_ROLE = re.compile(r"\{(\w+)(?:\|([^}]*))?\}")


def sentence(statement: Statement, names: Mapping[str, str]) -> str:
    """A statement in English; `names` maps IRIs to names."""
    values: dict[str, list[str]] = {}
    for role, iri in statement.roles:
        values.setdefault(role, []).append(names[iri])
    for qualifier, value in statement.qualifiers:
        values.setdefault(qualifier, []).append(value.lower())

    def part(match: re.Match[str]) -> str:
        return match[1] if all(role[1] in values for role in _ROLE.finditer(match[1])) else ""

    def filled(match: re.Match[str]) -> str:
        left = values.get(match[1])
        if not left:
            return match[2] or ""
        return left.pop(0) if len(left) > 1 else left[0]

    text = _ROLE.sub(filled, _OPTIONAL.sub(part, PATTERNS[statement.type]))
    spell = dict(statement.qualifiers).get("spellOrdinal")
    return text[:1].upper() + text[1:] + (f" (time {spell})" if spell else "")
