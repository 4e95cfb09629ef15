"""Who is who across articles: one entity with all its names, redirects from old IRIs, and a curator's last word."""

from __future__ import annotations

import doctest
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg.resolve.name
from kg.build import linked_graph
from kg.claim import Claim, Entity, Extraction, Span
from kg.link import Linked, link
from kg.resolve import Decisions, Resolved, decisions, resolve
from tests.resolve.pairing import Mention, article, known

BASE = "https://w3id.org/orbat/id/"


def named(name: str, type_: str = "Faction", *aliases: str) -> Mention:
    return Mention(type_, name, aliases)


def iris(resolved: Resolved) -> list[str]:
    return [identity.iri.removeprefix(BASE) for one in resolved.linked for identity in one.entities.values()]


def resolved(*articles: Linked, text: str = "", tmp_path: Path | None = None) -> Resolved:
    return resolve(articles, known()[0], decided(text, tmp_path) if tmp_path else Decisions())


def decided(text: str, tmp_path: Path) -> Decisions:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return decisions(path)


QASAB = (article("one", named("Jaysh al-Qasab"), day=2), article("two", named("Jaish al-Qasab"), day=1))


def test_spellings_become_one_entity_with_all_its_names_and_the_iri_that_was_reported_first() -> None:
    found = resolved(*QASAB)
    assert iris(found) == ["faction/jaish-al-qasab", "faction/jaish-al-qasab"]
    assert {one.entities["e0"].names for one in found.linked} == {(("Jaish al-Qasab", "en"), ("Jaysh al-Qasab", "en"))}
    assert found.replaced == ((f"{BASE}faction/jaysh-al-qasab", f"{BASE}faction/jaish-al-qasab"),)


def test_the_order_of_articles_changes_nothing() -> None:
    assert resolved(*QASAB) == resolved(*reversed(QASAB))


def test_a_new_spelling_of_a_curated_entity_is_that_entity_and_a_name_of_it() -> None:
    found = resolved(article("one", named("Harakat Ahrar as-Sham")))
    entity = found.linked[0].entities["e0"]
    assert entity.iri == f"{BASE}faction/ahrar-al-sham"
    assert entity.name == "Ahrar al-Sham"
    assert ("Harakat Ahrar as-Sham", "en") in entity.names


def test_the_old_iri_stays_as_a_way_to_the_new_one() -> None:
    store = ox.Store()
    store.bulk_extend(linked_graph(resolved(*QASAB), known()[0]))
    old = ox.NamedNode(f"{BASE}faction/jaysh-al-qasab")
    said = {(quad.predicate.value, str(quad.object)) for quad in store.quads_for_pattern(old, None, None, None)}
    assert said == {
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<http://www.w3.org/2002/07/owl#NamedIndividual>"),
        ("http://www.w3.org/2002/07/owl#deprecated", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("http://purl.org/dc/terms/isReplacedBy", f"<{BASE}faction/jaish-al-qasab>"),
    }
    labels = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    new = ox.NamedNode(f"{BASE}faction/jaish-al-qasab")
    assert len(list(store.quads_for_pattern(new, labels, None, None))) == 1


def test_an_abbreviation_that_fits_two_names_is_joined_with_neither() -> None:
    names = ("Norwegian Refugee Council", "National Resistance Council", "NRC")
    found = resolved(*(article(f"a{number}", named(name, "Organization")) for number, name in enumerate(names)))
    assert len(set(iris(found))) == 3


def test_a_name_between_two_curated_entities_is_joined_with_neither() -> None:
    fronts = [one.id for one in known()[0].named("Levant Front")]
    assert fronts == ["levant-front"]
    found = resolved(article("one", named("Sham Legion")), article("two", named("Levant Front")))
    assert len(set(iris(found))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Sarmin", "Location"), named("Sarmada", "Location")),
        (named("NFL"), named("FLN")),
        (named("46th Regiment", "MilitaryUnit"), named("46th Regiment base", "MilitaryBase")),
        (named("the army"), named("the army")),
        (named("Assad", "Person"), named("General Assad", "Person")),
    ],
)
def test_near_names_stay_apart(one: Mention, other: Mention) -> None:
    assert len(set(iris(resolved(article("one", one), article("two", other))))) == 2


ALPHA, BETA, GAMMA = (article(name.lower(), named(f"{name} Brigade")) for name in ("Alpha", "Beta", "Gamma"))
MERGE = """
- merge: [faction/beta-brigade]
  into: faction/alpha-brigade
  why: Renamed.
- merge: [faction/gamma-brigade, faction/gone-brigade]
  into: faction/beta-brigade
  why: The same.
"""


def test_a_merge_makes_one_entity_and_its_old_iris_lead_to_it(tmp_path: Path) -> None:
    found = resolved(ALPHA, BETA, GAMMA, text=MERGE, tmp_path=tmp_path)
    assert set(iris(found)) == {"faction/alpha-brigade"}
    assert found.replaced == tuple(
        (f"{BASE}faction/{old}-brigade", f"{BASE}faction/alpha-brigade") for old in ("beta", "gamma", "gone")
    )


def test_a_merge_that_is_taken_back_leaves_no_trace(tmp_path: Path) -> None:
    before = resolved(ALPHA, BETA, GAMMA)
    resolved(ALPHA, BETA, GAMMA, text=MERGE, tmp_path=tmp_path)
    assert resolved(ALPHA, BETA, GAMMA, text="", tmp_path=tmp_path) == before
    assert before.replaced == ()


def test_a_merge_into_what_no_article_names_leads_to_the_nearest_that_one_names(tmp_path: Path) -> None:
    found = resolved(BETA, text=MERGE, tmp_path=tmp_path)
    assert iris(found) == ["faction/beta-brigade"]
    assert found.replaced == tuple(
        (f"{BASE}faction/{old}-brigade", f"{BASE}faction/beta-brigade") for old in ("gamma", "gone")
    )
    assert resolved(ALPHA, text=MERGE.replace("alpha", "nowhere"), tmp_path=tmp_path).replaced == ()


def test_the_curator_chooses_which_iri_stays(tmp_path: Path) -> None:
    text = "- merge: [faction/jaish-al-qasab]\n  into: faction/jaysh-al-qasab\n  why: The usual spelling.\n"
    assert set(iris(resolved(*QASAB, text=text, tmp_path=tmp_path))) == {"faction/jaysh-al-qasab"}


def test_a_curator_may_merge_an_open_place_into_one_on_the_ground(tmp_path: Path) -> None:
    near = article("near", named("Aleppo", "Location"), named("Kafr Hamra", "Location"))
    open_ = article("open", named("Kafr Hamrah al-Gharbi", "Location"))
    assert iris(resolved(near, open_))[1:] == ["place/kafr-hamra-168734", "place/kafr-hamrah-al-gharbi"]
    text = "- merge: [place/kafr-hamrah-al-gharbi]\n  into: place/kafr-hamra-168734\n  why: Its western part.\n"
    found = resolved(near, open_, text=text, tmp_path=tmp_path)
    assert iris(found)[1:] == ["place/kafr-hamra-168734"] * 2
    assert found.linked[1].entities["e0"].place is not None


def test_what_a_curator_keeps_apart_is_not_joined_by_its_name(tmp_path: Path) -> None:
    text = "- apart: [faction/jaysh-al-qasab, faction/jaish-al-qasab]\n  why: Two groups.\n"
    assert len(set(iris(resolved(*QASAB, text=text, tmp_path=tmp_path)))) == 2


SPLIT = """
- split: faction/national-liberation-army
  articles: [two]
  into: faction/national-liberation-army-uck
  name: National Liberation Army (UÇK)
  why: That of 2001 in the Balkans.
"""


def test_a_split_gives_the_name_in_some_articles_to_another_entity(tmp_path: Path) -> None:
    both = [article(slug, named("National Liberation Army", "Faction", short))
            for slug, short in (("one", "PLN"), ("two", "UÇK"))]  # fmt: skip
    found = resolved(*both, text=SPLIT, tmp_path=tmp_path)
    assert iris(found) == ["faction/national-liberation-army", "faction/national-liberation-army-uck"]
    assert found.linked[1].entities["e0"].name == "National Liberation Army (UÇK)"
    assert found.replaced == ()
    alone = resolved(both[1], text=SPLIT, tmp_path=tmp_path)
    assert alone.replaced == (
        (f"{BASE}faction/national-liberation-army", f"{BASE}faction/national-liberation-army-uck"),
    )


def test_a_source_follows_the_entity_that_it_is_affiliated_with(tmp_path: Path) -> None:
    span = Span(0, 4, "Text")
    claim = Claim("killed", {"victim_group": "people"}, span, "rule", attributed_to="a source from the Beta Brigade")
    said = Extraction("beta", (Entity("e0", "Beta Brigade", "Faction"),), (claim,))
    found = resolved(ALPHA, link(BETA.article, said, *known()), text=MERGE, tmp_path=tmp_path)
    (source,) = found.linked[1].sources.values()
    assert source.affiliated == (f"{BASE}faction/alpha-brigade",)


def test_the_packaged_decisions_keep_the_known_namesakes_apart() -> None:
    apart = {frozenset(iri.removeprefix(BASE) for iri in pair) for pair in decisions().apart}
    assert frozenset({"place/sarmin", "place/sarmada"}) in apart
    assert frozenset({"unit/46th-regiment", "place/46th-regiment-base"}) in apart
    assert decisions().merges == ()


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(kg.resolve.name).failed == 0
