"""Words beside a clause that say whose words it brings: ", residents said", "according to X", "SOHR:", "(SANA)"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_SIGNS = (",", ";", ":", "—", "–", "-", "(", ")", "[", "]", "“", "”", '"', "«", "»")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NN", "PRP", "CD", "DT", "JJ", "FW", "VBG", "VBN", "POS", "NNP", "PDT", "RBR", "$")
_SPEAKERS = GROUPS | {"Organization", "MediaOutlet", "Person"}
_TIMES = ("after", "before", "since", "until", "while", "when", "because", "if", "although", "though", "as")
_PHRASE_ENDS = ("on", "as", "after", "while", "who", "which", "that", "told", "by", "when")
"""Words that no phrase of a speaker goes on with."""
_LONGEST_HEADING = 8
"""Words before the colon of "14:05 — SOHR: "."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A source beside what it says: its head noun, the words of its phrase, the nodes it speaks for, perhaps a verb."""

    head: int
    phrase: range
    nodes: range
    covers: tuple[range, ...]
    verb: int | None = None

    def speaks_for(self, index: int) -> bool:
        """Is a node inside what the source says?"""
        return any(index in part for part in self.covers)


@dataclass(frozen=True, slots=True)
class SayingReader:
    """Finds what stands beside the clauses of a tree. It goes by the order of words: there the parser often errs."""

    lexicon: Lexicon

    def read(self, tree: Tree) -> list[Saying]:
        """The sayings of a tree in order."""
        found = [*self._headings(tree), *self._bracketed(tree), *self._according(tree), *self._verbal(tree)]
        return sorted(found, key=lambda saying: saying.nodes.start)

    def says(self, node: Node) -> bool:
        """Is a word a form of a verb of saying?"""
        return node.lower in self.lexicon.forms("sources", "verbs")

    # -- with a verb -------------------------------------------------------------------------------------------------

    def _verbal(self, tree: Tree) -> Iterator[Saying]:
        for verb in tree:
            if (
                verb.index
                and verb.content is None
                and self.says(verb)
                and verb.tag in (*_FINITE, "VBN", "NNS", "NN", "VB")
                and not (verb.tag == "VBN" and tree.child(verb.index, "aux:pass"))  # "clashes were |reported"
            ):
                found = self._before(tree, verb) or self._after(tree, verb)
                if found:
                    yield found

    def _before(self, tree: Tree, verb: Node) -> Saying | None:
        """The speaker before the verb: ", a doctor told AFP", ", Abu Omar, a teacher, said"."""
        _, end = _segment(tree, verb.index)
        if verb.tag in ("NNS", "NN", "VB") and (verb.tag == "NN" or not _ends(tree, verb.index + 1)):
            return None
        subject = self.subject(tree, verb.index)
        if subject is None or subject.start == 0 or self._goes_on(tree, verb.index + 1, end):
            return None
        if not any(node.content or node.tag[:2] in ("NN", "VB", "PR") for node in tree[: subject.start]):
            return None
        return self._saying(tree, head_of(tree, subject), subject, range(self._chain(tree, subject), end), verb.index)

    def _goes_on(self, tree: Tree, first: int, end: int) -> bool:
        """Does the verb bring a clause of its own: "said that", "said rebels took"?"""
        for node in tree[first:end]:
            if node.lower in ("as", "because", "who", "which", "after", "while", "when"):
                return False
            passive = node.tag == "VBN" and bool(tree.children(node.index, "nsubj"))
            if passive or node.lower == "that" or node.tag in _FINITE or (node.tag == "TO" and node.index == first):
                return True
        return end < len(tree) and tree[end].text == ":"

    def subject(self, tree: Tree, verb: int) -> range | None:
        """The nodes of the phrase right before a verb, that of the name which "a teacher" in commas explains."""
        first, _ = _segment(tree, verb)
        last = verb
        while last > first and tree[last - 1].tag in ("RB", "MD", "VBP", "VBZ", "VBD") and _is_small(tree, last - 1):
            last -= 1
        if last == first:
            return self._explained(tree, first)
        phrase = _phrase(tree, first, last)
        return self._list(tree, phrase) if phrase else None

    def _explained(self, tree: Tree, first: int) -> range | None:
        """The phrase before commas: "[Abu Omar], a teacher, |said", "its commander, [Abu Omar], |said"."""
        inner = _enclosed(tree, _before_relative(tree, first))
        if inner is None:
            return None
        short = tree[inner.start - 1].lower == "or"  # "the Relief Rooms, |or RR, said"
        outer = _enclosed(tree, inner.start - short)
        if short:
            return outer
        if outer and not (_is_named(tree, inner) and not _is_named(tree, outer)):
            return outer
        return inner

    def _chain(self, tree: Tree, subject: range) -> int:
        """Where a speaker begins with what explains it: ", [its commander, Abu Omar], told"."""
        before = _enclosed(tree, subject.start)
        explains = before and tree[head_of(tree, before)].lower in self.lexicon.set("names", "roles")
        return before.start if before and explains and _is_named(tree, subject) else subject.start

    def _list(self, tree: Tree, phrase: range) -> range:
        """The whole list that ends with a phrase: "[a monitor, medics and] |residents said"."""
        if not any(tree[index].tag == "CC" for index in (*phrase, max(0, phrase.start - 1))):
            return phrase
        start = phrase.start
        while (before := _enclosed(tree, start)) and self.can_speak(tree[head_of(tree, before)]):
            start = before.start
        return range(start, phrase.stop)

    def _after(self, tree: Tree, verb: Node) -> Saying | None:
        """The speaker after the verb: ", said a resident of Binnish"."""
        first, end = _segment(tree, verb.index)
        begins = first == verb.index and first > 0 and tree[first - 1].text in (",", "”", '"', "’", "'", "?", "!", "…")
        inverts = verb.lower in self.lexicon.set("sources", "inverted")
        if not begins or not inverts or not _has_clause(tree, first) or verb.index + 1 >= end:
            return None
        phrase = _phrase(tree, verb.index + 1, _phrase_end(tree, verb.index + 1, end))
        if phrase is None or self._goes_on(tree, phrase.stop, end):
            return None
        return self._saying(tree, head_of(tree, phrase), phrase, range(verb.index, end), verb.index)

    def telling(self, tree: Tree) -> Iterator[tuple[int, range]]:
        """The verbs that bring a clause after them, each with the nodes that it brings: "X said |that Y was taken"."""
        telling = self.lexicon.forms("sources", "telling")
        for verb in tree:
            if verb.tag not in _FINITE or verb.content is not None or verb.lower not in telling:
                continue
            _, end = _segment(tree, verb.index)
            later = next((n.index for n in tree[end:] if n.lower == "that" and tree[n.index - 1].text == ","), None)
            first = verb.index + 1 if self._goes_on(tree, verb.index + 1, end) else later
            aside = tree[verb.index - 1].lower in ("who", "which")
            if first is not None and first < len(tree):
                yield verb.index, range(first, end if aside else _told_end(tree, first))

    # -- without one -------------------------------------------------------------------------------------------------

    def _according(self, tree: Tree) -> Iterator[Saying]:
        """As in "according to X", "as per X", "as reported by X", "by the count of X"."""
        for node in tree:
            start = self._source_from(tree, node)
            phrase = self._counting(tree, node)
            if start is not None:
                _, end = _segment(tree, start)
                phrase = _phrase(tree, start, _phrase_end(tree, start, end))
            if phrase:
                head = head_of(tree, phrase)
                yield self._saying(tree, head, phrase, range(node.index, phrase.stop))

    def _counting(self, tree: Tree, node: Node) -> range | None:
        """Who counts: "by the count of |X", "by |X's count"."""
        if node.lower != "by":
            return None
        counts = self.lexicon.set("sources", "counts")
        noun = next((n.index for n in tree[node.index + 1 : node.index + 6] if n.lower in counts), None)
        if noun is None:
            return None
        following = tree.after(noun)
        if following and following.lower == "of":
            _, end = _segment(tree, noun)
            return _phrase(tree, noun + 2, end)
        owned = tree[noun - 1].tag == "POS" or tree[noun - 1].content is not None
        return _phrase(tree, node.index + 1, noun - (tree[noun - 1].tag == "POS")) if owned else None

    def _source_from(self, tree: Tree, node: Node) -> int | None:
        """Where the source begins that a word announces."""
        following = tree.after(node.index)
        if node.lower == "per" and node.index and tree[node.index - 1].text == "," and following:
            _, end = _segment(tree, following.index)
            phrase = _phrase(tree, following.index, end)
            return following.index if phrase and self.can_speak(tree[head_of(tree, phrase)]) else None
        if node.lower not in ("according", "as"):
            return None
        words = [other.lower for other in tree[node.index : node.index + 4]]
        if words[:2] == ["according", "to"] or words[:2] == ["as", "per"]:
            return node.index + 2
        if len(words) > 3 and words[0] == "as" and words[2] == "by" and self.says(tree[node.index + 1]):
            return node.index + 3
        return None

    def _headings(self, tree: Tree) -> Iterator[Saying]:
        """The speaker before a colon: "14:05 — SOHR: "."""
        for node in tree[1 : _LONGEST_HEADING + 1]:
            timed = tree[node.index - 1].text.isdigit() or node.index + 1 >= len(tree)
            if node.text != ":" or timed or tree[node.index + 1].text in ("“", '"'):
                continue
            first, _ = _segment(tree, node.index - 1)
            phrase = _phrase(tree, first, node.index)
            spoken = any(tree[at].text[:1].isalpha() for at in phrase or ())
            if phrase and spoken and self.can_speak(tree[head_of(tree, phrase)]):
                rest = range(node.index + 1, len(tree))
                yield Saying(head_of(tree, phrase), phrase, range(node.index + 1), (rest,))
            return

    def _bracketed(self, tree: Tree) -> Iterator[Saying]:
        """The agency in brackets at the end: "(Saba news agency)"."""
        closing = next((node.index for node in reversed(tree) if node.text in (")", "]")), None)
        if closing is None or not _ends(tree, closing + 1):
            return
        first, _ = _segment(tree, closing - 1)
        phrase = _phrase(tree, first, closing)
        if first and tree[first - 1].text in ("(", "[") and phrase and self._reports(tree, phrase):
            yield Saying(head_of(tree, phrase), phrase, range(first, closing), (range(first),))

    def can_speak(self, head: Node) -> bool:
        """Is a noun or name one of those who speak?"""
        if isinstance(head.content, Mention):
            return not head.content.demonym and head.content.type in _SPEAKERS
        return head.lower in self.lexicon.set("sources", "speakers") | self.lexicon.set("sources", "bodies")

    def _reports(self, tree: Tree, phrase: range) -> bool:
        head = tree[head_of(tree, phrase)]
        if isinstance(head.content, Mention):
            return head.content.type in ("MediaOutlet", "Organization") and head.content.alias_of is None
        return head.lower in self.lexicon.set("sources", "speakers") | self.lexicon.set("sources", "bodies")

    # -- what it speaks for ------------------------------------------------------------------------------------------

    def _saying(self, tree: Tree, head: int, phrase: range, nodes: range, verb: int | None = None) -> Saying:
        """With the clause before it, and the one after it that goes on with the same."""
        left = nodes.start
        while left and tree[left - 1].text != ";":
            left -= 1
        covers = [range(left, nodes.start)]
        after = nodes.stop
        opens = not any(node.tag in _FINITE or node.content for node in tree[left : nodes.start])
        if after < len(tree) - 1 and (opens or self._goes_along(tree, after, left, nodes.start)):
            covers.append(range(after, _clause_end(tree, after)))
        return Saying(head, phrase, nodes, tuple(covers), verb)

    def _goes_along(self, tree: Tree, after: int, left: int, start: int) -> bool:
        """Does the clause go on after it: "Rebels, residents said, |took X", ", residents said, |killing six"?"""
        at = after + 1 if tree[after].text in _SIGNS else after
        if at >= len(tree) or tree[after].text == ";":
            return False
        if not any(node.tag in _FINITE or node.tag == "VBN" for node in tree[left:start]):
            return True
        if tree[at].tag == "CC":
            at += 1
        return at < len(tree) and tree[at].tag in (*_FINITE, "VBN", "VBG") and not self.says(tree[at])


def _segment(tree: Tree, index: int) -> tuple[int, int]:
    """The stretch around a node up to the nearest signs: first node, end exclusive."""
    first, end = index, index
    while first and not _is_sign(tree, first - 1):
        first -= 1
    while end < len(tree) and not _is_sign(tree, end) and not _ends(tree, end):
        end += 1
    return first, end


def _is_sign(tree: Tree, index: int) -> bool:
    """Is it a sign that parts phrases? A hyphen inside a word parts none: "pro-opposition"."""
    node, following = tree[index], tree.after(index)
    hyphen = node.text in ("-", "–") and index > 0 and following is not None
    if hyphen and following is not None and tree[index - 1].end == node.start and node.end == following.start:
        return False
    return node.text in _SIGNS


def _ends(tree: Tree, index: int) -> bool:
    """Is nothing but signs left?"""
    return all(
        node.tag in (".", "''", "-RRB-", ",", ":") or node.text in (".", "!", "?", "”", '"') for node in tree[index:]
    )


def _phrase(tree: Tree, first: int, end: int) -> range | None:
    """A noun phrase from `first` to `end`; None where something else stands there."""
    while first < end and tree[first].tag in ("CC", "RB", "IN") and tree[first].content is None:
        if tree[first].tag == "IN":
            return None
        first += 1
    if first >= end or not (tree[first].content or tree[first].tag.startswith(_NOMINAL)):
        return None
    head = head_of(tree, range(first, end))
    if not (tree[head].content or tree[head].tag.startswith(("NN", "PRP", "CD", "DT", "JJ", "FW"))):
        return None
    for node in tree[first:end]:
        if node.lower in ("who", "which", "whose"):
            return range(first, end)
        if node.content is None and (node.tag in _FINITE or node.lower in _TIMES):
            return None
    return range(first, end)


def _phrase_end(tree: Tree, first: int, end: int) -> int:
    """Where a noun phrase ends at the latest: before a clause or another announcement."""
    for node in tree[first:end]:
        if node.tag in _FINITE and node.content is None:
            return node.index
        if node.index > first and node.lower in _PHRASE_ENDS:
            return node.index
    return end


def head_of(tree: Tree, phrase: range) -> int:
    """The noun that ends the first run of a phrase: "a |doctor at the city's hospital"."""
    head = phrase.start
    for index in phrase:
        node = tree[index]
        if index > phrase.start and node.content is None and not node.tag.startswith(_NOMINAL):
            break
        if node.content or node.tag.startswith(("NN", "PRP", "CD", "DT", "JJ", "FW")):
            head = index
        if node.tag in ("VBN", "VBG") and node.content is None and tree[head].tag.startswith("NN"):
            break
    return head


def _is_small(tree: Tree, index: int) -> bool:
    return tree[index].tag in ("RB", "MD") or tree[index].lower in (
        "has",
        "have",
        "had",
        "is",
        "was",
        "are",
        "were",
        "did",
        "do",
    )


def _before_relative(tree: Tree, after: int) -> int:
    """Where a relative clause in commas right before a node begins, else the node: "Abu Omar, |who fled, told"."""
    start = _segment(tree, after - 2)[0] if after > 1 and tree[after - 1].text == "," else after
    return start if tree[start].lower in ("who", "whose") else after


def _enclosed(tree: Tree, after: int) -> range | None:
    """The noun phrase that ends with a comma right before a node, and begins after another or the sentence's start."""
    if after < 2 or tree[after - 1].text not in (",", ")", "—", "–"):
        return None
    first, end = _segment(tree, after - 2)
    return _phrase(tree, first, end) if end == after - 1 and tree[first].tag != "VBG" else None


def _is_named(tree: Tree, phrase: range) -> bool:
    content = tree[head_of(tree, phrase)].content
    return isinstance(content, Mention) and not content.demonym


def _has_clause(tree: Tree, end: int) -> bool:
    """Does a clause stand before a node, one that is not relative?"""
    relative = False
    for node in tree[:end]:
        if node.lower in ("who", "which", "whose", "where"):
            relative = True
        elif node.tag in _FINITE and node.content is None and not relative:
            return True
        elif node.text == ",":
            relative = False
    return False


def _clause_end(tree: Tree, first: int) -> int:
    """Where a semicolon ends what is said."""
    return next((node.index for node in tree[first + 1 :] if node.text == ";"), len(tree))


def _told_end(tree: Tree, first: int) -> int:
    """Where what is told ends: at a semicolon, or where the text goes on by itself, ", but", ", while"."""
    for node in tree[first:-1]:
        if node.text == ";" or (
            node.text == "," and tree[node.index + 1].lower in (*_TIMES, "but", "whereas", "which")
        ):
            return node.index
    return len(tree)
