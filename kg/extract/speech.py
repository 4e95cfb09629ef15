"""Who speaks in an article, sentence by sentence: the speakers of verbs, what stands beside clauses, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.saying import Saying, SayingReader, head_of
from kg.extract.source import Sources
from kg.extract.spoken import PRONOUNS, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.registry import Registry
    from kg.extract.sentence import Sentence
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_QUOTED = re.compile(r"“[^“”]*”?|\"[^\"]*\"?|«[^«»]*»?")
_WORDY = 4
"""Words of a quotation that is more than a word or two put in quotes."""
_HIGHEST = 4
"""Verbs above one in which its speaker is sought."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who speaks in one sentence: by verb (None: nobody named), beside the clauses, and what nodes verbs bring."""

    verbs: dict[int, Source | None]
    sayings: tuple[tuple[Saying, Source | None], ...]
    told: tuple[tuple[int, range], ...] = ()


@dataclass(slots=True)
class Quotation:
    """What stands between quotation marks: offsets in code points, end exclusive."""

    start: int
    end: int
    paragraph: int
    speaker: Source | None = None


@dataclass(slots=True)
class Speech:
    """Finds the speakers of one article. It listens to all sentences first: a quotation's speaker may come last."""

    text: str
    lexicon: Lexicon
    registry: Registry
    publisher: str = ""
    sources: Sources = field(init=False)
    quotations: list[Quotation] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _heard: list[Heard] = field(default_factory=list)
    _reader: SayingReader = field(init=False)
    _now: int = 0

    def __post_init__(self) -> None:
        self.sources = Sources(self.text, self.lexicon, self.registry, self.publisher)
        self._reader = SayingReader(self.lexicon)

    def listen(self, sentences: Sequence[Sentence], trees: Sequence[Tree]) -> None:
        """Hear the sentences of the article."""
        self.quotations = list(_quotations(self.text, sentences))
        self._starts = [quotation.start for quotation in self.quotations]
        for sentence, tree in zip(sentences, trees, strict=True):
            self._heard.append(self._hear(tree))
            self._give_quotations(sentence, tree, self._heard[-1])
            self.sources.name(tree, spoke=any(self._heard[-1].verbs.values()) or bool(self._heard[-1].sayings))
        self._carry()

    def begin(self, number: int) -> None:
        """Turn to a sentence, counted from 0; what is asked from now on is asked of it."""
        self._now = number

    # -- what is asked -----------------------------------------------------------------------------------------------

    def says(self, node: Node) -> bool:
        """Is a word a form of a verb of saying?"""
        return self._reader.says(node)

    def speaker(self, verb: int) -> str | None:
        """Whose words a verb of saying brings."""
        found = self._heard[self._now].verbs.get(verb)
        return found.words if found else None

    def beside(self, index: int) -> str | None:
        """The source that stands beside the clause of a node."""
        for saying, source in self._heard[self._now].sayings:
            if source and saying.speaks_for(index):
                return source.words
        return None

    def names(self, index: int) -> bool:
        """Does a node belong to the words that name a source: "said |commander Abu Omar"?"""
        return any(index in saying.nodes for saying, _ in self._heard[self._now].sayings)

    def told(self, index: int) -> str | None:
        """Whose words a clause is by its place after a verb of saying, where the tree does not hang it there."""
        heard = self._heard[self._now]
        verbs = [verb for verb, nodes in heard.told if index in nodes and verb in heard.verbs]
        return self.speaker(verbs[-1]) if verbs else None

    def quoted(self, node: Node) -> str | None:
        """Who is quoted with a word."""
        quotation = self._around(node)
        return quotation.speaker.words if quotation and quotation.speaker else None

    def voice(self, node: Node) -> tuple[Tree, int] | None:
        """Where the text speaks of whoever is quoted with a word: a tree and the head in it."""
        quotation = self._around(node)
        return quotation.speaker.spot if quotation and quotation.speaker else None

    # -- one sentence ------------------------------------------------------------------------------------------------

    def _hear(self, tree: Tree) -> Heard:
        beside = self._reader.read(tree)
        by_head = {saying.head: saying for saying in beside}
        by_verb = {saying.verb: saying for saying in beside}
        verbs: dict[int, Source | None] = {}
        sayings: list[tuple[Saying, Source | None]] = []
        cited = self._cited(tree)
        for node in tree:
            source: Source | None = None
            saying = by_head.get(node.index) or by_verb.get(node.index)
            if saying:
                source = self.sources.at(tree, saying.head, saying.phrase)
                source = cited if cited and source and not source.human else source
                if node.index == saying.head:
                    sayings.append((saying, source))
                else:
                    verbs[node.index] = source
            elif self._speaks(tree, node):
                source = self._speaker(tree, node.index)
                source = verbs[node.index] = cited if cited and source and not source.human else source
            if source:
                self.sources.spoken.hear(source)
        return Heard(verbs, tuple(sayings), tuple(self._reader.telling(tree)))

    def _cited(self, tree: Tree) -> Source | None:
        """Whose words a body passes on: "SANA, citing [a military source], said"."""
        citing = self.lexicon.set("sources", "citing")
        for verb in tree:
            cited = tree.child(verb.index, "obj") if verb.lower in citing and verb.tag == "VBG" else None
            if cited and self._reader.can_speak(cited):
                return self.sources.at(tree, cited.index)
        return None

    def _speaks(self, tree: Tree, node: Node) -> bool:
        if node.content is not None or not node.tag.startswith(("VB", "NN")):
            return False
        communications = self.lexicon.set("sources", "communications")
        if any(child.lower in communications for child in tree.children(node.index, "obj")):  # "issued a statement:"
            return True
        lists = ("verbs", "deny", "believing", "promising", "accusing")
        return any(node.lower in self.lexicon.forms("sources", name) for name in lists)

    def _accuses(self, node: Node) -> bool:
        return node.lower in self.lexicon.forms("sources", "accusing")

    def _speaker(self, tree: Tree, verb: int, depth: int = 0) -> Source | None:
        """The subject of a verb; the doer of a passive one; the subject it shares with the verb above."""
        node = tree[verb]
        if tree.children(verb, "aux:pass") or (node.relation == "acl" and self._accuses(node)):
            makers = [n for n in tree.children(verb, "obl") if tree.case(n.index) == "by"]
            quoted = any(n.lower in ("saying", "telling") for n in tree.children(verb, "advcl", "xcomp", "obl"))
            subject = tree.child(verb, "nsubj") if quoted else None
            if makers and subject is None:
                return self.sources.at(tree, makers[0].index)
            return self._subject(tree, verb, subject)
        above = tree[node.head]
        if node.tag == "VBG" and depth == 0 and tree.children(above.index, "aux:pass") and not self._reader.says(above):
            teller = next((n for n in tree.ancestors(verb) if n.tag.startswith("VB") and self._reader.says(n)), None)
            return self._speaker(tree, teller.index, _HIGHEST) if teller else None  # "confirmed ... backed, |adding"
        if node.tag == "VBG" and above.index < verb and self._reader.says(above) and tree.child(above.index, "obj"):
            quoted_person = tree.child(above.index, "obj") if above.lower.startswith("quot") else None
            return self._subject(tree, verb, quoted_person) or self._speaker(tree, above.index, depth + 1)
        subject = tree.child(verb, "nsubj", "expl")
        if node.tag == "VBG" and subject is None and node.relation.startswith("acl") and tree[verb - 1].text == ",":
            return self.sources.spoken.last
        if subject and subject.lower in ("who", "which", "that") and node.relation.startswith("acl"):
            return self.sources.at(tree, node.head)
        if subject:
            return self._subject(tree, verb, subject)
        phrase = self._reader.subject(tree, verb) if node.tag in ("VBD", "VBZ", "VBP", "VBN", "NNS") else None
        if phrase:
            return self.sources.at(tree, head_of(tree, phrase), phrase)
        if node.relation.partition(":")[0] in ("conj", "xcomp", "advcl", "parataxis") and depth < _HIGHEST:
            return self._speaker(tree, node.head, depth + 1)
        return self.sources.at(tree, node.head) if node.relation.startswith("acl") else None

    def _subject(self, tree: Tree, verb: int, subject: Node | None) -> Source | None:
        """A subject; where words stand right before the verb, these, for there the tree may err."""
        if subject is None:
            return None
        phrase = self._reader.subject(tree, verb) if subject.index < verb and subject.lower not in PRONOUNS else None
        if phrase and phrase.start <= subject.index:
            return self.sources.at(tree, head_of(tree, phrase), phrase)
        return self.sources.at(tree, subject.index)

    # -- quotations --------------------------------------------------------------------------------------------------

    def _give_quotations(self, sentence: Sentence, tree: Tree, heard: Heard) -> None:
        """Give the quotations that touch a sentence the speaker nearest to them, one who is not inside them."""
        speakers = [(tree[saying.head], source) for saying, source in heard.sayings]
        speakers += [(tree[verb], source) for verb, source in heard.verbs.items()]
        outside = [(node, source) for node, source in speakers if source and not self._around(node)]
        if not outside:
            return
        first = max(0, bisect_right(self._starts, sentence.start) - 1)
        for quotation in self.quotations[first : bisect_left(self._starts, sentence.end)]:
            if sentence.start < quotation.end and quotation.speaker is None:
                quotation.speaker = min(outside, key=lambda pair: _distance(pair[0], quotation))[1]

    def _around(self, node: Node) -> Quotation | None:
        """The quotation that a word stands in."""
        at = bisect_right(self._starts, node.start) - 1
        return self.quotations[at] if at >= 0 and node.start < self.quotations[at].end else None

    def _carry(self) -> None:
        """Who is quoted goes on being quoted in the same paragraph; a quotation may also come before its speaker."""
        for row in (self.quotations, self.quotations[::-1]):
            before: Quotation | None = None
            for quotation in row:
                wordy = len(self.text[quotation.start : quotation.end].split()) >= _WORDY
                if quotation.speaker is None and wordy and before and before.paragraph == quotation.paragraph:
                    quotation.speaker = before.speaker
                if quotation.speaker:
                    before = quotation


def _distance(node: Node, quotation: Quotation) -> int:
    return min(abs(node.start - quotation.end), abs(quotation.start - node.end))


def _quotations(text: str, sentences: Sequence[Sentence]) -> Iterable[Quotation]:
    """The quotations of each paragraph; one that is not closed ends with it."""
    ends = {sentence.paragraph: sentence.end for sentence in sentences}
    starts = {sentence.paragraph: sentence.start for sentence in reversed(sentences)}
    for paragraph, start in sorted(starts.items()):
        for match in _QUOTED.finditer(text, start, ends[paragraph]):
            yield Quotation(match.start(), match.end(), paragraph)
