"""The words of a pack, joined to the lists of the lexicon: `names: {particles: [umm]}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kg.error import near
from kg.lexicon.schema import SCHEMA

if TYPE_CHECKING:
    import yaml

    from kg.lexicon.document import Document, Value

Files = dict[str, dict[str, "Value"]]


def additions(document: Document) -> Files:
    """What the file of a pack adds: file, then list, then words. None need be there.

    Raises:
        DataError: a file or list is unknown, or a list is of the wrong kind.
    """
    found: Files = {}
    for file, key, node in document.entries(document.root, wanted="'file: {list: words}' lines"):
        if file not in SCHEMA:
            raise document.error(key, f"unknown file '{file}'{near(file, list(SCHEMA))}")
        found[file] = {name: _value(document, file, name, at, value) for name, at, value in document.entries(node)}
    return found


def _value(document: Document, file: str, name: str, key: yaml.Node, node: yaml.Node) -> Value:
    kinds = SCHEMA[file]
    if name not in kinds:
        raise document.error(key, f"{file} has no list '{name}'{near(name, list(kinds))}")
    return document.value(node, kinds[name])


def joined(files: Files, document: Document) -> Files:
    """The lists with those of a pack behind them; what stands in both stands once.

    Raises:
        DataError: a file or list is unknown, or a list is of the wrong kind.
    """
    found = {file: dict(lists) for file, lists in files.items()}
    for file, lists in additions(document).items():
        for name, value in lists.items():
            found[file][name] = _both(found[file][name], value)
    return found


def _both(ours: Value, theirs: Value) -> Value:
    """Two lists, or two mappings whose lists are joined key by key; the second has the last word on the others."""
    if isinstance(ours, list) or isinstance(theirs, list):
        return list(dict.fromkeys((*ours, *theirs)))
    both: dict[str, object] = {**ours, **theirs}
    for key in ours.keys() & theirs.keys():
        one, other = ours[key], theirs[key]
        if isinstance(one, list) and isinstance(other, list):
            both[key] = _both(one, other)
    return cast("Value", both)
