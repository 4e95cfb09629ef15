"""Claims that hang on no verb: compound adjectives ("Turkish-backed"), units of groups."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from kg.extract.frame.draft import Draft
from kg.extract.mention import GROUPS, Mention
from kg.extract.parse.attach import is_name
from kg.extract.phrase.owner import owner, possessors
from kg.extract.registry import Record
from kg.extract.stance import Stance
from kg.extract.text import singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.phrase.filler import Filler
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.stance import StanceReader
    from kg.extract.tree import Node, Tree

_COMPOUND_ROLES = {
    "backedBy": ("actor", "backer"),
    "alliedWith": ("a", "b"),
    "leads": ("operation_or_alliance", "actor"),
    "memberOf": ("alliance", "member"),
}
"""Claim type of a compound adjective: the role of the noun it stands before, and that of its first half."""
ASSERTED = Stance("asserted")
_OF = re.compile(r" of (?:the )?(?P<group>.+)")
"""The group in the name of a unit."""


def compound_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """What compound adjectives say, even in somebody else's sentence: "Turkish-backed X" is backed by Turkey."""
    for node in tree:
        word = re.split(r"[-\s]", node.lower)[-1]
        claim = _claim(word, resolver) if node.compound else None
        if claim is None:
            continue
        role, other = _COMPOUND_ROLES[claim]
        halves = (_first_half(half, resolver) for half in (*_halved(tree, node), node))
        for first, target in product((half for half in halves if half), _targets(tree, node, resolver)):
            if target.record is None or target.record is first:
                continue
            yield Draft(claim, f"compound-{word}", {role: target.record, other: first}, ASSERTED)


def leader_claims(drafts: Sequence[Draft], tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """A group that leads a named alliance belongs to it: "the SDF, spearheaded by the YPG"."""
    leads = resolver.ground.lexicon.deeds["leads"]
    if any(n.tag == "PRP" and n.relation == "obj" and tree[n.head].lower in leads for n in tree):
        return  # what "it" is was guessed once; nothing more is built on it
    for draft in drafts:
        ends = (draft.roles.get("actor"), draft.roles.get("operation_or_alliance"))
        leader, led = (end if isinstance(end, Record) else None for end in ends)
        if draft.type != "leads" or leader is None or led is None or leader.type not in GROUPS:
            continue
        if leader.type == "StateForce":  # "the Saudi-led coalition" tells of no member
            continue
        if led.type == "Alliance" and not led.generic and not leader.generic:
            yield Draft("memberOf", "leader-of-alliance", {"member": leader, "alliance": led}, draft.stance)


def _halved(tree: Tree, node: Node) -> list[Node]:
    """What shares the second half of a compound: "|Iranian- and Russian-backed"."""
    before = tree[max(0, node.index - 3) : node.index]
    shared = [n.text for n in before[1:]] in (["-", "and"], ["-", "or"]) and len(before) == 3
    return before[:1] if shared else []


def _claim(word: str, resolver: Resolver) -> str | None:
    """The type of claim that the second half of a compound makes."""
    compounds = resolver.ground.lexicon.lists("groups", "compounds")
    return next((claim for claim, words in compounds.items() if word in words), None)


def _first_half(node: Node, resolver: Resolver) -> Record | None:
    mention = node.content
    if not isinstance(mention, Mention):
        return None
    if mention.demonym or mention.country:
        span = resolver.ground.span(mention.start, mention.end)
        return resolver.ground.registry.state(mention.country or "", span)
    record = resolver.ground.registry.of(mention)
    return record if record.type in GROUPS | {"Organization"} else None


def _targets(tree: Tree, node: Node, resolver: Resolver) -> list[Filler]:
    """The groups that the noun after the adjective names."""
    above = (node, *tree.ancestors(node.index))
    noun = next((n for n in above if n.index > node.index and n.tag.startswith("NN")), None)
    if noun is None:
        return []
    if is_name(noun.content) and noun.content.type == "Operation":  # "the French-led Operation X"
        return resolver.fillers(tree, noun.index)
    listed = [f for f in resolver.listed(tree, noun.index) if "Group" in f.categories]  # "two X-linked groups: Y and Z"
    return listed or [f for f in resolver.fillers(tree, noun.index) if "Group" in f.categories][:1]


def unit_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """A unit belongs to the group in its name or before it: "46th Brigade of the SNA", "the SAA's 25th Division".

    Whose it is may also be a person: its commander.
    """
    registry = resolver.ground.registry
    apart = resolver.ground.lexicon.set("groups", "standing_apart")
    for node in tree:
        if not is_name(node.content):
            continue
        unit = registry.of(node.content)
        if unit.type not in ("MilitaryUnit", "Faction", "Alliance"):
            continue
        owners = [found for whose in _whose(tree, node, apart) for found in _owners(tree, whose, node, unit, resolver)]
        group = _OF.search(node.content.text) if unit.type == "MilitaryUnit" else None
        if group:
            start, end = (node.content.start + offset for offset in group.span("group"))
            owners.append(registry.named(resolver.ground.span(start, end)))
        owners += [*_named_after(tree, node, resolver), *_under(tree, node, resolver)]
        for whole in owners:
            if whole is None or whole is unit or (unit.type == "Alliance" and whole.type != "Alliance"):
                continue
            if whole.type == "Person":
                yield Draft("commander", "commander-of-unit", {"person": whole, "group": unit}, ASSERTED)
            else:
                yield Draft("memberOf", "unit-of", {"member": unit, "alliance": whole}, ASSERTED)


def faction_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """The factions of an alliance that are named belong to it: "SNA factions, including X", "the SNA (X and Y)"."""
    for node in tree:
        if is_name(node.content):
            alliance = resolver.ground.registry.of(node.content)
            row = _set_off(tree, node, resolver) if alliance.type == "Alliance" else []
            for listed in row:
                yield Draft("memberOf", "set-off-members", {"member": listed, "alliance": alliance}, ASSERTED)
        if node.content is not None or node.lower not in resolver.ground.lexicon.set("groups", "factions"):
            continue
        whose = owner(resolver, tree, node.index) or _within(resolver, tree, node)
        if whose is None or whose.record is None or whose.record.type != "Alliance":
            continue
        for filler in resolver.listed(tree, node.index):
            member = filler.record
            if member and member.type in GROUPS and not member.generic and member is not whose.record:
                yield Draft("memberOf", "faction-of", {"member": member, "alliance": whose.record}, ASSERTED)


def _set_off(tree: Tree, alliance: Node, resolver: Resolver) -> list[Record]:
    """The groups that dashes or brackets after an alliance list: "the SNA (X and Y)", "the SNA of two groups – X"."""
    groups = [n for n in tree.children(alliance.index, "nmod") if tree.case(n.index) == "of" and n.content is None]
    first = next((n for noun in (alliance, *groups) for n in tree.children(noun.index, "appos")), None)
    if first is None or not is_name(first.content):
        return []
    signs = [n.text for n in tree[first.index - 2 : first.index]]
    row = resolver.ground.registry.of_names((first, *tree.children(first.index, "conj")))
    listed = len(row) > 1 and all(record.type in GROUPS for record in row)
    return row if listed and not {"(", "-", "–", "—"}.isdisjoint(signs) else []


def _within(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """The alliance that factions are said to be of: "several groups |in the SNA, such as X"."""
    phrases = [n for n in tree.children(node.index, "nmod") if tree.case(n.index) in ("of", "in", "within", "from")]
    found = [f for n in phrases if is_name(n.content) for f in resolver.head(tree, n.index, 0)]
    return next((filler for filler in found if filler.record and filler.record.type == "Alliance"), None)


def joint_claims(tree: Tree, resolver: Resolver, stances: StanceReader) -> Iterator[Draft]:
    """Who does something beside others is their ally: "X took Y |alongside Z", "X, together with Z, attacked"."""
    for node in tree:
        if not _is_beside(tree, node):
            continue
        above = tree[node.head]
        while above.relation in ("obj", "obl", "nmod") and above.tag.startswith("NN") and above.content is None:
            above = tree[above.head]
        verb = above.tag.startswith("VB")
        doers = tree.children(above.index, "nsubj") if verb else [above]
        if tree.children(above.index, "nsubj:pass"):  # "ten were killed along with six of theirs"
            continue
        if verb and not any(above.lower in forms for forms in resolver.ground.lexicon.deeds.values()):
            continue
        stance = stances.read(tree, above.index) if verb else ASSERTED
        others = [f.record for f in resolver.fillers(tree, node.index) if "Group" in f.categories]
        for one in (f.record for doer in doers for f in resolver.fillers(tree, doer.index) if "Group" in f.categories):
            for other in others:
                if stance and one and other and one is not other and one not in others:
                    yield Draft("alliedWith", "alongside", {"a": one, "b": other}, stance)


def allied_claims(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """Who is listed as allied is an ally of the first of the list: "the army and |allied Liwa Baraka fighters"."""
    for node in tree:
        if node.relation != "conj" or all(child.lower != "allied" for child in tree.children(node.index, "amod")):
            continue
        ends = (resolver.head(tree, at.index, 0) for at in (tree.first_listed(node), node))
        one, other = ([f.record for f in found if f.record and "Group" in f.categories] for found in ends)
        if one and other and one[0] is not other[0]:
            yield Draft("alliedWith", "listed-as-allied", {"a": one[0], "b": other[0]}, ASSERTED)


def _is_beside(tree: Tree, node: Node) -> bool:
    """Does a phrase say with whom: "alongside X", "together with X"?"""
    if not node.relation.startswith(("obl", "nmod")):
        return False
    cases = [case for case in tree.children(node.index, "case") if 0 < case.index < node.index]
    if not cases:
        return False
    words = (tree[cases[-1].index - 1].lower, cases[-1].lower)
    allied = words[1] == "with" and any(n.lower == "allied" for n in tree.children(node.index, "amod"))
    return allied or words[1] == "alongside" or words in (("together", "with"), ("along", "with"), ("jointly", "with"))


def _whose(tree: Tree, node: Node, apart: frozenset[str]) -> list[Node]:
    """Whose a unit is said to be, by itself, in a list, or with a noun after it: "its Radwan |formation"."""
    head = tree[node.head]
    if any(child.content is None and child.lower in apart for child in tree.children(node.index, "compound")):
        return []  # "its ally X" is no unit of its own
    unit = is_name(node.content) and node.content.type == "MilitaryUnit"  # "Iran's Quds Force and |Hezbollah"
    listed = unit and node.relation == "conj" and is_name(head.content) and head.index < node.index
    kind = node.relation == "compound" and head.content is None and head.index == node.index + 1
    kind = kind and singular(head.text) not in apart
    heads = [node, *([head] if listed or kind else [])]
    found = next((whose for at in heads if (whose := tree.children(at.index, "nmod:poss"))), [])
    rival = any(n.lower.partition(" ")[0] in apart for whose in found for n in tree[whose.index : node.index])
    return [] if rival else found  # "its |rival X"


def _named_after(tree: Tree, node: Node, resolver: Resolver) -> list[Record]:
    """The group right after a unit and "of": "the X Brigade |of the SNA", for a named alliance also after "in"."""
    at = node.index + 1
    joint = tree[at].lower if at < len(tree) else ""
    at += 1 + (at + 1 < len(tree) and tree[at + 1].lower == "the")
    whole = tree[at].content if at < len(tree) else None
    if joint not in ("of", "in", "within") or not is_name(whole):
        return []
    record = resolver.ground.registry.of(whole)
    wanted = GROUPS if joint == "of" else frozenset(("Alliance",))
    return [record] if record.type in wanted else []


def _under(tree: Tree, node: Node, resolver: Resolver) -> list[Record]:
    """Under whom a group is: "the Libyan National Army |under Khalifa Haftar"."""
    phrases = (n for n in tree.children(node.index, "nmod") if tree.case(n.index) == "under" and is_name(n.content))
    return [record for record in resolver.ground.registry.of_names(phrases) if record.type == "Person"]


def _owners(tree: Tree, whose: Node, node: Node, unit: Record, resolver: Resolver) -> list[Record | None]:
    """The groups and persons that a possessor names; a state has units, and no factions."""
    if whose.tag == "PRP$" and whose.lower in ("his", "her"):  # "Haftar and |his Libyan National Army"
        found = resolver.pronouns.fillers(tree, whose)
    elif whose.tag == "PRP$":
        clauses = {above.relation for above in tree.ancestors(node.index)} | {node.relation}
        if "acl:relcl" in clauses or whose.lower not in ("its", "their"):
            return []
        found = possessors(resolver, tree, whose, node.index)
    else:
        found = resolver.fillers(tree, whose.index)
    named = [resolver.names.as_state(filler) if unit.type == "MilitaryUnit" else filler for filler in found]
    return [filler.record for filler in named if filler.categories & {"Group", "Person"}][:1]
