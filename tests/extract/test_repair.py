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
    """ "HTS launches strikes, bombing BINNISH": what is listed with the verb is what the gerund is done to.""": (
        """
        HTS NNP nsubj 1
        launches VBZ root 1
        strikes NNS obj 1
        , , punct 4
        bombing VBG conj 1
        BINNISH NNP conj 1
        """,
        {"bombing": ("advcl", "launches"), "BINNISH": ("obj", "bombing")},
    ),
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
    """ "Affiliated with HTS led by Ali": what stands after a preposition is no subject.""": (
        """
        They PRP nsubj 1
        affiliated VBN root 1
        with IN case 3
        HTS NNP nsubj 4
        led VBD advcl 1
        by IN case 6
        Ali NNP obl:agent 4
        """,
        {"HTS": ("obl", "affiliated"), "led": ("acl", "HTS")},
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
    """ "After the army withdrew": a clause, not a phrase.""": (
        """
        HTS NNP nsubj 1
        left VBD root 1
        after IN case 5
        the DT det 5
        army NN compound 5
        withdrew VBD obl 1
        """,
        {"withdrew": ("advcl", "left"), "after": ("mark", "withdrew"), "army": ("nsubj", "withdrew")},
    ),
    """ "X took Y, and the army said it left": what stands before "and" is not said.""": (
        """
        HTS NNP nsubj 1
        took VBD ccomp 6
        SARMIN NNP obj 1
        and CC cc 6
        the DT det 5
        army NN nsubj 6
        said VBD root 6
        """,
        {"took": ("root", "took"), "said": ("conj", "took")},
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
    """ "Told Y that X took Z and destroyed W": told, not said of the hearer.""": (
        """
        Residents NNS nsubj 1
        told VBD root 1
        HTS NNP obj 1
        that IN mark 5
        rebels NNS nsubj 5
        took VBD acl:relcl 2
        SARMIN NNP obj 5
        destroyed VBD acl 2
        """,
        {"took": ("ccomp", "told"), "destroyed": ("conj", "took")},
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
    """ "Forcing people to flee": the bare verb is what they are made to do.""": (
        """
        Shelling NN nsubj 1
        left VBD root 1
        people NNS obj 1
        to TO case 4
        flee VB obl 0
        """,
        {"flee": ("xcomp", "left"), "to": ("mark", "flee")},
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
    """ "Factions in the south seized X": the preposition belongs to the phrase between.""": (
        """
        Factions NNS root 0
        in IN case 4
        the DT det 4
        south NN nsubj 4
        seized VBD nmod 0
        SARMIN NNP obj 4
        """,
        {"seized": ("root", "seized"), "Factions": ("nsubj", "seized"), "south": ("nmod", "Factions")},
    ),
    """ "Holds X and Y, both ceded by": "both" are the names before it.""": (
        """
        Rebels NNS nsubj 1
        hold VBP root 1
        SARMIN NNP obj 1
        and CC cc 4
        BINNISH NNP conj 2
        , , punct 6
        both DT dep 1
        ceded VBN acl 6
        """,
        {"both": ("appos", "SARMIN")},
    ),
    """ "Killed ten men, destroyed two tanks": a participle before a number is a verb.""": (
        """
        HTS NNP nsubj 1
        killed VBD root 1
        men NNS obj 1
        destroyed VBN amod 5
        two CD nummod 5
        tanks NNS conj 2
        """,
        {"destroyed": ("conj", "killed"), "tanks": ("obj", "destroyed")},
    ),
}


@pytest.mark.parametrize("case", REPAIRS)
def test_a_tree_is_mended(lexicon: Lexicon, case: str) -> None:
    rows, wanted = REPAIRS[case]
    tree = written(rows, kind)
    Repairer(lexicon).repair(tree)
    assert wanted.items() <= arcs(tree).items()
