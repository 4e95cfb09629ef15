"""Common nouns: "the factions", "troops", "12 civilians", "the city", "a camp near the border"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mention import GROUPS
from kg.extract.parse.attach import is_name
from kg.extract.phrase.filler import ALLIANCE, DESCRIBED, GROUP, PEOPLE, PLACE, Filler, ends_like
from kg.extract.phrase.ground import PLACING
from kg.extract.phrase.owner import owner
from kg.extract.phrase.place import last_capital, last_place, last_site, praises
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.claim import Span
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_OF_BASES = ("air", "military", "army", "same")
"""Modifiers that add nothing: "the military base", "the same area"."""
_OF_ALLIANCES = ("new", "joint", "newly-formed", "rebel", "opposition", "military", "operations")
"""Modifiers that add nothing to one spoken of: "the new alliance", "the joint operations room"."""
_GROUP_OR_PEOPLE = frozenset(("Group", "People"))


def common(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """What a common noun stands for by itself and its modifiers."""
    lexicon = resolver.ground.lexicon
    if _participants(resolver, tree, node):
        operation = resolver.memory.operation
        return Filler(node.index, frozenset(("Participants",)), node.lower, operation) if operation else None
    if node.lower in lexicon.set("groups", "supporting") | lexicon.set("groups", "ministries"):
        return owner(resolver, tree, node.index)
    if node.lower in lexicon.set("groups", "nouns"):
        named = resolver.armoury.names_with_words_before(tree, node)
        group = _of_coalition(resolver, tree, node) or (None if named else _group(resolver, tree, node))
        if group:
            return group
    return (
        resolver.armoury.filler(tree, node)
        or _armed(resolver, tree, node)
        or _people(resolver, node)
        or _coalition(resolver, tree, node)
        or _referred(resolver, tree, node)
        or _place(resolver, tree, node)
    )


def _participants(resolver: Resolver, tree: Tree, node: Node) -> bool:
    """Is it "participants" or "participating groups"?"""
    lexicon = resolver.ground.lexicon
    if node.lower not in lexicon.set("groups", "participant_nouns"):
        return False
    modifiers = tree.children(node.index, "amod", "compound")
    return node.lower == "participants" or any(c.lower in ("participating", "participant") for c in modifiers)


def _armed(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """People who are armed act as a group: "armed |men", "heavily armed |individuals"."""
    armed = any(child.lower == "armed" for child in tree.children(node.index, "amod"))
    if not armed or node.lower not in resolver.ground.lexicon.set("people", "nouns"):
        return None
    return _known_by_words(resolver, tree, node, _GROUP_OR_PEOPLE)


def _people(resolver: Resolver, node: Node) -> Filler | None:
    marked = resolver.ground.lexicon.set("people", "marked")
    last = resolver.counted_last
    if node.lower == "others" and last and last.record is None and (_alone(last) or last.words in marked):
        return Filler(node.index, PEOPLE, node.lower)  # "one person was killed and two |others were hurt"
    if node.lower in ("others", "more", "another") and resolver.counted_last:
        return replace(resolver.counted_last, node=node.index, quantity=None)
    if node.lower in resolver.ground.lexicon.set("people", "remains"):
        return Filler(node.index, PEOPLE, "people")  # "claimed nine |lives"
    people = resolver.ground.lexicon.set("people", "nouns")
    return Filler(node.index, PEOPLE, node.lower) if {node.lower, singular(node.text)} & people else None


def _alone(filler: Filler) -> bool:
    """Is it one person?"""
    return filler.quantity is not None and filler.quantity.minimum == filler.quantity.maximum == 1


def _place(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    if {node.lower, singular(node.text)}.isdisjoint(resolver.ground.lexicon.set("places", "common")):
        return None
    words = resolver.ground.place_span(tree, node.index).text
    return Filler(node.index, DESCRIBED, words)


def _group(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """A noun for a force: whose it is, else which side such a word means."""
    whose = owner(resolver, tree, node.index)
    if whose and not _against(resolver, node, whose):
        factions = node.lower in resolver.ground.lexicon.set("groups", "factions")
        some = factions and whose.record is not None and whose.record.type == "Alliance"  # "ten SNA groups"
        craft = whose.craft or resolver.armoury.craft_at(tree, node.index)
        return replace(whose, node=node.index, craft=craft, partial=some)
    nouns = resolver.ground.lexicon.lists("groups", "nouns")
    spoken = _spoken_of(resolver, tree, node)
    if spoken:
        return spoken
    sole = _sole(resolver, tree, node)
    if sole:
        return sole
    if node.lower in nouns["insurgent"] or node.lower in nouns["government"]:
        return resolver.sides.collective(tree, node.index, resolver.ground.side_of(node.lower) or "opposition")
    return _army(resolver, tree, node) or _faction(resolver, tree, node) or _unnamed(resolver, tree, node)


def _against(resolver: Resolver, node: Node, whose: Filler) -> bool:
    """Are they foes of the state whose they are: "Syria's |opposition"?"""
    insurgent = resolver.ground.lexicon.lists("groups", "nouns")["insurgent"]
    return node.lower in insurgent and whose.record is not None and whose.record.key.startswith("state:")


def _sole(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """The one armed group of a war that the text has named, of whom a noun tells: "M23 took X. |The rebels fled".

    "The M23-linked |rebels" are not M23.
    """
    lexicon, article = resolver.ground.lexicon, tree.child(node.index, "det")
    if node.lower not in lexicon.set("groups", "rebelling") or article is None or article.lower != "the":
        return None
    records = resolver.ground.registry.records.values()
    named = [r for r in records if r.type in ("Faction", "Alliance") and not r.generic]
    known = len(named) == 1 and min(named[0].spans).start < article.start
    return Filler(node.index, GROUP, node.lower, named[0]) if known else None


def _spoken_of(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """The group that the sentence before was about: "Islamic State took X. |The jihadists seized tanks"."""
    lexicon, article = resolver.ground.lexicon, tree.child(node.index, "det")
    amods = [child for child in tree.children(node.index, "amod") if child.compound]
    backed = any(not child.lower.endswith("-led") for child in amods)  # "the US-backed force"
    called = node.lower in lexicon.set("groups", "jihadists") or (backed and _singled(lexicon, node))
    if not called or not article or article.lower != "the":
        return None
    groups = [f.record for f in resolver.memory.before if f.record and f.record.type in ("Faction", "Alliance")]
    return Filler(node.index, GROUP, node.lower, groups[0]) if len(groups) == 1 and not groups[0].generic else None


def _singled(lexicon: Lexicon, node: Node) -> bool:
    """Is it a noun for one group: "force", "group", "rebels"?"""
    insurgent = lexicon.lists("groups", "nouns")["insurgent"]
    return node.lower in lexicon.set("groups", "kinds") | {"force"} or node.lower in insurgent


def _army(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """The government's, if the article has spoken of it: "The army", "soldiers"; "security forces" always."""
    lexicon = resolver.ground.lexicon
    led = {*lexicon.deeds["leads"], *lexicon.deeds["commander"]}
    anothers = any(c.lower in led and tree.child(c.index, "obl:agent") for c in tree.children(node.index, "acl"))
    if node.relation == "amod" or anothers:  # a "military operation" is not the military's, nor "troops |led by X"
        return None
    of_the_state = node.lower in lexicon.set("groups", "serving") and any(
        child.lower in lexicon.set("groups", "of_the_state") for child in tree.children(node.index, "compound", "amod")
    )
    if not of_the_state and node.lower not in lexicon.set("groups", "army"):
        return None
    span = resolver.ground.noun_span(tree, node.index)
    home = resolver.sides.government()
    last = resolver.memory.group if node.lower == "army" and not home else None
    if last and last.type in ("Alliance", "Faction") and last.name.lower().endswith(f" {node.lower}"):
        return Filler(node.index, GROUP, node.lower, last)  # "the Free Army took X. |The army lost Y"
    if home:
        home.spans.add(span)
        return Filler(node.index, _GROUP_OR_PEOPLE, span.text, home)
    if of_the_state or (node.lower in ("army", "military") and (tree.child(node.index, "det") or node.index == 0)):
        return Filler(node.index, GROUP, span.text, resolver.sides.governing(span))
    return None


def _faction(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """The opposition's factions for "the factions", the group named last for "the group"."""
    lexicon, article = resolver.ground.lexicon, tree.child(node.index, "det")
    if article is None:
        return None
    opposed = "side:opposition" in resolver.ground.registry.records
    qualifying = lexicon.set("groups", "qualifying")
    own_words = [  # "the Wagner mercenary group" is another
        n for n in tree.children(node.index, "amod", "compound", "nmod") if n.lower not in qualifying
    ]
    own = any(n.relation != "nmod" and n.index < node.index for n in own_words)  # "the tribal groups" are others
    if node.lower in lexicon.set("groups", "of_the_opposition") and opposed and not own:
        return resolver.sides.collective(tree, node.index, "opposition")
    if node.lower not in lexicon.set("groups", "referring") or article.lower not in ("the", "this") or own_words:
        return None
    if any(is_name(n.content) and n.content.type in GROUPS for n in tree.children(node.index, "appos")):
        return None  # "the group, HTS, said"
    group = _namesake(resolver, node) or last_group(resolver, tree, node)
    return Filler(node.index, GROUP | {group.type or "Group"}, node.lower, group) if group else None


def _namesake(resolver: Resolver, node: Node) -> Record | None:
    """The group named last before a noun that its name ends with: "the |battalion" for the Yarmouk Battalion."""
    named = [
        (max(span.start for span in before), record)
        for record in resolver.ground.registry.records.values()
        if record.type in GROUPS and not record.generic and ends_like(record.name, (node.lower,))
        if (before := [span for span in record.spans if span.start < node.start])
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def last_group(resolver: Resolver, tree: Tree, node: Node) -> Record | None:
    """The group named last before a phrase: in its sentence, else as the subject of one before, else anywhere."""
    registry, memory = resolver.ground.registry, resolver.memory
    rebels = node.lower in resolver.ground.lexicon.set("groups", "kinds")  # "the terror group" is no army
    kinds = GROUPS - {"StateForce"} if rebels else GROUPS
    about = (f.record for f in memory.before if not f.partial)
    spoken = [record for record in about if record and record.type in kinds and not record.generic]
    named = [record for record in registry.of_names(tree[: node.index]) if record.type in kinds]
    groups = named or (spoken if len(spoken) == 1 else [])
    last = memory.group if memory.group and any(span.start < node.start for span in memory.group.spans) else None
    return groups[-1] if groups else memory.topic or memory.group_before or last


def _unnamed(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """Forces known by their own words alone: "tribal fighters", "mercenaries"; "allied groups" are nobody."""
    lexicon = resolver.ground.lexicon
    if node.lower in lexicon.lists("groups", "nouns")["craft"]:
        return None
    allied = any(c.lower in lexicon.set("groups", "allied") for c in tree.children(node.index, "amod"))
    described = any(
        child.compound or (child.relation == "amod" and child.content is None)
        for child in tree.children(node.index, "amod", "compound")
        if child.lower not in lexicon.set("people", "suffering")
    )
    loyal = lexicon.set("groups", "loyal")
    described = described or any(c.lower in loyal for c in tree.children(node.index, "acl", "amod"))
    described = described or _is_led(tree, node)
    if node.lower.endswith("s") and described and not allied:
        return _known_by_words(resolver, tree, node, _GROUP_OR_PEOPLE)
    if not {node.lower, singular(node.text)}.isdisjoint(lexicon.set("people", "fighters")):
        return Filler(node.index, _GROUP_OR_PEOPLE, node.lower)
    if node.lower in lexicon.set("people", "nouns"):
        return Filler(node.index, PEOPLE, node.lower)
    if node.lower in lexicon.set("groups", "unnamed") and not allied:
        return _known_by_words(resolver, tree, node, GROUP)
    return None


def _is_led(tree: Tree, node: Node) -> bool:
    """Is it told whose orders forces follow: "Fighters |led by X", "forces |under the command of X"?"""
    led = any(tree.child(c.index, "obl:agent") for c in tree.children(node.index, "acl") if c.tag in ("VBN", "VBD"))
    return led or any(tree.case(c.index) == "under" for c in tree.children(node.index, "nmod"))


def _known_by_words(resolver: Resolver, tree: Tree, node: Node, categories: frozenset[str]) -> Filler:
    span = resolver.ground.noun_span(tree, node.index)
    loyal = resolver.ground.lexicon.set("groups", "loyal")
    for said in tree.children(node.index, "acl", "amod"):
        whom = tree.child(said.index, "obl") if said.lower in loyal and said.index == node.index + 1 else None
        if whom and whom.index > said.index:  # "forces |loyal to X"
            span = resolver.ground.span(
                span.start, max(tree[i].end for i in tree.subtree(whom.index) if i <= whom.index)
            )
    record = resolver.ground.registry.group(span.text.lower(), span)
    return Filler(node.index, categories, span.text, record)


def _of_coalition(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """A coalition by its forces: "Coalition |troops", "coalition fighter |jets"; the one spoken of, else a new one."""
    alliances = resolver.ground.lexicon.set("groups", "alliances")
    before = tree.children(node.index, "compound")
    coalition = next((c for c in before if c.index < node.index and not c.content and c.lower in alliances), None)
    if coalition is None:
        return None
    equipment = resolver.armoury.filler(tree, node)
    last = coalition if equipment else node
    record = resolver.memory.alliance or resolver.ground.registry.alliance(resolver.ground.noun_span(tree, last.index))
    record.spans.add(resolver.ground.noun_span(tree, last.index))
    resolver.memory.alliance = record
    craft = equipment.record.key.partition(":")[2] if equipment and equipment.record else None
    return Filler(node.index, ALLIANCE, record.name, record, craft=craft)


def _coalition(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """A coalition by its name or its leader's: "The Reed Forces |alliance", "a |coalition led by Saudi Arabia"."""
    if node.lower not in resolver.ground.lexicon.set("groups", "alliances"):
        return None
    for child in tree.children(node.index, "compound", "amod"):
        if is_name(child.content) and not child.compound:
            named = resolver.names.fillers(tree, child, child.content)[0]
            if "Group" in named.categories:
                return replace(named, node=node.index)
        if child.compound and child.lower.endswith("-led"):
            return _led(resolver, node, resolver.ground.noun_span(tree, node.index))
    for clause in tree.children(node.index, "acl"):
        leader = tree.child(clause.index, "obl:agent")
        if clause.lower == "led" and clause.index == node.index + 1 and leader and is_name(leader.content):
            return _led(resolver, node, resolver.ground.span(node.start, leader.content.end))
    return None


def _led(resolver: Resolver, node: Node, span: Span) -> Filler:
    """The coalition that its leader names."""
    record = resolver.ground.registry.alliance(span)
    resolver.memory.alliance = record
    return Filler(node.index, ALLIANCE, record.name, record)


def _referred(resolver: Resolver, tree: Tree, node: Node) -> Filler | None:
    """The last such thing spoken of: "The city", "the alliance", "the operation"."""
    lexicon, memory = resolver.ground.lexicon, resolver.memory
    article = tree.child(node.index, "det", "nmod:poss")
    if node.relation == "compound" and article is None and node.lower in lexicon.set("groups", "alliances"):
        before = tree[node.index - 1] if node.index else node
        led = before.compound and before.lower.endswith("-led")  # "a Saudi-led |coalition strike"
        named = resolver.ground.span((before if led else node).start, node.end)
        record = memory.alliance if memory.alliance and not led else resolver.ground.registry.alliance(named)
        return Filler(node.index, ALLIANCE, node.lower, record)  # "|coalition strikes"
    theirs = article is not None and article.lower == "their" and node.lower in lexicon.set("places", "referring")
    if article is None or not (theirs or article.lower in ("the", "this", "that")):
        return None
    told = [n for n in tree.children(node.index, "nmod") if tree.case(n.index) in PLACING]
    modifiers = tree.children(node.index, "amod", "compound")
    if node.lower in lexicon.set("groups", "alliances"):
        modifiers = [n for n in modifiers if n.lower not in _OF_ALLIANCES]
    capital = None if told or tree.children(node.index, "appos") else last_capital(resolver, tree, node)
    if capital:
        return Filler(node.index, PLACE, node.lower, capital)
    referring = theirs or node.lower in lexicon.set("places", "referring")
    if node.lower in lexicon.set("places", "praised"):
        modifiers = [n for n in modifiers if not praises(resolver.ground, n)]
    if told or (article.lower in ("the", "their") and any(n.lower not in _OF_BASES for n in modifiers)):
        return None
    place = last_place(resolver, tree, node) if referring else last_site(resolver, node)
    if place:
        return Filler(node.index, PLACE, node.lower, place)
    if node.lower in lexicon.set("groups", "alliances"):
        spoken = [memory.called[node.lower]] if node.lower in memory.called else []
        about = (*(f for f in memory.subject if f.node < node.index), *memory.before)
        spoken += [f.record for f in about if "Alliance" in f.categories and f.record]
        here = resolver.ground.registry.of_names(tree[: node.index])
        allied = [record for record in here if record.type == "Alliance"]
        alliance = spoken[0] if spoken else allied[-1] if allied else memory.alliance_before
        return Filler(node.index, ALLIANCE, node.lower, alliance) if alliance else None
    if node.lower in lexicon.set("names", "operations_referred") and memory.operation:
        return Filler(node.index, frozenset(("Operation",)), node.lower, memory.operation)
    return None
