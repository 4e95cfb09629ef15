"""What may fill a role, and what the text spoke of last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.claim import Quantity
    from kg.extract.registry import Record

GROUP = frozenset(("Group",))
ALLIANCE = frozenset(("Group", "Alliance"))
PLACE = frozenset(("Place",))
PEOPLE = frozenset(("People",))
DESCRIBED = frozenset(("Place", "Described"))


@dataclass(frozen=True, slots=True)
class Filler:
    """One thing that may fill a role: the phrase headed by `node`, and its words.

    `categories` are what it may count as. `record` is its entity; a mere description has none. `craft` is the
    equipment in "Russian aircraft". `unknown` marks a name whose type the article does not tell, which `becomes` what
    its role wants; `partial` a group of which only some are meant: "three factions of X".
    """

    node: int
    categories: frozenset[str]
    words: str
    record: Record | None = None
    quantity: Quantity | None = None
    craft: str | None = None
    unknown: bool = False
    becomes: str | None = None
    partial: bool = False


@dataclass(slots=True)
class Memory:
    """What the text spoke of last, for "it", "the group", "the city". `before` is the subject of the last sentence.

    `group_before` is the group that the sentences before named last.
    """

    group: Record | None = None
    group_before: Record | None = None
    topic: Record | None = None
    """The group that a sentence was about last."""
    alliance: Record | None = None
    """The coalition named last; `alliance_before` that of the sentences before."""
    alliance_before: Record | None = None
    named: tuple[Record, ...] = ()
    """The groups that the sentence names; `named_before` those of the sentence before."""
    named_before: tuple[Record, ...] = ()
    called: dict[str, Record] = field(default_factory=dict)
    """Who was said to be such a thing, by the noun: "a new |formation called X"."""
    places: list[tuple[int, Record]] = field(default_factory=list)
    """Places named, each with the offset where."""
    around: list[tuple[int, Record]] = field(default_factory=list)
    """Those that only tell where another is: the province of a town."""
    capitals: list[tuple[int, Record]] = field(default_factory=list)
    """Those that the text says are capitals."""
    row: tuple[Record, ...] = ()
    """The places of the last list of a sentence before."""
    operation: Record | None = None
    person: Record | None = None
    subject: tuple[Filler, ...] = ()
    before: tuple[Filler, ...] = ()

    def place(
        self, offset: int, *, unlike: Collection[str] = (), types: Collection[str] = ("Location",)
    ) -> Record | None:
        """The place named last before an offset of the text; none whose name starts or ends with a word of `unlike`."""
        named = (place for start, place in reversed(self.places) if start < offset and place.type in types)
        return next((place for place in named if not ends_like(place.name, unlike)), None)

    def next_sentence(self) -> None:
        """The subject becomes that of the sentence before; one without a known subject keeps the one before it."""
        self.before, self.subject = self.subject or self.before, ()
        self.group_before, self.alliance_before = self.group, self.alliance
        self.named_before, self.named = self.named, ()


def ends_like(name: str, words: Collection[str]) -> bool:
    """Does a name start or end with one of the words?

    >>> ends_like("northern Syria", ["northern"]), ends_like("Idlib province", ["province"]), ends_like("Idlib", ["in"])
    (True, True, False)
    """
    lower = name.lower().split()
    return lower[0] in words or lower[-1] in words
