"""Figures of people: who was counted, how many, and what the parts of a whole are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.parse.figure import figures
from tests.extract.rows import arcs, written

if TYPE_CHECKING:
    from collections.abc import Callable

SAYS = {
    "Forty soldiers were killed or wounded in Sarmin.": [],
    "HTS killed or captured forty soldiers in Sarmin.": [],
    "At least 30 people were killed and hundreds more wounded.": [
        "killed(victim_group: people) | 30..None people",
        "injured(victim_group: people) | None..None None",
    ],
    "HTS killed ten civilians and injured scores more.": [
        "killed(victim_group: civilians, by: HTS) | 10..10 civilians",
        "injured(victim_group: civilians, by: HTS) | None..None None",
    ],
    "HTS attacked Hezbollah. The blast killed ten villagers.": [
        "killed(victim_group: villagers) | 10..10 villagers",
    ],
    "The blast killed ten villagers.": [],
    "Dozens of HTS militants were reportedly killed in the bombardment.": [
        "killed(victim_group: HTS) | None..None militants"
    ],
    "The war has killed hundreds on both sides.": ["killed(victim_group: people) | None..None None"],
    "Ten HTS fighters were captured in clashes with the Levant Front.": [
        "capturedPersons(actor: Levant Front, group: HTS) | 10..10 fighters"
    ],
    "The raid killed 30 people, 12 of them were children and 5 were medics.": [
        "killed(victim_group: people) | 30..30 people",
        "killed(victim_group: children) | 12..12 children",
        "killed(victim_group: medics) | 5..5 medics",
    ],
    "A monitor put the number of dead villagers at 31, among them 18 women.": [
        "killed(victim_group: villagers) | claimed | says monitor | 31..31 villagers",
        "killed(victim_group: women) | claimed | says monitor | 18..18 women",
    ],
    "The number of people wounded in the shelling rose to 44.": ["injured(victim_group: people) | 44..44 people"],
    "HTS lost an officer in Sarmin.": ["killed(victim_group: HTS, place: Sarmin) | 1..1 officer"],
    "HTS lost 17 of its fighters.": ["killed(victim_group: HTS) | 17..17 fighters"],
    "HTS killed and wounded scores of villagers.": [
        "killed(victim_group: villagers, by: HTS) | None..None villagers",
        "injured(victim_group: villagers, by: HTS) | None..None villagers",
    ],
    "Scores of Palestinians and dozens of Israeli soldiers were killed.": [
        "killed(victim_group: Palestinians) | None..None palestinians",
        "killed(victim_group: Israel) | None..None soldiers",
    ],
    "At 09:20 fighters left Sarmin.": [],
    "Ten people were killed and 40 wounded in Sarmin.": [
        "killed(victim_group: people) | 10..10 people",
        "injured(victim_group: people, place: Sarmin) | 40..40 None",
    ],
    "Ten people were killed and 25 others displaced by the shelling.": [
        "killed(victim_group: people) | 10..10 people",
        "displaced(group: people) | 25..25 others",
    ],
    "Twenty-one Russian soldiers were killed and dozens more were wounded.": [
        "killed(victim_group: Russia) | 21..21 soldiers",
        "injured(victim_group: Russia) | None..None None",
    ],
    "Rescuers said six girls from one street were among those killed in Sarmin.": [
        "killed(victim_group: girls, place: Sarmin) | claimed | says Rescuers | 6..6 girls"
    ],
    "The report is 03 dead and 08 wounded.": [
        "killed(victim_group: people) | 3..3 None",
        "injured(victim_group: people) | 8..8 None",
    ],
    "- 14 were executed by HTS.": ["killed(victim_group: people, by: HTS) | 14..14 None"],
    "9 including 2 girls were killed by HTS.": [
        "killed(victim_group: people, by: HTS) | 9..9 None",
        "killed(victim_group: girls, by: HTS) | 2..2 girls",
    ],
    "HTS had killed 25 guards and taken 12 prisoner.": [
        "killed(victim_group: guards, by: HTS) | 25..25 guards",
        "capturedPersons(actor: HTS, group: guards) | 12..12 None",
    ],
    "The assault killed 12 members of the security forces and wounded another 10.": [
        "killed(victim_group: security forces) | 12..12 members",
        "injured(victim_group: security forces) | 10..10 None",
    ],
    "A monitor says 30 HTS were killed and 19 wounded.": [
        "killed(victim_group: HTS) | claimed | says monitor | 30..30 hts",
        "injured(victim_group: HTS) | claimed | says monitor | 19..19 None",
    ],
    "In Idlib, 22 guards were killed in a series of attacks.": [
        "killed(victim_group: guards, place: Idlib) | 22..22 guards"
    ],
    "In Idlib 22 guards died.": ["killed(victim_group: guards, place: Idlib) | 22..22 guards"],
    "Another 63 of those killed in Sarmin were members of HTS, 16 were medics, and one was a nun.": [
        "killed(victim_group: HTS, place: Sarmin) | 63..63 members",
        "killed(victim_group: medics, place: Sarmin) | 16..16 medics",
        "killed(victim_group: nun, place: Sarmin) | 1..1 nun",
    ],
    "Seven made it out of Sarmin.": [],
    "Among the victims were 13 members of HTS, 11 guards and 5 nuns.": [
        "killed(victim_group: HTS) | 13..13 members",
        "killed(victim_group: guards) | 11..11 guards",
        "killed(victim_group: nuns) | 5..5 nuns",
    ],
    "HTS captured and killed large numbers of Levant Front fighters.": [
        "capturedPersons(actor: HTS, group: Levant Front) | None..None fighters",
        "killed(victim_group: Levant Front, by: HTS) | None..None fighters",
    ],
    "The death toll has risen from 23 to 35.": ["killed(victim_group: people) | 35..35 None"],
    "The fighting displaced 40 000 people.": ["displaced(group: people) | 40000..40000 people"],
    "More than 140,000 people were made homeless by the fighting.": ["displaced(group: people) | 140001..None people"],
    "A Russian soldier was killed in Sarmin.": ["killed(victim_group: Russia, place: Sarmin) | 1..1 soldier"],
    "Turkey has lost 17 of its soldiers in Sarmin.": ["killed(victim_group: Turkey, place: Sarmin) | 17..17 soldiers"],
    "The guards, 23 of whom were wounded in Sarmin, fled.": [
        "injured(victim_group: guards, place: Sarmin) | 23..23 None"
    ],
    "A car bomb in Sarmin struck rebels fighting HTS, killing nine villagers.": [
        "killed(victim_group: villagers) | 9..9 villagers"
    ],
    "An HTS ambush on a rebel convoy killed nine soldiers.": ["killed(victim_group: soldiers) | 9..9 soldiers"],
    "Nine villagers were killed by coalition strikes in Sarmin.": [
        "killed(victim_group: villagers, by: coalition, place: Sarmin) | 9..9 villagers"
    ],
    "Nine people were killed in Sarmin and another 48 in Binnish, a medic said.": [
        "killed(victim_group: people, place: Sarmin) | claimed | says medic | 9..9 people",
        "killed(victim_group: people, place: Binnish) | claimed | says medic | 48..48 None",
    ],
    "Nine people were killed in Sarmin and 48 were killed in Binnish.": [
        "killed(victim_group: people, place: Sarmin) | 9..9 people",
        "killed(victim_group: people, place: Binnish) | 48..48 None",
    ],
    "The ministry gave a total of 78 dead, 45 in Sarmin and 33 in Binnish.": [
        "killed(victim_group: people) | 78..78 None",
        "killed(victim_group: people, place: Sarmin) | 45..45 None",
        "killed(victim_group: people, place: Binnish) | 33..33 None",
    ],
    "Nine people were killed in Sarmin and 12 in ambulances.": [
        "killed(victim_group: people, place: Sarmin) | 9..9 people"
    ],
    "SANA said hundreds of others fled to Binnish.": [
        "displaced(group: others, to: Binnish) | claimed | says SANA | None..None others"
    ],
    "Rebels fought HTS in Sarmin. The army beheaded 25 of them.": [
        "killed(victim_group: Rebels, by: army) | 25..25 None"
    ],
    "Some 90 men of HTS were killed in Sarmin, and hundreds more were wounded.": [
        "killed(victim_group: HTS, place: Sarmin) | 90..90 men",
        "injured(victim_group: HTS) | None..None None",
    ],
    "HTS attacked the army, with dozens of combatants dying on both sides.": [
        "killed(victim_group: combatants) | None..None combatants"
    ],
    "A medic counted 66 guards, including two captains, killed in Sarmin.": [
        "killed(victim_group: guards, place: Sarmin) | 66..66 guards",
        "killed(victim_group: captains, place: Sarmin) | 2..2 captains",
    ],
    "Scores of nuns were among the 300 Mandaeans killed in May.": [
        "killed(victim_group: nuns) | None..None nuns | 2024-05"
    ],
    "A captain put the number of dead at 15; HTS said 21 were killed.": [
        "killed(victim_group: people) | claimed | says captain | 15..15 None",
        "killed(victim_group: people) | claimed | says HTS | 21..21 None",
    ],
    "Two senior HTS leaders were killed.": ["killed(victim_group: HTS) | 2..2 leaders"],
    "The base captain was wounded in Sarmin.": ["injured(victim_group: captain, place: Sarmin) | 1..1 captain"],
    "The police were wounded in Sarmin.": [],
    "More than 3,000 families left on Saturday night as part of a deal, said SANA.": [
        "displaced(group: families) | claimed | says SANA | 3001..None families | 2024-11-30"
    ],
    "The bombardment has wounded 30 others and driven 250 families from their homes.": [
        "injured(victim_group: others) | 30..30 others",
        "displaced(group: families) | 250..250 families",
    ],
    "Some 250 families were driven from their homes.": ["displaced(group: families) | 250..250 families"],
    "Three nurses were among the dead.": ["killed(victim_group: nurses) | 3..3 nurses"],
    "Among the dead were two priests.": ["killed(victim_group: priests) | 2..2 priests"],
    "Among those killed were two priests.": ["killed(victim_group: priests) | 2..2 priests"],
    "The general was killed with four of his guards.": [
        "killed(victim_group: general) | 1..1 general",
        "killed(victim_group: guards) | 4..4 guards",
    ],
    "HTS detained several members of the Levant Front.": [
        "capturedPersons(actor: HTS, group: Levant Front) | None..None members"
    ],
    "HTS captured several positions of the Levant Front.": [],
    "Omar Darwish, who led HTS against the Assad regime until he was killed in May 2021, was a farmer.": [
        "killed(victim_group: Omar Darwish) | 1..1 None | 2021-05"
    ],
    "The monitor said the commander of HTS in the camp, colonel Omar Darwish, was killed.": [
        "killed(victim_group: Omar Darwish) | claimed | says monitor | 1..1 None"
    ],
    "Clashes left 14 rebel fighters and 20 government forces dead.": [
        "killed(victim_group: rebel fighters) | 14..14 fighters",
        "killed(victim_group: government forces) | 20..20 forces",
    ],
    "Shelling left two women dead and ten children wounded.": [
        "killed(victim_group: women) | 2..2 women",
        "injured(victim_group: children) | 10..10 children",
    ],
    "Six civilians have been killed and dozens have been injured.": [
        "killed(victim_group: civilians) | 6..6 civilians",
        "injured(victim_group: civilians) | None..None None",
    ],
    "The monitor documented a massacre of nine citizens in Kafrin.": [
        "killed(victim_group: citizens, place: Kafrin) | claimed | says monitor | 9..9 citizens",
    ],
    "Hezbollah chased the remnants of HTS, killing a number of them.": [
        "killed(victim_group: HTS, by: Hezbollah) | None..None None",
    ],
    "At least nine people -- four rebels and five soldiers -- were killed.": [
        "killed(victim_group: people) | 9..None people",
        "killed(victim_group: rebels) | 4..4 rebels",
        "killed(victim_group: soldiers) | 5..5 soldiers",
    ],
    "Nine people (four rebels and five soldiers) were killed.": [
        "killed(victim_group: people) | 9..9 people",
        "killed(victim_group: rebels) | 4..4 rebels",
        "killed(victim_group: soldiers) | 5..5 soldiers",
    ],
    "HTS killed nine extremists in Sarmin.": [
        "killed(victim_group: extremists, by: HTS, place: Sarmin) | 9..9 extremists"
    ],
    "HTS suffered nine deaths and 20 injuries.": [
        "killed(victim_group: HTS) | 9..9 deaths",
        "injured(victim_group: HTS) | 20..20 injuries",
    ],
    "Three HTS cadres were killed.": ["killed(victim_group: HTS) | 3..3 cadres"],
    "Twelve civilians, three of them children, were killed in Sarmin.": [
        "killed(victim_group: civilians, place: Sarmin) | 12..12 civilians",
        "killed(victim_group: children, place: Sarmin) | 3..3 children",
    ],
    "Two soldiers were killed and three wounded in Sarmin.": [
        "killed(victim_group: soldiers) | 2..2 soldiers",
        "injured(victim_group: soldiers, place: Sarmin) | 3..3 None",
    ],
    "Twelve civilians were killed and five others were injured in Sarmin.": [
        "killed(victim_group: civilians) | 12..12 civilians",
        "injured(victim_group: civilians, place: Sarmin) | 5..5 others",
    ],
    "Abu Omar was killed in Sarmin.": [
        "killed(victim_group: Abu Omar, place: Sarmin) | 1..1 None",
    ],
    "Forty were killed in Sarmin.": [
        "killed(victim_group: people, place: Sarmin) | 40..40 None",
    ],
}


@pytest.mark.parametrize("text", SAYS)
def test_a_sentence_counts_these_people(text: str, says: Callable[[str], list[str]]) -> None:
    counted = ("killed", "injured", "displaced", "capturedPersons")
    assert [line for line in says(text) if line.startswith(counted)] == SAYS[text]


REPAIRS = {
    """ "Six rebel fighters died": the number is no sentence of its own.""": (
        """
        Six CD root 0
        rebel NN compound 2
        fighters NNS nsubj 3
        died VBD parataxis 0
        yesterday NN obl:unmarked 0
        """,
        {"Six": ("nummod", "fighters"), "died": ("root", "died"), "yesterday": ("obl:unmarked", "died")},
    ),
    """ "Ten were killed and five hurt": the second figure has its own verb.""": (
        """
        Ten CD nsubj:pass 2
        were VBD aux:pass 2
        killed VBN root 2
        and CC cc 4
        five CD conj 2
        hurt VBN acl 4
        """,
        {"five": ("nsubj:pass", "hurt"), "hurt": ("conj", "killed")},
    ),
    """ "Dozens of the men were killed": the number is the subject.""": (
        """
        Dozens CD dep 5
        of IN case 3
        the DT det 3
        men NNS nsubj:pass 5
        were VBD aux:pass 5
        killed VBN root 5
        """,
        {"Dozens": ("nsubj:pass", "killed"), "men": ("nmod", "Dozens"), "of": ("case", "men")},
    ),
    """ "Dozens of men who died": what hangs elsewhere is left alone.""": (
        """
        Dozens CD nsubj 4
        of IN case 2
        men NNS nsubj 3
        fought VBD ccomp 4
        died VBD root 4
        """,
        {"Dozens": ("nsubj", "died"), "men": ("nsubj", "fought")},
    ),
    """ "Killed hundreds on both sides": the sides are not counted.""": (
        """
        Killed VBD root 0
        hundreds CD nummod 4
        on IN case 3
        both DT nmod 1
        sides NNS obj 0
        """,
        {
            "hundreds": ("obj", "Killed"),
            "sides": ("nmod", "hundreds"),
            "both": ("det", "sides"),
            "on": ("case", "sides"),
        },
    ),
    """ "Killed hundreds in towns": the towns are not counted.""": (
        """
        Killed VBD root 0
        hundreds CD nummod 3
        in IN case 3
        towns NNS obj 0
        """,
        {"hundreds": ("obj", "Killed"), "towns": ("nmod", "hundreds"), "in": ("case", "towns")},
    ),
    """ "Ten rebel fighters were held": the number counts the noun.""": (
        """
        Ten CD punct 4
        rebel NN compound 2
        fighters NNS nsubj:pass 4
        were VBD aux:pass 4
        held VBN root 4
        """,
        {"Ten": ("nummod", "fighters")},
    ),
    """ "Ten very": a number before no noun is left alone.""": (
        """
        Ten CD dep 1
        very RB root 1
        """,
        {"Ten": ("dep", "very")},
    ),
    """ "Ten, two men": a noun that has its number gets no other.""": (
        """
        Ten CD dep 2
        old JJ amod 3
        two CD nummod 3
        men NNS root 3
        """,
        {"Ten": ("dep", "two"), "two": ("nummod", "men")},
    ),
    """ "Two tanks burnt, four men killed": each participle is said of its own noun.""": (
        """
        Two CD nummod 1
        tanks NNS root 1
        burnt VBN acl 1
        four CD nummod 4
        men NNS appos 1
        killed VBN acl 1
        """,
        {"burnt": ("acl", "tanks"), "killed": ("acl", "men")},
    ),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_figures_are_mended(name: str) -> None:
    rows, wanted = REPAIRS[name]
    tree = written(rows)
    figures(tree)
    assert wanted.items() <= arcs(tree).items()
