"""What words make of a deed: done, planned, denied, or only spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.extract.speech import Speech
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

Verdict = Literal["drop", "planned", "negated", "possible", "said"]
_EMBEDDED = ("ccomp", "xcomp", "parataxis", "advcl", "obj", "acl", "obl", "csubj", "dep", "nmod")
_BE = ("is", "are", "was", "were", "am", "be", "been")
_HAVE = ("has", "have", "had")
USING = ("use", "uses", "used", "using")
"""What follows with "to" has been done: "used rockets to hit X"."""
_DEEDS = ("attacks", "opposes", "airstrikeOrShelling", "killed")
"""Claims of deeds that have an aim: "attacked X to take Y"."""
_CERTAIN = ("doubt", "question", "secret", "surprise")
"""Nouns that "no" makes certain: "no doubt that"."""


@dataclass(frozen=True, slots=True)
class Modality:
    """Judges the clauses of an article by their own words and by what governs them."""

    lexicon: Lexicon
    speech: Speech

    def lemmas(self, node: Node, *lists: tuple[str, str]) -> bool:
        """Is a word a form of a verb in one of the lexicon's lists?"""
        return any(node.lower in self.lexicon.forms(*names) for names in lists)

    # -- what the clause's own words say -----------------------------------------------------------------------------

    def own(self, tree: Tree, node: Node, *, first: bool) -> Verdict | None:
        """Negation and modals on the clause itself."""
        if not (first or node.tag.startswith(("VB", "MD")) or tree.children(node.index, "cop")):
            return None
        verdict: Verdict | None = "planned" if _is_to(tree, node) else self._to_come(tree, node) if first else None
        if verdict == "drop" or self.is_conditional(tree, node):
            return "drop"
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

    def _to_come(self, tree: Tree, noun: Node) -> Verdict | None:
        """Is an event one that has yet to come, or that did not come about: "a looming attack", "attempted strikes"?"""
        if not noun.tag.startswith("NN"):
            return None
        nouns = (noun, *tree.children(noun.index, "compound"))
        words = {child.lower for of in nouns for child in tree.children(of.index, "amod", "compound")}
        if not words.isdisjoint(self.lexicon.set("modality", "unreal_modifiers")):
            return "drop"
        return None if words.isdisjoint(self.lexicon.set("modality", "planned_modifiers")) else "planned"

    def _unreal(self, tree: Tree, node: Node, child: Node) -> bool:
        """Is it no deed at all: "may take", "if they take", "almost took"?"""
        lower, set_of = child.lower, self.lexicon.set
        if child.relation.startswith("aux") or child.tag == "MD":
            reported = lower == "would" and self._reported(tree, node)
            return lower in set_of("modality", "hypothetical") and not reported
        if child.relation != "advmod" or child.index > node.index:
            return False
        near = child.index >= node.index - 2
        return lower in set_of("modality", "unsure_adverbs") or (near and lower in set_of("modality", "approximators"))

    def is_conditional(self, tree: Tree, node: Node) -> bool:
        """Is the clause a condition: "if they hold", "as long as they hold", "provided that"?"""
        if node.relation.startswith(("advcl", "ccomp", "acl", "csubj", "conj")):
            conditions = self.lexicon.set("modality", "conditions")
            for mark in tree.children(node.index, "mark"):
                past = node.tag == "VBD" or any(c.tag == "VBD" for c in tree.children(node.index, "aux"))
                past = past or (mark.lower == "before" and _went_on(tree, node))
                if mark.lower in conditions and not (mark.lower in ("before", "until") and past):
                    return True
        phrases = self.lexicon.set("modality", "condition_phrases")
        if " ".join(mark.lower for mark in tree.children(node.index, "mark")) in phrases:  # "it was |as if they took X"
            return True
        if not node.relation.startswith("advcl"):
            return False
        first = min(tree.subtree(node.index))
        opening = " ".join(word.lower for word in tree[max(0, first - 3) : first + 3])
        return any(f" {words} " in f" {opening} " for words in phrases)

    def is_fiction(self, tree: Tree, node: Node) -> bool:
        """Is the clause set in a tale or a drill: "in the film", "the song tells of"?"""
        fictions = self.lexicon.set("modality", "fictions")
        for child in tree.children(node.index, "nsubj", "obl", "nmod"):
            inside = child.relation.startswith("nsubj") or tree.case(child.index) in ("in", "during", "within", "from")
            if inside and child.lower in fictions:
                return True
        return False

    def _negates(self, tree: Tree, node: Node, child: Node, *, first: bool) -> bool:
        """Is it "did not take" or "neither took nor"? "No civilians" negates the verb whose subject or object it is."""
        if child.lower == "no" and node.lower in _CERTAIN:
            return False
        negator = child.lower in self.lexicon.set("modality", "negators") and child.index < node.index
        following = tree.after(child.index)
        if negator and following is not None and following.lower == "only":
            return False  # "not only took X but also Y"
        if negator and child.relation in ("advmod", "det", "neg", "cc", "cc:preconj", "aux"):
            return True
        if not first or not child.relation.startswith(("nsubj", "obj")):
            return False
        words = (child, *tree.children(child.index, "det", "cc", "advmod"))
        return any(word.lower in ("no", "neither", "none", "nobody") for word in words)

    def _reported(self, tree: Tree, node: Node) -> bool:
        """A future told in the past: "He said they would"."""
        top = tree[node.head] if node.relation == "conj" else node
        told = top.relation in ("ccomp", "acl:relcl") and self.speech.says(tree[top.head])
        counterfactual = any(aux.lower == "have" for aux in tree.children(node.index, "aux"))
        return told and not counterfactual and not any(n.lower in ("if", "unless", "without") for n in tree)

    def is_plan(self, node: Node) -> bool:
        """Is a noun one of plans: "bid", "threats"?"""
        plans = self.lexicon.set("modality", "planned_nouns")
        return node.lower in plans or node.lower.rstrip("s") in plans

    # -- what governs it ---------------------------------------------------------------------------------------------

    def embedding(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """What the word above makes of a clause or phrase below it, hung on it by a relation."""
        if relation not in _EMBEDDED or self._results(node, above, relation):
            return None
        wanted = self._wanted(tree, node, above, relation) or self._unfounded(tree, node, above, relation)
        if wanted:
            return wanted
        before = node.index < above.index and relation != "parataxis" and node.relation != "nsubj:pass"
        if before and not self.speech.says(above):
            return None
        explained = relation == "advcl" and node.tag == "VBG" and self.speech.says(node)  # "denied it, saying that"
        if relation in ("ccomp", "xcomp", "obj", "advcl", "obl") and not explained and self._denies(tree, above):
            return "negated"
        if self._foiled(tree, node, above, relation):
            return "drop"
        if self._brings(tree, node, above):
            return "drop" if self._unsaid(tree, above) else "said"
        clause = relation in ("ccomp", "xcomp", "parataxis", "acl", "dep", "advcl")
        if clause or (relation == "obj" and node.tag.startswith("VB")):
            verdict = self._clause(tree, node, above, relation)
            if verdict:
                return "drop" if verdict == "said" and self._unsaid(tree, above) else verdict
        if relation == "advcl" and before and _follows_what_is_said(tree, above.index):
            return "said"
        return self._phrase(tree, node, above, relation)

    def _results(self, node: Node, above: Node, relation: str) -> bool:
        """Is it what came of a deed and no aim: "X merged with Y |to form Z"?"""
        founded = relation in ("advcl", "xcomp") and node.lower in self.lexicon.set("groups", "founding")
        return founded and self.lemmas(above, ("modality", "uniting_verbs"))

    def _foiled(self, tree: Tree, node: Node, above: Node, relation: str) -> bool:
        """Did it come to nothing: "foiled an attack", "repelled attempts to take X", "failed in its bid for X"?"""
        if relation == "obl" and tree.case(node.index) == "in":
            return self.is_plan(node) and self.lemmas(above, ("modality", "negated_verbs"))
        if relation != "obj" and node.relation != "nsubj:pass":
            return False
        resisted = self.is_plan(node) and above.lower in self.lexicon.receiving
        return resisted or self.lemmas(above, ("modality", "foiling_verbs"))

    def _denies(self, tree: Tree, verb: Node) -> bool:
        """Is it a verb of denial: "denied", "ruled out"?"""
        out = any(child.lower == "out" for child in tree.children(verb.index, "compound:prt", "advmod"))
        return self.lemmas(verb, ("sources", "deny")) or (out and self.lemmas(verb, ("sources", "deny_with_out")))

    def _unfounded(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """Is it what a rumour says or what nothing shows: "rumours spread that", "no evidence that", "has yet to"?"""
        if relation == "xcomp" and above.lower in _HAVE and node.tag == "VB":
            return "negated" if any(c.lower == "yet" for c in tree.children(above.index, "advmod")) else "planned"
        if relation not in ("ccomp", "acl", "advcl") or not any(c.lower == "that" for c in tree.children(node.index)):
            return None
        nouns = [above] if above.tag.startswith("NN") else tree.children(above.index, "nsubj", "obj")
        unreal = self.lexicon.set("modality", "unreal_nouns")
        for noun in nouns:
            nothing = noun.lower not in _CERTAIN and any(c.lower == "no" for c in tree.children(noun.index, "det"))
            if any(c.lower in self.lexicon.set("modality", "untrue_words") for c in tree.children(noun.index, "amod")):
                return "negated"
            if noun.lower in unreal or nothing or (noun.relation == "obj" and self._unsaid(tree, tree[noun.head])):
                return "drop"
        return None

    def _wanted(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """As in "Dreamt that", "stopped taking", "called for the withdrawal", "demanded that they stop"."""
        if node.index < above.index:
            return None
        said_to_be = relation == "xcomp" and node.tag.startswith("NN")  # "is considered the core of X"
        unreal = relation in ("ccomp", "xcomp", "advcl", "obj", "obl") and not said_to_be
        if unreal and self.lemmas(above, ("modality", "unreal_verbs")):
            return "drop"
        of_it = relation in ("xcomp", "advcl", "ccomp", "acl", "obl")
        if of_it and node.tag == "VB" and above.lower in self.lexicon.set("modality", "negated_adjectives"):
            return "negated"
        if of_it and node.tag == "VBG" and above.lower in self.lexicon.set("modality", "unreal_adjectives"):
            return "drop"
        due = relation in ("xcomp", "advcl", "ccomp") and node.tag == "VB"
        if due and above.lower in self.lexicon.set("modality", "planned_adjectives"):
            return "planned"
        asked = relation == "obl" and tree.case(node.index) in ("for", "on", "at")
        if asked and self.lemmas(above, ("modality", "asking_verbs")):
            return "planned"
        bare = relation == "ccomp" and node.tag in ("VB", "VBP")
        return "planned" if bare and self.lemmas(above, ("modality", "demanding_verbs")) else None

    def _brings(self, tree: Tree, node: Node, above: Node) -> bool:
        """Is an event told as a noun, or as what somebody is accused of: "announced the capture of", "of shelling"?"""
        if node.relation in ("obj", "nsubj:pass"):
            event = node.tag.startswith("NN") or node.lower in self.lexicon.set("people", "suffering")  # "ten dead"
            return event and self.lemmas(above, ("sources", "reporting"))
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
        aim = relation == "advcl" and node.tag == "VB"
        if (complement or aim) and self.lemmas(above, ("modality", "attempt_verbs")):
            return "drop"
        future = node.tag in ("VB", "VBG") or bool(tree.children(node.index, "aux"))
        if (complement or relation == "acl") and future and self.lemmas(above, ("modality", "planned_verbs")):
            return "planned"
        believed = relation == "xcomp" and bool(tree.children(above.index, "aux:pass"))
        if believed and self.lemmas(above, ("sources", "believing")):  # "are believed to be supporting X"
            return "possible"
        if relation in ("ccomp", "parataxis") and self.lemmas(above, ("sources", "hedged_verbs")):
            return "possible" if self.lemmas(above, ("sources", "believing")) and node.tag != "VB" else "drop"
        return "said" if relation in ("ccomp", "parataxis", "dep", "xcomp") and self.speech.says(above) else None

    def _phrase(self, tree: Tree, node: Node, above: Node, relation: str) -> Verdict | None:
        """What a phrase is meant as: "in order to take", "threatened an attack", "without taking"."""
        aim = relation == "advcl" or (relation == "xcomp" and any(above.lower in self.lexicon.deeds[c] for c in _DEEDS))
        if aim and node.tag == "VB" and any(c.lower == "to" for c in tree.children(node.index, "mark")):
            came_about = (
                above.lower in USING or _goes_on(tree, above) or self.lemmas(above, ("modality", "winning_verbs"))
            )
            return None if came_about else "planned"
        if relation == "obj" and self.lemmas(above, ("modality", "threats")):
            return "planned"
        return "negated" if relation == "obl" and tree.case(node.index) == "without" else None


def _goes_on(tree: Tree, verb: Node) -> bool:
    """Is it what somebody did next: "|went on to seize Sarmin"?"""
    following = tree.after(verb.index)
    return verb.lower in ("went", "goes", "gone", "going") and following is not None and following.lower == "on"


def _follows_what_is_said(tree: Tree, verb: int) -> bool:
    """Does a verb of saying come right after a comma and the clause that says what is said?"""
    before = tree[verb - 1].text if verb else ""
    return before == "," and any(clause.index < verb for clause in tree.children(verb, "advcl", "ccomp"))


def _went_on(tree: Tree, node: Node) -> bool:
    """Is it what somebody did next: "took X before |withdrawing", "seized X before |being driven back"?"""
    first = tree[node.head]
    while first.tag.startswith("NN") and first.head != first.index:  # "fought for two |hours before withdrawing"
        first = tree[first.head]
    marks = [n for n in tree.children(first.index, "mark", "aux:pass") if n.lower != "that"]
    done = first.tag in ("VBD", "VBN", "VBG") and not marks
    return done and (node.tag == "VBG" or any(c.tag == "VBG" for c in tree.children(node.index, "aux")))


def _is_to(tree: Tree, node: Node) -> bool:
    """Is it what is to come: "are to leave", "was to retake"?"""
    before = [child for child in tree.children(node.index, "cop", "aux", "mark") if child.index < node.index]
    words = [child.lower for child in before]
    return node.tag == "VB" and "to" in words and bool(words) and words[0] in _BE
