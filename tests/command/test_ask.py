"""`orbat ask`: an answer with its evidence, and a polite no."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command.conftest import Run


def test_an_answer_says_how_the_question_was_understood_and_who_says_so(orbat: Run, example_store: Path) -> None:
    result = orbat("ask", "who took part in Open Sea?", "--store", example_store)
    lines = result.stdout.splitlines()
    assert lines[0] == "Which factions took part in Operation Open Sea?  (orbat query factions_in_operation)"
    assert "- Hill Brigades" in lines
    assert any(line.startswith("    “") for line in lines)
    assert result.stderr.startswith("5 rows (")
    assert result.exit_code == 0


def test_the_sparql_is_shown_on_demand(orbat: Run, example_store: Path) -> None:
    result = orbat("ask", "which places were captured?", "--show", "--store", example_store)
    assert "?statement a :Capture ;" in result.stdout


def test_json_is_for_programs(orbat: Run, example_store: Path) -> None:
    result = orbat("ask", "which", "places", "were", "captured?", "--format", "json", "--store", example_store)
    assert json.loads(result.stdout)["understood"]["query"] == "places_captured"


def test_what_is_not_covered_is_declined_with_the_nearest(orbat: Run, example_store: Path) -> None:
    result = orbat("ask", "who won Open Sea?", "--store", example_store)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[0] == (
        "Sorry, I cannot answer this: 'won' is no name in the graph and no word of its questions."
    )
    assert result.stderr.splitlines()[1].startswith("Nearest: ")


def test_an_answer_without_rows_says_so(orbat: Run, example_store: Path) -> None:
    result = orbat("ask", "who are the allies of the Zembian Army?", "--store", example_store)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "The graph says nothing of this."
