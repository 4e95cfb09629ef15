"""Who is who across articles: spellings of one group become one entity, near names stay apart.

What a curator has decided comes first; then names decide, and where they fit two entities nothing is merged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link import Identity, curated
from kg.resolve.decision import Decisions, decisions
from kg.resolve.match import Profile, clusters, profiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.entity import References
    from kg.link import Linked

__all__ = ["Decisions", "Resolved", "decisions", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Articles whose entities are the same where they are the same, and the IRIs that are so replaced by others."""

    linked: tuple[Linked, ...]
    replaced: tuple[tuple[str, str], ...]


def resolve(linked: Iterable[Linked], references: References, decided: Decisions | None = None) -> Resolved:
    """The articles with one identity for each entity, in the order of their slugs.

    `decided` are the curator's decisions, by default those that come with the package. Each old IRI in `replaced` is
    replaced by an entity that the articles name.
    """
    decided = decisions() if decided is None else decided
    articles = tuple(_split(one, decided) for one in sorted(linked, key=lambda one: one.article.slug))
    known = profiles(articles, references)
    identities = {
        old: _merged(known, group, decided) for group in clusters(known, decided) for old in group if len(group) > 1
    }
    resolved = tuple(_renamed(one, identities) for one in articles)
    present = {identity.iri for one in resolved for identity in one.all()}
    return Resolved(resolved, tuple(_replaced(identities, linked_iris=present, decided=decided)))


def _split(linked: Linked, decided: Decisions) -> Linked:
    moved = {
        split.entity: (split.into, split.name) for split in decided.splits if linked.article.slug in split.articles
    }
    if not moved:
        return linked

    def meant(identity: Identity) -> Identity:
        if identity.iri not in moved:
            return identity
        iri, name = moved[identity.iri]
        return Identity(iri, identity.type, ((name, "en"),), generic=identity.generic)

    return _each(linked, meant, {old: new for old, (new, _) in moved.items()})


def _merged(known: dict[str, Profile], group: tuple[str, ...], decided: Decisions) -> Identity:
    """What a group is together: a curated entity, what a curator merges into, or who was reported first."""
    into = {new for _, new in decided.merges} - {old for old, _ in decided.merges}
    leader = min((known[iri] for iri in group), key=lambda profile: profile.seniority(into))
    spellings = tuple(name for iri in group for name in known[iri].identity.names)
    first = leader.identity
    if first.reference:
        first = curated(first.reference)
    return replace(first, names=tuple(dict.fromkeys((*first.names, *sorted(set(spellings))))))


def _renamed(linked: Linked, identities: dict[str, Identity]) -> Linked:
    def meant(identity: Identity) -> Identity:
        return identities.get(identity.iri, identity)

    return _each(linked, meant, {old: new.iri for old, new in identities.items()})


def _each(linked: Linked, meant: Callable[[Identity], Identity], iris: dict[str, str]) -> Linked:
    def whole(identity: Identity) -> Identity:
        found = meant(identity)
        if not found.affiliated:
            return found
        return replace(found, affiliated=tuple(sorted({iris.get(iri, iri) for iri in found.affiliated})))

    return replace(
        linked,
        outlet=whole(linked.outlet),
        entities={key: whole(identity) for key, identity in linked.entities.items()},
        sources={text: whole(identity) for text, identity in linked.sources.items()},
    )


def _replaced(
    identities: dict[str, Identity], *, linked_iris: set[str], decided: Decisions
) -> Iterator[tuple[str, str]]:
    merged = dict(decided.merges)
    found = {(old, identity.iri) for old, identity in identities.items() if old != identity.iri}
    for old, into in merged.items():
        new = into
        while new in merged and new not in linked_iris:
            new = merged[new]
        found.add((old, identities[new].iri if new in identities else new))
    found |= {(split.entity, split.into) for split in decided.splits}
    # What articles still name is not gone; what nothing replaces leads nowhere.
    yield from sorted((old, new) for old, new in found if old not in linked_iris and new in linked_iris)
