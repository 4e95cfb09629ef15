"""From a question to a stored query: which pattern says the same, and which entity fills each of its slots."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from kg.ask.hear import Heard, Item, hear
from kg.ask.pattern import Pattern, patterns, sides
from kg.ask.when import DateError

if TYPE_CHECKING:
    from kg.search.name import Match, Names
    from queries import Query

NEAREST = 3
"""How many questions are offered where none was understood."""
LONGEST = 300
"""Characters that a question may have."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that a stored query answers. `entities` are what each parameter that names one was taken for."""

    question: str
    query: Query
    pattern: str
    values: dict[str, str]
    entities: dict[str, Match] = field(default_factory=dict)
    heard: dict[str, str] = field(default_factory=dict)
    corrected: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The question in the words of the pattern, with the names of what was understood."""
        return _filled(self.pattern, {name: match.entry.name for name, match in self.entities.items()} | {
            name: value for name, value in self.values.items() if name not in self.entities
        })  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declined:
    """A question that no stored query answers: why, and the nearest that could be asked."""

    question: str
    reason: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    pattern: Pattern
    values: dict[str, str]
    entities: dict[str, Match]
    heard: dict[str, str]


def understand(question: str, names: Names) -> Understood | Declined:
    """The stored query that answers a question in plain English, or why there is none."""
    if len(question) > LONGEST:
        return Declined(question, f"it has {len(question)} characters, {LONGEST} at most are read", ())
    try:
        readings = hear(question, names)
    except DateError as error:
        return Declined(question, str(error), ())
    for heard in readings:
        fits = [fit for pattern in patterns() if (fit := _fit(pattern, heard))]
        if fits and not heard.unknown:
            return _chosen(question, fits, heard)
    return Declined(question, _reason(readings[0]), nearest(readings[0]))


def _chosen(question: str, fits: list[_Fit], heard: Heard) -> Understood | Declined:
    """The fit that uses most of the question's words as they are required."""

    def rank(fit: _Fit) -> tuple[int, bool]:
        return len(fit.pattern.required), fit.pattern.asks_who == heard.asks_who

    highest = max(map(rank, fits))
    best = [fit for fit in fits if rank(fit) == highest]
    if len({fit.pattern.query.name for fit in best}) > 1:
        return Declined(question, "it can be understood in several ways", tuple(_shown(fit) for fit in best[:NEAREST]))
    fit = max(best, key=lambda fit: fuzz.ratio(fit.pattern.text, question))
    values = dict(fit.pattern.implied) | fit.values
    return Understood(question, fit.pattern.query, fit.pattern.text, values, fit.entities, fit.heard, heard.corrected)


def _shown(fit: _Fit) -> str:
    return _filled(fit.pattern.text, {name: match.entry.name for name, match in fit.entities.items()} | fit.values)


def _fit(pattern: Pattern, heard: Heard) -> _Fit | None:
    concepts = heard.concepts
    if not pattern.required <= concepts <= pattern.required | pattern.optional:
        return None
    if any(times > max(1, pattern.counts[word]) for word, times in heard.counts.items()):
        return None  # "the allies of the allies" are not the allies
    filled = _entities(pattern, heard.of("entity"))
    times = _times(pattern, heard.of("time"))
    numbers = _numbers(pattern, heard.of("number"))
    if filled is None or times is None or numbers is None:
        return None
    actors = {id(item) for name, item in filled.items() if _is_actor(pattern, name)}
    if sides(heard.items, lambda item: id(item) in actors) != pattern.sides:
        return None
    entities = {name: _meant(pattern, name, item) for name, item in filled.items()}
    values = {name: match.entry.path for name, match in entities.items()}
    said = {name: item.words for name, item in filled.items()}
    return _Fit(pattern, values | times | numbers, entities, said)


def _entities(pattern: Pattern, items: list[Item]) -> dict[str, Item] | None:
    """Which entity of the question fills which slot; None where they do not fit."""
    slots = pattern.has_slot("iri")
    if len(slots) != len(items):
        return None
    for order in itertools.permutations(items):
        pairs = zip(slots, order, strict=True)
        if all(any(match.entry.kind in slot.choices for match in item.matches) for slot, item in pairs):
            return {slot.name: item for slot, item in zip(slots, order, strict=True)}
    return None


def _meant(pattern: Pattern, name: str, item: Item) -> Match:
    choices = next(slot.choices for slot in pattern.slots if slot.name == name)
    return next(match for match in item.matches if match.entry.kind in choices)


def _is_actor(pattern: Pattern, name: str) -> bool:
    return any(slot.name == name and {"faction", "alliance"} & set(slot.choices) for slot in pattern.slots)


def _times(pattern: Pattern, items: list[Item]) -> dict[str, str] | None:
    days = pattern.has_slot("date")
    if days:
        if len(items) != len(days) or any(item.time is None or item.time.day is None for item in items):
            return None
        return {slot.name: str(item.time.day) for slot, item in zip(days, items, strict=True) if item.time}
    if not items:
        return {}
    optional = {parameter.name for parameter in pattern.query.parameters if parameter.optional}
    if len(items) > 1 or not {"since", "until"} <= optional or items[0].time is None:
        return None
    found = {"since": items[0].time.since, "until": items[0].time.until}
    return {name: day.isoformat() for name, day in found.items() if day}


def _numbers(pattern: Pattern, items: list[Item]) -> dict[str, str] | None:
    slots = pattern.has_slot("decimal")
    if len(slots) != len(items):
        return None
    return {slot.name: item.value for slot, item in zip(slots, items, strict=True)}


def _reason(heard: Heard) -> str:
    if heard.unknown:
        words = ", ".join(f"'{word[:40]}'" for word in heard.unknown[:5])
        return f"{words} {'is' if len(heard.unknown) == 1 else 'are'} no name in the graph and no word of its questions"
    if not heard.items:
        return "it asks for nothing"
    return "no stored question asks for this"


def nearest(heard: Heard) -> tuple[str, ...]:
    """The questions nearest to one that was not understood, with the names that it holds."""
    scored = []
    said = " ".join(item.value for item in heard.items)
    for place, pattern in enumerate(patterns()):
        wanted = pattern.required | pattern.optional
        common = len(wanted & heard.concepts) / (len(pattern.required | heard.concepts) or 1)
        filled = _entities(pattern, heard.of("entity")[: len(pattern.kinds)])
        score = common + (0.4 if filled else 0.0) + fuzz.token_set_ratio(said, pattern.text) / 500
        shown = {name: _meant(pattern, name, item).entry.name for name, item in (filled or {}).items()}
        scored.append((-score, place, pattern, shown))
    chosen: dict[str, str] = {}
    for _, _, pattern, shown in sorted(scored, key=lambda one: one[:2]):
        if pattern.query.name not in chosen and pattern.text:
            chosen[pattern.query.name] = _filled(pattern.text, shown)
        if len(chosen) == NEAREST:
            break
    return tuple(chosen.values())


def _filled(text: str, shown: dict[str, str]) -> str:
    """A pattern as a sentence: names in their slots, an open slot as "a faction"."""
    for name, value in shown.items():
        text = text.replace(f"{{{name}}}", value)
    text = text.replace("{", "<").replace("}", ">")
    return text[:1].upper() + text[1:] if text else text
