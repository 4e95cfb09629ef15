"""Training the tagger and parser on a treebank, here on twenty sentences and two steps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.extract.parse.syntax import pipeline
from kg.extract.train.__main__ import main
from kg.extract.train.score import main as score

SUBJECTS = ("Rebels", "Soldiers", "Villagers", "Fighters", "Monitors")
VERBS = ("took", "left", "saw", "held")


def sentence(subject: str, verb: str) -> str:
    rows = (
        (1, subject, "NNS", 2, "nsubj"),
        (2, verb, "VBD", 0, "root"),
        (3, "the", "DT", 4, "det"),
        (4, "town", "NN", 2, "obj"),
        (5, ".", ".", 2, "punct"),
    )
    lines = (f"{i}\t{word}\t{word}\t_\t{tag}\t_\t{head}\t{label}\t_\t_" for i, word, tag, head, label in rows)
    return "\n".join(lines) + "\n\n"


@pytest.fixture(scope="module")
def treebank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("treebank")
    for split in ("train", "dev", "test"):
        text = "".join(sentence(subject, verb) for subject in SUBJECTS for verb in VERBS)
        (folder / f"{split}.conllu").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def vectors(treebank: Path) -> Path:
    words = ["the", *(subject.lower() for subject in SUBJECTS)]
    numbers = {word: [at / 4, -at, 9.0, float(at)] for at, word in enumerate(words)}  # the last is no part of a vector
    table = treebank / "vectors.json"
    table.write_text(json.dumps({"words": words, "dimensions": 3, "vectors": numbers}), encoding="utf-8")
    return table


@pytest.fixture(scope="module")
def trained(treebank: Path, vectors: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    output = tmp_path_factory.mktemp("model") / "model"
    output.mkdir()
    (output / "README.md").write_text("The weights are ours.\n")
    (output / "leftover").write_text("of the model before")
    ran = CliRunner().invoke(
        main, [str(treebank), str(vectors), "--output", str(output), "--steps", "2"], catch_exceptions=False
    )
    assert ran.exit_code == 0
    return output, ran.output


def test_training_prints_the_scores_on_the_test_split(trained: tuple[Path, str]) -> None:
    _, output = trained
    name, *values = re.split(r"[:,] ", output.splitlines()[-1])
    assert name == "test"
    assert [value.split()[0] for value in values] == ["tag_acc", "dep_uas", "dep_las"]
    assert all(0 <= float(value.split()[1]) <= 1 for value in values)


def test_a_model_can_be_scored_again_on_every_test_split(trained: tuple[Path, str], treebank: Path) -> None:
    model, output = trained
    (treebank / "test_news.conllu").write_text(sentence("Rebels", "took"), encoding="utf-8")
    ran = CliRunner().invoke(score, [str(treebank), "--model", str(model)], catch_exceptions=False)
    (treebank / "test_news.conllu").unlink()
    first, second = ran.output.splitlines()
    assert first == output.splitlines()[-1]
    assert second.startswith("test_news: tag_acc ")


def test_the_model_tags_and_parses(trained: tuple[Path, str]) -> None:
    model, _ = trained
    doc = pipeline(model)("Rebels took the town .")
    assert len({token.head.i for token in doc}) >= 1
    assert all(token.tag_ for token in doc)


def test_the_model_keeps_its_readme_and_nothing_else_of_the_one_before(trained: tuple[Path, str]) -> None:
    model, _ = trained
    assert (model / "README.md").read_text() == "The weights are ours.\n"
    assert not (model / "leftover").exists()


def test_the_model_names_no_path_of_the_machine_that_trained_it(trained: tuple[Path, str], treebank: Path) -> None:
    model, _ = trained
    config = (model / "config.cfg").read_text()
    assert "train = null" in config
    assert str(treebank.parent) not in config


def test_the_model_ships_no_words_of_the_treebank(trained: tuple[Path, str]) -> None:
    model, _ = trained
    strings = json.loads((model / "vocab" / "strings.json").read_text())
    assert {"Rebels", "Villagers"}.isdisjoint(strings)
    assert strings == sorted(strings)


def test_a_model_without_a_readme_gets_none(treebank: Path, vectors: Path, tmp_path: Path) -> None:
    CliRunner().invoke(
        main, [str(treebank), str(vectors), "--output", str(tmp_path / "model"), "--steps", "1"], catch_exceptions=False
    )
    assert not (tmp_path / "model" / "README.md").exists()
