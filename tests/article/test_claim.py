"""Extractions as JSON and back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kg.claim import (
    CERTAINTIES,
    CLAIM_ROLES,
    POLARITIES,
    Claim,
    Entity,
    Extraction,
    Quantity,
    Span,
    from_json,
    to_json,
)

texts = st.text(max_size=12)
spans = st.builds(Span, start=st.integers(0, 99), end=st.integers(0, 99), text=texts)
numbers = st.none() | st.integers()
quantities = st.builds(
    Quantity, verbatim=texts, minimum=numbers, maximum=numbers, bound=st.none() | texts, unit=st.none() | texts
)
entities = st.builds(
    Entity,
    id=texts,
    name=texts,
    type=texts,
    aliases=st.lists(texts, max_size=3).map(tuple),
    generic=st.booleans(),
    mentions=st.lists(spans, max_size=3).map(tuple),
    reference=st.none() | texts,
)
claims = st.builds(
    Claim,
    type=st.sampled_from(sorted(CLAIM_ROLES)),
    roles=st.dictionaries(texts, st.none() | texts | st.lists(texts, min_size=1, max_size=2).map(tuple), max_size=3),
    evidence=spans,
    rule=texts,
    polarity=st.sampled_from(POLARITIES),
    certainty=st.sampled_from(CERTAINTIES),
    attributed_to=st.none() | texts,
    quantity=st.none() | quantities,
    date=st.none() | texts,
    date_verbatim=st.none() | texts,
    confidence=st.floats(0, 1),
)
extractions = st.builds(
    Extraction,
    article=texts,
    entities=st.lists(entities, max_size=3).map(tuple),
    claims=st.lists(claims, max_size=3).map(tuple),
)


@given(extractions)
def test_what_is_written_as_json_is_read_back(extraction: Extraction) -> None:
    assert from_json(json.loads(json.dumps(to_json(extraction)))) == extraction


def test_the_json_of_a_claim_names_everything() -> None:
    claim = Claim(
        type="killed",
        roles={"victim_group": "civilians", "by": None},
        evidence=Span(0, 7, "Twelve."),
        rule="kill",
        quantity=Quantity("12", 12, 12, None, "civilians"),
        date="2024-11-27",
        date_verbatim="Wednesday",
    )
    entity = Entity("e1", "HTS", "Faction", mentions=(Span(0, 3, "HTS"),))
    assert to_json(Extraction("a", (entity,), (claim,))) == {
        "article": "a",
        "entities": [
            {
                "id": "e1",
                "name": "HTS",
                "type": "Faction",
                "aliases": [],
                "generic": False,
                "reference": None,
                "mentions": [{"start": 0, "end": 3, "text": "HTS"}],
            }
        ],
        "claims": [
            {
                "type": "killed",
                "args": {"victim_group": "civilians", "by": None},
                "quantity": {"min": 12, "max": 12, "bound": None, "unit": "civilians", "verbatim": "12"},
                "date": "2024-11-27",
                "date_verbatim": "Wednesday",
                "polarity": "asserted",
                "certainty": "certain",
                "attributed_to": None,
                "evidence": {"start": 0, "end": 7, "text": "Twelve."},
                "confidence": 1.0,
                "rule": "kill",
            }
        ],
    }
