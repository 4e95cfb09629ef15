"""Which mentions are one name: other names in brackets, the form by which names meet, one type for one name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS
from kg.spelling import fold

if TYPE_CHECKING:
    from kg.extract.mention import Mention

_GAP = re.compile(
    r"[”\"’']?\s*(?:\(\s*(?:the\s+|formerly\s+(?:the\s+)?|the\s+former\s+|or\s+|also\s+|known\s+as\s+|aka\s+)?"
    r"|,\s*(?:better|also|formerly|previously)?\s*(?:known|called)\s+as\s+(?:the\s+)?|,\s*alias\s+|,\s*or\s+(?:the\s+)?"
    r"|,\s*(?:Arabic\s+for|which\s+(?:translates\s+as|means))\s+(?:the\s+)?)[“\"‘']?"
)


def key_of(surface: str) -> str:
    """The form under which mentions of one name meet: folded, without a leading article."""
    folded = fold(surface)
    for article in ("the ", "al "):
        folded = folded.removeprefix(article) or folded
    return folded


def with_aliases(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a sentence; names in brackets after a name, "HTS" after its full name, are its other names."""
    found: list[Mention] = []
    for mention in mentions:
        known = found[-1] if found else None
        explained = known is not None and known.type and not mention.demonym and _explains(text, known, mention)
        found.append(_other_name(mention, known) if known and explained else mention)
    return found


def _explains(text: str, known: Mention, mention: Mention) -> bool:
    gap = text[known.end : mention.start]
    closes = text[mention.end : mention.end + 3].lstrip("”\"’'")[:1]
    return bool(_GAP.fullmatch(gap)) and (closes == ")" or "(" not in gap)


def _other_name(mention: Mention, known: Mention) -> Mention:
    """A mention as another name of the one before it, unless it is known as something else."""
    initials = "".join(word[0] for word in known.text.split() if word[0].isupper())
    if mention.reference and known.reference and mention.reference != known.reference and mention.text != initials:
        return mention
    other = replace(mention, alias_of=known.key, type=known.type, reference=known.reference, sure=True)
    return replace(other, country=known.country) if known.country else other


def typed_alike(mentions: list[Mention]) -> list[Mention]:
    """The same name has one type throughout an article: the one that its surest mention has."""
    best: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type and not mention.demonym:
            known = best.setdefault(mention.key, mention)
            if (mention.sure, mention.reference is not None) > (known.sure, known.reference is not None):
                best[mention.key] = mention
    return [_like(mention, best.get(mention.key)) for mention in mentions]


def with_short_forms(text: str, mentions: list[Mention], words: frozenset[str]) -> list[Mention]:
    """The mentions; one such as "the Front" is the name before it that holds the word, and none without such a name."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.text not in words:
            found.append(_like_longer(text, mention, found))
            continue
        before = (m for m in reversed(found) if m.type in GROUPS and not m.demonym)
        full = next((m for m in before if _shortened(mention.key, m.key)), None)
        if full:
            found.append(replace(mention, key=full.key, type=full.type, reference=full.reference, sure=True))
    return found


def _like_longer(text: str, mention: Mention, before: list[Mention]) -> Mention:
    """A new name that is the end of one before it means that: "the Binnish Army Council", "the Army Council"."""
    told = mention.reference or mention.country or mention.demonym
    the = text[: mention.start].lower().endswith("the ") or mention.text.lower().startswith("the ")
    if mention.type not in GROUPS or told or not the or " " not in mention.key:
        return mention
    longer = {m.key: m for m in before if m.type == mention.type and m.key.endswith(f" {mention.key}")}
    full = next(iter(longer.values())) if len(longer) == 1 else None
    return replace(mention, key=full.key, reference=full.reference, sure=True) if full else mention


def _shortened(word: str, name: str) -> bool:
    """Is a word one of a name's, or its first but for the ending that a word before another has: "the Hay'a"?"""
    words = name.split()
    return word in words or words[0] == f"{word}t"


def _like(mention: Mention, model: Mention | None) -> Mention:
    if model is None or mention.demonym or (mention.type is not None and mention.sure):
        return mention
    return replace(mention, type=model.type, reference=mention.reference or model.reference, sure=model.sure)
