"""Whatever an extractor hands over, the graph keeps its promises."""

from __future__ import annotations

import random
from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.check
from kg.build import graph
from kg.claim import CERTAINTIES, CLAIM_ROLES, POLARITIES, Claim, Entity, Quantity, Span
from kg.reason import infer
from kg.store import EmbeddedStore
from tests.build.small import TEXT, News, lines, quads, reference_data

TYPES = ("Faction", "Alliance", "StateForce", "MilitaryUnit", "Organization", "Person", "Operation", "Location",
         "MilitaryBase", "EquipmentType", "MediaOutlet")  # fmt: skip
NAMES = ("HTS", "Syria", "Russia", "Idlib", "Nayrab", "tank", "the group", "Deter the Aggression", "SANA", "فصيل", "")

entities = st.lists(
    st.builds(
        lambda name, type_, generic: (name, type_, generic),
        st.sampled_from(NAMES),
        st.sampled_from(TYPES),
        st.booleans(),
    ),
    max_size=6,
).map(
    lambda given: tuple(
        Entity(f"e{at}", name, type_, generic=generic) for at, (name, type_, generic) in enumerate(given)
    )
)
fillers = st.one_of(
    st.none(),
    st.sampled_from([f"e{at}" for at in range(6)]),
    st.sampled_from(["women", "the depot", "«»", "e9"]),
    st.tuples(st.sampled_from(["e0", "e1"]), st.sampled_from(["women", "e2"])),
)
numbers = st.one_of(st.none(), st.integers(0, 100_000))
quantities = st.builds(
    Quantity, st.sampled_from(["some", "75"]), numbers, numbers, st.sampled_from([None, "about", "over", "up to"]),
    st.sampled_from([None, "men", "Families"]),
)  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    type_ = draw(st.sampled_from(sorted(CLAIM_ROLES)))
    return Claim(
        type=type_,
        roles={role: draw(fillers) for role in CLAIM_ROLES[type_]},
        evidence=draw(st.sampled_from([Span(0, 17, TEXT[:17]), Span(18, 43, TEXT[18:43])])),
        rule="test.rule",
        polarity=draw(st.sampled_from(POLARITIES)),
        certainty=draw(st.sampled_from(CERTAINTIES)),
        attributed_to=draw(st.sampled_from([None, "HTS", "activists", "source close to the group", "Idlib"])),
        quantity=draw(st.one_of(st.none(), quantities)),
        date=draw(st.sampled_from([None, "2024-11-27", "2024-11", "2023", "2030-01-01"])),
        confidence=draw(st.sampled_from([0.1, 0.55, 1.0])),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entities, st.lists(claims(), max_size=6))
def test_no_extraction_breaks_the_graph(named: tuple[Entity, ...], said: list[Claim]) -> None:
    one, two = News("one", tuple(said), named), News("two", tuple(said[::-1]), named)
    made = quads(one, two)
    places = Counter((quad.subject, quad.predicate, quad.object) for quad in set(made))
    assert not [triple for triple, count in places.items() if count > 1]
    assert not [
        quad for quad in made if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]
    typed = {quad.subject for quad in made if quad.predicate.value.endswith("#type")}
    used = {quad.object for quad in made if isinstance(quad.object, ox.NamedNode) and "/orbat/id/" in quad.object.value}
    assert used <= typed
    assert lines(one, two) == lines(two, one)


def random_news(slug: str, chance: random.Random) -> News:
    latin = [name for name in NAMES if name.isascii() and name]
    named = tuple(
        Entity(f"e{at}", chance.choice(latin), chance.choice(TYPES), generic=chance.random() < 0.3) for at in range(6)
    )
    return News(slug, tuple(random_claim(chance) for _ in range(8)), named)


def random_claim(chance: random.Random) -> Claim:
    type_ = chance.choice(sorted(CLAIM_ROLES))
    fill = [None, *(f"e{at}" for at in range(6)), "women", "the depot", ("e0", "women"), ("e1", "e2")]
    span, number = chance.choice(
        [(Span(0, 17, TEXT[:17]), None), (Span(18, 43, TEXT[18:43]), Quantity("More than 75", 76, None, "More than"))]
    )
    return Claim(
        type=type_,
        roles={role: chance.choice(fill) for role in CLAIM_ROLES[type_]},
        evidence=span,
        rule="test.rule",
        polarity=chance.choice(POLARITIES),
        certainty=chance.choice(CERTAINTIES),
        attributed_to=chance.choice([None, "HTS", "activists", "Idlib", "source close to Russia"]),
        quantity=number,
        date=chance.choice([None, "2024-11-27", "2024-11", "2023"]),
    )


@pytest.mark.slow
def test_no_extraction_makes_a_graph_that_the_checks_refuse() -> None:
    chance = random.Random(5)  # noqa: S311  nothing secret: the same articles in every run
    store = ox.Store()
    news = [random_news(f"n{number}", chance) for number in range(60)]
    known, places = reference_data()
    built = graph([one.article for one in news], [one.extraction for one in news], known, places=places)
    store.bulk_extend(built)
    infer(store)
    assert kg.check.run(EmbeddedStore(store), reasoner=False) == []
