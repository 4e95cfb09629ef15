"""Scores of made-up extractions, the real corpus's floors, and the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kg.article import read_article
from kg.build.pipeline import reader
from kg.claim import Claim, Entity, Extraction, Quantity, Span
from kg.command import main
from kg.error import DataError
from kg.evaluation import evaluate, read_annotations, rows

if TYPE_CHECKING:
    from kg.evaluation import Score

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD: dict[str, Any] = {
    "entities": [
        {"name": "Levant Front", "aliases_in_text": [], "type": "Faction", "generic": False},
        {"name": "Sarmin", "aliases_in_text": [], "type": "Location", "generic": False},
        {"name": "regime forces", "aliases_in_text": ["troops"], "type": "StateForce", "generic": True},
    ],
    "facts": [
        {
            "type": "capturesPlace",
            "args": {"actor": "Levant Front", "place": "Sarmin"},
            "polarity": "claimed",
            "attributed_to": "a medic",
            "evidence": "The Levant Front took Sarmin, a medic said.",
            "optional": False,
        },
        {
            "type": "killed",
            "args": {"victim_group": "regime forces", "quantity": {"min": 76, "max": None, "bound": "more than"}},
            "polarity": "asserted",
            "attributed_to": None,
            "evidence": "More than 75 troops were killed.",
            "optional": False,
        },
        {
            "type": "controls",
            "args": {"actor": "Levant Front", "place": "Sarmin"},
            "polarity": "asserted",
            "attributed_to": None,
            "evidence": "",
            "optional": True,
        },
    ],
    "descriptions": [],
}
SPAN = Span(0, 1, "T")
FRONT, SARMIN = Entity("e1", "Levant Front", "Faction"), Entity("e2", "Sarmin", "Location")
CAPTURE = Claim("capturesPlace", {"actor": "e1", "place": "e2"}, SPAN, "capture", "claimed", attributed_to="medic")
KILLED = Claim("killed", {"victim_group": "troops"}, SPAN, "kill", quantity=Quantity("more than 75", 76, None))


def scored(directory: Path, *claims: Claim, entities: tuple[Entity, ...] = (FRONT, SARMIN)) -> Score:
    (directory / "a.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return evaluate(read_annotations(directory), {"a": Extraction("a", entities, claims)})


def test_what_is_annotated_and_found_is_right(tmp_path: Path) -> None:
    score = scored(tmp_path, CAPTURE, KILLED)
    assert (score.facts.right, score.facts.wrong, score.facts.missed) == (2, 0, 0)
    assert (score.entities.precision, score.entities.recall) == (1.0, 1.0)
    assert (score.attribution.precision, score.quantities.precision, score.errors) == (1.0, 1.0, [])


def test_an_article_without_extraction_has_missed_everything_but_the_optional(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    score = evaluate(read_annotations(tmp_path), {})
    assert (score.facts.missed, score.entities.missed, score.facts.f1) == (2, 2, 0.0)


def test_an_optional_fact_is_neither_missed_nor_wrong(tmp_path: Path) -> None:
    score = scored(tmp_path, CAPTURE, KILLED, Claim("controls", {"actor": "e1", "place": "e2"}, SPAN, "control"))
    assert (score.facts.right, score.facts.wrong) == (2, 0)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        (Claim("killed", {"victim_group": "troops"}, SPAN, "kill", quantity=Quantity("12", 12, 12)), "the number"),
        (Claim("capturesPlace", {"actor": "e1", "place": "e2"}, SPAN, "capture", "planned"), "the polarity"),
        (Claim("capturesPlace", {"actor": "e2", "place": "e1"}, SPAN, "capture"), "the roles"),
        (Claim("capturesPlace", {"actor": None, "place": "e2"}, SPAN, "capture"), "an unknown doer"),
    ],
)
def test_a_claim_is_wrong_by(tmp_path: Path, claim: Claim, why: str) -> None:
    score = scored(tmp_path, claim)
    assert (score.facts.right, score.facts.wrong, score.facts.missed) == (0, 1, 2), why
    assert score.errors[-1].startswith("a: claim wrong: ")


def test_an_entity_of_the_wrong_type_is_wrong_and_missed(tmp_path: Path) -> None:
    score = scored(tmp_path, entities=(Entity("e1", "Levant Front", "Location"), SARMIN))
    assert (score.entities.right, score.entities.wrong, score.entities.missed) == (1, 1, 1)


def test_either_order_is_right_for_allies(tmp_path: Path) -> None:
    ally = dict(GOLD["facts"][0], type="alliedWith", args={"a": "Levant Front", "b": "Sarmin"})
    (tmp_path / "a.gold.json").write_text(json.dumps({**GOLD, "facts": [ally]}), encoding="utf-8")
    claim = Claim("alliedWith", {"a": "e2", "b": "e1"}, SPAN, "ally")
    score = evaluate(read_annotations(tmp_path), {"a": Extraction("a", (FRONT, SARMIN), (claim,))})
    assert score.facts.right == 1


def test_the_report_has_a_line_for_each_type_and_rule(tmp_path: Path) -> None:
    lines = list(rows(scored(tmp_path, CAPTURE, KILLED), rules=True))
    assert lines[0] == "capturesPlace            P 1.00  R 1.00  F1 1.00  (right 1, wrong 0, missed 0)"
    assert "capture                  precision 1.00  (right 1, wrong 0)" in lines
    assert lines[-1] == "polarity                 right 1.000 of 2 facts found"


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "a.gold.json:1: no JSON"), ('{"entities": []}', "a.gold.json: 'facts' is missing; see docs/annotation.md")],
)
def test_a_malformed_annotation_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_annotations(tmp_path)


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no \*\.gold\.json found"):
        read_annotations(tmp_path)


def test_the_corpus_is_read_no_worse_than_it_was() -> None:
    """Floors a little under what `orbat evaluate tests/corpus` prints."""
    golds = read_annotations(CORPUS)
    read = reader()
    paths = {gold.article: CORPUS / f"{gold.article}.txt" for gold in golds}
    seed = Path("seeds/articles/00-media-line.txt")
    found = {name: read.extract(read_article(path if path.exists() else seed)) for name, path in paths.items()}
    score = evaluate(golds, found)
    assert score.facts.precision >= 0.90
    assert score.facts.recall >= 0.74
    assert score.entities.f1 >= 0.91
    assert score.quantities.precision >= 0.97


def test_the_command_prints_errors_rules_and_totals(tmp_path: Path) -> None:
    (tmp_path / "00-media-line.gold.json").write_bytes((CORPUS / "00-media-line.gold.json").read_bytes())
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path), "--errors", "--rules"])
    assert result.exit_code == 0
    assert "00-media-line: fact missed: " in result.stdout
    assert "\nfacts " in result.stdout
