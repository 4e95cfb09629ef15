"""Finds what sets frames off in a tree, and the phrases that stand in their slots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.quantity import Number
from kg.extract.text import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Frame, Lexicon, Trigger

LOCATIVE = frozenset(
    "in at near around outside inside within throughout across along beside off on over south north east west".split()
)
LIGHT = frozenset(
    "launch carry conduct mount stage wage make begin start undertake execute continue intensify resume perform commit "
    "unleash step escalate open deliver lead announce direct deny have play take".split()
)
"""Verbs whose subject does what their object, an event noun, says: "launched an attack on"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame set off at a node. `object_case` and `object_node` tell where its "object" stands."""

    frame: Frame
    trigger: Trigger
    node: int
    verbal: bool
    object_case: str | None = None
    object_node: int | None = None


class Matcher:
    """Frames by their triggers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def _verbs(self) -> dict[str, list[tuple[Frame, Trigger]]]:
        found: dict[str, list[tuple[Frame, Trigger]]] = {}
        for frame in self.lexicon.frames:
            for trigger in frame.verbs:
                found.setdefault(trigger.head, []).append((frame, trigger))
        return found

    @cached_property
    def _nouns(self) -> dict[str, list[tuple[Frame, Trigger]]]:
        found: dict[str, list[tuple[Frame, Trigger]]] = {}
        for frame in self.lexicon.frames:
            for trigger in frame.nouns:
                found.setdefault(trigger.head.split()[-1], []).append((frame, trigger))
        return found

    def hits(self, tree: Tree) -> Iterator[Hit]:
        """Every frame that something in a tree sets off, in order; the longest trigger of a frame at a node only."""
        for node in tree.nodes:
            if node.content is not None:
                continue
            best: dict[str, tuple[int, Hit]] = {}
            for hit in (*self._verbal(tree, node), *self._nominal(tree, node)):
                weight = len(hit.trigger.text.split())
                if hit.frame.id not in best or weight > best[hit.frame.id][0]:
                    best[hit.frame.id] = weight, hit
            yield from (hit for _, hit in best.values())

    def _verbal(self, tree: Tree, node: Node) -> Iterator[Hit]:
        if not node.tag.startswith(("VB", "JJ", "NN")):
            return
        if node.tag.startswith(("NN", "JJ")) and not (
            tree.children(node.index, "nsubj", "aux") or node.relation in ("acl", "advcl", "root", "ccomp", "acl:relcl")
        ):
            return
        for verb in self.lexicon.lemmas.get(node.lower, ()):
            for frame, trigger in self._verbs.get(verb, ()):
                if not trigger.be:
                    yield from self._verb(tree, node, frame, trigger)
        for frame, trigger in self._verbs.get(node.lower, ()):
            if trigger.be and (
                tree.children(node.index, "cop", "aux")
                or node.relation in ("acl", "appos", "conj", "advcl")
                or node.tag in ("VBN", "JJ")
            ):
                yield from self._verb(tree, node, frame, trigger)

    def _verb(self, tree: Tree, node: Node, frame: Frame, trigger: Trigger) -> Iterator[Hit]:
        if trigger.case and tree.case(node.index) != trigger.case:
            return
        anchor = node.index
        if trigger.noun:
            noun = self._object_noun(tree, node.index, trigger.noun)
            if noun is None:
                return
            anchor = noun
        if not trigger.rest:
            yield Hit(frame, trigger, node.index, verbal=True)
            return
        particles = {
            n.lower
            for n in tree.children(node.index, "compound:prt", "advmod", "case", "xcomp", "obl")
            if n.index > node.index and not n.children
        }
        cases = {
            tree.case(n.index): n
            for i in (node.index, anchor)
            for n in tree.children(i, "obl", "nmod", "advcl", "ccomp", "obj")
        }
        following = tree[node.index + 1].lower if node.index + 1 < len(tree) else ""
        for split in range(len(trigger.rest) + 1):
            lead, tail = trigger.rest[:split], " ".join(trigger.rest[split:])
            if all(word in particles or word == following for word in lead) and (not tail or tail in cases):
                yield Hit(
                    frame,
                    trigger,
                    node.index,
                    verbal=True,
                    object_case=tail or None,
                    object_node=anchor if trigger.noun else None,
                )
                return

    def _object_noun(self, tree: Tree, index: int, noun: str) -> int | None:
        for child in tree.children(index, "obj", "xcomp", "obl", "advmod", "nsubj:pass", "nmod", "dep"):
            if singular(child.text) == singular(noun) or child.lower == noun:
                return child.index
        for child in tree.children(index, "obj"):
            for below in (*tree.children(child.index, "conj", "appos", "nmod", "acl", "compound"),):
                if below.lower == noun:
                    return below.index
        return None

    def _nominal(self, tree: Tree, node: Node) -> Iterator[Hit]:
        if not node.tag.startswith(("NN", "VBG", "JJ")):
            return
        for form in dict.fromkeys((node.lower, singular(node.text))):
            for frame, trigger in self._nouns.get(form, ()):
                words = trigger.head.split()
                if len(words) > 1 and not self._preceded(tree, node.index, words[:-1]):
                    continue
                if trigger.case and tree.case(node.index) not in (trigger.case, "in the " + trigger.case):
                    continue
                if node.tag == "VBG" and tree.children(node.index, "obj", "aux"):
                    continue
                yield Hit(frame, trigger, node.index, verbal=False)

    def _preceded(self, tree: Tree, index: int, words: list[str]) -> bool:
        start = index - len(words)
        return start >= 0 and [tree[i].lower for i in range(start, index)] == words


class Slots:
    """Where the slots of a hit are filled: each slot gives the heads of phrases."""

    def __init__(self, tree: Tree, hit: Hit) -> None:
        self.tree, self.hit, self.index = tree, hit, hit.node

    def heads(self, slot: str) -> list[int]:
        """The nodes that head the phrases in a slot, in order."""
        method = getattr(self, f"_{slot}", None)
        if method is not None:
            found: list[int] = method()
            return found
        return self._cased(slot)

    def _cased(self, *cases: str) -> list[int]:
        nodes = [self.index]
        if self.hit.verbal:
            nodes += [
                n.index for n in self.tree.children(self.index, "obj", "nsubj:pass", "obl") if n.index > self.index
            ]
        found = []
        for at in nodes:
            for n in self.tree.children(at, "obl", "nmod", "advcl", "acl"):
                case = self.tree.case(n.index)
                if case in cases or any(
                    case.split()[-1:] == [c] and case.split()[0] in ("out", "away", "back") for c in cases
                ):
                    found.append(n.index)
        if not found and not self.hit.verbal:
            found = self._following(cases)
        following = self.tree[self.index + 1] if self.index + 1 < len(self.tree) else None
        if (
            not found
            and not self.hit.verbal
            and following
            and following.relation == "case"
            and following.lower in cases
        ):
            at = self.tree[following.head]
            while at.content is None and not at.tag.startswith("NN") and at.head != at.index:
                at = self.tree[at.head]
            found.append(self.tree[at.head].index if at.compound else at.index)
        return found

    def _following(self, cases: tuple[str, ...]) -> list[int]:
        """The first phrase with such a preposition after a noun, before any verb, wherever the parser hung it."""
        for at in range(self.index + 1, min(self.index + 16, len(self.tree))):
            node = self.tree[at]
            if node.tag.startswith("VB") or node.text in (";", ":"):
                return []
            if node.relation == "case" and node.lower in cases:
                return [node.head]
        return []

    def _using(self) -> list[int]:
        return [
            o.index
            for n in self.tree.children(self.index, "advcl")
            if n.lower == "using"
            for o in self.tree.children(n.index, "obj")
        ] + self._cased("using")

    def _to(self) -> list[int]:
        return self._cased("to", "into", "towards", "toward", "for")

    def _on(self) -> list[int]:
        return self._cased("on", "upon", "against", "at", "over")

    def _against(self) -> list[int]:
        return self._cased("against")

    def _within(self) -> list[int]:
        return self._cased("within", "inside", "of", "in")

    def _at(self) -> list[int]:
        return self._cased("at", "targeting")

    def _of(self) -> list[int]:
        return self._cased("of")

    def _in(self) -> list[int]:
        return self._cased("in", "inside", "near", "around")

    def _between(self) -> list[int]:
        return self._cased("between", "among", "pitting")

    _between2 = _between

    def _place(self) -> list[int]:
        """In, at or near where; also what the object is in or at."""
        found = [i for i in self._cased(*LOCATIVE)]
        for n in self.tree.children(self.index, "obl", "nmod"):
            if self.tree.case(n.index).startswith(
                ("on the outskirts", "north of", "south of", "east of", "west of", "close to")
            ):
                found.append(n.index)
        return found

    def _direct(self) -> list[int]:
        """The direct object of a verb whose "object" follows a preposition; the subject of its passive."""
        found = [n.index for n in self.tree.children(self.index, "obj")]
        return found or [n.index for n in self.tree.children(self.index, "nsubj:pass")] or self._participle_head()

    def _none(self) -> list[int]:
        return []

    def _means(self) -> list[int]:
        return self._subject()

    _backed = _means

    def _compound(self) -> list[int]:
        return [
            n.index
            for n in self.tree.children(self.index, "compound", "amod")
            if n.index < self.index and n.content is not None
        ]

    def _possessor(self) -> list[int]:
        return [n.index for n in self.tree.children(self.index, "nmod:poss")]

    def _governor(self) -> list[int]:
        """What a noun phrase is said of: "Sarmin is under control", "a town under control"."""
        node = self.tree[self.index]
        found = [n.index for n in self.tree.children(self.index, "nsubj")]
        if found:
            return found
        if node.relation.startswith(("nmod", "obl")) and node.head != self.index:
            head = self.tree[node.head]
            if head.tag.startswith("VB"):
                return [
                    n.index for n in self.tree.children(head.index, "nsubj", "obj", "obl") if n.index != self.index
                ] + self._above(head.index)
            return [head.index]
        return []

    def _above(self, index: int) -> list[int]:
        node = self.tree[index]
        return [node.head] if node.relation.startswith("acl") else []

    def _copula(self) -> list[int]:
        """Who is said to be it: "X is", "X, the", "commander X"."""
        node = self.tree[self.index]
        found = [n.index for n in self.tree.children(self.index, "nsubj", "appos", "nmod:desc")]
        if (
            not found
            and node.relation in ("appos", "compound", "nmod:desc", "nmod", "flat", "dep")
            and node.head != self.index
        ):
            found = [node.head]
        following = self.tree[self.index + 1] if self.index + 1 < len(self.tree) else None
        if isinstance(following and following.content, Mention) and following.content.type == "Person":
            return [following.index]
        if (
            not found
            and node.relation == "xcomp"
            and self.tree[node.head].lower in ("became", "become", "becomes", "remained", "remains", "becoming")
        ):
            return self._surface_subject(node.head)
        if not found and node.relation == "conj":
            return Slots(self.tree, _moved(self.hit, node.head))._copula()
        return found

    # -- subjects and objects ----------------------------------------------------------------------------------------

    @property
    def passive(self) -> bool:
        """Is the verb passive, with or without "be"?"""
        node = self.tree[self.index]
        if (
            node.relation == "conj"
            and self.index
            and isinstance(self.tree[self.index - 1].content, Number)
            and node.tag in ("VBN", "VBD")
            and not self.tree.children(self.index, "obj")
        ):
            return True
        if node.tag in ("VBN", "VBD") and self._agent() and not self.tree.children(self.index, "nsubj", "obj"):
            return True
        if (
            "counted" in self.hit.frame.flags
            and self.hit.verbal
            and node.tag in ("VBD", "VBN")
            and self.tree.children(self.index, "nsubj")
            and not self.tree.children(self.index, "obj", "aux", "obl:agent")
            and "subject" not in self.hit.frame.roles[self.hit.frame.needs[0]][0]
        ):
            return True
        if self.tree.children(self.index, "aux:pass", "nsubj:pass") and not self.tree.children(self.index, "obj"):
            return True
        if (
            node.tag in ("VBN", "VBD", "JJ")
            and node.relation in ("acl", "amod")
            and not self.tree.children(self.index, "nsubj", "obj")
        ):
            return True
        if (
            node.relation == "conj"
            and node.tag in ("VBN", "VBD")
            and not self.tree.children(self.index, "nsubj", "obj")
        ):
            return Slots(self.tree, _moved(self.hit, node.head)).passive and self.tree[node.head].tag in ("VBN", "VBD")
        return (
            node.tag == "VBN"
            and bool(self._agent())
            and not self.tree.children(self.index, "nsubj", "obj")
            or (
                node.relation == "advcl"
                and node.tag == "VBN"
                and not self.tree.children(self.index, "obj", "nsubj", "aux")
            )
        )

    def _agent(self) -> list[int]:
        return [n.index for n in self.tree.children(self.index, "obl", "nmod") if self.tree.case(n.index) == "by"]

    _by = _agent

    def _subject(self) -> list[int]:
        """Who does it, however far up the tree; the agent of a passive."""
        if not self.hit.verbal and not self.hit.trigger.be:
            return self._noun_subject()
        if self.hit.trigger.be:
            return self._surface_subject(self.index)
        if self.passive:
            return self._agent()
        return self._surface_subject(self.index)

    def _surface_subject(self, index: int, depth: int = 0) -> list[int]:
        tree, node = self.tree, self.tree[index]
        found = [n.index for n in tree.children(index, "nsubj")]
        if found or depth > 6 or node.head == index:
            return found
        above = tree[node.head]
        relation = node.relation.partition(":")[0]
        if relation == "acl":
            if (
                node.tag in ("VBN", "VBD")
                and not tree.children(index, "nsubj", "obj")
                and not node.relation.endswith("relcl")
                and not self.hit.trigger.be
            ):
                return []
            return [above.index]
        if relation in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"):
            if relation == "ccomp" and tree.children(index, "mark"):
                return []
            if above.tag.startswith(("VB", "JJ", "NN", "RB")):
                passive = tree.children(above.index, "nsubj:pass")
                if passive and relation in ("conj", "advcl") and node.tag in ("VBN", "VBD"):
                    return [n.index for n in passive]
                return self._surface_subject(above.index, depth + 1)
        if relation == "appos" and self.hit.trigger.be:
            return [above.index]
        return []

    def _noun_subject(self) -> list[int]:
        """Who does what a noun says: "HTS's attack", "Russian strikes", "launched an attack"."""
        tree, node = self.tree, self.tree[self.index]
        found = self._possessor() + self._compound()
        if node.relation in ("obj", "nsubj:pass", "nmod", "conj"):
            head = tree[node.head]
            lemmas = self._lemma(head)
            if node.relation in ("obj",) and (lemmas & LIGHT):
                found += Slots(tree, _moved(self.hit, head.index, verbal=True))._subject()
            elif node.relation == "nsubj:pass" and (lemmas & LIGHT):
                found += [n.index for n in tree.children(head.index, "obl") if tree.case(n.index) == "by"]
            elif node.relation == "conj" and head.relation == "obj":
                found += Slots(tree, _moved(self.hit, head.index))._noun_subject()
        return found

    def _lemma(self, node: Node) -> set[str]:
        lower = node.lower
        return {
            lower,
            lower.removesuffix("ed"),
            lower.removesuffix("ing"),
            lower.removesuffix("s"),
            lower.removesuffix("es"),
            lower.removesuffix("d"),
            lower.replace("ied", "y"),
            lower.replace("made", "make"),
            lower.removesuffix("ing") + "e",
            lower.replace("led", "lead").replace("began", "begin"),
        }

    def _object(self) -> list[int]:
        """What it is done to; after the trigger's closing preposition where it has one."""
        if self.hit.object_case:
            anchors = [self.index] + ([self.hit.object_node] if self.hit.object_node is not None else [])
            out = []
            for at in anchors:
                out += [
                    n.index
                    for n in self.tree.children(at, "obl", "nmod", "advcl", "ccomp", "obj")
                    if self.tree.case(n.index) == self.hit.object_case
                ]
            if not out and self.tree[self.index].relation.startswith("acl:relcl"):
                out = self._relative_object()
            return out
        if not self.hit.verbal:
            return []
        if self.passive:
            return self._passive_object(self.index)
        found = [
            n.index for n in self.tree.children(self.index, "obj", "iobj") if n.lower not in ("which", "that", "whom")
        ]
        if self.hit.object_node is not None:
            found = [i for i in found if i != self.hit.object_node]
        if not found:
            found = self._relative_object()
        if not found and self.tree[self.index].relation == "conj":
            found = []
        return found

    def _passive_object(self, index: int, depth: int = 0) -> list[int]:
        node = self.tree[index]
        if index and isinstance(self.tree[index - 1].content, Number) and node.relation == "conj":
            return [index - 1]
        found = [n.index for n in self.tree.children(index, "nsubj") if n.lower not in ("which", "that", "who")]
        if found:
            return found
        if node.relation.startswith("acl") or node.relation == "amod":
            return [node.head]
        if self.tree.children(index, "nsubj"):
            return [n.index for n in self.tree.children(index, "nsubj")]
        if node.relation in ("conj", "advcl", "xcomp") and depth < 5:
            above = self.tree[node.head]
            subjects = [n.index for n in self.tree.children(above.index, "nsubj")]
            return subjects or self._passive_object(above.index, depth + 1)
        return []

    def _participle_head(self) -> list[int]:
        node = self.tree[self.index]
        return [node.head] if node.relation == "acl" and node.tag in ("VBN", "VBD") else []

    def _relative_object(self) -> list[int]:
        """ "The town which the rebels took": the noun that a relative clause hangs on."""
        node = self.tree[self.index]
        if node.relation != "acl:relcl":
            return []
        subjects = [n.lower for n in self.tree.children(self.index, "nsubj")]
        if not subjects or subjects[0] in ("which", "who", "that") and len(subjects) == 1:
            return []
        return [node.head]


def _moved(hit: Hit, node: int, *, verbal: bool | None = None) -> Hit:
    from dataclasses import replace

    return replace(hit, node=node, verbal=hit.verbal if verbal is None else verbal, object_case=None, object_node=None)
