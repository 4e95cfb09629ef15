"""Which item an entity is: exact titles become links, all else is proposed with its reasons, and a curator decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.pipeline import silently
from kg.entity import References
from kg.error import DataError
from kg.wikidata.cache import Cache
from kg.wikidata.linkfile import Link, Proposal, links, proposals, write_links, write_proposals
from kg.wikidata.reconcile import Reconciled, decided, reconcile
from kg.wikidata.subject import Subject, subjects
from tests.wikidata.conftest import TODAY

DAY = TODAY.isoformat()
BASE = "https://w3id.org/orbat/id/"


def run(cache: Cache, known: References, before: tuple[Proposal, ...] = ()) -> Reconciled:
    return reconcile(subjects(known), before, cache, today=TODAY, progress=silently)


def test_a_wikipedia_title_gives_exactly_its_item(cache: Cache, known: References) -> None:
    evidence = f"item of the English Wikipedia article 'Reed Front', {cache.endpoint.url}"
    assert run(cache, known).links == (Link("faction/reed-front", "Q900000001", "high", evidence, DAY),)


def test_a_title_that_contradicts_what_is_known_links_nothing(cache: Cache, known: References) -> None:
    said = "the Wikipedia article"
    assert run(cache, known).conflicts == (
        f"faction/heron: {said} 'Heron' is about no entity, but a list of meanings (Q900000020)",
        f"faction/mill-guard: {said} 'Mill Guard' is about Q900000040, which is unit/guard",
        f"place/old-mill: {said} 'Old Mill' is about Q900000030, the entity is linked to Q900000031",
    )


def test_candidates_are_proposed_with_their_reasons_and_none_is_chosen(cache: Cache, known: References) -> None:
    rows = [(row.entity, row.item, row.score, row.why, row.decision) for row in run(cache, known).proposals]
    assert rows == [
        ("alliance/shore-alliance", "Q900000002", "0.85", "same name; class fits Alliance; same country", ""),
        ("alliance/shore-alliance", "Q900000003", "0.65", "same name; class fits Alliance; another country", ""),
        ("operation/open-sea", "Q900000050", "0.65", "a name in common; class fits Operation", ""),
        ("place/reedwell", "Q900000010", "1.00", "same name; class fits Town; 2.1 km away; same country", ""),
        ("place/reedwell", "Q900000012", "0.55", "a name in common; class fits Town; another country", ""),
    ]


def test_a_film_a_list_of_meanings_and_a_namesake_far_away_are_no_candidates(cache: Cache, known: References) -> None:
    proposed = {row.item for row in run(cache, known).proposals}
    assert proposed.isdisjoint({"Q900000004", "Q900000005", "Q900000011"})


def test_what_was_rejected_stays_rejected_and_keeps_its_day(cache: Cache, known: References) -> None:
    first = run(cache, known).proposals
    rejected = Proposal(**{**fields(first[1]), "decision": "reject", "seen": "2026-01-01"})
    again = run(cache, known, (first[0], rejected)).proposals
    assert [(row.item, row.decision, row.seen) for row in again if row.entity == "alliance/shore-alliance"] == [
        ("Q900000003", "reject", "2026-01-01"),
        ("Q900000002", "", DAY),
    ]


def fields(row: Proposal) -> dict[str, str]:
    return {name: getattr(row, name) for name in Proposal.__slots__}


def test_a_review_file_reads_back_as_it_was_written(cache: Cache, known: References, tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    write_proposals(path, reversed(run(cache, known).proposals))
    assert [row for _, row in proposals(path)] == sorted(
        run(cache, known).proposals, key=lambda row: (row.entity, -float(row.score))
    )
    assert proposals(tmp_path / "none.csv") == []


ROW = Proposal("accept", "alliance/shore-alliance", "Alliance", "Shore Alliance", "Q900000002", "Shore Alliance",
               "armed group in Syria", "0.85", "same name", DAY)  # fmt: skip


def test_what_a_curator_accepts_becomes_a_link_with_its_evidence() -> None:
    evidence = "accepted by a curator: Shore Alliance (armed group in Syria); same name"
    expected = Link("alliance/shore-alliance", "Q900000002", "medium", evidence, DAY)
    assert decided([(2, ROW)], {}, path=Path("r"), today=TODAY) == [expected]
    undecided = Proposal(**{**fields(ROW), "decision": ""})
    assert decided([(2, undecided)], {}, path=Path("r"), today=TODAY) == []


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({"Q900000002": f"{BASE}faction/other"}, "r:2: Q900000002 is 'faction/other' already"),
        ({"Q900000009": f"{BASE}alliance/shore-alliance"}, "r:2: 'alliance/shore-alliance' is Q900000009 already"),
    ],
)
def test_a_curator_cannot_accept_what_contradicts_a_link(known: dict[str, str], message: str) -> None:
    with pytest.raises(DataError) as raised:
        decided([(2, ROW)], known, path=Path("r"), today=TODAY)
    assert str(raised.value) == message


HEAD = "decision,entity,type,name,item,label,description,score,why,seen\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decision,entity\n", "review.csv:1: no column 'type'"),
        (HEAD + "acept,faction/a,,,Q1,,,1,,\n", "review.csv:2: decision 'acept' found, accept, reject or nothing "
         "wanted; did you mean 'accept'?"),
        (HEAD + "accept,faction/a,,,858,,,1,,\n", "review.csv:2: item '858' found, one as Q858 wanted"),
        (HEAD + "accept,a,,,Q1,,,1,,\n", "review.csv:2: entity 'a' found, one as faction/ahrar-al-sham wanted"),
        (HEAD + "accept,faction/a,,,Q1,,,1,\n", "review.csv:2: 9 columns found, 10 wanted"),
        (HEAD + "accept,faction/a,,,Q1,,,1,,\n\naccept,faction/a,,,Q2,,,1,,\n",
         "review.csv:4: 'faction/a' is accepted as Q1 and as Q2"),
        (HEAD + "accept,faction/a,,,Q1,,,1,,\naccept,faction/b,,,Q1,,,1,,\n",
         "review.csv:3: 'Q1' is accepted as faction/a and as faction/b"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_review_file_is_named_by_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "review.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        proposals(path)
    assert str(raised.value).removeprefix(f"{tmp_path}/") == message


def test_a_review_file_from_a_spreadsheet_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + "reject,faction/a,,,Q1,,,1,,\r\n").encode())
    assert [(line, row.decision) for line, row in proposals(path)] == [(2, "reject")]
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="byte at 0 is not UTF-8"):
        proposals(path)


LINK = Link("faction/a", "Q1", "high", "seen", DAY)
LINK_HEAD = "entity,item,confidence,evidence,date\n"


def test_links_read_back_by_iri_and_those_of_several_files_come_together(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    other = Link("faction/b", "Q2", "medium", "seen", DAY)
    write_links(one, [LINK])
    write_links(two, [other, LINK])
    assert links(one, two, tmp_path / "none.csv") == {LINK.iri: LINK, other.iri: other}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("faction/a,Q2,high,seen,x", "links.csv:3: 'faction/a' is Q1 already"),
        ("faction/b,Q1,high,seen,x", "links.csv:3: Q1 is 'faction/a' already"),
        ("faction/b,Q2,high,,x", "links.csv:3: Q2 has no evidence, or is neither high nor medium"),
        ("faction/b,Q2,low,seen,x", "links.csv:3: Q2 has no evidence, or is neither high nor medium"),
    ],
)
def test_links_that_contradict_each_other_or_lack_evidence_are_no_links(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "links.csv"
    path.write_text(f"{LINK_HEAD}faction/a,Q1,high,seen,x\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        links(path)
    assert str(raised.value).removeprefix(f"{tmp_path}/") == message


def test_a_curated_entity_is_a_subject_with_its_country(known: References) -> None:
    found = {subject.iri.removeprefix(BASE): subject for subject in subjects(known)}
    assert found["place/reedwell"] == Subject(
        f"{BASE}place/reedwell", "Town", (("Reedwell", "en"),), coordinates=(35.93, 36.63), country="Q858"
    )
