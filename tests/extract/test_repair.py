"""Repairs of trees as the parser gives them, written by hand: one word a row, `word tag relation head`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.mention import Mention
from kg.extract.parse.repair import Repairer
from kg.extract.tree import Node, Tree

if TYPE_CHECKING:
    from kg.lexicon import Lexicon


def written(rows: str) -> Tree:
    """A tree of rows; words in capitals are names of places, except HTS, which is a group."""
    nodes = []
    for index, row in enumerate(rows.strip().splitlines()):
        word, tag, relation, head = row.split()
        start = index * 20
        kind = "Faction" if word == "HTS" else "Location"
        name = Mention(start, start + len(word), word, kind, word.lower()) if word.isupper() and len(word) > 1 else None
        nodes.append(Node(index, start, start + len(word), word, tag, relation, int(head), name))
    return Tree(nodes)


REPAIRS = {
    """ "Clashes as rebels took it": what comes before "as" is a clause of its own.""": (
        """
        Clashes NNS nsubj 3
        as IN case 2
        rebels NNS nmod 0
        took VBD root 3
        """,
        {
            "Clashes": ("root", "Clashes"),
            "rebels": ("nsubj", "took"),
            "took": ("advcl", "Clashes"),
            "as": ("mark", "took"),
        },
    ),
    """ "It fell after rebels came": the verb hung on its own subject is a clause of the verb above.""": (
        """
        It PRP nsubj 1
        fell VBD root 1
        after IN case 3
        rebels NNS obl 1
        came VBD acl 3
        """,
        {"rebels": ("nsubj", "came"), "came": ("advcl", "fell"), "after": ("mark", "came")},
    ),
    """ "After rebels came": a verb that is the root stays it.""": (
        """
        After IN case 1
        rebels NNS obl 2
        came VBD root 2
        """,
        {"rebels": ("nsubj", "came"), "came": ("root", "came"), "After": ("mark", "came")},
    ),
    """ "Clashes as the night came": times and events do not act.""": (
        """
        Clashes NNS nsubj 3
        as IN case 2
        night NN nmod 0
        came VBD root 3
        """,
        {"Clashes": ("nsubj", "came"), "night": ("nmod", "Clashes")},
    ),
    """ "Forces and jets quickly hit towns": the whole list is the subject.""": (
        """
        Forces NNS nsubj 4
        and CC cc 2
        jets NNS conj 0
        quickly RB advmod 4
        hit VBD acl 2
        towns NNS obj 4
        """,
        {"Forces": ("nsubj", "hit")},
    ),
    """ "HTS bombed towns": a participle right after a group is its verb.""": (
        """
        HTS NNP nsubj 0
        bombed JJ amod 2
        towns NNS root 2
        """,
        {"bombed": ("root", "bombed"), "towns": ("obj", "bombed"), "HTS": ("nsubj", "bombed")},
    ),
    """ "The rebels bombed town": with an article before it a participle is one.""": (
        """
        The DT det 3
        rebels NNS compound 3
        bombed JJ amod 3
        town NN root 3
        """,
        {"bombed": ("amod", "town")},
    ),
    """ "SARMIN, the town, and X": an item of a list is no apposition.""": (
        """
        SARMIN NNP root 0
        , , punct 0
        the DT det 3
        town NN conj 0
        """,
        {"town": ("conj", "SARMIN")},
    ),
}


@pytest.mark.parametrize("case", REPAIRS)
def test_a_tree_is_mended(lexicon: Lexicon, case: str) -> None:
    rows, wanted = REPAIRS[case]
    tree = written(rows)
    Repairer(lexicon).repair(tree)
    found = {node.text: (node.relation, tree[node.head].text) for node in tree.nodes}
    assert {word: found[word] for word in wanted} == wanted
