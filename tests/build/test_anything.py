"""Whatever an extractor hands over, the graph keeps its promises."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.claim import CERTAINTIES, CLAIM_ROLES, POLARITIES, Claim, Entity, Quantity, Span
from tests.build.small import TEXT, News, lines, quads

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
