"""The view over statements: what becomes of each when all its claims are heard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.build.spell import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.build.figure import Figure
    from kg.build.statement import Assertion, Statement
    from kg.link import Identity


@dataclass(frozen=True, slots=True)
class Fact:
    """What a statement's claims make of it. `triple` is the simple one that it yields, its object an IRI or a date.

    `since` and `until` are the first and the last date of a spell of membership (`kg.build.succession`).
    """

    statement: Statement
    status: str
    claims: int
    lowest: int | None
    highest: int | None
    earliest: str | None
    latest: str | None
    triple: tuple[str, str, str] | None
    since: str | None = None
    until: str | None = None


SIMPLE: dict[str, tuple[str, str, str]] = {
    "Participation": ("participant", "participatesIn", "inEvent"),
    "Membership": ("member", "memberOf", "organization"),
    "Departure": ("member", "formerMemberOf", "organization"),
    "Support": ("supporter", "supports", "supported"),
    "Leadership": ("leader", "leads", "led"),
    "Command": ("leader", "commands", "led"),
    "Control": ("actor", "controls", "place"),
    "Capture": ("actor", "captured", "place"),
    "PlaceLoss": ("actor", "lostPlace", "place"),
    "AttackReport": ("actor", "attacked", "target"),
    "StrikeReport": ("actor", "struck", "place"),
    "EquipmentUse": ("actor", "usesEquipment", "equipment"),
    "DetentionCount": ("actor", "detained", "group"),
    "Containment": ("place", "locatedIn", "inPlace"),
    "EventLocation": ("inEvent", "tookPlaceAt", "place"),
}
"""Subject role, property and object role of the statements that always yield the same property."""

DATED = frozenset({"EventDate", "Departure"})
"""Classes of what happens on one date, so that sources with two dates disagree."""
SYMMETRIC = {"AllianceTie": "alliedWith", "HostilityTie": "hostileTo"}
SIDES = {"Attacker": "attackerIn", "Defender": "defenderIn"}
LOSSES = {"Captured": "capturedEquipment", "Destroyed": "destroyedEquipment"}


def fact(statement: Statement, claims: tuple[Assertion, ...], identities: Mapping[str, Identity]) -> Fact:
    """What the claims of a statement make of it."""
    figures = [claim.figure for claim in claims if claim.figure and claim.alleges]
    lows, highs = [number.low for number in figures], [number.high for number in figures]
    dates = [claim.date for claim in claims if claim.date and claim.alleges]
    return Fact(
        statement=statement,
        status=status(claims),
        claims=len(claims),
        lowest=_bound(lows, highs, min),
        highest=_bound(highs, lows, max),
        earliest=min(dates, key=lambda iso: (_first_day(iso), -len(iso)), default=None),
        latest=max(dates, key=lambda iso: (last_day(iso), len(iso)), default=None),
        triple=_triple(statement, claims, identities) if any(claim.affirms for claim in claims) else None,
    )


def status(claims: tuple[Assertion, ...]) -> str:
    """What the claims of a statement, taken together, make of it."""
    alleged = [claim for claim in claims if claim.alleges]
    denied = any(claim.polarity == "Denied" for claim in claims)
    if alleged and (denied or _disagree(alleged)):
        return "Contested"
    if any(claim.affirms for claim in alleged):
        return "Uncontested"
    if alleged:
        return "Possible"
    return "Planned" if any(claim.polarity == "Asserted" for claim in claims) else "DeniedOnly"


def _disagree(claims: list[Assertion]) -> bool:
    """Whether two sources give figures, or of what happens on one date dates, that cannot both be right."""
    return any(
        one.attributed_to != other.attributed_to
        and (
            _dates_disagree(one.date, other.date)
            if one.statement.type in DATED
            else _figures_disagree(one.figure, other.figure) and not _dates_disagree(one.date, other.date)
        )
        for one, other in combinations(claims, 2)
    )


def _figures_disagree(one: Figure | None, other: Figure | None) -> bool:
    if not one or not other:
        return False
    return any(
        low.low is not None and high.high is not None and low.low > high.high
        for low, high in ((one, other), (other, one))
    )


def _dates_disagree(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    return not (one.startswith(other) or other.startswith(one))


def _bound(these: list[int | None], others: list[int | None], pick: Callable[[Iterable[int]], int]) -> int | None:
    """The outermost of the bounds; none where a figure leaves this side open, as "more than 75" its highest.

    "Dozens", with no bound at all, says nothing of either.
    """
    bounded = [this for this, other in zip(these, others, strict=True) if (this, other) != (None, None)]
    known = [bound for bound in bounded if bound is not None]
    return pick(known) if known and len(known) == len(bounded) else None


def _triple(
    statement: Statement, claims: tuple[Assertion, ...], identities: Mapping[str, Identity]
) -> tuple[str, str, str] | None:
    if statement.type in SYMMETRIC:
        parties = sorted(iri for _, iri in statement.roles)
        return (parties[0], SYMMETRIC[statement.type], parties[1]) if len(parties) > 1 else None
    if statement.type == "EventDate":
        return _date_triple(statement, claims)
    subject, name, object_ = _property(statement, identities)
    ends = statement.get(subject), statement.get(object_)
    if not ends[0] or not ends[1] or ends[0] == ends[1]:
        return None
    if name == "locatedIn" and identities[ends[0]].type == "Country" and identities[ends[1]].type != "Region":
        return None  # A country lies in no part of another, whatever a sentence was read to say.
    return ends[0], name, ends[1]


def _property(statement: Statement, identities: Mapping[str, Identity]) -> tuple[str, str, str]:
    if statement.type == "EquipmentLoss":
        status_ = dict(statement.qualifiers)["lossStatus"]
        return (
            ("actor", LOSSES[status_], "equipment")
            if statement.get("actor")
            else ("lostBy", "lostEquipment", "equipment")
        )
    subject, name, object_ = SIMPLE.get(statement.type, ("", "", ""))
    who = identities.get(statement.get(subject) or "")
    if statement.type == "Participation":
        side = SIDES.get(dict(statement.qualifiers).get("participationRole", ""), name)
        # Whoever has no name is kept apart from the participants, on either side.
        name = "collectivelyParticipatesIn" if who and who.generic else side
    if statement.type == "Membership" and who and who.type == "MilitaryUnit":
        name = "subUnitOf"
    return subject, name, object_


def _date_triple(statement: Statement, claims: tuple[Assertion, ...]) -> tuple[str, str, str] | None:
    """The date that most claims give; of equals the finest, then the earliest."""
    dates = [claim.date for claim in claims if claim.date and claim.affirms]
    event = statement.get("inEvent")
    if not dates or not event:
        return None
    best = min(dates, key=lambda iso: (-dates.count(iso), -len(iso), iso))
    role = dict(statement.qualifiers)["dateRole"]
    return event, {"Start": "startDate", "End": "endDate"}[role], best


def _first_day(iso: str) -> str:
    return (iso + "-01-01")[:10]
