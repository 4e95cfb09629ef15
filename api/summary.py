"""What an entity's uncontested statements come to, in a few words: "took part in …; captured … and 3 more"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.catalog import ID, NS
from api.sentence import Part, day, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Statements = Sequence[Mapping[str, Any]]

PHRASES = (
    ("EventLocation", "inEvent", "place", "took place at"),
    ("EventLocation", "place", "inEvent", "saw"),
    ("Participation", "participant", "inEvent", "took part in"),
    ("Participation", "inEvent", "participant", "saw these take part:"),
    ("Membership", "member", "organization", "belonged to"),
    ("Membership", "organization", "member", "had as members"),
    ("Departure", "member", "organization", "left"),
    ("Departure", "organization", "member", "lost as members"),
    ("Leadership", "leader", "led", "led"),
    ("Leadership", "led", "leader", "followed"),
    ("Command", "leader", "led", "commanded"),
    ("Command", "led", "leader", "fought under"),
    ("Support", "supported", "supporter", "had the support of"),
    ("Support", "supporter", "supported", "supported"),
    ("AllianceTie", "party", "party", "had as allies"),
    ("HostilityTie", "party", "party", "fought"),
    ("AttackReport", "actor", "target", "attacked"),
    ("AttackReport", "target", "actor", "came under attack by"),
    ("StrikeReport", "actor", "place", "struck"),
    ("StrikeReport", "place", "actor", "came under fire from"),
    ("Capture", "actor", "place", "captured"),
    ("Capture", "place", "actor", "fell to"),
    ("Control", "actor", "place", "held"),
    ("Control", "place", "actor", "stood under the control of"),
    ("PlaceLoss", "actor", "place", "lost or left"),
    ("PlaceLoss", "place", "actor", "saw the departure of"),
    ("EquipmentUse", "actor", "equipment", "used"),
    ("EquipmentUse", "equipment", "actor", "served"),
)
"""Of a class of statements, where the entity stands, who or what is named with it, and the words between them."""
START = f"{NS}Start"
MOST = 6
"""How many names a phrase has; the others are counted."""


def summary(entity: str, statements: Statements) -> list[list[Part]]:
    """What the uncontested statements say of an entity, a phrase for each kind of them; names know their entity."""
    certain = [one for one in statements if one["status"] == "Uncontested"]
    phrases = [[Part(text)] for text in _dates(entity, certain)]
    for type_, mine, theirs, words in PHRASES:
        fillers: dict[str | None, Part] = {}
        for one in certain:
            if one["type"] == type_ and entity in {each["id"] for each in _many(one["roles"].get(mine))}:
                fillers |= {each["id"]: Part(each["name"], each["id"]) for each in _many(one["roles"].get(theirs))}
        fillers.pop(entity, None)
        if fillers:
            phrases.append([Part(f"{words} "), *joined(sorted(fillers.values(), key=_named_first), most=MOST)])
    return phrases


def _dates(entity: str, statements: Statements) -> Iterator[str]:
    """When an event began and ended, as its first claim says."""
    for one in statements:
        claimed = one["evidence"][0].get("date")
        for each in _many(one["roles"].get("inEvent")):
            if one["type"] == "EventDate" and claimed and each["id"] == entity:
                role = next(iter(_many(one["roles"].get("dateRole"))))["id"]
                yield f"{'began' if role == START else 'ended'} {_on(claimed['value'])}"


def _on(date: str) -> str:
    return f"{'on' if len(date) == len('2024-11-27') else 'in'} {day(date)}"


def basis(statements: Statements) -> str:
    """On how many claims of how many articles statements rest, and when those appeared."""
    claims = [claim for one in statements for claim in one["evidence"]]
    articles = {claim["article"]["id"]: claim["article"].get("published") for claim in claims}
    days = sorted({published for published in articles.values() if published})
    when = f", {day(days[0])}" + (f" to {day(days[-1])}" if len(days) > 1 else "") if days else ""
    return f"{_counted(len(claims), 'claim')} in {_counted(len(articles), 'article')}{when}"


def _named_first(part: Part) -> tuple[bool, str]:
    return (part.iri or "").startswith(f"{ID}group/"), part.text.casefold()


def _many(value: Any) -> Iterable[Mapping[str, Any]]:  # noqa: ANN401  a filler, several, or none
    return () if value is None else value if isinstance(value, list) else (value,)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
