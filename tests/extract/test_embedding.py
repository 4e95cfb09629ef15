"""Vectors of words as the training takes them in, and as the model ships them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from kg.extract.train.embedding import known


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.json"
    numbers = {
        "rebel": [0.5, -9.0, 7.0],
        "the": [0.26, 0.0, 7.0],
        "rare": [1.0, 1.0, 7.0],
    }  # the third is no part of it
    path.write_text(json.dumps({"words": [*numbers], "dimensions": 2, "vectors": numbers}), encoding="utf-8")
    return path


def test_a_word_has_its_vector_in_steps_that_fit_in_a_byte_however_it_is_capitalised(table: Path) -> None:
    vocab = known(table).vocab
    for form in ("rebel", "Rebel", "REBEL"):
        np.testing.assert_array_equal(vocab.get_vector(form), [0.5, -127 / 32])
    np.testing.assert_array_equal(vocab.get_vector("the"), [8 / 32, 0.0])


def test_only_the_most_frequent_words_are_known(table: Path) -> None:
    vocab = known(table, count=2).vocab
    assert vocab.vectors.shape == (2, 2)
    assert not vocab.has_vector("rare")
