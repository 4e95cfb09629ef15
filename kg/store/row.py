"""Rows of a SELECT answer as Python values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from kg.store import format as formats
from kg.store.protocol import Answer, Reader

Kind = Literal["iri", "literal", "bnode"]


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term; `datatype` and `language` are None where a plain string or an IRI has none.

    >>> str(Term("literal", "Aleppo", language="en"))
    'Aleppo'
    """

    kind: Kind
    value: str
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value


KINDS: dict[str, Kind] = {"uri": "iri", "literal": "literal", "typed-literal": "literal", "bnode": "bnode"}


def rows(source: Answer | Reader, text: str | None = None) -> list[dict[str, Term]]:
    """The rows of a SELECT, in the order of the answer; a variable without a value is missing from its row.

    `source` is an answer in JSON, or a store together with the `text` of a query. An ASK has one row, `{"boolean": …}`.
    """
    answer = source if isinstance(source, Answer) else source.query(text or "", media_type=formats.JSON)
    document = json.loads(answer.body)
    if "boolean" in document:
        value = "true" if document["boolean"] else "false"
        return [{"boolean": Term("literal", value, formats.PREFIXES["xsd"] + "boolean")}]
    return [{name: _term(found) for name, found in row.items()} for row in document["results"]["bindings"]]


def _term(found: dict[str, Any]) -> Term:
    return Term(KINDS[found["type"]], found["value"], found.get("datatype"), found.get("xml:lang"))
