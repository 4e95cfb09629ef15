"""JSON-LD that reads like plain JSON: short keys, numbers as numbers, labels by language, one node per line block.

The context is made from the quads: a property whose every value is a reference needs no `@id` around it, one whose
every value has the same datatype no `@value`. JSON-LD 1.1, https://www.w3.org/TR/json-ld11/#the-context
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
STRING, INTEGER, BOOLEAN = f"{XSD}string", f"{XSD}integer", f"{XSD}boolean"
_LOCAL = re.compile(r"[A-Za-z][\w-]*")


def document(quads: list[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """The quads, sorted by graph and subject, as one JSON-LD document in UTF-8."""
    writer = _Writer(quads, prefixes)
    parts: list[dict[str, Any]] = []
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = writer.nodes(members)
        parts += nodes if isinstance(graph, ox.DefaultGraph) else [{"@id": writer.name(graph), "@graph": nodes}]
    whole = {"@context": writer.context, "@graph": parts}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


class _Writer:
    """Knows how each property and its values are written."""

    def __init__(self, quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> None:
        values = _values(quads)
        self.vocabulary = prefixes[""]
        self.prefixes = {name: iri for name, iri in prefixes.items() if name}
        self.keys = self._keys(values)
        self.meanings = {key: iri for iri, key in self.keys.items()} | self.prefixes
        self.shapes = {iri: self._shape(found) for iri, found in values.items()}
        self.context = self._context()

    def name(self, term: object) -> str:
        """An IRI as short as its prefix allows, or the label of a blank node."""
        if not isinstance(term, ox.NamedNode):
            return str(term)
        for prefix, iri in self.prefixes.items():
            rest = term.value.removeprefix(iri)
            if rest != term.value and rest and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return term.value

    def word(self, term: object) -> str:
        """A term of the ontology by its bare name, anything else as `name`."""
        return self._bare(term) or self.name(term)

    def nodes(self, quads: Iterable[ox.Quad]) -> list[dict[str, Any]]:
        """One JSON object for each subject."""
        return [self._node(subject, members) for subject, members in groupby(quads, key=lambda quad: quad.subject)]

    def _node(self, subject: object, quads: Iterable[ox.Quad]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self.name(subject)}
        for predicate, members in groupby(quads, key=lambda quad: quad.predicate.value):
            objects = [quad.object for quad in members]
            if predicate == TYPE:
                node["@type"] = _one([self.word(term) for term in objects])
            elif self.shapes[predicate] == "@language":
                node[self.keys[predicate]] = _by_language(objects)
            else:
                node[self.keys[predicate]] = _one([self._value(term, self.shapes[predicate]) for term in objects])
        return node

    def _value(self, term: object, shape: str) -> object:
        if not isinstance(term, ox.Literal):
            written = self.word(term) if shape == "@vocab" else self.name(term)
            return written if shape else {"@id": written}
        datatype = term.datatype.value
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if datatype == (shape or STRING):
            return _native(term.value, datatype)
        return {"@value": term.value, "@type": self.name(term.datatype)}

    def _shape(self, values: list[object]) -> str:
        """How all values of a property can be written: `@vocab`, `@id`, `@language`, a datatype, or "" for apart."""
        if all(self._bare(value) for value in values):
            return "@vocab"
        if all(isinstance(value, ox.Literal) and value.language for value in values):
            return "@language"
        kinds = {value.datatype.value if isinstance(value, ox.Literal) else "@id" for value in values}
        return kinds.pop() if len(kinds) == 1 and kinds != {STRING} else ""

    def _bare(self, term: object) -> str:
        if not isinstance(term, ox.NamedNode) or not term.value.startswith(self.vocabulary):
            return ""
        word = term.value.removeprefix(self.vocabulary)
        return word if _LOCAL.fullmatch(word) and self.meanings.get(word, term.value) == term.value else ""

    def _keys(self, properties: Iterable[str]) -> dict[str, str]:
        """The key of each property: the last part of its IRI, unless another property or a prefix has that name."""
        last = {iri: re.split(r"[#/]", iri)[-1] for iri in properties}
        uses = Counter([*last.values(), *self.prefixes])
        return {iri: key if uses[key] == 1 and _LOCAL.fullmatch(key) else iri for iri, key in last.items()}

    def _context(self) -> dict[str, Any]:
        context: dict[str, Any] = {"@version": 1.1, "@vocab": self.vocabulary, **dict(sorted(self.prefixes.items()))}
        for iri, shape in sorted(self.shapes.items()):
            if iri == TYPE or (not shape and iri == self.vocabulary + self.keys[iri]):
                continue
            entry = {"@id": iri}
            if shape:
                kind = "@container" if shape == "@language" else "@type"
                entry[kind] = shape if shape.startswith("@") else self.name(ox.NamedNode(shape))
            context[self.keys[iri]] = entry
        return context


def _values(quads: Iterable[ox.Quad]) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = defaultdict(list)
    for quad in quads:
        values[quad.predicate.value].append(quad.object)
    return values


def _by_language(literals: Iterable[Any]) -> dict[str, Any]:
    texts: dict[str, list[str]] = defaultdict(list)
    for literal in literals:
        texts[literal.language or ""].append(literal.value)
    return {language: _one(found) for language, found in sorted(texts.items())}


def _native(text: str, datatype: str) -> str | int | bool:
    """Integers and booleans as JSON has them, where that gives the same characters back."""
    if datatype == INTEGER and re.fullmatch(r"0|-?[1-9][0-9]{0,14}", text):
        return int(text)
    if datatype == BOOLEAN and text in {"true", "false"}:
        return text == "true"
    return text


def _one(values: list[Any]) -> Any:  # noqa: ANN401  (a value or the list of them)
    return values[0] if len(values) == 1 else values
