"""`/api/v1/operations/{slug}/participants`: who took part, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response

import queries
from api.answer import PAGING, flag, listing, parameters, service
from api.catalog import Entity, local
from api.evidence import entity_json, writer
from kg.store import rows

if TYPE_CHECKING:
    from api.evidence import Json, Row

blueprint = Blueprint("participants", __name__, url_prefix="/api/v1/operations")


@blueprint.get("/<slug>/participants")
def participants(slug: str) -> Response:
    """The named participants as `data`, unnamed collectives apart as `collectives`."""
    given = parameters(*PAGING, "evidence")
    with_evidence = flag(given, "evidence")
    reader, catalog = service().reader, service().catalog
    operation = catalog.find(("operation",), slug)
    writes = writer(reader, catalog)
    by_participant: dict[tuple[bool, str], list[Row]] = {}
    for row in rows(reader, queries.load("api/participants").bind({"operation": operation.id})):
        named = local(row["predicate"]) != "collectivelyParticipatesIn"
        by_participant.setdefault((named, row["participant"].value), []).append(row)
    written: dict[bool, list[Json]] = {True: [], False: []}
    for (named, iri), group in by_participant.items():
        entity = catalog.entities.get(iri) or Entity(iri, catalog.name(iri))
        evidence = [writes.evidence(row) for row in group]
        more: Json = {
            "statement_status": local(group[0]["status"]),
            "confidence": max((each["confidence"] or 0 for each in evidence), default=None),
        }
        written[named].append(entity_json(entity) | more | ({"evidence": evidence} if with_evidence else {}))
    for found in written.values():
        found.sort(key=lambda one: (one["name"].casefold(), one["id"]))
    return listing(written[True], given, collectives=written[False])
