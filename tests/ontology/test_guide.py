"""The model guide and the cheat sheet say what the ontology and the example graph say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, URIRef

import ontology
from ontology import NS
from tests.ontology.guide import GUIDE, blocks, table

SHEET = GUIDE.with_name("cheat-sheet.md")
STATUSES = {str(term)[len(NS) :] for term in ontology.graph().subjects(RDF.type, URIRef(NS + "StatementStatus"))}


def test_the_guide_teaches_in_ten_queries() -> None:
    assert len(blocks()) == 10


@pytest.mark.parametrize(("query", "shown"), blocks())
def test_a_query_of_the_guide_gives_the_rows_that_it_prints(query: str, shown: str) -> None:
    assert shown == table(query)
    assert shown.count("\n") > 2


def test_the_guide_explains_every_status() -> None:
    assert set(re.findall(r"^\| `:(\w+)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)) == STATUSES


@pytest.mark.parametrize("path", [GUIDE, SHEET], ids=lambda path: path.name)
def test_every_term_that_a_document_names_exists(path: Path) -> None:
    text = re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8"))
    named = set(re.findall(r"(?<![\w/])(?::)([A-Za-z]\w+)", text))
    known = {str(term)[len(NS) :] for term in ontology.graph().subjects() if str(term).startswith(NS)}
    assert named - known == set()


def test_the_cheat_sheet_has_every_statement_with_its_roles_and_its_property() -> None:
    rows = re.findall(r"^\| `:(\w+)` \| (.*?) \| (.*?) \|$", SHEET.read_text(encoding="utf-8"), re.MULTILINE)
    shown = {
        name: set(re.findall(r":(\w+)", roles)) for name, roles, _ in rows if name in ontology.subclasses("Statement")
    }
    assert shown == {name: set(ontology.statement_roles(name)) for name in ontology.subclasses("Statement")}
    forms = {form.property: form.statement for form in ontology.statement_forms().values()}
    said = {prop: name for name, _, props in rows for prop in re.findall(r":(\w+)", props)}
    assert said == forms
