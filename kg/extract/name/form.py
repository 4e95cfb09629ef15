"""The type that a name's own words tell: "46th Brigade" is a unit, "Jaysh X" a faction, "Operation X" an operation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.name.vocabulary import Vocabulary


_LONGEST_ARMY = 2
"""More words than this has no state's army beside the state: "Myanmar National Democratic Alliance Army" is none."""
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʿʾ`", "'"))
_ANYBODYS = ("Defence Force", "Defense Force", "Security Force")
"""Ends of the names of a state's forces, which those of others have too."""


def type_by_form(words: list[str], vocabulary: Vocabulary) -> str | None:
    """The type of a name by its words, None where they do not tell."""
    if " ".join(words) in vocabulary.lexicon.exact("names", "group_known"):
        return "Faction"
    last = words[-1]
    bare = last.lower() in vocabulary.bare and last not in vocabulary.lexicon.exact("places", "bare_unless_capital")
    if len(words) == 1 or bare:
        return None
    form = _Form(words, vocabulary)
    return next((kind for kind, holds in _RULES if holds(form)), None)


@dataclass(frozen=True)
class _Form:
    """A name of two words or more. `head` is the word that "of", "for" or "on" follows, else the last."""

    words: list[str]
    vocabulary: Vocabulary

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def last(self) -> str:
        return self.words[-1]

    @cached_property
    def core(self) -> list[str]:
        """The words before "of", "for" or "on"."""
        joints = [self.words.index(joint) for joint in ("of", "for", "on") if joint in self.words[1:]]
        return self.words[: min(joints, default=len(self.words))]

    @property
    def tail(self) -> str:
        return " ".join(" ".join(self.core).replace("-", " ").split()[-2:])

    @property
    def head(self) -> str:
        return self.core[-1]

    def among(self, word: str, *names: str) -> bool:
        """Does a word stand in one of the lists of names.yaml, whatever apostrophe it is written with?"""
        plain = word.translate(_APOSTROPHES)
        lists = (self.vocabulary.lexicon.exact("names", name) for name in names)
        return any(word in listed or plain in listed for listed in lists)

    def ends(self, kind: str) -> bool:
        """Does the name end with a word for a kind of place, perhaps with its number: "Highway 2"?"""
        heads, numbered = self.vocabulary.heads(kind), self.last.isdigit()
        words = self.words[:-1] if numbered else self.words
        return any(" ".join(words[-n:]).lower() in heads for n in (1, 2) if len(words) >= n + (not numbered))

    def government(self) -> bool:
        return self.first == "Government" and "of" in self.words

    def branch(self) -> bool:
        return self.among(" ".join(self.words[:2]), "group_branches")

    def men_of(self) -> bool:
        return self.among(self.head, "group_of") and self.words[1:2] == ["of"]

    def flood_of(self) -> bool:
        return self.among(self.first, "operation_of") and self.words[1] in ("of", "to")

    def operation(self) -> bool:
        return self.among(self.first, "operation_first") or self.among(self.last, "operation_last")

    def base(self) -> bool:
        return self.ends("MilitaryBase") and "International" not in self.words and self.last != "Branch"

    def alliance(self) -> bool:
        ends = self.among(self.tail, "alliance_last") or self.among(self.last, "alliance_last")
        first = self.first in ("Alliance", "Coalition")
        return (ends or first) and not self.among(self.first, "adjectives", "joined_by_and")

    def unit(self) -> bool:
        numbered = [word for word in self.words[:-1] if word not in ("No", ".")]
        if self.last.isdigit() and numbered[-1:] and numbered[-1] in self.vocabulary.units:
            return True
        if self.words[:2] == ["No", "."] or self.among(" ".join(self.words[:2]), "unit_first"):
            return True
        return (self.vocabulary.ordinal(self.first) or self.first.isdigit()) and not self.vocabulary.units.isdisjoint(
            self.words
        )

    def state_force(self) -> bool:
        ends = any(self.among(" ".join(self.words[-n:]), "force_last") for n in (1, 2, 3, 4))
        rebellious = any(self.among(word, "rebellious") for word in self.words)
        words = [word for word in self.words if word not in ("Royal", "National")]
        starts = [(" ".join(words[:n]), len(words) - n) for n in (3, 2, 1)]
        further = next((rest for name, rest in starts if self._of_a_state(name)), _LONGEST_ARMY + 1)
        national = further <= _LONGEST_ARMY and not rebellious
        if national and words[1:] == ["Forces"]:
            return True
        owned = "'s" in self.words or "’s" in self.words  # "the People's Defence Forces"
        anybodys = owned or rebellious or self.last in ("Army", "Police") or self.tail in _ANYBODYS
        return ends and (national or not anybodys)

    def _of_a_state(self, name: str) -> bool:
        return name in self.vocabulary.demonyms or self.among(name, "countries")

    def group(self) -> bool:
        first = (self.first, self.first.split("-")[0], " ".join(self.words[:2]))
        return any(self.among(word, "group_first") for word in first)

    def organization(self) -> bool:
        if self.among(self.head, "organization_last"):
            return True
        rebels = self.among(self.head, "group_last") and any(self.among(word, "rebellious") for word in self.core)
        return self.among(self.first, "organization_first") and not rebels  # "the United Liberation Front of X"

    def toponym(self) -> bool:
        return self.first in self.vocabulary.lexicon.exact("places", "first")

    def media(self) -> bool:
        named = self.among(self.last, "media_last") or "News" in self.words
        return self.among(self.first, "media_first") or (named and not self.ends("Location"))

    def strives(self) -> bool:
        return "for" in self.words and self.among(self.head, "striving")

    def person(self) -> bool:
        return self.among(self.first, "given_first") and len(self.words) <= 5


_RULES: tuple[tuple[str, Callable[[_Form], bool]], ...] = (
    ("StateForce", _Form.government),
    ("Faction", _Form.branch),
    ("Faction", _Form.men_of),
    ("Operation", _Form.flood_of),
    ("Operation", _Form.operation),
    ("MilitaryBase", _Form.base),
    ("MilitaryUnit", _Form.unit),
    ("Alliance", _Form.alliance),
    ("StateForce", _Form.state_force),
    ("Faction", _Form.group),
    ("Faction", lambda form: form.among(form.tail, "group_tail")),
    ("Organization", _Form.organization),
    ("Faction", lambda form: form.among(form.head, "group_last")),
    ("MilitaryUnit", lambda form: form.among(form.head, "unit_last")),
    ("Faction", _Form.strives),
    ("MediaOutlet", _Form.media),
    ("Location", lambda form: form.ends("Location")),
    ("Location", _Form.toponym),
    ("Person", _Form.person),
)
"""The first rule that holds tells the type; words are looked up in seeds/lexicon/names.yaml and places.yaml."""
