"""Trees, what the parser is shown, and what is mended in what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.tree import Node, Tree
from tests.extract.rows import arcs

if TYPE_CHECKING:
    from collections.abc import Callable

    Parse = Callable[[str], Tree]


def chain(*relations: str) -> Tree:
    """A tree whose every word hangs on the one before it."""
    return Tree([Node(i, i, i + 1, f"w{i}", "NN", relation, max(0, i - 1)) for i, relation in enumerate(relations)])


# -- the tree --------------------------------------------------------------------------------------------------------


def test_children_are_found_by_relation_with_its_subtypes() -> None:
    tree = Tree([Node(0, 0, 1, "a", "NN", "root", 0), Node(1, 2, 3, "b", "NN", "nsubj:pass", 0)])
    assert tree.children(0, "nsubj") == [tree[1]]
    assert tree.children(0, "nsubj:pass") == [tree[1]]
    assert tree.children(0, "obj") == []
    assert tree.child(0, "obj") is None


def test_a_move_hangs_a_node_elsewhere_and_makes_no_circle() -> None:
    tree = chain("root", "obj", "nmod", "nmod")
    tree.move(3, 0, "obl")
    assert arcs(tree)["w3"] == ("obl", "w0")
    tree.move(1, 2, "nmod")
    assert arcs(tree)["w1"] == ("obj", "w0")
    tree.move(1, 1, "root")
    assert [tree[1].head, tree.children(0)] == [1, [tree[3]]]


def test_a_tree_knows_what_is_above_below_and_after() -> None:
    tree = chain("root", "obj", "nmod")
    assert [node.index for node in tree.ancestors(2)] == [1, 0]
    assert tree.subtree(1) == [1, 2]
    assert tree.after(1) == tree[2]
    assert tree.after(2) is None
    assert len(tree) == 3


def test_a_list_of_nouns_knows_its_first() -> None:
    tree = chain("root", "obj", "conj", "conj", "nmod")
    assert [tree.first_listed(node).index for node in tree] == [0, 1, 1, 1, 4]


def test_a_tree_is_shown_line_by_line() -> None:
    assert str(chain("root", "obj")).splitlines() == [
        "  0 w0                           NN    root         <- 0",
        "  1 w1                           NN    obj          <- 0",
    ]


def test_the_case_of_a_noun_is_all_its_prepositions(tree: Parse) -> None:
    parsed = tree("Rebels came out of Sarmin.")
    place = next(node for node in parsed if node.text == "Sarmin")
    assert parsed.case(place.index) == "out of"


# -- what is one word ------------------------------------------------------------------------------------------------

WORDS = {
    "They took the village of Qaminas on Friday.": ["They", "took", "the village of Qaminas", "on", "Friday", "."],
    "They took captured town of Qaminas.": ["They", "took", "captured", "town of Qaminas", "."],
    "Hay’at Tahrir al-Sham (HTS) left.": ["Hay’at Tahrir al-Sham (HTS)", "left", "."],
    "Turkish-backed men left.": ["Turkish-backed", "men", "left", "."],
    "The rebel group Jaysh al-Izza left.": ["The rebel group Jaysh al-Izza", "left", "."],
    "Brigadier General Abu Omar left.": ["Brigadier General Abu Omar", "left", "."],
    "They fled Sarmin to the north.[4]": ["They", "fled", "Sarmin to the north", "."],
    "On Friday they left 12 towns.": ["On", "Friday", "they", "left", "12", "towns", "."],
    "On Friday, they left.": ["On", "Friday", ",", "they", "left", "."],
    "Regime forces left.": ["Regime forces", "left", "."],
}


@pytest.mark.parametrize("text", WORDS)
def test_names_and_numbers_are_single_words(tree: Parse, text: str) -> None:
    parsed = tree(text)
    assert [node.text for node in parsed] == WORDS[text]


def test_a_compound_adjective_of_a_name_is_told_from_the_name(tree: Parse) -> None:
    assert [node.compound for node in tree("Turkish-backed men left Sarmin.")] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_a_sentence_beyond_the_longest_is_cut(tree: Parse) -> None:
    assert len(tree("word " * 300)) == 250


# -- repairs ---------------------------------------------------------------------------------------------------------

REPAIRS = {
    "After the rebels took Sarmin, the army left.": {"rebels": ("nsubj", "took"), "took": ("advcl", "left")},
    "The rebels control Sarmin.": {"rebels": ("nsubj", "control"), "Sarmin": ("obj", "control")},
    "Regime forces bombed parts of Idlib.": {"Regime forces": ("nsubj", "bombed"), "parts": ("obj", "bombed")},
    "HTS, which controls Idlib, left.": {"controls": ("acl:relcl", "HTS"), "Idlib": ("obj", "controls")},
    "Tell Rifaat, a town under the control of HTS, fell.": {"town": ("appos", "Tell Rifaat")},
    "HTS, commanded by Abu Omar, left.": {"commanded": ("acl", "HTS")},
    "Shells hit the market in Sarmin.": {"Sarmin": ("nmod", "market")},
}


@pytest.mark.parametrize("text", REPAIRS)
def test_the_parse_of_war_reports_is_mended(tree: Parse, text: str) -> None:
    found = arcs(tree(text))
    assert {word: found[word] for word in REPAIRS[text]} == REPAIRS[text]


HANGS = {
    "The base is the last army stronghold in Sarmin.": ("army", "compound", "stronghold"),
    "Turkey and the factions it backs have captured Sarmin.": ("it", "nsubj", "backs"),
    "Factions affiliated with the Syrian National Army captured Sarmin.": ("affiliated", "acl", "Factions"),
    "The army bombed Sarmin, one of the last towns of HTS.": ("one", "appos", "Sarmin"),
    "The clashes pitted HTS against the army and local tribesmen.": ("tribesmen", "conj", "army"),
    "The fighting comes as HTS seeks to capture Sarmin.": ("seeks", "advcl", "comes"),
    "Omar Reed told Reuters “we are holding Sarmin.”": ("Reuters", "iobj", "told"),
    "In a statement by local outlets, including Reed, the leader of HTS left.": ("leader", "nsubj", "left"),
    "The bases in Sarmin and the de facto capital fell.": ("de facto", "amod", "capital"),
    "Twelve HTS fighters were captured in Sarmin.": ("Twelve", "nummod", "fighters"),
    "Dozens more were wounded in Sarmin.": ("Dozens", "nsubj:pass", "wounded"),
    "Volunteers joined the tribes fighting HTS.": ("fighting", "acl", "tribes"),
    "Fighters in rebel-held Sarmin fired anti-tank missiles.": ("anti-tank", "amod", "missiles"),
    "HTS shelled government-held areas.": ("government-held", "amod", "areas"),
}
"""A word of a sentence, its relation and its head."""


@pytest.mark.parametrize("text", HANGS)
def test_a_word_hangs_where_it_belongs(tree: Parse, text: str) -> None:
    word, relation, head = HANGS[text]
    found = tree(text)
    node = next(node for node in found if node.text == word)
    assert (node.relation, found[node.head].text) == (relation, head)
