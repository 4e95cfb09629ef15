"""A question's whole answer: how it was understood, the rows with their quotes, and the SPARQL that was asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.evidence import Quote, evidence
from kg.ask.match import Declined, Understood, understand
from kg.store import rows

if TYPE_CHECKING:
    from kg.search.name import Names
    from kg.store import Reader, Term


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer; `columns` name the values of the rows, `quotes` belong to the rows one by one."""

    understood: Understood
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]
    quotes: tuple[tuple[Quote, ...], ...]
    revision: str


def answer(question: str, reader: Reader, names: Names) -> Answered | Declined:
    """The answer to a question in plain English, or a polite no.

    Raises:
        StoreError: the store cannot answer.
    """
    understood = understand(question, names)
    if isinstance(understood, Declined):
        return understood
    sparql = understood.query.bind(understood.values)
    given = reader.query(sparql, media_type="application/sparql-results+json")
    found = rows(given)
    quotes = evidence(reader, understood.query, understood.values, found)
    return Answered(
        understood=understood,
        sparql=sparql,
        columns=tuple(json.loads(given.body)["head"]["vars"]),
        rows=tuple(found),
        quotes=tuple(tuple(each) for each in quotes),
        revision=given.revision,
    )


def document(found: Answered | Declined, names: Names) -> dict[str, object]:
    """An answer as JSON; of a declined question its reason and the nearest ones."""
    if isinstance(found, Declined):
        return {
            "question": found.question,
            "understood": None,
            "reason": f"Sorry, I cannot answer this: {found.reason}.",
            "nearest": list(found.nearest),
        }
    how = found.understood
    return {
        "question": how.question,
        "understood": {
            "as": how.text,
            "query": how.query.name,
            "summary": how.query.summary,
            "parameters": {name: _parameter(how, name) for name in how.values},
            "corrected": how.corrected,
        },
        "columns": list(found.columns),
        "rows": [
            {name: _value(term, names) for name, term in row.items()} | {"quotes": [_quote(q, names) for q in quotes]}
            for row, quotes in zip(found.rows, found.quotes, strict=True)
        ],
        "sparql": found.sparql,
    }


def _parameter(how: Understood, name: str) -> dict[str, object]:
    match = how.entities.get(name)
    if match is None:
        return {"value": how.values[name]}
    return {
        "value": how.values[name],
        "id": match.entry.iri,
        "name": match.entry.name,
        "heard": how.heard[name],
        "because": match.how,
    }


def _value(term: Term, names: Names) -> dict[str, object]:
    if term.kind == "iri":
        return {"id": term.value, "name": shown(term.value, names)}
    value: dict[str, object] = {"value": term.value}
    return value | ({"language": term.language} if term.language else {})


def _quote(quote: Quote, names: Names) -> dict[str, object]:
    return {
        "quote": quote.quote,
        "source": shown(quote.source, names) or None,
        "article": quote.article or None,
        "claim": quote.claim or None,
        "span": quote.span or None,
    }


def shown(iri: str, names: Names) -> str:
    """The name of an entity; the end of the IRI of anything else."""
    entry = names.by_iri.get(iri)
    return entry.name if entry else iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
