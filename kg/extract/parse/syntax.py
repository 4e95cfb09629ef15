"""The model of spaCy: a text to its words, rows of words to tags, relations and heads (kg/extract/model/README.md)."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

import spacy
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from kg.extract.parse.vector import Vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.pipeline import DependencyParser, Tagger, Tok2Vec

_RUN = re.compile(r"\S+")
_STRETCHES = 50_000
"""Stretches of text whose words are kept."""
AT_ONCE = 32
"""Sentences analysed at a time: the parser needs some 12 kB for a word of them."""


def pipeline(path: Path) -> Language:
    """The spaCy pipeline in a folder, computing with NumPy.

    On one thread NumPy multiplies its small matrices three times as fast as thinc's BLIS, and knows vectors in bytes.
    """
    threadpool_limits(1, user_api="blas")
    loaded, ops = spacy.load(path), NumpyOps(use_blis=False)
    for component in _components(loaded):
        for node in component.model.walk():
            node.ops = ops
    return loaded


@dataclass(frozen=True)
class Syntax:
    """The tokenizer, tagger and parser in the folder `path`."""

    path: Path

    @cached_property
    def _pipeline(self) -> Language:
        loaded = pipeline(self.path)
        gc.freeze()  # what is loaded stays, so no search for garbage need pass through it again
        return loaded

    def words(self, text: str) -> list[tuple[int, str]]:
        """The words and signs of a text, each with its offset."""
        return [(run.start() + at, word) for run in _RUN.finditer(text) for at, word in self._split(run.group())]

    @cached_property
    def _split(self) -> Callable[[str], tuple[tuple[int, str], ...]]:
        """What the tokenizer makes of a stretch without spaces. Most stretches come again and again."""
        tokenizer = self._pipeline.tokenizer
        return lru_cache(_STRETCHES)(lambda text: tuple((token.idx, token.text) for token in tokenizer(text)))

    def analyses(self, rows: Sequence[list[str]]) -> Iterator[list[tuple[str, str, int]]]:
        """The tag, the relation and the index of the head of each word of each row; a root is its own head."""
        embedding, tagger, parser = _components(self._pipeline)
        for first in range(0, len(rows), AT_ONCE):
            docs = [Doc(self._pipeline.vocab, row) for row in rows[first : first + AT_ONCE]]
            worded = [doc for doc in docs if len(doc)]
            if worded:
                embedding.set_annotations(worded, self._vectors(worded))
                tagger.set_annotations(worded, tagger.predict(worded))
                _attach(worded, parser)
            yield from map(_analysis, docs)

    @cached_property
    def _vectors(self) -> Vectors:
        embedding, _, _ = _components(self._pipeline)
        return Vectors.of(embedding.model, self._pipeline.vocab)


def _components(loaded: Language) -> tuple[Tok2Vec, Tagger, DependencyParser]:
    return cast("tuple[Tok2Vec, Tagger, DependencyParser]", tuple(component for _, component in loaded.pipeline))


def _attach(docs: list[Doc], parser: DependencyParser) -> None:
    """Give words their heads, all sentences step by step together.

    The parser's own loop lets go of Python's lock, and where it was built to be traced (Python 3.11) takes it again
    for each maximum of three numbers: that is most of its time.
    """
    batch, model = parser.moves.init_batch(docs), parser.model.predict(docs)
    weights, bias = (model.vec2scores.get_param(name).T for name in "Wb")
    states = batch
    while states:
        features, _ = model.state2vec(model.get_token_ids(states), is_train=False)
        states = parser.transition_states(states, features @ weights + bias)
    model.clear_memory()
    parser.set_annotations(docs, batch)


def _analysis(doc: Doc) -> list[tuple[str, str, int]]:
    # One array costs less than a token object for each word and for its head. Heads are distances, and may be negative.
    tags, relations, distances = doc.to_array(["TAG", "DEP", "HEAD"]).reshape(-1, 3).T
    names = doc.vocab.strings
    heads = (index + distance for index, distance in enumerate(distances.astype("int64").tolist()))
    read = zip(tags.tolist(), relations.tolist(), heads, strict=True)
    return [(names[tag], names[relation].replace("ROOT", "root"), head) for tag, relation, head in read]
