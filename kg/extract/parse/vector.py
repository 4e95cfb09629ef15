"""The vectors of words in their sentences, as the first component of the model makes them, and nothing for training."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from numpy.typing import NDArray
    from spacy.vocab import Vocab
    from thinc.api import Model

    Matrix = NDArray[np.float32]
    AnyModel = Model[Any, Any]

_WORDS = 20_000
"""Words whose vectors are kept: most come again and again."""
_EPSILON = 1e-8
"""What thinc adds to a variance, so that none is zero."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The largest of several linear functions ("maxout"), normalised. `weights` hold these functions side by side."""

    weights: Matrix
    bias: Matrix
    gain: Matrix
    shift: Matrix

    def __call__(self, rows: Matrix) -> Matrix:
        """The output for each row."""
        pieces = rows @ self.weights
        pieces += self.bias
        width = len(self.gain)
        found: Matrix = np.ascontiguousarray(pieces[:, :width])
        for first in range(width, pieces.shape[1], width):
            np.maximum(found, pieces[:, first : first + width], out=found)
        found -= found.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", found, found)[:, None] / width
        found *= self.gain / np.sqrt(variance + np.float32(_EPSILON))
        found += self.shift
        return found


@dataclass(frozen=True, slots=True)
class Vectors:
    """Makes the vectors by the layers of spaCy's MultiHashEmbed and MaxoutWindowEncoder with a window of one word."""

    alone: Callable[[int], Matrix]
    """The vector of a word by itself, by the key of its string."""
    windows: tuple[Layer, ...]

    @staticmethod
    def of(model: AnyModel, vocab: Vocab) -> Vectors:
        """The same layers as those of the model of a Tok2Vec.

        A word is always computed by itself, so that its vector has the same bits in whatever company it stands.
        """
        embedding = model.get_ref("embed")
        maxouts, norms = ([node for node in model.walk() if node.name == name] for name in ("maxout", "layernorm"))

        @lru_cache(_WORDS)
        def alone(key: int) -> Matrix:
            return cast("Matrix", embedding.predict([Doc(vocab, [vocab.strings[key]])])[0][0])

        return Vectors(alone, tuple(map(_layer, maxouts[1:], norms[1:])))

    def __call__(self, docs: Sequence[Doc]) -> list[Matrix]:
        """The vectors of the words of each sentence.

        Between sentences stand rows of zeros, as many as a word looks over by all layers, so that none sees another.
        """
        lengths, apart = [len(doc) for doc in docs], len(self.windows)
        words = np.stack([self.alone(key) for doc in docs for key in doc.to_array("ORTH").tolist()])
        count, width = words.shape
        at = np.arange(count) + np.repeat(np.arange(1, len(docs) + 1) * apart, lengths)
        rows = np.zeros((count + (len(docs) + 1) * apart, width), dtype=np.float32)
        rows[at] = words
        seen = np.zeros((len(rows), 3, width), dtype=np.float32)
        for window in self.windows:
            seen[1:, 0], seen[:, 1], seen[:-1, 2] = rows[:-1], rows, rows[1:]
            rows += window(seen.reshape(len(rows), 3 * width))
        return np.split(rows[at], np.cumsum(lengths)[:-1])


def _layer(maxout: AnyModel, norm: AnyModel) -> Layer:
    weights, bias = _parameter(maxout, "W"), _parameter(maxout, "b")  # outputs x pieces x inputs, outputs x pieces
    side_by_side = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]))
    return Layer(side_by_side.T, bias.T.ravel(), _parameter(norm, "G"), _parameter(norm, "b"))


def _parameter(node: AnyModel, name: str) -> Matrix:
    return cast("Matrix", node.get_param(name))
