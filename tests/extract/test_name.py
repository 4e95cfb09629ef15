"""Names: where they start and end, what they are, and which mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.entity import references
from kg.extract.name.reader import NameReader
from kg.extract.sentence import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.reader import Reader
    from kg.lexicon import Lexicon

    Names = Callable[[str], list[tuple[str, str | None]]]


@pytest.fixture(scope="session")
def names(reader: Reader) -> Names:
    def found(text: str) -> list[tuple[str, str | None]]:
        mentions = reader._names.find(text, sentences(text))
        assert all(text[m.start : m.end] == m.text for m in mentions)
        return [(m.text, "demonym" if m.demonym else m.type) for m in mentions]

    return found


BY_FORM = {
    "The 46th Brigade left.": [("46th Brigade", "MilitaryUnit")],
    "The Fourth Armored Division left.": [("Fourth Armored Division", "MilitaryUnit")],
    "The 46th Brigade of the Free Lions left.": [("46th Brigade of the Free Lions", "MilitaryUnit")],
    "The Government of Mordor fell.": [("Government of Mordor", "StateForce")],
    "The Men of the West left.": [("Men of the West", "Faction")],
    "They began Shield of the North.": [("Shield of the North", "Operation")],
    "They began Operation Iron Fist.": [("Operation Iron Fist", "Operation")],
    "They joined the Elven Operations Room.": [("Elven Operations Room", "Alliance")],
    "The Mordor Armed Forces left.": [("Mordor Armed Forces", "StateForce")],
    "Liwa Baraka left.": [("Liwa Baraka", "Faction")],
    "The Shire Military Council left.": [("Shire Military Council", "Faction")],
    "The Ministry of Health and Welfare said so.": [("Ministry of Health and Welfare", "Organization")],
    "The Rohan Front left.": [("Rohan Front", "Faction")],
    "The Gondor Brigade left.": [("Gondor Brigade", "MilitaryUnit")],
    "The Gondor Gazette said so.": [("Gondor Gazette", "MediaOutlet")],
    "They left Minas Airport.": [("Minas Airport", "MilitaryBase")],
    "They left Minas International Airport.": [("Minas International Airport", "Location")],
    "They left Minas Square.": [("Minas Square", "Location")],
    "Abu Omar al-Shishani left.": [("Abu Omar al-Shishani", "Person")],
    "They left Base 46 alone.": [("Base 46", "MilitaryBase")],
    "The Islamic State Rohan Province left.": [("Islamic State Rohan Province", "Faction")],
    "The Myanmar Elven Liberation Army left.": [("Myanmar Elven Liberation Army", "Faction")],
    "The Myanmar Army left.": [("Myanmar Army", "StateForce")],
    "The General Staff left.": [("General Staff", "Organization")],
    "The Freedom and Honour Movement left.": [("Freedom and Honour Movement", "Faction")],
    "The Wazalendo militia left.": [("Wazalendo", "Faction")],
    "The Muslim rebels left.": [],
    "Light Infantry Battalion 377 left.": [("Light Infantry Battalion 377", "MilitaryUnit")],
    "The Border Police Battalion No. 7 left.": [("Border Police Battalion No. 7", "MilitaryUnit")],
    "The No. 9 Coastal Operations Command left.": [("No. 9 Coastal Operations Command", "MilitaryUnit")],
    "The No. 9 COC left.": [("No. 9 COC", "MilitaryUnit")],
    "He was the No. 2 man in Mordor.": [("Mordor", "Location")],
    "The Khand People's Liberation Front left.": [("Khand People's Liberation Front", "Faction")],
    "The Movement for the Salvation of Khand left.": [("Movement for the Salvation of Khand", "Faction")],
    "The Rally for Change and Justice in Khand left.": [("Rally for Change and Justice in Khand", "Faction")],
    "The Convention for Khandi Democracy left.": [("Convention for Khandi Democracy", "Faction")],
    "The Movement for Change attacked Khand in May.": [("Movement for Change", "Faction"), ("Khand", None)],
    "The Khand Authority on Development left.": [("Khand Authority on Development", "Organization")],
    "The Khand Liberation Movement/Army left.": [("Khand Liberation Movement/Army", "Faction")],
    "The Khand Front (HLM/A) left.": [("Khand Front", "Faction"), ("HLM/A", "Faction")],
    "It lies between Khand / Umbar.": [("Khand", None), ("Umbar", None)],
    "The United Liberation Front of Khand left.": [("United Liberation Front of Khand", "Faction")],
    "The United Khand Mission left.": [("United Khand Mission", "Organization")],
    "The Sri Lanka Army left.": [("Sri Lanka Army", "StateForce")],
    "The Royal Thai Army left.": [("Royal Thai Army", "StateForce")],
    "The Kenya Defence Force left.": [("Kenya Defence Force", "StateForce")],
    "The Khand Defence Force left.": [("Khand Defence Force", "Faction")],
    "Radio Khand said so.": [("Radio Khand", "MediaOutlet")],
    "It reached the Khand Administrative Post.": [("Khand Administrative Post", "Location")],
    "It reached Khand township.": [("Khand", "Location")],
    "The UN-recognised Government of Mordor fell.": [("UN", "Organization"), ("Government of Mordor", "StateForce")],
    "They left the Abu Dor air base.": [("Abu Dor air base", "MilitaryBase")],
    "They met Umar bin Khattab.": [("Umar bin Khattab", "Person")],
    "In the Rivendell District, they left.": [("Rivendell District", "Location")],
    "They joined the Joint Force of the Elven Movements.": [("Joint Force of the Elven Movements", "Alliance")],
    "The Justice and Honour Movement left.": [("Justice and Honour Movement", "Faction")],
    "The Sudanese Resistance Army left.": [("Sudanese Resistance Army", "Faction")],
    "The Islamic State Mordor Province left.": [("Islamic State Mordor Province", "Faction")],
    "The 444 Brigade left.": [("444 Brigade", "MilitaryUnit")],
    "The Alliance of Free Lions left.": [("Alliance of Free Lions", "Alliance")],
    "They joined the Elven operations room.": [("Elven operations room", "Alliance")],
    "They began Operation 1027.": [("Operation 1027", "Operation")],
    "The Gondor Brigade of the Reed Front left.": [("Gondor Brigade", "MilitaryUnit"), ("Reed Front", "Faction")],
    "The Brigade of the Lions left.": [("Brigade of the Lions", "MilitaryUnit")],
    "The 120th Western Shire Brigade left.": [("120th Western Shire Brigade", "MilitaryUnit")],
    "The 2nd Elven Legion of the Free Lions left.": [("2nd Elven Legion of the Free Lions", "MilitaryUnit")],
    "In 3 Bree left the rest.": [("Bree", None)],
    "The New People's Army left.": [("New People's Army", "Faction")],
    "The People’s Defence Forces left.": [("People’s Defence Forces", "Faction")],
    "They met Gondor's Defence Forces.": [("Gondor", None), ("Defence Forces", "StateForce")],
    "They left Light Infantry Battalion 88.": [("Light Infantry Battalion 88", "MilitaryUnit")],
    "Jund al-Bree wal Archet left.": [("Jund al-Bree wal Archet", "Faction")],
    "The Office for the Coordination of Elven Affairs said so.": [
        ("Office for the Coordination of Elven Affairs", "Organization")
    ],
    "They left Abu Dor Farm.": [("Abu Dor Farm", "Location")],
    "They left the Red Sea port.": [("Red Sea", "Location")],
}


@pytest.mark.parametrize("text", BY_FORM)
def test_a_new_name_is_what_its_words_say(names: Names, text: str) -> None:
    assert names(text) == BY_FORM[text]


BY_CONTEXT = {
    "They met spokesman Gimli.": [("Gimli", "Person")],
    "The Gimli group left.": [("Gimli", "Faction")],
    "They met Malian Islamists.": [("Malian", "demonym")],
    "Gimli Stone, 34, left.": [("Gimli Stone", "Person")],
    "Gimli Stone, a shopkeeper, left.": [("Gimli Stone", "Person")],
    "They met Brigadier General Gimli Stone.": [("Gimli Stone", "Person")],
    "They met Brig. Gen. Gimli Stone.": [("Gimli Stone", "Person")],
    "They met Lt Col Gimli Stone.": [("Gimli Stone", "Person")],
    "They took two villages, namely Khalid, Bree and Omar.": [
        ("Khalid", "Location"),
        ("Bree", "Location"),
        ("Omar", "Location"),
    ],
    "They met guests from the town, including Khalid.": [("Khalid", "Person")],
    "They took the towns of Bree and Khalid.": [("Bree", "Location"), ("Khalid", "Location")],
    "They left Bree's northern suburbs and Archet's capital.": [("Bree", "Location"), ("Archet", "Location")],
    "They left Bree's northern friends.": [("Bree", None)],
    "They took National Highway 2.": [("National Highway 2", "Location")],
    "They met Information Minister Gimli Stone.": [("Gimli Stone", "Person")],
    "They met Yemeni Deputy Foreign Minister Gimli Stone.": [("Yemeni", "demonym"), ("Gimli Stone", "Person")],
    "They met Minister of the Shire.": [("Shire", None)],
    "They were on their way, said Gimli Stone.": [("Gimli Stone", "Person")],
    "The Gondolin fighters left.": [("Gondolin", "Faction")],
    "They left the Bree strategic hilltop outpost.": [("Bree strategic hilltop outpost", "MilitaryBase")],
    "They left the Bree strategic plan.": [("Bree", None)],
    "Gimli Stone, Bree's civil society coordinator, left.": [("Gimli Stone", "Person"), ("Bree", None)],
    "Gimli Stone, Bree's last hope, left.": [("Gimli Stone", None), ("Bree", None)],
    "Pro-Bree fighters left.": [],
    "They left at 12:00 AM.": [],
    "They met Air Commodore Gimli Stone.": [("Gimli Stone", "Person")],
    "They left Bree forest.": [("Bree forest", "Location")],
    "The Burundian National Defence Force left.": [("Burundian National Defence Force", "StateForce")],
    "The Burundian Forces left.": [("Burundian Forces", "StateForce")],
    "The Khand People's Defense Forces left.": [("Khand People's Defense Forces", "Faction")],
    "The People's Defense Forces left.": [("People's Defense Forces", "Faction")],
    "They bombed the Bree village of Archet.": [("Bree", "Location"), ("Archet", "Location")],
    "Light Infantry Battalions 558 and 561 left.": [("Light Infantry Battalions 558", "MilitaryUnit")],
    "Fighters of the Gondolin left.": [("Gondolin", "Faction")],
    "The armed group Gondolin left.": [("Gondolin", "Faction")],
    "The aid group Gondolin left.": [("Gondolin", None)],
    "Fighters of Bree left.": [("Bree", None)],
    "They took the village of Bree.": [("Bree", "Location")],
    "They left western rural Bree.": [("western rural Bree", "Location")],
    "They fled north of Bree.": [("Bree", "Location")],
    "They fled east of the Brandywine.": [("Brandywine", "Location")],
    "They read Bree News Service.": [("Bree News Service", "MediaOutlet")],
    "They fled into Bree.": [("Bree", "Location")],
    "They left Tell Bree base.": [("Tell Bree base", "MilitaryBase")],
    "They left Bree neighbourhood.": [("Bree", "Location")],
    "They left the Abu Bree district.": [("Abu Bree", "Location")],
    "The governor of Bree, Gimli Stone, said so.": [("Bree", None), ("Gimli Stone", "Person")],
    "Gimli Stone, mayor of Bree, left.": [("Gimli Stone", "Person"), ("Bree", None)],
    "They left the Abu Bree oilfield.": [("Abu Bree oilfield", "Location")],
    "They left the Bree and Archet oil fields.": [("Bree", "Location"), ("Archet", "Location")],
    "They left the Bree and Archet districts.": [("Bree", "Location"), ("Archet", "Location")],
    "They began an offensive dubbed “Bree”.": [("Bree", "Operation")],
    "They told Rudaw so.": [("Rudaw", "MediaOutlet")],
    "They left Northern Kafr Hamra.": [("Northern Kafr Hamra", "Location")],
    "They left Kafr Hamra.": [("Kafr Hamra", "Location")],
    "They met Hassan.": [("Hassan", "Person")],
    "They met the Sunni.": [],
    "They met pro-XYZ forces.": [],
    "They met the Gondolin forces.": [("Gondolin", "Faction")],
    "On Monday in March they left.": [],
    "They left with I.": [],
}


@pytest.mark.parametrize("text", BY_CONTEXT)
def test_a_new_name_is_what_its_neighbours_say(names: Names, text: str) -> None:
    assert names(text) == BY_CONTEXT[text]


KNOWN = {
    "Aleppo fell.": [("Aleppo", "Location")],
    "They left Aleppo city.": [("Aleppo city", "Location")],
    "They left the Aleppo airport.": [("Aleppo airport", "MilitaryBase")],
    "They left western Aleppo.": [("western Aleppo", "Location")],
    "They left West Aleppo.": [("West", None), ("Aleppo", "Location")],
    "They left Sarmin town.": [("Sarmin town", "Location")],
    "They left the Sarmin base.": [("Sarmin base", "MilitaryBase")],
    "They left Sarmin market.": [("Sarmin market", "Location")],
    "They left the 46th Brigade headquarters.": [("46th Brigade headquarters", "MilitaryBase")],
    "They left the Aleppo countryside.": [("Aleppo countryside", "Location")],
    "They left the western countryside of Aleppo.": [("western countryside of Aleppo", "Location")],
    "They left the countryside of Idlib province.": [("countryside of Idlib province", "Location")],
    "They left Aleppo's western countryside.": [("Aleppo's western countryside", "Location")],
    "They left Kafr Halab and Bani Bree.": [("Kafr Halab", "Location"), ("Bani Bree", "Location")],
    "They took Russian military bases.": [("Russian", "demonym")],
    "They left Daraa al-Balad.": [("Daraa al-Balad", "Location")],
    "They left Aleppo's mosque.": [("Aleppo", "Location")],
    "They left the countryside of Bree village.": [("countryside of Bree", "Location")],
    "They met Syrian and Turkish men.": [("Syrian", "demonym"), ("Turkish", "demonym")],
    "Turkish Gimli left.": [("Turkish", "demonym"), ("Gimli", None)],
    "Turkey and Hezbollah left.": [("Turkey", "Location"), ("Hezbollah", "Faction")],
    "They began an operation dubbed Aleppo.": [("Aleppo", "Operation")],
    "They met President Bashar al-Assad.": [("Bashar al-Assad", "Person")],
    "They left al Bab.": [("al Bab", "Location")],
    "Hezbollah Aleppo left.": [("Hezbollah", "Faction"), ("Aleppo", "Location")],
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_curated_name_is_found_with_what_belongs_to_it(names: Names, text: str) -> None:
    assert names(text) == KNOWN[text]


OPENERS = {
    "Rebels left.": [],
    "Gimli left.": [],
    "Gimli left. They met Gimli.": [("Gimli", None), ("Gimli", None)],
    "QRTO left.": [("QRTO", None)],
    "Al-Barsha left.": [("Al-Barsha", None)],
    "Gimli Stone left.": [("Gimli Stone", None)],
    "The left.": [],
    "46th left.": [],
}


@pytest.mark.parametrize("text", OPENERS)
def test_a_capital_at_the_start_of_a_sentence_may_be_no_name(names: Names, text: str) -> None:
    assert names(text) == OPENERS[text]


def test_a_countryside_has_one_key_however_it_is_said(reader: Reader) -> None:
    text = "They left the western countryside of Bree, Bree's western countryside and western Bree countryside."
    keys = [m.key for m in reader._names.find(text, sentences(text))]
    assert keys == ["western bree countryside"] * 3


def test_a_name_in_brackets_is_another_name_of_the_one_before(reader: Reader) -> None:
    text = "The Elven Liberation Front (ELF) and Liwa Baraka, also known as the Lions, left. ELF left."
    found = reader._names.find(text, sentences(text))
    assert [(m.text, m.type, m.alias_of) for m in found] == [
        ("Elven Liberation Front", "Faction", None),
        ("ELF", "Faction", "elven liberation front"),
        ("Liwa Baraka", "Faction", None),
        ("Lions", "Faction", "liwa baraka"),
        ("ELF", "Faction", None),
    ]


@pytest.mark.parametrize("words", ["or the", "Arabic for the", "which means", "which translates as the"])
def test_what_a_name_means_is_another_name_of_it(reader: Reader, words: str) -> None:
    text = f"Liwa Baraka, {words} Army of Stone, left."
    found = reader._names.find(text, sentences(text))
    assert [(m.text, m.alias_of) for m in found] == [("Liwa Baraka", None), ("Army of Stone", "liwa baraka")]


def test_a_curated_name_in_brackets_stays_itself(reader: Reader) -> None:
    text = "They left Aleppo (Idlib)."
    assert [m.reference for m in reader._names.find(text, sentences(text))] == ["aleppo", "idlib"]


def test_a_dateline_names_its_place_and_outlet(names: Names) -> None:
    assert names("ALEPPO/GONDOR (Reuters) — They left.") == [
        ("ALEPPO", "Location"),
        ("GONDOR", "Location"),
        ("Reuters", "MediaOutlet"),
    ]


def test_one_word_of_the_gazetteer_is_a_place_only_where_its_neighbours_say_so(lexicon: Lexicon) -> None:
    reader = NameReader(lexicon, references(), frozenset(("mahmud", "kafr hamra")))
    for text, wanted in (
        ("They left Mahmud.", None),
        ("They fled to Mahmud.", "Location"),
        ("They left Kafr Hamra.", "Location"),
    ):
        (name,) = reader.find(text, sentences(text))
        assert (text, name.type) == (text, wanted)
