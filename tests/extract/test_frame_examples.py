"""Every frame's examples make its claim, and its counterexamples make none of that type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.lexicon import Frame, read_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.claim import Claim, Extraction
    from kg.lexicon import Example

EXAMPLES = [(frame, example) for frame in read_lexicon().frames for example in frame.examples]
COUNTEREXAMPLES = [(frame, example) for frame in read_lexicon().frames for example in frame.counterexamples]


def named(pairs: list[tuple[Frame, Example]]) -> list[str]:
    return [f"{frame.id}:{example.line}" for frame, example in pairs]


def words(claim: Claim, role: str, extraction: Extraction) -> str:
    """All the words by which the text names what fills a role."""
    value = claim.roles.get(role)
    for entity in extraction.entities:
        if entity.id == value:
            return " / ".join([entity.name, *entity.aliases]).lower()
    return str(value).lower()


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=named(EXAMPLES))
def test_an_example_makes_its_claim(frame: Frame, example: Example, extract: Callable[[str], Extraction]) -> None:
    found = extract(example.text)
    fitting = [
        claim
        for claim in found.claims
        if claim.type == frame.claim
        and claim.polarity in ("asserted", "claimed")
        and all(expected.lower() in words(claim, role, found) for role, expected in example.roles.items())
    ]
    assert fitting, [(claim.type, claim.rule, claim.roles) for claim in found.claims]


@pytest.mark.parametrize(("frame", "example"), COUNTEREXAMPLES, ids=named(COUNTEREXAMPLES))
def test_a_counterexample_makes_no_such_claim(
    frame: Frame, example: Example, extract: Callable[[str], Extraction]
) -> None:
    facts = [claim for claim in extract(example.text).claims if claim.polarity in ("asserted", "claimed")]
    assert [claim for claim in facts if claim.type == frame.claim] == []
