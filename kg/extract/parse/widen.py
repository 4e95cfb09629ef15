"""Where a name's phrase starts and ends for the parser: "the village of X", "X (Y)", "X-backed", "X to the north"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS, PLACES, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.tree import Content
    from kg.lexicon import Lexicon

_FAR = 70
"""Characters before a name in which its kind may stand."""
_BRACKET = 24
"""Characters between a name and the other name of it in brackets."""
_NAME_ENDS = re.compile(r"[A-Z][^\W_]+[\s-]*$")
_LISTED_NAME = re.compile(r"(?:,|\band)\s+(?:[A-Z][\w'’-]*\s+){1,3}$")
"""A name that a list ends with, which has no article: "X, Y and |Upper Z "."""
_LISTED = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
"""What a list has before its last name."""
_SHARES = ("most", "much", "all", "half")
"""How much of a place is the place: "holds |most of X"."""
_CLOSING = re.compile(r"[”\"’']?\s*\)")
_CAPITAL = re.compile(r"\b[Tt]he\s+(?:[a-z-]+\s+)?capital\s+$")
_DIRECTION = re.compile(
    r"\s+to the (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\b(?!\s+of)"
)
_AGE = re.compile(r"(?:,? \(\d{1,2}\)|, \d{1,2}(?=[,.]|\s(?:and|or)\b))(?:,(?=\s[a-z]))?")
"""How old somebody is, with the comma after it unless a name follows: "Omar Said|, 12, |was killed"."""


@dataclass(frozen=True)
class Widener:
    """Widens names by the words of seeds/lexicon/parser.yaml."""

    lexicon: Lexicon

    def _any_of(self, name: str) -> str:
        return "|".join(self.lexicon.words("parser", name))

    @cached_property
    def _compound(self) -> re.Pattern[str]:
        return re.compile(rf"-(?:{self._any_of('compounds')}|[a-z]{{3,}}ed)\b")

    @cached_property
    def _unhyphenated(self) -> re.Pattern[str]:
        """The second half of a compound adjective written apart: "Turkish |backed factions"."""
        lists = self.lexicon.lists("groups", "compounds")
        halves = {*lists["backedBy"], *lists["alliedWith"]} - {"armed"}  # "the Lebanese |armed group" is Lebanese
        return re.compile(rf" (?:{'|'.join(sorted(halves))})(?= [a-z])")

    @cached_property
    def _linked(self) -> re.Pattern[str]:
        """The same after a group, which may also do what the other words say: "Hezbollah |linked factions"."""
        linked = "|".join(self.lexicon.lists("groups", "compounds")["alliedWith"])
        return re.compile(rf" (?:{linked})(?= (?!(?:to|with|by|in|and|itself|themselves|the|its|up)\b)\w)")

    @cached_property
    def adjective(self) -> re.Pattern[str]:
        """A compound adjective of small words, which the tokenizer cuts up: "rebel-held", "anti-tank", "de facto".

        So is "allied" before a noun, which looks like a verb: "the army and |allied militias"; "counter-attack" is
        one word too.
        """
        ends = rf"(?:{self._any_of('compounds')}|[a-z]{{3,}}ed)"
        joined = rf"(?!(?:re|co|pre|counter|over|under)-)[A-Za-z]+(?:-[A-Za-z]+)?-{ends}"
        allied = r"allied(?=\s(?!(?:with|to|itself|themselves)\b))"
        counter = r"[Cc]ounter-(?:offensive|attack|operation)s?"
        return re.compile(
            rf"(?<![\w-])(?:{joined}|(?:[Pp]ro|[Aa]nti)-[a-z]+(?=\s[a-z0-9])|de facto|{allied}|{counter})(?![\w-])"
        )

    @cached_property
    def _place_of(self) -> re.Pattern[str]:
        kinds = self._any_of("place_kinds")
        kind = rf"(?:the\s+(?:[\w-]+\s+){{0,3}}?|[\w-]+\s+)?(?:{kinds})\s+of\s+(?:the\s+)?"
        return re.compile(rf"\b(?:(?:{'|'.join(_SHARES)})\s+of\s+(?:{kind})?|{kind})$", re.IGNORECASE)

    @cached_property
    def _group_called(self) -> re.Pattern[str]:
        called = r"(?:(?:also\s+|better\s+)?(?:known|called)\s+(?:as\s+)?(?:the\s+)?)?"
        kinds = self._any_of("group_kinds")
        return re.compile(rf"\bthe\s+(?:[\w-]+\s+){{0,3}}?(?:{kinds})\s+{called}[“\"‘]?$", re.IGNORECASE)

    @cached_property
    def _kinds_behind(self) -> re.Pattern[str]:
        """What the places of a list are, after the last: "the Bahra and Nimat |oil fields"."""
        kinds = [kind for kind in self.lexicon.set("places", "heads") if " " in kind]
        return re.compile(rf"\s+(?:{'|'.join(sorted(kinds))})s\b")

    @cached_property
    def _settlements_behind(self) -> re.Pattern[str]:
        """The same of towns: "X, Y and Z |villages"."""
        kinds = {"villages", "towns", "cities", "settlements", "hamlets"}
        return re.compile(rf"\s+(?:{'|'.join(sorted(kinds & self.lexicon.set('parser', 'place_kinds')))})\b")

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        titles = "|".join(re.escape(title) for title in self.lexicon.words("parser", "titles"))
        return re.compile(rf"(?:\b(?:{titles})[ -]+)+$")

    def start(self, text: str, floor: int, content: Content) -> int:
        """Where a name starts with the noun that says what it is: "the rebel group Jaysh al-Izza"."""
        if not isinstance(content, Mention) or content.demonym:
            return content.start
        floor = max(floor, content.start - _FAR)
        if content.type == "Person":
            titled = self._titled.search(text, floor, content.start)
            return titled.start() if titled else content.start
        if content.type in PLACES or content.type is None:
            return self._place_start(text, floor, content)
        match = self._group_called.search(text, floor, content.start)
        return match.start() if match else content.start

    def _place_start(self, text: str, floor: int, mention: Mention) -> int:
        """From "the" or from the kind of place; a word before the kind stays outside: "captured |town of"."""
        match = self._place_of.search(text, floor, mention.start)
        if not match:
            capital = _CAPITAL.search(text, floor, mention.start)
            return capital.start() if capital else mention.start
        lead = match.group().split()
        said_of = text[floor : match.start()].strip() == "," and "capital" in lead
        if "other" in lead or said_of or self._named_part(text, floor, match, mention):
            return mention.start
        if lead[0].lower() in _SHARES:
            return match.start()
        words = [word.lower() for word in lead[: lead.index("of")]]
        articled = len(words) - 1 - words[::-1].index("the") if "the" in words else None
        described = articled is not None and self._describe(words[articled + 1 : -1])
        opens = articled if described and articled is not None else len(words) - 1
        if (
            articled is None
            and floor
            and text[floor - 1 : match.start()].strip().isalpha()
            and self._describe(words[:-1])
        ):
            opens = 0  # "the Syrian |border town of X": a word after an adjective is none but another
        return match.start() + [found.start() for found in re.finditer(r"\S+", match.group())][opens]

    def _describe(self, words: list[str]) -> bool:
        """May words between "the" and a kind of place say what it is like: "strategic border", not "army took"?"""
        groups = self.lexicon.set("groups", "nouns")
        return len(words) <= 1 or not any(word in groups or self.lexicon.bases(word) for word in words)

    def _named_part(self, text: str, floor: int, match: re.Match[str], mention: Mention) -> bool:
        """Has the kind a name of its own right before it: "the Zahra |district of", "X and Y |villages of Z"?"""
        parts = self.lexicon.set("places", "parts_of_a_city") | self.lexicon.set("places", "parts_of_a_region")
        kind = match.group().lower().split(" of")[0].split()[-1]
        named = match.start() == floor or match.start() - floor == 1
        if not named or not _NAME_ENDS.search(text, 0, match.start()):
            return False
        if kind in parts and kind != "suburb":
            return True
        listed = kind.endswith("s") and _LISTED_NAME.search(text, 0, match.start())
        return bool(listed or self._region_behind.match(text, mention.end) or self._ends_in_region(mention))

    @cached_property
    def _region_behind(self) -> re.Pattern[str]:
        """The kind of region that a name is of: "Marda |district"."""
        return re.compile(rf"\s+(?:{'|'.join(self.lexicon.words('places', 'regions'))})\b", re.IGNORECASE)

    def _ends_in_region(self, mention: Mention) -> bool:
        return mention.text.lower().rpartition(" ")[2] in self.lexicon.set("places", "regions")

    def end(self, text: str, content: Content, contents: Sequence[Content]) -> int:
        """Where a name ends: after brackets with its other name, its direction, the verb of "Turkish-backed"."""
        if not isinstance(content, Mention):
            return content.end
        bracket = _bracketed(text, content, contents)
        if bracket:
            return bracket
        compound = self._compound.match(text, content.end)
        if compound is None and content.demonym:
            compound = self._unhyphenated.match(text, content.end)
        elif compound is None and content.type in GROUPS:
            compound = self._linked.match(text, content.end)
        if compound:
            return compound.end()
        if content.type == "Person":
            aged = _AGE.match(text, content.end)
            return aged.end() if aged else content.end
        if content.type not in PLACES:
            return content.end
        behind = _DIRECTION.match(text, content.end) or self._kinds_behind.match(text, content.end)
        if behind is None and _LISTED.search(text, max(0, content.start - _FAR), content.start):
            behind = self._settlements_behind.match(text, content.end)
        return behind.end() if behind else content.end


def _bracketed(text: str, mention: Mention, contents: Sequence[Content]) -> int | None:
    """Where the brackets after a name end, if they hold no more than another name of it."""
    for other in contents:
        if not isinstance(other, Mention) or other.alias_of != mention.key:
            continue
        if 0 < other.start - mention.end < _BRACKET and "(" in text[mention.end : other.start]:
            closing = _CLOSING.match(text, other.end)
            return closing.end() if closing else None
    return None
