"""Where the phrases of a sentence put its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

IN = {
    "HTS took Kafr Hamra in the western countryside of Aleppo.": ["Kafr Hamra > western countryside of Aleppo"],
    "HTS took Kafr Hamra, in western Aleppo.": ["Kafr Hamra > western Aleppo"],
    "HTS took Sarmin and Binnish in Idlib province.": ["Sarmin > Idlib province", "Binnish > Idlib province"],
    "HTS took the Bree and Archet oil fields in Idlib province.": ["Bree > Idlib province", "Archet > Idlib province"],
    "HTS took Sarmin -- a town in Idlib -- on Friday.": ["Sarmin > Idlib"],
    "HTS took Sarmin and Binnish, both in Idlib.": ["Sarmin > Idlib", "Binnish > Idlib"],
    "HTS took Sarmin, a town in the south of Idlib province.": ["Sarmin > Idlib province"],
    "HTS took Tawila, a town in North Bree province, on Friday.": ["Tawila > North Bree province"],
    "Sarmin, Binnish and Nayrab, three towns in Idlib, were hit.": [
        "Sarmin > Idlib",
        "Binnish > Idlib",
        "Nayrab > Idlib",
    ],
    "Sarmin, the last stronghold of HTS in Idlib, fell.": [],
    "Somalia is at war. HTS left the southern Somali towns of Bree and Archet.": ["Bree > Somalia", "Archet > Somalia"],
    "Somalia is at war. Clashes hit the Somali capital of Bree.": ["Bree > Somalia"],
    "Clashes hit the Somali town of Bree.": [],
    "HTS took Sarmin in north of Hama.": [],
    "Shells hit Bree in Idlib and Archet in Hama.": ["Bree > Idlib", "Archet > Hama"],
    "HTS did not take the capital of Idlib province, Harbad.": ["Harbad > Idlib province"],
    "HTS took North Mordor province and its capital, Bree.": ["Bree > North Mordor province"],
    "HTS took Bree in the Red Sea port city of Sarmin.": ["Bree > Sarmin"],
    "Sarmin, the last stronghold in Idlib of HTS, fell.": ["Sarmin > Idlib"],
    "Sarmin is a town in Idlib.": ["Sarmin > Idlib"],
    "HTS took Sarmin, Binnish and other towns of the Idlib region.": [
        "Sarmin > Idlib region",
        "Binnish > Idlib region",
    ],
    "Shells hit the Red Sea port city of Bree.": [],
    "Shells hit a pier in the Black Sea region of Bree.": [],
    "Shells hit an island in the Red Sea near Bree.": [],
    "HTS took Bree, the capital of South Mordor.": ["Bree > South Mordor"],
    "Shells hit the Bree district of Aleppo.": ["Bree > Aleppo"],
    "Shells hit the Bree neighbourhood in Aleppo.": ["Bree > Aleppo"],
    "Shells hit the Aleppo suburb of Bree.": ["Bree > Aleppo"],
    "Shells hit the hospital in the Bree district of Aleppo.": ["Bree > Aleppo"],
    "Shells hit Aleppo's Bree district.": ["Bree > Aleppo"],
    "Idlib's Sarmin and Binnish were hit.": ["Sarmin > Idlib", "Binnish > Idlib"],
    "HTS took Bree, capital of Mordor Province.": ["Bree > Mordor Province"],
    "After the battle of Sarmin, clashes in Binnish killed ten.": [],
    "Idlib's capital, Sarmin, fell.": ["Sarmin > Idlib"],
    "HTS took the capital of Idlib, Sarmin.": ["Sarmin > Idlib"],
    "HTS took Idlib's regional capital Sarmin.": ["Sarmin > Idlib"],
    "HTS took the capital of Idlib, Sarmin and Binnish.": [],
    "HTS took Bree, Mordor Province.": ["Bree > Mordor Province"],
    "HTS took Bree, Mordor Province and Sarmin.": [],
    "HTS took Bree in Archet district, Mordor province, on Friday.": ["Bree > Archet", "Archet > Mordor province"],
    "HTS took Bree, Archet county, Mordor State.": ["Bree > Archet county", "Archet county > Mordor State"],
    "HTS took Bree, Archet district, which was calm.": ["Bree > Archet"],
    "HTS took Bree, northern Mordor on Friday.": ["Bree > northern Mordor"],
    "HTS took Mordor Province, Archet district.": [],
    "HTS took Bree, province of Mordor, on Friday.": ["Bree > Mordor"],
    "HTS took Bree, Sarmin, Archet district and Binnish.": [],
    "HTS took Bree in the Archet territory.": ["Bree > Archet territory"],
    "HTS did not take Sarmin in Idlib.": ["Sarmin > Idlib"],
    "People from Aleppo in Idlib left.": [],
    "HTS left Sarmin in Syria.": ["Sarmin > Syria"],
    "HTS left the Deraa valley of Syria's Hauran.": [],
    "HTS holds Sarmin, Binnish and Nayrab within Idlib province.": [
        "Sarmin > Idlib province",
        "Binnish > Idlib province",
        "Nayrab > Idlib province",
    ],
    "HTS took Sarmin and Binnish, which lie in Idlib province.": [
        "Sarmin > Idlib province",
        "Binnish > Idlib province",
    ],
    "The town of Sarmin is situated in Idlib province.": ["Sarmin > Idlib province"],
    "The rumour lies in Idlib.": [],
    "HTS raided Idlib's main prison, Bree.": ["Bree > Idlib"],
    "HTS took Sarmin and Binnish checkpoints in Idlib province.": [
        "Sarmin > Idlib province",
        "Binnish > Idlib province",
    ],
    "HTS took the Sarmin, Nayrab and Binnish checkpoints.": [],
    "Shells hit the town of Bree in the Eastern Archet.": ["Bree > Eastern Archet"],
    "Shells hit the south-western Bree district of Aleppo.": ["Bree > Aleppo"],
    "HTS struck in the northern Idlib town of Bree.": ["Bree > northern Idlib"],
    "HTS left Bree, northern Syria, on Friday.": ["Bree > northern Syria"],
    "HTS left Sarmin (northern Syria) on Friday.": ["Sarmin > northern Syria"],
    "HTS left Bree, Libya, on Friday.": ["Bree > Libya"],
    "HTS left Sarmin, northern Idlib, and Binnish.": [],
    "HTS left Binnish, Sarmin, northern Aleppo.": [],
    "HTS left northern Idlib, northern Syria, on Friday.": [],
    "HTS fought in the province of Idlib, where Sarmin is located.": ["Sarmin > province of Idlib"],
    "HTS fought in Idlib, where Sarmin is hot.": [],
    "HTS seized posts in Sarmin and Binnish in Nayrab.": ["Sarmin > Nayrab", "Binnish > Nayrab"],
    "HTS left Sarmin, a town east of Idlib.": [],
    "Sarmin and Binnish, all located in Idlib province, fell.": ["Sarmin > Idlib province", "Binnish > Idlib province"],
    "Shells hit Bree, Mordor Province's capital.": ["Bree > Mordor Province"],
    "Shells hit Sarmin, Idlib.": ["Sarmin > Idlib"],
    "Shells hit Sarmin, Idlib and Bree.": [],
    "Shells hit Sarmin, Aleppo.": [],
    "Four were hurt in Sarmin, in Aleppo and in Idlib.": [],
    "Residents of Sarmin in tents left.": [],
}


@pytest.mark.parametrize("text", IN)
def test_a_phrase_tells_where_a_place_is(says: Callable[[str], list[str]], text: str) -> None:
    lines = [line for line in says(text) if line.startswith("located(")]
    assert lines == [f"located(place: {a}, in_place: {b})" for a, b in (pair.split(" > ") for pair in IN[text])]
