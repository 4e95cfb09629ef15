"""The country whose war an article tells of: its government is one side, and "the army" its army."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.entity import Reference, References
    from kg.extract.mention import Mention


_WEIGHT = 3
"""What a country's forces count where a place or an adjective counts one."""


def home(mentions: Collection[Mention], references: References, countries: Collection[str]) -> Reference | None:
    """Of the countries that a pack gives forces, the one that the article speaks of most; None where of none.

    What counts are the country, its adjective, the places in it and its forces; the first in order of id wins a draw.
    The war is elsewhere where the article speaks more of another of the `countries`, and of parts of it.
    """
    warring = {entry.id: entry for entry in references if entry.forces}
    by_name = {entry.name: entry.id for entry in warring.values()}
    by_force = {force: entry.id for entry in warring.values() for force in entry.forces}
    found = Counter(
        country
        for mention in mentions
        for country in _countries(mention, references, by_name, by_force)
        if country in warring
    )
    first = min(found, key=lambda country: (-found[country], country), default=None)
    if first is None or max(_others(mentions, countries, by_name), default=0) > found[first]:
        return None
    return warring[first]


def _others(mentions: Iterable[Mention], countries: Collection[str], warring: Collection[str]) -> Iterable[int]:
    """How often an article speaks of each of the other countries, if it does of parts of them."""
    named = [(mention, _of_a_part(mention, countries)) for mention in mentions]
    parts = {part for _, part in named if part and part not in warring}
    return Counter(country for mention, part in named if (country := part or mention.country) in parts).values()


def nation(mentions: Iterable[Mention], fielding: Iterable[str], countries: Collection[str]) -> str | None:
    """The country that an article names most, adjectives and parts counted; those `fielding` forces thrice more.

    None where it names two as often, or one a single time and not by its adjective: "Russia backs the army".
    `countries` are the names of countries.
    """
    told = ((mention.country or _of_a_part(mention, countries), mention.demonym) for mention in mentions)
    named = [(country, adjective) for country, adjective in told if country]
    found = Counter([country for country, _ in named] + _WEIGHT * list(fielding))
    first, second = (*found.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > max(second[1], not any(adjective for _, adjective in named)) else None


def _of_a_part(mention: Mention, countries: Collection[str]) -> str | None:
    """The country that a name is a part of: "central Mali"."""
    whole = mention.text.partition(" ")[2]
    return whole if mention.text[:1].islower() and whole in countries else None


def _countries(
    mention: Mention, references: References, by_name: dict[str, str], by_force: dict[str, str]
) -> Iterator[str]:
    """What a mention says of the country: itself, or the one it is in or fights for."""
    entry = references.get(mention.reference)
    if entry is None:
        yield by_name.get(mention.country or "", "")
        return
    for above in (entry, *references.chain(entry)):
        yield by_force.get(above.id, above.id)
