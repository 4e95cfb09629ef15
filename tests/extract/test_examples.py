"""The examples in the documentation of the extraction are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = (
    "kg.article",
    "kg.extract.frame.fit",
    "kg.extract.text",
    "kg.lexicon.inflection",
    "kg.lexicon.trigger",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name))
    assert failed == 0
    assert tried > 0
