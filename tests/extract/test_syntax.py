"""What the model says of words: the same as spaCy, which computes it in another way."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.parse.parser import MODEL
from kg.extract.parse.syntax import AT_ONCE, Syntax, pipeline
from kg.extract.parse.vector import Vectors

SENTENCES = (
    "Hamas took the town of Baghdad on Sunday , after troops had left it .",
    "Clashes",
    "The army , which Iraq backs , said that 10 troops were killed in an attack by Hamas .",
    "A monitor said it could not confirm the report because the roads to the villages were cut .",
)
ROWS = [sentence.split() for sentence in SENTENCES]


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    return Syntax(MODEL)


@pytest.fixture(scope="module")
def spacys() -> Language:
    return pipeline(MODEL)


def test_words_in_their_sentences_have_the_vectors_of_spacy(spacys: Language) -> None:
    docs = [Doc(spacys.vocab, row) for row in ROWS]
    component = spacys.get_pipe("tok2vec")
    ours, theirs = Vectors.of(component.model, spacys.vocab)(docs), component.predict(docs)
    assert [vectors.shape for vectors in ours] == [(len(row), 128) for row in ROWS]
    for vectors, expected in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(vectors, expected, atol=1e-4)


def test_sentences_have_the_tags_and_trees_of_spacy_however_many_there_are(syntax: Syntax, spacys: Language) -> None:
    rows = ROWS * (AT_ONCE // len(ROWS) + 1)
    docs = spacys.pipe([Doc(spacys.vocab, row) for row in rows])
    expected = [[(token.tag_, token.dep_.replace("ROOT", "root"), token.head.i) for token in doc] for doc in docs]
    assert list(syntax.analyses(rows)) == expected


def test_a_sentence_without_words_has_no_tree(syntax: Syntax) -> None:
    alone = list(syntax.analyses([ROWS[0]]))
    assert list(syntax.analyses([[], ROWS[0], []])) == [[], *alone, []]
    assert list(syntax.analyses([[], []])) == [[], []]
    assert list(syntax.analyses([])) == []


def test_words_keep_their_offsets_whatever_stands_between_them(syntax: Syntax) -> None:
    assert syntax.words("  They didn't leave;\n\tSarmin’s  fell. ") == [
        (2, "They"),
        (7, "did"),
        (10, "n't"),
        (14, "leave"),
        (19, ";"),
        (22, "Sarmin"),
        (28, "’s"),
        (32, "fell"),
        (36, "."),
    ]
