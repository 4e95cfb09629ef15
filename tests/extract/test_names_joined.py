"""The treebank as the parser will meet it: names of several words as one."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.extract.train.names import with_names_joined

VOCAB = spacy.blank("en").vocab
Row = tuple[str, str, int, str]


def sentence(*rows: Row) -> Doc:
    words, tags, heads, relations = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(words), tags=list(tags), heads=list(heads), deps=list(relations))


def read(doc: Doc) -> list[Row]:
    return [(token.text, token.tag_, token.head.i, token.dep_) for token in doc]


def test_a_name_is_its_head_alone_and_what_hangs_on_the_rest_of_it_hangs_on_that() -> None:
    doc = sentence(
        ("Rebels", "NNS", 1, "nsubj"),
        ("killed", "VBD", 1, "ROOT"),
        ("Abdullah", "NNP", 1, "obj"),
        ("al", "NNP", 2, "flat"),
        ("-", "HYPH", 5, "punct"),
        ("Ani", "NNP", 2, "flat"),
        (",", ",", 5, "punct"),
        ("a", "DT", 8, "det"),
        ("preacher", "NN", 5, "appos"),
        (".", ".", 1, "punct"),
    )
    kept, joined = with_names_joined([doc])
    assert kept is doc
    assert read(joined) == [
        ("Rebels", "NNS", 1, "nsubj"),
        ("killed", "VBD", 1, "ROOT"),
        ("Abdullah", "NNP", 1, "obj"),
        (",", ",", 2, "punct"),
        ("a", "DT", 5, "det"),
        ("preacher", "NN", 2, "appos"),
        (".", ".", 1, "punct"),
    ]


def test_names_side_by_side_are_two_names() -> None:
    doc = sentence(
        ("On", "IN", 1, "case"),
        ("Sunday", "NNP", 3, "obl"),
        ("Hamas", "NNP", 3, "nsubj"),
        ("left", "VBD", 3, "ROOT"),
        ("it", "PRP", 3, "obj"),
    )
    assert list(with_names_joined([doc])) == [doc]


def test_proper_nouns_joined_by_other_relations_are_no_name() -> None:
    doc = sentence(
        ("Troops", "NNS", 1, "nsubj"),
        ("left", "VBD", 1, "ROOT"),
        ("Aleppo", "NNP", 1, "obj"),
        ("Syria", "NNP", 2, "appos"),
        (".", ".", 1, "punct"),
    )
    assert list(with_names_joined([doc])) == [doc]


def test_a_headline_of_a_name_stays_as_it_is() -> None:
    doc = sentence(("New", "NNP", 1, "compound"), ("York", "NNP", 1, "ROOT"), (":", ":", 1, "punct"))
    assert list(with_names_joined([doc])) == [doc]


def test_a_hyphen_at_an_end_or_beside_another_word_joins_nothing() -> None:
    doc = sentence(
        ("-", "HYPH", 1, "punct"),
        ("Hamas", "NNP", 3, "nsubj"),
        ("-", "HYPH", 1, "punct"),
        ("left", "VBD", 3, "ROOT"),
        ("-", "HYPH", 3, "punct"),
    )
    assert list(with_names_joined([doc])) == [doc]
