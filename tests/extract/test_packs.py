"""A war is a pack, and a pack is data: nothing in the code knows a country."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.article import read_article
from kg.build.pipeline import reader as packaged_reader
from kg.entity import Reference, references
from kg.error import DataError
from kg.extract.home import home
from kg.extract.reader import Reader
from kg.gazetteer import gazetteer
from kg.lexicon import read_lexicon
from kg.pack import pack_folders, seeds_folder
from kg.spelling import fold
from tests.extract.conftest import article, line

PACKS = Path(__file__).parent / "packs"
SUDAN = read_article(PACKS / "sudan-omdurman.txt")
KG = Path(__file__).parents[2] / "kg"

ROHAN = {
    "entities/all.yaml": """
- {id: rohan, type: Country, name: Rohan, adjective: Rohirric, forces: [riders-of-rohan], rulers: [theoden]}
- {id: riders-of-rohan, type: StateForce, name: Riders of Rohan}
- {id: theoden, type: Person, name: Theoden}
- {id: edoras, type: City, name: Edoras, part_of: rohan, coordinates: [1.5, 2.5]}
""",
    "lexicon.yaml": "names: {group_first: [Mearas], demonyms: {Eorling: Rohan}}\n",
}


def pack(folder: Path, files: dict[str, str] = ROHAN) -> Path:
    for name, text in files.items():
        (folder / "rohan" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "rohan" / name).write_text(text, encoding="utf-8")
    return folder / "rohan"


def said(reader: Reader, text: str) -> list[str]:
    found = reader.extract(article(text))
    return [
        line(claim, {entity.id: entity.reference or entity.name for entity in found.entities}) for claim in found.claims
    ]


def test_a_whole_war_is_no_operation_that_somebody_takes_part_in() -> None:
    reader = Reader(read_lexicon(), references())
    assert said(reader, "Liwa Baraka took part in the Syrian Civil War.") == []


def test_an_article_on_the_war_in_sudan_reads_with_its_pack() -> None:
    found = packaged_reader().extract(SUDAN)
    names = {entity.id: entity.name for entity in found.entities}
    claims = {line(claim, names).split(" | ")[0] for claim in found.claims}
    saf, rsf = "Sudanese Armed Forces", "Rapid Support Forces"
    assert claims >= {
        f"capturesPlace(actor: {saf}, place: Umm Rawaba, from: {rsf})",
        f"attacks(attacker: {saf}, target: {rsf}, location: Bara)",
        f"killed(victim_group: civilians, by: {rsf})",
        f"losesOrWithdraws(actor: {saf}, place: Ed Daein)",
        f"airstrikeOrShelling(actor: {saf}, place: Nyala, weapon: aircraft)",
        "located(place: Bara, in_place: North Kordofan)",
    }
    known = {entity.name: entity.reference for entity in found.entities}
    assert known[saf] == "sudanese-armed-forces"
    assert (known["Wad al-Sheikh Brigade"], known["Abu Shouk camp"]) == (None, "abu-shouk-camp")


WARS = {
    "congo-rutshuru": {
        "capturesPlace(actor: m23, place: kiwanja, from: fardc)",
        "losesOrWithdraws(actor: fardc, place: bunagana)",
        "killed(victim_group: civilians, by: allied-democratic-forces, place: oicha)",
        "memberOf(member: m23, alliance: congo-river-alliance)",
        "airstrikeOrShelling(actor: fardc, place: rubaya, weapon: aircraft)",
        "backedBy(actor: m23, backer: Rwanda)",
    },
    "mali-ansongo": {
        "capturesPlace(actor: jnim, place: ansongo, from: malian-armed-forces)",
        "alliedWith(a: malian-armed-forces, b: wagner-group)",
        "losesOrWithdraws(actor: malian-armed-forces, place: tessalit)",
        "airstrikeOrShelling(actor: malian-armed-forces, place: tinzaouaten, weapon: unmanned-aerial-vehicle)",
        "killed(victim_group: villagers, by: islamic-state-sahel-province, place: abala)",
        "attacks(attacker: burkinabe-armed-forces, target: ansaroul-islam, location: djibo)",
    },
    "libya-bani-walid": {
        "capturesPlace(actor: government-of-national-accord, place: bani-walid, from: libyan-national-army)",
        "losesOrWithdraws(actor: libyan-national-army, place: surman)",
        "airstrikeOrShelling(actor: libyan-national-army, place: misrata, weapon: military-aircraft)",
        "controls(actor: wagner-group, place: brak-al-shati-air-base)",
        "participatesIn(actor: al-Marsa Brigade, operation: volcano-of-rage)",
    },
    "iraq-shirqat": {
        "capturesPlace(actor: counter-terrorism-service, place: Tall Sabt, from: islamic-state)",
        "capturesPlace(actor: popular-mobilization-forces, place: rawa)",
        "losesOrWithdraws(actor: peshmerga, place: makhmour)",
        "controls(actor: badr-organization, place: amerli)",
    },
    "afghanistan-lashkar-gah": {
        "capturesPlace(actor: taliban, place: pul-e-khumri)",
        "losesOrWithdraws(actor: afghan-national-army, place: lashkar-gah)",
        "capturedPersons(group: afghan-national-army, actor: taliban, place: sangin)",
        "controls(actor: afghan-national-army, place: jalalabad)",
        "airstrikeOrShelling(actor: afghan-national-army, place: marjah)",
    },
    "ethiopia-kombolcha": {
        "capturesPlace(actor: ethiopian-national-defence-force, place: dessie, from: tigray-peoples-liberation-front)",
        "losesOrWithdraws(actor: tigray-defence-forces, place: woldiya)",
        "airstrikeOrShelling(actor: ethiopian-national-defence-force, place: alamata)",
        "located(place: kombolcha, in_place: south-wollo)",
    },
    "myanmar-hpakant": {
        "located(place: hpakant, in_place: kachin-state)",
        "controls(actor: arakan-army, place: paletwa)",
        "airstrikeOrShelling(actor: myanmar-armed-forces, place: mrauk-u, weapon: fighter-aircraft)",
        "losesOrWithdraws(actor: myanmar-armed-forces, place: kyauktaw)",
    },
    "somalia-adan-yabal": {
        "capturesPlace(actor: somali-national-army, place: adan-yabal, from: al-shabaab)",
        "losesOrWithdraws(actor: al-shabaab, place: galhareri)",
        "killed(victim_group: militants, by: somali-national-army, place: beledweyne)",
        "controls(actor: al-shabaab, place: jilib)",
    },
    "colombia-arauca": {
        "capturedPersons(actor: eln-colombia, group: national-army-of-colombia, place: catatumbo)",
        "airstrikeOrShelling(actor: national-army-of-colombia, place: camp in Arauca)",
    },
    "india-sukma": {
        "attacks(attacker: communist-party-of-india-maoist, target: central-reserve-police-force, location: sukma)",
        "airstrikeOrShelling(actor: indian-army, place: rajouri)",
        "located(place: sukma, in_place: chhattisgarh)",
    },
    "mozambique-mueda": {
        "located(place: macomia, in_place: cabo-delgado)",
        "losesOrWithdraws(actor: mozambique-defence-armed-forces, place: mueda)",
    },
    "nigeria-gwoza": {
        "attacks(attacker: boko-haram, target: nigerian-army, location: gwoza)",
        "killed(victim_group: nigerian-army, by: boko-haram)",
        "capturesPlace(actor: nigerian-army, place: damboa)",
    },
    "pakistan-miranshah": {
        "located(place: miranshah, in_place: north-waziristan)",
        "capturesPlace(actor: frontier-corps, place: panjgur)",
    },
    "philippines-jolo": {
        "opposes(a: philippine-army, b: abu-sayyaf)",
        "located(place: patikul, in_place: sulu)",
        "airstrikeOrShelling(actor: philippine-army, place: marawi)",
    },
    "yemen-mocha": {
        "capturesPlace(actor: giants-brigades, place: harib, from: houthis)",
        "airstrikeOrShelling(actor: houthis, place: marib, weapon: ballistic-missile)",
        "controls(actor: southern-transitional-council, place: ataq)",
        "attacks(attacker: security-belt-forces, target: houthis, location: hays)",
    },
}


@pytest.mark.parametrize("name", WARS)
def test_an_article_on_another_war_reads_with_its_pack(name: str) -> None:
    found = packaged_reader().extract(read_article(PACKS / f"{name}.txt"))
    names = {entity.id: entity.reference or entity.name for entity in found.entities}
    assert {line(claim, names).split(" | ")[0] for claim in found.claims} >= WARS[name]


def test_no_name_of_another_war_is_one_of_the_curated_names_of_syria() -> None:
    own = {name: {fold(form) for entry in entries for form in entry.surfaces} for name, entries in _by_pack().items()}
    shared = {(name, form) for name, forms in own.items() if name != "syria" for form in forms & own["syria"]}
    assert shared == set()


def _by_pack() -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for entry in references():
        found.setdefault(Path(entry.path).parents[1].name, []).append(entry)
    return found


def test_the_army_is_that_of_the_country_the_article_tells_of(reader: Reader) -> None:
    syria = said(reader, "The Syrian Arab Army left Idlib. The army bombed Sarmin.")
    assert syria[-1] == "airstrikeOrShelling(actor: syrian-arab-army, place: sarmin)"
    sudan = said(reader, "The Sudanese Armed Forces left Nyala. The army bombed Bara.")
    assert sudan[-1] == "airstrikeOrShelling(actor: sudanese-armed-forces, place: bara)"
    abroad = said(reader, "The Sudanese Armed Forces left Nyala and Bara. Syrian aircraft bombed Merowe.")
    assert abroad[-1].startswith("usesEquipment(actor: Syria,")


def test_an_abbreviation_of_many_armies_is_the_one_of_the_country_the_article_tells_of(reader: Reader) -> None:
    assert said(reader, "The RSF left Nyala. The SAF captured Singa.")[-1].startswith(
        "capturesPlace(actor: sudanese-armed-forces, place: singa"
    )
    assert said(reader, "The SAF captured Idlib.") == ["capturesPlace(actor: SAF, place: idlib)"]


def test_an_abbreviation_is_that_of_the_name_before_it_and_not_a_known_one(reader: Reader) -> None:
    found = said(reader, "The Somali National Army (SNA) left Baidoa. The SNA captured Kismayo.")
    assert [claim.split(", ")[0] for claim in found] == [
        "losesOrWithdraws(actor: somali-national-army",
        "capturesPlace(actor: somali-national-army",
    ]


def test_an_article_on_no_war_of_a_pack_has_no_home(reader: Reader) -> None:
    names = reader._names
    for text, wanted in (
        ("Rebels captured Osgiliath.", None),
        ("Rebels captured Nyala, near Bara, not Idlib.", "sudan"),
        ("Rebels fled to Mali from northern Ghana. Ghanaian troops followed.", None),
        ("Rebels fled to Mali from Ghana. Ghanaian troops followed.", "mali"),
    ):
        found = article(text)
        from kg.extract.sentence import sentences

        mentions = names.find(found.text, sentences(found.text))
        country = home(mentions, reader.references, reader.lexicon.exact("names", "countries"))
        assert (country and country.id) == wanted


def test_a_pack_of_ones_own_stands_beside_those_of_the_package(tmp_path: Path) -> None:
    folders = [pack(tmp_path)]
    own = Reader(read_lexicon(packs=folders), references(packs=folders))
    assert said(
        own, "The Riders of Rohan took Edoras. Theoden's forces bombed Sarmin. Mearas al-Rohan captured Edoras."
    ) == [
        "capturesPlace(actor: riders-of-rohan, place: edoras)",
        "airstrikeOrShelling(actor: riders-of-rohan, place: sarmin)",
        "capturesPlace(actor: Mearas al-Rohan, place: edoras)",
    ]
    packaged = sorted(folder.name for folder in (seeds_folder() / "packs").iterdir())
    assert [folder.name for folder in pack_folders(folders)] == [*packaged, "rohan"]
    assert own.lexicon.version != read_lexicon().version
    assert gazetteer(packs=folders).places == gazetteer().places


def test_older_wars_are_read_with_their_packs() -> None:
    reader = Reader(read_lexicon(), references())
    assert said(reader, "Taliban fighters drove the Afghan army from Lashkar Gah.") == [
        "losesOrWithdraws(actor: afghan-national-army, place: lashkar-gah)",
        "capturesPlace(actor: taliban, place: lashkar-gah, from: afghan-national-army)",
    ]
    assert said(reader, "Sri Lankan jets bombed Paranthan.") == [
        "airstrikeOrShelling(actor: Sri Lanka, place: paranthan, weapon: fighter-aircraft)",
        "usesEquipment(actor: Sri Lanka, equipment: fighter-aircraft)",
    ]
    assert said(reader, "Bosnian Serb forces took Jajce.") == [
        "capturesPlace(actor: army-of-republika-srpska, place: jajce)"
    ]


def test_what_is_no_pack_or_has_the_name_of_another_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no pack: entities/, lexicon.yaml or gazetteer/ wanted in it"):
        pack_folders([tmp_path])
    (tmp_path / "sudan" / "entities").mkdir(parents=True)
    with pytest.raises(DataError, match="a pack 'sudan' is there already: "):
        pack_folders([tmp_path / "sudan"])
    assert pack_folders([seeds_folder() / "packs" / "sudan"]) == pack_folders()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nams: {particles: [wad]}", "lexicon.yaml:1: unknown file 'nams'; did you mean 'names'?"),
        ("names:\n  particle: [wad]", "lexicon.yaml:2: names has no list 'particle'; did you mean 'particles'?"),
        ("names: {particles: wad}", "lexicon.yaml:1: a list of words wanted"),
    ],
)
def test_a_mistake_in_the_words_of_a_pack_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError) as raised:
        read_lexicon(packs=[pack(tmp_path, {"lexicon.yaml": text})])
    assert str(raised.value).endswith(f"/rohan/{message}")


def test_the_words_of_a_pack_stand_behind_those_of_the_lexicon(tmp_path: Path) -> None:
    text = "places: {heads: {Location: [smial, city]}}\nnames: {capitals: {Edoras: Rohan}, particles: [wad, al]}\n"
    before, after = read_lexicon(), read_lexicon(packs=[pack(tmp_path, {"lexicon.yaml": text})])
    heads = before.lists("places", "heads")
    assert after.lists("places", "heads") == {**heads, "Location": [*heads["Location"], "smial"]}
    assert after.pairs("names", "capitals") == {**before.pairs("names", "capitals"), "Edoras": "Rohan"}
    assert after.words("names", "particles") == before.words("names", "particles")


def test_no_force_of_a_country_is_left_undefined(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"all.yaml:2: forces 'riders-of' is not defined; did you mean 'riders-of-rohan'\?"
    ):
        references(
            packs=[
                pack(
                    tmp_path,
                    {"entities/all.yaml": ROHAN["entities/all.yaml"].replace("[riders-of-rohan]", "[riders-of]")},
                )
            ]
        )


def test_the_code_knows_no_country_of_a_pack() -> None:
    """No string is the id or the name of one; examples in documentation may have them."""
    warring = [entry for entry in references() if entry.forces]
    words = "|".join(word for entry in warring for word in (entry.id, entry.name, *entry.forces, *entry.rulers))
    found = [
        f"{path.name}: {row}"
        for path in sorted(KG.rglob("*.py"))
        for row in path.read_text(encoding="utf-8").splitlines()
        if re.search(rf"""(['"])(?:ref:)?(?:{words})\1""", row) and ">>>" not in row
    ]
    assert found == []


def test_a_state_and_its_army_that_the_article_names_are_one(reader: Reader) -> None:
    assert said(
        reader, "Israeli jets bombed Tyre. The Israel Defense Forces shelled Bint Jbeil. Israel bombed Metula."
    ) == [
        "airstrikeOrShelling(actor: israel-defense-forces, place: tyre, weapon: fighter-aircraft)",
        "usesEquipment(actor: israel-defense-forces, equipment: fighter-aircraft)",
        "airstrikeOrShelling(actor: israel-defense-forces, place: bint-jbeil)",
        "airstrikeOrShelling(actor: israel-defense-forces, place: metula)",
    ]


def test_articles_on_the_wars_of_the_packs_know_their_sides_and_places(reader: Reader) -> None:
    assert said(reader, "The Ukrainian military left Avdiivka. The army shelled Horlivka with HIMARS rockets.") == [
        "losesOrWithdraws(actor: armed-forces-of-ukraine, place: avdiivka)",
        "airstrikeOrShelling(actor: armed-forces-of-ukraine, place: horlivka, weapon: himars-rocket)",
        "usesEquipment(actor: armed-forces-of-ukraine, equipment: himars-rocket)",
    ]
    assert said(reader, "Hezbollah fired Katyusha rockets at Kiryat Shmona.")[0] == (
        "airstrikeOrShelling(actor: hezbollah, place: kiryat-shmona, weapon: katyusha)"
    )
