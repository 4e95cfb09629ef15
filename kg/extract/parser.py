"""Sentences to trees, by the tagger and parser trained on Universal Dependencies (kg/extract/model/README.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from kg.extract.collective import Collective
from kg.extract.date import Date
from kg.extract.mention import GROUPS, PLACES, Mention
from kg.extract.quantity import Number
from kg.extract.repair import repair
from kg.extract.tree import Node, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language

    from kg.extract.sentence import Sentence
    from kg.extract.tree import Content

MODEL = Path(__file__).parent / "model"
LONGEST = 250
"""Words a sentence may have; a longer one is no prose, and is parsed in pieces of this length."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word to be parsed: `text` stands for it where the parser would not know the real one."""

    start: int
    end: int
    text: str
    content: Content | None = None


@dataclass(frozen=True)
class Parser:
    """Parses sentences in which each name, number and date counts as one word.

    A stand-in of the same kind that the treebank knows takes the place of each name: a reader who has never heard of
    Qubtan al-Jabal parses "the rebels took Qubtan al-Jabal" as "the rebels took Baghdad".
    """

    path: Path = MODEL
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def pipeline(self) -> Language:
        """The spaCy pipeline."""
        return spacy.load(self.path)

    def parse(self, text: str, sentences: Sequence[Sentence], contents: Sequence[Sequence[Content]]) -> list[Tree]:
        """One tree a sentence; `contents` are the names, numbers and dates of each, in order, none overlapping."""
        rows = [self._pieces(text, s, c)[:LONGEST] for s, c in zip(sentences, contents, strict=True)]
        docs = [
            Doc(self.pipeline.vocab, [p.text for p in row], [_spaced(row, i) for i in range(len(row))]) for row in rows
        ]
        parsed = self.pipeline.pipe(docs, batch_size=64)
        return [_tree(text, doc, row) for doc, row in zip(parsed, rows, strict=True)]

    def _pieces(self, text: str, sentence: Sentence, contents: Sequence[Content]) -> list[Piece]:
        pieces: list[Piece] = []
        at = sentence.body
        for content in contents:
            if content.start < at:
                continue
            start = _widened(text, max(at, content.start - 70), content)
            end = _widened_right(text, content, contents)
            pieces += self._plain(text, at, start)
            stand_in = "armed" if text[content.end : end].startswith("-") else _stand_in(content, text)
            pieces.append(Piece(start, end, stand_in, content))
            at = end
            if isinstance(content, Date) and _fronted(pieces) and text[end : end + 1] != ",":
                pieces.append(Piece(end, end, ","))
        return pieces + self._plain(text, at, sentence.end)

    def _shown(self, word: str) -> str:
        """What the parser is shown for a word."""
        return self.stand_ins.get(word) or STAND_INS.get(word, word)

    def _plain(self, text: str, start: int, end: int) -> list[Piece]:
        if start >= end:
            return []
        return [
            Piece(start + token.idx, start + token.idx + len(token), self._shown(token.text))
            for token in self.pipeline.tokenizer(_NOTE.sub(lambda m: " " * len(m.group()), text[start:end]))
            if not token.is_space
        ]


STAND_INS = {"clashes": "battles", "Clashes": "Battles", "shelling": "violence", "Shelling": "Violence"}
"""Nouns that the parser takes for verbs, and nouns of the same use that it does not."""
_TO_THE_SIDE = re.compile(
    r"\s+to the (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\b(?!\s+of)"
)


_COMPOUND = re.compile(
    r"-(?:backed|led|held|linked|affiliated|funded|supported|aligned|controlled|sponsored|allied|financed|dominated|armed|trained|ruled|run|occupied)\b"
)


_NOTE = re.compile(r"\[\d+\]")
"""A footnote mark."""


def _fronted(pieces: list[Piece]) -> bool:
    """Do the pieces so far say no more than "On Friday"?"""
    return len(pieces) <= 2 and (
        len(pieces) == 1 or pieces[0].text.lower() in ("on", "in", "by", "since", "late", "early")
    )


def _bracketed(text: str, content: Mention, contents: Sequence[Content]) -> int | None:
    """Where the brackets after a name end, if they hold no more than another name of it."""
    for other in contents:
        if (
            isinstance(other, Mention)
            and other.alias_of
            and 0 < other.start - content.end < 24
            and "(" in text[content.end : other.start]
        ):
            closing = re.compile(r"[”\"’']?\s*\)").match(text, other.end)
            return closing.end() if closing else None
    return None


def _widened_right(text: str, content: Content, contents: Sequence[Content]) -> int:
    """Where a name's phrase ends: after brackets with its other name, its direction, the verb of "Turkish-backed"."""
    if not isinstance(content, Mention):
        return content.end
    bracket = _bracketed(text, content, contents)
    if bracket:
        return bracket
    compound = _COMPOUND.match(text, content.end)
    if compound:
        return compound.end()
    if content.type not in PLACES:
        return content.end
    match = _TO_THE_SIDE.match(text, content.end)
    return match.end() if match else content.end


_PLACE_OF = re.compile(
    r"\b(?:the\s+)?(?:[\w-]+\s+){0,1}(?:city|town|village|villages|towns|cities|hamlet|governorate|province|district|suburb|neighbou?rhood|port|region|camp)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GROUP_CALLED = re.compile(
    r"\bthe\s+(?:[\w-]+\s+){0,3}?(?:group|faction|movement|militia|alliance|coalition|umbrella|organi[sz]ation|outlet|agency|network|unit|room)\s+(?:(?:also\s+|better\s+)?(?:known|called)\s+(?:as\s+)?(?:the\s+)?)?[“\"‘]?$",
    re.IGNORECASE,
)


def _widened(text: str, floor: int, content: Content) -> int:
    """Where a name starts with the noun that says what it is: "the village of Qaminas", "the rebel group Jaysh al-Izza"."""
    if not isinstance(content, Mention) or content.demonym:
        return content.start
    if content.type == "Person":
        titled = _TITLED.search(text, floor, content.start)
        return titled.start() if titled else content.start
    pattern = _PLACE_OF if content.type in PLACES or content.type is None else _GROUP_CALLED
    match = pattern.search(text, floor, content.start)
    if not match or re.search(r"[,.;:]", match.group()) or content.type is None and pattern is _GROUP_CALLED:
        return content.start
    lead = match.group().split()
    drop = 0
    while (
        pattern is _PLACE_OF
        and len(lead) > 2
        and lead[drop].lower() not in _NOUN_OF
        and lead[drop].lower() != "the"
        and drop < len(lead) - 2
    ):
        drop += 1
    return match.start() + match.group().index(lead[drop]) if drop else match.start()


_TITLED = re.compile(
    r"(?:\b(?:Brigadier|Major|Lieutenant|Colonel|General|Captain|President|Prime|Minister|Foreign|Defence|Defense|Mr\.?|Mrs\.?|Ms\.?|"
    r"Dr\.?|Sheikh|Commander|Field|Marshal|Admiral|Father|Governor|King|Emir|Sergeant|Gen\.|Col\.|Maj\.)[ -]+)+$"
)
_NOUN_OF = frozenset(
    "city town village villages towns cities hamlet governorate province district suburb neighborhood neighbourhood port region camp".split()
)


def _stand_in(content: Content, text: str) -> str:
    """A word of the treebank for a name, number or date."""
    if isinstance(content, Number):
        return "10" if content.quantity.minimum != 1 or content.quantity.maximum != 1 else "one"
    if isinstance(content, Date):
        before = text[max(0, content.start - 8) : content.start].rstrip().rpartition(" ")[2].lower()
        return "Sunday" if before in _DATED else "today"
    if isinstance(content, Collective):
        return "army" if content.noun in ("army", "military", "government", "regime") else "troops"
    if content.demonym:
        return content.text
    if content.type in GROUPS or content.type == "Organization":
        return "Hamas"
    if content.type in PLACES:
        return "Baghdad"
    return {"Person": "Bush", "MediaOutlet": "CNN", "Operation": "Katrina"}.get(content.type or "", "Iraq")


_DATED = frozenset("on in by since until from of during for after before between and to the".split())


def _spaced(row: list[Piece], index: int) -> bool:
    return index + 1 < len(row) and row[index].end < row[index + 1].start


def _tree(text: str, doc: Doc, row: list[Piece]) -> Tree:
    tree = Tree(
        [
            Node(
                token.i,
                piece.start,
                piece.end,
                text[piece.start : piece.end] or piece.text,
                token.tag_,
                token.dep_.replace("ROOT", "root"),
                token.head.i,
                piece.content,
            )
            for token, piece in zip(doc, row, strict=True)
        ]
    )
    repair(tree)
    return tree
