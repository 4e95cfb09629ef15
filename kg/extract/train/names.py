"""Sentences of the treebank as the parser will meet them: with each name of several words as one word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

_SHORTEST = 4
"""Words that a sentence has at the least: what is shorter is a headline of names alone."""
_INNER = frozenset(("flat", "compound", "punct", "nummod"))
"""Relations of the words of a name to its head, in the treebanks of Universal Dependencies for English."""


def with_names_joined(docs: Iterable[Doc]) -> Iterator[Doc]:
    """Each sentence; after one with names of several words, the same once more with the head of each alone."""
    for doc in docs:
        yield doc
        inner = {token.i for name in _names(doc) for token in _dependents(name)}
        if inner and len(doc) - len(inner) >= _SHORTEST:
            yield _without(doc, inner)


def _names(doc: Doc) -> Iterator[list[Token]]:
    """Runs of proper nouns, with a hyphen or number between two of them."""
    proper = [token.tag_.startswith("NNP") for token in doc]
    joint = (token.tag_ in ("HYPH", "CD") for token in doc)
    between = (before and after for before, after in zip([False, *proper], [*proper[1:], False], strict=False))
    part = [name or (sign and inside) for name, sign, inside in zip(proper, joint, between, strict=True)]
    return (list(run) for is_name, run in groupby(doc, lambda token: part[token.i]) if is_name)


def _dependents(name: list[Token]) -> list[Token]:
    """The words of a name but its head; none where it is no name, but several side by side."""
    indices = {token.i for token in name}
    heads = [token for token in name if token.head.i not in indices or token.head.i == token.i]
    others = [token for token in name if token not in heads]
    return others if len(heads) == 1 and all(token.dep_ in _INNER for token in others) else []


def _without(doc: Doc, inner: set[int]) -> Doc:
    """The sentence without some words; what depends on one of them depends on the head of its name."""
    kept = [token for token in doc if token.i not in inner]
    at = {token.i: index for index, token in enumerate(kept)}

    def head(token: Token) -> int:
        above = token.head
        while above.i in inner:
            above = above.head
        return at[above.i]

    return Doc(
        doc.vocab,
        words=[token.text for token in kept],
        spaces=[bool(token.whitespace_) for token in kept],
        tags=[token.tag_ for token in kept],
        pos=[token.pos_ for token in kept],
        heads=[head(token) for token in kept],
        deps=[token.dep_ for token in kept],
    )
