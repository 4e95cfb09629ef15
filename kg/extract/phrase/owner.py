"""Whose a noun is: "HTS fighters", "Russian troops", "rebel positions", "its men"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.mention import Mention
from kg.extract.phrase.filler import GROUP, Filler
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree


def owner(resolver: Resolver, tree: Tree, index: int) -> Filler | None:
    """The group that a noun's modifiers name, those nearest the noun first."""
    side = None
    people = resolver.ground.lexicon.exact("names", "adjectives")
    of_a_people = any(child.text in people for child in tree.children(index, "amod", "compound"))
    loyal = loyal_to(resolver, tree, index)
    if loyal:
        return loyal
    for child in reversed(tree.children(index, "compound", "amod", "nmod", "appos", "flat", "nsubj")):
        if child.index > index or child.compound:
            continue
        found = _named(resolver, tree, child, index)
        if found:
            return found
        allied = _coalition(resolver, tree, child)
        if allied:
            return replace(allied, node=index, craft=resolver.armoury.craft_at(tree, index))
        governing = child.lower in resolver.ground.lexicon.set("groups", "governing")
        governing = governing or (child.lower == "military" and _is_of_an_army(resolver, tree[index]))
        side = "government" if governing else side or resolver.ground.side_of(child.lower)
        if of_a_people and side == "government":  # "Kurdish security members" are not the government's
            return None
        if side is None and child.lower not in resolver.ground.lexicon.set("names", "roles"):
            found = _below(resolver, tree, child, index) or _group_before(resolver, tree, child, index)
            if found:
                return found
    return resolver.sides.collective(tree, index, side) if side else _loser(resolver, tree, index)


def _is_of_an_army(resolver: Resolver, noun: Node) -> bool:
    """Is it what the military alone has: a "military |base", no "military operation" nor "military target"?"""
    lexicon = resolver.ground.lexicon
    kinds = (lexicon.set("groups", "sites") | lexicon.set("groups", "moving")) - lexicon.set("equipment", "targets")
    return not kinds.isdisjoint((noun.lower, singular(noun.text)))


def owners(resolver: Resolver, tree: Tree, index: int) -> list[Filler]:
    """The groups that modifiers joined by "and" name: "[Syrian] and [Russian] |airstrikes"; none unless several."""
    beside = [n for n in tree.children(index, "compound", "amod") if n.index < index]
    named = sorted({n.index for first in beside for n in (first, *tree.children(first.index, "conj"))})
    if not named or all(n.lower != "and" for n in tree[named[0] : index]):
        return []
    found = (_sided(resolver, tree, at, index) or _named(resolver, tree, tree[at], index) for at in named if at < index)
    groups = {filler.record.key: filler for filler in found if filler and filler.record}
    return list(groups.values()) if len(groups) > 1 else []


def _sided(resolver: Resolver, tree: Tree, modifier: int, index: int) -> Filler | None:
    """The side or nation that a modifier names, whatever stands beside it: "|regime and |Russian airstrikes"."""
    node, ground = tree[modifier], resolver.ground
    if isinstance(node.content, Mention) and node.content.demonym:
        record = resolver.sides.nation(node.content.country or "", ground.span(node.start, node.end))
        return Filler(index, GROUP, node.text, record)
    word = node.lower
    governs = word in ground.lexicon.set("groups", "governing")
    side = "government" if governs else ground.side_of(word)
    return resolver.sides.collective(tree, index, side) if side else None


def _group_before(resolver: Resolver, tree: Tree, child: Node, index: int) -> Filler | None:
    """The group that "the group" means before its people: "the [group]'s fighters"."""
    if child.relation != "nmod:poss" or child.tag not in ("NN", "NNS"):
        return None
    lexicon = resolver.ground.lexicon
    fighters = tree[index].lower in lexicon.set("people", "fighters")
    if not fighters and singular(tree[index].text) in lexicon.set("names", "roles"):
        return None  # "one of the group's commanders"
    found = resolver.fillers(tree, child.index, depth=4)
    groups = [filler for filler in found if "Group" in filler.categories and filler.record]
    return replace(groups[0], node=index, quantity=None, craft=None) if len(groups) == 1 else None


def _loser(resolver: Resolver, tree: Tree, index: int) -> Filler | None:
    """Whose people are lost: "[HTS] lost 17 fighters and a commander"."""
    lexicon, noun = resolver.ground.lexicon, tree[index]
    people = lexicon.set("people", "nouns") | lexicon.set("people", "fighters")
    while noun.relation == "conj":
        noun = tree[noun.head]
    verb = tree[noun.head]
    if noun.relation != "obj" or {tree[index].lower, singular(tree[index].text)}.isdisjoint(people):
        return None
    if verb.lower not in lexicon.forms("people", "losing"):
        return None
    subject = tree.child(verb.index, "nsubj")
    found = resolver.fillers(tree, subject.index, depth=4) if subject else []
    found = [resolver.names.as_state(filler) if "State" in filler.categories else filler for filler in found]
    return next((replace(filler, node=index, quantity=None) for filler in found if "Group" in filler.categories), None)


def _coalition(resolver: Resolver, tree: Tree, child: Node) -> Filler | None:
    """The coalition that a word before a noun means: "[coalition] strikes"."""
    lexicon = resolver.ground.lexicon
    event = tree[child.head].lower in lexicon.set("groups", "supporting")
    if child.content is not None or child.lower not in lexicon.set("groups", "alliances"):
        return None
    whose = child.relation == "nmod:poss"  # "the X-led coalition's |warplanes"
    if resolver.memory.alliance is None and not event and not whose:  # "Coalition forces" are known by these words
        return None
    return next(iter(resolver.head(tree, child.index, 4)), None)


def _named(resolver: Resolver, tree: Tree, child: Node, index: int) -> Filler | None:
    if child.tag in ("PRP$", "WP$"):
        if tree[index].lower in resolver.ground.lexicon.set("groups", "unnamed"):
            return None  # "the army and its militias": others than the army
        whose = [resolver.names.as_state(f) for f in possessors(resolver, tree, child, index)]
        found = [f for f in whose if "Group" in f.categories]
        if found:
            return replace(found[0], craft=resolver.armoury.craft_at(tree, index))
    if isinstance(child.content, Collective):
        return replace(resolver.sides.phrase(child, child.content)[0], node=index, craft=None)
    return _modifier(resolver, tree, child, child.content, index) if isinstance(child.content, Mention) else None


def loyal_to(resolver: Resolver, tree: Tree, index: int) -> Filler | None:
    """The forces of a person that those after a noun are loyal to: "Forces |loyal to Haftar"."""
    for adjective in tree.children(index, "amod", "acl"):
        if adjective.index < index or adjective.lower not in resolver.ground.lexicon.set("groups", "loyal"):
            continue
        for child in tree.children(adjective.index, "obl", "nmod"):
            if isinstance(child.content, Mention) and child.content.type == "Person":
                return _modifier(resolver, tree, child, child.content, index)
    return None


def _below(resolver: Resolver, tree: Tree, child: Node, index: int) -> Filler | None:
    """The group that a modifier of the modifier names: "[HTS] convoy [drivers]"."""
    for below in tree.children(child.index, "compound", "amod", "conj"):
        if isinstance(below.content, Mention):
            found = _modifier(resolver, tree, below, below.content, index)
            if found:
                return found
    return None


def possessors(resolver: Resolver, tree: Tree, pronoun: Node, index: int) -> list[Filler]:
    """Whose "its troops" or "his men" are: the owner of what they are listed with, the group of the person."""
    if pronoun.lower in ("his", "her"):
        person = resolver.memory.person
        return [Filler(index, GROUP, pronoun.lower, person.group)] if person and person.group else []
    head = tree[index]
    while head.relation in ("conj", "nmod") and head.head != head.index:
        listed, head = head.relation == "conj", tree[head.head]
        for whose in tree.children(head.index, "nmod:poss"):
            if whose.content is not None:
                return resolver.fillers(tree, whose.index, depth=4)
        named = resolver.head(tree, head.index, 4) if listed else []
        if any("Group" in filler.categories for filler in named) and head.content is not None:  # "X and its leader"
            return named
        if listed and not named and pronoun.lower == "their":  # "the powers and their allies": nobody spoken of before
            return []
    return resolver.pronouns.fillers(tree, pronoun)


def _modifier(resolver: Resolver, tree: Tree, child: Node, mention: Mention, index: int) -> Filler | None:
    """The group that a name before a noun stands for."""
    lexicon = resolver.ground.lexicon
    if mention.demonym:
        if resolver.ground.sides_with(tree.children(index, "compound", "amod")):
            return None
        if tree[index].lower in resolver.ground.lexicon.set("groups", "kinds"):
            return None  # "the Lebanese group" is no state
        return resolver.sides.national(tree, index, mention.country or "")
    filler = resolver.names.fillers(tree, child, mention)[0]
    if "Group" in filler.categories:
        return filler
    if "Organization" in filler.categories:
        serving = lexicon.set("groups", "of_a_body") | lexicon.set("groups", "sites") | lexicon.set("groups", "moving")
        serves = not serving.isdisjoint((tree[index].lower, singular(tree[index].text)))
        return replace(filler, categories=GROUP) if serves else filler  # "African Union |troops"
    if "State" in filler.categories:
        return resolver.names.as_state(filler)
    if filler.record and filler.record.type == "Person":
        return _of_person(resolver, tree, index, filler.record, mention)
    return None


def _of_person(resolver: Resolver, tree: Tree, index: int, person: Record, mention: Mention) -> Filler | None:
    """Whose forces a person's are: of the group they command, of the government, else known by these words alone."""
    noun = tree[index]
    word = noun.content.noun if isinstance(noun.content, Collective) else noun.text
    if singular(word) not in resolver.ground.lexicon.set("groups", "of_a_person"):
        return None
    if person.group:
        return Filler(index, GROUP, noun.text, person.group)
    if _rules(resolver, noun, mention):
        return resolver.sides.collective(tree, index, "government")
    span = resolver.ground.noun_span(tree, index)
    return Filler(index, GROUP, span.text, resolver.ground.registry.group(f"{person.key} forces", span))


def _rules(resolver: Resolver, noun: Node, person: Mention) -> bool:
    """Is it the government that a person before a noun means: "the Assad regime", "Assad forces"?"""
    lexicon = resolver.ground.lexicon
    home = resolver.ground.registry.home
    rules = home is not None and person.reference in home.rulers
    return rules or noun.lower in lexicon.set("groups", "of_a_ruler")
