"""Decisions as data: every mistake is named by file and line, and two files count together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.error import DataError
from kg.resolve import decisions

MERGE = "- merge: [faction/a]\n  into: faction/b\n  why: Renamed.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("merge: x", "d.yaml:1: a list of decisions wanted, each starting with '- merge:', '- apart:' or '- split:'"),
        ("- why: x\n", "d.yaml:1: a decision names none of merge, apart, split"),
        ("- x\n", "d.yaml:1: a decision names none of merge, apart, split"),
        (MERGE + "  inot: faction/c\n", "d.yaml:1: unknown key 'inot'; did you mean 'into'?"),
        ("- merge: [faction/a]\n  into: faction/b\n", "d.yaml:1: decision has no 'why'; wanted merge, into, why, date"),
        ("- merge: faction/a\n  into: faction/b\n  why: x\n",
         "d.yaml:1: 'faction/a' found, a list as [one, two] wanted"),
        ("- merge: [a]\n  into: faction/b\n  why: x\n",
         "d.yaml:1: 'a' found, an entity as faction/ahrar-al-sham wanted"),
        (MERGE + MERGE.replace("faction/b", "faction/c"), "d.yaml:4: 'faction/a' is merged already into 'faction/b'"),
        (MERGE + "- apart: [faction/a, faction/b]\n  why: x\n",
         "d.yaml:1: 'faction/a' and 'faction/b' are kept apart elsewhere"),
        (MERGE + "- merge: [faction/b]\n  into: faction/a\n  why: x\n", "d.yaml:1: 'faction/a' is merged into itself"),
        ("- merge: ['x\n", "d.yaml:2: no YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        decisions(path)
    assert str(raised.value).removeprefix(f"{tmp_path}/").startswith(message)


def test_files_count_together_and_one_that_is_missing_or_empty_decides_nothing(tmp_path: Path) -> None:
    one, two, empty = (tmp_path / name for name in ("one.yaml", "two.yaml", "empty.yaml"))
    one.write_text(MERGE, encoding="utf-8")
    two.write_text(MERGE.replace("faction/a", "faction/c"), encoding="utf-8")
    empty.write_text("# nothing\n", encoding="utf-8")
    merged = decisions(one, two, empty, tmp_path / "none.yaml").merges
    base = "https://w3id.org/orbat/id/faction/"
    assert merged == ((f"{base}a", f"{base}b"), (f"{base}c", f"{base}b"))
