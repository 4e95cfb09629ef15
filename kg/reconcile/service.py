"""The OpenRefine reconciliation API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/):
rows of a table are matched to entities by the names and spellings that extraction links by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

import queries
from kg.error import OrbatError
from kg.reconcile.property import GENERAL, agrees, values
from kg.search.name import ID, NS, Entry, Match, Names
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store import Reader

Json = dict[str, Any]
CANDIDATES = 10
"""How many candidates a query gets that names no limit."""
MOST = 100
"""How many candidates a query may get, and how many queries a batch may have times ten."""
BATCH = 1_000
"""How many queries or rows one request may hold."""
CERTAIN = 0.93
"""The least score of a certain match: the same name but for the spelling. A similar name is never certain."""
PROPERTIES_WEIGH = 0.3
"""The share of the score that properties have, where the row has some."""
SIMILAR_TYPE = 60


class ReconcileError(OrbatError):
    """A request that the reconciliation protocol does not allow; the message says what is wanted."""


@dataclass(frozen=True, slots=True)
class Type:
    """A class: its id, label, and the classes that it is a kind of, itself first."""

    id: str
    name: str
    above: tuple[str, ...]


@dataclass(frozen=True)
class Reconciler:
    """Answers the requests of the protocol from one revision. `properties` maps ids to labels."""

    reader: Reader
    names: Names
    types: Mapping[str, Type]
    properties: Mapping[str, str]
    _kept: dict[str, dict[str, list[Json]]] = field(default_factory=dict, repr=False)

    def batch(self, queries_: object) -> Json:
        """The candidates for each query of a batch, by its key.

        Raises:
            ReconcileError: the batch is not as the protocol says.
        """
        if not isinstance(queries_, dict) or len(queries_) > BATCH:
            raise ReconcileError(f"a batch is an object of at most {BATCH} queries, as {{'q0': {{'query': 'Aleppo'}}}}")
        return {key: {"result": self._candidates(key, query)} for key, query in queries_.items()}

    def _candidates(self, key: str, query: object) -> list[Json]:
        text, types, limit, properties = _read(key, query)
        wanted = self._type_closure(types)
        found = [match for match in self.names.find(text, limit=MOST) if self._is_one_of(match.entry, wanted)]
        scored = [(self._score(match, properties), match) for match in found[: CANDIDATES if properties else MOST]]
        scored.sort(key=lambda pair: (-pair[0], pair[1].entry.generic))
        first = scored[0] if scored else None
        rival = scored[1][0] if len(scored) > 1 else 0.0
        is_certain = first is not None and first[1].score >= CERTAIN and first[0] > rival
        return [
            self._candidate(match, score, is_certain=is_certain and place == 0)
            for place, (score, match) in enumerate(scored[:limit])
        ]

    def _score(self, match: Match, properties: list[Json]) -> float:
        if not properties:
            return match.score
        known = self._values(match.entry.path)
        held = sum(agrees(known.get(one["pid"], []), one["v"]) for one in properties) / len(properties)
        return (1 - PROPERTIES_WEIGH) * match.score + PROPERTIES_WEIGH * held

    def _values(self, path: str) -> dict[str, list[Json]]:
        if path not in self._kept:
            self._kept[path] = values(self.reader, path)
        return self._kept[path]

    def _candidate(self, match: Match, score: float, *, is_certain: bool) -> Json:
        return {
            "id": match.entry.path,
            "name": match.entry.name,
            "description": f"{match.how}: {match.name}",
            "score": round(100 * score, 1),
            "match": is_certain,
            "type": [self._type(match.entry.type)],
            "features": [{"id": "name_similarity", "value": round(100 * match.score, 1)}],
        }

    def _type(self, identifier: str) -> Json:
        found = self.types.get(identifier)
        return {"id": identifier, "name": found.name if found else identifier}

    def _type_closure(self, types: Iterable[str]) -> frozenset[str] | None:
        """The classes that are one of these or a kind of one; None for no types, which leaves out nothing."""
        wanted = [*types]
        if not wanted:
            return None
        return frozenset(name for name, type_ in self.types.items() if not {*wanted}.isdisjoint(type_.above))

    def _is_one_of(self, entry: Entry, wanted: frozenset[str] | None) -> bool:
        return wanted is None or entry.type in wanted

    def extend(self, asked: object) -> Json:
        """Values of some properties for some entities.

        Raises:
            ReconcileError: the request is not as the protocol says.
        """
        ids, properties = _read_extension(asked)
        meta = [{"id": one, "name": self.properties.get(one, one)} for one in properties]
        return {
            "meta": meta,
            "rows": {
                one: {name: (self._values(one) if self._is_known(one) else {}).get(name, []) for name in properties}
                for one in ids
            },
        }

    def _is_known(self, path: str) -> bool:
        return f"{ID}{path}" in self.names.by_iri

    def suggest_entity(self, prefix: str, *, limit: int = CANDIDATES, types: Iterable[str] = ()) -> Json:
        """Entities whose names begin with or hold some letters."""
        wanted = self._type_closure(types)
        found = [match for match in self.names.find(prefix, limit=MOST) if self._is_one_of(match.entry, wanted)]
        return {
            "result": [
                {
                    "id": match.entry.path,
                    "name": match.entry.name,
                    "description": f"{self._type(match.entry.type)['name']}; {match.how}: {match.name}",
                    "notable": [self._type(match.entry.type)],
                }
                for match in found[:limit]
            ]
        }

    def suggest_type(self, prefix: str, *, limit: int = CANDIDATES) -> Json:
        """Classes whose labels are like some letters."""
        return {"result": _alike(prefix, {type_.id: type_.name for type_ in self.types.values()}, limit)}

    def suggest_property(self, prefix: str, *, limit: int = CANDIDATES) -> Json:
        """Properties whose labels are like some letters."""
        return {"result": _alike(prefix, self.properties, limit)}

    def propose(self, type_: str, *, limit: int | None = None) -> Json:
        """The properties by which entities of a type can be extended: those that any of them has."""
        wanted = self._type_closure([type_])
        held = dict.fromkeys(
            name
            for entry in self.names.entries[:SAMPLE]
            if self._is_one_of(entry, wanted)
            for name in self._values(entry.path)
        )
        listed = [{"id": name, "name": self.properties[name]} for name in self.properties if name in held]
        return {"type": type_, "properties": listed[:limit]} | ({"limit": limit} if limit else {})


SAMPLE = 500
"""How many entities are looked at to propose properties."""


def read_reconciler(reader: Reader, names: Names) -> Reconciler:
    """The service over the graph that a store serves now."""
    above: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    properties = dict(GENERAL)
    for row in rows(reader, queries.load("api/terms").bind({})):
        name, kind = row["term"].value.removeprefix(NS), row["kind"].value
        if kind.endswith("Class"):
            labels[name] = row["label"].value
            above.setdefault(name, set())
            if "above" in row:
                above[name].add(row["above"].value.removeprefix(NS))
        elif kind.endswith("ObjectProperty"):
            properties[name] = row["label"].value
    used = {entry.type for entry in names.entries}
    closed = {name: _closure(name, above) for name in above}
    wanted = {name for used_type in used for name in closed.get(used_type, ())}
    types = {name: Type(name, labels[name], closed[name]) for name in sorted(wanted) if name in labels}
    return Reconciler(reader, names, types, properties)


def _closure(name: str, above: Mapping[str, set[str]]) -> tuple[str, ...]:
    found = [name]
    for one in found:
        found += [other for other in sorted(above.get(one, ())) if other not in found]
    return tuple(found)


def _alike(prefix: str, labels: Mapping[str, str], limit: int) -> list[Json]:
    wanted = prefix.casefold().strip()
    scored = [
        (-100.0 if label.casefold().startswith(wanted) or name.casefold().startswith(wanted) else -score, label, name)
        for name, label in labels.items()
        if (score := fuzz.partial_ratio(wanted, label.casefold())) >= SIMILAR_TYPE or not wanted
    ]
    return [{"id": name, "name": label} for _, label, name in sorted(scored)[:limit]]


KEYS = frozenset({"query", "type", "limit", "properties", "type_strict"})


def _read(key: str, query: object) -> tuple[str, list[str], int, list[Json]]:
    if not isinstance(query, dict) or not query.keys() <= KEYS or not ("query" in query or query.get("properties")):
        raise ReconcileError(f"query '{key[:40]}' is no object with 'query' and any of {', '.join(sorted(KEYS))}")
    text, types, limit = query.get("query", ""), query.get("type", []), query.get("limit", CANDIDATES)
    properties = query.get("properties", [])
    types = [types] if isinstance(types, str) else types
    if not isinstance(text, str) or not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        raise ReconcileError(f"query '{key[:40]}': 'query' is a text and 'type' a text or a list of texts")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 1 <= limit <= MOST:
        raise ReconcileError(f"query '{key[:40]}': 'limit' is a number from 1 to {MOST}")
    if not isinstance(properties, list) or not all(map(_is_property, properties)):
        raise ReconcileError(f"query '{key[:40]}': 'properties' is a list of objects with 'pid' and 'v'")
    if query.get("type_strict", "any") not in ("any", "should", "all"):
        raise ReconcileError(f"query '{key[:40]}': 'type_strict' is one of any, should, all")
    # A class may come as its IRI; without a name, the values of the properties are looked for as names.
    named = text or next((str(one["v"]) for one in properties if isinstance(one["v"], str)), "")
    return named, [one.removeprefix(NS) for one in types], int(limit), properties


def _is_property(one: object) -> bool:
    """Whether this is a property with its value or values, each plain or an object with an id."""
    if not isinstance(one, dict) or not isinstance(one.get("pid"), str) or "v" not in one:
        return False
    values = one["v"] if isinstance(one["v"], list) else [one["v"]]
    return all(isinstance(value, str | int | float) or (isinstance(value, dict) and "id" in value) for value in values)


def _read_extension(asked: object) -> tuple[list[str], list[str]]:
    ids = asked.get("ids") if isinstance(asked, dict) else None
    properties = asked.get("properties") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids) or len(ids) > BATCH:
        raise ReconcileError(f"'ids' is a list of at most {BATCH} ids, as faction/levant-front")
    if not isinstance(properties, list) or not all(
        isinstance(one, dict) and isinstance(one.get("id"), str) and isinstance(one.get("settings", {}), dict)
        for one in properties
    ):
        raise ReconcileError("'properties' is a list of objects with 'id'")
    return [one.removeprefix(ID) for one in ids], [one["id"] for one in properties]
