"""How a clause is meant (fact, plan, denial, guess), and who says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.mention import Mention

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Stance:
    """`polarity` is of kg.claim.POLARITIES; `source` the words that name who says it, None for the outlet."""

    polarity: str
    source: str | None = None
    certainty: str = "certain"


class StanceReader:
    """Reads polarity, modality and attribution off the tree, from a predicate upwards."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.last_source: str | None = None

    def read(self, tree: Tree, index: int) -> Stance | None:
        """The stance of the clause that a node heads; None where it states nothing (guess, condition, question)."""
        if tree[len(tree) - 1].text == "?" or tree[max(0, len(tree) - 2)].text == "?":
            return None
        polarity, certainty, source = "asserted", "certain", None
        node = tree[index]
        insulated = False
        first = True
        while True:
            verdict = self._own(tree, node, first=first)
            if verdict == "drop":
                return None
            if verdict in ("planned", "negated") and polarity == "asserted":
                polarity = verdict
            if not insulated and source is None:
                source = self._according(tree, node)
            if node.head == node.index:
                break
            above = tree[node.head]
            relation = node.relation.partition(":")[0]
            if relation in ("acl", "appos") and not (above.lower in ("plan", "claim")):
                if node.relation in ("acl:relcl", "appos") or above.content is not None:
                    insulated = True
                elif relation == "acl" and self._noun_verdict(above) == "planned" and node.tag == "VB":
                    polarity = "planned" if polarity == "asserted" else polarity
            if (
                relation in ("nmod", "obl", "obj")
                and self._noun_verdict(above) == "planned"
                and not first
                and polarity == "asserted"
            ):
                polarity = "planned"
            step = None if insulated else self._embedding(tree, node, above)
            if step == "drop":
                return None
            if step == "negated":
                polarity = "negated"
                source = source or self._subject_words(tree, above.index)
            elif step == "planned" and polarity == "asserted":
                polarity = "planned"
                source = source or self._subject_words(tree, above.index)
            elif step == "possible":
                certainty = "possible"
                source = source or self._subject_words(tree, above.index)
            elif step == "said":
                source = source or self._speaker(tree, above)
            node, first = above, False
        source = source or (None if insulated else self._inverted(tree, index))
        if polarity == "asserted" and source:
            polarity = "claimed"
        return Stance(polarity, source, certainty)

    # -- what the clause's own words say -----------------------------------------------------------------------------

    def _own(self, tree: Tree, node: Node, *, first: bool) -> str | None:
        """Negation and modals on the clause itself."""
        verdict: str | None = None
        if not (first or node.tag.startswith(("VB", "MD")) or tree.children(node.index, "cop")):
            return None
        for child in tree.children(node.index):
            lower = child.lower
            if child.relation.startswith("aux") or child.tag == "MD":
                if lower == "would" and self._reported(tree, node):
                    verdict = verdict or "planned"
                elif lower in self._hypothetical:
                    return "drop"
                if lower in self._future:
                    verdict = verdict or "planned"
            if (
                lower in self._negators
                and child.index < node.index
                and child.relation in ("advmod", "det", "neg", "cc", "cc:preconj", "aux")
            ):
                verdict = "negated"
            if (
                child.relation == "mark"
                and lower in self._conditions
                and node.relation.startswith(("advcl", "ccomp", "acl"))
            ):
                return "drop"
            if (
                child.relation == "advmod"
                and lower in ("almost", "nearly")
                and child.index < node.index
                and child.index >= node.index - 2
            ):
                return "drop"
            if child.relation.startswith(("nsubj", "obj")) and any(
                d.lower in ("no", "neither", "none", "nobody") for d in (child, *tree.children(child.index, "det"))
            ):
                verdict = "negated" if first else verdict
        if first and any(c.lower == "no" for c in tree.children(node.index, "det")):
            verdict = "negated"
        if node.relation == "advcl" and any(c.lower in ("without",) for c in tree.children(node.index, "mark", "case")):
            verdict = "negated"
        return verdict

    def _reported(self, tree: Tree, node: Node) -> bool:
        """ "He said they would": a future told in the past."""
        return (
            node.relation == "ccomp"
            and bool(self._lemmas(tree[node.head]) & self._say)
            and bool(tree.children(node.index, "mark"))
        )

    def _noun_verdict(self, node: Node) -> str | None:
        return "planned" if node.lower.rstrip("s") in self._planned_nouns or node.lower in self._planned_nouns else None

    # -- what governs it ---------------------------------------------------------------------------------------------

    def _embedding(self, tree: Tree, node: Node, above: Node) -> str | None:
        """What the verb above makes of a clause below it."""
        relation = node.relation.partition(":")[0]
        if relation not in ("ccomp", "xcomp", "parataxis", "advcl", "obj", "acl", "obl", "csubj", "dep", "nmod"):
            return None
        lemmas = self._lemmas(above)
        negated = any(c.lower in self._negators for c in tree.children(above.index, "advmod", "aux"))
        if node.index < above.index and relation != "parataxis" and not (lemmas & self._say):
            return None
        if lemmas & self._deny and relation in ("ccomp", "xcomp", "obj", "advcl", "obl"):
            return "negated"
        if relation in ("ccomp", "xcomp", "parataxis", "acl", "dep") or relation == "obj" and node.tag.startswith("VB"):
            if lemmas & {"refuse", "fail", "decline", "avoid", "prevent"} and relation in ("xcomp", "ccomp"):
                return "negated"
            if lemmas & self._attempts and relation in ("xcomp", "ccomp"):
                return "drop"
            if (
                lemmas & self._planned
                and relation in ("xcomp", "ccomp", "acl")
                and (node.tag in ("VB", "VBG") or tree.children(node.index, "aux"))
            ):
                return "planned"
            if lemmas & self._hedged and relation in ("ccomp", "parataxis"):
                return (
                    "drop"
                    if not lemmas & {"suggest", "believe", "suspect"} or tree[node.index].tag == "VB"
                    else "possible"
                )
            if lemmas & self._say and relation in ("ccomp", "parataxis", "dep", "xcomp"):
                return None if negated else "said"
        if relation == "advcl" and node.tag == "VB" and any(c.lower == "to" for c in tree.children(node.index, "mark")):
            return "planned"
        if relation == "obj" and lemmas & {"threaten", "plan", "promise", "urge", "demand", "expect"}:
            return "planned"
        if relation == "obl" and tree.case(node.index) in ("without",):
            return "negated"
        return None

    # -- who says it -------------------------------------------------------------------------------------------------

    def _speaker(self, tree: Tree, verb: Node) -> str | None:
        """The subject of a verb of saying; a document's subject is not a speaker."""
        return self._subject_words(tree, verb.index)

    def _subject_words(self, tree: Tree, verb: int, depth: int = 0) -> str | None:
        subject = tree.child(verb, "nsubj")
        node = tree[verb]
        if subject is None:
            if node.relation in ("conj", "xcomp", "advcl") and depth < 4:
                return self._subject_words(tree, node.head, depth + 1)
            if node.relation.startswith("acl"):
                return self._words(tree, node.head)
            return None
        if subject.lower in ("who", "which", "that") and node.relation.startswith("acl"):
            return self._words(tree, node.head)
        if subject.lower in ("he", "she", "it", "they", "who") or self._again(tree, subject):
            return self.last_source
        return self._words(tree, subject.index)

    def _again(self, tree: Tree, subject: Node) -> bool:
        """ "The source said": the source spoken of before."""
        article = tree.child(subject.index, "det")
        bare = not tree.children(subject.index, "amod", "compound", "nmod")
        return bool(
            article
            and article.lower == "the"
            and bare
            and self.last_source
            and self.last_source.lower().split()[-1:] != [subject.lower]
            and subject.lower in self.last_source.lower().split()
        )

    def _words(self, tree: Tree, index: int) -> str:
        """A source as the text gives it: the name alone, or the noun with its near phrases, without the article."""
        node = tree[index]
        if isinstance(node.content, Mention) and not node.content.demonym:
            return node.content.text
        for child in tree.children(index, "appos"):
            if isinstance(child.content, Mention) and child.content.type == "Person":
                return child.content.text
        keep = [index]
        for child in tree.children(index):
            if (
                child.relation in ("compound", "amod", "nmod:poss", "nummod", "flat", "nmod:desc")
                and child.index < index
                or child.relation in ("nmod", "obl")
                and child.index > index
                and tree.case(child.index) in ("from", "of", "for", "at", "in", "to", "with", "close to", "on")
            ):
                keep += [i for i in tree.subtree(child.index) if not self._clausal(tree, i, child.index)]
            if child.relation == "acl" and child.lower in ("close", "quoted"):
                keep += tree.subtree(child.index)
        following = tree[index + 1] if index + 1 < len(tree) else None
        if following is not None and following.lower in ("close", "near", "familiar"):
            for phrase in tree.children(following.index, "obl", "nmod"):
                keep += [following.index, *tree.subtree(phrase.index)]
        for child in tree.children(index, "conj"):
            keep += [i for i in tree.subtree(child.index) if not self._clausal(tree, i, child.index)]
        start, end = min(tree[i].start for i in keep), max(tree[i].end for i in keep)
        words = self.text[start:end].strip(" ,")
        for article in (
            "the ",
            "a ",
            "an ",
            "The ",
            "A ",
            "An ",
            "Another ",
            "One ",
            "another ",
            "one ",
            "Its ",
            "its ",
        ):
            words = words.removeprefix(article)
        return words.split(", ")[0]

    def _clausal(self, tree: Tree, index: int, top: int) -> bool:
        while index != top:
            if tree[index].relation in ("acl:relcl", "appos", "punct"):
                return True
            index = tree[index].head
        return False

    def _according(self, tree: Tree, node: Node) -> str | None:
        """ "According to X", "by X's count"."""
        for child in tree.children(node.index, "obl", "nmod", "advcl"):
            if tree.case(child.index) in ("according to", "as per", "per"):
                return self._words(tree, child.index)
            if child.lower == "according":
                for below in tree.children(child.index, "obl", "obj", "nmod"):
                    return self._words(tree, below.index)
            if child.lower in ("count", "account", "estimate", "tally") and tree.case(child.index) == "by":
                owner = tree.child(child.index, "nmod")
                return self._words(tree, owner.index) if owner else None
        return None

    def _inverted(self, tree: Tree, index: int) -> str | None:
        """ "..., said X" or "..., X said" hung on the clause as parataxis."""
        for node in (tree[index], *tree.ancestors(index)):
            for child in tree.children(node.index, "parataxis", "advcl", "ccomp", "conj", "dep"):
                lemmas = self._lemmas(child)
                if (
                    lemmas & self._say
                    and child.index > index
                    and tree.children(child.index, "nsubj")
                    and not tree.children(child.index, "ccomp", "obj", "mark")
                ):
                    before = tree[child.index - 1].text if child.index else ""
                    start = min(tree.subtree(child.index))
                    if (
                        child.relation == "parataxis"
                        or "," in (before, tree[max(0, start - 1)].text)
                        or tree[start].text == ","
                    ):
                        return self._subject_words(tree, child.index)
        return None

    def remember(self, tree: Tree) -> None:
        """Keep the last speaker for "he said" and for quotes that go on."""
        for node in tree.nodes:
            if self._lemmas(node) & self._say and node.tag.startswith("VB"):
                subject = tree.child(node.index, "nsubj")
                if (
                    subject
                    and subject.lower not in ("he", "she", "it", "they", "who", "which", "that")
                    and not self._again(tree, subject)
                ):
                    self.last_source = self._words(tree, subject.index)

    def _lemmas(self, node: Node) -> set[str]:
        return set(self.lexicon.lemmas.get(node.lower, ()))

    # -- word lists --------------------------------------------------------------------------------------------------

    @cached_property
    def _hypothetical(self) -> frozenset[str]:
        return self.lexicon.set("modality", "hypothetical")

    @cached_property
    def _future(self) -> frozenset[str]:
        return self.lexicon.set("modality", "planned_modals")

    @cached_property
    def _conditions(self) -> frozenset[str]:
        return self.lexicon.set("modality", "conditions")

    @cached_property
    def _negators(self) -> frozenset[str]:
        return self.lexicon.set("modality", "negators")

    @cached_property
    def _planned(self) -> frozenset[str]:
        return self.lexicon.set("modality", "planned_verbs") - {"refuse"}

    @cached_property
    def _planned_nouns(self) -> frozenset[str]:
        return self.lexicon.set("modality", "planned_nouns")

    @cached_property
    def _attempts(self) -> frozenset[str]:
        return self.lexicon.set("modality", "attempt_verbs")

    @cached_property
    def _say(self) -> frozenset[str]:
        return self.lexicon.set("sources", "verbs")

    @cached_property
    def _deny(self) -> frozenset[str]:
        return self.lexicon.set("sources", "deny")

    @cached_property
    def _hedged(self) -> frozenset[str]:
        return self.lexicon.set("sources", "hedged_verbs")
