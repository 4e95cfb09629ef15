"""The quotes behind the rows of an answer: a row's own, or those of the statements that name what the row names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import queries
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store import Reader, Term
    from queries import Query

ENTITY = "https://w3id.org/orbat/id/"
NS = "https://w3id.org/orbat/ontology#"
NO_ENTITY = tuple(f"{ENTITY}{kind}/" for kind in ("statement", "claim", "quantity", "link"))


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an article behind a row: `span` ends with their offsets, `source` is whose word it is."""

    quote: str
    source: str
    article: str
    claim: str
    span: str


def evidence(
    reader: Reader, query: Query, values: Mapping[str, object], found: Iterable[Mapping[str, Term]]
) -> list[list[Quote]]:
    """For each row of a query's answer the quotes it rests on; none where it rests on reference data or inference."""
    given = [term.strip("<>") for term in _terms(query, values) if term.startswith(f"<{ENTITY}")]
    claims = _claims(reader, query, given)
    return [_quotes(row, claims, set(given)) for row in found]


def _terms(query: Query, values: Mapping[str, object]) -> list[str]:
    return [
        term
        for parameter in query.parameters
        if parameter.name in values and parameter.type.startswith("iri")
        for term in parameter.terms(values[parameter.name])
    ]


def _claims(reader: Reader, query: Query, given: list[str]) -> dict[str, list[Mapping[str, Term]]]:
    """The rows of claims by statement: of the classes that the query's header names, about what was asked about."""
    found: list[Mapping[str, Term]] = []
    for class_ in query.evidence:
        if given:
            about = queries.load("api/claims_about")
            for entity in given[:1]:
                found += rows(reader, about.bind({"entity": entity, "type": class_}))
        else:
            found += rows(reader, queries.load("api/claims").bind({"type": class_}))
    grouped: dict[str, list[Mapping[str, Term]]] = {}
    for row in found:
        grouped.setdefault(row["statement"].value, []).append(row)
    return grouped


def _quotes(row: Mapping[str, Term], claims: Mapping[str, list[Mapping[str, Term]]], given: set[str]) -> list[Quote]:
    if "quote" in row:
        span = row.get("span")
        own = {name: row[name].value if name in row else "" for name in ("quote", "source", "article", "claim")}
        return [Quote(**own, span=span.value if span else "")]
    named = {term.value for column, term in row.items() if column != "source" and _is_entity(term)} - given
    if not named:
        return []
    quotes = [
        Quote(
            one["quote"].value,
            one["attributed_to"].value,
            one["article"].value,
            one["claim"].value,
            f"{one['article'].value}#char={one['start'].value},{one['end'].value}",
        )
        for group in claims.values()
        if named <= {one["filler"].value for one in group} | given
        for one in group
        if _agrees(row, "source", one["attributed_to"]) and _agrees(row, "article", one["article"])
    ]
    return list(dict.fromkeys(quotes))


def _agrees(row: Mapping[str, Term], column: str, term: Term) -> bool:
    return column not in row or row[column].value == term.value


def _is_entity(term: Term) -> bool:
    return term.kind == "iri" and term.value.startswith(ENTITY) and not term.value.startswith(NO_ENTITY)
