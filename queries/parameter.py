"""What a stored query asks for: a name, a type, and how a value of that type becomes a term."""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.term import (
    QueryError,
    choice_term,
    date_term,
    decimal_term,
    entity_terms,
    integer_term,
    iri_term,
    string_term,
)

TYPES = "iri, iri(kind|kind), string, date, integer, decimal, boolean, enum(a|b)"
_TYPE = re.compile(r"(?:(iri|string|date|integer|decimal|boolean)|(iri|enum)\(([\w|-]+)\))[?+]?")
_PLAIN = {"iri": iri_term, "string": string_term, "date": date_term, "integer": integer_term, "decimal": decimal_term}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a stored query.

    `type` is one of TYPES; with `?` at its end the parameter may be left out, with `+` it may be a list of values.
    `example` is a value as a caller writes it; the query's text has it in place.
    """

    name: str
    type: str
    meaning: str
    example: str

    def __post_init__(self) -> None:
        if not _TYPE.fullmatch(self.type):
            raise QueryError(f"unknown type '{self.type}' of parameter '{self.name}'; wanted one of {TYPES}")

    @property
    def optional(self) -> bool:
        """Whether the query may be asked without it."""
        return self.type.endswith("?")

    @property
    def choices(self) -> tuple[str, ...]:
        """The kinds of an `iri(...)`, the words of an `enum(...)`, `true` and `false` of a boolean, else nothing."""
        found = _TYPE.fullmatch(self.type)
        if found and found[3]:
            return tuple(found[3].split("|"))
        return ("true", "false") if self.type.startswith("boolean") else ()

    def terms(self, value: object) -> tuple[str, ...]:
        """A value as SPARQL terms: usually one, several where a slug can mean several entities.

        Raises:
            QueryError: the value is not of the parameter's type.
        """
        if self.type.endswith("+") and isinstance(value, list | tuple):
            return tuple(dict.fromkeys(term for one in value for term in self.terms(one)))
        text = str(value).lower() if isinstance(value, bool) else str(value)
        base = self.type.rstrip("?+").partition("(")[0]
        try:
            if base == "iri" and self.choices:
                return entity_terms(text, self.choices)
            if base == "boolean":
                return (choice_term(text, self.choices).strip('"'),)
            return (choice_term(text, self.choices) if base == "enum" else _PLAIN[base](text),)
        except QueryError as error:
            raise QueryError(f"parameter '{self.name}': {error}") from None
