"""Names: which two entities would be taken for one another, and which equipment of the lexicon no entity is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.mention import scheme_type
from kg.lexicon.document import read_document
from kg.lint.finding import Finding
from kg.lint.word import lines
from kg.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.entity import Reference, References
    from kg.lexicon import Lexicon

_LISTED = {"media": "MediaOutlet", "group_known": "Faction", "countries": "Location"}
"""Lists of whole names in names.yaml, and the type that a name in them has."""
_FIGHTING = frozenset(("Faction", "Alliance", "StateForce", "MilitaryUnit"))


def name_findings(lexicon: Lexicon, references: References) -> Iterator[Finding]:
    """Names that clash: of two entities, or of an entity and a list that takes them for another type."""
    first: dict[str, Reference] = {}
    for entry in references:
        here = Path(entry.path)
        if entry.generic:
            continue
        for name in dict.fromkeys(fold(surface).removeprefix("al ") for surface in entry.surfaces):
            other = first.setdefault(name, entry)
            if other is not entry:
                where = f"{Path(other.path).name}:{other.line}"
                yield Finding(here, entry.line, f"{entry.id}: its name '{name}' is that of {other.id} too ({where})")
        for surface in entry.surfaces:
            for kinds, wanted in _LISTED.items():
                kind = scheme_type(entry.type)
                alike = kind == wanted or (wanted == "Faction" and kind in _FIGHTING)
                if surface in lexicon.exact("names", kinds) and not alike:
                    message = f"{entry.id}: '{surface}' stands in names.yaml, {kinds}, which makes it a {wanted}"
                    yield Finding(here, entry.line, message)


def equipment_findings(lexicon: Lexicon, references: References, directory: Path) -> Iterator[Finding]:
    """Kinds of equipment without exactly one entity of that name, which the graph would know nothing of."""
    path = directory / "equipment.yaml"
    at = lines(read_document(path).root)
    for name in lexicon.lists("equipment", "classes"):
        found = references.named(name, types=["EquipmentType"])
        if len(found) != 1 and ("classes", name) in at:
            wanted = (
                "no entity of type EquipmentType is named so" if not found else f"{len(found)} entities are named so"
            )
            yield Finding(path, at["classes", name], f"classes: '{name}': {wanted}")
