"""Word lists: what stands under two heads that exclude each other, what no rule uses, what a pack says again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml

from kg.lexicon.document import read_document
from kg.lexicon.schema import SCHEMA
from kg.lexicon.words import additions
from kg.lint.finding import Finding
from kg.pack import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kg.lexicon import Lexicon
    from kg.lexicon.document import Value

_FORMS = (("verbs", "irregular"), ("verbs", "doubling"))
"""Lists of verbs that only say how a verb is spelled."""
Lines = dict[tuple[str, ...], int]


def lines(node: yaml.Node, at: tuple[str, ...] = ()) -> Lines:
    """The line of every key and word below a node, by the keys that lead to it."""
    found: Lines = {at: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*at, str(key.value))
            found |= lines(value, here) | {here: key.start_mark.line + 1}
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.ScalarNode):
                found[*at, str(item.value)] = item.start_mark.line + 1
    return found


def word_findings(lexicon: Lexicon, directory: Path) -> Iterator[Finding]:
    """What is wrong with the word lists of a directory."""
    for file in SCHEMA:
        path = directory / f"{file}.yaml"
        at = lines(read_document(path).root)
        for name, value in lexicon.files[file].items():
            for keys, message in _list_findings(lexicon, file, name, value):
                if (name, *keys) in at:  # the words of packs stand in their own files
                    yield Finding(path, at[name, *keys], f"{name}: {message}")


def _list_findings(lexicon: Lexicon, file: str, name: str, value: Value) -> Iterator[tuple[tuple[str, ...], str]]:
    if SCHEMA[file][name] == "lists":
        yield from _under_two_heads(cast("dict[str, list[str]]", value))
    if (file, name) == ("verbs", "irregular"):
        known = _used_verbs(lexicon)
        yield from (((verb,), f"no rule and no list has the verb '{verb}'") for verb in value if verb not in known)


def _under_two_heads(groups: dict[str, list[str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Words in two of the lists of which each word can mean but one: a tank is no drone."""
    first: dict[str, str] = {}
    for head, words in groups.items():
        for word in (head, *words) if head in words else words:
            other = first.setdefault(word.lower(), head)
            if other != head:
                yield (head, word), f"'{word}' stands under '{other}' too"


def _used_verbs(lexicon: Lexicon) -> frozenset[str]:
    triggers = {trigger.head for frame in lexicon.frames for trigger in frame.verbs}
    listed = {
        word.lower()
        for file, lists in lexicon.files.items()
        for name, value in lists.items()
        if (file, name) not in _FORMS and isinstance(value, list)
        for word in value
    }
    return frozenset(triggers | listed)


def pack_findings(lexicon: Lexicon, packs: Sequence[Path]) -> Iterator[Finding]:
    """Words of packs that the lexicon has without them. `lexicon` is that without packs."""
    for path in (pack / LEXICON for pack in packs if (pack / LEXICON).is_file()):
        document = read_document(path)
        at = lines(document.root)
        for file, lists in additions(document).items():
            for name, value in lists.items():
                for keys in _said_again(lexicon.files[file][name], value):
                    yield Finding(path, at[file, name, *keys], f"'{keys[-1]}' stands in {file}.yaml already")


def _said_again(ours: Value, theirs: Value) -> Iterator[tuple[str, ...]]:
    if isinstance(theirs, list):
        yield from ((word,) for word in theirs if word in ours)
        return
    for key, value in theirs.items():
        known = ours.get(key) if isinstance(ours, dict) else None
        if isinstance(value, list) and isinstance(known, list):
            yield from ((key, word) for word in value if word in known)
        elif known == value:
            yield (key,)
