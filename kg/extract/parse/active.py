"""Words that the parser got wrong beyond doubt, and what it is shown instead when it parses their sentence again.

A past form is no participle where an object follows ("The army |destroyed vehicles in X"), a present one no plural
where it is all that a sentence has for a verb ("Turkey |arms HTS"), a force no verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.extract.collective import Collective
from kg.extract.date import Date
from kg.extract.mention import Mention
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.parse.piece import Piece
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_PAST = "took"
"""What the parser is shown for a past form: one that is no participle."""
_PRESENT = "takes"
"""What it is shown for a present form: one that is no plural."""
_PLAIN = "take"
"""What it is shown for a present form after a plural: one that is no noun."""
_NAMING = "containing"
"""What it is shown for a participle that gives a noun its name: one that is no past form."""
_REDUCED = "given"
"""What it is shown for a participle before "by": one that is no past form."""
_FORCE = "soldiers"
"""What it is shown for a force or craft: a noun that is no verb."""
_STRIKES = "attacks"
"""What it is shown for strikes after a verb, as in "launches |airstrikes"."""
_PLAN = "attempt"
"""What it is shown for a plan: a noun that is no verb."""
_EVENT = "attack"
"""What it is shown for an event that it takes for an adjective: "A government |offensive against X began"."""
_UNREAL = "possible"
"""What it is shown for an adjective that says that a deed was none: one that is no past form."""
_OPEN = ("VB", "NN", "JJ")
"""Tags of the words that it may get wrong, without their endings."""
_SAID_OF = ("amod", "acl", "compound")
"""Relations of a participle."""
_BESIDE = ("alongside", "beside", "under", "as")
"""Prepositions that a noun for fighting has not, but a verb."""
_OPENING = frozenset(("a", "an", "the", "its", "their", "several", "many", "some", "both"))
"""Small words that open an object."""


@dataclass(frozen=True)
class ActiveReader:
    """Finds them by the verbs and nouns of the lexicon."""

    lexicon: Lexicon

    def second(self, row: list[Piece], tree: Tree) -> list[Piece] | None:
        """The pieces to be parsed once more, with other words for those got wrong; None where the tree has none."""
        shown = {node.index: word for node in tree if node.tag[:2] in _OPEN and (word := self._shown(tree, node))}
        return [piece._replace(text=shown.get(at, piece.text)) for at, piece in enumerate(row)] if shown else None

    def _shown(self, tree: Tree, node: Node) -> str | None:
        """What the parser must be shown for a word, None for one that it may have got right."""
        craft = node.relation.startswith("aux") and singular(node.lower) in self.lexicon.equipment
        if node.tag.startswith("VB") and (craft or isinstance(node.content, Collective)):
            return _FORCE
        if node.relation == "ccomp" and self._is_resisted(tree, node):
            return _PLAN
        if node.tag == "VBD" and node.index == 0 and node.lower in self.lexicon.set("modality", "unreal_modifiers"):
            return _UNREAL
        if node.tag == "JJ" and node.relation == "root" and node.lower in self.lexicon.fights | self.lexicon.strikes:
            return _EVENT if not tree.children(node.index, "cop") else None
        if node.tag == "NNS" and self._present(tree, node):
            return _PRESENT
        if node.tag == "NN" and self._heads_all(tree, node) and self._plain(tree, node):
            return _PLAIN
        if node.tag == "VBD" and self._names(tree, node):
            return _NAMING
        if node.tag == "VBD" and self._reduced(tree, node):
            return _REDUCED
        before = tree[node.index - 1]
        if node.tag == "VBZ" and node.lower in self.lexicon.strikes and self.lexicon.bases(before.lower):
            return _STRIKES
        nominal = node.relation in _SAID_OF or node.tag in ("NN", "NNP")  # "A strike |hit X"
        return _PAST if nominal and self._active(tree, node) else None

    def _is_resisted(self, tree: Tree, node: Node) -> bool:
        """Is it a plan that somebody met, and no verb: "repulsed another government |bid to take X"?"""
        above = tree[node.head].lower
        resisted = above in self.lexicon.receiving or above in self.lexicon.forms("modality", "foiling_verbs")
        return resisted and node.lower in self.lexicon.set("modality", "planned_nouns")

    def _names(self, tree: Tree, verb: Node) -> bool:
        """Does a form of "call" stand between a noun for a campaign or alliance and a name: "a battle |dubbed X"?"""
        if verb.lower not in self.lexicon.set("names", "naming"):
            return False
        before, following = tree[verb.index - 1], tree.after(verb.index)
        nouns = self.lexicon.set("names", "campaign_nouns") | self.lexicon.set("groups", "alliances")
        return before.lower in nouns and following is not None and isinstance(following.content, Mention)

    def _reduced(self, tree: Tree, verb: Node) -> bool:
        """Is it said of the noun before it, as "by" and a verb to come tell: "Rebels |led by X took Y"?

        Or as no clause hangs on another with neither a mark nor a comma: "Shot down ten of the drones |launched today".
        """
        following, before = tree.after(verb.index), tree[verb.index - 1]
        if verb.relation == "advcl" and verb.head < verb.index - 1 and before.tag == "NNS":
            between = tree[verb.head + 1 : verb.index]
            return not tree.children(verb.index, "mark", "aux", "obj") and not any(n.text == "," for n in between)
        if following is None or following.lower != "by" or verb.index == 0 or tree.children(verb.index, "aux", "cop"):
            return False
        noun = before.content is not None or before.tag.startswith("NN")
        finite = (n for n in tree[following.index :] if n.tag in ("VBD", "VBZ", "VBP") and n.content is None)
        return noun and not verb.relation.startswith("acl") and any(not n.relation.startswith("acl") for n in finite)

    def _active(self, tree: Tree, verb: Node) -> bool:
        """Does a form of a deed stand between those who may have done it and what they may have done it to?"""
        following = _past_dates(tree, verb)
        if verb.lower not in self._pasts or verb.content is not None or verb.index == 0 or following is None:
            return False
        clause = tree.children(verb.index, "nsubj", "mark") if verb.relation != "amod" else []  # no adjective has those
        if clause or tree.children(verb.index, "aux") or not self._opens_an_object(following):
            return False
        before = tree[verb.index - 1]
        if before.tag == "RB" and verb.index > 1:
            before = tree[verb.index - 2]
        return _closes(tree, before) if before.text == "," else self._ends_a_noun(before)

    def _relates(self, tree: Tree, verb: Node) -> bool:
        """Does a form of a verb stand right after a relative pronoun: "the coalition, which |backs HTS"?"""
        before = tree[verb.index - 1]
        return before.tag in ("WDT", "WP") and before.lower != "what" and bool(self.lexicon.bases(verb.lower))

    def _heads_all(self, tree: Tree, node: Node) -> bool:
        """Is a word the root, or may it be: does it stand before the noun that is, or is no other a form of a verb?"""
        head = tree[node.head]
        if node.relation == "root" or (node.relation == "compound" and _is_all(tree, head)):
            return True
        return not any(n.tag.startswith(("VB", "MD")) and self.lexicon.bases(n.lower) for n in tree)

    def _plain(self, tree: Tree, verb: Node) -> bool:
        """Does the plain form of a verb stand between several who act and an object: "Rebels |capture the town"?"""
        before, following = tree[verb.index - 1], tree.after(verb.index)
        if verb.index == 0 or following is None or verb.lower not in self.lexicon.bases(verb.lower):
            return False
        several = isinstance(before.content, Collective) or before.lower in self._doers
        named = following.content is not None and not isinstance(following.content, Date)
        opens = named or following.lower in _OPENING or following.tag == "NNS"  # "control parts of X"
        return several and before.lower.endswith("s") and opens

    def _present(self, tree: Tree, verb: Node) -> bool:
        """Does a form of a verb stand after a name and before an object, or before a phrase if it is no noun of war?"""
        before, following = tree[verb.index - 1], tree.after(verb.index)
        if not self.lexicon.bases(verb.lower) or verb.index == 0 or following is None:
            return False
        relates = self._relates(tree, verb)
        does = relates or before.lower in self.lexicon.fights  # "The war |pits X against Y"
        one = before.tag == "NN" and before.lower in self.lexicon.set("groups", "nouns")  # "The army |shells X"
        if isinstance(before.content, Date) or not (does or one or (before.content and self._ends_a_noun(before))):
            return False
        if not relates and not self._heads_all(tree, verb):
            return False
        named = following.content is not None and not isinstance(following.content, Date)
        named = named or following.lower in self.lexicon.strikes  # "launches airstrikes"
        named = named or following.lower in self._done_to  # "bombs rebels"
        noun = verb.lower in self._doers | self.lexicon.fights or singular(verb.lower) in self.lexicon.equipment
        plain = (following.tag in ("IN", "TO", "RP", "RB") and not one) or following.lower in _OPENING
        return named or (plain and (relates or not noun)) or following.lower in _BESIDE

    def _ends_a_noun(self, node: Node) -> bool:
        """Does a phrase end with a word: a name, a date, a group? Before "the X-|backed" none does."""
        if isinstance(node.content, Mention):
            return not node.content.demonym and not node.compound
        if isinstance(node.content, Collective | Date) or node.lower in self._doers:
            return True
        return singular(node.lower) in self.lexicon.equipment

    def _opens_an_object(self, node: Node) -> bool:
        if node.content is not None:
            return not isinstance(node.content, Date)
        plain = node.lower.isalpha() and node.lower not in STOP_WORDS and node.tag != "RB"
        plain = plain and not node.lower.endswith(("ed", "ly", "ing"))
        return node.lower in _OPENING or (plain and node.lower not in self._finite)

    @cached_property
    def _pasts(self) -> frozenset[str]:
        """Past forms of deeds that are participles too, but those that make compounds or names: "rebel |held areas"."""
        irregular = {
            past for _, past, participle, _ in self.lexicon.lists("verbs", "irregular").values() if past == participle
        }
        denials = self.lexicon.forms("sources", "deny")  # "The army |dismissed claims"
        forms = {form for claim in (*self.lexicon.deeds.values(), self.lexicon.receiving, denials) for form in claim}
        alike = frozenset(form for form in forms if form.endswith("ed") or form in irregular)
        return alike - self.lexicon.set("parser", "compounds") - self.lexicon.set("names", "naming")

    @cached_property
    def _finite(self) -> frozenset[str]:
        """Forms of verbs that are no nouns, which may follow a participle: "The areas seized |include X"."""
        places = self.lexicon.set("places", "common") | self.lexicon.set("places", "heads")
        nouns = places | self.lexicon.strikes | self.lexicon.fights | {"control", "parts"}
        nouns = nouns | self.lexicon.set("modality", "alleged_nouns")  # "dismissed |claims"
        return frozenset(form for form in self.lexicon.lemmas if form not in nouns)

    @cached_property
    def _done_to(self) -> frozenset[str]:
        """Plural nouns for those to whom something is done, and for where it is."""
        plain = (("groups", "nouns"), ("people", "nouns"), ("places", "common"), ("places", "heads"))
        nouns = frozenset().union(*(self.lexicon.set(*of) for of in plain))
        return frozenset(noun for noun in nouns if noun.endswith("s")) | frozenset(f"{noun}s" for noun in nouns)

    @cached_property
    def _doers(self) -> frozenset[str]:
        return self.lexicon.set("groups", "nouns") | self.lexicon.strikes | self.lexicon.equipment.keys()


def _is_all(tree: Tree, noun: Node) -> bool:
    """Is a noun the root of a sentence, and nothing said of it?"""
    root = noun.relation == "root" and noun.tag.startswith("NN") and noun.content is None
    return root and not tree.children(noun.index, "cop", "aux")


def _closes(tree: Tree, comma: Node) -> bool:
    """Does a comma close what is said of a noun between two: "X, backed by Y[,] took Z"?"""
    opening = next((n for n in reversed(tree[: comma.index]) if n.text == ","), None)
    said = tree[opening.index + 1] if opening else comma
    return said.relation.startswith("acl") or said.tag == "RB"  # "X, also known as Y, took"


def _past_dates(tree: Tree, verb: Node) -> Node | None:
    """The word after a verb and a date, a second verb or "down": "shelled on Friday |a base", "hit or burned |ten"."""
    following = tree.after(verb.index)
    if following and following.lower == "down":
        following = tree.after(following.index)
    second = tree.after(following.index) if following and following.lower in ("and", "or") else None
    if second and second.tag == verb.tag and second.head == verb.index:
        following = tree.after(second.index)
    when = tree.after(following.index) if following and following.lower == "on" else None
    return tree.after(when.index) if when and isinstance(when.content, Date) else following
