"""The gazetteer: all places, fast, and every mistake in its files named by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.error import DataError
from kg.gazetteer import Place, gazetteer, latin_spellings

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "name,pcode\nHarim,SY0703\n"
PLACES = "wof_id,name,name_ar,variants,lat,lon,geonames_id,district\n"
UNITS = "level,unit_id,name_en,name_ar,ocha_pcode,geonames,lat,lon,parent_id\n"


def written(folder: Path, *, names: str = NAMES, places: str = PLACES, units: str = UNITS) -> Path:
    """A pack with a gazetteer."""
    pack = folder / "rohan"
    (pack / "gazetteer").mkdir(parents=True, exist_ok=True)
    for name, text in (("district-names", names), ("places", places), ("admin-units", units)):
        (pack / "gazetteer" / f"{name}.csv").write_text(text, encoding="utf-8")
    return pack


def error(folder: Path) -> str:
    with pytest.raises(DataError) as raised:
        gazetteer(folder / "rohan")
    return str(raised.value).replace(f"{folder}/rohan/gazetteer/", "")


def test_all_places_load() -> None:
    places = gazetteer()
    assert (len(places.places), len(places.subdistricts)) == (10_595, 272)


def test_a_place_is_found_by_any_spelling_with_or_without_the_article() -> None:
    places = gazetteer()
    for name in ("Dana", "ad-Dana", "Ad Dānā", "الدانا"):
        assert 174259 in {place.geonames for place in places.candidates(name)}, name
    assert [place.geonames for place in places.lookalikes("Karnas")] == []
    assert [place.name for place in places.subdistrict("Nawa")] == ["Nawa Subdistrict"]


def test_a_row_becomes_a_place_of_its_district(tmp_path: Path) -> None:
    row = "9,Ad Dānā,الدانا,الدانا|Dana,36.2,36.7,174259,Harim\n8,,,,1,2,,\n"
    units = "2,d,Harem,حارم,SY0703,,1,2,g\n3,s,Dana,دانا,SY070301,5,36,37,d\n"
    found = gazetteer(written(tmp_path, places=PLACES + row, units=UNITS + units))
    names, point = ("Ad Dānā", "الدانا", "Dana"), (36.2, 36.7)
    assert found.places == (
        Place("ad-dana-174259", "Place", "Ad Dānā", "الدانا", names, point, 174259, "SY0703", "rohan"),
        Place("place-8", "Place", "", "", (), (1.0, 2.0), None, None, "rohan"),
    )
    unit = ("dana-subdistrict-sy070301", "Subdistrict", "Dana Subdistrict", "دانا", ("Dana", "دانا"))
    assert found.subdistricts == (Place(*unit, (36.0, 37.0), 5, "SY0703", "rohan", pcode="SY070301"),)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    written(tmp_path, names="nam,pcode\n")
    assert error(tmp_path) == "district-names.csv:1: no column 'name'; did you mean 'nam'?"


def test_an_unknown_district_is_named_with_the_line(tmp_path: Path) -> None:
    written(tmp_path, places=PLACES + "9,A,,,1,2,3,Harem\n")
    assert error(tmp_path) == "places.csv:2: district 'Harem' is not defined; did you mean 'Harim'?"


def test_bad_coordinates_and_short_rows_are_named_with_the_line(tmp_path: Path) -> None:
    written(tmp_path, places=PLACES + "9,A,,,north,2,3,Harim\n")
    assert error(tmp_path) == "places.csv:2: coordinates are 'north, 2'; wanted degrees"
    written(tmp_path, places=PLACES + "9,A\n")
    assert error(tmp_path) == "places.csv:2: 2 columns found, 8 wanted"


def test_the_spellings_in_latin_letters_are_known_folded(tmp_path: Path) -> None:
    row = "9,Zādā Zū,الدانا,الدانا|Zedda Zou|Дана,36.2,36.7,174259,Harim\n"
    known = latin_spellings()
    assert len(known) > 20_000
    assert latin_spellings(packs=[written(tmp_path, places=PLACES + row)]) - known == {"zada zu", "zedda zou"}
