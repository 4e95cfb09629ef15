"""`orbat extract`: what an article says, on standard output, with no graph in sight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import seeds
from kg.article import read_article
from kg.claim import from_json
from tests.command.conftest import Run
from tests.producer.loopback import Reply, served

ARTICLE = Path(seeds.__path__[0]) / "articles" / "00-media-line.txt"


def test_jsonl_is_one_object_an_article_whose_spans_are_the_text(orbat: Run) -> None:
    result = orbat("extract", ARTICLE, "--jsonl")
    extraction = from_json(json.loads(result.stdout))
    text = read_article(ARTICLE).text
    spans = [claim.evidence for claim in extraction.claims]
    assert spans
    assert [span for span in spans if text[span.start : span.end] != span.text] == []
    assert result.stderr.startswith(f"1 article, {len(spans)} claims (")


def test_standard_input_gives_the_same_claims(orbat: Run) -> None:
    by_name, by_dash = (
        json.loads(orbat("extract", *arguments, "--jsonl", input=ARTICLE.read_bytes()).stdout)
        for arguments in ((ARTICLE,), ("-",))
    )
    assert by_dash["claims"] == by_name["claims"]
    assert by_dash["article"] == "stdin"


def test_plain_text_needs_only_its_date(orbat: Run) -> None:
    Path("My notes.txt").write_text("On Thursday the Levant Front captured Saraqib, the group said.", encoding="utf-8")
    result = orbat("extract", "My notes.txt", "--published", "2024-11-29")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "my-notes: My notes.txt"


def test_claims_are_readable_with_their_quotes(orbat: Run) -> None:
    output = orbat("extract", ARTICLE).stdout
    assert '  startDate(operation Deter the Aggression) [when: 2024-11-27]\n    550: "In the early hours' in output


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"title: A\npublisher: B\n\ntext", "a.txt:1: header has no 'published'; wanted title, publisher, published"),
        (b"titel: A\n\ntext", "a.txt:1: unknown header 'titel'; did you mean 'title'?"),
        (b"\xff", "a.txt: byte 0xff at 0 is not UTF-8"),
    ],
)
def test_a_malformed_article_is_one_line(orbat: Run, content: bytes, message: str) -> None:
    Path("a.txt").write_bytes(content)
    result = orbat("extract", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"orbat: {message}\n")


def test_plain_text_that_is_no_text_is_one_line(orbat: Run) -> None:
    result = orbat("extract", "-", "--published", "2024-11-29", input=b"a\xff")
    assert (result.exit_code, result.stderr) == (2, "orbat: -: byte 0xff at 1 is not UTF-8\n")


def test_an_explanation_shows_names_tree_claims_and_what_made_none(orbat: Run) -> None:
    Path("a.txt").write_text("The Levant Front captured Saraqib.", encoding="utf-8")
    result = orbat("extract", "a.txt", "--published", "2024-11-29", "--explain")
    assert result.stdout.splitlines()[:15] == [
        "a: a.txt",
        "",
        '0: "The Levant Front captured Saraqib."',
        "  found",
        "    4-16 Levant Front: Faction -> Levant Front (curated as levant-front)",
        "    26-33 Saraqib: Location -> Saraqib (curated as saraqib)",
        "  tree",
        "      0 The                          DT    det          <- 1",
        "      1 Levant Front                 NNP   nsubj        <- 2",
        "      2 captured                     VBD   root         <- 2",
        "      3 Saraqib                      NNP   obj          <- 2",
        "      4 .                            .     punct        <- 2",
        "  claims",
        "    capture-place: capturesPlace(actor Levant Front, place Saraqib)",
        "  no claim",
    ]
    assert "    capture-place-unknown: captured (capture): wants a passive without a doer" in result.stdout
    assert result.stderr.startswith("1 article, 1 claim (")


def test_lines_for_programs_and_explanations_are_not_mixed(orbat: Run) -> None:
    result = orbat("extract", ARTICLE, "--jsonl", "--explain")
    assert result.exit_code == 2
    assert "--jsonl and --explain are two different outputs: give one" in result.stderr


def test_a_pack_of_ones_own_teaches_names(orbat: Run) -> None:
    Path("rohan/entities").mkdir(parents=True)
    Path("rohan/entities/all.yaml").write_text("[{id: eored, type: Faction, name: Eored}]", encoding="utf-8")
    Path("a.txt").write_text("Eored captured Saraqib.", encoding="utf-8")
    result = orbat("extract", "a.txt", "--published", "2024-11-29", "--pack", "rohan")
    assert "capturesPlace(actor Eored, place Saraqib)" in result.stdout


def test_a_producer_whose_settings_are_missing_is_one_line(orbat: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORBAT_MODEL_URL", raising=False)
    result = orbat("extract", ARTICLE, "--producer", "remote")
    wanted = "orbat: producer 'remote' needs ORBAT_MODEL_URL in the environment; see docs/producers.md\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", wanted)


def test_what_is_refused_of_a_model_is_told_and_the_rest_is_taken(orbat: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = "The Blorbs took Zarb."
    claim = {"type": "capturesPlace", "roles": {"place": "Zarb"}, "quote": quote}
    said = {"entities": [{"name": "Zarb", "type": "Location"}], "claims": [claim, {**claim, "quote": "Zarb fell."}]}
    Path("a.txt").write_text(quote, encoding="utf-8")
    with served(Reply(said)) as model:
        monkeypatch.setenv("ORBAT_MODEL_URL", model.url)
        monkeypatch.setenv("ORBAT_MODEL", "tiny")
        result = orbat("extract", "a.txt", "--published", "2024-11-29", "--producer", "remote")
    refused = "a: refused: claim 2 ('capturesPlace'): its quote is not what stands at its offsets"
    assert result.stdout.splitlines()[1] == "  capturesPlace(place Zarb)"
    assert result.stderr.splitlines()[0] == refused


def test_an_explanation_is_of_our_own_rules_alone(orbat: Run) -> None:
    result = orbat("extract", ARTICLE, "--explain", "--producer", "remote")
    assert result.exit_code == 2
    assert "--explain tells of our own rules: leave --producer out" in result.stderr


def test_plain_text_that_is_too_long_is_one_line(orbat: Run) -> None:
    result = orbat("extract", "-", "--published", "2024-11-29", input=b"Rebels took Sarmin. " * 30_000)
    wanted = "orbat: -: 600,000 characters found, at most 500,000 wanted\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", wanted)
