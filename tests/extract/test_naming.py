"""Names and clauses that the parser hangs on the wrong word, in trees written by hand: `word tag relation head`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.parse.repair import Repairer
from tests.extract.rows import arcs, written

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

KINDS = {"HTS": "Faction", "SNA": "Alliance", "RSF": "Faction", "OMAR": "Person", "ALI": "Person", "BREE": "Location"}


REPAIRS = {
    """ "The commander of the SNA forces, Omar": past what the forces are.""": (
        """
        commander NN root 0
        of IN case 3
        SNA NNP compound 3
        forces NNS nmod 0
        , , punct 5
        OMAR NNP appos 3
        """,
        {"OMAR": ("appos", "commander")},
    ),
    """ "The commander of the forces in Bree, Omar": past two phrases.""": (
        """
        commander NN root 0
        of IN case 2
        forces NNS nmod 0
        in IN case 4
        BREE NNP nmod 2
        , , punct 6
        OMAR NNP appos 4
        """,
        {"OMAR": ("appos", "commander")},
    ),
    """ "The largest faction of the SNA, HTS": the faction, not the alliance.""": (
        """
        faction NN root 0
        of IN case 2
        SNA NNP nmod 0
        , , punct 4
        HTS NNP appos 2
        """,
        {"HTS": ("appos", "faction")},
    ),
    """ "A bridge in Bree, HTS": no bridge is a group.""": (
        """
        bridge NN root 0
        in IN case 2
        BREE NNP nmod 0
        , , punct 4
        HTS NNP appos 2
        """,
        {"HTS": ("appos", "BREE")},
    ),
    """ "HTS and its allies, the SNA and the RSF, left": the allies.""": (
        """
        HTS NNP nsubj 11
        and CC cc 3
        its PRP$ nmod:poss 3
        allies NNS conj 0
        , , punct 6
        the DT det 6
        SNA NNP conj 0
        and CC cc 9
        the DT det 9
        RSF NNP conj 0
        , , punct 0
        left VBD root 11
        """,
        {"SNA": ("appos", "allies"), "RSF": ("conj", "SNA")},
    ),
    """ "HTS and its men, the SNA": ends with the noun.""": (
        """
        HTS NNP root 0
        and CC cc 3
        its PRP$ nmod:poss 3
        allies NNS conj 0
        """,
        {"allies": ("conj", "HTS")},
    ),
    """ "Fighters of HTS affiliate RSF took": three words that the parser parted.""": (
        """
        Fighters NNS nsubj 5
        of IN case 2
        HTS NNP nmod 0
        affiliate NN nsubj 5
        RSF NNP obj 5
        took VBD root 5
        """,
        {"RSF": ("nmod", "Fighters"), "affiliate": ("compound", "RSF"), "HTS": ("compound", "affiliate")},
    ),
    """ "HTS, an alliance, took Bree": a verb has one subject.""": (
        """
        HTS NNP nsubj 5
        , , punct 3
        an DT det 3
        alliance NN nsubj 5
        , , punct 5
        took VBD root 5
        BREE NNP obj 5
        """,
        {"alliance": ("appos", "HTS"), "HTS": ("nsubj", "took")},
    ),
    """ "It was backed by the SNA, led by Omar": the SNA is not led.""": (
        """
        It PRP nsubj:pass 2
        was VBD aux:pass 2
        backed VBN root 2
        by IN case 4
        SNA NNP obl 2
        , , punct 6
        led VBN acl 4
        by IN case 8
        OMAR NNP obl 6
        """,
        {"led": ("conj", "backed")},
    ),
    """ "They arrested Omar, the leader of HTS": the second of two nouns that befell him.""": (
        """
        arrest NN root 0
        and CC cc 2
        trial NN conj 0
        of IN case 4
        OMAR NNP nmod 2
        , , punct 7
        the DT det 7
        leader NN conj 0
        of IN case 9
        HTS NNP nmod 7
        """,
        {"leader": ("appos", "OMAR")},
    ),
}


@pytest.mark.parametrize("case", REPAIRS)
def test_a_name_is_said_of_the_noun_that_it_can_be(case: str, lexicon: Lexicon) -> None:
    rows, wanted = REPAIRS[case]
    tree = written(rows, KINDS.get)
    Repairer(lexicon).repair(tree)
    assert wanted.items() <= arcs(tree).items()
