"""A look at a query before it is parsed: its form, and how large it is. Linear in its length, it never recurses.

Strings, IRIs and comments are passed over, so that a quote about a "SERVICE" is no service call. A string that is not
closed reaches to the end: the engine will refuse it, and reading it over and over would take quadratic time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.protocol import Form

# Loops are unrolled: before 3.11.4, possessive groups with a lookahead inside match wrongly. What ends a loop always
# matches, so that none is tried twice.
TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<term> <[^<>"{}|^`\\\x00-\x20]*>
        | \"\"\" [^"\\]* (?: (?: \\. | "(?!"") ) [^"\\]* )* (?: \"\"\" | \\?\Z )
        | ''' [^'\\]* (?: (?: \\. | '(?!'') ) [^'\\]* )* (?: ''' | \\?\Z )
        | " [^"\\\n\r]* (?: \\. [^"\\\n\r]* )* (?: " | \\?\Z | (?=[\n\r]) )
        | ' [^'\\\n\r]* (?: \\. [^'\\\n\r]* )* (?: ' | \\?\Z | (?=[\n\r]) )
        | [?$]\w+
        | (?: [^\W\d_][\w.\-]{0,99}+ | _ )? : [\w:\-]* (?: (?: \.++ (?=[\w:\-%\\]) | %[0-9A-Fa-f]{2} | \\. ) [\w:\-]* )*
        | \d+(?:\.\d+)?(?:[eE][+\-]?\d+)? )
    | (?P<suffix> @[A-Za-z][A-Za-z0-9\-]* | \^\^ )
    | (?P<word> [^\W\d]\w* )
    | (?P<operator> \|\| | && | [!<>]=? | [=*+/^|?\-] )
    | (?P<mark> [{}()\[\].;,] )
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS: dict[str, Form] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "construct"}
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})

VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a query: `form` is None where it starts like no query, `update` names the update it starts like.

    `is_volatile`: asked again, it may answer otherwise over the same graph.
    `nesting` is the deepest level of brackets, `patterns` an estimate of the triple patterns, `operators` counts
    the operators and groups.
    """

    form: Form | None
    update: str | None
    has_service: bool
    has_load: bool
    has_dataset: bool
    is_volatile: bool
    nesting: int
    patterns: int
    operators: int


@lru_cache(maxsize=256)
def scan(query: str) -> Scan:
    """What stands in a query, as far as its tokens tell.

    >>> scan('SELECT ?s { ?s ?p "SERVICE <http://example.org/>" }').has_service
    False
    """
    counter = _Counter()
    for token in TOKEN.finditer(query):
        kind = token.lastgroup
        if kind == "word":
            counter.word(token.group().upper())
        elif kind == "mark":
            counter.mark(token.group())
        elif kind == "operator":
            counter.operators += 1
            counter.patterns += token.group() in "/|"
        elif kind == "term":
            counter.term()
            # A comparison without spaces looks like an IRI: `?a<?b.?s?p?o.?c>?d`.
            text = token.group()
            counter.patterns += (text.count("?") + text.count("$")) // 2 if text[0] == "<" else 0
        counter.after_term = kind == "term"
    return counter.scan()


class _Counter:
    """Reads tokens one by one. A triple pattern ends at a mark, or at a keyword, that follows terms in a group."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.first: str | None = None
        self.last, self.loads = "", 0
        self.depth = self.deepest = self.braces = self.parens = 0
        self.terms = self.patterns = self.operators = 0
        self.after_term = False
        self.values_depth: int | None = None

    def word(self, word: str) -> None:
        if word in {"A", "TRUE", "FALSE"}:
            self.term()
            return
        # One that is silent about its failure may stay: a worker can load nothing, and so it does nothing.
        self.loads += (word == "LOAD") - (word == "SILENT" and self.last == "LOAD")
        self.last = word
        self.words.add(word)
        if self.first is None and (word in FORMS or word in UPDATES):
            self.first = word
        if self.terms > 2:
            self._end()
        if word == "VALUES" and self.values_depth is None:
            self.values_depth = self.depth

    def term(self) -> None:
        if self.values_depth is not None:
            return
        if not self.parens:
            self.terms += 1
        elif self.after_term:
            # The members of a collection stand side by side, those of a call have commas between them.
            self.patterns += 2

    def mark(self, mark: str) -> None:
        if mark in "{([":
            self._open(mark)
        elif mark in "})]":
            self._close(mark)
        elif self.values_depth is None:
            self._end()

    def _open(self, mark: str) -> None:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if mark == "{":
            self.operators += self.values_depth is None
            self.braces += 1
            if self.terms > 2:
                self._end()
            self.terms = 0
        self.parens += mark == "("

    def _close(self, mark: str) -> None:
        self.depth -= 1
        if mark != ")":
            self._end()
        self.braces -= mark == "}"
        self.parens = max(self.parens - (mark == ")"), 0)
        if mark == "}" and self.values_depth == self.depth:
            self.values_depth = None

    def _end(self) -> None:
        self.patterns += self.terms > 0 and self.braces > 0
        self.terms = 0

    def scan(self) -> Scan:
        return Scan(
            form=FORMS.get(self.first or ""),
            update=self.first if self.first in UPDATES else None,
            has_service="SERVICE" in self.words,
            has_load=self.loads > 0,
            has_dataset="FROM" in self.words,
            is_volatile=not self.words.isdisjoint(VOLATILE),
            nesting=self.deepest,
            patterns=self.patterns,
            operators=self.operators,
        )
