"""`/ask`: a question in English for people, answered with the sentences that say so; else what its words find."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from api.answer import service
from api.endpoint import given
from api.question import QUESTION
from api.shelf import holdings
from kg.ask import answer, document

blueprint = Blueprint("asking", __name__)
OTHERWISE = ("spelling", "similar name")
"""Reasons for which words name an entity whose name is spelled otherwise."""
FOUND = 10
"""Results of a search that are shown where a question is declined."""


def _corrected(understood: Any) -> dict[str, str]:  # noqa: ANN401  a part of a document, or None
    """Words of the question that are spelled otherwise, with what they were taken for."""
    if not understood:
        return {}
    named = {one["heard"]: one["name"] for one in understood["parameters"].values() if one.get("because") in OTHERWISE}
    return {**understood["corrected"], **named}


@blueprint.get("/ask")
def ask() -> Response:
    """The question's answer; without one, the questions that are nearest, and what has the words in it."""
    question = given((QUESTION,))["q"] if request.query_string not in {b"", b"q="} else ""
    index = holdings().index.now()
    found = document(answer(question, service().reader, index.names), index.names) if question else {}
    sparql = found.get("sparql")
    text = render_template(
        "ask.html",
        question=question,
        answer=found,
        corrected=_corrected(found.get("understood")),
        editor="/sparql?" + urlencode({"query": sparql, "format": "html"}) if sparql else None,
        results=index.search(question, limit=FOUND) if question and not sparql else (),
    )
    return Response(text, mimetype="text/html")
