"""Statements as English sentences: a pattern for each class, in which `[...]` falls away where a role is unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATTERNS = {
    "Participation": "{participant} took part in {inEvent}",
    "Membership": "{member} belongs to {organization}",
    "AllianceTie": "{party} are allied",
    "HostilityTie": "{party} fight each other",
    "Support": "{supporter} supports {supported}",
    "Leadership": "{leader} leads {led}",
    "Command": "{leader} commands {led}",
    "Control": "{actor} controls {place}",
    "Capture": "[{actor} captured ]{place}[ from {takenFrom}]",
    "PlaceLoss": "{actor} lost or left {place}",
    "AttackReport": "[{actor} attacked ]{target}[ in {place}][ with {weapon}]",
    "StrikeReport": "[{actor} struck ]{place}[ with {weapon}]",
    "EquipmentLoss": "[{quantity} × ]{equipment}: {lossStatus}[ by {actor}][, lost by {lostBy}][, in {place}]",
    "EquipmentUse": "{actor} uses {equipment}",
    "DetentionCount": "[{actor} detained ][{quantity} ]{group}[ in {place}]",
    "CasualtyCount": "[{quantity} ]{group} {outcome}[ by {actor}][ in {place}]",
    "DisplacementCount": "[{quantity} ][{countedUnit} of ]{group} displaced[ from {fromPlace}][ to {toPlace}]",
    "Containment": "{place} lies in {inPlace}",
    "EventDate": "{inEvent}: {dateRole}[ {date}]",
}
NOT_SO = {
    "DeniedOnly": "It is denied that ",
    "Planned": "It is planned that ",
    "Possible": "It is possible that ",
}
"""What a statement that is no fact begins with, by its status."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence; `iri` where it names something that has a page."""

    text: str
    iri: str | None = None


def parts(statement: str, roles: Mapping[str, Sequence[Part]], *, status: str | None = None) -> list[Part]:
    """A statement of a class as the pieces of an English sentence.

    `roles` hold what fills each role, and `quantity` or `date` where a claim has one.
    """
    pattern = PATTERNS.get(statement) or f"{statement}: " + ", ".join(f"{{{role}}}" for role in roles)
    pattern = re.sub(r"\[([^\]]*)\]", lambda found: _optional(found[1], roles), pattern)
    made = [Part(NOT_SO[status])] if status in NOT_SO else []
    # The split alternates between the words of the pattern and the names of its roles.
    for position, piece in enumerate(re.split(r"\{(\w+)\}", pattern)):
        made += _filled(roles.get(piece, [Part("someone")])) if position % 2 else [Part(piece)] * bool(piece)
    first = made[0]
    made[0] = Part(first.text[:1].upper() + first.text[1:], first.iri)
    return [*made, Part(".")]


def sentence(statement: str, roles: Mapping[str, Sequence[Part]], *, status: str | None = None) -> str:
    """A statement of a class in English.

    >>> sentence("Capture", {"place": [Part("Injara")], "actor": [Part("Levant Front")]})
    'Levant Front captured Injara.'
    >>> sentence("Control", {"place": [Part("Injara")]}, status="DeniedOnly")
    'It is denied that someone controls Injara.'
    """
    return "".join(part.text for part in parts(statement, roles, status=status))


def statement_parts(statement: Mapping[str, Any]) -> list[Part]:
    """The sentence of a statement as `api.evidence` writes it, in pieces."""
    roles = {role: value if isinstance(value, list) else [value] for role, value in statement["roles"].items()}
    return parts(statement["type"], roles_of(roles, statement["evidence"][0]), status=statement["status"])


def roles_of(roles: Mapping[str, Sequence[Mapping[str, Any]]], evidence: Mapping[str, Any]) -> dict[str, list[Part]]:
    """What fills the roles of a sentence: names, and the quantity and the date in the words of a claim."""
    made = {role: [Part(value["name"], value["id"]) for value in values] for role, values in roles.items()}
    for word, key in (("quantity", "verbatim"), ("date", "value")):
        if evidence[word]:
            made[word] = [Part(str(evidence[word][key]))]
    return made


def _filled(fillers: Sequence[Part]) -> list[Part]:
    made: list[Part] = []
    for filler in fillers:
        made += [Part(" and "), filler] if made else [filler]
    return made


def _optional(part: str, roles: Mapping[str, Sequence[Part]]) -> str:
    return part if all(name in roles for name in re.findall(r"\{(\w+)\}", part)) else ""
