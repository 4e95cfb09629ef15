"""What is wrong with a graph: quotes against their articles, shapes, defect queries, and the logic of the ontology."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.check import defects, owl, profile, shacl, spans
from kg.check.content import Content
from kg.check.finding import Finding
from kg.store import open_store

if TYPE_CHECKING:
    from kg.store import Reader

__all__ = ["Finding", "run"]


def run(store: Path | str | Reader, *, reasoner: bool = True) -> list[Finding]:
    """The findings of all checks on a published graph or an open store, sorted and each once; none on a sound graph.

    With `reasoner`, HermiT looks for contradictions and the OWL 2 DL profile of the ontology is checked, each in a
    Java machine of its own.

    Raises:
        StoreError: there is no graph in the directory.
    """
    reader = open_store(store) if isinstance(store, str | Path) else store
    found = chain(spans.findings(reader), defects.findings(reader), shacl.findings(reader))
    logic = chain(owl.findings(Content(reader).assertions()), profile.findings()) if reasoner else ()
    return sorted({*found, *logic})
