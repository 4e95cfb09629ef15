"""Rules: whether the ontology knows what they claim, and whether another rule leaves them nothing to do."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import ontology
from kg.build.statement import FORMS
from kg.lint.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.lexicon import Frame, Lexicon, Trigger


def frame_findings(lexicon: Lexicon, path: Path) -> Iterator[Finding]:
    """What is wrong with the rules beside their examples."""
    classes = ontology.classes()
    for frame in lexicon.frames:
        form = FORMS.get(frame.claim)
        if form is None or form.statement not in classes:
            yield Finding(path, frame.line, f"{frame.id}: no class of the ontology is what '{frame.claim}' claims")
            continue
        known = ontology.statement_roles(form.statement)
        for role in frame.roles:
            if role not in form.roles or form.roles[role][0] not in known:
                yield Finding(path, frame.line, f"{frame.id}: :{form.statement} has no property for role '{role}'")
    for one, other in permutations(lexicon.frames, 2):
        same = _words(one.verbs) & _words(other.verbs) | _words(one.nouns) & _words(other.nouns)
        if same and _takes_all(one, other):
            message = f"{other.id}: rule '{one.id}' at line {one.line} claims the same of {', '.join(sorted(same))}"
            yield Finding(path, other.line, message)


def _words(triggers: Iterable[Trigger]) -> set[str]:
    return {f"'{trigger.text}'" for trigger in triggers}


def _takes_all(one: Frame, other: Frame) -> bool:
    """Does a rule make every claim that another makes of the same words, with no fewer roles?"""
    if one.claim != other.claim or not one.flags <= other.flags or not {*one.needs} <= {*other.needs}:
        return False
    if one == other or ({*one.roles} == {*other.roles} and one.line > other.line and _takes_all(other, one)):
        return False
    return all(
        role in one.roles and {*slots} <= {*one.roles[role][0]} and kinds <= one.roles[role][1]
        for role, (slots, kinds) in other.roles.items()
    )
