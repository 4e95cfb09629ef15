"""Who has spoken so far in an article, for "he added", "the source said", "the group said"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tree import Tree

PRONOUNS = ("he", "she", "it", "they")
_REMEMBERED = 20
"""Sources that a text may still mean by one of their words."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something: the words that name them.

    `human` tells a person from a body, "he" from "it"; `named` a name from a description. `spot` is where the text
    speaks of them: a tree and the head in it.
    """

    words: str
    human: bool = True
    named: bool = False
    spot: tuple[Tree, int] | None = field(default=None, compare=False)


@dataclass(slots=True)
class Spoken:
    """The sources heard so far, and the groups that the text has named."""

    heard: list[Source] = field(default_factory=list)
    human: Source | None = None
    body: Source | None = None
    subject: tuple[str, Source] | None = None
    """The group that was the subject of the last sentence, with its type."""
    groups: dict[str, Source] = field(default_factory=dict)
    """By type, the one named last at the end."""

    @property
    def last(self) -> Source | None:
        """The source that spoke last."""
        return self.heard[-1] if self.heard else None

    def hear(self, source: Source) -> None:
        """Keep a source as the one that spoke last."""
        self.heard = [*self.heard[1 - _REMEMBERED :], source]
        if source.human:
            self.human = source
        else:
            self.body = source

    def name(self, kind: str, group: Source, *, subject: bool) -> None:
        """Keep a group of a type of the scheme as the one named last."""
        self.groups.pop(kind, None)
        self.groups[kind] = group
        if subject:
            self.subject = kind, group

    def meant(self, pronoun: str) -> Source | None:
        """Who speaks if a pronoun does."""
        match pronoun:
            case "he" | "she" | "him" | "her":
                return self.human or self.last
            case "it":
                return self.body or self.last
        return self.last

    def again(self, words: set[str], *, bodies: bool = False) -> Source | None:
        """The last source whose name has all these words, in lower case; of `bodies` also the last that is named."""
        for source in reversed(self.heard):
            if words <= {*source.words.lower().split()} or (bodies and source.named and not source.human):
                return source
        return None

    def group(self, kinds: frozenset[str]) -> Source | None:
        """The group of one of these types that was the last subject, else the one named last."""
        if self.subject and self.subject[0] in kinds:
            return self.subject[1]
        return next((self.groups[kind] for kind in reversed(self.groups) if kind in kinds), None)
