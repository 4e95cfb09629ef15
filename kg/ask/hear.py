"""Hearing a question: its words become a row of concepts, entities, times and numbers; the rest is not understood."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import OSA

from kg.ask.when import Time, times
from kg.ask.word import lexicon
from kg.search.spell import form, is_arabic

if TYPE_CHECKING:
    from kg.search.name import Match, Names

_TOKEN = re.compile(r"\{\w+\}|[’']s\b|(?<=s)[’'](?=\s|$)|\d+(?:\.\d+)?(?=\s*km\b)|\w+(?:[’'‘ʼ-]\w+)*|[^\s\w?!.,;:\"]")
_POSSESSIVE = re.compile(r"(?<=\w)[’']s\b")
_KILOMETRES = re.compile(r"(?:\bwithin )?\b(\d+(?:\.\d+)?)\s*(?:km|kilomet(?:er|re)s?)\b", re.IGNORECASE)
_WHO = re.compile(r"\bwho(?:m)?\b", re.IGNORECASE)
NEAR_NAME = 88
"""Of 100: how alike a misspelled name must be; that is one mistake in eight letters."""
LEAST_LETTERS = 5
"""Letters of a name below which a mistake is not forgiven: "SDF" and "SNA" are two."""

SIGNS = frozenset("<>*={}[]+/\\")
"""Signs that say something, so that a question with one is not understood without it."""
ASKING = frozenset({"which", "what", "many"})
"""Words before a kind of thing that is asked for."""
LONG_WORD = 8
"""Letters of a word of a name from which on two mistakes are forgiven."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a question. `value` is a concept, a slot's name or a number, `matches` what a name may mean."""

    sort: Literal["concept", "entity", "time", "number", "slot", "unknown"]
    value: str
    words: str
    matches: tuple[Match, ...] = ()
    time: Time | None = None
    is_passive: bool = False
    is_possessive: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it was heard; `corrected` maps mistyped words to those that were taken for them."""

    items: tuple[Item, ...]
    corrected: dict[str, str] = field(default_factory=dict)
    asks_who: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that mean nothing here."""
        return tuple(item.words for item in self.items if item.sort == "unknown")

    def of(self, sort: str) -> list[Item]:
        """The items of a sort, in their order."""
        return [item for item in self.items if item.sort == sort]

    @property
    def counts(self) -> Counter[str]:
        """How often each word that means something stands in the question."""
        return Counter(item.words.lower() for item in self.items if item.sort == "concept")

    @property
    def concepts(self) -> frozenset[str]:
        """All concepts of the question."""
        return frozenset(item.value for item in self.items if item.sort == "concept")


@dataclass(slots=True)
class _Ear:
    tokens: list[str]
    spans: list[tuple[int, int]]
    text: str
    items: dict[int, tuple[int, Item]] = field(default_factory=dict)
    corrected: dict[str, str] = field(default_factory=dict)

    def is_free(self, start: int, end: int) -> bool:
        return not any(at < end and start < stop for at, (stop, _) in self.items.items())

    def take(self, start: int, end: int, item: Item) -> None:
        self.items[start] = (end, item)

    def take_text(self, start: int, end: int, item: Item) -> None:
        """Takes the tokens that lie within offsets of the text."""
        inside = [at for at, (begin, stop) in enumerate(self.spans) if begin >= start and stop <= end]
        if inside and self.is_free(inside[0], inside[-1] + 1):
            self.take(inside[0], inside[-1] + 1, item)


def hear(question: str, names: Names | None = None) -> list[Heard]:
    """The readings of a question, the likeliest first: names read as names, then those of plain words as plain words.

    Raises:
        DateError: it names a day that no calendar has.
    """
    text = " ".join(question.split())
    readings = []
    for plain_too in (False, True) if names else (False,):
        ear = _ear(text)
        if names:
            _hear_names(ear, names, is_plain_allowed=not plain_too)
        for time in times(text) if names else ():
            ear.take_text(time.start, time.end, Item("time", time.words, time.words, time=time))
        for match in _KILOMETRES.finditer(text):
            ear.take_text(match.start(), match.end(), Item("number", match[1], match[0]))
        if names:
            _hear_mistyped_names(ear, names)
        _hear_words(ear)
        heard = Heard(_in_order(ear), dict(ear.corrected), bool(_WHO.search(text)))
        if heard not in readings:
            readings.append(heard)
    return readings


def _ear(text: str) -> _Ear:
    found = list(_TOKEN.finditer(_POSSESSIVE.sub(lambda match: match[0], text)))
    tokens, spans = [], []
    for match in found:
        word, start = match[0], match.start()
        # "HTS's" is a name and an ending.
        if (ending := _POSSESSIVE.search(word)) and ending.end() == len(word) and ending.start():
            tokens += [word[: ending.start()], word[ending.start() :]]
            spans += [(start, start + ending.start()), (start + ending.start(), match.end())]
        else:
            tokens.append(word)
            spans.append((start, match.end()))
    return _Ear(tokens, spans, text)


def _hear_names(ear: _Ear, names: Names, *, is_plain_allowed: bool) -> None:
    known = lexicon()
    count = len(ear.tokens)
    for size in range(min(names.longest, count), 0, -1):
        # "the opposition factions" has two names of two words: the one without the article is meant.
        for start in sorted(range(count - size + 1), key=lambda at: _is_filler(ear.tokens[at])):
            end = start + size
            if not ear.is_free(start, end):
                continue
            words = ear.text[ear.spans[start][0] : ear.spans[end - 1][1]]
            folded = form(words).split()
            is_plain = all((word,) in known.concepts or (word,) in known.fillers for word in folded)
            if is_plain and (size == 1 or not is_plain_allowed):
                continue
            found = _own(names.same(words))
            if found and not (found[0].entry.generic and (size == 1 or _is_asked_for(ear, start, end))):
                ear.take(start, end, _entity(ear, end, words, found))


def _is_asked_for(ear: _Ear, start: int, end: int) -> bool:
    """Whether the words say of what kind the answer is, "which rebel groups", and so name nobody."""
    words = tuple(token.lower() for token in ear.tokens[start:end])
    return words in lexicon().concepts and start > 0 and ear.tokens[start - 1].lower() in ASKING


def _own(found: list[Match]) -> list[Match]:
    """The matches without what one article describes without a name: "factions", "people"."""
    return [match for match in found if not (match.entry.generic and match.entry.name.islower())]


def _entity(ear: _Ear, end: int, words: str, found: list[Match]) -> Item:
    following = ear.tokens[end] if end < len(ear.tokens) else ""
    return Item("entity", words, words, tuple(found), is_possessive=following in {"'s", "’s", "'", "’"})


def _hear_mistyped_names(ear: _Ear, names: Names) -> None:
    known = lexicon()
    count = len(ear.tokens)
    for size in range(min(names.longest, count), 0, -1):
        for start in range(count - size + 1):
            end = start + size
            if not ear.is_free(start, end) or _is_filler(ear.tokens[start]) or _is_filler(ear.tokens[end - 1]):
                continue
            if _is_asked_for(ear, start, end):
                continue
            inside = [form(token) for token in ear.tokens[start:end]]
            strange = [word for word in inside if (word,) not in known.concepts and (word,) not in known.fillers]
            if not strange or any(known.corrected(word) for word in strange if size == 1):
                continue
            words = ear.text[ear.spans[start][0] : ear.spans[end - 1][1]]
            found = _own(_similar(words, names))
            if found:
                best = [match for match in found if match.score == found[0].score]
                ear.corrected[words] = best[0].name
                ear.take(start, end, _entity(ear, end, words, best))


def _similar(words: str, names: Names) -> list[Match]:
    """The names that are misspelled so or, in Arabic, that hold these words and none other does."""
    found = [match for match in names.near(words, least=NEAR_NAME) if _is_mistyped(words, match.name)]
    if not found and is_arabic(words) and " " in words:
        found = names.holding(words, limit=2)
        return found if len(found) == 1 else []
    return found


def _is_mistyped(words: str, name: str) -> bool:
    """Whether every word of a name is there, at most slightly misspelled."""
    heard, wanted = form(words).split(), form(name).split()
    if len("".join(heard)) < LEAST_LETTERS:
        return False
    if len(heard) != len(wanted):
        return OSA.distance("".join(heard), "".join(wanted)) <= 1
    return all(OSA.distance(a, b) <= _mistakes(b) for a, b in zip(heard, wanted, strict=True))


def _mistakes(word: str) -> int:
    """How many mistakes are forgiven in a word of a name."""
    return 0 if len(word) < LEAST_LETTERS else 1 if len(word) < LONG_WORD else 2


def _is_filler(token: str) -> bool:
    return (token.lower(),) in lexicon().fillers or not re.match(r"[\w{]", token)


def _hear_words(ear: _Ear) -> None:
    known = lexicon()
    count = len(ear.tokens)
    words = [_word(ear, at) for at in range(count)]
    at = 0
    while at < count:
        if at in ear.items:
            at = ear.items[at][0]
            continue
        size = next(
            (
                size
                for size in range(min(known.longest, count - at), 0, -1)
                if ear.is_free(at, at + size)
                and ((phrase := tuple(words[at : at + size])) in known.concepts or phrase in known.fillers)
            ),
            0,
        )
        token = ear.text[ear.spans[at][0] : ear.spans[at + max(size, 1) - 1][1]]
        if size:
            concept = known.concepts.get(tuple(words[at : at + size]))
            if concept:
                ear.take(at, at + size, Item("concept", concept, token, is_passive=_is_passive(words, at, at + size)))
        elif token.startswith("{"):
            ear.take(at, at + 1, Item("slot", token[1:-1], token))
        elif re.match(r"\w", token) or token in SIGNS:
            ear.take(at, at + 1, Item("unknown", token, token))
        at += max(size, 1)


def _word(ear: _Ear, at: int) -> str:
    """A token in small letters, a mistyped one as the word that was meant."""
    known = lexicon()
    word = ear.tokens[at].lower().replace("’", "'")
    if at in ear.items or word in known.words or not ear.is_free(at, at + 1) or not word.isalpha():
        return word
    meant = known.corrected(word)
    if meant:
        ear.corrected[ear.tokens[at]] = meant
    return meant or word


BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
HELP = frozenset({"do", "does", "did", "has", "have", "had"})


def _is_passive(words: list[str], start: int, end: int) -> bool:
    """Whether a verb stands in the passive: "was captured", "captured by", "backed by"."""
    if not lexicon().is_participle(words[end - 1]):
        return False
    if words[end : end + 1] == ["by"] or words[0] == "by":
        return True
    helpers = [word for word in words[:start] if word in BE | HELP]
    return bool(helpers) and helpers[-1] in BE


def _in_order(ear: _Ear) -> tuple[Item, ...]:
    """The items, without nouns that say what kind of thing the name beside them is: "the town of Awijil"."""
    named = [(start, end, item) for start, (end, item) in ear.items.items() if item.sort == "entity"]
    kept = []
    for start, (end, item) in sorted(ear.items.items()):
        kinds = lexicon().kinds.get(item.value, frozenset()) if item.sort == "concept" else frozenset()
        is_apposition = not item.words.lower().endswith("s") and any(
            match.entry.kind in kinds
            for begin, stop, name in named
            if _is_beside(ear, end, begin) or stop == start
            for match in name.matches
        )
        if not is_apposition:
            kept.append(item)
    return tuple(kept)


def _is_beside(ear: _Ear, end: int, begin: int) -> bool:
    """Whether nothing stands between two places but "of" and "the"."""
    return end <= begin and all(token.lower() in {"of", "the"} for token in ear.tokens[end:begin])
