"""Who says it: "X said", "according to X", "he added", the words that name a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import Mention

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ", "Another ", "One ", "another ", "one ", "Its ", "its ")
_BEFORE = ("compound", "amod", "nmod:poss", "nummod", "flat", "nmod:desc")
_AFTER = ("from", "of", "for", "at", "in", "to", "with", "close to", "on")
_HIGHEST = 4
"""Verbs above one in which its speaker is sought."""


class SourceReader:
    """Finds sources in the trees of one article, and keeps the last speaker for "he said"."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.last: str | None = None

    def says(self, node: Node) -> bool:
        """Is a word a form of a verb of saying?"""
        return not self.lexicon.set("sources", "verbs").isdisjoint(self.lexicon.bases(node.lower))

    def speaker(self, tree: Tree, verb: int, depth: int = 0) -> str | None:
        """The subject of a verb, as the text names it; the last speaker for a pronoun."""
        subject, node = tree.child(verb, "nsubj", "expl") or self._after(tree, verb), tree[verb]
        if subject is None:
            if node.relation in ("conj", "xcomp", "advcl") and depth < _HIGHEST:
                return self.speaker(tree, node.head, depth + 1)
            return self.words(tree, node.head) if node.relation.startswith("acl") else None
        if subject.lower in ("who", "which", "that") and node.relation.startswith("acl"):
            return self.words(tree, node.head)
        if subject.lower in ("he", "she", "it", "they", "who") or self._again(tree, subject):
            return self.last
        return self.words(tree, subject.index)

    def _after(self, tree: Tree, verb: int) -> Node | None:
        """The parser takes the speaker for the object of what they said: "Rebels took Sarmin, said a resident"."""
        told = tree.child(verb, "obj")
        return told if told and told.index > verb and follows_what_is_said(tree, verb) else None

    def _again(self, tree: Tree, subject: Node) -> bool:
        """The source spoken of before: "The source said"."""
        article = tree.child(subject.index, "det")
        if article is None or article.lower != "the" or tree.children(subject.index, "amod", "compound", "nmod"):
            return False
        spoken = (self.last or "").lower().split()
        return spoken[-1:] != [subject.lower] and subject.lower in spoken

    def remember(self, tree: Tree) -> None:
        """Keep the last speaker for "he said" and for quotes that go on."""
        for node in tree.nodes:
            subject = tree.child(node.index, "nsubj") if node.tag.startswith("VB") and self.says(node) else None
            pronouns = ("he", "she", "it", "they", "who", "which", "that")
            if subject and subject.lower not in pronouns and not self._again(tree, subject):
                self.last = self.words(tree, subject.index)

    def words(self, tree: Tree, index: int) -> str:
        """A source as the text gives it: the name alone, or the noun with its near phrases, without the article."""
        node = tree[index]
        if isinstance(node.content, Mention) and not node.content.demonym:
            return node.content.text
        for child in tree.children(index, "appos"):
            if isinstance(child.content, Mention) and child.content.type == "Person":
                return child.content.text
        kept = [index, *self._near(tree, index), *self._beside(tree, index)]
        start, end = min(tree[i].start for i in kept), max(tree[i].end for i in kept)
        words = self.text[start:end].strip(" ,")
        for article in _ARTICLES:
            words = words.removeprefix(article)
        return words.split(", ")[0]

    def _near(self, tree: Tree, index: int) -> list[int]:
        """The modifiers of a source, its "of" and "from" phrases, those it is listed with; no clauses."""
        found: list[int] = []
        for child in tree.children(index):
            modifier = child.relation in _BEFORE and child.index < index
            phrase = child.relation in ("nmod", "obl") and child.index > index and tree.case(child.index) in _AFTER
            if modifier or phrase or child.relation.partition(":")[0] == "conj":
                found += [i for i in tree.subtree(child.index) if not _in_clause(tree, i, child.index)]
            if child.relation == "acl" and child.lower in ("close", "quoted"):
                found += tree.subtree(child.index)
        return found

    def _beside(self, tree: Tree, index: int) -> list[int]:
        """What follows a source without a verb: "a source |close to the talks"."""
        following = tree.after(index)
        if following is None or following.lower not in ("close", "near", "familiar"):
            return []
        phrases = tree.children(following.index, "obl", "nmod")
        return [i for phrase in phrases for i in (following.index, *tree.subtree(phrase.index))]

    def according(self, tree: Tree, node: Node) -> str | None:
        """The source of a clause that names it beside the verb: "according to X", "by X's count"."""
        for child in tree.children(node.index, "obl", "nmod", "advcl"):
            case = tree.case(child.index)
            if case in ("according to", "as per", "per"):
                return self.words(tree, child.index)
            if child.lower == "according":
                for below in tree.children(child.index, "obl", "obj", "nmod"):
                    return self.words(tree, below.index)
            if case == "by" and child.lower in self.lexicon.set("sources", "counts"):
                owner = tree.child(child.index, "nmod")
                return self.words(tree, owner.index) if owner else None
        return None

    def closing(self, tree: Tree, index: int) -> str | None:
        """The source at the end of a sentence, which speaks for all of it: "..., according to X"."""
        for node in tree.nodes[index + 1 :]:
            if node.lower == "according" and tree[node.index - 1].text == ",":
                named = [other.index for other in tree.nodes if tree.case(other.index) == "according to"]
                return self.words(tree, named[-1]) if named else None
        return None

    def inverted(self, tree: Tree, index: int) -> str | None:
        """The source hung on the clause: "..., said X" or "..., X said"."""
        for node in (tree[index], *tree.ancestors(index)):
            for child in tree.children(node.index, "parataxis", "advcl", "ccomp", "conj", "dep"):
                if child.index > index and self.says(child) and _stands_apart(tree, child):
                    return self.speaker(tree, child.index)
        return None


def follows_what_is_said(tree: Tree, verb: int) -> bool:
    """Does a verb of saying come right after a comma and the clause that says what is said?"""
    before = tree[verb - 1].text if verb else ""
    return before == "," and any(clause.index < verb for clause in tree.children(verb, "advcl", "ccomp"))


def _stands_apart(tree: Tree, verb: Node) -> bool:
    """Is a verb of saying with its subject set off by a comma, and says nothing of its own?"""
    if not tree.children(verb.index, "nsubj") or tree.children(verb.index, "ccomp", "obj", "mark"):
        return False
    start = min(tree.subtree(verb.index))
    commas = (tree[verb.index - 1].text, tree[max(0, start - 1)].text, tree[start].text)
    return verb.relation == "parataxis" or "," in commas


def _in_clause(tree: Tree, index: int, top: int) -> bool:
    while index != top:
        if tree[index].relation in ("acl:relcl", "appos", "punct"):
            return True
        index = tree[index].head
    return False
