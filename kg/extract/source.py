"""The names of sources: how a text speaks of those who say something, and who is meant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, Mention
from kg.extract.spoken import Source, Spoken

if TYPE_CHECKING:
    from kg.extract.registry import Registry
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_ARTICLES = (
    "the",
    "a",
    "an",
    "another",
    "one",
    "its",
    "their",
    "his",
    "her",
    "our",
    "this",
    "that",
    "both",
    "some",
    "s",
)
_BEFORE = ("compound", "amod", "nmod", "nummod", "flat", "case", "cc", "conj", "appos", "det", "punct")
_AFTER = ("from", "of", "for", "at", "in", "to", "with", "close to", "on")
_CLAUSE = ("who", "which", "that", "where", "whose", "as", "because", "when")
_BODIES = GROUPS | {"Organization", "MediaOutlet"}
_OF_SOURCES = ("close", "quoted", "familiar", "cited")


@dataclass(slots=True)
class Sources:
    """Names the sources of one article. `publisher` is the outlet, which is no source of its own report."""

    text: str
    lexicon: Lexicon
    registry: Registry
    publisher: str = ""
    spoken: Spoken = field(default_factory=Spoken)

    def at(self, tree: Tree, index: int, phrase: range | None = None) -> Source | None:
        """The source that a noun names or a pronoun means; `phrase` tells where its words stand if not the tree."""
        node = tree[index]
        if node.lower in ("i", "we", "us", "me") or self._is_strike(node):
            return None
        if node.tag.startswith("PRP") or node.lower in ("him", "her", "them"):
            return self.spoken.meant(node.lower)
        found = self._again(tree, node) or self._named(tree, node, phrase) or self._owner(tree, node)
        found = found or self._referred(tree, node)
        found = found or Source(self._words(tree, index, phrase), human=not self._is_body(node))
        if self._is_outlet(found):
            return None
        return found if found.spot else replace(found, spot=(tree, index))

    def _is_strike(self, node: Node) -> bool:
        """Is it fire, which says nothing: "the |shelling claimed nine lives", "the |strikes show"?"""
        noun = node.content.noun if isinstance(node.content, Collective) else node.lower
        return not isinstance(node.content, Mention) and noun in self.lexicon.strikes

    def _again(self, tree: Tree, node: Node) -> Source | None:
        """The source spoken of before: "The source said", "the UK-based Observatory said"."""
        if (
            not _is_definite(tree, node)
            or isinstance(node.content, Mention)
            or tree.children(node.index, "nmod", "conj")
        ):
            return None
        if node.text[0].isupper():
            return self.spoken.again({node.lower})
        modifiers = tree.children(node.index, "amod", "compound")
        words = {node.lower, *(word for child in modifiers for word in child.lower.split())}
        return self.spoken.again(
            words, bodies=node.lower in self.lexicon.set("sources", "anaphors") and bool(modifiers)
        )

    # -- by name -----------------------------------------------------------------------------------------------------

    def _named(self, tree: Tree, node: Node, phrase: range | None) -> Source | None:
        """The entity that is named; not where two are: "HTS and the White Helmets"."""
        listed = any(tree[at].tag == "CC" for at in phrase) if phrase else bool(tree.children(node.index, "conj"))
        if listed:
            return None
        if isinstance(node.content, Mention) and not node.content.demonym:
            following = tree.after(node.index)
            goes_on = phrase and following and following.index in phrase and following.lower == "of"
            return None if goes_on else self._entity(node.content)
        following = tree.after(node.index)
        if isinstance(node.content, Collective) and following and isinstance(following.content, Mention):
            return None if following.content.demonym else self._entity(following.content)
        for child in tree.children(node.index, "appos", "flat", "compound"):
            if child.index < node.index or not isinstance(child.content, Mention) or child.content.demonym:
                continue
            role = child.relation == "appos" and node.lower in self.lexicon.set("names", "roles")
            if role or child.relation == "flat" or child.content.type in _BODIES | {"Person"}:
                return self._entity(child.content)
        return None

    def _entity(self, mention: Mention) -> Source:
        record = self.registry.of(mention)
        words = mention.text if record.generic else record.name
        return Source(words, human=record.type in ("Person", None), named=not record.generic)

    def _is_outlet(self, source: Source) -> bool:
        """Is it the publisher, by its name, without "The", by its last word or its initials?"""
        name = self.publisher.split()
        initials = "".join(word[0] for word in name if word[0].isupper())
        return source.words in {" ".join(name), " ".join(name[1:]), *name[-1:], initials}

    # -- by what it has said or is -----------------------------------------------------------------------------------

    def _owner(self, tree: Tree, node: Node) -> Source | None:
        """Whose words a communication brings: "the ministry's statement", "a report by X", "data from X"."""
        if node.lower not in self.lexicon.set("sources", "communications"):
            return None
        for child in tree.children(node.index, "nmod:poss", "compound", "amod"):
            if child.relation == "nmod:poss" or isinstance(child.content, Mention):
                return self.at(tree, child.index, range(child.index, child.index + 1))
        for child in tree.children(node.index, "nmod", "obl", "acl"):
            if child.relation.startswith("acl"):
                makers = [
                    n for n in tree.children(child.index, "obl", "nmod") if tree.case(n.index) in ("by", "on behalf of")
                ]
            else:
                makers = [child] if tree.case(child.index) in ("by", "from", "of") else []
            for maker in makers:
                return self.at(tree, maker.index)
        return self.spoken.last if _is_definite(tree, node) else None

    def _referred(self, tree: Tree, node: Node) -> Source | None:
        """The body that spoke last, or the group named last: "the watchdog said", "the group said"."""
        kinds, anaphors = self._kinds(node), self.lexicon.set("sources", "anaphors")
        if not _is_definite(tree, node) or tree.children(node.index, "nmod"):
            return None
        plain = not tree.children(node.index, "amod", "compound")
        before = [
            self.registry.of(other.content)
            for other in tree[: node.index]
            if isinstance(other.content, Mention) and not other.content.demonym
        ]
        groups = [record.name for record in before if record.type in kinds]
        if groups and plain:
            return Source(groups[-1], human=False, named=True)
        if node.lower in anaphors and self.spoken.body and self.spoken.body.named:
            return self.spoken.body
        return self.spoken.group(kinds) if plain else None

    def _kinds(self, node: Node) -> frozenset[str]:
        """The types of group that a noun may refer to."""
        if node.lower in self.lexicon.set("groups", "alliances"):
            return frozenset(("Alliance",))
        referring = node.lower in self.lexicon.set("groups", "referring") and node.lower != "army"
        return frozenset(("Faction", "Alliance", "MilitaryUnit")) if referring else frozenset()

    def name(self, tree: Tree, *, spoke: bool) -> None:
        """Keep whom a sentence names for "the group said", and whom it is about for "he said" if nobody spoke in it."""
        self.spoken.subject = None
        for node in tree:
            if not isinstance(node.content, Mention) or node.content.demonym:
                continue
            record = self.registry.of(node.content)
            subject = node.relation.startswith("nsubj") and tree[node.head].relation == "root"
            if record.type in ("Faction", "Alliance", "MilitaryUnit"):
                group = Source(record.name, human=False, named=True, spot=(tree, node.index))
                self.spoken.name(record.type, group, subject=subject)
            elif record.type == "Person" and subject and not spoke:
                self.spoken.human = Source(record.name, named=True, spot=(tree, node.index))

    def _is_body(self, node: Node) -> bool:
        return node.lower in self.lexicon.set("sources", "bodies")

    # -- by its words ------------------------------------------------------------------------------------------------

    def _words(self, tree: Tree, index: int, phrase: range | None) -> str:
        """A source as the text gives it, without article and clauses: "military source from the Sham Legion"."""
        first, last = index, self._last(tree, index)
        while first and _belongs(tree, first - 1, index):
            first -= 1
        if phrase:
            first, last = phrase.start, phrase.stop - 1
        while first < index and (tree[first].lower in _ARTICLES or tree[first].tag in ("CC", "POS", ",", "IN", "``")):
            first += 1
        listed = [n.index for n in tree.children(index, "conj") if n.index > index]
        for at in range(index + 1, last + 1):
            if listed and at < listed[-1] and tree[at].text == ",":
                continue
            told = tree[at].tag in ("VBG", "VBN") and tree[at].lower not in _OF_SOURCES
            if told or tree[at].lower in _CLAUSE or tree[at].tag in (",", "-LRB-", ":", "``", "''"):
                last = at - 1
                break
        return self.text[tree[first].start : tree[last].end].strip(" ,")

    def _last(self, tree: Tree, index: int) -> int:
        """The last node of a source's near phrases, of those it is listed with, and of "close to X"."""
        found = index
        for child in tree.children(index):
            near = child.relation in ("nmod", "obl") and tree.case(child.index) in _AFTER
            listed = child.relation == "conj" and not child.tag.startswith("VB")
            close = child.relation.startswith("acl") and child.lower in _OF_SOURCES
            if child.index > index and (near or listed or close):
                found = max(found, *tree.subtree(child.index))
        following = tree.after(index)
        if following and following.lower in ("close", "near", "familiar"):
            phrases = tree.children(following.index, "obl", "nmod")
            found = max([found, *(i for phrase in phrases for i in tree.subtree(phrase.index))])
        return found


def _is_definite(tree: Tree, node: Node) -> bool:
    article = tree.child(node.index, "det")
    return article is not None and article.lower in ("the", "this")


def _belongs(tree: Tree, index: int, head: int) -> bool:
    """Does a word stand before a noun as part of its phrase?"""
    node = tree[index]
    if node.tag.startswith(("VB", "MD", "IN", ",", "CC", "RB", ":", "-", "`", "'")) and node.tag != "VBN":
        return False
    while node.index != head:
        if node.head == node.index or node.relation.partition(":")[0] not in _BEFORE:
            return False
        node = tree[node.head]
    return True
