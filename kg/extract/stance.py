"""How a clause is meant: as a fact, a plan, a denial or a guess, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.modality import USING, Modality
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from kg.extract.modality import Verdict
    from kg.extract.speech import Speech
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon


_WHEN = ("when", "while", "as")
"""Openings of a clause that tells when another was."""
_DID = ("has", "have", "had", "did", "was", "were", "is", "are")


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
        self.modality = Modality(lexicon, speech)

    def read(self, tree: Tree, index: int) -> Stance | None:
        """The stance of the clause that a node heads; None where it states nothing (guess, condition, question)."""
        if "?" in (tree[len(tree) - 1].text, tree[max(0, len(tree) - 2)].text) or self._imagined(tree):
            return None
        climb = _Climb(self, tree, tree[index])
        stance = climb.stance() if climb.reach_root() else None
        return None if stance and self._is_tale(stance.source) else stance

    def _is_tale(self, source: str | None) -> bool:
        """Is it told by no witness: "according to the script"?"""
        words = (source or "").lower().split()
        return words[-1:] != [] and words[-1] in self.lexicon.set("modality", "fictions")

    def _imagined(self, tree: Tree) -> bool:
        """Is it a condition or no report: "Had the army held X, they would", "imagine that"?"""
        first = tree[0]
        if first.lower in ("had", "were", "should") and first.relation.startswith(("aux", "cop")):
            return True
        if first.lower in ("had", "were"):
            return any(node.lower == "would" for node in tree)
        return first.relation == "root" and first.lower in self.lexicon.set("modality", "imagining")


class _Climb:
    """The way from a predicate to the root, and what it has shown so far."""

    def __init__(self, reader: StanceReader, tree: Tree, node: Node) -> None:
        self.reader, self.tree, self.start = reader, tree, node
        self.polarity, self.certainty = "asserted", "certain"
        self.source: str | None = None
        self.settled = False
        """Past a reason, which is a fact whatever becomes of what it is the reason for."""
        self.insulated = reader.speech.names(node.index)
        """Past a relative clause or an apposition, or in the name of a source, which the outlet says itself."""

    def reach_root(self) -> bool:
        """Climb; False where a step shows that the clause states nothing."""
        node, below = self.start, self.start
        while True:
            if not self._is_real(node, below):
                return False
            above, relation = self._governor(node)
            if node.head == node.index or self._is_apart(node, above, relation):
                return True
            if not self._through_noun(node, above, relation):
                return False
            if self._explains(node):
                self.settled = True
            step = None if self.insulated else self.reader.modality.embedding(self.tree, node, above, relation)
            if self.settled and step != "said":
                step = None
            if step == "drop":
                return False
            self._embed(step, above)
            node, below = above, node

    def _is_real(self, node: Node, below: Node) -> bool:
        """Is it no guess and no tale by the words of its own clause? What the outlet says in passing stands apart.

        What these say of the clause is not said of one `below` that is only joined to it: "did not take X, but Y did".
        """
        modality = self.reader.modality
        if modality.is_fiction(self.tree, node):
            return False
        if self.insulated or self.settled:
            return True
        if below.relation == "conj" and below is not node and self._stands_alone(below, node):
            return not modality.is_conditional(self.tree, node)
        verdict = modality.own(self.tree, node, first=node is self.start)
        self._weigh(verdict)
        if self._is_goal(node):
            self._weigh("planned")
        return verdict != "drop"

    def _explains(self, clause: Node) -> bool:
        """Is a clause the reason for another or what came before it, and so a fact: "will go, because |HTS took X"?

        So is when the other was: "When |HTS took X, its men did not stop".
        """
        marks = {mark.lower for mark in self.tree.children(clause.index, "mark")}
        before = clause.tag == "VBD" and not marks.isdisjoint(("after", "since"))  # "is close to it |after it took X"
        meanwhile = clause.tag in ("VBD", "VBZ", "VBP") and "as" in marks  # "will rise, |as HTS goes on"
        when = (*self.tree.children(clause.index, "mark"), *self.tree.children(clause.index, "advmod"))
        fronted = clause.tag == "VBD" and clause.index < clause.head and any(w.lower in _WHEN for w in when)
        return clause.relation == "advcl" and ("because" in marks or before or meanwhile or fronted)

    def _stands_alone(self, joined: Node, first: Node) -> bool:
        """Has a clause joined to a first one a subject of its own, or a finite verb where that has an infinitive?"""
        if any(n.lower not in ("who", "which", "that") for n in self.tree.children(joined.index, "nsubj")):
            return True
        if joined.tag in ("VBD", "VBZ"):
            but = any(c.lower == "but" for c in self.tree.children(joined.index, "cc"))
            return first.tag == "VB" or (but and first.tag == "VBN")  # "may have taken X and killed Y" is one guess
        return bool(self.tree.children(joined.index, "aux")) and joined.tag in ("VB", "VBN", "VBG")

    def _is_apart(self, node: Node, above: Node, relation: str) -> bool:
        """Is it a sentence of its own after a semicolon?"""
        first, last = sorted((node.index, above.index))
        between = any(other.text == ";" for other in self.tree[first:last])
        return between and relation in ("parataxis", "ccomp", "conj", "dep", "advcl", "appos")

    def _governor(self, node: Node) -> tuple[Node, str]:
        """What governs a clause, and how, also where the parser errs.

        It hangs what somebody says on a noun beside the verb ("said in a report that X took Y"), on a verb that it
        takes for a noun ("the army denies it took Y"), or a new clause on a relative one ("who hold X, and Z took Y").
        """
        above, relation = self.tree[node.head], node.relation.partition(":")[0]
        subject = self.tree.child(node.index, "nsubj")
        if relation == "acl" and subject is None and self._follows_relative(node):
            root = next(other for other in self.tree if other.head == other.index)
            return root, "conj"
        if subject is None or subject.lower in ("who", "which", "that"):
            return above, relation
        if relation == "acl":
            if above.tag == "NNS" and self.reader.modality.lemmas(above, ("sources", "deny"), ("sources", "verbs")):
                return above, "ccomp"
            that = [mark.index for mark in self.tree.children(node.index, "mark") if mark.lower == "that"]
            verb = self._told_before(that[0]) if that else None
            if verb:
                return verb, "ccomp"
        if relation == "conj" and above.head != above.index:
            aside = above.relation in ("advcl", "ccomp") and self._turns(node)
            if aside or above.relation == "acl:relcl":
                return self.tree[above.head], relation
        return above, relation

    def _turns(self, node: Node) -> bool:
        """Does the sentence turn to something else with a clause: "They did not say when, |but X took Y"?"""
        return any(self.tree[c.index - 1].text == "," for c in self.tree.children(node.index, "cc") if c.lower == "but")

    def _tells_of_a_name(self, node: Node) -> bool:
        """Is a clause with "which" one of the name right before it, wherever the tree hangs it?"""
        subject = self.tree.child(node.index, "nsubj")
        relative = subject is not None and subject.index > 1 and subject.lower in ("which", "who")
        return relative and subject is not None and isinstance(self.tree[subject.index - 2].content, Mention)

    def _follows_relative(self, node: Node) -> bool:
        """Is it the main verb after a relative clause: "The attack, which hit a camp, |killed two"?"""
        before = [other.index for other in self.tree[: node.index] if other.text == ","]
        if node.tag != "VBD" or len(before) < 2 or before[-1] != node.index - 1:
            return False
        return self.tree[before[-2] + 1].lower in ("who", "which", "whose", "where")

    def _told_before(self, that: int) -> Node | None:
        """The verb of saying before a "that", with no other verb between."""
        for node in reversed(self.tree[:that]):
            if self.reader.speech.says(node) and node.tag.startswith("VB") and node.tag != "VBG":
                return node
            if node.tag in ("VBD", "VBZ", "VBP", "MD"):
                return None
        return None

    def _weigh(self, verdict: Verdict | None) -> None:
        if verdict in ("planned", "negated") and self.polarity == "asserted":
            self.polarity = verdict

    def _is_goal(self, node: Node) -> bool:
        """The clause says what somebody wants: "The goal is to capture X"."""
        subjects = self.tree.children(node.index, "nsubj", "csubj")
        return bool(self.tree.children(node.index, "cop")) and any(map(self.reader.modality.is_plan, subjects))

    def _through_noun(self, node: Node, above: Node, relation: str) -> bool:
        """What a noun makes of a clause or phrase on it: "a plan to take", "a bid for"; False where it unmakes it."""
        if self.insulated:
            return True
        plan = self.reader.modality.is_plan(above)
        if node.relation == "advcl:relcl" and self._tells_of_a_name(node):
            self.insulated = True
        clause = relation == "appos" and bool(self.tree.children(node.index, "nsubj"))
        if (
            relation in ("acl", "appos")
            and not clause
            and not isinstance(above.content, Number)
            and above.lower not in ("plan", "claim")
            and not self._reported(node, above)
        ):
            told = node.relation in ("acl:relcl", "appos") or above.content is not None
            if told or (node.tag in ("VBN", "VBD") and self._is_definite(above)):
                self.insulated = True
            elif relation == "acl" and (node.tag == "VB" or (plan and node.tag == "VBG")) and not self._done(above):
                self._weigh("planned")
        if plan and (relation in ("nmod", "obl", "obj") or (relation == "nsubj" and node is not self.start)):
            self._weigh("planned")
        return self.insulated or self._holds(above, relation)

    def _is_definite(self, noun: Node) -> bool:
        """Is it a known thing, so that what a participle says of it holds: "will clear |the mines planted by X"?"""
        first = self.tree[noun.head] if noun.relation == "conj" else noun
        return any(child.lower == "the" for child in self.tree.children(first.index, "det"))

    def _done(self, noun: Node) -> bool:
        """Is it told which of many it was, or what for it was used: "the second city to fall", "used guns to take"?"""
        if noun.relation == "obj" and self.tree[noun.head].lower in USING:
            return True
        ranks = {*self.reader.lexicon.numbers("dates", "ordinals"), "only", "last", "latest"}
        return any(child.lower in ranks for child in self.tree.children(noun.index, "amod", "advmod"))

    def _reported(self, node: Node, above: Node) -> bool:
        """A clause that shares the fate of its noun: "Reports that X", "claims it did X"."""
        children = self.tree.children(node.index)
        told = any(child.lower == "that" or child.tag == "PRP" for child in children if child.index < node.index)
        return told and above.lower in self.reader.lexicon.set("modality", "reported_nouns")

    def _alleging(self, noun: Node) -> bool:
        """Is it told who alleges it: "HTS's claim", "allegations by residents"?"""
        by = (n for n in self.tree.children(noun.index, "nmod") if self.tree.case(n.index) in ("by", "from", "of"))
        verb = self.tree[noun.head]
        telling = (("sources", name) for name in ("verbs", "deny", "deny_with_out"))
        said = noun.relation == "obj" and self.reader.modality.lemmas(verb, *telling)
        whose = (n for n in self.tree.children(noun.index, "nmod:poss", "compound") if n.content or n.tag == "PRP$")
        return next(whose, None) is not None or next(by, None) is not None or said

    def _holds(self, above: Node, relation: str) -> bool:
        """Not under "talks on", nor under "it is possible that"; "it is false that" turns it round."""
        words = self.reader.lexicon.set
        of_noun = relation in ("nmod", "acl") or (relation == "ccomp" and above.tag.startswith("NN"))
        if of_noun and above.lower in words("modality", "unreal_nouns") | words("modality", "fictions"):
            return False
        if of_noun and above.lower in words("modality", "alleged_nouns") and not self._alleging(above):
            return False
        if relation in ("nmod", "acl") and above.lower in words("modality", "reported_nouns"):
            if any(child.lower == "no" for child in self.tree.children(above.index, "det")):
                return False
            untrue = words("modality", "untrue_words")
            if any(node.lower in untrue for node in self.tree[above.index :]):
                self.polarity = "negated"
        if relation in ("nsubj", "ccomp", "csubj", "acl"):
            if above.lower in words("modality", "unsure_words"):
                return False
            active = above.tag.startswith("VB") and not self.tree.children(above.index, "aux:pass", "cop")
            if above.lower in words("modality", "untrue_words") and not active:
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
        lexicon = self.reader.lexicon
        no_deeds = lexicon.set("names", "campaign_nouns") | lexicon.set("people", "remains")  # "it claimed ten |lives"
        if deed is None or deed.content is not None or deed.lower in no_deeds or not deed.tag.startswith("NN"):
            return None
        claims = self.reader.modality.lemmas(self.start, ("sources", "reporting"))
        return self.reader.speech.speaker(self.start.index) if claims else None

    def _taken_back(self) -> bool:
        """Is it unsaid after a semicolon: "; it has not been"?"""
        words = [node.lower for node in self.tree]
        for sign in (node.index for node in self.tree[self.start.index :] if node.text == ";"):
            pronoun, *rest = [*words[sign + 1 : sign + 5], "", "", ""][:4]
            denied = rest[0] in _DID and rest[1] in ("not", "n't", "n’t")
            if pronoun in ("it", "they", "he", "she", "this") and denied and rest[2] in ("", ".", ",", "been", "so"):
                return True
        return False

    def stance(self) -> Stance:
        """What the whole way has shown."""
        speech = self.reader.speech
        source = self.source or self._claimant() or speech.quoted(self.start)
        if not source and not self.insulated:
            source = speech.beside(self.start.index) or speech.told(self.start.index)
        if self.polarity == "asserted" and self._taken_back():
            self.polarity = "negated"
        polarity = "claimed" if self.polarity == "asserted" and source else self.polarity
        return Stance(polarity, source, self.certainty)
