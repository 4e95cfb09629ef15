"""Statements as English sentences: patterns for each class, in which `[...]` falls away where a role is unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPTIONAL = re.compile(r"\[([^\]]*)\]")
ROLE = re.compile(r"\{(\w+)\}")
PATTERNS: dict[str, tuple[str, ...]] = {
    "Participation": ("{participant} took part in {inEvent}",),
    "Membership": ("{member} belongs to {organization}",),
    "Departure": ("{member} left {organization}",),
    "AllianceTie": ("{party} are allied",),
    "HostilityTie": ("{party} fight each other",),
    "Support": ("{supporter} supports {supported}",),
    "Leadership": ("{leader} leads {led}",),
    "Command": ("{leader} commands {led}",),
    "Control": ("{actor} controls {place}",),
    "Capture": ("{actor} captured {place}[ from {takenFrom}]", "{place} was captured[ from {takenFrom}]"),
    "PlaceLoss": ("{actor} lost or left {place}",),
    "AttackReport": (
        "{actor} attacked {target}[ in {place}][ with {weapon}]",
        "{actor} attacked[ in {place}][ with {weapon}]",
        "{target} was attacked[ in {place}][ with {weapon}]",
    ),
    "StrikeReport": ("{actor} struck {place}[ with {weapon}]", "{place} was struck[ with {weapon}]"),
    "EquipmentLoss": (
        "{equipment}: [{quantity} ]{lossStatus}[ by {actor}][, lost by {lostBy}][, in {place}]",
        "Equipment: [{quantity} ]{lossStatus}[ by {actor}][, lost by {lostBy}][, in {place}]",
    ),
    "EquipmentUse": ("{actor} uses {equipment}",),
    "DetentionCount": (
        "{actor} detained {group}[ in {place}][: {quantity}]",
        "{group} detained[ in {place}][: {quantity}]",
    ),
    "CasualtyCount": ("{group}: [{quantity} ]{outcome}[ by {actor}][ in {place}]",),
    "DisplacementCount": (
        "{group} displaced[ from {fromPlace}][ to {toPlace}][: {quantity}]",
        "People displaced[ from {fromPlace}][ to {toPlace}][: {quantity}]",
    ),
    "Containment": ("{place} lies in {inPlace}",),
    "EventLocation": ("{inEvent} took place at {place}",),
    "EventDate": ("{dateRole} of {inEvent}[: {date}]",),
}
"""Of several patterns the first holds whose roles outside of brackets are all known."""

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
    pattern = _pattern(statement, roles)
    pattern = OPTIONAL.sub(lambda found: _optional(found[1], roles), pattern)
    made = [Part(NOT_SO[status])] if status in NOT_SO else []
    # The split alternates between the words of the pattern and the names of its roles.
    for position, piece in enumerate(ROLE.split(pattern)):
        made += joined(roles.get(piece, [Part("someone")])) if position % 2 else [Part(piece)] * bool(piece)
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
    if evidence["quantity"]:
        made["quantity"] = [Part(figure(evidence["quantity"]))]
    if evidence["date"]:
        made["date"] = [Part(day(evidence["date"]["value"]))]
    return made


QUALIFIERS = {
    "MoreThan": "more than ",
    "AtLeast": "at least ",
    "LessThan": "less than ",
    "AtMost": "at most ",
    "About": "about ",
    "Nearly": "nearly ",
}


def figure(quantity: Mapping[str, Any]) -> str:
    """A quantity in figures where the article gives one, else in its words.

    >>> figure({"value": 8735, "qualifier": "MoreThan", "verbatim": "over 8,735"})
    'more than 8,735'
    """
    if quantity["qualifier"] == "Between" and quantity["lower"] is not None and quantity["upper"] is not None:
        return f"{quantity['lower']:,} to {quantity['upper']:,}"
    if quantity["value"] is None or quantity["qualifier"] == "Vague":
        return str(quantity["verbatim"])
    return f"{QUALIFIERS.get(quantity['qualifier'] or '', '')}{quantity['value']:,}"


def day(text: str) -> str:
    """A date as a person writes it, as far as it is known.

    >>> day("2024-11-28"), day("2024-11"), day("2024")
    ('28 November 2024', 'November 2024', '2024')
    """
    year, *rest = text.split("-")
    if not rest or not all(part.isdigit() for part in rest) or not 1 <= int(rest[0]) <= len(MONTHS):
        return text
    words = [MONTHS[int(rest[0]) - 1], year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _pattern(statement: str, roles: Mapping[str, Sequence[Part]]) -> str:
    known = PATTERNS.get(statement)
    if known is None:
        return f"{statement}: " + ", ".join(f"{{{role}}}" for role in roles)
    fitting = (one for one in known if all(role in roles for role in ROLE.findall(OPTIONAL.sub("", one))))
    return next(fitting, known[0])


def joined(parts: Sequence[Part], *, most: int = 20) -> list[Part]:
    """The parts with commas and "and" between them; those beyond `most` are counted.

    >>> "".join(part.text for part in joined([Part("Injara"), Part("Awijil"), Part("Idlib")], most=2))
    'Injara, Awijil and 1 more'
    """
    shown = [*parts[:most], *([Part(f"{len(parts) - most:,} more")] if len(parts) > most else [])]
    made: list[Part] = []
    for position, part in enumerate(shown):
        made += [Part(" and " if position == len(shown) - 1 else ", ")] * bool(position) + [part]
    return made


def _optional(part: str, roles: Mapping[str, Sequence[Part]]) -> str:
    return part if all(name in roles for name in ROLE.findall(part)) else ""
