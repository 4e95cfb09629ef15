"""The names that the questions of these tests are about: those of all curated entities."""

from __future__ import annotations

from functools import cache

from kg.entity import references
from kg.link import iri_of
from kg.search.name import Entry, Names


@cache
def curated_names() -> Names:
    """Every curated entity; a country stands once more as the force that acts for it."""
    entries = []
    for reference in references().entries:
        names = reference.names
        english = [name for name in names if name[1] == "en"]
        arabic = [name for name in names if name[1] == "ar"]
        main = (english[0], *arabic[:1])
        ordered = main + tuple(name for name in names if name not in main)
        entries.append(Entry(iri_of(reference), reference.type, ordered, main=len(main), generic=reference.generic))
        if reference.type == "Country":
            iri = f"https://w3id.org/orbat/id/force/{reference.id}"
            entries.append(Entry(iri, "StateForce", ordered, main=len(main)))
    outlet = "https://w3id.org/orbat/id/outlet/the-media-line"
    if all(entry.iri != outlet for entry in entries):
        entries.append(Entry(outlet, "MediaOrganization", (("The Media Line", "en"),)))
    return Names(entries)
