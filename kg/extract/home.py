"""The country whose war an article tells of: its government is one side, and "the army" its army."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.entity import Reference, References
    from kg.extract.mention import Mention


_WEIGHT = 3
"""What a country's forces count where a place or an adjective counts one."""


def home(mentions: Iterable[Mention], references: References) -> Reference | None:
    """Of the countries that a pack gives forces, the one that the article speaks of most; None where of none.

    What counts are the country, its adjective, the places in it and its forces; the first in order of id wins a draw.
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
    return warring[min(found, key=lambda country: (-found[country], country))] if found else None


def nation(mentions: Iterable[Mention], fielding: Iterable[str]) -> str | None:
    """The country that an article names most, adjectives counted; of those `fielding` forces each counts thrice more.

    None where it names two as often, or one a single time and not by its adjective: "Russia backs the army".
    """
    named = [(mention.country, mention.demonym) for mention in mentions if mention.country]
    found = Counter([country for country, _ in named] + _WEIGHT * list(fielding))
    first, second = (*found.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > max(second[1], not any(adjective for _, adjective in named)) else None


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
