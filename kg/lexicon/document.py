"""A YAML file of the lexicon, read so that every mistake can be told with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import yaml

from kg.error import DataError, near

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind = Literal["words", "lists", "forms", "numbers", "names"]
"""What stands under a key: a list of words, or a mapping from words to lists, to the four other forms of a verb, to
whole numbers or to other words."""
Value = list[str] | dict[str, list[str]] | dict[str, int] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A file and its root node; offsets of nodes become lines in errors."""

    path: Path
    text: str
    root: yaml.Node = field(repr=False)

    def error(self, node: yaml.Node | None, message: str) -> DataError:
        """An error at a node, to be raised."""
        return DataError(self.path, node.start_mark.line + 1 if node else None, message)

    def entries(self, node: yaml.Node, *, wanted: str = "'key: value' lines") -> list[tuple[str, yaml.Node, yaml.Node]]:
        """The entries of a mapping in order: key, its node, the node of its value. No key stands twice."""
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, f"{wanted} wanted")
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            word = self.word(key)
            if word in found:
                raise self.error(key, f"key '{word}' stands twice")
            found[word] = key, value
        return [(word, key, value) for word, (key, value) in found.items()]

    def items(self, node: yaml.Node, *, wanted: str = "a list") -> list[yaml.Node]:
        """The nodes of a list; it must not be empty."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, f"{wanted} wanted")
        if not node.value:
            raise self.error(node, f"empty list found, {wanted} wanted")
        return list(node.value)

    def word(self, node: yaml.Node) -> str:
        """The text of a plain or quoted word. YAML reads a bare no, on or off as a truth value: quote it."""
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(node, "a word wanted")
        value = str(node.value)
        if node.tag == "tag:yaml.org,2002:bool":
            raise self.error(node, f"YAML reads {value} as true or false; wanted '{value}' in quotes")
        if node.tag != "tag:yaml.org,2002:str" or not value.strip():
            raise self.error(node, f"'{value}' found, a word wanted")
        return value

    def words(self, node: yaml.Node) -> list[str]:
        """A list of words, none twice."""
        found: list[str] = []
        for item in self.items(node, wanted="a list of words"):
            word = self.word(item)
            if word in found:
                raise self.error(item, f"'{word}' stands twice in this list")
            found.append(word)
        return found

    def forms(self, node: yaml.Node) -> list[str]:
        """The third person, past, participle and -ing of a verb."""
        wanted = "third person, past, participle and -ing"
        found = [self.word(item) for item in self.items(node, wanted=wanted)]
        if len(found) != 4:
            raise self.error(node, f"{len(found)} forms found; {wanted} wanted")
        return found

    def number(self, node: yaml.Node) -> int:
        """A whole number."""
        if node.tag != "tag:yaml.org,2002:int":
            raise self.error(node, f"'{node.value}' found, a whole number wanted")
        return int(node.value)

    def value(self, node: yaml.Node, kind: Kind) -> Value:
        """What stands at a node, of the wanted kind."""
        match kind:
            case "words":
                return self.words(node)
            case "lists":
                return {key: self.words(value) for key, _, value in self._filled(node)}
            case "forms":
                return {key: self.forms(value) for key, _, value in self._filled(node)}
            case "numbers":
                return {key: self.number(value) for key, _, value in self._filled(node)}
            case "names":
                return {key: self.word(value) for key, _, value in self._filled(node)}

    def _filled(self, node: yaml.Node) -> list[tuple[str, yaml.Node, yaml.Node]]:
        entries = self.entries(node)
        if not entries:
            raise self.error(node, "nothing found, 'key: value' lines wanted")
        return entries

    def lists(self, kinds: Mapping[str, Kind]) -> dict[str, Value]:
        """The file's lists by name; each of `kinds` must be there, and nothing else."""
        found: dict[str, Value] = {}
        for name, key, value in self.entries(self.root):
            if name not in kinds:
                raise self.error(key, f"unknown list '{name}'{near(name, list(kinds))}")
            found[name] = self.value(value, kinds[name])
        for name in kinds:
            if name not in found:
                raise self.error(self.root, f"list '{name}' is missing")
        return found


def read_document(path: Path) -> Document:
    """The YAML file at a path.

    Raises:
        DataError: there is no such file, it is empty, or it is no YAML in UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.CSafeLoader(text).get_single_node()
    except FileNotFoundError:
        raise DataError(path, None, "file not found; the lexicon needs it") from None
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"byte 0x{error.object[error.start]:02x} at {error.start} is not UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(path, line, f"no YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise DataError(path, None, f"no YAML: {str(error).splitlines()[0]}") from None
    if root is None:
        raise DataError(path, 1, "the file is empty")
    return Document(path, text, root)
