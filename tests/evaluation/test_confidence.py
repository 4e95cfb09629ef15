"""Confidence orders claims by how often they are right, and its weights are fitted, not chosen."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg.article import Article, read_article
from kg.build.pipeline import reader
from kg.command import main as cli
from kg.evaluation import evaluate, read_annotations, rows
from kg.evaluation.fit import fit
from kg.evaluation.report import BINS, reliability
from kg.evaluation.score import Score
from kg.extract.confidence import DOUBTS, confidence, doubts
from kg.lexicon import read_lexicon
from kg.pack import seeds_folder

CORPUS = Path("tests/corpus")
OPEN = ("00", "01", "03", "05", "06", "08", "10", "12", "16", "17", "21", "23")


def test_claims_of_higher_confidence_are_more_often_right() -> None:
    read = reader()
    golds = [gold for gold in read_annotations(CORPUS) if gold.article.startswith(OPEN)]
    paths = {gold.article: CORPUS / f"{gold.article}.txt" for gold in golds}
    seed = seeds_folder() / "articles" / "00-media-line.txt"
    found = {name: read.extract(read_article(path if path.exists() else seed)) for name, path in paths.items()}
    score = evaluate(golds, found)
    bins = list(reliability(score.trust))
    assert sum(tally.right + tally.wrong for _, _, tally in bins) == sum(len(one.claims) for one in found.values())
    shares = [tally.precision for _, _, tally in bins]
    assert len(shares) == len(BINS) - 1
    assert shares == sorted(shares)
    assert shares[-1] - shares[0] > 0.1
    lines = [line for line in rows(score) if line.startswith("confidence ")]
    assert [line.split()[1] for line in lines] == ["0.00-0.85", "0.85-0.95", "0.95-1.00"]


def test_a_bin_without_claims_is_left_out() -> None:
    assert list(reliability([])) == []
    ((low, high, tally),) = reliability([(0.9, True), (0.94, False)])
    assert (low, high, tally.right, tally.wrong) == (0.85, 0.95, 1, 1)
    assert not any(line.startswith("confidence") for line in rows(Score()))


def test_each_doubt_is_seen_and_lowers_the_confidence() -> None:
    text = (
        "The Zorbat Front left Sarmin. It took Idlib. Regime forces bombed Sarmin. Shells killed 12 women in Idlib. "
        "HTS did not take Sarmin."
    )
    extraction = reader().extract(Article("a", "A", "B", read_article(next(CORPUS.glob("01-*.txt"))).published, text))
    entities = {entity.id: entity for entity in extraction.entities}
    seen = {claim.evidence.text: set(doubts(claim, entities)) for claim in extraction.claims}
    assert seen["The Zorbat Front left Sarmin."] == set()
    assert seen["It took Idlib."] == {"elsewhere"}
    assert seen["Regime forces bombed Sarmin."] == {"generic"}
    assert seen["Shells killed 12 women in Idlib."] == {"described", "counted"}
    assert seen["HTS did not take Sarmin."] == {"unstated"}
    assert set().union(*seen.values()) == set(DOUBTS)
    sure = {claim.evidence.text: claim.confidence for claim in extraction.claims}
    assert max(sure.values()) == sure["The Zorbat Front left Sarmin."]
    assert all(claim.confidence == confidence(claim, entities, read_lexicon()) for claim in extraction.claims)


def test_the_weights_follow_how_often_claims_with_a_doubt_are_wrong() -> None:
    rows_ = [((), True)] * 95 + [((), False)] * 5 + [(("elsewhere",), True)] * 50 + [(("elsewhere",), False)] * 50
    weights = fit(rows_)
    assert 200 < weights["base"] < 330
    assert 100 < weights["elsewhere"] < weights["base"]
    assert weights["counted"] == 0


def test_the_fit_is_printed_as_the_line_of_the_lexicon(tmp_path: Path) -> None:
    (tmp_path / "00-media-line.gold.json").write_bytes((CORPUS / "00-media-line.gold.json").read_bytes())
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--fit"])
    line = result.stdout.splitlines()[-1]
    assert line.startswith("weights: {base: ")
    assert all(f"{doubt}: " in line for doubt in DOUBTS)
