"""Rows of claims as JSON: what is claimed, by whom, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import queries
from api.catalog import BASE, Catalog, Entity, local
from api.sentence import roles_of, sentence
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store import Reader, Term

Row = dict[str, "Term"]
Json = dict[str, Any]
ARTICLE = BASE + "article/"


def claim_rows(reader: Reader, values: Mapping[str, str | None]) -> list[Row]:
    """One row per claim and role. `values` may hold `entity`, `type`, `article` and `attributed_to`.

    Raises:
        QueryError: a value has not the type of its parameter.
    """
    given = {name: value for name, value in values.items() if value}
    return rows(reader, queries.load("api/claims_about" if "entity" in given else "api/claims").bind(given))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes rows with the names that a catalog knows; `articles` by IRI."""

    catalog: Catalog
    articles: Mapping[str, Json]

    def named(self, iri: str) -> Json:
        """An entity as it stands inside another resource."""
        return {"id": iri, "name": self.catalog.name(iri)}

    def evidence(self, row: Row) -> Json:
        """The evidence that one claim gives."""
        reporter = row.get("reported_by")
        return {
            "claim": row["claim"].value,
            "quote": row["quote"].value,
            "start": int(row["start"].value),
            "end": int(row["end"].value),
            "article": self.articles.get(row["article"].value, {"id": row["article"].value}),
            "attributed_to": self.named(row["attributed_to"].value),
            "reported_by": self.named(reporter.value) if reporter else None,
            "polarity": local(row["polarity"]),
            "certainty": local(row["certainty"]),
            "modality": local(row["modality"]),
            "confidence": _number(row.get("confidence")),
            "rule": row["rule"].value if "rule" in row else None,
            "quantity": _quantity(row),
            "date": _date(row),
        }

    def statements(self, found: Iterable[Row]) -> list[Json]:
        """The statements in rows of claims and roles, each with the evidence of all its claims."""
        by_statement: dict[str, list[Row]] = {}
        for row in found:
            by_statement.setdefault(row["statement"].value, []).append(row)
        return [self._statement(group) for group in by_statement.values()]

    def claims(self, found: Iterable[Row]) -> list[Json]:
        """The claims in rows of claims and roles."""
        written = []
        for _, rows_of_claim in groupby(found, key=lambda row: row["claim"].value):
            statement = self._statement(list(rows_of_claim))
            evidence = statement.pop("evidence")[0]
            written.append({"id": evidence.pop("claim"), "statement": statement.pop("id"), **statement, **evidence})
        return written

    def _statement(self, group: list[Row]) -> Json:
        first = group[0]
        by_claim = {row["claim"].value: row for row in group}
        return self.statement(
            first["statement"].value,
            type_=str(local(first["type"])),
            status=local(first.get("status")),
            roles=self._roles(group),
            evidence=[self.evidence(row) for row in by_claim.values()],
        )

    def statement(
        self, identifier: str, *, type_: str, status: str | None, roles: dict[str, list[Json]], evidence: list[Json]
    ) -> Json:
        """A statement in words, with the evidence of its claims."""
        return {
            "id": identifier,
            "type": type_,
            "status": status,
            "sentence": sentence(type_, roles_of(roles, evidence[0]), status=status),
            "roles": {role: values[0] if len(values) == 1 else values for role, values in sorted(roles.items())},
            "evidence": evidence,
        }

    def _roles(self, group: list[Row]) -> dict[str, list[Json]]:
        roles: dict[str, list[Json]] = {}
        for row in group:
            filler = row["filler"]
            value = self.named(filler.value) if filler.kind == "iri" else {"id": None, "name": filler.value}
            held = roles.setdefault(str(local(row["role"])), [])
            if value not in held:
                held.append(value)
        return roles


def article_rows(reader: Reader, catalog: Catalog) -> dict[str, Json]:
    """The articles by IRI, the newest first, as JSON."""
    return {row["article"].value: _article(row, catalog) for row in rows(reader, queries.load("api/articles").bind({}))}


def short_article(article: Json) -> Json:
    """An article as it stands inside other resources."""
    return {name: article[name] for name in ("id", "title", "publisher", "published", "url")}


def entity_json(entity: Entity) -> Json:
    """An entity as a row of a list."""
    return {
        "id": entity.id,
        "slug": entity.slug,
        "name": entity.name,
        "name_ar": entity.name_ar,
        "type": entity.type,
        "wikidata": entity.wikidata,
        "wikipedia": entity.wikipedia,
        "status": entity.status,
    }


def _article(row: Row, catalog: Catalog) -> Json:
    publisher = row.get("publisher")
    return {
        "id": row["article"].value,
        "slug": row["article"].value.removeprefix(ARTICLE),
        "title": row["title"].value,
        "publisher": catalog.name(publisher.value) if publisher else None,
        "author": row["author"].value if "author" in row else None,
        "published": row["published"].value if "published" in row else None,
        "url": row["url"].value if "url" in row else None,
        "claims": int(row["claims"].value),
    }


def _quantity(row: Row) -> Json | None:
    if "verbatim" not in row:
        return None
    return {
        "verbatim": row["verbatim"].value,
        "value": _number(row.get("value")),
        "lower": _number(row.get("lower")),
        "upper": _number(row.get("upper")),
        "qualifier": local(row.get("qualifier")),
        "unit": row["unit"].value if "unit" in row else None,
    }


def _date(row: Row) -> Json | None:
    if "date" not in row:
        return None
    return {"value": row["date"].value, "verbatim": row["date_verbatim"].value if "date_verbatim" in row else None}


def _number(term: Term | None) -> float | int | None:
    if term is None:
        return None
    value = float(term.value)
    return int(value) if value.is_integer() and "." not in term.value else value
