"""The forms of English verbs: regular ones by rule, irregular ones from seeds/lexicon/verbs.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def inflections(
    verb: str, *, irregular: Mapping[str, Sequence[str]], doubling: Collection[str] = ()
) -> tuple[str, ...]:
    """The forms of a verb, none twice: base, third person, past, participle, -ing.

    `doubling` are the verbs whose last consonant doubles: one-syllable and end-stressed ones.

    >>> inflections("rob", irregular={}, doubling=["rob"])
    ('rob', 'robs', 'robbed', 'robbing')
    >>> inflections("take", irregular={"take": ["takes", "took", "taken", "taking"]})
    ('take', 'takes', 'took', 'taken', 'taking')
    """
    forms = irregular.get(verb) or _regular(verb, stem=verb + verb[-1] if verb in doubling else verb)
    return tuple(dict.fromkeys((verb, *forms)))


def _regular(verb: str, *, stem: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb[:-2] + "ying" if verb.endswith("ie") else verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return third, stem + "ed", stem + "ing"
