"""What a curator should look at in the lexicon and the packs, beyond what makes them unreadable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.build.pipeline import silently
from kg.entity import references
from kg.extract.reader import Reader
from kg.lexicon import read_lexicon
from kg.lint.example import example_findings
from kg.lint.finding import Finding
from kg.lint.frame import frame_findings
from kg.lint.name import equipment_findings, name_findings
from kg.lint.word import pack_findings, word_findings
from kg.pack import pack_folders, seeds_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.build.pipeline import Progress

__all__ = ["Finding", "lint"]


def lint(directory: Path | None = None, *, packs: Iterable[Path] = (), progress: Progress = silently) -> list[Finding]:
    """The findings in a lexicon, by default the packaged one, and in the packs of the package and `packs`; by file.

    Raises:
        DataError: a file cannot be read as what it should be. The error names file and line.
    """
    folder, folders = directory or seeds_folder() / "lexicon", pack_folders(packs)
    bare, lexicon, known = read_lexicon(folder), read_lexicon(folder, packs=folders), references(packs=packs)
    frames, reader = folder / "frames.yaml", Reader(lexicon, known)
    found = [
        *word_findings(lexicon, folder),
        *equipment_findings(lexicon, known, folder),
        *name_findings(lexicon, known),
    ]
    found += [*frame_findings(lexicon, frames), *pack_findings(bare, folders)]
    for frame in progress(lexicon.frames, label="reading examples", unit="rules"):
        found += example_findings(frame, reader, frames)
    return sorted(found)
