"""The commands that the documents show print what the documents show."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.command import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def shown() -> list[tuple[str, str]]:
    """Each `$ orbat ...` of a console block with the lines that follow it."""
    found = []
    for path in DOCUMENTS:
        for block in re.findall(r"^```console\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
            found += list(zip(parts[::2], parts[1::2], strict=True))
    return [(command, output) for command, output in found if command.startswith("orbat ")]


@pytest.fixture
def home(tmp_path: Path, seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the graph and the seeds, and the article that README.md shows."""
    (tmp_path / "graph").symlink_to(seed_store)
    for name in ("seeds", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```text\n(title: .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    (tmp_path / "my-article.txt").write_text(block, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("command", "output"), shown(), ids=lambda value: value[:60])
def test_a_command_prints_what_the_document_shows(command: str, output: str) -> None:
    words = shlex.split(command)[1:]
    if words == ["build"]:
        words += ["--store", "new"]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.exception) == (0, None)
    if output:
        assert [line.rstrip() for line in result.stdout.splitlines()] == output.splitlines()
