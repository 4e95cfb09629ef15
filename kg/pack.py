"""Packs: what a curator knows of one war, a folder each. A further war is a further folder and no Python.

A pack is named after its country, the id of that country's entry. It may have `entities/*.yaml`, `lexicon.yaml` and
`gazetteer/`; docs/lexicon.md tells how to write one. All packs are loaded together.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import seeds
from kg.error import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

ENTITIES, LEXICON, GAZETTEER = "entities", "lexicon.yaml", "gazetteer"
"""What a pack may have; at least one of them."""


def pack_folders(more: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The folders of the packs that come with the package, in order of name, then `more`.

    Raises:
        DataError: one of `more` is no pack, or has the name of another.
    """
    folders = sorted(path for path in (seeds_folder() / "packs").iterdir() if _is_pack(path))
    for path in (path.resolve() for path in more):
        if not _is_pack(path):
            raise DataError(path, None, f"no pack: {ENTITIES}/, {LEXICON} or {GAZETTEER}/ wanted in it")
        other = next((folder for folder in folders if folder.name == path.name and folder != path), None)
        if other:
            raise DataError(path, None, f"a pack '{path.name}' is there already: {other}")
        folders += [] if path in folders else [path]
    return tuple(folders)


def seeds_folder() -> Path:
    """The folder of the curated data that come with the package."""
    return Path(seeds.__path__[0])


def _is_pack(path: Path) -> bool:
    return any((path / name).exists() for name in (ENTITIES, LEXICON, GAZETTEER))
