"""Reference data: what a curator wrote is found again, and every mistake is named by file and line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import ontology
from kg.entity import KINDS, Reference, references
from kg.error import DataError

if TYPE_CHECKING:
    from pathlib import Path

TANK = "- id: tank\n  type: EquipmentType\n  name: tank\n"


def loaded(tmp_path: Path, text: str) -> tuple[Reference, ...]:
    (tmp_path / "some.yaml").write_text(text, encoding="utf-8")
    return references(tmp_path).entries


def error(tmp_path: Path, text: str) -> str:
    with pytest.raises(DataError) as raised:
        loaded(tmp_path, text)
    return str(raised.value).replace(f"{tmp_path}/", "")


def test_an_entry_keeps_all_that_its_curator_wrote(tmp_path: Path) -> None:
    text = """
- id: hayat
  type: Faction
  name: "Hay'at"
  name_ar: هيئة
  aliases: [Hayat]
  aliases_ar: [الهيئة]
  other_names: [Committee]
  abbreviation: HTS
  part_of: army
  coordinates: [36, 37.5]
  geonames: 7
  pcode: SY02
  wikidata: Q7
  wikipedia: Hayat
  confidence: high
  evidence: [seen]
  notes: a note
- id: army
  type: StateForce
  name: Army
  adjective: Turkish
  generic: true
"""
    first, second = loaded(tmp_path, text)
    assert first == Reference(
        id="hayat",
        type="Faction",
        name="Hay'at",
        path=str(tmp_path / "some.yaml"),
        line=2,
        name_ar="هيئة",
        aliases=("Hayat",),
        aliases_ar=("الهيئة",),
        other_names=("Committee",),
        abbreviation="HTS",
        part_of="army",
        coordinates=(36.0, 37.5),
        geonames=7,
        pcode="SY02",
        wikidata="Q7",
        wikipedia="Hayat",
        confidence="high",
        evidence=("seen",),
        notes="a note",
    )
    assert first.names == (
        ("Hay'at", "en"),
        ("HTS", "en"),
        ("Hayat", "en"),
        ("Committee", "en"),
        ("هيئة", "ar"),
        ("الهيئة", "ar"),
    )
    assert first.surfaces == ("Hay'at", "Hay’at", "Hayat", "HTS")
    assert (first.kind, second.kind) == ("faction", "group")
    assert (second.adjective, second.line) == ("Turkish", 19)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TANK + "  aliasses: [x]\n", "some.yaml:4: unknown key 'aliasses'; did you mean 'aliases'?"),
        (TANK + "  name: gun\n", "some.yaml:4: key 'name' stands twice"),
        ("- id: tank\n  name: tank\n", "some.yaml:1: entry has no 'type'; wanted id, type and name"),
        ("- id: a\n  type: Facton\n  name: A\n", "some.yaml:2: unknown type 'Facton'; did you mean 'Faction'?"),
        (TANK + "  part_of: tnk\n", "some.yaml:1: part_of 'tnk' is not defined; did you mean 'tank'?"),
        (TANK + "  broader: gun\n", "some.yaml:1: broader 'gun' is not defined"),
        (TANK + "  broader: tank\n", "some.yaml:1: 'tank' is part of itself through 'tank'"),
        (TANK + TANK, "some.yaml:4: id 'tank' stands already at some.yaml:1"),
        (TANK + "  wikidata: 858\n", "some.yaml:4: wikidata is 858; wanted a text"),
        (TANK + "  wikidata: Q0858\n", "some.yaml:4: wikidata is 'Q0858'; wanted an item as Q858"),
        (TANK + "  wikidata: Q858\n", "some.yaml:1: wikidata Q858 has no evidence and confidence"),
        (TANK + "  confidence: low\n", "some.yaml:4: confidence is 'low'; wanted high or medium"),
        (TANK + "  pcode: XY\n", "some.yaml:4: pcode is 'XY'; wanted an OCHA P-code as SY0203"),
        (TANK + "  coordinates: [136, 37]\n", "some.yaml:4: coordinates are [136, 37]; wanted [latitude, longitude]"),
        (TANK + "  coordinates: 36\n", "some.yaml:4: coordinates are 36; wanted [latitude, longitude] in degrees"),
        (TANK + "  geonames: many\n", "some.yaml:4: geonames is 'many'; wanted a number"),
        (TANK + "  generic: 1\n", "some.yaml:4: generic is 1; wanted true or false"),
        (TANK + "  aliases: tanks\n", "some.yaml:4: aliases is 'tanks'; wanted a list of texts, as [one, two]"),
        (TANK + "  aliases: [1]\n", "some.yaml:4: aliases is [1]; wanted a list of texts, as [one, two]"),
        ("- id: Tank\n", "some.yaml:1: id is 'Tank'; wanted small letters, digits and single hyphens"),
        ("- tank\n", "some.yaml:1: an entry of 'key: value' lines wanted"),
        ("tank: x\n", "some.yaml:1: a list of entries wanted, each starting with '- id:'"),
        ("- id: 'tank\n", "some.yaml:2: no YAML: found unexpected end of stream"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    assert message in error(tmp_path, text)


def test_a_directory_without_entries_is_an_error(tmp_path: Path) -> None:
    assert error(tmp_path, "").endswith(": no *.yaml with entities found")


def test_two_entities_never_share_a_wikidata_item(tmp_path: Path) -> None:
    link = "  wikidata: Q7\n  confidence: high\n  evidence: [seen]\n"
    text = TANK + link + TANK.replace("tank", "gun") + link
    assert error(tmp_path, text) == "some.yaml:7: wikidata 'Q7' stands already at some.yaml:1"


def test_a_circle_through_several_entities_is_found(tmp_path: Path) -> None:
    text = "".join(f"- id: {a}\n  type: Place\n  name: {a}\n  part_of: {b}\n" for a, b in ("ab", "bc", "ca"))
    assert error(tmp_path, text) == "some.yaml:1: 'a' is part of itself through 'c'"


def test_an_entity_is_found_by_any_name_whatever_its_case_marks_and_apostrophes() -> None:
    known = references()
    for name in ("Hayʼat Tahrir al-Sham", "hayat tahrir al sham", "HTS", "Tahrir al-Sham", "هيئة تحرير الشام"):
        assert [entry.id for entry in known.named(name)] == ["hayat-tahrir-al-sham"], name
    assert [entry.id for entry in known.named("Idlib")] == ["idlib"]
    assert [entry.id for entry in known.named("US")] == ["united-states"]
    assert known.named("us") == ()
    assert known.named("Idlib", types={"Faction"}) == ()
    assert known.get("idlib") is known["idlib"]
    assert (known.get("nowhere"), known.get(None)) == (None, None)


def test_a_name_that_two_entities_have_means_both(tmp_path: Path) -> None:
    text = TANK + "  aliases: [armour]\n" + TANK.replace("tank", "gun") + "  aliases: [armour]\n"
    (tmp_path / "some.yaml").write_text(text, encoding="utf-8")
    assert [entry.id for entry in references(tmp_path).named("Armour")] == ["tank", "gun"]


def test_the_main_name_of_one_comes_before_the_alias_of_another(tmp_path: Path) -> None:
    text = TANK + "  aliases: [gun]\n" + TANK.replace("tank", "gun")
    (tmp_path / "some.yaml").write_text(text, encoding="utf-8")
    assert [entry.id for entry in references(tmp_path).named("gun")] == ["gun"]


def test_a_place_has_its_chain_of_containers_and_equipment_its_wider_types() -> None:
    known = references()
    above = [entry.id for entry in known.chain(known["awijil"])]
    assert above == ["atareb-subdistrict", "mount-simeon-district", "aleppo-governorate", "syria"]
    assert [entry.id for entry in known.chain(known["t-72"])][:2] == ["main-battle-tank", "tank"]


def test_equipment_is_recognised_in_the_plural_too() -> None:
    known = references()
    assert known["t-72"].surfaces == ("T-72", "T72", "T-72s", "T72s")
    assert "artillerys" not in known["artillery"].surfaces


def test_the_digest_changes_with_what_is_known_and_not_with_where_it_stands(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    for folder, text in ((one, TANK), (two, "\n\n" + TANK), (three, TANK + "  aliases: [tanks]\n")):
        folder.mkdir()
        (folder / "some.yaml").write_text(text, encoding="utf-8")
    assert references(one).digest == references(two).digest
    assert references(one).digest != references(three).digest


def test_every_packaged_type_is_a_class_of_the_ontology() -> None:
    assert set(KINDS) <= ontology.classes()


def test_no_packaged_name_is_recognised_as_two_entities() -> None:
    known = references()
    twice = {name: [entry.id for entry in found] for entry in known for name in entry.surfaces
             if len(found := known.named(name)) != 1}  # fmt: skip
    assert twice == {}


def test_the_packaged_links_have_evidence_and_no_item_stands_twice() -> None:
    known = references()
    linked = [entry for entry in known if entry.wikidata]
    assert len(linked) == len({entry.wikidata for entry in linked}) == 326
    assert all(entry.evidence and entry.confidence for entry in linked)
    assert len(known) == len({entry.id for entry in known})
    namesakes = {"Q204543", "Q174423", "Q4870258", "Q6137414"}
    assert not namesakes & {entry.wikidata for entry in linked}


def test_the_packaged_namesakes_are_kept_apart() -> None:
    known = references()
    assert known["idlib"].wikidata == "Q504657"
    assert known["idlib-governorate"].wikidata == "Q233218"
    assert known["idlib-district"].wikidata is None
    assert known["kafr-basin"].geonames == 168709
    assert known["sheikh-aqil"].geonames == 172749
    assert known["battle-of-aleppo-2024"].wikidata == "Q131355384"
    assert known["battle-of-aleppo-2012-2016"].wikidata == "Q1842866"
    assert known["deter-the-aggression"].wikidata == "Q131342170"
    assert (known["46th-regiment"].type, known["46th-regiment-base"].type) == ("MilitaryUnit", "MilitaryBase")


def test_places_stand_in_places_and_units_in_forces() -> None:
    known = references()
    kinds = Counter((entry.kind, known[entry.part_of].kind) for entry in known if entry.part_of)
    assert set(kinds) == {("place", "place"), ("unit", "force"), ("unit", "faction"), ("force", "force")}


def test_no_packaged_alias_is_a_word_of_every_day() -> None:
    known = references()
    common = re.compile(r"[a-z]+")
    lower = {name for entry in known if entry.kind != "equipment" for name in entry.surfaces if common.fullmatch(name)}
    assert lower == set()
