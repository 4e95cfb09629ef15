"""From entities to links: exact titles first, then candidates that a curator accepts or rejects."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.error import DataError
from kg.wikidata import lookup
from kg.wikidata.linkfile import ACCEPT, REJECT, Link, Proposal
from kg.wikidata.score import WORTH_A_LOOK, candidate
from kg.wikidata.vocabulary import WD
from ontology import BASE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kg.wikidata.cache import Cache, Progress
    from kg.wikidata.score import Candidate
    from kg.wikidata.subject import Subject

MOST = 5
"""Candidates shown for an entity."""
ABBREVIATION = 4
"""Letters up to which a name alone is too short to ask for."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a run has found: `links` are certain, `proposals` wait for a curator, `conflicts` say what contradicts."""

    links: tuple[Link, ...]
    proposals: tuple[Proposal, ...]
    conflicts: tuple[str, ...]


def decided(rows: Sequence[tuple[int, Proposal]], known: dict[str, str], *, path: Path, today: dt.date) -> list[Link]:
    """The links that a curator has accepted in a review file. `known` are items with the IRIs that they are linked to.

    Raises:
        DataError: an accepted item belongs to another entity already, or the entity has another item.
    """
    accepted = []
    entities = {iri: item for item, iri in known.items()}
    for line, row in rows:
        if row.decision != ACCEPT:
            continue
        iri = f"{BASE}id/{row.entity}"
        if known.get(row.item, iri) != iri:
            raise DataError(path, line, f"{row.item} is '{_short(known[row.item])}' already")
        if entities.get(iri, row.item) != row.item:
            raise DataError(path, line, f"'{row.entity}' is {entities[iri]} already")
        evidence = f"accepted by a curator: {row.label} ({row.description}); {row.why}"
        accepted.append(Link(row.entity, row.item, "medium", evidence, today.isoformat()))
    return accepted


def by_title(subjects: Iterable[Subject], cache: Cache, *, progress: Progress) -> tuple[list[Link], list[str]]:
    """Links of entities whose Wikipedia article is known, and what contradicts: no guess is made here.

    Raises:
        EndpointError: the endpoint does not answer.
    """
    titled = [subject for subject in subjects if subject.title]
    taken = {subject.item: subject.iri for subject in subjects if subject.item}
    found = cache.found(lookup.titles(), [str(subject.title) for subject in titled], progress=progress)
    links, conflicts = [], []
    for subject in titled:
        answer = found[str(subject.title)]
        items = sorted({row["item"].value.removeprefix(WD) for row in answer.rows})
        said = f"{_short(subject.iri)}: the Wikipedia article '{subject.title}' is about"
        if any("class" in row for row in answer.rows):
            conflicts.append(f"{said} no entity, but a list of meanings ({', '.join(items)})")
        elif len(items) != 1:
            conflicts += [f"{said} {', '.join(items)}"] if items else []
        elif subject.item and subject.item != items[0]:
            conflicts.append(f"{said} {items[0]}, the entity is linked to {subject.item}")
        elif taken.setdefault(items[0], subject.iri) != subject.iri:
            conflicts.append(f"{said} {items[0]}, which is {_short(taken[items[0]])}")
        elif not subject.item:
            evidence = f"item of the English Wikipedia article '{subject.title}', {cache.endpoint.url}"
            links.append(Link(_short(subject.iri), items[0], "high", evidence, answer.fetched.isoformat()))
    return links, conflicts


def by_name(subjects: Sequence[Subject], cache: Cache, *, progress: Progress) -> dict[str, list[Candidate]]:
    """The items that entities without a link may be, by IRI, the best first; whatever is linked already is left out.

    Raises:
        EndpointError: the endpoint does not answer.
    """
    open_ = [subject for subject in subjects if not subject.item]
    keys = {subject.iri: [f"{text}@{language}" for text, language in _asked(subject)] for subject in open_}
    named = cache.found(lookup.names(), [key for all_ in keys.values() for key in all_], progress=progress)
    taken = {WD + subject.item for subject in subjects if subject.item}
    meant = {
        iri: sorted({row["item"].value for key in all_ for row in named[key].rows} - taken)
        for iri, all_ in keys.items()
    }
    described = cache.found(lookup.items(), [item for items in meant.values() for item in items], progress=progress)
    candidates: dict[str, list[Candidate]] = defaultdict(list)
    for subject in open_:
        for iri in meant[subject.iri]:
            fit = candidate(subject, lookup.item(iri, described[iri]))
            if fit and fit.score >= WORTH_A_LOOK:
                candidates[subject.iri].append(fit)
    return {iri: sorted(fits, key=lambda fit: (-fit.score, fit.item.id))[:MOST] for iri, fits in candidates.items()}


def proposed(
    subjects: Iterable[Subject], candidates: dict[str, list[Candidate]], before: Iterable[Proposal], *, today: dt.date
) -> list[Proposal]:
    """The review file of a run: new candidates beside the old, what was rejected still marked so."""
    known = {(row.entity, row.item): row for row in before}
    linked = {_short(subject.iri) for subject in subjects if subject.item}
    kept = {at: row for at, row in known.items() if row.decision == REJECT}
    for subject in subjects:
        for fit in candidates.get(subject.iri, ()):
            old = known.get((_short(subject.iri), fit.item.id))
            row = _row(subject, fit, today=today)
            row = replace(row, decision=old.decision if old.decision == REJECT else "", seen=old.seen) if old else row
            kept[row.entity, row.item] = row
    return [row for row in kept.values() if row.decision == REJECT or row.entity not in linked]


def reconcile(
    subjects: Sequence[Subject], before: Iterable[Proposal], cache: Cache, *, today: dt.date, progress: Progress
) -> Reconciled:
    """Asks Wikidata for all that has no link yet.

    Raises:
        EndpointError: the endpoint does not answer; what it has answered is kept.
    """
    links, conflicts = by_title(subjects, cache, progress=progress)
    items = {link.iri: link.item for link in links}
    linked = [replace(subject, item=subject.item or items.get(subject.iri)) for subject in subjects]
    candidates = by_name(linked, cache, progress=progress)
    return Reconciled(tuple(links), tuple(proposed(linked, candidates, before, today=today)), tuple(conflicts))


def _asked(subject: Subject) -> list[tuple[str, str]]:
    """The names worth asking for: "UN" alone would find everything."""
    return [(text, language) for text, language in subject.names if language == "ar" or len(text) > ABBREVIATION]


def _row(subject: Subject, fit: Candidate, *, today: dt.date) -> Proposal:
    return Proposal(
        decision="",
        entity=_short(subject.iri),
        type=subject.type,
        name=subject.name,
        item=fit.item.id,
        label=fit.item.label,
        description=fit.item.description,
        score=f"{fit.score:.2f}",
        why="; ".join(fit.why),
        seen=today.isoformat(),
    )


def _short(iri: str) -> str:
    return iri.removeprefix(f"{BASE}id/")
