"""`/api/v1/claims`, and the lists of statements of one class with their evidence: captures, casualties and so on."""

from __future__ import annotations

from flask import Blueprint, Response

from api.answer import PAGING, listing, parameters, service
from api.evidence import claim_rows, writer
from api.problem import ParameterError
from kg.error import near

blueprint = Blueprint("claims", __name__, url_prefix="/api/v1")

STATEMENTS = {
    "participations": "Participation",
    "captures": "Capture",
    "casualties": "CasualtyCount",
    "detentions": "DetentionCount",
    "displacements": "DisplacementCount",
    "equipment-losses": "EquipmentLoss",
    "strikes": "StrikeReport",
    "attacks": "AttackReport",
    "supports": "Support",
    "dates": "EventDate",
}
"""The statement classes that have a resource of their own."""

FILTERS = ("type", "article", "entity", "source")


@blueprint.get("/claims")
def claims() -> Response:
    """The claims of all articles, or of those that the filters leave."""
    given = parameters(*PAGING, *FILTERS)
    reader, catalog = service().reader, service().catalog
    if "type" in given and given["type"] not in catalog.terms:
        known = [*STATEMENTS.values()]
        message = (
            f"parameter 'type' is '{given['type'][:80]}', a class of statements wanted{near(given['type'], known)}"
        )
        raise ParameterError(message)
    values = {
        "type": given.get("type"),
        "article": given.get("article"),
        "entity": given.get("entity"),
        "attributed_to": given.get("source"),
    }
    return listing(writer(reader, catalog).claims(claim_rows(reader, values)), given)


def _statements(name: str, statement: str) -> None:
    def view() -> Response:
        given = parameters(*PAGING, *FILTERS[1:])
        reader, catalog = service().reader, service().catalog
        values = {
            "type": statement,
            "article": given.get("article"),
            "entity": given.get("entity"),
            "attributed_to": given.get("source"),
        }
        return listing(writer(reader, catalog).statements(claim_rows(reader, values)), given)

    blueprint.add_url_rule(f"/{name}", name, view)


for _name, _statement in STATEMENTS.items():
    _statements(_name, _statement)
