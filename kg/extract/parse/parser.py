"""Sentences to trees, by the tagger and parser trained on Universal Dependencies (kg/extract/model/README.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.date import Date
from kg.extract.mention import Mention
from kg.extract.parse.active import ActiveReader
from kg.extract.parse.piece import Piece, without_quotes
from kg.extract.parse.repair import Repairer
from kg.extract.parse.syntax import Syntax
from kg.extract.parse.widen import Widener
from kg.extract.quantity import Number
from kg.extract.tree import COMPOUND, Node, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.sentence import Sentence
    from kg.extract.tree import Content
    from kg.lexicon import Lexicon

MODEL = Path(__file__).parent.parent / "model"
LONGEST = 250
"""Words a sentence may have; what is beyond them in a longer one, which is no prose, is not read."""
_AGAIN = 2
"""Times that a sentence may be parsed again: a word shown as another may bring out the next that is wrong."""
_NO_WORD = re.compile(r"\[\d+\]|\S{80,}")
"""A footnote mark, or what is too long for a word: over such the tokenizer takes time by the square of its length."""
_PARTITIVE = re.compile(r"\s+of\b(?!\s+wh)")
"""What follows a number that is a part: the parser knows "said some |of its men died", not "said ten of"."""
_LABEL_ENDS = re.compile(r":|\s*(?:—|–|--|-)(?=\s)")
"""What stands between the date of an entry and what happened then: "Nov. 1: Rebels captured X", "Nov. 1 – X fell"."""
_BEFORE_DATES = frozenset(
    (
        *("on", "in", "by", "since", "until", "from", "of", "during", "for", "after", "before", "between", "and", "to"),
        "the",
    )
)


@dataclass(frozen=True)
class Parser:
    """Parses sentences in which each name, number and date counts as one word.

    A stand-in of the same kind that the treebank knows takes the place of each name: a reader who has never heard of
    Qubtan al-Jabal parses "the rebels took Qubtan al-Jabal" as "the rebels took Baghdad".
    """

    path: Path
    lexicon: Lexicon

    @cached_property
    def _syntax(self) -> Syntax:
        return Syntax(self.path)

    @cached_property
    def _widener(self) -> Widener:
        return Widener(self.lexicon)

    @cached_property
    def _active(self) -> ActiveReader:
        return ActiveReader(self.lexicon)

    @cached_property
    def _repairer(self) -> Repairer:
        return Repairer(self.lexicon)

    def parse(self, text: str, sentences: Sequence[Sentence], contents: Sequence[Sequence[Content]]) -> list[Tree]:
        """One tree a sentence; `contents` are the names, numbers and dates of each, in order, none overlapping."""
        rows = [self._pieces(text, s, c)[:LONGEST] for s, c in zip(sentences, contents, strict=True)]
        trees = self._trees(text, rows)
        lost: Mapping[int, list[Piece]] = dict(enumerate(rows))
        for _ in range(_AGAIN):
            lost = {at: again for at in lost if (again := self._active.second(rows[at], trees[at]))}
            for at, tree in zip(lost, self._trees(text, [*lost.values()]), strict=True):
                trees[at], rows[at] = tree, lost[at]
        return trees

    def _trees(self, text: str, rows: Sequence[list[Piece]]) -> list[Tree]:
        analyses = self._syntax.analyses([[piece.text for piece in row] for row in rows])
        trees = [_tree(text, row, analysis) for row, analysis in zip(rows, analyses, strict=True)]
        for tree in trees:
            self._repairer.repair(tree)
        return trees

    def _pieces(self, text: str, sentence: Sentence, contents: Sequence[Content]) -> list[Piece]:
        pieces: list[Piece] = []
        at = sentence.body
        for content in contents:
            if content.start < at:
                continue
            if len(pieces) >= LONGEST:
                return pieces
            start = self._widener.start(text, at, content)
            end = self._widener.end(text, content, contents)
            pieces += self._plain(text, at, start)
            shown = "armed" if COMPOUND.match(text[content.end : end]) else self._stand_in(content, text)
            pieces.append(Piece(start, end, shown, content))
            at = end
            label = _LABEL_ENDS.match(text, end) if isinstance(content, Date) and len(pieces) == 1 else None
            if label:
                pieces.append(Piece(end, end, ","))
                at = label.end()
        return without_quotes(pieces + self._plain(text, at, sentence.end))

    def _stand_in(self, content: Content, text: str) -> str:
        """A word of the treebank for a name, number or date."""
        match content:
            case Number():
                return "some" if _PARTITIVE.match(text, content.end) else "three"
            case Date():
                before = text[max(0, content.start - 8) : content.start].rstrip().rpartition(" ")[2].lower()
                return "Sunday" if before in _BEFORE_DATES else "today"
            case Collective():
                return "rebels"
            case Mention(demonym=True):
                return content.text
        return self.lexicon.pairs("parser", "shown_names")[content.type or "unknown"]

    def _plain(self, text: str, start: int, end: int) -> list[Piece]:
        """The words of a stretch without contents; what is no word is blank, and a compound adjective is one word."""
        pieces: list[Piece] = []
        at = start
        for compound in self._widener.adjective.finditer(text, start, end):
            pieces += self._words(text, at, compound.start())
            shown = "campaign" if compound.group().lower().startswith("counter-") else "armed"
            pieces.append(Piece(compound.start(), compound.end(), shown))
            at = compound.end()
        return pieces + self._words(text, at, end)

    def _words(self, text: str, start: int, end: int) -> list[Piece]:
        blanked = _NO_WORD.sub(lambda found: " " * len(found.group()), text[start:end])
        words = ((start + at, word) for at, word in self._syntax.words(blanked))
        return [Piece(at, at + len(word), "—" if _is_dash(text, at, word) else word) for at, word in words]


def _is_dash(text: str, at: int, word: str) -> bool:
    """Is a sign after a space a dash, as news agencies write it: "HTS - a group - left"?"""
    return word in ("-", "--", "–") and text[at - 1 : at].isspace()


def _tree(text: str, row: list[Piece], analysis: list[tuple[str, str, int]]) -> Tree:
    return Tree(
        [
            Node(
                at,
                piece.start,
                piece.end,
                text[piece.start : piece.end].replace("--", "—") or piece.text,
                tag,
                relation,
                head,
                piece.content,
            )
            for at, (piece, (tag, relation, head)) in enumerate(zip(row, analysis, strict=True))
        ]
    )
