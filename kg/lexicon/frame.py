"""Frames: ways of saying a type of claim, read from seeds/lexicon/frames.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.claim import CLAIM_ROLES
from kg.error import near
from kg.lexicon.trigger import Trigger, noun_trigger, verb_trigger

if TYPE_CHECKING:
    import yaml

    from kg.lexicon.document import Document

SLOTS = {
    "subject": "who does it: the subject of a verb, the agent of a passive, the owner of an event noun",
    "object": "what it is done to, or what follows the trigger's closing preposition",
    "direct": "the direct object of a verb whose 'object' follows a preposition",
    "place": "in, at or near where",
    "copula": "who is said to be it: 'X is the leader', 'X, the leader', 'leader X'",
    "compound": "a noun or name right before it: 'HTS fighters'",
    "possessor": "whose it is: 'Turkey's support'",
    "governor": "what a noun phrase is said of: 'Sarmin is under control'",
    "means": "the equipment that the subject is made of: 'Russian warplanes'",
    "kind": "the nouns right before an event noun that tell of what kind it is: 'drone strike'",
    "backed": "the same, for a subject that acts by its equipment",
    "clause": "who does what the clause says that a phrase hangs on: 'X advanced with support'",
    "between": "the first of two after 'between', or of those who do it to each other",
    "between2": "the others after 'between'",
    "scene": "what the clause around it says was taken: 'took Sarmin after the army withdrew'",
    "founded": "what the clause around it says was founded: 'X was formed when A and B merged'",
    "number": "the bare number right before it: '40 dead'",
    "tally": "the number that a toll stands at: 'bringing the toll to 40'",
    "modified": "the noun that it stands before: 'dead soldiers'",
    "listed": "what it is said to include: 'the dead include ten children'",
    "struck": "where fire hit what is no place: 'an airstrike hit a convoy in Sarmin'",
    "site": "where what it is done to is: 'fired a missile at a car in Sarmin'",
    "firer": "who fired the subject: 'rockets fired by the rebels hit'",
    "receiver": "who suffers an event: 'the army repelled an attack'",
    "foe": "whom those it was done to fought: 'captured in clashes with HTS'",
    "none": "nothing: the role stays open",
    **{
        preposition: f"what follows '{preposition}' or a preposition of the same sense"
        for preposition in (
            *("of", "by", "from", "to", "in", "into", "on", "at", "against", "with", "for", "using", "within", "under"),
        )
    },
}
"""Where a role may stand in a sentence, and what that means."""
CATEGORIES = (
    *("Group", "Body", "Faction", "Alliance", "Organization", "Place", "Equipment", "People", "Person", "Operation"),
    *("Hardware", "Explosive", "Ordnance", "Participants", "State"),
)
FLAGS = {
    "passive": "only a passive verb without a doer",
    "counted": "only with a number",
    "alone": "only a verb without an object or a word for what came of it: not 'fell silent', 'surrendered arms'",
    "past": "only a past form",
    "numbered": "only with a number that is no mere 'several'",
    "implied": "only where it is stated as a fact, since what is denied or planned does not imply it",
    "dated": "only with a date",
    "weapon_or_actor": "only with a weapon or somebody who strikes, or where the deed is itself fire",
    "aerial": "only with a weapon, or where the text tells of war from the air and no group on foot is the doer",
    "passive_or_actor": "only a passive verb or one with a doer",
}
"""Conditions a frame may set beside its roles, and what they mean."""
_REQUIRED = ("id", "claim", "roles", "needs", "example", "not")
KEYS = (*_REQUIRED, "verbs", "nouns", *FLAGS)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a frame and the words that must fill its roles; no roles at all where it must make no claim."""

    text: str
    roles: dict[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one type of claim. `roles` maps a role to its slots and to the categories that may fill it."""

    id: str
    claim: str
    verbs: tuple[Trigger, ...]
    nouns: tuple[Trigger, ...]
    roles: dict[str, tuple[tuple[str, ...], frozenset[str]]]
    needs: tuple[str, ...]
    flags: frozenset[str]
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    line: int


def frames(document: Document) -> tuple[Frame, ...]:
    """The frames of a file in order.

    Raises:
        DataError: a frame has an unknown key, claim, role, slot or type, lacks something, or stands twice.
    """
    found: dict[str, Frame] = {}
    for node in document.items(document.root, wanted="a list of frames, each starting with '- id:',"):
        frame = _Fields(document, node).frame()
        if frame.id in found:
            raise document.error(node, f"frame '{frame.id}' stands already at line {found[frame.id].line}")
        found[frame.id] = frame
    return tuple(found.values())


class _Fields:
    """The keys of one frame, each with its node."""

    def __init__(self, document: Document, node: yaml.Node) -> None:
        self.document, self.node = document, node
        self.values: dict[str, yaml.Node] = {}
        for name, key, value in document.entries(node, wanted="a frame of 'key: value' lines"):
            if name not in KEYS:
                raise document.error(key, f"unknown key '{name}'{near(name, list(KEYS))}")
            self.values[name] = value
        for name in _REQUIRED:
            if name not in self.values:
                raise document.error(node, f"frame '{self._name()}' has no '{name}'")
        if "verbs" not in self.values and "nouns" not in self.values:
            raise document.error(node, f"frame '{self._name()}' has neither verbs nor nouns")

    def _name(self) -> str:
        return str(self.values["id"].value) if "id" in self.values else "?"

    def frame(self) -> Frame:
        """The frame that the keys make."""
        document, values = self.document, self.values
        claim = document.word(values["claim"])
        if claim not in CLAIM_ROLES:
            raise document.error(values["claim"], f"unknown claim type '{claim}'{near(claim, list(CLAIM_ROLES))}")
        roles = {role: self._slots(claim, role, key, value) for role, key, value in document.entries(values["roles"])}
        return Frame(
            id=document.word(values["id"]),
            claim=claim,
            verbs=self._verbs(),
            nouns=tuple(noun_trigger(text) for text in self._words("nouns")),
            roles=roles,
            needs=self._needs(roles),
            flags=frozenset(flag for flag in FLAGS if self._flag(flag)),
            examples=tuple(self._example(item, claim) for item in document.items(values["example"])),
            counterexamples=tuple(
                Example(document.word(item), {}, item.start_mark.line + 1) for item in document.items(values["not"])
            ),
            line=self.node.start_mark.line + 1,
        )

    def _words(self, name: str) -> list[str]:
        return self.document.words(self.values[name]) if name in self.values else []

    def _verbs(self) -> tuple[Trigger, ...]:
        try:
            return tuple(verb_trigger(text) for text in self._words("verbs"))
        except ValueError as error:
            raise self.document.error(self.values["verbs"], str(error)) from None

    def _flag(self, name: str) -> bool:
        node = self.values.get(name)
        if node is not None and node.value != "true":
            raise self.document.error(node, f"'{name}: {node.value}' found; wanted '{name}: true', or no such line")
        return node is not None

    def _needs(self, roles: dict[str, tuple[tuple[str, ...], frozenset[str]]]) -> tuple[str, ...]:
        for item in self.document.items(self.values["needs"], wanted="a list of roles"):
            if self.document.word(item) not in roles:
                message = f"needed role '{item.value}' is not among {', '.join(roles)}"
                raise self.document.error(item, message)
        return tuple(self._words("needs"))

    def _slots(self, claim: str, role: str, key: yaml.Node, value: yaml.Node) -> tuple[tuple[str, ...], frozenset[str]]:
        self._known_role(claim, role, key)
        slots, _, categories = self.document.word(value).partition(" ")
        for slot in slots.split("|"):
            if slot not in SLOTS:
                raise self.document.error(value, f"unknown slot '{slot}'{near(slot, list(SLOTS))}")
        for category in categories.split("|"):
            if category not in CATEGORIES:
                raise self.document.error(value, f"unknown type '{category}'{near(category, list(CATEGORIES))}")
        return tuple(slots.split("|")), frozenset(categories.split("|"))

    def _known_role(self, claim: str, role: str, key: yaml.Node) -> None:
        if role not in CLAIM_ROLES[claim]:
            message = f"{claim} has no role '{role}'{near(role, list(CLAIM_ROLES[claim]))}"
            raise self.document.error(key, message)

    def _example(self, node: yaml.Node, claim: str) -> Example:
        wanted = "an example {text: ..., roles: {role: words}}"
        fields = {name: value for name, _, value in self.document.entries(node, wanted=wanted)}
        if set(fields) != {"text", "roles"}:
            raise self.document.error(node, f"{', '.join(sorted(fields))} found; {wanted} wanted")
        roles: dict[str, str] = {}
        for role, key, value in self.document.entries(fields["roles"]):
            self._known_role(claim, role, key)
            roles[role] = self.document.word(value)
        return Example(self.document.word(fields["text"]), roles, node.start_mark.line + 1)
