"""Producers by name, checked each; several as one; and our own rules, of which nothing is refused."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.article import Article, read_article
from kg.claim import Claim, Entity, Extraction, Quantity, Span
from kg.entity import references
from kg.extract.reader import Reader
from kg.lexicon import read_lexicon
from kg.producer import Checked, ProducerError, Together, checked, producer

KNOWN, LEXICON = references(), read_lexicon()
RULES = Reader(LEXICON, KNOWN)
TEXT = "The Zorbat Front (ZF) took Blorbo. A fighter of the ZF fell."
ARTICLE = Article("news", "News", "Press", dt.date(2024, 12, 3), TEXT)
CORPUS = Path(__file__).parents[1] / "corpus"
OPEN = ("01", "03", "05", "06", "08", "10", "12", "16", "17", "21", "23")


def span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text), text)


FRONT = Entity("e1", "Zorbat Front", "Faction", ("ZF",), mentions=(span("Zorbat Front"), span("ZF")))
PLACE = Entity("e2", "Blorbo", "Location", mentions=(span("Blorbo"),))
TAKEN = Claim(
    "capturesPlace", {"actor": "e1", "place": "e2", "from": None}, span("The Zorbat Front (ZF) took Blorbo."), "a"
)
HURT = Claim(
    "injured",
    {"victim_group": "fighter", "by": None},
    span("A fighter of the ZF fell."),
    "b",
    quantity=Quantity("A fighter", 1, 1),
)
RIGHT = Extraction("news", (FRONT, PLACE), (TAKEN, HURT))


@dataclass(frozen=True)
class Says:
    """A producer that says one thing."""

    said: Extraction
    version: str = "1"

    def extract(self, article: Article) -> Extraction:
        return replace(self.said, article=article.slug)


def weighed(said: Extraction) -> tuple[Extraction, list[str]]:
    found, refused = checked(ARTICLE, said, lexicon=LEXICON, references=KNOWN)
    return found, [str(one) for one in refused]


@pytest.mark.parametrize("name", OPEN)
def test_of_our_own_rules_nothing_is_refused(name: str) -> None:
    (path,) = CORPUS.glob(f"{name}-*.txt")
    made = producer(RULES)
    found, refused = made.weighed(read_article(path))
    assert refused == ()
    assert len(found.claims) >= 5


def test_what_is_right_is_taken_as_it_is() -> None:
    assert weighed(RIGHT) == (RIGHT, [])


def test_an_extraction_of_another_article_is_refused() -> None:
    wrong = "the extraction: is of article 'other', not 'news'"
    assert weighed(replace(RIGHT, article="other")) == (Extraction("news"), [wrong])


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        (replace(PLACE, mentions=(Span(0, 6, "Blorbo"),)), "a mention is not what stands at its offsets"),
        (replace(PLACE, mentions=(Span(5, 5, ""),)), "a mention is not what stands at its offsets"),
        (replace(PLACE, mentions=(Span(-6, -1, TEXT[-6:-1]),)), "a mention is not what stands at its offsets"),
        (replace(PLACE, id="e1"), "its id stands twice"),
        (replace(PLACE, reference="atlantis"), "there is no curated entity 'atlantis'"),
        (replace(PLACE, reference="levant-front"), "the curated entity is of type Faction"),
    ],
)
def test_an_entity_that_does_not_hold_is_refused_with_the_claims_that_need_it(entity: Entity, reason: str) -> None:
    found, refused = weighed(Extraction("news", (FRONT, entity), (TAKEN,)))
    assert found == Extraction("news", (FRONT,))
    assert [one.partition(": ")[2] for one in refused] == [reason, "place 'e2' is neither an entity nor in its quote"]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(TAKEN, confidence=1.5), "confidence 1.5 is not between 0 and 1"),
        (replace(TAKEN, confidence=float("nan")), "confidence nan is not between 0 and 1"),
        (replace(TAKEN, rule=" "), "it does not say which producer or rule made it"),
        (replace(HURT, quantity=Quantity("A fighter", -4, None)), "its number is -4 to None"),
        (replace(HURT, quantity=Quantity("A fighter", 4000, None)), "its number 'A fighter' is not 4000 to None"),
        (
            replace(TAKEN, roles={"actor": ("e1", "e9"), "place": "e2"}),
            "actor 'e9' is neither an entity nor in its quote",
        ),
    ],
)
def test_a_claim_that_does_not_hold_is_refused(claim: Claim, reason: str) -> None:
    found, refused = weighed(replace(RIGHT, claims=(claim,)))
    assert found.claims == ()
    assert [one.partition(": ")[2] for one in refused] == [reason]


def test_a_quote_as_long_as_a_chapter_is_refused() -> None:
    long = replace(ARTICLE, text="Blorbo fell. " * 400)
    claim = Claim("losesOrWithdraws", {"place": "Blorbo"}, Span(0, len(long.text), long.text), "a")
    _, refused = checked(long, Extraction("news", (), (claim,)), lexicon=LEXICON, references=KNOWN)
    assert [one.reason for one in refused] == ["its quote has 5,200 characters, at most 3,000 are taken"]


def test_several_producers_add_to_each_other_and_say_nothing_twice() -> None:
    other = Extraction(
        "news",
        (replace(PLACE, id="x"), replace(FRONT, id="y", name="ZF", aliases=(), mentions=(span("ZF"),))),
        (
            replace(TAKEN, roles={"actor": "y", "place": "x", "from": None}, rule="c"),
            HURT,
            replace(HURT, type="killed", rule="c"),
        ),
    )
    wrong = replace(other, claims=(replace(TAKEN, polarity="sure", roles={"actor": "y", "place": ("x",)}),))
    one, two, three = (Checked(Says(said), LEXICON, KNOWN) for said in (RIGHT, other, wrong))
    found, refused = Together((one, two, three)).weighed(ARTICLE)
    assert found.entities == (FRONT, PLACE)
    assert found.claims == (TAKEN, HURT, replace(HURT, type="killed", rule="c"))
    assert [refusal.reason for refusal in refused] == ["unknown polarity 'sure'"]
    assert Together((one, two)).version != Together((two, replace(one, inner=Says(RIGHT, "2")))).version


def test_groups_of_unlike_kind_or_of_two_curated_entities_stay_two() -> None:
    units = [replace(FRONT, generic=True), replace(FRONT, type="Alliance"), replace(FRONT, reference="levant-front")]
    made = Together(tuple(Checked(Says(Extraction("news", (unit,))), LEXICON, KNOWN) for unit in (FRONT, *units)))
    assert [entity.id for entity in made.extract(ARTICLE).entities] == ["e1", "e2", "e3", "e4"]


def test_a_producer_of_another_package_is_found_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package of docs/producers.md, put where Python finds packages."""
    document = (Path(__file__).parents[2] / "docs" / "producers.md").read_text(encoding="utf-8")
    code = document.split("```python\n")[1].split("```")[0]
    (tmp_path / "headlines.py").write_text(code, encoding="utf-8")
    (tmp_path / "headlines-1.dist-info").mkdir()
    (tmp_path / "headlines-1.dist-info" / "METADATA").write_text("Name: headlines\nVersion: 1\n", encoding="utf-8")
    points = document.split('[project.entry-points."orbat.producers"]\n')[1].split("```")[0].replace('"', "")
    (tmp_path / "headlines-1.dist-info" / "entry_points.txt").write_text(
        f"[orbat.producers]\n{points}", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    article = replace(ARTICLE, title="Fall of Blorbo", text="Fall of Blorbo\n\nBlorbo fell.")
    try:
        made = producer(RULES, ["headlines"])
        found, refused = made.weighed(article)
    finally:
        sys.modules.pop("headlines", None)
    assert refused == ()
    assert [(claim.type, claim.roles, claim.rule) for claim in found.claims] == [
        ("losesOrWithdraws", {"place": "Blorbo"}, "headlines")
    ]


def test_a_producer_that_is_not_there_is_named() -> None:
    with pytest.raises(ProducerError, match=r"there is no producer 'rule'; did you mean 'rules'\?"):
        producer(RULES, ["rule"])


def test_the_version_follows_what_claims_are_checked_by() -> None:
    one = Checked(Says(RIGHT), LEXICON, KNOWN)
    assert one.version != Checked(Says(RIGHT, "2"), LEXICON, KNOWN).version
    assert one.extract(ARTICLE) == RIGHT
