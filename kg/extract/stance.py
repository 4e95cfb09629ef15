"""How a clause is meant: as a fact, a plan, a denial or a guess, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.speech import Speech
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

Verdict = Literal["drop", "planned", "negated", "possible", "said"]
_EMBEDDED = ("ccomp", "xcomp", "parataxis", "advcl", "obj", "acl", "obl", "csubj", "dep", "nmod")


@dataclass(frozen=True, slots=True)
class Stance:
    """`polarity` is of kg.claim.POLARITIES; `source` the words that name who says it, None for the outlet."""

    polarity: str
    source: str | None = None
    certainty: str = "certain"


class StanceReader:
    """Reads polarity, modality and attribution off the tree, from a predicate upwards."""

    def __init__(self, lexicon: Lexicon, speech: Speech) -> None:
        self.lexicon, self.speech = lexicon, speech

    def read(self, tree: Tree, index: int) -> Stance | None:
        """The stance of the clause that a node heads; None where it states nothing (guess, condition, question)."""
        if "?" in (tree[len(tree) - 1].text, tree[max(0, len(tree) - 2)].text) or self._imagined(tree):
            return None
        climb = _Climb(self, tree, tree[index])
        return climb.stance() if climb.reach_root() else None

    def _imagined(self, tree: Tree) -> bool:
        """Is it a condition or no report: "Had the army held X, they would", "imagine that"?"""
        first = tree[0]
        if first.lower in ("had", "were", "should") and first.relation.startswith(("aux", "cop")):
            return True
        if first.lower in ("had", "were"):
            return any(node.lower == "would" for node in tree.nodes)
        return first.relation == "root" and first.lower in self.lexicon.set("modality", "imagining")

    def lemmas(self, node: Node, *lists: tuple[str, str]) -> bool:
        """Is a word a form of a verb in one of the lexicon's lists?"""
        bases = self.lexicon.bases(node.lower)
        return any(not self.lexicon.set(*names).isdisjoint(bases) for names in lists)

    # -- what the clause's own words say -----------------------------------------------------------------------------

    def own(self, tree: Tree, node: Node, *, first: bool) -> Verdict | None:
        """Negation and modals on the clause itself."""
        if not (first or node.tag.startswith(("VB", "MD")) or tree.children(node.index, "cop")):
            return None
        verdict: Verdict | None = None
        for child in tree.children(node.index):
            if self._unreal(tree, node, child):
                return "drop"
            if child.relation.startswith("aux") or child.tag == "MD":
                future = child.lower in self.lexicon.set("modality", "planned_modals")
                if future or (child.lower == "would" and self._reported(tree, node)):
                    verdict = verdict or "planned"
            if self._negates(tree, node, child, first=first):
                verdict = "negated"
        if first and any(child.lower == "no" for child in tree.children(node.index, "det")):
            verdict = "negated"
        if node.relation == "advcl" and any(c.lower == "without" for c in tree.children(node.index, "mark", "case")):
            verdict = "negated"
        return verdict

    def _unreal(self, tree: Tree, node: Node, child: Node) -> bool:
        """Is it no deed at all: "may take", "if they take", "almost took"?"""
        lower, set_of = child.lower, self.lexicon.set
        if child.relation.startswith("aux") or child.tag == "MD":
            reported = lower == "would" and self._reported(tree, node)
            return lower in set_of("modality", "hypothetical") and not reported
        if child.relation == "mark":
            clause = node.relation.startswith(("advcl", "ccomp", "acl"))
            return clause and lower in set_of("modality", "conditions")
        if child.relation != "advmod" or child.index > node.index:
            return False
        near = child.index >= node.index - 2
        return lower in set_of("modality", "unsure_adverbs") or (near and lower in set_of("modality", "approximators"))

    def _negates(self, tree: Tree, node: Node, child: Node, *, first: bool) -> bool:
        """Is it "did not take" or "neither took nor"? "No civilians" negates the verb whose subject or object it is."""
        negator = child.lower in self.lexicon.set("modality", "negators") and child.index < node.index
        if negator and child.relation in ("advmod", "det", "neg", "cc", "cc:preconj", "aux"):
            return True
        if not first or not child.relation.startswith(("nsubj", "obj")):
            return False
        words = (child, *tree.children(child.index, "det", "cc", "advmod"))
        return any(word.lower in ("no", "neither", "none", "nobody") for word in words)

    def _reported(self, tree: Tree, node: Node) -> bool:
        """A future told in the past: "He said they would"."""
        told = node.relation in ("ccomp", "acl:relcl") and self.speech.says(tree[node.head])
        return told and bool(tree.children(node.index, "mark"))

    def is_plan(self, node: Node) -> bool:
        """Is a noun one of plans: "bid", "threats"?"""
        plans = self.lexicon.set("modality", "planned_nouns")
        return node.lower in plans or node.lower.rstrip("s") in plans

    # -- what governs it ---------------------------------------------------------------------------------------------

    def embedding(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """What the word above makes of a clause or phrase below it, hung on it by a relation."""
        if relation not in _EMBEDDED:
            return None
        wanted = self._wanted(tree, node, above, relation)
        if wanted:
            return wanted
        before = node.index < above.index and relation != "parataxis" and node.relation != "nsubj:pass"
        if before and not self.speech.says(above):
            return None
        if relation in ("ccomp", "xcomp", "obj", "advcl", "obl") and self.lemmas(above, ("sources", "deny")):
            return "negated"
        if self._brings(tree, node, above):
            return "drop" if self._unsaid(tree, above) else "said"
        clause = relation in ("ccomp", "xcomp", "parataxis", "acl", "dep")
        if clause or (relation == "obj" and node.tag.startswith("VB")):
            verdict = self._clause(tree, node, above, relation)
            if verdict:
                return "drop" if verdict == "said" and self._unsaid(tree, above) else verdict
        if relation == "advcl" and before and _follows_what_is_said(tree, above.index):
            return "said"
        return self._phrase(tree, node, above, relation)

    def _wanted(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """As in "Dreamt that", "stopped taking", "called for the withdrawal", "demanded that they stop"."""
        if node.index < above.index:
            return None
        if relation in ("ccomp", "xcomp", "advcl", "obj", "obl") and self.lemmas(above, ("modality", "unreal_verbs")):
            return "drop"
        asked = relation == "obl" and tree.case(node.index) in ("for", "on")
        if asked and self.lemmas(above, ("modality", "asking_verbs")):
            return "planned"
        bare = relation == "ccomp" and node.tag in ("VB", "VBP")
        return "planned" if bare and self.lemmas(above, ("modality", "demanding_verbs")) else None

    def _brings(self, tree: Tree, node: Node, above: Node) -> bool:
        """Is an event told as a noun, or as what somebody is accused of: "announced the capture of", "of shelling"?"""
        if node.relation in ("obj", "nsubj:pass"):
            return node.tag.startswith("NN") and self.lemmas(above, ("sources", "reporting"))
        accused = node.relation in ("advcl", "acl", "obl", "ccomp") and tree.case(node.index) in ("of", "for")
        return accused and self.lemmas(above, ("sources", "accusing"))

    def _unsaid(self, tree: Tree, verb: Node) -> bool:
        """Is the saying itself denied: "did not say"?"""
        negators = self.lexicon.set("modality", "negators")
        return any(child.lower in negators for child in tree.children(verb.index, "advmod", "aux"))

    def _clause(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        complement = relation in ("xcomp", "ccomp")
        if complement and self.lemmas(above, ("modality", "negated_verbs")):
            return "negated"
        if complement and self.lemmas(above, ("modality", "attempt_verbs")):
            return "drop"
        future = node.tag in ("VB", "VBG") or bool(tree.children(node.index, "aux"))
        if (complement or relation == "acl") and future and self.lemmas(above, ("modality", "planned_verbs")):
            return "planned"
        if relation in ("ccomp", "parataxis") and self.lemmas(above, ("sources", "hedged_verbs")):
            return "possible" if self.lemmas(above, ("sources", "believing")) and node.tag != "VB" else "drop"
        return "said" if relation in ("ccomp", "parataxis", "dep", "xcomp") and self.speech.says(above) else None

    def _phrase(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """What a phrase is meant as: "in order to take", "threatened an attack", "without taking"."""
        if relation == "advcl" and node.tag == "VB" and any(c.lower == "to" for c in tree.children(node.index, "mark")):
            return "planned"
        if relation == "obj" and self.lemmas(above, ("modality", "threats")):
            return "planned"
        return "negated" if relation == "obl" and tree.case(node.index) == "without" else None


class _Climb:
    """The way from a predicate to the root, and what it has shown so far."""

    def __init__(self, reader: StanceReader, tree: Tree, node: Node) -> None:
        self.reader, self.tree, self.start = reader, tree, node
        self.polarity, self.certainty = "asserted", "certain"
        self.source: str | None = None
        self.insulated = False
        """Past a relative clause or an apposition, which the outlet says itself."""

    def reach_root(self) -> bool:
        """Climb; False where a step shows that the clause states nothing."""
        node = self.start
        while True:
            verdict = self.reader.own(self.tree, node, first=node is self.start)
            if verdict == "drop":
                return False
            self._weigh(verdict)
            if not self.insulated and self._is_goal(node):
                self._weigh("planned")
            if node.head == node.index:
                return True
            above, relation = self._governor(node)
            if not self._through_noun(node, above, relation):
                return False
            step = None if self.insulated else self.reader.embedding(self.tree, node, above, relation)
            if step == "drop":
                return False
            self._embed(step, above)
            node = above

    def _governor(self, node: Node) -> tuple[Node, str]:
        """What governs a clause, and how, also where the parser errs.

        It hangs what somebody says on a noun beside the verb ("said in a report that X took Y"), on a verb that it
        takes for a noun ("the army denies it took Y"), or a new clause on a relative one ("who hold X, and Z took Y").
        """
        above, relation = self.tree[node.head], node.relation.partition(":")[0]
        subject = self.tree.child(node.index, "nsubj")
        if subject is None or subject.lower in ("who", "which", "that"):
            return above, relation
        if relation == "acl":
            if above.tag == "NNS" and self.reader.lemmas(above, ("sources", "deny"), ("sources", "verbs")):
                return above, "ccomp"
            told = any(mark.lower == "that" for mark in self.tree.children(node.index, "mark"))
            if (
                told
                and above.relation in ("obl", "nmod", "obj", "iobj")
                and self.reader.speech.says(self.tree[above.head])
            ):
                return self.tree[above.head], "ccomp"
        if relation == "conj" and above.relation == "acl:relcl" and above.head != above.index:
            return self.tree[above.head], relation
        return above, relation

    def _weigh(self, verdict: Verdict | None) -> None:
        if verdict in ("planned", "negated") and self.polarity == "asserted":
            self.polarity = verdict

    def _is_goal(self, node: Node) -> bool:
        """The clause says what somebody wants: "The goal is to capture X"."""
        subjects = self.tree.children(node.index, "nsubj", "csubj")
        return bool(self.tree.children(node.index, "cop")) and any(map(self.reader.is_plan, subjects))

    def _through_noun(self, node: Node, above: Node, relation: str) -> bool:
        """What a noun makes of a clause or phrase on it: "a plan to take", "a bid for"; False where it unmakes it."""
        plan = self.reader.is_plan(above)
        clause = relation == "appos" and bool(self.tree.children(node.index, "nsubj"))
        if (
            relation in ("acl", "appos")
            and not clause
            and not isinstance(above.content, Number)
            and above.lower not in ("plan", "claim")
            and not self._reported(node, above)
        ):
            if node.relation in ("acl:relcl", "appos") or above.content is not None:
                self.insulated = True
            elif relation == "acl" and plan and node.tag == "VB":
                self._weigh("planned")
        if plan and (relation in ("nmod", "obl", "obj") or (relation == "nsubj" and node is not self.start)):
            self._weigh("planned")
        return self.insulated or self._holds(above, relation)

    def _reported(self, node: Node, above: Node) -> bool:
        """A clause that shares the fate of its noun: "Reports that X"."""
        that = any(child.lower == "that" for child in self.tree.children(node.index))
        return that and above.lower in self.reader.lexicon.set("modality", "reported_nouns")

    def _holds(self, above: Node, relation: str) -> bool:
        """Not under "talks on", nor under "it is possible that"; "it is false that" turns it round."""
        words = self.reader.lexicon.set
        if relation in ("nmod", "acl") and above.lower in words("modality", "unreal_nouns"):
            return False
        if relation in ("nsubj", "ccomp", "csubj", "acl"):
            if above.lower in words("modality", "unsure_words"):
                return False
            if above.lower in words("modality", "untrue_words"):
                self.polarity = "negated"
        return True

    def _embed(self, step: Verdict | None, above: Node) -> None:
        if step is None:
            return
        if step == "negated":
            self.polarity = "negated"
        elif step == "possible":
            self.certainty = "possible"
        elif step == "planned" and self.polarity == "asserted":
            self.polarity = "planned"
        self.source = self.source or self.reader.speech.speaker(above.index)

    def _claimant(self) -> str | None:
        """Who claims a deed with the verb itself: "X claimed the capture of Y". An operation announced has begun."""
        deed = self.tree.child(self.start.index, "obj")
        begun = self.reader.lexicon.set("names", "campaign_nouns")
        if deed is None or deed.content is not None or deed.lower in begun or not deed.tag.startswith("NN"):
            return None
        claims = self.reader.lemmas(self.start, ("sources", "reporting"))
        return self.reader.speech.speaker(self.start.index) if claims else None

    def stance(self) -> Stance:
        """What the whole way has shown."""
        speech = self.reader.speech
        source = self.source or self._claimant() or speech.quoted(self.start)
        if not source and not self.insulated:
            source = speech.beside(self.start.index)
        polarity = "claimed" if self.polarity == "asserted" and source else self.polarity
        return Stance(polarity, source, self.certainty)


def _follows_what_is_said(tree: Tree, verb: int) -> bool:
    """Does a verb of saying come right after a comma and the clause that says what is said?"""
    before = tree[verb - 1].text if verb else ""
    return before == "," and any(clause.index < verb for clause in tree.children(verb, "advcl", "ccomp"))
