"""Which entities of different articles are one, by their names, and never where a name fits two."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from kg.link import ARMED, CIVIL, EVENTS, MEDIA, Identity, curated
from kg.locate import PLACE_TYPES
from kg.resolve.name import Name, named, same, skeleton

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.entity import References
    from kg.link import Linked
    from kg.resolve.decision import Decisions

BASES = frozenset({"MilitaryBase", "Airport", "Facility"})
FAMILIES = {
    **dict.fromkeys(ARMED | {"Organization"}, "armed"),
    **dict.fromkeys((CIVIL - {"Organization"}) | MEDIA, "civil"),
    "Person": "person",
    **dict.fromkeys(EVENTS, "event"),
    **dict.fromkeys(PLACE_TYPES - BASES, "place"),
    **dict.fromkeys(BASES, "base"),
}
"""What may be one with what: a faction may be called an organization, the regiment is never its base."""
SHORTEST = 3
"""Letters that an abbreviation needs to be taken for the initials of a name."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity as the articles together name it. `since` is when and where it was first reported."""

    identity: Identity
    family: str
    main: frozenset[Name]
    names: frozenset[Name]
    abbreviations: frozenset[str]
    initials: frozenset[str]
    articles: frozenset[str]
    since: tuple[dt.date, str]

    def seniority(self, into: Collection[str]) -> tuple[bool, bool, tuple[dt.date, str], str]:
        """The order in which entities give their IRI to those they are one with; `into` are those a curator chose."""
        iri = self.identity.iri
        return (self.identity.reference is None, iri not in into, self.since, iri)


@dataclass(slots=True)
class _Seen:
    identities: dict[Identity, None] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    since: list[tuple[dt.date, str]] = field(default_factory=list)


def profiles(articles: Iterable[Linked], references: References) -> dict[str, Profile]:
    """The named entities of the articles, and all curated ones they could be, by IRI."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for reference in references:
        # The place of a curated name is found by what lies near it, not by its name alone.
        if not reference.generic and FAMILIES.get(reference.type, "place") not in {"place", "base"}:
            identity = curated(reference)
            seen[identity.iri].identities[identity] = None
    for linked in articles:
        for identity in (linked.outlet, *linked.entities.values()):
            if FAMILIES.get(identity.type) and not identity.generic:
                entry = seen[identity.iri]
                entry.identities[identity] = None
                entry.articles.add(linked.article.slug)
                entry.since.append((linked.article.published, linked.article.slug))
    return {iri: _profile(seen[iri]) for iri in sorted(seen)}


def clusters(known: dict[str, Profile], decided: Decisions) -> list[tuple[str, ...]]:
    """The IRIs that mean one entity, in groups; each group and all of them sorted."""
    groups = _Groups(known, decided)
    for old, new in decided.merges:
        groups.join(old, new)
    for rule in (_spelled_alike, _abbreviated_alike, _known_by_the_same_abbreviation, _abbreviated):
        meant: dict[str, set[str]] = defaultdict(set)
        for one, other in rule(known):
            meant[one].add(other)
        # A name that fits two entities that are not one is nobody's.
        unclear = {iri for iri in meant if not groups.one(meant[iri], weak=rule in WEAK)}
        for iri in sorted(meant.keys() - unclear):
            for other in sorted(meant[iri] - unclear):
                groups.join(iri, other)
    return groups.all()


class _Groups:
    """Who is one with whom so far; never two curated entities, two that a curator keeps apart, or two families."""

    def __init__(self, known: dict[str, Profile], decided: Decisions) -> None:
        self._known = known
        self._apart = decided.apart
        self._group = {iri: frozenset({iri}) for iri in known}

    def join(self, one: str, other: str) -> None:
        """Makes two groups one where nothing speaks against it."""
        if one in self._group and other in self._group and self._may(one, other):
            joined = self._group[one] | self._group[other]
            self._group |= dict.fromkeys(joined, joined)

    def one(self, iris: set[str], *, weak: bool) -> bool:
        """Whether entities can be one; for weak evidence, whether they are known to be."""
        if weak:
            return len({self._group[iri] for iri in iris}) == 1
        return all(self._may(*pair) for pair in combinations(sorted(iris), 2))

    def all(self) -> list[tuple[str, ...]]:
        """The groups."""
        return sorted({tuple(sorted(group)) for group in self._group.values()})

    def _may(self, one: str, other: str) -> bool:
        group = self._group[one] | self._group[other]
        if sum(self._known[iri].identity.reference is not None for iri in group) > 1:
            return False
        return not any(frozenset(pair) in self._apart for pair in combinations(sorted(group), 2))


def _profile(seen: _Seen) -> Profile:
    identity = next((one for one in seen.identities if one.reference), next(iter(seen.identities)))
    family = FAMILIES[identity.type]
    # The places of the gazetteer are told apart by where they lie, so that no name joins them.
    names = dict.fromkeys(text for one in seen.identities if not one.place for text in _texts(one))
    forms = [named(text, family) for text in names]
    main = frozenset(named(one.name, family) for one in seen.identities)
    telling = frozenset(form for form in forms if form.telling and (family != "person" or len(form.words) > 1))
    return Profile(
        identity=Identity(
            identity.iri, identity.type, tuple(dict.fromkeys(name for one in seen.identities for name in one.names)),
            reference=identity.reference,
            place=identity.place,
        ),
        family=family,
        main=main & telling,
        names=telling,
        abbreviations=frozenset(form.abbreviation for form in forms if form.abbreviation),
        initials=frozenset(form.initials for form in telling if len(form.words) > 1),
        articles=frozenset(seen.articles),
        since=min(seen.since, default=(dt.date.max, "")),
    )  # fmt: skip


def _texts(identity: Identity) -> tuple[str, ...]:
    """The English names by which a text may mean it: of curated ones those that the linker takes, too."""
    if identity.reference:
        return identity.reference.surfaces
    return tuple(text for text, language in identity.names if language == "en")


def _spelled_alike(known: dict[str, Profile]) -> Iterator[Pair]:
    """Those of which one has a name of the other, alike or transliterated otherwise."""
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, profile in known.items():
        for bones in {skeleton(name) for name in profile.names}:
            index[profile.family, bones].append(iri)
    for iris in index.values():
        for one, other in combinations(iris, 2):
            if _shares_name(known[one], known[other]) and not _at_odds(known[one], known[other]):
                yield one, other
                yield other, one


def _shares_name(one: Profile, other: Profile) -> bool:
    # Villages a few kilometres apart differ in a vowel.
    if one.family == "place":
        return bool({name.words for name in one.names} & {name.words for name in other.names})
    return any(same(name, another) for name in one.names for another in other.names)


def _at_odds(one: Profile, other: Profile) -> bool:
    """Whether two of one name have abbreviations that differ: the National Liberation Armies ELN and UÇK."""
    return bool(one.abbreviations and other.abbreviations and not one.abbreviations & other.abbreviations)


def _abbreviated_alike(known: dict[str, Profile]) -> Iterator[Pair]:
    """Those that are named by one abbreviation and nothing else."""
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, profile in known.items():
        for short in profile.abbreviations if not profile.names else ():
            index[profile.family, short].append(iri)
    for iris in index.values():
        yield from permutations(iris, 2)


def _abbreviated(known: dict[str, Profile]) -> Iterator[Pair]:
    """Those named by an abbreviation alone, each with those that have it or its initials."""
    spelled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for iri, profile in known.items():
        for short in (profile.abbreviations | profile.initials) if profile.names else ():
            spelled[profile.family, short].add(iri)
    for iri, profile in known.items():
        for short in profile.abbreviations if not profile.names else ():
            if len(short) >= SHORTEST:
                yield from ((iri, other) for other in spelled[profile.family, short])


def _known_by_the_same_abbreviation(known: dict[str, Profile]) -> Iterator[Pair]:
    """Those whose abbreviation is not of their own initials, each with the others that have it.

    Doctors Without Borders are MSF, and so are Médecins Sans Frontières.
    """
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, profile in known.items():
        for short in profile.abbreviations if profile.names else ():
            if len(short) >= SHORTEST:
                index[profile.family, short].append(iri)
    for (_, short), iris in index.items():
        for iri in iris:
            if short not in known[iri].initials:
                yield from ((iri, other) for other in iris if other != iri)


WEAK = (_abbreviated, _known_by_the_same_abbreviation)
"""Rules that only say that a name could be meant; it must be the only one."""
