"""What an endpoint has answered, kept with the day on which it did: a run that was stopped goes on where it was."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kg.store.row import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.wikidata.endpoint import Endpoint, Row

Item = TypeVar("Item")

BATCH = 50
"""Keys asked of at once; query.wikidata.org allows a query 60 seconds."""
KEPT_DAYS = 30
"""Days after which an answer is asked for again."""


class Progress(Protocol):
    """Hands on items and shows how many have been taken, as `kg.command.progress` does."""

    def __call__(self, items: Iterable[Item], *, label: str, unit: str) -> Iterable[Item]:
        """The items, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that an endpoint gave for one key, and when."""

    rows: tuple[Row, ...]
    fetched: dt.date


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question that is asked of many keys. `query` gives its text for some of them; rows have the key as `?key`."""

    name: str
    query: Callable[[Sequence[str]], str]


class Cache:
    """Answers by question and key, in files of JSON lines, the newest last. `today` is the day of what is asked now."""

    def __init__(self, directory: Path, endpoint: Endpoint, *, today: dt.date, days: int = KEPT_DAYS) -> None:
        self.directory = directory
        self.endpoint = endpoint
        self.today = today
        self._since = today - dt.timedelta(days=days)

    def found(self, lookup: Lookup, keys: Iterable[str], *, progress: Progress) -> dict[str, Found]:
        """What the endpoint says of each key; it is asked of those alone that it has not answered for lately.

        Raises:
            EndpointError: the endpoint does not answer; what it has answered before stays.
        """
        wanted = sorted(set(keys))
        known = self._known(lookup)
        missing = [key for key in wanted if key not in known]
        batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
        for batch in progress(batches, label=f"asking for {lookup.name}", unit="batches"):
            answers: dict[str, list[Row]] = defaultdict(list)
            for row in self.endpoint.rows(lookup.query(batch)):
                answers[row["key"].value].append(row)
            fresh = {key: Found(tuple(answers[key]), self.today) for key in batch}
            self._keep(lookup, fresh)
            known |= fresh
        return {key: known[key] for key in wanted}

    def _path(self, lookup: Lookup) -> Path:
        return self.directory / f"{lookup.name}.jsonl"

    def _known(self, lookup: Lookup) -> dict[str, Found]:
        path, known = self._path(lookup), {}
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                entry = _entry(line)
                if entry and entry["endpoint"] == self.endpoint.url:
                    rows = tuple({name: Term(**term) for name, term in row.items()} for row in entry["rows"])
                    known[entry["key"]] = Found(rows, dt.date.fromisoformat(entry["fetched"]))
        return {key: found for key, found in known.items() if self._since <= found.fetched <= self.today}

    def _keep(self, lookup: Lookup, fresh: dict[str, Found]) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        with self._path(lookup).open("a+", encoding="utf-8") as file:
            for key, found in fresh.items():
                rows = [{name: asdict(term) for name, term in row.items()} for row in found.rows]
                entry = {"key": key, "fetched": found.fetched.isoformat(), "endpoint": self.endpoint.url, "rows": rows}
                # A line break first ends the half line of a run that was killed.
                file.write("\n" + json.dumps(entry, ensure_ascii=False))


def _entry(line: str) -> dict[str, Any] | None:
    """One line of a cache; None for what a killed run has left."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and entry.keys() == {"key", "fetched", "endpoint", "rows"} else None
