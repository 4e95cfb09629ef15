"""The lexicon: how texts speak of war, read from the data files in seeds/lexicon/."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

import seeds
from kg.claim import CLAIM_ROLES
from kg.error import DataError, near

SLOTS = frozenset(
    "subject object direct place none copula compound possessor governor means between between2 "
    "of by from to in into on at against with for using backed within".split()
)
"""Where a role may stand in a sentence; docs/lexicon.md explains each."""
CATEGORIES = frozenset(("Group", "Place", "Equipment", "People", "Person", "Operation", "Alliance", "Participants"))
FLAGS = frozenset(("passive", "counted", "numbered", "dated", "optional", "weapon_or_actor", "passive_or_actor"))
FRAME_KEYS = ("id", "claim", "verbs", "nouns", "roles", "needs", "example", "not", *sorted(FLAGS))
FILES = ("groups", "people", "equipment", "places", "names", "sources", "modality", "quantities", "dates", "verbs")


@dataclass(frozen=True, slots=True)
class Trigger:
    """What sets a frame off: "take control of" is verb take, noun control, closing of.

    `particles` may stand beside the verb, `closing` is the preposition that the role "object" follows.
    `case` stands before a noun trigger ("under control"). `be` marks a noun or participle that wants a form of "be".
    """

    text: str
    head: str
    noun: str | None = None
    rest: tuple[str, ...] = ()
    case: str | None = None
    be: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a frame and the words that must fill its roles; an empty mapping wants no claim at all."""

    text: str
    roles: dict[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one type of claim."""

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


@dataclass(frozen=True)
class Lexicon:
    """All of the lexicon's files. `words` maps file, then list name, to what stands there."""

    frames: tuple[Frame, ...]
    words: dict[str, dict[str, Any]]
    version: str

    def set(self, file: str, name: str) -> frozenset[str]:
        """A list of words as a set, in lower case."""
        return frozenset(str(word).lower() for word in self.words[file][name])

    @cached_property
    def lemmas(self) -> dict[str, tuple[str, ...]]:
        """Every form of every verb of the lexicon, with the base forms it may come from."""
        verbs = {trigger.head for frame in self.frames for trigger in frame.verbs}
        for file, names in (
            ("sources", ("verbs", "deny", "hedged_verbs")),
            ("modality", ("planned_verbs", "attempt_verbs", "negated_verbs")),
        ):
            verbs.update(str(verb) for name in names for verb in self.words[file][name])
        found: dict[str, list[str]] = {}
        for verb in sorted(verbs | set(self.words["verbs"]) - {"like_capture"}):
            for form in self.inflections(verb):
                found.setdefault(form, []).append(verb)
        return {form: tuple(verbs) for form, verbs in found.items()}

    @cached_property
    def stand_ins(self) -> dict[str, str]:
        """Verb forms that the parser hardly knows, and the same forms of verbs that it knows."""
        found: dict[str, str] = {}
        for verb in self.words["verbs"]["like_capture"]:
            base, third, past, *others = self.inflections(verb)
            participle, progressive = (others[0], others[-1]) if len(others) > 1 else (past, others[0])
            regular = past == participle
            found[base], found[third], found[progressive] = "capture", "captures", "capturing"
            found[past], found[participle] = ("captured", "captured") if regular else ("took", "taken")
            if base == participle and not regular:
                found[base] = "take"
        return found

    def inflections(self, verb: str) -> tuple[str, ...]:
        """The forms of a verb: base, third person, past, participle, -ing; irregular ones from verbs.yaml."""
        irregular = self.words["verbs"].get(verb)
        if irregular:
            return tuple(dict.fromkeys((verb, *irregular)))
        return tuple(dict.fromkeys((verb, *_regular(verb))))


def _regular(verb: str) -> tuple[str, str, str]:
    doubled = verb + verb[-1] if _doubles(verb) else verb
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb[:-2] + "ying" if verb.endswith("ie") else verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return third, doubled + "ed", doubled + "ing"


_DOUBLING = frozenset(
    "admit rebut bar ban rob drop plan stop grab trap step ship regret commit refer occur transfer expel repel dispel "
    "rebel kidnap snap rip cut put flag pin quit sip gun".split()
)


def _doubles(verb: str) -> bool:
    """Does the last consonant double before -ed? One-syllable and end-stressed verbs do."""
    return verb in _DOUBLING


def read_lexicon(directory: Path | None = None) -> Lexicon:
    """The lexicon in a directory, by default the one that comes with the package.

    Raises:
        DataError: a file is missing, is no YAML, or has an unknown key, slot, type or verb.
    """
    directory = directory or Path(seeds.__path__[0]) / "lexicon"
    digest = hashlib.sha256()
    words = {}
    for name in FILES:
        words[name] = _words(directory / f"{name}.yaml", digest)
    frames = tuple(_frames(directory / "frames.yaml", digest))
    return Lexicon(frames, words, digest.hexdigest()[:16])


def _root(path: Path, digest: Any) -> tuple[yaml.Node, yaml.SafeLoader]:  # noqa: ANN401  hashlib's type has no public name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(path, None, "file not found; the lexicon needs it") from None
    digest.update(text.encode())
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(path, line, f"no YAML: {error.problem or error.context}") from None
    if root is None:
        raise DataError(path, 1, "the file is empty")
    return root, loader


def _words(path: Path, digest: Any) -> dict[str, Any]:  # noqa: ANN401
    root, loader = _root(path, digest)
    if not isinstance(root, yaml.MappingNode):
        raise DataError(path, root.start_mark.line + 1, "'key: value' lines wanted")
    found: dict[str, Any] = {}
    for key_node, value_node in root.value:
        line = key_node.start_mark.line + 1
        if key_node.value in found:
            raise DataError(path, line, f"key '{key_node.value}' stands twice")
        value = loader.construct_object(value_node, deep=True)
        if value is None or value == "" or value == []:
            raise DataError(path, line, f"'{key_node.value}' is empty")
        found[str(key_node.value)] = value
    return found


def _frames(path: Path, digest: Any) -> list[Frame]:  # noqa: ANN401
    root, loader = _root(path, digest)
    if not isinstance(root, yaml.SequenceNode):
        raise DataError(path, 1, "a list of frames wanted, each starting with '- id:'")
    frames = [_frame(node, loader, path) for node in root.value]
    seen: dict[str, int] = {}
    for frame in frames:
        if frame.id in seen:
            raise DataError(path, frame.line, f"frame '{frame.id}' stands already at line {seen[frame.id]}")
        seen[frame.id] = frame.line
    return frames


def _frame(node: yaml.Node, loader: yaml.SafeLoader, path: Path) -> Frame:
    if not isinstance(node, yaml.MappingNode):
        raise DataError(path, node.start_mark.line + 1, "a frame of 'key: value' lines wanted")
    line = node.start_mark.line + 1
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    raw = {str(key.value): loader.construct_object(value, deep=True) for key, value in node.value}
    for key in raw:
        if key not in FRAME_KEYS:
            raise DataError(path, lines[key], f"unknown key '{key}'{near(key, list(FRAME_KEYS))}")
    for key in ("id", "claim", "roles", "needs", "example", "not"):
        if not raw.get(key):
            raise DataError(path, line, f"frame '{raw.get('id', '?')}' has no '{key}'")
    claim = raw["claim"]
    if claim not in CLAIM_ROLES:
        raise DataError(path, lines["claim"], f"unknown claim type '{claim}'{near(str(claim), list(CLAIM_ROLES))}")
    if not raw.get("verbs") and not raw.get("nouns"):
        raise DataError(path, line, f"frame '{raw['id']}' has neither verbs nor nouns")
    roles = {role: _role(role, value, claim, path, lines["roles"]) for role, value in raw["roles"].items()}
    for role in raw["needs"]:
        if role not in roles and role != "weapon":
            raise DataError(path, lines["needs"], f"needed role '{role}' is not among {', '.join(roles)}")
    return Frame(
        id=str(raw["id"]),
        claim=claim,
        verbs=tuple(trigger(str(text)) for text in raw.get("verbs", ())),
        nouns=tuple(noun_trigger(str(text)) for text in raw.get("nouns", ())),
        roles=roles,
        needs=tuple(raw["needs"]),
        flags=frozenset(flag for flag in FLAGS if raw.get(flag)),
        examples=tuple(_example(item, path, lines["example"]) for item in raw["example"]),
        counterexamples=tuple(Example(str(text), {}, lines["not"]) for text in raw["not"]),
        line=line,
    )


def _role(role: str, value: object, claim: str, path: Path, line: int) -> tuple[tuple[str, ...], frozenset[str]]:
    if role not in CLAIM_ROLES[claim]:
        raise DataError(path, line, f"{claim} has no role '{role}'{near(role, list(CLAIM_ROLES[claim]))}")
    slots, _, categories = str(value).partition(" ")
    for slot in slots.split("|"):
        if slot not in SLOTS:
            raise DataError(path, line, f"unknown slot '{slot}'{near(slot, sorted(SLOTS))}")
    for category in categories.split("|"):
        if category not in CATEGORIES:
            raise DataError(path, line, f"unknown type '{category}'{near(category, sorted(CATEGORIES))}")
    return tuple(slots.split("|")), frozenset(categories.split("|"))


def _example(item: object, path: Path, line: int) -> Example:
    match item:
        case {"text": str(text), "roles": dict(roles)}:
            return Example(text, {str(role): str(words) for role, words in roles.items()}, line)
    raise DataError(path, line, f"example {item!r}; wanted {{text: ..., roles: {{role: words}}}}")


PREPOSITIONS = frozenset(
    "of by from to in into on at against with for over under toward towards alongside beside within among between "
    "through across as upon".split()
)


def trigger(text: str) -> Trigger:
    """A verb with what belongs to it.

    >>> trigger("take control of")
    Trigger(text='take control of', head='take', noun='control', rest=('of',), case=None, be=False)
    >>> trigger("pull out of").rest
    ('out', 'of')
    """
    head, *rest = text.split()
    be = head == "be" and len(rest) > 0
    if be:
        case = rest.pop(0) if rest[0] in PREPOSITIONS and len(rest) > 1 else None
        head, *rest = rest
        return Trigger(text, head, None, tuple(rest), case, be=True)
    noun = None
    for position, word in enumerate(rest):
        if word not in PREPOSITIONS and word not in _PARTICLES:
            noun = word
            rest = rest[:position] + rest[position + 1 :]
            break
    return Trigger(text, head, noun, tuple(rest))


_PARTICLES = frozenset("up down out back off behind away together forward dead around".split())


def noun_trigger(text: str) -> Trigger:
    """An event noun, perhaps with the preposition that must stand before it, written after it: "control under"."""
    words = text.split()
    if len(words) > 1 and words[-1] in PREPOSITIONS:
        return Trigger(text, " ".join(words[:-1]), None, (), words[-1])
    return Trigger(text, text)
