"""Repairs of trees as the parser gives them, written by hand: one word a row, `word tag relation head`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.parse.repair import Repairer
from tests.extract.rows import arcs, written

if TYPE_CHECKING:
    from kg.lexicon import Lexicon


def kind(word: str) -> str | None:
    """The type of a name: words in capitals are places, except HTS, which is a group."""
    if word == "HTS":
        return "Faction"
    return "Location" if word.isupper() and len(word) > 1 else None


REPAIRS = {
    """ "which groups together HTS": a second subject after the verb is its object.""": (
        """
        Front NNP root 0
        , , punct 3
        which WDT nsubj 3
        groups NNS acl:relcl 0
        together RB advmod 3
        the DT det 6
        HTS NNP nsubj 3
        """,
        {"HTS": ("obj", "groups")},
    ),
    """ "rebels, fighting with HTS, seized BINNISH": a gerund that has a subject stays the verb.""": (
        """
        Tuareg JJ amod 1
        rebels NNS nsubj 3
        , , punct 3
        fighting VBG root 3
        with IN case 5
        HTS NNP obl 3
        , , punct 7
        seized VBD conj 3
        BINNISH NNP obj 7
        """,
        {"fighting": ("root", "fighting")},
    ),
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
        , , punct 6
        and CC cc 6
        BINNISH NNP conj 0
        """,
        {"town": ("conj", "SARMIN")},
    ),
    """ "Men linked to X overran Y": the noun before the participle is the subject.""": (
        """
        Men NNS nsubj 1
        linked VBN root 1
        to IN case 3
        HTS NNP nsubj 4
        overran VBD advcl 1
        SARMIN NNP obj 4
        """,
        {
            "overran": ("root", "overran"),
            "Men": ("nsubj", "overran"),
            "linked": ("acl", "Men"),
            "HTS": ("obl", "linked"),
        },
    ),
    """ "Said that X had killed ten, destroyed two": both were said.""": (
        """
        Residents NNS nsubj 1
        said VBD root 1
        that IN mark 4
        HTS NNP nsubj 4
        killed VBD ccomp 1
        ten CD obj 4
        destroyed VBD conj 1
        two CD obj 6
        """,
        {"destroyed": ("conj", "killed")},
    ),
    """ "X said civilians were killed": the noun between is the subject of the second verb.""": (
        """
        HTS NNP nsubj 1
        said VBD parataxis 4
        civilians NNS obj 1
        were VBD aux:pass 4
        killed VBN root 4
        """,
        {"said": ("root", "said"), "killed": ("ccomp", "said"), "civilians": ("nsubj:pass", "killed")},
    ),
    """ "Soldiers and X mercenaries left": the name belongs to the second subject.""": (
        """
        Soldiers NNS nsubj 4
        and CC cc 2
        HTS NNP conj 0
        mercenaries NNS nsubj 4
        left VBD root 4
        """,
        {"mercenaries": ("conj", "Soldiers"), "HTS": ("compound", "mercenaries"), "and": ("cc", "mercenaries")},
    ),
}


@pytest.mark.parametrize("case", REPAIRS)
def test_a_tree_is_mended(lexicon: Lexicon, case: str) -> None:
    rows, wanted = REPAIRS[case]
    tree = written(rows, kind)
    Repairer(lexicon).repair(tree)
    assert wanted.items() <= arcs(tree).items()
