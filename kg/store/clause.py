"""Where the SERVICE clauses of a query stand, and what stands before each in its group; read from tokens, not parsed.

The engine has parsed the query before this is believed (`kg.store.federation`), so that every bracket has its partner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.error import QueryRefusedError
from kg.store.scan import FORMS, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BARRIERS = {
    "EXISTS": "a SERVICE within EXISTS is not supported: join with it, and filter what it brings",
    "GRAPH": "a SERVICE within GRAPH is not supported: write it after that group",
    "LATERAL": "a SERVICE within LATERAL is not supported: write it as a plain group",
    "SERVICE": "a SERVICE within a SERVICE is not supported: an endpoint is asked for what it holds itself",
}
"""Keywords of groups in which a clause means more than a join with what the endpoint holds, and what to do."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A SERVICE clause by its places in the text: all of it, what stands before its group, the inside of that group.

    `before` is what its solutions are joined with; `deferred` are the filters there that cannot be applied before the
    join, because they name what stands after it.
    """

    whole: Span
    head: Span
    pattern: Span
    before: Span
    deferred: tuple[Span, ...]
    endpoint: str
    is_silent: bool


class Clauses:
    """The SERVICE clauses of a query."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [token for token in TOKEN.finditer(text) if token.lastgroup != "comment"]
        self._words = [each.group().upper() if each.lastgroup == "word" else each.group() for each in self._tokens]
        self._partner: dict[int, int] = {}
        self._group: list[int] = []
        self._pair()

    def _pair(self) -> None:
        """Finds the partner of each bracket, and the brace that holds each token; -1 for none."""
        brackets, braces = list[int](), [-1]
        for at, word in enumerate(self._words):
            if word in {")", "]", "}"} and brackets:
                self._partner[brackets.pop()] = at
                if word == "}" and len(braces) > 1:
                    braces.pop()
            self._group.append(braces[-1])
            if word in {"(", "[", "{"}:
                brackets.append(at)
                if word == "{":
                    braces.append(at)

    def heads(self) -> list[Span]:
        """Where the words SERVICE and SILENT and the endpoint stand, of each clause: without them it is a group."""
        return [(self._start(at), self._end(self._brace(at) - 1)) for at in self._services()]

    def preamble(self) -> tuple[str, str]:
        """The prefixes of the query as they are written, and its FROM clauses."""
        form = next((at for at, word in enumerate(self._words) if word in FORMS), 0)
        ends = [at + 1 + (self._words[at + 1] == "NAMED") for at, word in enumerate(self._words) if word == "FROM"]
        starts = [at for at, word in enumerate(self._words) if word == "FROM"]
        froms = (self._text[self._start(start) : self._end(end)] for start, end in zip(starts, ends, strict=True))
        return self._text[: self._start(form)], " ".join(froms)

    def found(self) -> Iterator[Clause]:
        """The clauses in their order.

        Raises:
            QueryRefusedError: one has a shape that is not supported.
        """
        for at in self._services():
            brace, group = self._brace(at), self._group[at]
            endpoint = self._words[brace - 1]
            self._see_that_it_is_a_join(group)
            if endpoint[0] in "?$":
                raise QueryRefusedError(f"SERVICE {endpoint} is not supported: name the endpoint by its IRI")
            close, last = self._partner[brace], self._partner[group]
            begin, end = group, at
            if self._keyword(group) == "OPTIONAL" and group + 1 == at and self._is_all(close, last):
                # What an optional clause alone is joined with stands before the OPTIONAL.
                begin, end = self._group[group - 1], group - 1
                last = self._partner[begin]
            yield Clause(
                whole=(self._start(at), self._end(close)),
                head=(self._start(at), self._end(brace - 1)),
                pattern=(self._end(brace), self._start(close)),
                before=(self._end(begin), self._start(end)),
                deferred=tuple(self._deferred(begin, end, last)),
                endpoint=self._tokens[brace - 1].group(),
                is_silent=self._words[at + 1] == "SILENT",
            )

    def _services(self) -> Iterator[int]:
        """The tokens SERVICE that a clause as the grammar has it begins with."""
        for at, word in enumerate(self._words):
            if word == "SERVICE" and self._brace(at) in self._partner and self._group[at] in self._partner:
                yield at

    def _brace(self, service: int) -> int:
        """The brace that opens a clause."""
        return service + 2 + (self._words[service + 1 : service + 2] == ["SILENT"])

    def _keyword(self, brace: int) -> str:
        """The keyword that a group belongs to; "" for a group alone."""
        one, two, three = (self._words[max(brace - back, 0)] for back in (1, 2, 3))
        if one in {"EXISTS", "LATERAL", "OPTIONAL"}:
            return one
        if two in {"GRAPH", "SERVICE"}:
            return two
        return three if (three, two) == ("SERVICE", "SILENT") else ""

    def _see_that_it_is_a_join(self, brace: int) -> None:
        while brace >= 0:
            if refusal := BARRIERS.get(self._keyword(brace)):
                raise QueryRefusedError(refusal)
            brace = self._group[brace]

    def _is_all(self, close: int, last: int) -> bool:
        return all(word == "." for word in self._words[close + 1 : last])

    def _deferred(self, begin: int, end: int, last: int) -> Iterator[Span]:
        """The filters of a group, up to a token, that name a variable which stands after it in the group."""
        later = names(self._words[end:last])
        for at in range(begin + 1, end):
            if self._words[at] == "FILTER" and self._group[at] == begin:
                close = self._partner[next(each for each in range(at, end) if each in self._partner)]
                if later & names(self._words[at:close]):
                    yield self._start(at), self._end(close)

    def _start(self, at: int) -> int:
        return self._tokens[at].start()

    def _end(self, at: int) -> int:
        return self._tokens[at].end()


def names(words: Iterable[str]) -> set[str]:
    """The names of the variables among these words."""
    return {word[1:] for word in words if word[0] in "?$"}


def edited(text: str, edits: Iterable[tuple[Span, str]], *, start: int = 0, stop: int | None = None) -> str:
    """A part of the text, with other text in the places that lie in it.

    >>> edited("a b c d", [((2, 3), "x"), ((6, 7), "y")], stop=5)
    'a x c'
    """
    stop, at, made = len(text) if stop is None else stop, start, list[str]()
    for (first, last), new in sorted(edits):
        if start <= first and last <= stop:
            made += (text[at:first], new)
            at = last
    return "".join((*made, text[at:stop]))
