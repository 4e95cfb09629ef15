"""The links that were found certain or accepted, and the candidates that wait for a curator: two CSV files."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import seeds
from kg.error import DataError, near
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCEPT, REJECT = "accept", "reject"
CONFIDENCES = ("high", "medium")
_ITEM = re.compile(r"Q[1-9][0-9]*")
_ENTITY = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Link:
    """What an entity (as `faction/ahrar-al-sham`) is in Wikidata, why that is believed, and since when."""

    entity: str
    item: str
    confidence: str
    evidence: str
    date: str

    @property
    def iri(self) -> str:
        """The IRI of the entity."""
        return f"{BASE}id/{self.entity}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate as a curator sees it. `decision` is accept, reject or empty."""

    decision: str
    entity: str
    type: str
    name: str
    item: str
    label: str
    description: str
    score: str
    why: str
    seen: str


def links(*paths: Path) -> dict[str, Link]:
    """The links of the files by IRI of the entity; a file that is not there has none.

    Raises:
        DataError: a row is not as wanted, or two contradict each other.
    """
    found: dict[str, Link] = {}
    items: dict[str, str] = {}
    for path in paths:
        for line, row in _rows(path, [field.name for field in fields(Link)]):
            link = Link(**row)
            _check(path, line, entity=link.entity, item=link.item)
            if link.confidence not in CONFIDENCES or not link.evidence:
                raise DataError(path, line, f"{link.item} has no evidence, or is neither {' nor '.join(CONFIDENCES)}")
            if found.setdefault(link.iri, link).item != link.item:
                raise DataError(path, line, f"'{link.entity}' is {found[link.iri].item} already")
            if items.setdefault(link.item, link.iri) != link.iri:
                raise DataError(path, line, f"{link.item} is '{items[link.item].removeprefix(BASE + 'id/')}' already")
    return found


def packaged_links() -> Path:
    """The file of links that comes with the package."""
    return Path(seeds.__path__[0]) / "wikidata" / "links.csv"


def write_links(path: Path, found: Iterable[Link]) -> None:
    """Writes the links, sorted by entity."""
    _write(path, Link, sorted(found, key=lambda link: link.entity))


def proposals(path: Path) -> list[tuple[int, Proposal]]:
    """The rows of a review file with their lines.

    Raises:
        DataError: a row is not as wanted, a decision is no decision, or an entity was accepted as two items.
    """
    found = []
    accepted: dict[str, str] = {}
    for line, row in _rows(path, [field.name for field in fields(Proposal)]):
        proposal = Proposal(**row)
        _check(path, line, entity=proposal.entity, item=proposal.item)
        if proposal.decision not in {"", ACCEPT, REJECT}:
            hint = near(proposal.decision, [ACCEPT, REJECT])
            raise DataError(path, line, f"decision '{proposal.decision}' found, accept, reject or nothing wanted{hint}")
        if proposal.decision == ACCEPT:
            for one, other in ((proposal.entity, proposal.item), (proposal.item, proposal.entity)):
                if accepted.setdefault(one, other) != other:
                    raise DataError(path, line, f"'{one}' is accepted as {accepted[one]} and as {other}")
        found.append((line, proposal))
    return found


def write_proposals(path: Path, found: Iterable[Proposal]) -> None:
    """Writes a review file: entity by entity, the best candidate first."""
    _write(path, Proposal, sorted(found, key=lambda row: (row.entity, -float(row.score), row.item)))


def _check(path: Path, line: int, *, entity: str, item: str) -> None:
    if not _ENTITY.fullmatch(entity):
        raise DataError(path, line, f"entity '{entity}' found, one as faction/ahrar-al-sham wanted")
    if not _ITEM.fullmatch(item):
        raise DataError(path, line, f"item '{item}' found, one as Q858 wanted")


def _rows(path: Path, wanted: list[str]) -> list[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"byte at {error.start} is not UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    for column in wanted:
        if column not in header:
            raise DataError(path, 1, f"no column '{column}'{near(column, header)}")
    found = []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            raise DataError(path, reader.line_num, f"{len(row)} columns found, {len(header)} wanted")
        values = dict(zip(header, (cell.strip() for cell in row), strict=True))
        found.append((reader.line_num, {column: values[column] for column in wanted}))
    return found


def _write(path: Path, kind: type[Link | Proposal], rows: Iterable[Link] | Iterable[Proposal]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(kind)])
        writer.writerows(astuple(row) for row in rows)
    part.rename(path)
