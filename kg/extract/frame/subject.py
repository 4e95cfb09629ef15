"""Who does it and what it is done to, however a sentence turns it: active, passive, participle, relative clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.frame.control import accused, made_to
from kg.extract.frame.match import beside, objects
from kg.extract.frame.shared import shared_agent, shared_object
from kg.extract.frame.whole import whole
from kg.extract.mention import GROUPS, Mention
from kg.extract.quantity import Number
from kg.extract.text import singular
from kg.extract.tree import one_of

if TYPE_CHECKING:
    from kg.extract.frame.match import Hit
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_PAST = ("VBN", "VBD")
_DURING = ("in", "during", "in the course of")
_AFTER = (*_DURING, "after", "following", "amid", "amidst")
"""Prepositions of the event that a deed is part of, and of a fight that it follows."""
_HIGHEST = 6
"""Clauses above a verb in which its subject is sought."""
_RELATIVE = ("which", "that", "who", "whom")
_OWNED = ("responsibility", "credit")
"""What is claimed for a deed."""
_WITHIN = ("killed", "injured", "capturesPlace", "capturedPersons", "capturesEquipment", "destroysEquipment")
"""Claims whose deeds are done in attacks by those who attack."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A hit in its tree, seen for who does what to whom."""

    tree: Tree
    hit: Hit
    lexicon: Lexicon

    @property
    def node(self) -> Node:
        """The node of the hit."""
        return self.tree[self.hit.node]

    def has(self, *relations: str) -> bool:
        """Has the node a child with one of the relations?"""
        return bool(self.tree.children(self.hit.node, *relations))

    def moved(self, index: int, *, verbal: bool | None = None) -> Voice:
        """The same hit as if set off at another node."""
        hit = self.hit.moved(index, verbal=self.hit.verbal if verbal is None else verbal)
        return Voice(self.tree, hit, self.lexicon)

    # -- passives ----------------------------------------------------------------------------------------------------

    @property
    def passive(self) -> bool:
        """Is the verb passive, with or without "be"?"""
        node, past = self.node, self.node.tag in _PAST
        if past and (self._counted_list() or self._counted_passive() or self._among(node.index)):
            return True
        if past and self.agent() and not self.has(*(("obj",) if self._before_agent() else ("nsubj", "obj"))):
            return True
        if self.has("aux:pass") and self.has("nsubj:pass"):
            return True  # even with an "object": "Two were killed, one of them a child"
        if self.has("aux:pass", "nsubj:pass") and not self.has("obj"):
            return True
        if self.has("nsubj", "obj"):
            return False
        if node.relation in ("acl", "amod") and (past or node.tag == "JJ"):
            return True
        if node.relation == "conj" and past:
            return self.tree[node.head].tag in _PAST and self.moved(node.head).passive
        return node.relation == "advcl" and node.tag == "VBN" and not self.has("aux")

    def _before_agent(self) -> bool:
        """Does "by" follow a verb that has a subject alone: "X |led by Y"?"""
        following = self.tree.after(self.hit.node)
        return following is not None and following.lower == "by" and not self.has("aux")

    def _counted_list(self) -> bool:
        """A participle right after a number in a list: "Two killed and three wounded"."""
        index = self.hit.node
        after_number = index > 0 and isinstance(self.tree[index - 1].content, Number)
        told = any(n.relation == "nsubj" for n in self.tree.children(self.hit.node))
        return self.node.relation == "conj" and after_number and not told and not self.has("obj")

    def _among(self, index: int) -> bool:
        """Is it those of whom some are told: "|among those killed were two officers"?"""
        words = (index, *(n.index for n in self.tree.children(index, "det")))
        above = self.tree[self.tree[index].head]
        return any(self.tree.case(at) == "among" for at in words) and bool(self.tree.children(above.index, "cop"))

    def _counted_passive(self) -> bool:
        """A headline's verb with a subject and no object, of a deed that needs one: "12 killed in Sarmin"."""
        hit = self.hit
        if "counted" not in hit.frame.flags or not hit.verbal or "subject" in hit.frame.roles[hit.frame.needs[0]][0]:
            return False
        return self.has("nsubj") and not self.has("obj", "aux", "obl:agent") and not shared_object(self.tree, self.node)

    def agent(self) -> list[int]:
        """The doer of a passive or of an event noun: "by X"."""
        said = [self.hit.node, *self.launchings()]
        phrases = [node for index in said for node in self.tree.children(index, "obl", "nmod")]
        found = [node.index for node in phrases if self.tree.case(node.index) == "by"]
        return found or (shared_agent(self.tree, self.node) if self.hit.verbal else [])

    def launchings(self) -> list[int]:
        """The participles that only say of an event noun that it was: "an attack |launched by X on Y"."""
        if self.hit.verbal:
            return []
        said = self.tree.children(self.hit.node, "acl")
        return [n.index for n in said if n.tag in _PAST and n.index > self.hit.node and self._is_light(n)]

    # -- who ---------------------------------------------------------------------------------------------------------

    def subject(self) -> list[int]:
        """Who does it, however far up the tree; the agent of a passive."""
        if self.hit.trigger.be:
            return self.surface_subject(self.hit.node)
        if not self.hit.verbal:
            return self._noun_subject()
        if self.passive:
            return self.agent()
        found = self.surface_subject(self.hit.node)
        return self._launchers(found) or found

    def _launchers(self, subjects: list[int]) -> list[int]:
        """Who launched what does it: "[HTS] launched an offensive that took Sarmin"."""
        event = self.tree[self.node.head] if self.node.relation == "acl:relcl" else None
        if event is None or not subjects or self.tree[subjects[0]].lower not in _RELATIVE[:2]:
            return []
        launched = event.relation == "obj" and self._is_light(self.tree[event.head])
        campaign = event.lower in self.lexicon.set("names", "campaign_nouns") | self.lexicon.strikes
        return self.surface_subject(event.head) if launched and campaign else []

    def surface_subject(self, index: int, depth: int = 0) -> list[int]:
        """The subject of a clause, or of the clause above that shares it."""
        tree, node = self.tree, self.tree[index]
        found = [n.index for n in tree.children(index, "nsubj")]
        if not found and tree.child(index, "obj") and not tree.child(index, "ccomp", "csubj"):
            found = [n.index for n in tree.children(index, "expl") if n.lower == "it"]  # "|It took X" expects nothing
        if found or depth > _HIGHEST or node.head == index:
            return found
        blamed = accused(tree, self.lexicon, node)
        if blamed:
            return blamed
        relation = node.relation.partition(":")[0]
        if relation == "acl":
            return [] if self._reduced(node) else self._aiming(node, depth) or self._said_of(node)
        if relation == "appos" and self.hit.trigger.be:
            return [node.head]
        made = made_to(tree, self.lexicon, node) if relation in ("xcomp", "advcl") else []
        if made:
            return made
        if relation in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"):
            return self._shared_subject(node, relation, depth)
        return []

    def _said_of(self, clause: Node) -> list[int]:
        """The noun that a clause hangs on, or of whom it is said: "[Sarmin] was the first town |to fall"."""
        ranked = clause.tag == "VB" and self.tree.child(clause.head, "cop")
        subjects = (
            self.tree.children(clause.head, "nsubj", "expl") if ranked else one_of(self.tree, self.tree[clause.head])
        )
        return [n.index for n in subjects] or whole(self.tree, self.lexicon, self.hit, clause.head)

    def _aiming(self, node: Node, depth: int) -> list[int]:
        """Who has the aim that a clause on a noun tells: "[HTS] launched an operation to take Sarmin"."""
        noun, marked = self.tree[node.head], self.tree.children(node.index, "mark")
        if node.tag not in ("VB", "VBG") or not marked or noun.content is not None:
            return []
        while noun.relation in ("obj", "obl", "nmod", "conj") and not noun.tag.startswith("VB"):
            whose = [n.index for n in self.tree.children(noun.index, "nmod:poss")]
            if whose:
                return whose
            noun = self.tree[noun.head]
        return self.surface_subject(noun.index, depth + 1) if noun.tag.startswith("VB") else []

    def _reduced(self, node: Node) -> bool:
        """Is it a participle that says what was done to its noun: "the town taken on Friday"?"""
        active = self.tree.children(node.index, "nsubj", "obj") or node.relation.endswith("relcl")
        return node.tag in _PAST and not active and not self.hit.trigger.be

    def _shared_subject(self, node: Node, relation: str, depth: int) -> list[int]:
        above = self.tree[node.head]
        if relation == "ccomp" and self.tree.children(node.index, "mark"):
            return []
        if not above.tag.startswith(("VB", "JJ", "NN", "RB")):
            return []
        passive = self.tree.children(above.index, "nsubj:pass")
        if passive and relation in ("conj", "advcl") and node.tag in _PAST:
            return [n.index for n in passive]
        return self.surface_subject(above.index, depth + 1)

    def _noun_subject(self) -> list[int]:
        """Who does what a noun says: "HTS's attack", "Russian strikes", "launched an attack"."""
        tree, node = self.tree, self.node
        if isinstance(node.content, Collective):
            return [node.index]
        found = [*self.possessor(), *self.compound()]
        measures, above = self.lexicon.set("equipment", "measures"), tree[node.head]
        if node.relation == "nmod" and (isinstance(above.content, Number) or singular(above.lower) in measures):
            node = above  # "launched dozens of |strikes", "a wave of |strikes"
        head = tree[node.head]
        denied = head.lower in self.lexicon.forms("sources", "deny")  # "denied any support for X"
        if node.relation == "obj" and (self._is_light(head) or denied):
            found += self.moved(head.index, verbal=True).subject()
        elif self._undergoes(node) and self._is_light(head):
            found += [n.index for n in tree.children(head.index, "obl") if tree.case(n.index) == "by"]
        elif node.relation == "compound" and not found and head.content is None and self._is_event(head):
            found += self.moved(head.index)._noun_subject()  # "resumed their drone |strike campaign"
        elif (verb := self._claimed()) is not None:
            claim = self.moved(verb, verbal=True)
            found += claim.agent() if claim.passive else claim.surface_subject(claim.node.index)
        elif node.relation == "conj" and (head.relation == "obj" or self.carrier is not None):
            found += self.moved(head.index)._noun_subject()
        elif not found and (verb := self._doing()) is not None:
            deed = self.moved(verb, verbal=True)
            fought = self.hit.frame.claim == "opposes" and deed.passive  # "ten rebels were killed in clashes with X"
            found += deed.subject() or (deed.surface_subject(deed.node.index) if fought else [])
        return found

    def _doing(self) -> int | None:
        """The deed that is part of the event a noun names, or that it led to: "killed ten [in an attack on]"."""
        tree, node = self.tree, self.node
        if node.relation == "nmod" and tree[node.head].relation.startswith("obl") and tree.case(node.index) == "of":
            node = tree[node.head]  # "after days of clashes"
        fighting = self.hit.frame.claim == "opposes"
        if tree.case(node.index) == "with" and tree[node.head].lower in self.lexicon.answering:
            return node.head  # "responded with air strikes on X"
        if not node.relation.startswith("obl") or tree.case(node.index) not in (_AFTER if fighting else _DURING):
            return None
        verb = tree[node.head]
        deed = fighting or any(verb.lower in self.lexicon.deeds.get(claim, ()) for claim in _WITHIN)
        return verb.index if deed else None

    def _claimed(self) -> int | None:
        """The verb that says whose deed an event is: "HTS [claimed] responsibility for the attack on"."""
        tree, node = self.tree, self.node
        head = tree[node.head]
        if not node.relation.startswith(("obl", "nmod")) or tree.case(node.index) != "for":
            return None
        beside = [head, *tree.children(head.index, "obj", "nsubj:pass")]
        owned = next((n for n in beside if n.lower in _OWNED), None)
        return owned.head if owned and self._is_light(tree[owned.head]) else None

    @property
    def carrier(self) -> int | None:
        """The verb that only says of an event noun that it is, and takes its phrases: "An attack was [launched] by"."""
        node = self.node
        verb = self.tree[node.head]
        if self.hit.verbal or not verb.tag.startswith("VB"):
            return None
        if (node.relation == "obj" or self._undergoes(node)) and self._is_light(verb):
            return verb.index
        if not node.relation.startswith("nsubj"):
            return None
        deeds = self.lexicon.deeds
        harming = (deeds[claim] for claim in ("killed", "injured", "destroysEquipment"))
        striking = verb.lower in deeds["airstrikeOrShelling"]  # what that hits is told by a frame of its own
        happens = not striking and any(verb.lower in forms for forms in (self.lexicon.happening, *harming))
        return verb.index if happens else None

    def _undergoes(self, noun: Node) -> bool:
        """Is something done to what a noun says, also where "was" is left out: "A raid |carried out by X"?"""
        verb = self.tree[noun.head]
        done = bool(self.tree.children(verb.index, "obl:agent")) and not self.tree.children(verb.index, "obj")
        return noun.relation == "nsubj:pass" or (noun.relation == "nsubj" and verb.tag in _PAST and done)

    def _is_event(self, noun: Node) -> bool:
        """Is it a noun for a campaign?"""
        return noun.lower in self.lexicon.set("names", "campaign_nouns")

    def _is_light(self, verb: Node) -> bool:
        """Does a verb's subject do what its object, an event noun, says: "launched an attack on"?"""
        return verb.lower in self.lexicon.light

    def possessor(self) -> list[int]:
        """Whose it is."""
        nouns = [self.hit.node] if self.hit.object_node is None else [self.hit.node, self.hit.object_node]
        if self.node.relation == "compound" and isinstance(self.tree[self.node.head].content, Mention):
            nouns.append(self.node.head)  # "its ally X"
        return [n.index for noun in nouns for n in self.tree.children(noun, "nmod:poss")]

    def compound(self) -> list[int]:
        """The names and collectives right before a noun, or before the trigger's own: "receives |Iranian support"."""
        noun = self.hit.node if self.hit.object_node is None else self.hit.object_node
        before = self.tree.children(noun, "compound", "amod")
        before += [below for n in before if n.content is None for below in self.tree.children(n.index, "compound")]
        before += [joined for n in before for joined in self.tree.children(n.index, "conj")]  # "Syrian and [Russian]"
        before = [n for n in before if n.index < noun and not n.compound]
        sides = self.lexicon.set("groups", "sides") | self.lexicon.set("groups", "alliances")
        named = [n for n in before if isinstance(n.content, Mention) and n.content.type in GROUPS]
        if named:  # "the Syrian al-Qaeda |affiliate" is no affiliate of Syria
            before = [n for n in before if not (isinstance(n.content, Mention) and n.content.demonym)]
        return [n.index for n in before if n.content is not None or n.lower in sides]

    def kind(self) -> list[int]:
        """The nouns that tell of what kind an event is: "a |drone attack", "|artillery and missile fire"."""
        before = self.tree.children(self.hit.node, "compound", "amod")
        return [n.index for n in before if n.index < self.hit.node and not isinstance(n.content, Collective)]

    # -- whom --------------------------------------------------------------------------------------------------------

    def object(self) -> list[int]:
        """What it is done to; after the trigger's closing preposition where it has one."""
        if self.hit.object_case:
            return self._cased_object(self.hit.object_case)
        if not self.hit.verbal:
            return []
        noun = None if self.hit.object_node is None else self.tree[self.hit.object_node]
        if noun and noun.lower in self.lexicon.set("people", "remains"):  # "claimed ten lives", "ten bodies were found"
            return [noun.index] if noun.relation in ("obj", "nsubj:pass") else []
        if self.passive:
            return self._passive_object(self.hit.node)
        objects = self.tree.children(self.hit.node, "obj", "iobj")
        found = [n.index for n in objects if n.lower not in ("which", "that", "whom")]
        found = [index for index in found if index != self.hit.object_node]
        return found or self._beside_object() or shared_object(self.tree, self.node) or self._relative_object()

    def _beside_object(self) -> list[int]:
        """What the parser hung on the trigger's own noun: "Took [12 soldiers] prisoner"."""
        noun = self.hit.object_node
        if noun is None:
            return []
        found = [n.index for n in self.tree.children(noun, "nmod:unmarked", "compound") if n.index < noun]
        singular = self.tree[noun].tag == "NN"  # "took 12 |prisoner"
        return found or [n.index for n in self.tree.children(noun, "nummod") if singular and n.index < noun]

    def _cased_object(self, case: str) -> list[int]:
        own, below = self.hit.object_node, ("obl", "nmod", "advcl", "ccomp", "obj")
        anchors = dict.fromkeys((self.hit.node, *objects(self.tree, self.hit.node), *beside(self.tree, self.hit.node)))
        anchors |= {} if own is None else {own: None}
        found = [c.index for at in anchors for c in self.tree.children(at, *below) if self.tree.case(c.index) == case]
        agent = self.agent()[:1] if self.passive else []
        if agent and found and found[0] < agent[0]:  # "driven from X by troops |from Y"
            found = [index for index in found if index < agent[0] or self.tree[index].head != self.hit.node]
        if own in found:  # "drove [thousands] from their homes"
            return [index for index in found if index != own] or self.direct()
        if own is not None and found:  # "took control of a station and [a school]"
            found += [n.index for n in self.tree.children(own, "conj") if n.index > found[-1]]
        return found or self._relative_object()

    def _passive_object(self, index: int, depth: int = 0) -> list[int]:
        tree, node = self.tree, self.tree[index]
        if index and node.relation == "conj" and isinstance(tree[index - 1].content, Number):
            return [index - 1]
        subjects = tree.children(index, "nsubj")
        found = [n.index for n in subjects if n.lower not in _RELATIVE[:3]]
        if found:
            return found
        if self._among(index):
            return [node.head]
        if node.relation.startswith("acl") or node.relation == "amod":
            return self._told_of(tree[node.head])
        if subjects:
            return [n.index for n in subjects]
        if node.relation in ("conj", "advcl", "xcomp") and depth < _HIGHEST - 1:
            above = [n.index for n in tree.children(node.head, "nsubj")]
            return above or self._passive_object(node.head, depth + 1)
        return []

    def _told_of(self, noun: Node) -> list[int]:
        """Those of whom a participle on a noun tells: "[ten men] were among those killed", "[two] of those killed"."""
        tree = self.tree
        if tree.case(noun.index) == "among" and tree.children(noun.index, "cop", "nsubj"):
            told = tree.children(noun.index, "nummod") and not tree.children(noun.index, "det")
            counted = [noun.index] if told else []  # "among [three people] killed", not "the three"
            return [n.index for n in tree.children(noun.index, "nsubj")] + counted
        alike = noun.relation == "conj" and all(_is_bare_plural(tree, n) for n in (noun, tree[noun.head]))
        first = [noun.head] if alike else []  # "[mines] and bombs laid by X"
        return first + whole(self.tree, self.lexicon, self.hit, noun.index)

    def direct(self) -> list[int]:
        """The direct object of a verb whose "object" follows a preposition; the subject of its passive."""
        for relation in ("obj", "nsubj:pass"):
            found = [n.index for n in self.tree.children(self.hit.node, relation)]
            if found:
                return found
        if self.node.relation == "acl" and self.node.tag in _PAST:
            return [self.node.head]
        return self._passive_object(self.hit.node) if self.passive else []

    def _relative_object(self) -> list[int]:
        """The noun that a relative clause hangs on: "The town which the rebels took"."""
        subjects = [n.lower for n in self.tree.children(self.hit.node, "nsubj")]
        pronoun = len(subjects) == 1 and subjects[0] in _RELATIVE[:3]
        related = self.node.relation == "acl:relcl" and subjects and not pronoun
        return [self.node.head] if related else []


def _is_bare_plural(tree: Tree, noun: Node) -> bool:
    """Is it a plural without article or number?"""
    return noun.content is None and noun.tag == "NNS" and not tree.children(noun.index, "det", "nummod", "nmod")
