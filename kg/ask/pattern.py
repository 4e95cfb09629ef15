"""The patterns in the headers of the stored queries, as concepts and slots.

`#+ ask: which [factions] (took part in|joined) {operation}? [together] | name=value`: words in brackets may be missing,
and those after the question mark are understood but not said; of words with bars one stands, a slot is a parameter, and
after `|` stand values that the words imply. Order does not count, but for who does what to whom.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import queries
from kg.ask.hear import Item, hear
from kg.ask.word import lexicon

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

    from queries import Parameter, Query

ACTORS = frozenset({"faction", "alliance", "force", "unit", "organization", "group", "person"})
_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_CHOICE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to ask a stored query. `sides` says of a verb whether the actor suffers (True) or does (False) it."""

    query: Query
    text: str
    required: frozenset[str]
    optional: frozenset[str]
    slots: tuple[Parameter, ...]
    implied: tuple[tuple[str, str], ...]
    sides: tuple[tuple[str, bool], ...]
    asks_who: bool
    counts: Counter[str]

    @property
    def kinds(self) -> list[frozenset[str]]:
        """The kinds of entity that each slot for one takes, in the order of the pattern."""
        return [frozenset(slot.choices) for slot in self.slots if slot.type.startswith("iri")]

    def has_slot(self, type_: str) -> list[Parameter]:
        """The slots of a type."""
        return [slot for slot in self.slots if slot.type.startswith(type_)]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns of all stored questions."""
    simple = (queries.load(name) for name in queries.names() if "/" not in name)
    return tuple(pattern for query in simple for line in query.ask for pattern in read_pattern(query, line))


def read_pattern(query: Query, line: str) -> Iterator[Pattern]:
    """The patterns that a line of a header stands for."""
    text, _, more = line.partition(" | ")
    implied = tuple(_pair(part) for part in more.split(", ") if part)
    parameters = {parameter.name: parameter for parameter in query.parameters}
    optional_words = _OPTIONAL.findall(text)
    optional = frozenset(
        concept for words in optional_words for choice in _choices(words) for concept in hear(choice)[0].concepts
    )
    said, mark, _ = text.partition("?")
    for choice in _choices(said + mark):
        heard = hear(_OPTIONAL.sub("", choice))[0]
        slots = tuple(parameters[item.value] for item in heard.of("slot"))
        if heard.unknown:
            continue  # it would answer questions that say something else; a test names such lines
        yield Pattern(
            query=query,
            text=_sentence(re.sub(r"[\[\]]", "", choice)),
            required=heard.concepts,
            optional=optional - heard.concepts,
            slots=slots,
            implied=implied,
            asks_who=heard.asks_who,
            counts=hear(re.sub(r"[\[\]()|]", " ", text))[0].counts,
            sides=sides(heard.items, _is_actor_slot(slots)),
        )


def _is_actor_slot(slots: tuple[Parameter, ...]) -> Callable[[Item], bool]:
    names = {slot.name for slot in slots if ACTORS & set(slot.choices)}
    return lambda item: item.sort == "slot" and item.value in names


def sides(items: tuple[Item, ...], is_actor: Callable[[Item], bool]) -> tuple[tuple[str, bool], ...]:
    """Of each verb that has two sides, whether the actor that `is_actor` finds suffers it."""
    at = next((place for place, item in enumerate(items) if is_actor(item)), None)
    if at is None:
        return ()
    known = lexicon()
    found = {
        item.value: (place < at) ^ item.is_passive ^ (items[at].is_possessive and place > at)
        for place, item in enumerate(items)
        if item.sort == "concept" and item.value in known.directional
    }
    return tuple(sorted(found.items()))


def _choices(text: str) -> list[str]:
    parts = [part.split("|") for part in _CHOICE.split(text)]
    return ["".join(chosen) for chosen in itertools.product(*parts)]


def _sentence(text: str) -> str:
    return re.sub(r"\s+(?=\?|$)", "", " ".join(text.split()))


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value
