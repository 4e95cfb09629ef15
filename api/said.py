"""One statement and one claim: what is said, by whom, in which words, and what is to be held against it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

import queries
from api.answer import envelope, service
from api.article import find_article
from api.catalog import BASE, ID, NS
from api.doubt import doubts
from api.endpoint import Endpoint, Given, Param
from api.linked import with_alternates
from api.noun import SLUG
from api.passage import context
from api.problem import NotFoundError
from api.shelf import holdings, writer
from api.statement import claims_in_full, full
from kg.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from api.evidence import Json
    from api.ledger import Statement
    from api.passage import Passage

blueprint = Blueprint("said", __name__)
PREFIX = "/api/v1"
OF_PLACES = frozenset({"Control", "Capture", "PlaceLoss"})
"""Classes of statements that speak against each other where they name the same place."""
MOST = 20
"""How many other statements are named beside one."""


def endpoints() -> Iterable[Endpoint]:
    """One statement, and one claim."""
    for noun, view, example, summary in (
        ("Statement", _statement, "ea26ddc17dbe348d", "One statement: its claims, what they come to, and its doubts"),
        ("Claim", _claim, "6db0f64ea74d061a", "One claim: a statement in the words of one article"),
    ):
        yield Endpoint(
            path=f"{PREFIX}/{noun.lower()}s/<slug>",
            view=view,
            tag=f"{noun}s",
            summary=summary,
            schema=f"{noun}Detail",
            path_params=(Param("slug", "the end of its IRI", example, pattern=SLUG, is_required=True),),
        )


def _statement(_: Given, slug: str) -> Response:
    return envelope(find_statement(slug), _links("statement", slug))


def _claim(_: Given, slug: str) -> Response:
    found = find_claim(slug)
    path = found["statement"].removeprefix(f"{ID}statement/")
    return envelope(found, _links("claim", slug) | {"statement": f"{PREFIX}/statements/{path}"})


def _links(kind: str, slug: str) -> dict[str, str]:
    path = f"{kind}/{slug}"
    return {"self": f"{PREFIX}/{kind}s/{slug}", "html": f"/page/{path}", "rdf": f"/data/{path}.ttl"}


def find_statement(slug: str) -> Json:
    """A statement with its claims, what they come to, doubts, and what else is said of the same.

    Raises:
        NotFoundError: there is none of that slug.
    """
    claims = holdings().ledger.now().by_statement.get(f"{ID}statement/{slug}")
    found = full([claims[0].statement]) if claims else []
    if not claims or not found:
        raise NotFoundError(f"no statement is called '{slug[:80]}'")
    others = [{name: one[name] for name in ("id", "sentence", "status")} for one in full(_beside(claims[0].statement))]
    return found[0] | _sum(slug) | {"doubts": doubts(found[0]["status"], found[0]["evidence"]), "others": others}


def find_claim(slug: str) -> Json:
    """A claim, as lists have it.

    Raises:
        NotFoundError: there is none of that slug.
    """
    claim = holdings().ledger.now().by_claim.get(f"{ID}claim/{slug}")
    found = claims_in_full([claim]) if claim else []
    if not found:
        raise NotFoundError(f"no claim is called '{slug[:80]}'")
    return found[0]


def _sum(slug: str) -> Json:
    """What the claims of a statement, taken together, come to."""
    text = queries.load("api/statement").bind({"statement": slug})
    row = {name: term.value for name, term in rows(service().reader, text)[0].items()}
    named = writer().named
    return {
        "figures": _pair(row, "lowest", "highest"),
        "dates": _pair(row, "earliest", "latest"),
        "fact": {name: named(row[name]) for name in ("subject", "predicate", "object")} if "object" in row else None,
    }


def _pair(row: Mapping[str, str], *names: str) -> Json | None:
    return {name: row.get(name) for name in names} if any(name in row for name in names) else None


def _beside(statement: Statement) -> list[Statement]:
    """The other statements that name two of the same entities, or say who has the same place; the nearest first."""
    ledger = holdings().ledger.now()
    shared: Counter[str] = Counter()
    found: dict[str, Statement] = {}
    for iri in {filler.value for _, filler in statement.roles if filler.kind == "iri"}:
        for other in ledger.by_entity.get(iri, ()):
            shared[other.id] += 1 + ({statement.type, other.type} <= OF_PLACES and iri in {*other.fillers("place")})
            found[other.id] = other
    near = [other for other in found.values() if shared[other.id] > 1 and other.id != statement.id]
    return sorted(near, key=lambda other: (-shared[other.id], other.type != statement.type, other.id))[:MOST]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim as a page shows it: its words stand in the paragraphs around them."""

    claim: Json
    paragraphs: list[list[Passage]]


@blueprint.get("/page/statement/<slug>")
def statement_page(slug: str) -> Response:
    """A statement for a reader."""
    found = find_statement(slug)
    quoted = _quoted(found["evidence"])
    return _page(
        "statement.html",
        f"statement/{slug}",
        one=found,
        said_by=[each for each in quoted if each.claim["polarity"] != "Denied"],
        denied_by=[each for each in quoted if each.claim["polarity"] == "Denied"],
    )


@blueprint.get("/page/claim/<slug>")
def claim_page(slug: str) -> Response:
    """A claim for a reader."""
    found = find_claim(slug)
    statement = find_statement(found["statement"].removeprefix(f"{ID}statement/"))
    evidence = next(each for each in statement["evidence"] if each["claim"] == found["id"])
    others = [each for each in _quoted(statement["evidence"]) if each.claim["claim"] != found["id"]]
    return _page("claim.html", f"claim/{slug}", one=statement, claim=_quoted([evidence])[0], others=others)


def _quoted(evidence: Iterable[Json]) -> list[Quoted]:
    texts: dict[str, str] = {}
    made = []
    for claim in evidence:
        iri = claim["article"]["id"]
        if iri not in texts:
            texts[iri] = find_article(iri.removeprefix(f"{BASE}article/"))["text"]
        made.append(Quoted(claim, context(texts[iri], claim["start"], claim["end"])))
    return made


def _page(template: str, path: str, *, one: Json, **values: object) -> Response:
    catalog = service().catalog
    roles = [
        (catalog.name(NS + role), value if isinstance(value, list) else [value]) for role, value in one["roles"].items()
    ]
    text = render_template(template, one=one, path=path, type=catalog.name(NS + one["type"]), roles=roles, **values)
    return with_alternates(Response(text, mimetype="text/html"), path)
