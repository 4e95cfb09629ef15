"""The notebook in docs/ runs from top to bottom against a service."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "client.ipynb"


def run(source: str, names: dict[str, Any]) -> object:
    """What a notebook shows below a cell: the value of its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102  the cells of this repository
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None  # noqa: S307


def test_every_cell_runs_and_shows_something(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORBAT", address)
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    shown = [run("".join(cell["source"]), names) for cell in cells if cell["cell_type"] == "code"]
    frames = [one for one in shown if hasattr(one, "columns")]
    assert [len(frame) > 0 for frame in frames] == [True] * 4
    assert shown[3] == ("Which places were captured?", "places_captured")


def test_the_notebook_is_kept_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert [cell["outputs"] for cell in cells if cell["cell_type"] == "code"] == [[]] * 7
