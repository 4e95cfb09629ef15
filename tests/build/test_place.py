"""Places on the ground: each with the containers that are certain, and open names with what they may mean."""

from __future__ import annotations

import pytest

from kg.build.entity import candidate_quads, candidates, merged
from kg.claim import Entity
from kg.gazetteer import distance
from kg.link import link
from tests.build.small import News, ask, reference_data

HAMA = Entity("hama", "Hama", "Location")


def chain(name: str, start: str) -> list[str]:
    news = News("news", entities=(HAMA, Entity("a", name, "Location")))
    above = dict(ask("?place :locatedIn ?container", news))
    found = [start]
    while found[-1] in above:
        found.append(above[found[-1]])
    return [iri.removeprefix("place/") for iri in found]


def test_the_seat_of_a_subdistrict_has_its_whole_chain() -> None:
    assert chain("Karnaz", "place/kurnaz-167739") == [
        "kurnaz-167739",
        "karnaz-subdistrict-sy050502",
        "mhardeh-district",
        "hama-governorate",
        "syria",
    ]


def test_of_another_place_the_subdistrict_is_not_guessed() -> None:
    assert chain("Maardes", "place/marus-166826")[1:] == ["hama-district", "hama-governorate", "syria"]


def test_a_place_has_its_point_in_both_forms() -> None:
    news = News("news", entities=(HAMA, Entity("a", "Karnaz", "Location")))
    pattern = """?place wgs:lat ?lat ; wgs:long ?long ; <http://www.opengis.net/ont/geosparql#asWKT> ?wkt .
        FILTER(?place = <https://w3id.org/orbat/id/place/kurnaz-167739>)"""
    ((_, lat, long, wkt),) = ask(pattern, news)
    assert wkt == f"POINT({long} {lat})"


def test_seats_lie_near_the_centres_of_their_subdistricts_and_no_subdistrict_has_two() -> None:
    seats = [place for place in reference_data()[1].places if place.within]
    assert len(seats) == len({place.within.id for place in seats if place.within}) == 202
    far = [place.id for place in seats if place.within and distance(place.coordinates, place.within.coordinates) > 25]
    assert far == []


@pytest.mark.parametrize(
    ("around", "name", "expected"),
    [
        ((), "Nayrab", ["an-nayrab-166356", "an-nayrab-166357"]),
        (("Idlib", "Saraqib"), "Sarmin", []),
    ],
)
def test_an_open_name_keeps_what_it_may_mean_and_a_certain_one_has_no_candidates(
    around: tuple[str, ...], name: str, expected: list[str]
) -> None:
    known, places = reference_data()
    entities = tuple(Entity(other, other, "Location") for other in (*around, name))
    news = News("news", entities=entities)
    found = candidates([link(news.article, news.extraction, known, places)], known)
    quads = list(candidate_quads(found))
    assert [str(quad.object).rsplit("/", 1)[1].rstrip(">") for quad in quads] == expected
    everything = merged([identity for meant in found.values() for identity in meant], known)
    assert {iri.rsplit("/", 1)[1] for iri in everything} >= set(expected)
