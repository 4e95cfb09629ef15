"""What a curator has decided of names: which entities are one, which are not, and which articles mean another.

Decisions are data. Taking one out of its file undoes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import seeds
from kg.error import DataError, near
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = {
    "merge": ("merge", "into", "why", "date"),
    "apart": ("apart", "why", "date"),
    "split": ("split", "articles", "into", "name", "why", "date"),
}
"""The keys of each form of decision; the first names it."""
_ID = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Split:
    """In some articles a name means another entity than elsewhere. IRIs are whole; `articles` are slugs."""

    entity: str
    articles: frozenset[str]
    into: str
    name: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions: IRIs with what they are merged into, pairs that stay apart, and splits."""

    merges: tuple[tuple[str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    splits: tuple[Split, ...] = ()


def decisions(*paths: Path) -> Decisions:
    """The decisions of the files, by default the one that comes with the package; a file that is not there has none.

    Raises:
        DataError: a file is no YAML, a decision is not as wanted, or two contradict each other.
    """
    entries = [entry for path in paths or (packaged(),) if path.is_file() for entry in _read(path)]
    merges: dict[str, str] = {}
    for path, line, entry in entries:
        for old in entry.get("merge", ()):
            if merges.setdefault(old, entry["into"]) != entry["into"]:
                raise DataError(path, line, f"'{_short(old)}' is merged already into '{_short(merges[old])}'")
    splits = tuple(
        Split(entry["split"], frozenset(entry["articles"]), entry["into"], entry["name"])
        for _, _, entry in entries
        if "split" in entry
    )
    apart = {
        frozenset((one, other))
        for _, _, entry in entries
        for one in entry.get("apart", ())
        for other in entry["apart"]
        if one != other
    } | {frozenset((split.entity, split.into)) for split in splits}
    for path, line, entry in entries:
        _check(entry, merges, apart, path, line)
    return Decisions(tuple(sorted(merges.items())), frozenset(apart), splits)


def packaged() -> Path:
    """The file of decisions that comes with the package."""
    return Path(seeds.__path__[0]) / "resolution" / "decisions.yaml"


def _read(path: Path) -> list[tuple[Path, int, dict[str, Any]]]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(path, line, f"no YAML: {error.problem or error.context}") from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise DataError(path, 1, "a list of decisions wanted, each starting with '- merge:', '- apart:' or '- split:'")
    lines = [node.start_mark.line + 1 for node in root.value]
    return [(path, line, _entry(value, path, line)) for line, value in zip(lines, values, strict=True)]


def _entry(value: object, path: Path, line: int) -> dict[str, Any]:
    form = next((name for name in FORMS if isinstance(value, dict) and name in value), None)
    if form is None or not isinstance(value, dict):
        raise DataError(path, line, "a decision names none of merge, apart, split")
    for given in value:
        if given not in FORMS[form]:
            raise DataError(path, line, f"unknown key '{given}'{near(str(given), list(FORMS[form]))}")
    for wanted in FORMS[form]:
        if not value.get(wanted) and wanted != "date":
            raise DataError(path, line, f"decision has no '{wanted}'; wanted {', '.join(FORMS[form])}")
    return {given: _READ.get(given, _text)(one, path, line) for given, one in value.items()}


def _text(value: object, path: Path, line: int) -> str:  # noqa: ARG001  every reader of a value takes the same
    return str(value)


def _list(value: object, path: Path, line: int) -> list[Any]:
    if isinstance(value, list) and value:
        return value
    raise DataError(path, line, f"{value!r} found, a list as [one, two] wanted")


def _iri(value: object, path: Path, line: int) -> str:
    if isinstance(value, str) and _ID.fullmatch(value):
        return f"{BASE}id/{value}"
    raise DataError(path, line, f"{value!r} found, an entity as faction/ahrar-al-sham wanted")


def _iris(value: object, path: Path, line: int) -> list[str]:
    return [_iri(one, path, line) for one in _list(value, path, line)]


def _slugs(value: object, path: Path, line: int) -> list[str]:
    return [str(slug) for slug in _list(value, path, line)]


_READ: dict[str, Callable[[object, Path, int], Any]] = {
    **dict.fromkeys(("merge", "apart"), _iris),
    **dict.fromkeys(("split", "into"), _iri),
    "articles": _slugs,
}


def _check(entry: dict[str, Any], merges: dict[str, str], apart: set[frozenset[str]], path: Path, line: int) -> None:
    for old in entry.get("merge", ()):
        if frozenset((old, entry["into"])) in apart:
            raise DataError(path, line, f"'{_short(old)}' and '{_short(entry['into'])}' are kept apart elsewhere")
        seen, at = {old}, entry["into"]
        while at in merges and at not in seen:
            seen.add(at)
            at = merges[at]
        if at in seen:
            raise DataError(path, line, f"'{_short(old)}' is merged into itself")


def _short(iri: str) -> str:
    return iri.removeprefix(f"{BASE}id/")
