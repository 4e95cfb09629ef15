"""Reading a query file: `#+ key: value` lines that a reader and a program understand, then plain SPARQL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.error import DataError, near
from queries.parameter import Parameter
from queries.term import XSD, QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS = ("summary", "description", "param", "returns", "evidence", "ask", "problem", "solution", "severity")
"""What a header line may be called. `ask` is the question in plain English (see `kg.ask.pattern`), `evidence` names the
classes of statements on which a row without a quote of its own rests, the last three are for checks."""
REPEATABLE = ("param", "ask")
# A literal may hold braces, so that the end of the line's data is found by reading its terms.
_TERM = r'(?:"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^\w+:\w+)?|<[^<>"{}\s]*>|[^\s"<>{}]+)'
_VALUES = re.compile(rf"^(\s*VALUES \?(\w+) )\{{ ({_TERM}(?: {_TERM})*) \}}[ ]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as a file: `text` runs as it stands in any SPARQL editor, `bind` asks it of something else."""

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    returns: str
    text: str
    path: Path
    ask: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    problem: str = ""
    solution: str = ""
    severity: str = ""

    def bind(self, values: Mapping[str, object]) -> str:
        """The query's text with each parameter's VALUES line holding the serialised value.

        Raises:
            QueryError: a parameter is unknown, missing or of the wrong type; the message says what is wanted.
        """
        by_name = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in by_name:
                known = ", ".join(by_name) or "none"
                raise QueryError(
                    f"{self.name}: unknown parameter '{name}'{near(name, [*by_name])} (parameters: {known})"
                )
        lines = {name: self._line(parameter, values.get(name)) for name, parameter in by_name.items()}
        return _VALUES.sub(
            lambda found: f"{found[1]}{{ {lines[found[2]]} }}" if found[2] in lines else found[0], self.text
        )

    def examples(self) -> dict[str, str]:
        """The example of each parameter that must be given."""
        return {parameter.name: parameter.example for parameter in self.parameters if not parameter.optional}

    def _line(self, parameter: Parameter, value: object) -> str:
        if value is None:
            if parameter.optional:
                return "UNDEF"
            wanted = f"parameter '{parameter.name}' is missing: {parameter.meaning}, {parameter.type}"
            raise QueryError(f"{self.name}: {wanted}, for example {parameter.example}")
        try:
            return " ".join(parameter.terms(value))
        except QueryError as error:
            raise QueryError(f"{self.name}: {error}, for example {parameter.example}") from None


def read_query(path: Path, *, name: str) -> Query:
    """The query in a file.

    Raises:
        DataError: a header line is malformed, unknown or missing, or a VALUES line does not hold its example.
    """
    text = path.read_text(encoding="utf-8")
    fields = _fields(text, path)
    _complete(fields, path)
    single = {key: values[0][0] for key, values in fields.items() if key not in REPEATABLE}
    query = Query(
        name=name,
        summary=single.pop("summary", "") or single["problem"],
        description=single.pop("description", ""),
        parameters=tuple(_parameter(value, line, path) for value, line in fields.get("param", [])),
        returns=single.pop("returns", ""),
        text=text,
        path=path,
        ask=tuple(value for value, _ in fields.get("ask", [])),
        evidence=tuple(part for part in single.pop("evidence", "").split(", ") if part),
        **single,
    )
    _check_values(query, fields)
    return query


def _fields(text: str, path: Path) -> dict[str, list[tuple[str, int]]]:
    """The values of each key with their lines; `#+   more words` goes on with the line above."""
    fields: dict[str, list[tuple[str, int]]] = {}
    last: list[tuple[str, int]] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        if last and line.startswith("#+   "):
            value, first = last[-1]
            last[-1] = f"{value} {line[2:].strip()}", first
            continue
        found = re.fullmatch(r"#\+ (\w+)( \w+)?: *(.*\S) *", line)
        if not found:
            raise DataError(path, number, f"'{line[:60]}' found, '#+ key: value' wanted")
        key = found[1]
        if key not in KEYS or (found[2] and key != "param"):
            raise DataError(path, number, f"unknown header '{key}'{near(key, [*KEYS])}")
        last = fields.setdefault(key, [])
        if last and key not in REPEATABLE:
            raise DataError(path, number, f"header '{key}' stands twice")
        last.append((f"{found[2].strip()}: {found[3]}" if found[2] else found[3], number))
    return fields


def _complete(fields: Mapping[str, object], path: Path) -> None:
    wanted = ("problem", "solution") if "problem" in fields else ("summary", "returns")
    for key in wanted:
        if key not in fields:
            raise DataError(path, 1, f"header has no '{key}'; wanted '#+ {key}: ...'")


def _parameter(value: str, line: int, path: Path) -> Parameter:
    found = re.fullmatch(r"(\w+): ([^,]+?), (.+), (.+)", value)
    if not found:
        raise DataError(path, line, f"'param {value}' found, 'param name: type, meaning, example' wanted")
    try:
        parameter = Parameter(found[1], found[2], found[3].strip(), found[4].strip())
        parameter.terms(parameter.example)
    except QueryError as error:
        raise DataError(path, line, str(error)) from None
    return parameter


def _check_values(query: Query, fields: Mapping[str, list[tuple[str, int]]]) -> None:
    """Each parameter has its VALUES line, which holds the example (or UNDEF where it may be left out)."""
    for parameter, (_, line) in zip(query.parameters, fields.get("param", []), strict=True):
        held = [(found.start(1), found[3]) for found in _VALUES.finditer(query.text) if found[2] == parameter.name]
        if not held:
            wanted = f"VALUES ?{parameter.name} {{ ... }}"
            raise DataError(query.path, line, f"parameter '{parameter.name}' has no '{wanted}' line of its own")
        example = " ".join(parameter.terms(parameter.example))
        for start, term in held:
            if term != example and not (parameter.optional and term == "UNDEF"):
                number = query.text.count("\n", 0, start) + 1
                raise DataError(query.path, number, f"?{parameter.name} is {term}, its example {example}")
        if "^^xsd:" in example and f"PREFIX xsd: <{XSD}>" not in query.text:
            raise DataError(query.path, line, f"parameter '{parameter.name}' needs 'PREFIX xsd: <{XSD}>'")
