"""`orbat lexicon check`: what it finds is named with file and line, and the packaged lexicon has nothing to find."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.lint import lint
from kg.pack import seeds_folder
from tests.command.conftest import Run, orbat

__all__ = ["orbat"]

PACKAGED = seeds_folder() / "lexicon"

FRAMES = """
- id: burn-place
  claim: attacks
  verbs: [torch]
  roles: {attacker: subject Group, target: object Group}
  needs: [attacker, target]
  example:
    - {text: "The rebels torched regime forces.", roles: {attacker: rebels, target: regime forces}}
    - {text: "The weather was fine.", roles: {attacker: rebels}}
  not: ["The rebels torched the army near Sarmin."]

- id: take-again
  claim: capturesPlace
  verbs: [capture]
  roles: {actor: subject Group, place: object Place}
  needs: [actor, place]
  example:
    - {text: "Rebels captured Sarmin.", roles: {actor: rebels, place: Sarmin}}
  not: ["Rebels captured hearts."]
"""
ENTITIES = """
- {id: city-of-contras, type: City, name: Contras}
- {id: other-front, type: Faction, name: Other Front, aliases: [Levant Front]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged lexicon, with mistakes in it."""
    copy = tmp_path / "lexicon"
    shutil.copytree(PACKAGED, copy)
    for name, old, new in (
        ("equipment.yaml", "  tank: [tanks]\n", "  tank: [tanks]\n  zeppelin: [zeppelins, tanks]\n"),
        ("verbs.yaml", "irregular:\n", "irregular:\n  yodel: [yodels, yodelt, yodelt, yodelling]\n"),
    ):
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text
        (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with (copy / "frames.yaml").open("a", encoding="utf-8") as file:
        file.write(FRAMES)
    return copy


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "rohan" / "entities").mkdir(parents=True)
    (tmp_path / "rohan" / "entities" / "all.yaml").write_text(ENTITIES, encoding="utf-8")
    words = (
        "names:\n  particles: [al, wadi]\n  capitals: {Ankara: Turkey}\nplaces: {heads: {Location: [town, smial]}}\n"
    )
    (tmp_path / "rohan" / "lexicon.yaml").write_text(words, encoding="utf-8")
    return tmp_path / "rohan"


def line(path: Path, text: str) -> int:
    """The first line with a text."""
    return next(n for n, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in row)


def test_the_packaged_lexicon_has_nothing_to_look_at(orbat: Run) -> None:
    result = orbat("lexicon", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 findings (")


def test_each_finding_names_file_and_line(folder: Path, pack: Path) -> None:
    frames, verbs, kinds = (folder / name for name in ("frames.yaml", "verbs.yaml", "equipment.yaml"))
    entities, words = pack / "entities" / "all.yaml", pack / "lexicon.yaml"
    capture, again = line(frames, "- id: capture-place"), line(frames, "- id: take-again")
    factions = seeds_folder() / "packs" / "syria" / "entities" / "factions.yaml"
    front = line(factions, "- id: levant-front")
    assert [str(found) for found in lint(folder, packs=[pack])] == [
        f"{kinds}:{line(kinds, 'zeppelin')}: classes: 'tanks' stands under 'tank' too",
        f"{kinds}:{line(kinds, 'zeppelin')}: classes: 'zeppelin': no entity of type EquipmentType is named so",
        f"{frames}:{line(frames, 'weather was fine')}: burn-place: makes no such claim of 'The weather was fine.'",
        f"{frames}:{line(frames, 'torched the army')}: "
        "burn-place: reads attacks out of 'The rebels torched the army near Sarmin.'",
        f"{frames}:{again}: take-again: its examples are read by capture-place",
        f"{frames}:{again}: take-again: rule 'capture-place' at line {capture} claims the same of 'capture'",
        f"{verbs}:{line(verbs, 'yodel')}: irregular: no rule and no list has the verb 'yodel'",
        f"{entities}:2: city-of-contras: 'Contras' stands in names.yaml, group_known, which makes it a Faction",
        f"{entities}:3: other-front: its name 'levant front' is that of levant-front too (factions.yaml:{front})",
        f"{words}:2: 'al' stands in names.yaml already",
        f"{words}:3: 'Ankara' stands in names.yaml already",
        f"{words}:4: 'town' stands in places.yaml already",
    ]


def test_a_lexicon_that_cannot_be_read_is_one_line_and_status_2(orbat: Run, folder: Path) -> None:
    (folder / "dates.yaml").write_text("months: [january]\n", encoding="utf-8")
    result = orbat("lexicon", "check", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"orbat: {folder}/dates.yaml:1: 'key: value' lines wanted\n"


def test_findings_are_status_1(orbat: Run, pack: Path) -> None:
    (pack / "lexicon.yaml").unlink()
    result = orbat("lexicon", "check", "--pack", pack)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.startswith("2 findings (")
